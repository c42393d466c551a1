"""Figures that are no place, score or grade of a unit: percentages, fractions, counts, averages,
scales, changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_words import (
    bound_of,
    grade_with_threshold,
    is_in_run,
    is_label,
    is_size_of,
    noun_behind,
    pattern_of,
    phrase_before,
    phrase_behind,
    unit_of,
)
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.pronouns import find_holder
from rankings.parse.prose.quantities import STREAK
from rankings.parse.sentences import Sentence

_VALUES = {
    "percent",
    "score",
    "number",
    "places",
    "points",
    "rank",
    "region_rank",
    "count_word",
    "top_count",
}
_GAIN_VERB = re.compile(
    r"\s(?:đạt|được|là|chiếm|với|bằng|ước|ước đạt|khoảng|gần|hơn|trên|dưới|ước tính|ở"
    r" mức|còn)\s*\Z",
    re.IGNORECASE,
)
_COUNTING_NOUN = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|mức|tổng số|số lượng|bình quân)\b", re.IGNORECASE
)
_COMPARATORS = {"at_least": ">=", "more_than": ">", "less_than": "<", "about": "~", "at_most": "<="}
_SAME_THING = re.compile(
    r"[,(–-]?\s*(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt được)(?:\s(?:với\s)?(?:tỷ|tỉ) lệ)?\s*\Z"
    r"|\A\s?(?:/\s?[\d.,]+\s?)?(?:điểm)?\s?\(\s?\Z"  # "17,86/18 điểm (99,2%)"
)


def read_claims(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    owners: Mapping[int, Span],
    context: Context,
) -> list[Statement]:
    """Return a claim for every value of the sentence that no other statement took, changes joined
    to the value they change; `owners` are the pillars that values belong to (`pillars.own_values`).
    """
    claims: list[Statement] = []
    current: Statement | None = None
    state, floor = "", sentence.start
    left: Mark | None = None
    counted: Mark | None = None  # the count of a grade, which is a statement of its own
    for position, mark in enumerate(marks):
        if mark.used and mark.kind in ("number", "count_word", "none_word"):
            current, counted = None, mark
        if mark.kind in ("moved_from", "moved_to"):
            state = ""
        elif (
            mark.is_earlier
            and mark.kind in _VALUES
            and not mark.used
            and marks[position - 1].kind == "moved_from"
        ):
            left = mark  # "tăng từ 2,91 lên 3,38 điểm"
        elif mark.kind in ("rise", "fall"):
            state = mark.kind
        elif mark.kind == "versus":
            state = "versus"
        elif mark.kind in ("semicolon", "comma", "and", "average"):
            state = ""  # "cao hơn mức bình quân 84,65%" tells no change
        elif mark.kind in ("year", "date") and state == "versus":
            if (
                current is not None
                and "baseline" not in current.fields
                and ("change" in current.fields)
            ):
                _take(current, "baseline", mark)
            state = ""
        elif (
            mark.kind in _VALUES
            and not mark.used
            and not _is_label(text, marks, position)
            and not is_in_run(text, marks, position)
        ):
            is_place = mark.kind in ("rank", "region_rank")  # "tụt hạng xuống vị trí thứ 17"
            is_change = state in ("rise", "fall") and not is_place
            if is_change and _is_behind(text, marks, position, state):
                current = _add_change(text, sentence, mark, state, current, context, claims)
                if counted is not None and "value" not in current.fields:
                    current.fields["measure"] = _words_of(text, counted, mark)
            elif not (
                mark.kind == "count_word"
                or (mark.kind in ("rank", "region_rank") and not mark.span.text.isdigit())
            ):
                current = _new_claim(text, sentence, marks, position, floor, context, current)
                claims.append(current)
                if left is not None:
                    _take(current, "previous_value", left)
                    left = None
            if current is not None and (part := owners.get(mark.start)):
                current.fields |= {"measure": part, "subject": find_holder(marks, context) or part}
                current.attributes["of_pillar"] = "yes"
            state = ""
        if mark.kind in _VALUES and not _is_label(text, marks, position):
            floor = floor if is_size_of(text, mark) else mark.end
    for claim in claims if sentence.is_heading else []:
        claim.attributes["heading"] = "yes"
    if _OF_PARTS.search(text, sentence.start, sentence.end):
        for claim in claims:
            if "of" in claim.fields and "of_pillar" not in claim.attributes:
                claim.fields["subject"] = find_holder(marks, context) or claim.fields["measure"]
                claim.attributes["of_pillar"] = "yes"
    _share_measures(claims)
    for claim in claims if context.criterion is not None else []:
        # "Riêng tiêu chí thể chế, A xếp thứ 5"
        if claim.pattern == "ordinal" and "of_pillar" not in claim.attributes:
            claim.fields |= dict.fromkeys(("subject", "measure"), context.criterion)
    for claim in claims if sentence.heading else []:
        if (
            len(claim.fields["measure"].text.strip(" ,;)").split()) < 2
            or "unit" not in claim.fields
        ):
            claim.fields.setdefault("subject", sentence.heading)
    _add_years(claims, marks)
    return claims


# "Trong 6 chỉ số thành phần, số hóa hồ sơ đạt 21,17/22 điểm"
_OF_PARTS = re.compile(r"(?:chỉ số|tiêu chí|nội dung|lĩnh vực) thành phần", re.IGNORECASE)


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
    mark = Mark("number", count.start, count.end, count)
    claim = new_statement("claim", "list_count", sentence, context, counted.level)
    claim.fields |= {
        "value": count,
        "unit": unit_of(noun_behind(text, sentence, mark)),
        "measure": phrase_behind(text, sentence, mark),
    }
    return [claim]


def _take(statement: Statement, name: str, mark: Mark) -> None:
    mark.used = True
    statement.fields[name] = mark.span


def _is_behind(text: str, marks: list[Mark], position: int, state: str) -> bool:
    """The verb of change stands right before its figure: "tăng 22,10%", "giảm khoảng 5%"."""
    verb = next(mark for mark in reversed(marks[:position]) if mark.kind == state)
    return len(text[verb.end : marks[position].start].strip()) <= 14


def _is_label(text: str, marks: list[Mark], position: int) -> bool:
    return is_label(text, marks[position].span.start, marks[position].span.end)


def _add_change(
    text: str,
    sentence: Sentence,
    mark: Mark,
    state: str,
    current: Statement | None,
    context: Context,
    claims: list[Statement],
) -> Statement:
    joins = (
        current is not None
        and "change" not in current.fields
        and "value" in current.fields
        and ";" not in text[current.fields["value"].end : mark.start]
    )
    if not joins:
        current = new_statement("claim", "change", sentence, context)
        current.fields["measure"] = phrase_before(text, sentence.start, mark)
        claims.append(current)
    _take(current, "change", mark)
    current.attributes["change_sign"] = "+" if state == "rise" else "-"
    current.fields["change_unit"] = mark.unit or noun_behind(text, sentence, mark)
    return current


def _words_of(text: str, counted: Mark, change: Mark) -> Span:
    """ "31 đơn vị xếp hạng Tốt (tăng 02 đơn vị)": what a change of it changes."""
    words = re.split(r"[(,;]", text[counted.end : change.start])[0].strip()
    start = text.index(words, counted.end) if words else counted.end
    return Span(words, start, start + len(words))


def _new_claim(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    position: int,
    floor: int,
    context: Context,
    current: Statement | None,
) -> Statement:
    mark = marks[position]
    claim = new_statement("claim", "", sentence, context)
    _take(claim, "value", mark)
    if mark.of is not None:
        claim.fields["of"] = mark.of
    behind = noun_behind(text, sentence, mark)
    claim.fields["unit"] = mark.unit or unit_of(behind)
    before, previous = phrase_before(text, floor, mark), marks[position - 1] if position else None
    if mark.unit is not None and behind.text not in ("", "trở lên", "trở xuống"):
        claim.fields["subject"] = behind
    shared = _measure_of_same_thing(text, mark, current)
    leads = len(before.text.split()) >= 2 and (
        _GAIN_VERB.search(text[floor : mark.start]) or _COUNTING_NOUN.match(before.text)
    )
    after = phrase_behind(text, sentence, mark)
    claim.fields["measure"] = shared or (
        before
        if leads
        or (
            mark.kind == "rank"
            and len(before.text.split()) > 2
            and not STREAK.match(text, mark.end)
        )
        or (len(after.text.split()) < 3 and len(before.text.split()) >= 2)
        else after
        if after.text.strip(" )")
        else phrase_before(text, sentence.start, mark)
    )
    if shared:
        claim.attributes["share_of"] = current.fields["value"].text
    if (
        previous is not None
        and previous.kind in _COMPARATORS
        and not text[previous.end : mark.start].strip()
    ):
        claim.fields["comparator"] = previous.span
        claim.attributes["comparator"] = _COMPARATORS[previous.kind]
    claim.pattern = pattern_of(text, sentence, mark, marks, position, claim)
    grade = grade_with_threshold(text, sentence, mark)
    if grade is not None:
        claim.pattern, claim.fields["measure"] = "threshold", grade
        if "comparator" not in claim.attributes:
            claim.attributes["comparator"] = bound_of(
                text[sentence.start : mark.start], text[mark.end : sentence.end]
            )
    if (
        mark.is_earlier and current is not None and "baseline" in current.fields
    ):  # "tăng 3,5 điểm so với năm 2022 (76,75 điểm)"
        claim.fields |= {"year": current.fields["baseline"], "measure": current.fields["measure"]}
    units = [other for other in marks[:position] if other.kind == "unit"]
    if mark.kind == "region_rank" and units:
        claim.fields["subject"] = units[-1].span  # whose place in the region it is
    if claim.pattern == "other":
        claim.attributes["measure"] = "other"
    return claim


def _measure_of_same_thing(text: str, mark: Mark, current: Statement | None) -> Span | None:
    """ "513.922 hồ sơ, đạt tỷ lệ 55,73%": the share is that of the count before it."""
    if (
        current is None
        or mark.kind != "percent"
        or "value" not in current.fields
        or "share_of" in current.attributes
    ):
        return None
    between = text[current.fields["value"].end : mark.start]
    return (
        current.fields["measure"]
        if _SAME_THING.search(between) and not re.search(r";|\.\s|(?:tỷ|tỉ) lệ \w+ \w+", between)
        else None
    )


def _share_measures(claims: list[Statement]) -> None:
    """ "96,42% đơn vị cấp sở, 100% đơn vị cấp xã đã bố trí cán bộ": what the last figure says, the
    ones before it say too.
    """
    for claim, following in zip(reversed(claims[:-1]), reversed(claims[1:]), strict=True):
        subject, measure = claim.fields.get("subject"), claim.fields.get("measure")
        if (
            subject is not None
            and "of_pillar" not in claim.attributes
            and measure is not None
            and len(measure.text) <= len(subject.text)
            and "subject" in following.fields
        ):
            claim.fields["measure"] = following.fields["measure"]


def _add_years(claims: list[Statement], marks: list[Mark]) -> None:
    """A year in the sentence that is no baseline is the year of its claims."""
    years = [
        mark
        for position, mark in enumerate(marks)
        if mark.kind == "year"
        and not mark.used
        and not (position and marks[position - 1].kind == "versus")
    ]
    behind = {
        marks[position].span: marks[position + 2]
        for position in range(len(marks) - 3)
        if [mark.kind for mark in marks[position + 1 : position + 4]] == ["open", "year", "close"]
    }  # "giảm từ 41,71 (2021) xuống 41,56 (2022)"
    for claim in [claim for claim in claims if "year" not in claim.fields]:
        before = [
            year
            for year in years
            if year.start < claim.fields.get("value", claim.fields.get("change")).start
        ]
        chosen = (
            behind.get(claim.fields.get("value"))
            or (before[-1] if before else None)
            or next((year for year in years if year not in behind.values()), None)
        )
        if chosen is not None:
            claim.fields["year"] = chosen.span
            chosen.used = True
