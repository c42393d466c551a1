"""Ranks among the common units over the years as a chart and a table."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.charts_ranks import Course, chart_ranks
from rankings.report.fragments import build_figure
from rankings.report.inputs import Report
from rankings.report.lists import (
    common_units,
    complete_years,
    lists_of,
    rank_in,
)
from rankings.report.marks import mark_year
from rankings.report.report_words import join_list
from rankings.report.unit_naming import plain_unit
from rankings.report.witnesses import card_anchor

MOVERS = 2  # units coloured in each direction


def framework_in(report: Report, level: str, year: int) -> str:
    """The framework of the list of a level and year."""
    return next((ranked.framework for ranked in lists_of(report, level, (year,))), "")


def draw_ranks(report: Report, level: str) -> Markup:
    """Ranks among the common units over all complete lists; lines stop where the framework
    changes.
    """
    words, years, units = report.words, complete_years(report, level), common_units(report, level)
    frameworks = [framework_in(report, level, year) for year in years]
    moved = {row["unit"]: rank_in(row, years[0]) - rank_in(row, years[-1]) for row in units}
    order = sorted(moved, key=lambda unit: moved[unit])
    fallers, climbers = (
        [unit for unit in order[:MOVERS] if moved[unit] < 0],
        [unit for unit in order[::-1][:MOVERS] if moved[unit] > 0],
    )
    courses = [
        Course(
            plain_unit(row, report.language),
            tuple(rank_in(row, year) for year in years),
            "main" if row["unit"] in climbers else "other" if row["unit"] in fallers else "muted",
            card_anchor(row),
        )
        for row in units
    ]
    named = {row["unit"]: plain_unit(row, report.language) for row in units}
    alt = words.plain(
        "movement.alt",
        level=words(f"level.{level}"),
        years=[str(year) for year in years],
        units=len(units),
        climbers=[f"{named[unit]} (+{moved[unit]})" for unit in climbers],
        fallers=[f"{named[unit]} (−{-moved[unit]})" for unit in fallers],
        best=min(courses, key=lambda course: course.ranks[-1]).unit,
    )
    climber = next(
        (
            row
            for row in pair_rows(report, level, years[0], years[-1])
            if climbers and row["unit"] == climbers[0]
        ),
        None,
    )
    faller = next(
        (
            row
            for row in pair_rows(report, level, years[0], years[-1])
            if fallers and row["unit"] == fallers[0]
        ),
        None,
    )
    title = words(
        "movement.chart_title",
        level=words(f"level.{level}"),
        first=mark_year(years[0]),
        last=mark_year(years[-1]),
        climber=name_tied(report, level, years, moved, climbers),
        faller=name_tied(report, level, years, moved, fallers),
        gained=report.figure(climber, "places_gained") if climber else "",
        lost=report.figure(faller, "places_gained", absolute=True) if faller else "",
    )
    eras = [
        (
            words.plain(f"framework_short.{framework}")
            if f"framework_short.{framework}" in words
            else framework
        )
        for framework in frameworks
    ]
    chart = chart_ranks(
        f"ranks-{level}",
        courses,
        [str(year) for year in years],
        eras,
        words.plain("movement.break"),
        alt,
    )
    subtitle = words(
        "movement.chart_subtitle", units=report.count(units), breaks=len(set(frameworks)) > 1
    )
    return build_figure(chart, title, subtitle, numbers_at=f"table-years-{level}")


def find_partial_years(units: list[dict], years: list[int]) -> set[int]:
    """The years of lists that are not complete but rank as many of the units as a top five."""
    named = [
        int(year)
        for row in units
        for year, rank in zip(row["years"], row["ranks"], strict=True)
        if rank is not None
    ]
    return {year for year in named if named.count(year) >= TOP} - set(years)


def name_tied(
    report: Report, level: str, years: list[int], moved: dict[str, int], movers: list[str]
) -> Markup:
    """The units that moved as far as the first of the movers, all of them; empty where none
    moved.
    """
    tied = [
        row
        for row in common_units(report, level)
        if movers and moved[row["unit"]] == moved[movers[0]]
    ]
    return (
        join_list([report.named(row) for row in tied], report.words.entries["list.last"])
        if tied
        else Markup("")
    )


def pair_rows(report: Report, level: str, first: int, last: int) -> list[dict]:
    """The rows of one level and pair of years in `03_year_changes`."""
    return [
        row
        for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
        if not row["index_name"]
    ]
