"""Scales said in sentences ("thang điểm 100"): the maximum of every row they speak of."""

from __future__ import annotations

from collections import defaultdict

from rankings.parse.column import read_figures
from rankings.parse.model import Span, Statement
from rankings.parse.prose.number_names import SCALE, name_of_number
from rankings.registry.vocabulary import compile_words, find_levels, first_level

# "điểm thưởng tối đa là 2 điểm": no scale of the total.
_OF_A_PART = (
    r"(?:(?:điểm|mức) (?:thưởng|cộng|trừ|phạt|ưu tiên)"
    r"|(?:mỗi|từng) (?:@criterion_word|@part_word|chỉ số|câu))[^.;:]*\Z"
)


def spread_scales(text: str, statements: list[Statement]) -> list[Statement]:
    """Give the rows of a level the scale that the page says for that level, or for all levels, if
    it says just one.

    A scale that a sentence says of one level does not hold for another; rows with a maximum of
    their own keep it. Returns the statements without the scales of headings that became the maximum
    of rows: "(thang điểm 500)" is said once.
    """
    said = _collect_scales(text, statements)
    rankings = [statement for statement in statements if statement.kind == "ranking"]
    for row in rankings:
        scales = said.get(row.level) or said.get("") or {}
        if "score" in row.fields and len(scales) == 1 and not row.is_percent:
            row.fields.setdefault("max_score", next(iter(scales.values())))
    taken = {row.fields["max_score"].start for row in rankings if "max_score" in row.fields}
    return [
        statement
        for statement in statements
        if not _says_scale(statement)
        or not (
            ("heading" in statement.attributes and statement.fields["value"].start in taken)
            or _names_scale(text, statement.fields["value"])
        )
    ]


def _collect_scales(text: str, statements: list[Statement]) -> dict[str, dict[str, Span]]:
    """Return the scales that sentences say, by level ("" for all) and as printed."""
    said: dict[str, dict[str, Span]] = defaultdict(dict)
    for statement in filter(_says_scale, statements):
        value = statement.fields["value"]
        is_of_part = compile_words(_OF_A_PART).search(text[statement.start : value.start].lower())
        if is_of_part or statement.fields["unit"].text.startswith("%"):
            continue
        words = text[statement.start : statement.end]
        level = "" if _is_common(text, statement) else first_level(words)
        said[level].setdefault(value.text, value)
    return {level: _drop_too_small(scales, level, statements) for level, scales in said.items()}


def _says_scale(statement: Statement) -> bool:
    return statement.pattern == SCALE and statement.source == "prose"


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
