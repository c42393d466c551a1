"""Differences to another than an earlier year: the mean of the country, the unit in front."""

from __future__ import annotations

from rankings.parse.prose.marks import Mark

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
