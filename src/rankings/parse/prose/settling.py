"""What only the whole sentence, or the page, can settle of the rows that its chains gave."""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.language.number_words import COUNTED
from rankings.language.text import either, fold, fold_letters, key
from rankings.parse.model import Span, Statement
from rankings.parse.prose.aims import drop_hoped_places
from rankings.parse.prose.comparisons import part_compared
from rankings.parse.prose.marks import PLACE_KINDS, PLACE_OF_WORD, Mark, free_mark
from rankings.parse.prose.means import drop_other_means, drop_scores_of_all, drop_worths
from rankings.parse.prose.other_values import (
    drop_compared_year,
    drop_distances,
    drop_most_changed,
    drop_provisional,
    drop_turns_of_indices,
)
from rankings.parse.prose.part_values import (
    drop_ends_of_groups,
    drop_gains_in_fields,
    drop_other_grades,
    drop_own_shares,
    drop_places_of_fields,
    drop_shares_of_each,
    drop_sums_of_parts,
    drop_weights,
)
from rankings.parse.prose.unknown_bodies import (
    drop_places_of_unknown,
    drop_values_of_offices,
    drop_values_of_unnamed,
)
from rankings.registry.grade_order import grade_order
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import compile_words

_ENDS = {"highest", "lowest", "first", "last"}
_SHARE_BEFORE = re.compile(
    r"\s(?:tỷ|tỉ) lệ\s(?!(?:%\s|phần trăm\s|số\s)*(?:điểm|đạt|chỉ số|hài lòng))[^,;.:()\d]{3,80}\Z",
    re.IGNORECASE,
)
# "tỷ lệ phản hồi đạt 74,3%", but not "tỷ lệ hài lòng đạt 84%"
_RATE_BEFORE = re.compile(
    r"(?:tỷ|tỉ) lệ (?:phản hồi|trả lời|tham gia|thu hồi phiếu|phiếu|hồ sơ|giải ngân|hộ|dân số)"
    r"[^,;.:()\d]{0,60}\Z",
    re.IGNORECASE,
)


def drop_other_measures(text: str, begin: int, marks: list[Mark]) -> list[Mark]:
    """The marks without what is no place or grade of a unit: "có tỷ lệ hồ sơ trực tuyến cao nhất,
    đạt 98,2%" ranks by a share, "kết quả dưới mức trung bình" is no grade.
    """
    kinds = {mark.kind for mark in marks}
    marks = drop_hoped_places(text, begin, part_compared(marks) if "versus" in kinds else marks)
    marks = drop_own_voice(text, begin, marks)
    marks = drop_values_of_unnamed(text, marks) if "count_word" in kinds else marks
    marks = drop_values_of_offices(text, begin, marks)
    marks = _free_changes_of_others(text, marks) if "open" in kinds else marks
    marks = drop_turns_of_indices(marks) if "in_order" in kinds else marks
    marks = drop_compared_year(marks)
    marks = drop_shares_of_each(text, marks) if "score" in kinds else marks
    marks = drop_places_of_fields(text, marks) if "criterion_word" in kinds else marks
    marks = drop_gains_in_fields(text, marks) if "places" in kinds else marks
    marks = drop_other_grades(text, marks) if "grade" in kinds else marks
    marks = drop_places_of_unknown(text, drop_weights(drop_ends_of_groups(marks)))
    marks = drop_own_shares(text, marks) if "percent" in kinds else marks
    marks = drop_worths(drop_sums_of_parts(text, marks)) if "score" in kinds else marks
    marks = drop_other_means(drop_scores_of_all(text, marks))
    marks = drop_other_changes(text, marks) if "places" in kinds else marks
    marks = drop_distances(text, drop_most_changed(text, marks))
    marks = drop_provisional(text, begin, marks)
    marks = settle_followers(text, marks) if "next" in kinds else marks
    marks = _move_counting(marks) if "from_below" in kinds else marks
    return _drop_shares(text, lead_in_turn(marks) if "in_order" in kinds else marks)


def _drop_shares(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without the places by a share, the bounds of grades, and with shares as numbers."""
    kept: list[Mark] = []
    shares = False
    for mark in marks:
        if mark.kind in _ENDS and _SHARE_BEFORE.search(text, max(0, mark.start - 90), mark.start):
            shares = True
            continue
        if mark.kind == "grade" and _BOUND_GRADE.search(
            fold_letters(text)[max(0, mark.start - 30) : mark.start]
        ):
            continue
        if mark.kind in ("semicolon", "unit") or mark.kind in PLACE_KINDS:
            shares = False
        is_rate = mark.kind in ("percent", "score") and mark.unit and mark.unit.text == "%"
        is_rate = is_rate and _RATE_BEFORE.search(text, max(0, mark.start - 90), mark.start)
        is_share = mark.kind == "percent" and (shares or _is_share(text, kept))
        is_share = bool(is_share or is_rate)
        shares = shares and not is_share
        kept.append(replace(mark, kind="number") if is_share else mark)
    return kept


_WE = re.compile(r"(?<!\w)(?:chúng tôi|chúng ta|chúng em|chúng mình)\s", re.IGNORECASE)


def drop_own_voice(text: str, begin: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the values of those who speak as bare numbers, up to the next name:
    "Năm 2021 chúng tôi chỉ đứng thứ 7, năm 2022 xếp thứ 2, sau Cục Thuế với 86,02 điểm".
    """
    end = marks[-1].end if marks else begin
    spoken = [match.start() for match in _WE.finditer(text, begin, end)]
    if not spoken:
        return marks
    freed, named = [], begin  # where the last name before a mark stands
    for mark in marks:
        since = max((place for place in spoken if place < mark.start), default=begin - 1)
        is_own = since >= named
        freed.append(free_mark(mark) if is_own else mark)
        named = mark.start if mark.kind == "unit" else named
    return freed


def _move_counting(marks: list[Mark]) -> list[Mark]:
    """Return the marks with the words that count from the end behind the place they are said of:
    "tính từ dưới lên trong 21 địa phương, X đứng thứ ba".
    """
    kinds = [mark.kind for mark in marks]
    ahead = kinds.index("from_below") if "from_below" in kinds else len(kinds)
    place = next((at for at in range(ahead, len(kinds)) if kinds[at] == "rank"), len(kinds))
    if place == len(kinds) or kinds[ahead:place].count("unit") != 1 or kinds.count("unit") != 1:
        return marks
    return [*marks[:ahead], *marks[ahead + 1 : place + 1], marks[ahead], *marks[place + 1 :]]


_AFTER_YEARS = re.compile(
    rf"(?<!\w)(?:sau|trong|qua|suốt)\s(?:\d{{1,2}}|{COUNTED})\snăm(?:\squa)?\b[^.;\n]{{0,60}}\Z",
    re.IGNORECASE,
)


def drop_other_changes(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the places gained over several years, or by which a unit is ahead of
    another, as bare numbers: "Sau hai năm, tỉnh đã tăng 29 bậc", "B thấp hơn hai bậc".
    """
    times = {"versus", "year", "earlier"}
    return [
        replace(mark, kind="number")
        if mark.kind == "places"
        and (
            _AFTER_YEARS.search(text, max(0, mark.start - 90), mark.start)
            or (
                position
                and marks[position - 1].measures_against
                and not times & {other.kind for other in marks[position + 1 : position + 3]}
            )
        )
        else mark
        for position, mark in enumerate(marks)
    ]


def lead_in_turn(marks: list[Mark]) -> list[Mark]:
    """ "lần lượt là A đứng đầu, B, C": the word behind the first name leads all that are named."""
    kinds = [mark.kind for mark in marks]
    for at in range(1, len(kinds) - 3):
        is_led = kinds[at : at + 2] == ["unit", "first"] and kinds[at + 2] in ("comma", "and")
        before = [kind for kind in kinds[max(0, at - 3) : at] if kind not in ("link", "colon")]
        behind = kinds[at + 2 :]
        listed = behind[: [*behind, "semicolon"].index("semicolon")]
        if is_led and before[-1:] == ["in_order"] and {*listed} <= {"unit", "comma", "and"}:
            turn = max(place for place in range(at) if kinds[place] == "in_order")
            joined = replace(marks[at + 2], start=marks[at].end)
            return [*marks[:turn], marks[at + 1], *marks[turn : at + 1], joined, *marks[at + 3 :]]
    return marks


_BEFORE_LEADER = {"count_noun", "rank_verb", "grade_marker"}
_STANDS_BEHIND = re.compile(r"(?:sau|sát)\Z", re.IGNORECASE)


def settle_followers(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Ngay sau đơn vị dẫn đầu là A", "Xếp sau hạng ba là B", at the head of their part: the one
    behind a place has the next; "C chỉ đứng sau đơn vị dẫn đầu là D" speaks of D's own.
    """
    settled = list(marks)
    for at in range(len(marks) - 3, -1, -1):
        last = at + 1 + sum(mark.kind in _BEFORE_LEADER for mark in marks[at + 1 : at + 3])
        place, *behind = marks[last : last + 3] or [marks[at]]
        said = place.value or place.span.text
        rank = PLACE_OF_WORD.get(place.kind) or (int(said) if said.isdigit() else 0)
        if (
            marks[at].kind == "next"
            and _STANDS_BEHIND.search(marks[at].span.text)  # "sau đó vị trí thứ hai là A": A's own
            and place.kind in ("rank", *PLACE_OF_WORD)
            and rank
            and not place.is_earlier
            and [mark.kind for mark in behind] == ["link", "unit"]
            and not _names_before(marks[:at])
            and len(text[marks[at].end : place.start].split()) <= _FEW_WORDS
        ):
            span = Span(text[marks[at].start : place.end], marks[at].start, place.end)
            follower = Mark("rank", span.start, span.end, span, value=str(rank + 1))
            settled[at : last + 1] = [follower]
    return settled


def _names_before(marks: list[Mark]) -> bool:
    """Whether the part of the sentence so far names a unit."""
    kinds = [mark.kind for mark in marks]
    return "unit" in kinds[len(kinds) - [*reversed(kinds), "semicolon"].index("semicolon") :]


_FEW_WORDS = 2


def _free_changes_of_others(text: str, marks: list[Mark]) -> list[Mark]:
    """ "xếp thứ 2, với cải thiện trong công tác cải cách hành chính (tăng 1,1 điểm)": a change
    in brackets behind words of their own is that of what they say.
    """
    freed = list(marks)
    for place in range(1, len(marks) - 2):
        before, opened, verb, value = marks[place - 1 : place + 3]
        words = text[before.end : opened.start].split()
        if (
            opened.kind == "open"
            and verb.kind in ("rise", "fall")
            and value.kind in ("score", "percent", "points")
            and len(words) > _FEW_WORDS
        ):
            freed[place + 2] = replace(value, kind="number")
    return freed


# "kết quả dưới mức trung bình", "thấp hơn loại khá"
_BOUND_GRADE = re.compile(
    r"(?:dưới|trên|hơn|chưa đạt|không đạt|chưa được|so với|cách|suýt|suýt đạt|suýt vào|để đạt"
    r"|xấp xỉ|gần bằng|ngang|ngang bằng|tương đương|bằng|sát"
    r"|để vào|gần đạt|gần với|đủ điều kiện|để được)"
    r"\s(?:(?:loại|mức|hạng|nhóm|xếp loại|xếp)\s){1,2}\Z"
)
# "toàn bộ hồ sơ của Sở Ngoại vụ (100%)": a share of what belongs to the unit.
_BELONGS = re.compile(
    r"(?:hồ sơ|văn bản|công chức|viên chức|cán bộ|thủ tục|nhiệm vụ|dịch vụ|tài khoản|báo cáo)"
    r"[^,;.:()\d]{0,40}\s(?:của|tại)\s\Z"
)


def _is_share(text: str, before: list[Mark]) -> bool:
    """Whether a percentage behind these marks is the share of a count, and no score: "3.105/3.120
    thủ tục được công khai, đạt 99,52%".
    """
    place = len(before) - 1
    while place >= 0 and before[place].kind in ("comma", "gain_verb", "open", "link"):
        place -= 1
    if place < 0:
        return False
    last, verb = before[place], before[place - 1].kind if place else ""
    if last.kind == "unit":
        return before[-1].kind == "open" and bool(
            _BELONGS.search(fold_letters(text)[max(0, last.start - 60) : last.start])
        )
    return last.kind == "number" and last.of is not None and verb not in ("rank_verb", "rank")


@remembered(maxsize=1)
def _counted_grades() -> re.Pattern[str]:
    """ "9 sở xếp loại Tốt", "Loại Tốt (14", "Loại Tốt có 13", "loại Tốt gồm": a grade with the
    number or the names of the units that have it, "ở nhóm xếp loại Khá,".
    """
    words = either(map(fold, load_lexicon().words("grade")), space=" ")
    words = rf"{words}(?! tố)"  # "theo các nhóm yếu tố"
    counted = rf"\d\s[^.;:,\d]{{2,40}}?(?:loại|mức|nhóm)\s(?P<behind>{words})(?!\w)"
    heads = rf"(?:loại|mức|nhóm)\s(?P<before>{words})\s?(?:(?:\(|có\s|gồm\s)\d|gồm|là|:)"
    inside = (
        rf"(?:ở|trong|tại|thuộc)\s(?:nhóm|loại|mức)\s(?:xếp\s)?(?:loại\s)?(?P<inside>{words})(?!\w)"
    )
    return re.compile(rf"{counted}|{heads}|{inside}")


_OF_THIS_GRADE = re.compile(r"\s(?:của\s|trong\s)?(?:nhóm|loại|mức)\s(?:này|trên|đó)(?!\w)")


def settle_grade_leaders(text: str, rankings: list[Statement]) -> None:
    """ "Loại Tốt (14 đơn vị), trong đó dẫn đầu là A", "9 sở xếp loại Tốt, đứng đầu là A": A leads
    those of its grade; where the page counts units of a better grade before, A does not lead the
    list.
    """
    pattern, orders = _counted_grades(), grade_order()
    folded = ""
    for row in rankings:
        rank = row.fields.get("rank")
        if rank is None or rank.text.isdigit():
            continue
        start = max(row.start, text.rfind(";", row.start, rank.start) + 1)
        of_this = _OF_THIS_GRADE.match(text, rank.end)  # the grade stands in a sentence before
        start = max(0, text.rfind("\n", 0, row.start)) if of_this else start
        if not pattern.search(fold_letters(text)[start : rank.start]):
            continue
        folded = folded or fold_letters(text)
        *others, own = pattern.finditer(folded, start, rank.start)
        if of_this and others and text.rfind(". ", start, own.start()) < others[-1].start():
            continue  # "12 cơ quan loại Tốt, 2 loại Khá. Dẫn đầu nhóm này": of all that are graded
        ahead = text[others[-1].end() : own.start()] if others else ""
        if "và" in (ahead.strip(), text[own.end() : rank.start].strip()):
            continue  # "4 sở loại Tốt và 2 sở loại Khá, dẫn đầu là A": A leads all six
        name = own.lastgroup
        better = [orders[key(match[match.lastgroup])] for match in pattern.finditer(folded)]
        row.fields.setdefault("grade", Span(text[slice(*own.span(name))], *own.span(name)))
        if any(order < orders[key(own[name])] for order in better):
            row.fields.pop("rank")
            row.attributes.pop("rank_source", None)
            row.attributes.pop("rank", None)
            row.attributes["group"] = "grade"


_OTHER_LIST = re.compile(
    r"(?:nếu|xét|tính|giả sử)[^.;:]{0,40}(?:trước|khi chưa|nếu không|nếu chưa)"
    r"\s(?:khi\s)?(?:sáp nhập|hợp nhất|sắp xếp)"
)
# "thứ 2 trong bảng xếp hạng các địa phương cải cách nhất": by what its name says
_NAMED_LIST = (
    r"(?:bảng|danh sách|tốp|top)\s(?:xếp hạng\s)?(?:các|những)\s(?:@count_noun|tỉnh)"
    r"(?:,? thành(?: phố)?)?(?:\s(?!(?:có|đạt|được|đứng|dẫn|xếp)\b)[^\W\d]+){2,4}?"
    r"(?<!\scao)(?<!\stốt)(?<!\sthấp)\snhất"
)


def doubt_other_list(words: str, rankings: list[Statement]) -> None:
    """ "Nếu xét trước khi sáp nhập, …": places in another list than that of the page."""
    folded = fold_letters(words)
    if _OTHER_LIST.search(folded) or compile_words(_NAMED_LIST).search(folded):
        for row in rankings:
            row.attributes["unsure"] = "list"


_NO_ORDER = re.compile(r"không (?:xếp |sắp xếp )?(?:theo|phân|phân biệt) thứ (?:tự|hạng)")


def drop_order(words: str, rankings: list[Statement]) -> None:
    """ "Tốp ba gồm A, B và C (không theo thứ tự)": the order of the names is no place."""
    if not _NO_ORDER.search(fold_letters(words)):
        return
    for row in rankings:
        if row.attributes.get("rank_source") == "order" and "rank" not in row.fields:
            del row.attributes["rank_source"]
            row.attributes.pop("rank", None)
            row.attributes["group"] = "top"
