"""What a score came to: "tăng lên 88,75 điểm", "giảm từ 88,20 còn 80,05"."""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.parse.model import Span
from rankings.parse.prose.marks import Mark, turn_earlier

_VERBS = {"rise", "fall"}
_SCORES = {"score", "percent"}
_DIRECTION = re.compile(r"(?:\w+\s)?(?:lên|xuống)", re.IGNORECASE)
_REACHES = re.compile(
    r".*(?:lên|xuống|còn|tới|đến|đạt|mức|ngưỡng)(?:\s(?:chỉ|còn|mức|ở|là|đạt|tới|đến))*\s?\Z",
    re.IGNORECASE,
)
# "tiếp tục tăng với tỷ lệ hài lòng 89,24%": what is named behind the verb is reached
_WITH_SCORE = re.compile(
    r".*\svới\s(?:tổng\s|số\s)?(?:t[ỷỉ] lệ|điểm số|số điểm|tổng điểm|chỉ số|kết quả)\s.*",
    re.IGNORECASE,
)
# "tăng lên 2,5 điểm" may be by so much
_FEW = re.compile(r"[1-9](?:[.,]\d+)?")
# "cao hơn mức 70,15 điểm của năm 2022": a value that it is measured against
_LEVEL = re.compile(r"\s(?:mức|con số|số điểm|kết quả)\s\Z", re.IGNORECASE)
_TIMES = {"year", "earlier"}
_NAMED = (["gain_verb", "score"], ["gain_verb", "percent"])
_LONGEST = 14  # letters between the words of a verb, as in "tăng mạnh lên"


def join_directions(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the two words of "tăng lên", "giảm mạnh xuống" as one verb."""
    joined: list[Mark] = []
    for mark in marks:
        verb = joined[-1] if joined else mark
        if (
            mark.kind == verb.kind
            and mark is not verb
            and mark.kind in _VERBS
            and mark.start - verb.end <= _LONGEST
            and _DIRECTION.fullmatch(mark.span.text)
        ):
            said = Span(text[verb.start : mark.end], verb.start, mark.end)
            joined[-1] = replace(verb, end=mark.end, span=said)
        else:
            joined.append(mark)
    return joined


def settle_arrivals(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the verb of "tăng lên 88,75 điểm", "giảm còn 68,4%" as one of reaching:
    the score is what it came to. What may be by how much it changed ("tăng lên 2,5 điểm", "tăng lên
    12,5 điểm so với năm 2020") is a bare number; so is what it is measured against, unless it is
    that of an earlier year ("cao hơn mức 70,15 điểm của năm 2022").
    """
    settled = list(marks)
    for position, verb in enumerate(marks):
        at = position + 1 + _is_level(marks[position + 1 : position + 2])
        named = marks[position + 1 : position + 3]
        if verb.kind in _VERBS and [mark.kind for mark in named] in _NAMED:
            is_reached = _WITH_SCORE.fullmatch(text, verb.start, named[1].start)
            settled[position] = replace(verb, kind="gain_verb") if is_reached else verb
        if verb.kind not in _VERBS or at >= len(marks) or marks[at].kind not in _SCORES:
            continue
        value, behind = marks[at], marks[at + 1 :]
        said = text[verb.start : value.start]
        of_unit = any(mark.kind == "unit" for mark in marks[:position])
        if verb.measures_against and not of_unit:
            continue  # of a mean: what it passed is a figure of its own
        if verb.measures_against and _LEVEL.search(said):
            is_earlier = {mark.kind for mark in behind[:1]} & _TIMES
            settled[position] = replace(verb, kind="versus")
            settled[at] = turn_earlier(value) if is_earlier else replace(value, kind="number")
        elif _REACHES.fullmatch(said) and (_FEW.fullmatch(value.span.text) or _is_compared(behind)):
            settled[at] = replace(value, kind="number")
        elif _REACHES.fullmatch(said):
            settled[position] = replace(verb, kind="gain_verb")
    return settled


_LANDS = re.compile(
    r"(?:tụt|rớt|rơi|lùi|trượt|tuột|vươn|nhảy|leo|bật|vọt)\s(?:\w+\s)?(?:xuống|lên)", re.IGNORECASE
)


def settle_landings(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the verb of "tụt xuống 6/9 địa phương" as one of a place; "tăng lên
    6/9 xã" counts communes.
    """
    return [
        replace(verb, kind="rank_verb")
        if verb.kind in _VERBS
        and behind is not None
        and behind.kind == "number"
        and behind.of is not None
        and _LANDS.fullmatch(text[verb.start : behind.start].strip())
        else verb
        for verb, behind in zip(marks, [*marks, None][1:], strict=True)
    ]


def _is_level(behind: list[Mark]) -> bool:
    """ "mức" before a score is no grade."""
    return bool(behind) and behind[0].kind == "grade_marker"


def _is_compared(behind: list[Mark]) -> bool:
    """ "so với năm 2020", but not "so với mức 80,1 điểm năm 2020"."""
    against = behind[:1] and behind[0].kind == "versus"
    return bool(against) and not any(mark.kind in _SCORES for mark in behind[1:3])


_ARRIVES = re.compile(r"\s?(?:còn|xuống còn|đến|tới|thành)(?:\smức)?\s\Z", re.IGNORECASE)


def mark_arrivals(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with a verb where no word of one stands: "giảm từ 88,20 còn 80,05"."""
    arrived: list[Mark] = []
    for position, mark in enumerate(marks):
        before = marks[position - 1] if position else None
        if (
            before is not None
            and position > 1
            and mark.kind in _SCORES
            and before.kind == mark.kind
            and marks[position - 2].kind == "from"
            and _ARRIVES.fullmatch(text, before.end, mark.start)
        ):
            arrived.append(Mark("fall", before.end, mark.start, mark.span))
        arrived.append(mark)
    return arrived
