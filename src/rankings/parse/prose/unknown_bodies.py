"""Places and scores of bodies that no register knows: they are none of the unit named before."""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.parse.names import UPPER
from rankings.parse.prose.marks import PLACE_KINDS, PLACE_OF_WORD, Mark, free_behind, free_mark

_NAMED = re.compile(rf"[{UPPER}]\w*\s[{UPPER}]\w*")
_UNKNOWN = re.compile(rf"[{UPPER}]\w*\s(?:[{UPPER}]?\w+\s){{0,2}}[{UPPER}]")


def drop_places_of_unknown(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without the places of names that nobody knows: "còn cuối bảng là Tổng cục
    Dự trữ Nhà nước" places none of the units named before.
    """
    kept: list[Mark] = []
    for place, mark in enumerate(marks):
        if mark.kind != "next" and mark.kind not in PLACE_KINDS:
            kept.append(mark)
            continue
        link = marks[place + 1] if place + 1 < len(marks) else mark
        behind = marks[place + 2].start if place + 2 < len(marks) else len(text)
        name = _UNKNOWN.match(text, link.end + 1) if link.kind == "link" else None
        after = _NAMED.search(text[mark.end : link.start]) if link.kind == "link" else None
        if mark.kind == "next" and after and not _names(marks[:place], after[0]):
            continue  # "Xếp ngay sau Diên Khánh là phường Ninh Chử": behind whom nobody placed
        if mark.kind in PLACE_KINDS and _is_of_unknown(text, marks[:place], mark):
            kept.append(replace(mark, kind="region_rank"))
        elif mark.kind not in PLACE_KINDS or name is None or behind < name.end():
            kept.append(mark)
    return kept


def _names(marks: list[Mark], name: str) -> bool:
    return any(mark.kind == "unit" and name in mark.span.text for mark in marks)


# ", Việt Thành cũng xếp thứ ba": whom no list of names knows
_UNKNOWN_SUBJECT = re.compile(
    r"(?:(?:,|;|:|\A|thì|khi)?\s?(?:còn|và|song|nhưng|trong khi)?)\s?"
    rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{1,3}}"
    r"(?:\s(?:cũng|đã|đang|vẫn|hiện|mới|tiếp tục|chỉ))*\s\Z"
)


def _is_of_unknown(text: str, before: list[Mark], mark: Mark) -> bool:
    start = mark.start
    if before and before[-1].kind == "rank_verb":
        start, before = before[-1].start, before[:-1]
    since = before[-1].end if before else max(0, start - 60)
    return bool(before) and bool(_UNKNOWN_SUBJECT.fullmatch(text[since:start]))


# "phòng Tài chính – Kế hoạch huyện xếp vị thứ nhất với 88,39%": an office of a district
_OFFICE = re.compile(
    r"(?<!\w)(?<![Vv]ăn )(?<![Qq]uốc )(?:[Pp]hòng|Trung tâm|Vụ|Tổng cục|Trạm|Đội)\s"
    r"(?!ban|chống|cháy)[^,;.:()\d]{3,70}?\s(?P<verb>xếp|đứng|dẫn đầu|đạt|với|giữ|vươn)\s"
)
# "Trung tâm Y tế | huyện Long Hồ 89,5%", "Phòng Tài chính - Kế hoạch của | thị xã"
_OFFICE_OF = re.compile(
    r"(?<!\w)(?<![Vv]ăn )(?:[Pp]hòng|[Tt]rung tâm|[Bb]ệnh viện|[Tt]rạm|[Tt]rường|Hội|[Cc]hi cục)"
    rf"(?:\s(?:[-–]\s|và\s)?[{UPPER}]\w*(?:\s\w+)?(?:\shành chính công|\skhu vực)?){{1,5}}"
    r"\s(?:của\s)?\Z"
)


def _drop_owners_of_offices(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without the place whose office is told of, and what follows as nobody's."""
    for mark in [mark for mark in marks if mark.kind in ("unit", "count_noun")]:
        if _OFFICE_OF.search(text, max(0, mark.start - 80), mark.start):
            others = [other for other in marks if other is not mark]
            marks = free_behind(others, mark.start, ("unit", "semicolon"))
    return marks


def drop_values_of_offices(text: str, begin: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks with what is told behind such an office as nobody's, up to the next name or
    part of the sentence.
    """
    marks = _drop_owners_of_offices(text, marks)
    end = marks[-1].end if marks else begin
    for office in _OFFICE.finditer(text, begin, end):
        if any(mark.kind == "unit" and mark.start <= office.start() < mark.end for mark in marks):
            continue
        marks = free_behind(marks, office.start("verb"), ("unit", "semicolon"))
    return marks


_UNNAMED_DOES = {"rise", "fall", "rank_verb", "gain_verb", "rank", *PLACE_OF_WORD, "last"}
_IS_ITS_OBJECT = re.compile(r"(?:vượt|hơn|kém|sau|trên|qua|ngôi|bằng)(?:\s(?:qua|mặt|cả))?\s\Z")


def drop_values_of_unnamed(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with what "một tỉnh" does as nobody's: "A giữ ngôi đầu, một tỉnh nhảy vọt 8
    bậc, vượt B lên thứ hai". Another name ends it, one that the unnamed is measured by does not.
    """
    settled = list(marks)
    is_open = False
    for place, mark in enumerate(marks):
        before, behind = marks[place - 1 : place], marks[place + 1 : place + 3]
        opens = place == 0 or before[0].kind in ("comma", "semicolon", "colon", "dash")
        is_subject = [other.kind for other in behind[:1]] == ["count_noun"] and bool(
            {other.kind for other in behind[1:]} & _UNNAMED_DOES
        )
        if mark.kind == "count_word" and mark.value == "1" and opens and is_subject:
            is_open = True
        elif mark.kind == "semicolon" or (
            mark.kind == "unit"
            and not _IS_ITS_OBJECT.search(text, max(0, mark.start - 10), mark.start)
        ):
            is_open = False
        settled[place] = free_mark(mark) if is_open else mark
    return settled
