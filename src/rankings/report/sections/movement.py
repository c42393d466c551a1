"""Movement: ranks among the common units over the years, who climbed and fell, whether order
lasts.
"""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.fragments import (
    Fragment,
    build_section,
    heading,
    paragraph,
)
from rankings.report.inputs import Report
from rankings.report.lists import (
    LEVELS,
    common_units,
    complete_years,
    league_lists,
    rank_in,
)
from rankings.report.marks import mark_year
from rankings.report.parts.agreement import is_by_chance, name_strength, show_agreement
from rankings.report.parts.leaders import show_kinds, show_leaders
from rankings.report.parts.means import comparable_pairs, tell_leavers, tell_means
from rankings.report.parts.mentions import show_mentions
from rankings.report.parts.movement_charts import draw_ranks, find_partial_years, pair_rows


def show_movement(report: Report) -> Fragment:
    """Level by level: ranks among the units common to all complete lists, movers, and agreement in
    words.
    """
    words = report.words
    levels = [
        level
        for level in LEVELS
        if any(row["common_ranks"] for row in report.rows("03_trajectories", level=level))
    ]
    levels = [level for level in levels if len(complete_years(report, level)) > 1]
    if not levels:
        return build_section(
            "movement",
            words("movement.title"),
            paragraph(words("movement.none", some=bool(league_lists(report))), "missing"),
        )
    parts: list[object] = []
    for level in levels:
        years = complete_years(report, level)
        parts += [
            heading(words(f"movement.heading.{level}")),
            paragraph(tell_constancy(report, level)),
            draw_ranks(report, level),
            paragraph(tell_movers(report, level)),
            paragraph(tell_means(report, level)),
            paragraph(tell_leavers(report, level, years)),
            show_leaders(report, level),
            show_kinds(report, level),
        ]
    return build_section(
        "movement", words("movement.title"), *parts, show_agreement(report), show_mentions(report)
    )


def tell_constancy(report: Report, level: str) -> Markup:
    """Who stays at the top in every complete list, from which to which place in all that was
    published, and who stays last.
    """
    years, units = complete_years(report, level), common_units(report, level)
    top = [row for row in units if all(rank_in(row, year) <= TOP for year in years)]
    lowest = max((row["worst"] for row in top), default=TOP)
    last = find_constant_end(units, years)
    otherwise = [
        year
        for year in sorted(find_partial_years(units, years))
        if last and orders_otherwise(units, last, year)
    ]
    return report.words(
        "movement.constancy",
        years=[mark_year(year) for year in years],
        units=report.count(units),
        top=[name_with_range(report, row) for row in top],
        never_below=report.total(top, "worst", "max") if top and lowest < TOP else "",
        last=[report.named(row) for row in last],
        otherwise=[mark_year(year) for year in otherwise],
    )


def name_with_range(report: Report, row: dict) -> Markup:
    """A unit with its best and worst published rank."""
    best, worst = report.figure(row, "best"), report.figure(row, "worst")
    return report.words(
        "movement.with_range",
        unit=report.named(row),
        best=best,
        worst=worst,
        alike=row["best"] == row["worst"],
    )


def find_constant_end(units: list[dict], years: list[int]) -> list[dict]:
    """The longest end of the common order that reads the same in every year; worst last."""
    orders = [sorted(units, key=lambda row: rank_in(row, year)) for year in years]
    length = 0
    while length < len(units) and len({order[-1 - length]["row_id"] for order in orders}) == 1:
        length += 1
    return orders[-1][len(units) - length :]


def orders_otherwise(units: list[dict], last: list[dict], year: int) -> bool:
    """True where a list that is not complete ranks all the units, and does not end with these ones
    in this order.
    """
    ranks = {
        row["row_id"]: dict(zip(row["years"], row["ranks"], strict=True)).get(year) for row in units
    }
    if any(rank is None for rank in ranks.values()):
        return False
    return sorted(ranks, key=ranks.get)[-len(last) :] != [row["row_id"] for row in last]


def has_changed(row: dict) -> bool:
    """Whether the two years of a change are known to have other criteria; otherwise it is only not
    known that they are the same.
    """
    named = row["framework_from"] and row["framework_to"]
    return bool(named) and row["why_not"] != "framework_unknown"


def tell_movers(report: Report, level: str) -> Markup:
    """The largest climbs and falls of every pair of neighbouring complete lists, in words."""
    years = complete_years(report, level)
    sentences = []
    for first, last in sorted({*itertools.pairwise(years), *comparable_pairs(report, level)}):
        rows = sorted(pair_rows(report, level, first, last), key=lambda row: row["places_gained"])
        if not rows or rows[0]["places_gained"] == rows[-1]["places_gained"]:
            continue
        climbed = [row for row in rows if row["places_gained"] == rows[-1]["places_gained"]]
        fallen = [row for row in rows if row["places_gained"] == rows[0]["places_gained"]]
        agreement = next(
            (
                row
                for row in report.rows("03_agreement", level=level, year_from=first, year_to=last)
                if not row["index_name"]
            ),
            None,
        )
        sentences.append(
            report.words(
                "movement.movers",
                first=mark_year(first),
                last=mark_year(last),
                climbed=[report.named(row) for row in climbed],
                gained=report.figure(climbed[0], "places_gained"),
                fallen=[report.named(row) for row in fallen],
                lost=report.figure(fallen[0], "places_gained", absolute=True),
                rho=(
                    report.figure(agreement, "spearman", digits=2)
                    if agreement and agreement["spearman"] is not None
                    else ""
                ),
                strength=name_strength(agreement),
                by_chance=is_by_chance(agreement),
                comparable=bool(rows[0]["comparable"]),
                changed=has_changed(rows[0]),
            )
        )
    return Markup(" ").join(sentences)
