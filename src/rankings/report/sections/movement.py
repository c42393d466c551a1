"""Movement: ranks among the common units over the years, who climbed and fell, whether order
lasts.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.leaders import find_common_end
from rankings.compare.ranks import TOP
from rankings.report.fragments import (
    Fragment,
    build_section,
    heading,
    paragraph,
)
from rankings.report.inputs import Report, about_pages
from rankings.report.lists import common_units, complete_years, covered_years, rank_in
from rankings.report.marks import mark_year
from rankings.report.parts.agreement import show_agreement
from rankings.report.parts.first_page import first_chart_level, list_moving_levels
from rankings.report.parts.leaders import show_kinds, tell_firsts, tell_lasts
from rankings.report.parts.means import show_means
from rankings.report.parts.mentions import show_mentions
from rankings.report.parts.movement_charts import draw_ranks


@about_pages
def show_movement(report: Report) -> Fragment:
    """Level by level: ranks among the units common to all complete lists and who stays where; then
    who moved and what it means, how much the means moved, the kinds of agencies, who was praised.
    Nothing where fewer than two complete lists are known.
    """
    words = report.words
    levels = list_moving_levels(report)
    if not levels:
        return Fragment("")
    parts: list[object] = []
    for level in levels:
        parts += [
            heading(words(f"movement.heading.{level}")),
            paragraph(
                Markup("{} {} {}").format(
                    tell_constancy(report, level),
                    tell_firsts(report, level),
                    tell_lasts(report, level),
                )
            ),
            "" if level == first_chart_level(report) else draw_ranks(report, level),
        ]
    return build_section(
        "movement",
        words("movement.title"),
        *parts,
        show_agreement(report, levels),
        show_means(report, levels),
        *(show_kinds(report, level) for level in levels),
        show_mentions(report),
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
        for year in covered_years(report, level)
        if last and year not in years and find_constant_end(units, [*years, year]) != last
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
    named = {row["row_id"]: row for row in units}
    orders = [sorted(named, key=lambda unit: rank_in(named[unit], year)) for year in years]
    return [named[unit] for unit in find_common_end(orders)]
