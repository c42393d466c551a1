"""Scores and places said in one breath for several units: "lần lượt là 91,80 và 90,95", "đứng nhất,
nhì".
"""

from __future__ import annotations

import re

from rankings.parse.model import Statement, list_ranked
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import Mark

_JOINS = {"comma", "semicolon", "and"}
_SCORES = {"score", "percent"}
_BETWEEN_PLACES = {*_JOINS, "rank_verb", "in_order", "link"}


def close_places(context: Context) -> None:
    """ "A đứng thứ hai. Vị trí thứ nhất thuộc về B. Các vị trí tiếp đó là C, D": the places that
    follow begin behind those already told without a gap, where no place was told twice.
    """
    level = context.last_unit.name.level if context.last_unit and context.last_unit.name else ""
    told = [row.told_rank for row in context.told if row.level == level]
    if context.last_rank is None or len({*told}) < len(told):
        return
    while str(context.last_rank + 1) in told:
        context.last_rank += 1


# "tổng điểm các lĩnh vực là 62,62 điểm, chỉ số cải cách hành chính đạt 94,49%"
_INDEX_BEHIND = re.compile(
    r"\s?điểm,\s(?:và\s)?chỉ số\s[^,;.:()\d]{3,40}?\s(?:đạt|là)\s(?P<value>\d{1,3}[.,]\d+)\s?%",
    re.IGNORECASE,
)


def drop_sums_beside_index(text: str, rankings: list[Statement]) -> None:
    """Take from each row the sum of points behind which the index itself is told as a share of the
    most, and another figure.
    """
    for row in rankings:
        score = row.fields.get("score")
        behind = score and _INDEX_BEHIND.match(text, score.end, row.end)
        if behind and behind["value"].replace(",", ".") != score.text.replace(",", "."):
            for name in ("score", "score_unit", "max_score"):
                row.fields.pop(name, None)


def spread_values(marks: list[Mark], rankings: list[Statement]) -> None:
    """ "…, xếp thứ hai là B, xếp thứ ba là C với điểm số lần lượt là 91,80 và 90,95": values given
    in one breath belong to as many units before them.

    Where the units are fewer than the values, none of them gets one.
    """
    values = _find_values(marks)
    if not values:
        _spread_leading(marks, list_ranked(rankings))
        return
    placed = [
        row
        for row in rankings
        if values and "unit" in row.fields and row.fields["unit"].start < values[0].start
    ]
    spans = {mark.span for mark in values}
    if not placed or sum(row.fields.get("score") in spans for row in placed) == len(values):
        return
    for row in placed:
        if row.fields.get("score") in spans:
            del row.fields["score"]
    if len(placed) >= len(values):
        for row, mark in zip(placed[-len(values) :], values, strict=True):
            _give_score(row, mark)


_BEFORE_VALUES = {"gain_verb", "in_order", "comma", "and"}


def _spread_leading(marks: list[Mark], rows: list[Statement]) -> None:
    """ "Với 0,51 điểm và 0,49 điểm, A và B lần lượt đứng thứ 6 và 12": as many scores as names
    before the first of them.
    """
    first = min((row.fields["unit"].start for row in rows), default=0)
    leading = [mark for mark in marks if mark.start < first]
    values = [mark for mark in leading if mark.kind in _SCORES]
    only_values = all(mark.kind in _BEFORE_VALUES | _SCORES for mark in leading)
    in_turn = any(mark.kind == "in_order" for mark in marks)
    is_open = not any("score" in row.fields for row in rows)
    if len(values) > 1 and len(values) == len(rows) and only_values and in_turn and is_open:
        for row, mark in zip(rows, values, strict=True):
            _give_score(row, mark)


def _give_score(row: Statement, mark: Mark) -> None:
    mark.used = True
    row.fields["score"] = mark.span
    if mark.unit is not None:
        row.fields["score_unit"] = mark.unit


def spread_places(marks: list[Mark], rankings: list[Statement]) -> None:
    """ "A đạt 61 điểm và B đạt 60 điểm, là hai đơn vị xếp thứ 19 và thứ 20": as many places as
    units are counted belong to those named before.
    """
    for position, mark in enumerate(marks[:-2]):
        said = mark.value or mark.span.text
        if mark.kind not in ("count_word", "number") or marks[position + 1].kind != "count_noun":
            continue
        told = [other for other in marks[position + 2 :] if other.kind not in _BETWEEN_PLACES]
        ranks = [other for other in told if other.kind == "rank"]
        before = [
            row
            for row in rankings
            if "unit" in row.fields and row.fields["unit"].start < mark.start
        ]
        count = int(said) if said.isdigit() else 0
        if count < 2 or len(ranks) != count or told[: len(ranks)] != ranks or len(before) < count:
            continue
        for row, rank in zip(before[-count:], ranks, strict=True):
            _place(row, rank)


def spread_listed_places(marks: list[Mark], rankings: list[Statement]) -> None:
    """ "A được 94,5 điểm, B được 93,2 điểm, đứng nhất, nhì": places in one breath behind the last
    name are those of as many names before; the last takes none where they do not fit.
    """
    told = list_ranked(rankings)
    for place, mark in enumerate(marks):
        run = _run_of_places(marks[place:]) if mark.kind == "rank" else []
        before = [row for row in told if row.fields["unit"].start < mark.start]
        if len(run) < 2 or not before or before[-1].fields.get("rank") != mark.span:
            continue
        if any(row.fields.get("rank") == other.span for row in told for other in run[1:]):
            continue
        rows = before[-len(run) :]
        fits = len(rows) == len(run) and not any("rank" in row.fields for row in rows[:-1])
        for row, rank in zip(rows if fits else rows[-1:], run if fits else [None], strict=False):
            row.fields.pop("rank", None)
            row.attributes.pop("rank", None)
            if rank is not None:
                _place(row, rank)


def _place(row: Statement, rank: Mark) -> None:
    rank.used = True
    row.fields["rank"] = rank.span
    row.attributes |= {"rank": rank.value or rank.span.text, "rank_source": "printed"}
    if row.attributes.get("unsure") == "rank":
        del row.attributes["unsure"]


def _run_of_places(marks: list[Mark]) -> list[Mark]:
    """The ranks that follow one another from the first mark on, parted by commas and "và"."""
    run: list[Mark] = []
    for number, mark in enumerate(marks):
        if mark.kind != ("comma" if number % 2 else "rank") and mark.kind != "and":
            break
        run += [mark] if mark.kind == "rank" and not mark.is_earlier else []
    return run


def _find_values(marks: list[Mark]) -> list[Mark]:
    """The scores behind the last "lần lượt" of a sentence, two or more."""
    opens = [position for position, mark in enumerate(marks) if mark.kind == "in_order"]
    values: list[Mark] = []
    for mark in marks[opens[-1] + 1 :] if opens else []:
        if mark.kind in _SCORES:
            values.append(mark)
        elif mark.kind not in _JOINS and (values or mark.kind not in ("link", "gain_verb")):
            break
    return values if len(values) > 1 else []
