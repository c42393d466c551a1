"""Districts of two provinces on one printed maximum, side by side, with what may not be
concluded.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from rankings.compare.versions import version_of
from rankings.compare.words_frameworks import group_percent, share_criteria
from rankings.registry.frameworks import load_frameworks
from rankings.registry.provinces import name_province
from rankings.report.fragments import heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import LEVELS
from rankings.report.marks import count_own, mark_year
from rankings.report.naming import cite_criterion


def show_neighbours(report: Report) -> Markup:
    """The lists of districts, here and elsewhere, that share criteria and printed maximum: one
    sentence a province and maximum; empty where there is none.
    """
    others = report.positions_of_others
    if others.empty:
        return Markup("")
    pairs: dict[tuple, list[tuple]] = {}
    for (maximum, _), mine in group_percent(report.table("04_positions")):
        for (other_maximum, _), theirs in group_percent(others):
            if maximum == other_maximum and share_criteria(mine, theirs):
                other = str(theirs["province"].iloc[0])
                pairs.setdefault((other, maximum), []).append((mine, theirs))
    if not pairs:
        return Markup("")
    return (
        heading(report.words("beside.heading"))
        + Markup("").join(
            paragraph(compare_lists(report, other, found)) for (other, _), found in pairs.items()
        )
        + paragraph(
            Markup(" ").join(
                [
                    *(
                        tell_points(report, other, found[0][1])
                        for (other, _), found in pairs.items()
                    ),
                    report.words("beside.caveat"),
                    *dict.fromkeys(
                        told
                        for (other, _), found in pairs.items()
                        for told in tell_other_levels(report, other, *found[0])
                    ),
                ]
            )
        )
    )


def tell_other_levels(
    report: Report, other: str, mine: pd.DataFrame, theirs: pd.DataFrame
) -> Iterator[Markup]:
    """The levels besides districts that the two sets of criteria do not ask the same: how many
    criteria and points each has.
    """
    own, beside = (
        load_frameworks()[version_of(rows.iloc[0].to_dict())].levels for rows in (mine, theirs)
    )
    for level in (level for level in LEVELS if level in own and level in beside):
        asked = [list(found[level].leaves()) for found in (own, beside)]
        points = [found[level].max_score for found in (own, beside)]
        alike = len({frozenset(one.id for one in criteria) for criteria in asked}) == 1
        if not alike or len(set(points)) > 1:
            yield report.words(
                "beside.other_level",
                level=report.words(f"level.{level}"),
                own=report.name,
                other=name_province(other, report.language),
                own_criteria=count_own(asked[0]),
                other_criteria=count_own(asked[1]),
                own_points=name_points(points[0]),
                other_points=name_points(points[1]),
            )


def tell_points(report: Report, other: str, theirs: pd.DataFrame) -> Markup:
    """What each group of criteria gives at most in the other province's list, where that publishes
    it and this province's own lists do not; else empty.
    """
    own, beside = (
        {
            row["criterion"]: row
            for row in rows
            if row["level"] == "district" and row["max_score"] is not None
        }
        for rows in (report.rows("02_criteria"), report.neighbours[other]["02_criteria"])
    )
    year = int(theirs["year"].iloc[0])
    points = [row for row in beside.values() if row["year"] == year]
    if own or not points:
        return Markup("")
    return report.words(
        "beside.points",
        other=name_province(other, report.language),
        parts=[
            Markup("{} {}").format(cite_criterion(report, row), report.figure(row, "max_score"))
            for row in points
        ],
    )


def name_points(points: Decimal | None) -> Markup:
    """A maximum of the registry; empty where none is known."""
    return Markup("") if points is None else Markup('<cite class="name">{}</cite>').format(points)


def compare_lists(report: Report, other: str, pairs: list[tuple]) -> Markup:
    """The ranges of points on the maximum, list by list."""
    own_years = sorted({int(mine["year"].iloc[0]) for mine, _ in pairs})
    other_years = sorted({int(theirs["year"].iloc[0]) for _, theirs in pairs})
    maximum = next(
        row
        for row in report.rows("04_positions", level="district", year=own_years[0])
        if row["max_score"] is not None
    )
    other_rows = report.neighbours[other]["02_rankings"]
    return report.words(
        "beside.sentence",
        maximum=report.figure(maximum, "max_score"),
        own=report.name,
        own_ranges=[tell_range(report, report.rows("02_rankings"), year) for year in own_years],
        other=name_province(other, report.language),
        other_ranges=[tell_range(report, other_rows, year) for year in other_years],
    )


def tell_range(report: Report, rows: list[dict], year: int) -> Markup:
    """A year's districts with a total: how many, of how many where some have none, from which to
    which total.
    """
    listed = select_listed(rows, year)
    scored = [row for row in listed if row["score"] is not None]
    return report.words(
        "beside.range",
        year=mark_year(year),
        units=report.count(scored),
        of=report.count(listed) if len(listed) > len(scored) else "",
        low=report.total(scored, "score", "min"),
        high=report.total(scored, "score", "max"),
    )


def select_listed(rows: list[dict], year: int) -> list[dict]:
    """The preferred rows of districts in a year."""
    return [
        row
        for row in rows
        if row["level"] == "district"
        and row["year"] == year
        and row["preferred"]
        and not row["index_name"]
    ]
