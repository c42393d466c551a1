"""Criterion statements → criterion rows: who was best, second, last on a criterion, and its
maximum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from rankings.clean.identities import NameReader
from rankings.clean.number_reader import NumberReader
from rankings.clean.observations import Criterion, Evidence, Ranking
from rankings.clean.rankings import outside_evidence
from rankings.clean.source import Source
from rankings.clean.years import year_evidence, year_of
from rankings.language.text import collapse_spaces, key
from rankings.parse.model import Statement
from rankings.registry.frameworks import find_criterion, framework_of
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

AT_MAXIMUM = {"max", "maximum", "tối đa"}


def read_criteria(
    source: Source, numbers: NumberReader, names: NameReader, framework: str | None
) -> list[Criterion]:
    """All criterion rows of a page, in its order; a maximum printed once goes to every row of its
    criterion.
    """
    rows = [
        read_criterion(statement, source, numbers, names)
        for statement in source.statements
        if statement.kind == "criterion" and "criterion" in statement.fields
    ]
    spread_maxima(rows)
    for row, statement in zip(
        rows,
        (s for s in source.statements if s.kind == "criterion" and "criterion" in s.fields),
        strict=True,
    ):
        if row.score is None and statement.attributes.get("score", "").casefold() in AT_MAXIMUM:
            row.score = row.max_score
        row.criterion_id = identify_criterion(row, framework, names.province)
    return rows


def identify_criterion(row: Criterion, framework: str | None, province: str | None) -> str | None:
    """The id of a criterion in the framework version of its year; None where the registry has
    none.
    """
    facts = {"province": province, "framework": framework, "evaluation_year": row.year}
    known = (
        find_criterion(row.criterion, framework_of(facts, row.level), row.level)
        if row.year
        else None
    )
    return known.id if known else None


def read_criterion(
    statement: Statement, source: Source, numbers: NumberReader, names: NameReader
) -> Criterion:
    """The row that one statement about a criterion prints."""
    year = year_of(statement, source)
    unit = statement.fields.get("unit")
    quote = source.quote(statement)
    who = (
        names.identify(unit.text, statement.level, year, (quote, statement.start, statement.end))
        if unit
        else None
    )
    score = numbers.read(statement, "score")
    named = collapse_spaces(statement.fields["criterion"].text)
    most = _OUT_OF_HOW_MANY.search(named) if statement.pattern == "table_maximum" else None
    return Criterion(
        level=statement.level,
        year=year,
        criterion=named[: most.start()] if most else named,
        max_score=numbers.read_maximum(statement),
        unit_printed=unit.text if unit else None,
        unit=who.unit if who else None,
        unit_id=who.unit_id if who else None,
        statistic=statement.attributes.get("statistic") or None,
        score=score,
        score_text=statement.fields["score"].text if score is not None else None,
        list_count=numbers.read_count(statement, "list_count"),
        quote=quote,
        start=statement.start,
        end=statement.end,
        label=statement.label or None,
        evidence=year_evidence(statement, source) + outside_evidence(statement),
        spans=dict(statement.fields),
        comparator=statement.attributes.get("comparator") or ("=" if score is not None else None),
    )


def spread_maxima(rows: list[Criterion]) -> None:
    """Give every row of a criterion the maximum that the page prints for it, if it prints just
    one.
    """
    maxima: dict[tuple, dict[Decimal, Criterion]] = defaultdict(dict)
    for row in rows:
        if row.max_score is not None:
            maxima[_criterion_key(row)].setdefault(row.max_score, row)
    for row in rows:
        said = maxima[_criterion_key(row)]
        if row.max_score is None and len(said) == 1:
            row.max_score, witness = next(iter(said.items()))
            span = witness.spans["max_score"]
            row.evidence.append(Evidence("max_score", span.text, span.start, span.end))


_OUT_OF_HOW_MANY = re.compile(
    r"\s*[(\[]?\s*(?:tối đa\s|/\s?|thang điểm\s)?(?P<most>\d+(?:[.,]\d+)?)\s?(?:điểm|đ)?\s*[)\]]\Z",
    re.IGNORECASE,
)
_GIVEN_BY_ITSELF = re.compile(r"tự (?:chấm|đánh giá)|tổng|thưởng|trừ", re.IGNORECASE)


@remembered(maxsize=1)
def _pillars() -> frozenset[str]:
    return frozenset(key(word) for word in load_lexicon().words("pillar_word"))


def criteria_of_columns(rows: list[Ranking]) -> list[Criterion]:
    """What a table's columns of points give its units: "Hạ tầng số (20)" over a figure each.

    Criteria are columns whose head prints the most that one can have, or is the name of a pillar
    ("Kinh tế số"), and those whose sum or mean the score is; what a unit gave itself is none.
    """
    pillars = _pillars()
    tables: dict[tuple[str, ...], list[Ranking]] = defaultdict(list)
    for row in rows:
        if row.source == "table" and row.components:
            tables[tuple(row.components)].append(row)
    parts = {header for members in tables.values() for header in _find_parts(members)}
    return [
        _criterion_of_column(row, header, score, most)
        for row in rows
        if row.source == "table"
        for header, score in row.components.items()
        if ((most := _OUT_OF_HOW_MANY.search(header)) or header in parts or key(header) in pillars)
        and not _GIVEN_BY_ITSELF.search(header)
    ]


_ALIKE = Decimal("0.06")  # what rounding may leave between a score and its parts


def _find_parts(rows: list[Ranking]) -> list[str]:
    """Return the columns that make the score of a table's rows, all together: by sum or mean."""
    headers = list(rows[0].components)
    scored = [row for row in rows if row.score is not None]
    totals = [sum(row.components.values(), Decimal(0)) for row in scored]
    made = sum(
        min(abs(total - row.score), abs(total / len(headers) - row.score)) < _ALIKE
        for row, total in zip(scored, totals, strict=True)
    )
    return headers if len(headers) > 1 and len(scored) > 2 and made > 0.8 * len(scored) else []


def _criterion_of_column(
    row: Ranking, header: str, score: Decimal, most: re.Match[str] | None
) -> Criterion:
    span = row.spans[f"component:{header}"]
    return Criterion(
        level=row.level,
        year=row.year,
        criterion=collapse_spaces(header[: most.start()] if most else header),
        max_score=Decimal(most["most"].replace(",", ".")) if most else None,
        unit_printed=row.unit_printed,
        unit=row.unit,
        unit_id=row.unit_id,
        statistic="value",
        score=score,
        score_text=span.text,
        list_count=None,
        quote=row.quote,
        start=row.start,
        end=row.end,
        label=row.label,
        comparator="=",
        spans={"score": span, **({"unit": row.spans["unit"]} if "unit" in row.spans else {})},
    )


def _criterion_key(row: Criterion) -> tuple:
    return (row.level, row.year, key(row.criterion))
