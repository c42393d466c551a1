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

_SIZE_NOUNS = (
    r"\s(?P<noun>@count_noun)(?!\w)"
    rf"(?P<more>(?:,\s|-|/)(?:{place_types('commune')})(?!\w))?+"
    r"(?:(?:\shành chính)?\scấp\s(?:@count_noun)(?!\w))?+"
    r"(?!\strực thuộc)(?!\s(?:đứng|dẫn|xếp|loại|đạt|không|khác|còn|này|trên|kể|cuối|đầu|có"
    r" điểm|tăng|giảm|tụt|giữ|dưới|mới|chưa|lọt))"
)
_SIZE_BEFORE = re.compile(
    r"(?:trong|trên|của|gồm|cả|toàn bộ|tổng số|bảng|danh sách|xếp hạng)\s(?:số\s)?\Z"
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
    for position, mark in enumerate(marks):
        noun = (
            compile_words(_SIZE_NOUNS).match(fold_letters(text)[mark.end : mark.end + 40])
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
        counts = before.endswith("có ") and compile_words(_ALL_OF_THEM).match(
            fold_letters(text)[mark.end : mark.end + 120]
        )
        goes_on = before.endswith("và ") and bool(context.sizes)
        opens = noun["noun"] == "sở" and not before.strip()
        if _SIZE_BEFORE.search(before) or counts or goes_on or opens:
            if before.endswith("có ") and _is_part(context, mark):
                continue  # "trong tổng số 20 sở … có 8 sở đạt chỉ số cao": a part of them
            label = context.label.text if context.label else ""
            is_any = noun["noun"] in _ANY and _ALL_BODIES.match(fold_letters(behind))
            if is_any and not find_levels(label + behind):
                continue  # "44 cơ quan, đơn vị" of all blocks
            group = _group_of(noun) or context.level
            if not _is_whole(text, mark, group) or _forget_other(context, group, marks, position):
                continue
            context.sizes[group] = mark.span
            if _begins_with(behind, "block_word"):
                context.block_size = mark.span  # "6 cơ quan Trung ương": of no other block


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
    return None if sum(parts) == int(whole.text) > int(own.text) else own


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


def _counts_grade(behind: list[Mark]) -> bool:
    """ "6 sở, ban, ngành xếp loại Tốt", "6 sở cùng A và B xếp loại Tốt" count those of a grade, "20
    sở đều xếp loại Tốt" all.
    """
    kinds = [mark.kind for mark in behind]
    if kinds[1:3] in (["same", "unit"], ["and", "unit"]):
        kinds = [kind for kind in kinds if kind not in ("same", "unit")]
    stops = [kinds.index(kind) for kind in ("number", "semicolon", "unit", "same") if kind in kinds]
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
