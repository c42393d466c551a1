"""Movement: ranks among the common units over the years, who climbed and fell, whether order
lasts.
"""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.charts_ranks import Course, chart_ranks
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import Report
from rankings.report.lists import (
    LEVELS,
    common_units,
    complete_years,
    league_lists,
    name_key,
    rank_in,
    ranked_lists,
)
from rankings.report.marks import mark_in_list, mark_year
from rankings.report.names import plain_unit
from rankings.report.sections.agreement import is_by_chance, name_strength, show_agreement
from rankings.report.sections.leaders import show_kinds, show_leaders
from rankings.report.sections.means import comparable_pairs, tell_leavers, tell_means
from rankings.report.sections.mentions import show_mentions
from rankings.report.words import join_list

MOVERS = 2  # units coloured in each direction


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


def framework_in(report: Report, level: str, year: int) -> str:
    """The framework of the list of a level and year."""
    return next(
        (
            ranked.framework
            for ranked in ranked_lists(report)
            if (ranked.level, ranked.year) == (level, year)
        ),
        "",
    )


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
    numbers = tabulate_ranks(report, level, units, years)
    return build_figure(chart, title, subtitle, numbers, words("chart.numbers"))


def tabulate_ranks(report: Report, level: str, units: list[dict], years: list[int]) -> Markup:
    """The common units' ranks in every complete list, between them their ranks as published in the
    partial ones that name as many as a top five, and the places gained from the first to the
    last."""
    words = report.words
    partial = find_partial_years(units, years)
    columns, sources = [Column(words("column.unit"), "name")], []
    for year in sorted({*years, *partial}):
        columns.append(
            Column(
                (
                    words("column.as_published", year=mark_year(year))
                    if year in partial
                    else mark_year(year)
                ),
                "number",
            )
        )
        sources.append(("ranks" if year in partial else "common_ranks", year))
    ordered = sorted(units, key=lambda row: rank_in(row, years[-1]))
    rows = [
        [
            report.unit(row),
            *(mark_in_list(row, column, year, report.language) for column, year in sources),
        ]
        for row in ordered
    ]
    pairs = {name_key(row): row for row in pair_rows(report, level, years[0], years[-1])}
    if set(pairs) == {
        name_key(row) for row in units
    }:  # else the two years alone have other units in common
        columns.append(
            Column(
                words("column.gained", first=mark_year(years[0]), last=mark_year(years[-1])),
                "number",
            )
        )
        rows = [
            [*row, report.figure(pairs[name_key(unit)], "places_gained", signed=True)]
            for row, unit in zip(rows, ordered, strict=True)
        ]
    caption = words("movement.numbers_caption", level=words(f"level.{level}"))
    return build_table(
        f"numbers-ranks-{level}",
        caption,
        columns,
        rows,
        words("movement.numbers_note", partial=bool(partial)),
        numbered=False,
    )


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
        join_list([report.unit(row) for row in tied], report.words.entries["list.last"])
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
            )
        )
    return Markup(" ").join(sentences)
