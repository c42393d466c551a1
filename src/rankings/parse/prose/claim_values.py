"""A figure with what belongs to it: its unit, its range, the whole it is out of."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_words import (
    bound_of,
    grade_with_threshold,
    noun_behind,
    unit_of,
)
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.quantities import STREAK
from rankings.parse.sentences import Sentence

_MEASURED = {"percent", "score", "number", "points", "rank", "region_rank", "places"}
# "vị trí thứ 6 trong tổng số 63 tỉnh"
_AMONG = re.compile(r"\s(?:trong|trên)(?:\s(?:tổng số|số))?\s")
# "78-89,5%", "từ 80% đến dưới 90%"
_TO = re.compile(r"\s?(?:[-–]|(?:đến|tới)(?=\s))\s?(?P<below>dưới\s)?(?:(?:gần|khoảng|hơn)\s)?")
_MOVES_TO = re.compile(r"\s(?:lên|xuống|còn)\s(?:hạng\s|vị trí\s)?")
_FROM = re.compile(r"(?<!\w)từ\s\Z", re.IGNORECASE)
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm|tụt|vươn|cải thiện)(?!\w)[^,;]{0,20}\Z", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"(?<!\w)(?:xuống|lên|thứ hạng|vị trí|từ hạng)\s\Z", re.IGNORECASE)
_PERCENT_BEHIND = re.compile(r"\s?\((?P<unit>%)")  # "84,79 (%/100 điểm tối đa)"
_TIME = re.compile(r"(?P<time>năm|lần|kỳ|quý)\sthứ\s{1,2}\Z", re.IGNORECASE)


def _value_behind(marks: list[Mark], position: int) -> Mark | None:
    """The next value, where only bounds and dashes stand between."""
    for mark in marks[position + 1 : position + 4]:
        if mark.kind in _MEASURED:
            return mark
    return None


def is_left(text: str, marks: list[Mark], position: int) -> bool:
    """Return whether a place is the earlier one of a move: "từ vị trí thứ 5 lên thứ 4 trong
    vùng".
    """
    mark, following = marks[position], _value_behind(marks, position)
    return (
        mark.kind in ("rank", "region_rank", "number")
        and following is not None
        and bool(_FROM.search(text, max(0, mark.start - 6), mark.start))
        and bool(_MOVES_TO.fullmatch(text, mark.end, following.start))
    )


def size_behind(text: str, marks: list[Mark], position: int) -> Span | None:
    """The number of units among which a place is held; it is used up with the place."""
    mark, following = marks[position], _value_behind(marks, position)
    if (
        mark.kind not in ("rank", "region_rank", "number")
        or following is None
        or following.kind != "number"
        or following.of is not None
        or not _AMONG.fullmatch(text, mark.end, following.start)
    ):
        return None
    following.used = True
    return following.span


def bounds_of_range(text: str, marks: list[Mark], position: int) -> str:
    """Return the comparator of a value that is the lower or upper end of a range; "" of others."""
    mark, following = marks[position], _value_behind(marks, position)
    if following is not None and _joins(text, mark, following):
        return ">="
    before = next((other for other in reversed(marks[:position]) if other.kind in _MEASURED), None)
    joined = _joins(text, before, mark) if before is not None else None
    return ("<" if joined["below"] else "<=") if joined else ""


def _joins(text: str, low: Mark, high: Mark) -> re.Match[str] | None:
    """The words of a range; a move from one value to the other is none, nor are two places."""
    if low.of is not None or high.of is not None or "rank" in low.kind or "rank" in high.kind:
        return None
    moves = _MOVED.search(text, max(0, low.start - 30), low.start)
    return None if moves else _TO.fullmatch(text, low.end, high.start)


def unit_of_value(
    text: str, sentence: Sentence, marks: list[Mark], position: int, bounds: str
) -> Span:
    """What a value is measured or counted in; the lower end of a range has the upper one's unit."""
    mark = marks[position]
    if mark.kind in ("rank", "region_rank"):
        time = _TIME.search(text, max(sentence.start, mark.start - 8), mark.span.start)
        streak = time if STREAK.match(text, mark.end) else None
        return (
            Span(streak["time"], *streak.span("time")) if streak else Span("", mark.end, mark.end)
        )
    if mark.unit is not None:
        return mark.unit
    if is_place(text, mark):
        return Span("", mark.end, mark.end)
    if percent := _PERCENT_BEHIND.match(text, mark.end):
        return Span("%", *percent.span("unit"))
    if bounds == ">=" and (high := _value_behind(marks, position)) is not None:
        mark = high
        if mark.unit is not None:
            return mark.unit
    return unit_of(noun_behind(text, sentence, mark))


def is_place(text: str, mark: Mark) -> bool:
    """Return whether a fraction is a place: "giảm từ 51/63 xuống 56/63"."""
    return (
        mark.kind == "number"
        and mark.of is not None
        and bool(_PLACE_BEFORE.search(text, max(0, mark.start - 12), mark.start))
    )


_COMPARATORS = {"at_least": ">=", "more_than": ">", "less_than": "<", "about": "~", "at_most": "<="}
# "dựa trên 7 tiêu chí": on so many, not more than so many
_BASED = re.compile(
    r"(?<!\w)(?:dựa|căn cứ|tính toán|tính|xét|chấm|đánh giá|theo dõi)\s\Z", re.IGNORECASE
)


def bound_value(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    position: int,
    bounds: str,
    claim: Statement,
) -> None:
    """Whether a value is a bound: "trên 80%", "từ 70 đến dưới 85 điểm", "loại Tốt từ 80 điểm"."""
    mark, previous = marks[position], marks[position - 1] if position else None
    exceeds = previous is not None and previous.span.text.lower() == "vượt"
    if (
        previous is not None
        and (exceeds or previous.kind in _COMPARATORS)
        and not text[previous.end : mark.start].strip()
        and not _BASED.search(text, sentence.start, previous.start)
    ):
        claim.fields["comparator"] = previous.span
        claim.attributes["comparator"] = ">" if exceeds else _COMPARATORS[previous.kind]
    elif bounds:
        claim.attributes["comparator"] = bounds
    if bounds:
        claim.attributes["bound"] = "yes"
    grade = grade_with_threshold(text, sentence, mark)
    if grade is not None:
        claim.pattern, claim.fields["measure"] = "threshold", grade
        if "comparator" not in claim.attributes:
            claim.attributes["comparator"] = bound_of(
                text[sentence.start : mark.start], text[mark.end : sentence.end]
            )
