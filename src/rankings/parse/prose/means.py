"""Scores that are no unit's: means of a list, a group or the country, what an index is worth."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

from rankings.parse.prose.marks import Mark

_MEANS = (["average", "link"], ["average", "gain_verb"])
_PASSES = (
    ["more_than"],
    ["less_than"],
    ["rise"],
    ["fall"],
)  # "vượt mức trung bình của cả nước là 42,3"


def drop_other_means(marks: list[Mark]) -> list[Mark]:
    """ "SIPAS năm 2023 của cả nước đạt 82,66%" tells a mean; "đứng thứ 3 của cả nước" does not.
    "Điểm trung vị của khối là 40,5 điểm, thấp hơn điểm PCI của tỉnh", "vượt mức trung bình của cả
    nước là 42,3" tell no province's score.
    """
    passed = {"year", "comma", "grade_marker"}
    kept: list[Mark] = []
    for mark in marks:
        if mark.kind != "average" or not mark.span.text.startswith("của "):
            kept.append(mark)
            continue
        told = next((other.kind for other in reversed(kept) if other.kind not in passed), "")
        if told == "grade":
            kept[-1] = replace(kept[-1], kind="average")  # "mức trung bình của cả nước"
        kept += [mark] if told == "index_name" else []
    names_nobody = all(mark.kind != "unit" for mark in kept)
    kept = _take_for_numbers(kept, _is_of_index) if names_nobody else kept
    return _take_for_numbers(kept, _tells_mean)


# "người dân hài lòng với sự phục vụ nói chung trong cả nước năm 2023 (SIPAS 2023) ở mức 82,66%"
_OF_ALL = re.compile(
    r"(?<!\w)(?:nói chung|tính chung)\s(?:của\s|trong\s|trên\s)?(?:cả nước|toàn quốc)(?!\w)"
    r"(?:\snăm\s20\d\d)?(?:\s\([^()]{1,30}\))?,?\s(?:là|đạt|ở mức|ở)\s(?:là\s|mức\s)?\Z"
)


def drop_scores_of_all(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the score that the whole country has as a mere number."""
    return [
        replace(mark, kind="number")
        if mark.kind in ("score", "percent")
        and _OF_ALL.search(text, max(0, mark.start - 90), mark.start)
        else mark
        for mark in marks
    ]


def _tells_mean(before: list[str]) -> bool:
    of_nobody = not {"unit", "index_name"} & {*before}
    return before[-2:] in _MEANS and (of_nobody or before[-3:-2] in _PASSES)


def _is_of_index(before: list[str]) -> bool:
    """ "PCI năm 2022 bình quân là 65,74, cao hơn năm 2021 (0,37 điểm)": the whole part of it."""
    since = len(before) - before[::-1].index("semicolon") if "semicolon" in before else 0
    part = [kind for kind in before[since:] if kind != "year"]
    return ("index_name", "average") in itertools.pairwise(part)


def drop_worths(marks: list[Mark]) -> list[Mark]:
    """ "Bộ chỉ số của tỉnh gồm 6 tiêu chí với tổng 500 điểm", "Thang điểm của Chỉ số CCHC là 100
    điểm": what a set of criteria is worth.
    """
    return _take_for_numbers(marks, _tells_worth)


def _tells_worth(before: list[str]) -> bool:
    is_scale = before[:2] == ["maximum", "index_name"] and "unit" not in before
    return is_scale or before[-4:] == ["link", "number", "criterion_word", "gain_verb"]


def _take_for_numbers(marks: list[Mark], tells: Callable[[list[str]], bool]) -> list[Mark]:
    """The marks with each score a mere number before which the kinds of marks tell so."""
    kinds = [mark.kind for mark in marks]
    return [
        replace(mark, kind="number") if mark.kind == "score" and tells(kinds[:place]) else mark
        for place, mark in enumerate(marks)
    ]
