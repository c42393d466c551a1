"""How many units a group has, as the sentences say: "trong 18 sở, ban, ngành"."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.model import Span
from rankings.parse.prose.context import Context
from rankings.parse.prose.elsewhere import in_a_region
from rankings.parse.prose.marks import Mark
from rankings.registry.name_forms import place_types
from rankings.registry.provinces import FEWEST_PROVINCES
from rankings.registry.vocabulary import compile_words, find_levels, find_words

SIZE_NOUNS = (
    r"\s(?P<noun>@count_noun)(?!\w)"
    rf"(?P<more>(?:,\s|-|/)(?:{place_types('commune')})(?!\w))?+"
    r"(?:(?:\shành chính)?\scấp\s(?:@count_noun)(?!\w))?+"
    r"(?!\strực thuộc)(?!\s(?:đứng|dẫn|xếp|loại|đạt|không|khác|còn|này|trên|kể|cuối|đầu|có"
    r" điểm|tăng|giảm|tụt|giữ|dưới|mới|chưa|lọt))"
)
_SIZE_BEFORE = re.compile(
    r"(?:trong|trên|của|khối|gồm|cả|toàn bộ|tổng số|bảng|danh sách|xếp hạng)\s(?:số\s)?\Z"
)
_ANY = ("cơ quan", "đơn vị")  # units of all blocks, where nothing tells which


# "có 58 xã, phường được đánh giá", "có 22 sở, ban, ngành và 30 quận, huyện" count all; "có 6 tỉnh
# thuộc vùng …" counts some.
_ALL_OF_THEM = (
    r"[^.;:()\d]{0,90}?(?<!\w)(?:được (?:xếp hạng|đánh giá|chấm điểm)|tham gia|thực hiện đánh giá"
    r"|thuộc diện|và \d{1,3} (?:@count_noun))(?!\w)"
)
_ALL_BODIES = re.compile(r"(?:,| và)\s(?:cơ quan|đơn vị|địa phương)(?!\w)")
_OF_GROUP = re.compile(r"(?<!\w)(?:nhóm|loại|mức)\s[^.;:,\d\n]{1,40}\Z")


def learn_sizes(context: Context, text: str, marks: list[Mark]) -> None:
    """Remember how many units a group has: "của 18 sở, ban, ngành và 8 huyện", "gồm 33 phường và 66
    xã".
    """
    _learn_of_graded(context, text, marks)
    for position, mark in enumerate(marks):
        noun = (
            compile_words(SIZE_NOUNS).match(fold_letters(text)[mark.end : mark.end + 40])
            if mark.kind == "number" and mark.of is None and mark.span.text.isdigit()
            else None
        )
        if noun is None or int(mark.span.text) < 3 or _counts_grade(marks[position + 1 :]):
            continue
        behind = text[mark.end + noun.end() : mark.end + 40]
        if _begins_with(behind, "grade"):
            continue  # "có 8 đơn vị xuất sắc" counts those of a grade
        before = fold_letters(text)[max(0, mark.start - 14) : mark.start]
        if _OF_GROUP.search(fold_letters(text)[max(0, mark.start - 50) : mark.start]):
            continue  # "Nhóm cao nhất có 16 tỉnh"
        is_graded = any(other.kind == "grade" for other in marks[:position])
        if before.endswith(("có ", "gồm ")) and (is_graded or _is_after_bound(marks[:position])):
            continue  # "nhóm dưới 80% có 3 đơn vị", "Nhóm Khá là những địa phương …, gồm 8 …"
        if in_a_region().match(fold_letters(text)[mark.end : mark.end + 60]):
            continue  # "trong 14 tỉnh trung du và miền núi phía Bắc"
        headed = _head_before(text, mark, noun)
        if headed or _is_told(context, text, mark, noun):
            if before.endswith("có ") and _is_part(context, mark):
                continue  # "trong tổng số 20 sở … có 8 sở đạt chỉ số cao": a part of them
            label = context.label.text if context.label else ""
            is_any = noun["noun"] in _ANY and _ALL_BODIES.match(fold_letters(behind))
            if is_any and not find_levels(label + behind):
                continue  # "44 cơ quan, đơn vị" of all blocks
            heads = find_levels(headed[0]) if headed else ()
            group = heads[-1] if heads else _group_of(noun) or context.level
            if not _is_whole(text, mark, group) or _forget_other(context, group, marks, position):
                continue
            context.sizes[group] = mark.span
            if _begins_with(behind, "block_word"):
                context.block_size = mark.span  # "6 cơ quan Trung ương": of no other block


# "Khối các sở, ban, ngành (12 đơn vị được đánh giá)", "Ở cấp huyện (11 địa phương)"
_HEADED = re.compile(r"(?<!\w)(?:khối|cấp|các)\s[^.;:()\d\n]{2,60}\s\(\Z", re.IGNORECASE)
_IN_HEAD = re.compile(r"(?:\s(?:được|tham gia)\s[^\W\d]+(?:\s[^\W\d]+){0,2})?\)")
# "Với 8 huyện, thị xã, không đơn vị nào …", "Đối với 7 huyện, thành phố, …"
_OPENS_PART = re.compile(r"(?:\A|[\n.;]\s?)(?:đối\s)?(?:với|ở|tại|trong)\s\Z", re.IGNORECASE)
_ENDS_HEAD = r"(?:(?:,|\svà)\s(?:ban|ngành|@count_noun)(?!\w)|\scấp\s(?:@count_noun)(?!\w))*\s?[,(]"
# "phiếu khảo sát tại 21 sở, ngành và 8 huyện", "chấm điểm 22 sở, ngành và 7 huyện": all of both
_BOTH_BEFORE = re.compile(r"(?:đối với|tại|ở|điểm|đánh giá|khảo sát|nhóm:|khối:)\s\Z")
_BOTH = (
    r"(?:,\s(?:ban|ngành|cơ quan|đoàn thể)(?!\w))*(?:\s(?:cấp\s)?tỉnh|\s\([^()\n]{1,50}\))?"
    r"(?:,|\svà|,?\scùng)\s\d{1,3}\s(?:@count_noun)(?!\w)"
)
# "đối với 24 xã, thị trấn", "xếp hạng CCHC 24 xã, thị trấn"
_OVER_ALL = (
    r"(?:đối với|(?:xếp hạng|đánh giá|chấm điểm|công bố)\s(?:chỉ số\s)?"
    r"(?:@framework_word|@index_name))\s\Z"
)
_OTHER_DEEDS = re.compile(
    r"(?<!\w)(?:kiểm tra|thanh tra|giám sát|khen|tặng|biểu dương|thí điểm|làm việc|tập huấn"
    r"|phấn đấu|hỗ trợ|triển khai|phê bình|kiểm điểm|nhắc nhở)(?!\w)[^.\n]*\Z"
)


def _head_before(text: str, mark: Mark, noun: re.Match[str]) -> re.Match[str] | None:
    """The name of a group right before the brackets that hold its size."""
    headed = _HEADED.search(text, max(0, mark.start - 80), mark.start)
    if headed and _IN_HEAD.match(text, mark.end + noun.end("noun")):
        return headed
    # "Khối UBND các huyện, thị xã có 27 đơn vị."
    block = _IN_BLOCK.search(text, max(0, mark.start - 60), mark.start)
    ends = text[mark.end + noun.end("noun") :].lstrip(" ")[:1] in ("", *".;\n")
    return block if block and ends and noun["noun"] in _ANY else None


def _is_told(context: Context, text: str, mark: Mark, noun: re.Match[str]) -> bool:
    """Whether the words before a number, or behind its noun, say that it counts a whole group."""
    folded = fold_letters(text)
    before = folded[max(0, mark.start - 14) : mark.start]
    if before.endswith("có ") and compile_words(_ALL_OF_THEM).match(
        folded[mark.end : mark.end + 120]
    ):
        return True
    goes_on = before.endswith("và ") and bool(context.sizes)
    opens = noun["noun"] == "sở" and not before.strip()
    is_said = bool(_SIZE_BEFORE.search(before))
    return is_said or goes_on or opens or _is_size_of_list(text, mark, noun)


def _is_size_of_list(text: str, mark: Mark, noun: re.Match[str]) -> bool:
    """Whether a number counts all units that are ranked, by the words around it."""
    folded = fold_letters(text)
    before, end = folded[max(0, mark.start - 160) : mark.start], mark.end + noun.end("noun")
    if _OTHER_DEEDS.search(before):
        return False
    if _OPENS_PART.search(before):
        return bool(compile_words(_ENDS_HEAD).match(folded, end))
    if _BOTH_BEFORE.search(before) and compile_words(_BOTH).match(folded, end):
        return True
    is_several = bool(noun["more"]) or text[end : end + 1] == ","
    return is_several and bool(compile_words(_OVER_ALL).search(before))


_IN_BLOCK = re.compile(r"(?<!\w)(?:khối|cấp)\s[^.;:()\d\n]{2,50}?\scó\s\Z", re.IGNORECASE)


def _learn_of_graded(context: Context, text: str, marks: list[Mark]) -> None:
    """ "Khối sở, ban, ngành có 3/19 đơn vị đạt loại Xuất sắc": what they are some of, where nothing
    else tells the size.
    """
    for position, mark in enumerate(marks):
        block = _IN_BLOCK.search(text, max(0, mark.start - 60), mark.start)
        behind = [other.kind for other in marks[position + 1 : position + 2]]
        if mark.of is None or block is None or behind != ["count_noun"]:
            continue
        levels = find_levels(block[0])
        if len(levels) == 1 and _counts_grade(marks[position + 1 :]) and int(mark.of.text) > 2:
            context.sizes.setdefault(levels[0], mark.of)


_FARTHEST = 60  # letters between a whole and its parts


def size_of(context: Context, level: str, place_type: str, label: str) -> Span | None:
    """Return the size of the list of a level, or of the type of communes that is ranked apart; None
    where "64 đơn vị cấp xã, gồm 55 xã và 9 phường" leaves it open which of them are one list.
    """
    whole, own = context.sizes.get(level), context.sizes.get(place_type)
    types = place_types("commune")
    named = {*re.findall(rf"(?<!cấp )(?<!\w)(?:{types})(?!\w)", fold_letters(label))}
    if own is None or whole is None or named == {place_type}:
        return own or whole
    parts = [int(size.text) for kind, size in context.sizes.items() if re.fullmatch(types, kind)]
    first = min(size.start for kind, size in context.sizes.items() if re.fullmatch(types, kind))
    follow = 0 < first - whole.end < _FARTHEST
    return None if follow and sum(parts) == int(whole.text) > int(own.text) else own


def _is_whole(text: str, mark: Mark, group: str) -> bool:
    if group == "province" and int(mark.span.text) < FEWEST_PROVINCES:
        return False  # "Nhóm A; gồm 06 tỉnh, thành phố"
    return not (group == "department" and _counts_districts_too(text, mark.end))


def _forget_other(context: Context, group: str, marks: list[Mark], position: int) -> bool:
    """Whether a size is another list's; which of the two is told on is not known then."""
    is_other = _is_of_another_list(context.sizes.get(group), marks, position)
    if is_other:
        context.sizes.pop(group, None)
    return is_other


def _is_of_another_list(known: Span | None, marks: list[Mark], position: int) -> bool:
    """ "dẫn đầu về PAR INDEX, nhưng ở SIPAS đứng thứ 3 trong 17 cơ quan": of SIPAS's list alone."""
    if not position or marks[position - 1].kind != "rank":
        return False
    indices = {mark.span.text for mark in marks if mark.kind == "index_name"}
    return len(indices) > 1 or (known is not None and known.text != marks[position].span.text)


_TOOK_PART = re.compile(r"[^.;:()]{0,110}?(?<!\w)tham gia(?!\w)")


def forget_joined(context: Context, text: str, level: str) -> None:
    """Forget how many of a level took part where some of them are not ranked."""
    size = context.sizes.get(level)
    if size is not None and _TOOK_PART.match(text, size.end):
        del context.sizes[level]


def leave_block(context: Context, opening: str) -> None:
    """Forget the size of a block where a paragraph begins that names none."""
    if context.block_size is None or any(find_words(opening, "block_word")):
        return
    sizes = context.sizes.items()
    context.sizes = {level: size for level, size in sizes if size is not context.block_size}
    context.block_size = None


def _begins_with(words: str, role: str) -> bool:
    return any(not words[: word.start].strip() for word in find_words(words, role))


def _group_of(noun: re.Match[str]) -> str:
    """The group that a counted noun makes: a level ("huyện", "91 xã, phường", "đơn vị cấp xã"), a
    type of communes ("33 phường"); "" for units of any.
    """
    level = next(find_words(noun["noun"], "count_noun")).value
    told = find_levels(noun[0], "level_heading")
    return told[0] if told else noun["noun"] if level == "commune" else level


_ONE_COUNT = re.compile(r"[^\d.;:()\n]{1,110}")


def _counts_districts_too(text: str, start: int) -> bool:
    """ "52 sở và cơ quan tương đương sở, UBND các quận, huyện": one number for two lists."""
    counted = _ONE_COUNT.match(text, start)
    return counted is not None and "district" in find_levels(counted[0])


def _is_part(context: Context, mark: Mark) -> bool:
    """Whether a larger group was told before."""
    return any(int(size.text) > int(mark.span.text) for size in context.sizes.values())


_STOPS = ("number", "semicolon", "unit", "same", "none_word")


def _counts_grade(behind: list[Mark]) -> bool:
    """ "6 sở, ban, ngành xếp loại Tốt", "6 sở cùng A và B xếp loại Tốt" count those of a grade, "20
    sở đều xếp loại Tốt" all.
    """
    kinds = [mark.kind for mark in behind]
    if kinds[1:3] in (["same", "unit"], ["and", "unit"]):
        kinds = [kind for kind in kinds if kind not in ("same", "unit")]
    stops = [kinds.index(kind) for kind in _STOPS if kind in kinds]
    return "grade" in kinds[: min([*stops, 9])]


def _is_after_bound(before: list[Mark]) -> bool:
    """Whether a share or score stands in the same part of the sentence: what follows counts those
    it bounds.
    """
    start = max(
        (
            position + 1
            for position, mark in enumerate(before)
            if mark.kind in ("semicolon", "colon")
        ),
        default=0,
    )
    return any(mark.kind in ("percent", "score") for mark in before[start:])
