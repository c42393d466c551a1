"""Districts of two provinces on one printed maximum, side by side, with what may be concluded and
what not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from rankings.compare.lists import RankedList, gather_lists
from rankings.compare.versions import version_of
from rankings.compare.words_frameworks import find_order, group_percent, share_criteria
from rankings.registry.frameworks import load_frameworks
from rankings.registry.provinces import name_province
from rankings.report.fragments import paragraph
from rankings.report.inputs import Report
from rankings.report.lists import LEVELS, list_newest
from rankings.report.marks import count_own, mark_year
from rankings.report.naming import name_theme
from rankings.report.parts.lost_beside import show_lost
from rankings.report.report_words import strip_tags

Pair = tuple[pd.DataFrame, pd.DataFrame]
DISTRICT = "district"
LOWER_FIRST = {  # of what `find_order` tells: the side below, the side above
    "shared_scale.former_below": ("own", "other"),
    "shared_scale.latter_below": ("other", "own"),
}


def show_neighbours(report: Report) -> Markup:
    """The lists of districts, here and elsewhere, that share criteria and printed maximum: one
    paragraph a province and maximum, with what may be concluded and what not; empty where there is
    none.
    """
    told = (
        [compare_lists(report, other, pairs), *tell_other_levels(report, other, pairs)]
        for (other, _), pairs in find_pairs(report).items()
    )
    return Markup("").join(paragraph(Markup(" ").join(said)) for said in told)


def show_lost_beside(report: Report) -> Markup:
    """Where the provinces that share criteria and maximum lose points, if they tell that and this
    province does not; empty where none does.
    """
    others = dict.fromkeys(other for other, _ in find_pairs(report))
    return Markup("").join(show_lost(report, other) for other in others)


def find_pairs(report: Report) -> dict[tuple[str, str], list[Pair]]:
    """{(province, maximum): own and other districts, list by list, that share criteria and printed
    maximum}.
    """
    others = report.positions_of_others
    found: dict[tuple[str, str], list[Pair]] = {}
    for (maximum, _), mine in group_percent(report.table("04_positions")):
        for (other_maximum, _), theirs in group_percent(others) if len(others) else ():
            if maximum == other_maximum and share_criteria(mine, theirs):
                other = str(theirs["province"].iloc[0])
                found.setdefault((other, maximum), []).append((mine, theirs))
    return found


def find_beside_years(report: Report) -> set[tuple[str, str, int]]:
    """(province, level, year) of the other provinces' lists whose totals are told side by side with
    the own ones.
    """
    return {
        (other, DISTRICT, year)
        for (other, _), pairs in find_pairs(report).items()
        for year in list_own_years(theirs for _, theirs in pairs)
    }


def list_beside(report: Report) -> dict[str, list[RankedList]]:
    """The lists of other provinces of which something is told here, by province: the newest of
    each level, and those set side by side with the own.
    """
    beside, told = {}, find_beside_years(report)
    for slug, tables in report.neighbours.items():
        lists = gather_lists(tables["02_rankings"])
        newest = list_newest(lists)
        beside[slug] = [
            ranked
            for ranked in lists
            if ranked in newest or (slug, ranked.level, ranked.year) in told
        ]
    return beside


def list_own_years(parts: Iterator[pd.DataFrame]) -> list[int]:
    """The years of some lists, in order."""
    return sorted({int(rows["year"].iloc[0]) for rows in parts})


def tell_other_levels(report: Report, other: str, pairs: list[Pair]) -> Iterator[Markup]:
    """The levels besides districts that the two sets of criteria do not ask the same: how many
    criteria and points each had, and when.
    """
    own, beside = (
        load_frameworks()[version_of(rows.iloc[0].to_dict())].levels for rows in pairs[0]
    )
    for level in (level for level in LEVELS if level in own and level in beside):
        asked = [list(found[level].leaves()) for found in (own, beside)]
        points = [found[level].max_score for found in (own, beside)]
        alike = len({frozenset(one.id for one in criteria) for criteria in asked}) == 1
        if not alike or len(set(points)) > 1:
            themes = [list(dict.fromkeys(one.theme for one in criteria)) for criteria in asked]
            yield report.words(
                "beside.other_level",
                level=report.words(f"level.{level}"),
                **name_sides(report, other, pairs),
                own_criteria=count_own(asked[0]),
                other_criteria=count_own(asked[1]),
                own_themes=name_only(report, *themes),
                other_themes=name_only(report, *themes[::-1]),
                own_points=name_points(points[0]),
                other_points=name_points(points[1]),
                summed=name_without(report, other, pairs, "02_rankings", level),
            )


def name_only(report: Report, themes: list[str], others: list[str]) -> list[Markup]:
    """The names of the themes that are not among others."""
    return [name_theme(report, theme) for theme in themes if theme not in others]


def name_points(points: Decimal | None) -> Markup:
    """A maximum of the registry; empty where none is known."""
    return Markup("") if points is None else Markup('<cite class="name">{}</cite>').format(points)


def name_without(report: Report, other: str, pairs: list[Pair], table: str, level: str) -> list:
    """Which of both provinces print no maximum, in rows of `table`, for a level in the years of
    their lists.
    """
    sides = (
        (report.name, report.rows(table)),
        (name_province(other, report.language), report.neighbours[other][table]),
    )
    return [
        name
        for (name, rows), lists in zip(sides, zip(*pairs, strict=True), strict=True)
        if not any(
            row["level"] == level
            and row["year"] in list_own_years(lists)
            and row["max_score"] is not None
            for row in rows
        )
    ]


def compare_lists(report: Report, other: str, pairs: list[Pair]) -> Markup:
    """That both sets of districts have as many corresponding groups and one maximum; the published
    points on it, list by list; what may be concluded of them.
    """
    own_years = list_own_years(mine for mine, _ in pairs)
    other_years = list_own_years(theirs for _, theirs in pairs)
    criteria = load_frameworks()[version_of(pairs[0][0].iloc[0].to_dict())].levels[DISTRICT]
    maximum = next(
        row
        for row in report.rows("04_positions", level=DISTRICT, year=own_years[0])
        if row["max_score"] is not None
    )
    other_rows = report.neighbours[other]["02_rankings"]
    said = report.words(
        "beside.sentence",
        **name_sides(report, other, pairs),
        groups=count_own(list(criteria.leaves())),
        maximum=report.figure(maximum, "max_score"),
        summed=name_without(report, other, pairs, "02_rankings", DISTRICT),
        own_ranges=[tell_range(report, report.rows("02_rankings"), year) for year in own_years],
        other_ranges=[tell_range(report, other_rows, year) for year in other_years],
    )
    return Markup("{} {}").format(said, tell_what_holds(report, other, pairs))


def tell_what_holds(report: Report, other: str, pairs: list[Pair]) -> Markup:
    """Which province's totals all lie below the other's in every pair of lists; and why no more can
    be said.
    """
    sides = name_sides(report, other, pairs)
    orders = {find_order(*pair) for pair in pairs}
    lower, upper = LOWER_FIRST.get(orders.pop() if len(orders) == 1 else "", ("", ""))
    return report.words(
        "beside.holds",
        lower=sides.get(lower, ""),
        upper=sides.get(upper, ""),
        apart=not {*map(strip_tags, sides["own_years"])} & {*map(strip_tags, sides["other_years"])},
        silent=name_without(report, other, pairs, "02_criteria", DISTRICT),
    )


def name_sides(report: Report, other: str, pairs: list[Pair]) -> dict[str, object]:
    """Both provinces by name, with the years of their lists."""
    years = (
        [mark_year(year) for year in list_own_years(rows)] for rows in zip(*pairs, strict=True)
    )
    own_years, other_years = years
    return {
        "own": report.name,
        "other": name_province(other, report.language),
        "own_years": own_years,
        "other_years": other_years,
    }


def tell_range(report: Report, rows: list[dict], year: int) -> Markup:
    """A year's districts with a total, and the source: from which to which total; where some have
    none, how many of how many have one, and which.
    """
    listed = select_listed(rows, year)
    scored = [row for row in listed if row["score"] is not None]
    is_part = len(listed) > len(scored)
    return report.words(
        "beside.range",
        year=mark_year(year),
        units=report.count(scored),
        of=report.count(listed) if is_part else "",
        low=report.total(scored, "score", "min"),
        high=report.total(scored, "score", "max"),
        named=[
            report.words(
                "beside.total",
                unit=report.named(row),
                score=report.cited(row, "score"),
                rank=report.cited(row, "rank"),
            )
            for row in scored
            if is_part
        ],
        source=report.evidence(*scored[:1]),
    )


def select_listed(rows: list[dict], year: int) -> list[dict]:
    """The preferred rows of districts in a year."""
    return [
        row
        for row in rows
        if row["level"] == DISTRICT
        and row["year"] == year
        and row["preferred"]
        and not row["index_name"]
    ]
