"""Ranks among the common units over the years as a chart and a table."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.charts_ranks import Course, chart_ranks, lacks_inner_names
from rankings.report.fragments import build_figure
from rankings.report.inputs import Report
from rankings.report.lists import (
    common_units,
    complete_years,
    covered_years,
    is_on_one_scale,
    known_years,
    list_unlisted_years,
    lists_of,
    rank_in,
)
from rankings.report.marks import mark_year
from rankings.report.unit_naming import plain_unit
from rankings.report.witnesses import card_anchor

STEADY = "third"  # the colour of those always among the first
MOVERS = 3  # units coloured and named in each direction, where so many moved equally far


def framework_in(report: Report, level: str, year: int) -> str:
    """The framework of the list of a level and year."""
    return next((ranked.framework for ranked in lists_of(report, level, (year,))), "")


def draw_ranks(report: Report, level: str) -> Markup:
    """Ranks among the common units over all complete lists and those in part, as far as these tell
    them; lines stop where the framework changes. The units that moved most are coloured, and the
    title names them.
    """
    words, years, units = report.words, known_years(report, level), common_units(report, level)
    frameworks = [framework_in(report, level, year) for year in years]
    climbers, fallers = find_movers(units, years)
    courses = [trace_course(report, row, years, climbers, fallers) for row in units]
    eras = [name_era(report, framework) for framework in frameworks]
    chart = chart_ranks(
        f"ranks-{level}",
        courses,
        years,
        eras,
        words.plain("movement.break"),
        describe_ranks(report, level, units, years),
    )
    title = words(
        "movement.chart_title",
        level=words(f"level.{level}"),
        years=[mark_year(year) for year in years],
        climbed=[report.named(row) for row in climbers],
        fallen=[report.named(row) for row in fallers],
        breaks=len(set(frameworks)) > 1,
    )
    subtitle = words(
        "movement.chart_subtitle",
        units=report.count(units),
        lists=[mark_year(year) for year in complete_years(report, level)],
        steady=any(course.colour == STEADY for course in courses),
        inner=lacks_inner_names(courses, years, eras),
        breaks=len(set(frameworks)) > 1,
        gaps=[
            mark_year(year) for year in list_unlisted_years(report) if years[0] < year < years[-1]
        ],
        **tell_parts(report, level, years),
        unsaid=name_unsaid_steps(report, level, years),
    )
    return build_figure(chart, title, subtitle, numbers_at=f"table-years-{level}")


def name_unsaid_steps(report: Report, level: str, years: list[int]) -> list[Markup]:
    """The pairs of successive lists under one framework of which nobody says that they have one set
    of criteria.
    """
    return [
        Markup("{}–{}").format(mark_year(start), mark_year(end))
        for start, end in itertools.pairwise(years)
        if framework_in(report, level, start) == framework_in(report, level, end)
        and name_relation(report, {"level": level, "year_from": start, "year_to": end}) == "unsaid"
    ]


def tell_parts(report: Report, level: str, years: list[int]) -> dict[str, list[Markup]]:
    """Which years have a list in part that ranks all units of the complete ones (`parts`), and of
    which only the first places are known (`firsts`).
    """
    units, covered = common_units(report, level), covered_years(report, level)
    parts = [year for year in covered if year not in complete_years(report, level)]
    firsts = [
        report.words(
            "movement.firsts",
            year=mark_year(year),
            places=report.count([row for row in units if rank_in(row, year) is not None]),
        )
        for year in years
        if year not in covered
    ]
    return {"parts": [mark_year(year) for year in parts], "firsts": firsts}


def find_movers(units: list[dict], years: list[int]) -> tuple[list[dict], list[dict]]:
    """The units that climbed most and those that fell most from the first year to the last."""
    places = [count_places(row, years) for row in units]
    ends = (max(places, default=0), min(places, default=0))
    return tuple(
        [row for row, moved in zip(units, places, strict=True) if moved == end and end][:MOVERS]
        for end in ends
    )


def count_places(row: dict, years: list[int]) -> int:
    """How many places a unit climbed among the common units; negative for a fall."""
    return rank_in(row, years[0]) - rank_in(row, years[-1])


def trace_course(
    report: Report, row: dict, years: list[int], climbers: list[dict], fallers: list[dict]
) -> Course:
    """A unit's ranks, in the colour of its move, or of always having been among the first."""
    ranks = tuple(rank_in(row, year) for year in years)
    rest = STEADY if all(rank is not None and rank <= TOP for rank in ranks) else "muted"
    colour = "main" if row in climbers else "other" if row in fallers else rest
    return Course(plain_unit(row, report.language), ranks, colour, card_anchor(row))


def name_era(report: Report, framework: str) -> str:
    """A framework's short name above its years."""
    key = f"framework_short.{framework}"
    return report.words.plain(key) if key in report.words else framework


def describe_ranks(report: Report, level: str, units: list[dict], years: list[int]) -> str:
    """What the chart shows, for who cannot see it."""
    climbers, fallers = (
        [
            f"{plain_unit(row, report.language)} ({sign}{abs(count_places(row, years))})"
            for row in end
        ]
        for end, sign in zip(find_movers(units, years), "+−", strict=True)
    )
    best = min(units, key=lambda row: rank_in(row, years[-1]))
    return report.words.plain(
        "movement.alt",
        level=report.words(f"level.{level}"),
        years=[str(year) for year in years],
        units=len(units),
        climbers=climbers,
        fallers=fallers,
        best=plain_unit(best, report.language),
    )


def pair_rows(report: Report, level: str, first: int, last: int) -> list[dict]:
    """The rows of one level and pair of years in `03_year_changes`."""
    return [
        row
        for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
        if not row["index_name"]
    ]


def name_relation(report: Report, pair: dict) -> str:
    """Whether two lists have the same criteria, others, or nobody says."""
    changes = pair_rows(report, pair["level"], pair["year_from"], pair["year_to"])
    if changes and changes[0]["comparable"]:
        return "same" if all(map(is_on_one_scale, changes)) else "unsaid"
    return "other" if changes and has_changed(changes[0]) else "unsaid"


def has_changed(row: dict) -> bool:
    """Whether the two years of a change are known to have other criteria; otherwise it is only not
    known that they are the same.
    """
    named = row["framework_from"] and row["framework_to"]
    return bool(named) and row["why_not"] != "framework_unknown"
