"""Scales said in sentences ("thang điểm 100"): the maximum of every row they speak of."""

from __future__ import annotations

import re
from collections import defaultdict

from rankings.parse.column import read_figures
from rankings.parse.model import Span, Statement
from rankings.parse.prose.number_names import SCALE, name_of_number
from rankings.registry.vocabulary import find_levels, first_level

# "điểm thưởng tối đa là 2 điểm": no scale of the total.
_OF_A_PART = re.compile(
    r"(?:(?:điểm|mức) (?:thưởng|cộng|trừ|phạt|ưu tiên)|(?:mỗi|từng) (?:chỉ số|tiêu chí|nội dung"
    r"|lĩnh vực|trục|câu))[^.;:]*\Z"
)


def spread_scales(text: str, statements: list[Statement]) -> list[Statement]:
    """Give the rows of a level the scale that the page says for that level, or for all levels, if
    it says just one.

    A scale that a sentence says of one level does not hold for another; rows with a maximum of
    their own keep it. Returns the statements without the scales of headings that became the maximum
    of rows: "(thang điểm 500)" is said once.
    """
    said: dict[str, dict[str, Span]] = defaultdict(dict)
    for statement in statements:
        if (
            statement.pattern == SCALE
            and statement.source == "prose"
            and not statement.fields["unit"].text.startswith("%")
            and not _OF_A_PART.search(
                text[statement.start : statement.fields["value"].start].lower()
            )
        ):
            level = (
                ""
                if _is_common(text, statement)
                else first_level(text[statement.start : statement.end])
            )
            said[level].setdefault(statement.fields["value"].text, statement.fields["value"])
    for level in said:
        said[level] = _drop_too_small(said[level], level, statements)
    for statement in statements:
        scales = said.get(statement.level) or said.get("") or {}
        if (
            statement.kind == "ranking"
            and "max_score" not in statement.fields
            and "score" in statement.fields
            and len(scales) == 1
        ):
            is_percent = (
                "score_unit" in statement.fields and statement.fields["score_unit"].text == "%"
            )
            if not is_percent:
                statement.fields["max_score"] = next(iter(scales.values()))
    taken = {
        row.fields["max_score"].start
        for row in statements
        if row.kind == "ranking" and "max_score" in row.fields
    }
    return [
        statement
        for statement in statements
        if not (
            statement.pattern == SCALE
            and statement.source == "prose"
            and (
                ("heading" in statement.attributes and statement.fields["value"].start in taken)
                or _names_scale(text, statement.fields["value"])
            )
        )
    ]


def _names_scale(text: str, value: Span) -> bool:
    return name_of_number(text, value.start, value.end) == SCALE


def _drop_too_small(
    scales: dict[str, Span], level: str, statements: list[Statement]
) -> dict[str, Span]:
    """Return the scales without those that most scores of the level lie above: they are scales of
    something else.
    """
    scores = [
        statement.fields["score"].text
        for statement in statements
        if statement.kind == "ranking"
        and level in ("", statement.level)
        and "score" in statement.fields
    ]
    figures = read_figures([*scales, *scores])
    known = [figure for figure in figures[len(scales) :] if figure is not None]
    return {
        text: span
        for (text, span), scale in zip(scales.items(), figures, strict=False)
        if scale is None or 2 * sum(figure > scale for figure in known) <= len(known)
    }


def _is_common(text: str, statement: Statement) -> bool:
    """ "điểm tối đa của mỗi khối là 200 điểm" speaks of every group, and so does a sentence that
    names several before its scale.
    """
    sentence = text[statement.start : statement.end].lower()
    if len(find_levels(text[statement.start : statement.fields["value"].start])) > 1:
        return True
    return any(
        words in sentence
        for words in ("mỗi khối", "các khối", "mỗi nhóm", "cả hai khối", "từng khối")
    )
