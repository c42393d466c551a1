"""Ranking statements → ranking rows: one row per printed row or sentence, then one row per unit."""

from __future__ import annotations

import re
from decimal import Decimal

from rankings.clean.certainty import find_doubts
from rankings.clean.identities import NameReader
from rankings.clean.number_reader import NumberReader, is_falling
from rankings.clean.observations import Evidence, Ranking
from rankings.clean.source import Source
from rankings.clean.years import baseline_of, year_evidence, year_of
from rankings.language.text import collapse_spaces
from rankings.parse.model import Span, Statement
from rankings.parse.transcribed import WITNESSES
from rankings.registry.provinces import MERGED, MERGED_IN, speaks_of_merged

COMPONENT = "component:"


def read_rankings(source: Source, numbers: NumberReader, names: NameReader) -> list[Ranking]:
    """One row per ranking statement, in the order of the page; nothing merged yet."""
    return [
        read_ranking(statement, source, numbers, names)
        for statement in source.statements
        if statement.kind == "ranking" and unit_span(statement, source) is not None
    ]


def unit_span(statement: Statement, source: Source) -> Span | None:
    """Where the ranked unit is printed; an index without one ("Chỉ số PCI đạt …") speaks of the
    page's province.
    """
    own = statement.fields.get("unit")
    return own or (source.header.province if statement.index_name else None)


def read_ranking(
    statement: Statement, source: Source, numbers: NumberReader, names: NameReader
) -> Ranking:
    """The row that one statement prints."""
    year = year_of(statement, source)
    printed = statement.attributes
    row = Ranking(
        label=statement.label or None,
        index_name=name_index(statement.index_name),
        year=year,
        quote=source.quote(statement),
        start=statement.start,
        end=statement.end,
        source=statement.source,
        **_read_unit(statement, source, names, year_of_names(statement, source, numbers, year)),
        **_read_figures(statement, numbers),
        components=read_components(statement, numbers),
        baseline=baseline_of(statement),
        framework=printed.get("framework"),
        status="transcribed" if source.kind == "transcribed" else "printed",
        doubts=[] if source.kind == "transcribed" else find_doubts(statement, source, numbers),
        spans={"unit": unit_span(statement, source), **statement.fields},
    )
    if printed.get("unchanged"):
        hold_place(row)
    is_moved = printed.get("has_moved") and None not in (row.rank, row.previous_rank)
    if is_moved and row.rank_change is None:
        row.rank_change = row.previous_rank - row.rank  # "từ thứ 11 vươn lên thứ 5"
    row.rank_source = _rank_source(statement, row)
    _date_back(row)
    row.evidence = year_evidence(statement, source) + outside_evidence(statement)
    row.evidence += [
        Evidence(name, span.text, span.start, span.end)
        for name, span in statement.fields.items()
        if name in WITNESSES
    ]
    return row


_VALUES = ("rank", "score", "grade", "rank_change", "score_change", "rank_from_bottom")


def _date_back(row: Ranking) -> None:
    """Turn what is told of a year before the last alone into a row of that year: "Thành tích tốt
    nhất trong mười năm qua là vị trí thứ 11 năm 2013".
    """
    if not (row.baseline and row.year) or row.baseline >= row.year - 1:
        return
    if any(getattr(row, name) is not None for name in _VALUES):
        return
    row.year, row.rank, row.score = row.baseline, row.previous_rank, row.previous_score
    row.score_text = row.previous_score_text
    row.rank_source = "printed" if row.rank is not None else None
    row.baseline = row.previous_rank = row.previous_score = row.previous_score_text = None
    row.spans = {name.removeprefix("previous_"): span for name, span in row.spans.items()}


def _read_unit(statement: Statement, source: Source, names: NameReader, year: int | None) -> dict:
    """Who is ranked, as printed and as known in a year; the level is the statement's or the
    name's.
    """
    span = unit_span(statement, source)
    printed = collapse_spaces(statement.attributes.get("unit") or span.text)  # wrapped around cells
    district = source.header.district if statement.level == "commune" else None
    parent = _printed(statement, "parent") or (district.text if district else None)
    who = names.identify(
        printed,
        statement.level,
        year,
        (source.quote(statement), statement.start, statement.end),
        statement.attributes.get("place_type", ""),
        parent or "",
    )
    level = statement.level or who.level or ""
    return {**vars(who), "level": level, "unit_printed": printed, "parent": parent}


def _read_figures(statement: Statement, numbers: NumberReader) -> dict:
    """Rank, score, grade and change, as printed and as numbers."""
    said = statement.attributes
    score = numbers.read(statement, "score")
    score_unit = _printed(statement, "score_unit") or said.get("score_unit")
    change = _signed(statement, numbers, "score_change")
    change_unit = _printed(statement, "score_change_unit") or said.get("change_unit")
    if score is not None and change is not None and change > score and score_unit != change_unit:
        change = change_unit = None  # "đạt 0,3048, tăng 44,6%": by so much of what it was
    return {
        "rank": _read_count(statement, numbers, "rank"),
        "rank_of": numbers.read_count(statement, "rank_of"),
        "rank_from_bottom": _read_attribute(statement, "rank_from_bottom"),
        "score": score,
        "score_text": None if score is None else _printed(statement, "score"),
        "score_unit": score_unit,
        "max_score": numbers.read_maximum(statement),
        "percent": numbers.read(statement, "percent"),
        "previous_score": numbers.read(statement, "previous_score"),
        "previous_score_text": _printed(statement, "previous_score"),
        "previous_rank": _read_count(statement, numbers, "previous_rank"),
        "rank_change": _signed_count(statement, numbers, "rank_change"),
        "score_change": change,
        "change_unit": change_unit,
        "grade": _printed(statement, "grade") or said.get("grade"),
    }


def year_of_names(
    statement: Statement, source: Source, numbers: NumberReader, year: int | None
) -> int | None:
    """The year whose provinces a row names: a list of 34 is one of the merged provinces, whatever
    year it evaluates; so is a row without "of N" on a page that places provinces in such a list
    alone.
    """
    size = numbers.read_count(statement, "rank_of") or (MERGED if source.ranks_merged else None)
    is_merged = statement.level == "province" and speaks_of_merged(size, statement.label)
    return max(year or MERGED_IN, MERGED_IN) if is_merged else year


def name_index(printed: str) -> str | None:
    """The name of an index without the words "Chỉ số": one index has one name in every source.

    >>> name_index("Chỉ số PCI"), name_index("PAPI: E-Governance"), name_index("")
    ('PCI', 'PAPI: E-Governance', None)
    """
    return (
        re.sub(r"^\s*chỉ số\s+(?=[A-Z])", "", collapse_spaces(printed), flags=re.IGNORECASE) or None
    )


def outside_evidence(statement: Statement) -> list[Evidence]:
    """The values of a statement that are printed outside its quote: a maximum in a heading, an "of
    63" elsewhere.
    """
    return [
        Evidence(name, span.text, span.start, span.end)
        for name, span in statement.fields.items()
        if name != "year" and not (statement.start <= span.start and span.end <= statement.end)
    ]


def read_components(statement: Statement, numbers: NumberReader) -> dict[str, Decimal]:
    """The extra numeric columns of a table row: {header: number}."""
    values = {
        name.removeprefix(COMPONENT): numbers.read(statement, name)
        for name in statement.fields
        if name.startswith(COMPONENT)
    }
    return {header: value for header, value in values.items() if value is not None}


def _printed(statement: Statement, name: str) -> str | None:
    span = statement.fields.get(name)
    return span.text.strip() or None if span else None


def hold_place(row: Ranking) -> None:
    """ "giữ nguyên": no number is printed, the rank is last year's and the change is 0."""
    if row.rank_change:
        return  # "không đổi …, nhưng hạng tăng 3 bậc": what did not change is something else
    row.rank_change = 0
    row.previous_rank = row.rank if row.previous_rank is None else row.previous_rank


def _read_count(statement: Statement, numbers: NumberReader, name: str) -> int | None:
    printed = numbers.read_count(statement, name)
    return printed if printed is not None else _read_attribute(statement, name)


def _read_attribute(statement: Statement, name: str) -> int | None:
    text = statement.attributes.get(name, "")
    return int(text) if str(text).lstrip("-").isdigit() else None


def _rank_source(statement: Statement, row: Ranking) -> str | None:
    if row.rank is None:
        return None
    return statement.attributes.get("rank_source") or (
        "printed" if "rank" in statement.fields else "order"
    )


def _signed(statement: Statement, numbers: NumberReader, name: str) -> Decimal | None:
    value = numbers.read(statement, name)
    if value is None and str(statement.attributes.get(name, "")).lstrip("-").isdigit():
        value = Decimal(statement.attributes[name])  # a number word ("một bậc")
    return -value if value is not None and value > 0 and is_falling(statement, name) else value


def _signed_count(statement: Statement, numbers: NumberReader, name: str) -> int | None:
    value = _signed(statement, numbers, name)
    return None if value is None else int(value)
