"""Claim statements → claims: counts, shares, averages and changes, each with base, year and
sign.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from rankings.clean.certainty import find_doubts
from rankings.clean.number_reader import NumberReader, is_falling
from rankings.clean.observations import Claim, Exclusion, GradeCount
from rankings.clean.rankings import outside_evidence
from rankings.clean.source import Source
from rankings.clean.years import baseline_of, year_evidence, year_of
from rankings.language.text import collapse_spaces, fold
from rankings.parse.model import Statement
from rankings.registry.vocabulary import level_names

POINTS = "điểm phần trăm"


# "tỉ lệ hồ sơ trực tuyến toàn tỉnh đạt 61,7%"
_OF_PROVINCE = re.compile(r"(?<!\w)(?:toàn|cả|trong) tỉnh(?!\w)")


def read_claims(source: Source, numbers: NumberReader) -> list[Claim]:
    """The claims of a page, in its order, without those that grade counts and exclusions make."""
    return [
        read_claim(statement, source, numbers)
        for statement in source.statements
        if statement.kind == "claim"
    ]


def _find_owner(statement: Statement, source: Source) -> str | None:
    """The page's province, where a figure that names nobody is a part of its index or is told of
    all of the province; None elsewhere.
    """
    if "of_pillar" in statement.attributes:
        return None if "of_others" in statement.attributes else source.only_province
    is_of_all = "of" in statement.fields or "bound" in statement.attributes
    named = None if is_of_all else source.header.province  # "1/13 UBND huyện"
    is_own = named is not None and _OF_PROVINCE.search(fold(source.quote(statement)))
    return collapse_spaces(named.text) if is_own and "of_part" not in statement.attributes else None


def read_claim(statement: Statement, source: Source, numbers: NumberReader) -> Claim:
    """The claim that one statement prints."""
    year = year_of(statement, source)
    value, change = numbers.read(statement, "value"), numbers.read(statement, "change")
    is_other = statement.attributes.get("measure") == "other"
    whose = _words(statement, "subject")
    if whose is None:
        whose = _find_owner(statement, source)
    falls = change is not None and change > 0 and is_falling(statement, "change")
    return Claim(
        subject=whose,
        measure="other" if is_other else _words(statement, "measure"),
        value=value,
        value_text=statement.fields["value"].text if value is not None else None,
        unit=_words(statement, "unit"),
        of=numbers.read(statement, "of"),
        comparator=statement.attributes.get("comparator") or ("=" if value is not None else None),
        year=year,
        change=-change if falls else change,
        change_unit=_words(statement, "change_unit"),
        baseline=baseline_of(statement),
        quote=source.quote(statement),
        start=statement.start,
        end=statement.end,
        level=statement.level or None,
        status="transcribed" if source.kind == "transcribed" else "printed",
        doubts=[] if source.kind == "transcribed" else find_doubts(statement, source, numbers),
        evidence=year_evidence(statement, source) + outside_evidence(statement),
        spans=dict(statement.fields),
    )


def claim_of_grade_count(row: GradeCount) -> Claim | None:
    """How many units have a grade, as a claim; None where only names are printed.

    >>> row = GradeCount(
    ...     "district", 2018, "Khá", 2, [], "02 đơn vị loại Khá", 0, 18, "cấp huyện", "đơn vị"
    ... )
    >>> claim_of_grade_count(row).measure, claim_of_grade_count(row).value
    ('số đơn vị loại Khá', Decimal('2'))
    """
    if row.count is None:
        return None
    counted = row.counted or "đơn vị"
    return _count_claim(
        row,
        row.label or level_names().get(row.level, ""),
        f"số {counted} loại {row.grade}",
        row.count,
        counted,
    )


def claim_of_exclusions(rows: list[Exclusion]) -> Claim | None:
    """How many units were said not to be graded, as a claim; None where no number is printed."""
    counted = next((row for row in rows if row.count is not None), None)
    if counted is None:
        return None
    return _count_claim(
        counted,
        "đơn vị không xếp hạng",
        "số đơn vị không đánh giá, xếp loại",
        counted.count,
        "đơn vị",
    )


def _count_claim(
    row: GradeCount | Exclusion, subject: str, measure: str, count: int, unit: str
) -> Claim:
    span = row.spans.get("count")
    return Claim(
        subject=subject,
        measure=measure,
        value=Decimal(count),
        value_text=span.text if span else str(count),
        unit=unit,
        comparator="=",
        year=row.year,
        quote=row.quote,
        start=row.start,
        end=row.end,
        level=row.level or None,
        spans={"value": span} if span else {},
    )


def derive_earlier_claim(claim: Claim) -> Claim | None:
    """Last year's value that "đạt 95,25%, tăng 22,10%" implies; None where the change is not in the
    value's own points.

    A percentage that "grew by X%" is read as percentage points: 22.10 % of 73.15 would not be
    printed so.
    """
    in_points = claim.change_unit in ("%", POINTS) and claim.unit == "%"
    if (
        claim.value is None
        or claim.change is None
        or not claim.baseline
        or not (in_points or claim.change_unit == claim.unit)
    ):
        return None
    earlier = claim.value - claim.change
    if in_points and not 0 <= earlier <= 100:
        return None
    return replace(
        claim,
        value=earlier,
        value_text=None,
        of=None,
        year=claim.baseline,
        change=None,
        change_unit=None,
        baseline=None,
        status="derived",
        doubts=[],
        evidence=[],
        spans={name: claim.spans[name] for name in ("value", "change") if name in claim.spans},
    )


def _words(statement: Statement, name: str) -> str | None:
    span = statement.fields.get(name)
    words = collapse_spaces(span.text) if span else statement.attributes.get(name, "")
    return words or None
