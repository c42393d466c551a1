"""Differences to another than an earlier year: the mean of the country, the unit in front."""

from __future__ import annotations

from dataclasses import replace

from rankings.parse.prose.marks import PLACE_WORDS, Mark

_TIMES = {"year", "earlier", "index_name"}
_NEAR, _NEAR_MEAN = 1, 5  # letters: "so với mức bình quân"
_OTHER_UNITS = {"count_noun", "first", "last", "highest", "lowest", "average", "unit"}


def drop_other_comparisons(marks: list[Mark]) -> list[Mark]:
    """Return the marks without such differences.

    "tăng 4,6 điểm so với trung vị cả nước (64,57) và tăng 3,05 điểm so với năm 2022": of two
    differences the one to an earlier year is the change; "thấp hơn 15,7 điểm so với đơn vị đứng
    đầu" is none.
    """
    marks = [  # "vượt 5,3 điểm so với mức bình quân"
        mark
        for position, mark in enumerate(marks)
        if mark.kind != "grade_marker"
        or [one.kind for one in marks[position - 1 : position + 2 : 2]] != ["versus", "average"]
    ]
    told = [
        position
        for position, mark in enumerate(marks[:-3])
        if mark.kind in ("rise", "fall") and marks[position + 2].kind == "versus"
    ]
    others = [position for position in told if marks[position + 3].kind not in _TIMES]
    if len(others) == len(told):
        others = [
            position
            for position in told
            if marks[position + 3].kind in _OTHER_UNITS
            and marks[position + 3].start - marks[position + 2].end
            <= (_NEAR_MEAN if marks[position + 3].kind == "average" else _NEAR)
        ]
    dropped: set[int] = set()
    for position in others:
        last = position + 3
        if marks[last].kind == "open":
            kinds = [mark.kind for mark in marks[last:]]
            last += kinds.index("close") + 1 if "close" in kinds else 0
        dropped |= set(range(position, last))
    return [mark for position, mark in enumerate(marks) if position not in dropped]


def part_compared(marks: list[Mark]) -> list[Mark]:
    """Return the marks of "So với đơn vị dẫn đầu là A, B còn kém 12 điểm" parted behind A: B is no
    second name of a list.
    """
    kinds = [mark.kind for mark in marks]
    named = kinds.index("unit") if "unit" in kinds else len(kinds)
    is_first = kinds[:1] == ["versus"] and kinds[named - 1 : named] == ["link"]
    ends = kinds[named + 1 : named + 3] == ["comma", "unit"]
    goes_on = kinds[named + 3 : named + 4] in (["comma"], ["and"])
    if is_first and ends and not goes_on and {*kinds[:named]} & {*PLACE_WORDS}:
        return [
            *marks[: named + 1],
            replace(marks[named + 1], kind="semicolon"),
            *marks[named + 2 :],
        ]
    return marks
