"""The claim that one value makes, and the printed size of a list."""

from __future__ import annotations

import re

from rankings.parse.model import Statement
from rankings.parse.prose.claim_changes import CHANGES_BEFORE
from rankings.parse.prose.claim_measures import (
    choose_measure,
    is_of_time_before,
    mean_line_above,
    measure_of_same_thing,
    name_scale,
)
from rankings.parse.prose.claim_values import (
    bound_value,
    bounds_of_range,
    size_behind,
    unit_of_value,
)
from rankings.parse.prose.claim_words import (
    base_of,
    noun_behind,
    pattern_of,
    phrase_behind,
    unit_of,
)
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.number_names import SCALE, name_of_number
from rankings.parse.sentences import Sentence

# "Chênh lệch giữa sở cao nhất và sở thấp nhất tới 13,22 điểm phần trăm"
_GAP = re.compile(r"(?:chênh lệch|khoảng cách)\s[^,;.:\d]{0,50}\Z", re.IGNORECASE)


# "so với con số 78,4% của năm liền trước"
_OF_TIME_BEFORE = re.compile(
    r"\s?(?:điểm|%)?\s(?:của|ở|vào)\s(?:cùng kỳ\s)?(?:năm|kỳ|lần|đợt)\s(?:liền\s|ngay\s)?"
    r"(?:trước|ngoái)(?!\w)"
)


def new_claim(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    position: int,
    floor: int,
    context: Context,
    current: Statement | None,
) -> Statement | None:
    """The claim that a value makes; None where no word tells what it counts or measures."""
    mark = marks[position]
    claim = new_statement("claim", "", sentence, context)
    claim.fields["value"] = mark.span
    if size := mark.of or size_behind(text, marks, position):
        claim.fields["of"] = size
    bounds = bounds_of_range(text, marks, position)
    claim.fields["unit"] = unit_of_value(text, sentence, marks, position, bounds)
    mean = mean_line_above(text, sentence, mark)
    claim.pattern = "average" if mean else _form_of(text, sentence, marks, position, claim)
    if claim.pattern == "other" or not (mean or _is_told(text, sentence, mark, bounds)):
        return None
    mark.used = True
    if mark.kind == "percent" and (base := base_of(noun_behind(text, sentence, mark))):
        claim.fields["subject"] = base
    shared = measure_of_same_thing(text, mark, current)
    claim.fields["measure"] = (
        mean or shared or choose_measure(text, sentence, mark, floor, bounds, current)
    )
    if claim.pattern == SCALE:
        claim.fields["measure"] = name_scale(text, floor, mark)
    _relate(text, mark, claim, current, bool(shared))
    bound_value(text, sentence, marks, position, bounds, claim)
    if claim.pattern in (SCALE, "threshold"):
        claim.attributes["bound"] = "yes"
    if (
        mark.is_earlier and current is not None and "baseline" in current.fields
    ):  # "tăng 3,5 điểm so với năm 2022 (76,75 điểm)"
        claim.fields |= {"year": current.fields["baseline"], "measure": current.fields["measure"]}
        _share_owner(claim, current)
    return claim


def _is_told(text: str, sentence: Sentence, mark: Mark, bounds: str) -> bool:
    """Whether points stand for themselves: bounds or a gap do, a mere difference does not."""
    is_gap = _GAP.search(text, max(sentence.start, mark.start - 60), mark.start)
    return mark.kind != "points" or bool(bounds or is_gap)


def _form_of(
    text: str, sentence: Sentence, marks: list[Mark], position: int, claim: Statement
) -> str:
    mark = marks[position]
    is_scale = name_of_number(text, mark.span.start, mark.span.end) == SCALE
    return SCALE if is_scale else pattern_of(text, sentence, mark, marks, position, claim)


def _relate(
    text: str, mark: Mark, claim: Statement, current: Statement | None, is_shared: bool
) -> None:
    """Say what a value is to the claim before it: the same thing at an earlier time, or a share of
    it.
    """
    if is_shared and is_of_time_before(text, mark, current):
        claim.attributes["time_before"] = "yes"
        _share_owner(claim, current)
    elif _OF_TIME_BEFORE.match(text, mark.span.end):
        claim.attributes["time_before"] = "yes"
        if current is not None and "measure" in current.fields:
            claim.fields["measure"] = current.fields["measure"]
    elif is_shared:
        claim.attributes["share_of"] = current.fields["value"].text


def _share_owner(claim: Statement, current: Statement) -> None:
    """Whose the figure before is, where that was told, this one is too."""
    if "subject" in current.fields:
        claim.fields["subject"] = current.fields["subject"]


def claim_list_count(
    text: str, sentence: Sentence, rankings: list[Statement], context: Context
) -> list[Statement]:
    """Return the printed size of an ordered list as a claim of its own: "… là 5 đơn vị đứng
    đầu".
    """
    counted = next((statement for statement in rankings if "list_count" in statement.fields), None)
    if counted is None or not counted.fields["list_count"].text.isdigit():
        return []
    count = counted.fields["list_count"]
    if CHANGES_BEFORE.search(text, sentence.start, count.start):
        return []
    mark = Mark("number", count.start, count.end, count)
    claim = new_statement("claim", "list_count", sentence, context, counted.level)
    claim.fields |= {
        "value": count,
        "unit": unit_of(noun_behind(text, sentence, mark)),
        "measure": phrase_behind(text, sentence, mark),
    }
    return [claim]
