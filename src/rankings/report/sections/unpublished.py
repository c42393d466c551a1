"""What can be said of totals that were not published, by bounds."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.charts_context import Point, Scale, chart_scales
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    paragraph,
)
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import format_number, mark_year
from rankings.report.naming import name_grade
from rankings.report.parts.bounds import is_vague, show_bound
from rankings.report.report_words import strip_tags
from rankings.report.unit_naming import plain_unit

FEW = 3  # so many pairs of units are named; more are counted


@about_pages
def show_bounds(report: Report) -> Fragment:
    """What must be true of totals that were not published: intervals, thresholds, certain
    orders.
    """
    words = report.words
    bounds = select_strict(report.rows("04_bounds"))
    if not bounds:
        return Fragment("")
    parts: list[object] = [paragraph(words("bounds.lead"))]
    for level in (level for level in LEVELS if select_rows(bounds, level=level)):
        own = [
            row
            for row in select_rows(bounds, level=level)
            if row["total_min"] is not None and row["total_max"] is not None
        ]
        told = [tell_thresholds(report, level), tell_certain(report, level)]
        parts += [draw_bounds(report, level, own), paragraph(Markup(" ").join(filter(None, told)))]
    return build_section("bounds", words("bounds.title"), *parts)


def select_strict(rows: list[dict]) -> list[dict]:
    """The rows of the strict reading, else of whichever there is."""
    return select_rows(rows, reading="strict") or rows


def draw_bounds(report: Report, level: str, rows: list[dict]) -> Markup:
    """Each unit's possible totals as an interval, printed totals as points; the numbers follow as a
    table.
    """
    words = report.words
    ordered = sorted(
        rows, key=lambda row: (-(float(row["total_max"]) + float(row["total_min"])), row["unit"])
    )
    widest = max(rows, key=lambda row: float(row["total_max"]) - float(row["total_min"]))
    alt = words.plain(
        "bounds.alt",
        level=words(f"level.{level}"),
        units=len(rows),
        widest=plain_unit(widest, report.language),
    )
    chart = chart_scales(
        f"bounds-{level}",
        [scale_bounds(report, row) for row in ordered],
        alt,
        limits=(0, find_scale_end(report, rows)),
        tick="{:.0f}",
        compact=True,
    )
    is_exact = [row["total_min"] == row["total_max"] for row in rows]
    opened = [row for row, exact in zip(rows, is_exact, strict=True) if not exact]
    return build_figure(
        chart,
        words(
            "bounds.chart_title",
            level=words(f"level.{level}"),
            year=mark_year(rows[0]["year"]),
            open=report.count(opened),
        ),
        words(
            "bounds.chart_subtitle",
            exact=any(is_exact),
            vague=is_vague(report, rows[0]),
        ),
        tabulate_bounds(report, level, ordered),
        words("chart.numbers"),
    )


def scale_bounds(report: Report, row: dict) -> Scale:
    """A unit's possible totals as an interval; a printed total as a point."""
    low, high = float(row["total_min"]), float(row["total_max"])
    name = plain_unit(row, report.language)
    if low == high:
        return Scale(name, (Point(low, format_number(low, report.language, 2)),), None, "")
    ends = (show_bound(report, row, column) for column in ("total_min", "total_max"))
    return Scale(name, (), (low, high), "–".join(map(strip_tags, ends)))


def tabulate_bounds(report: Report, level: str, rows: list[dict]) -> Markup:
    """The numbers of the chart, with grades and possible ranks."""
    words = report.words
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.grade"), "text grade"),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("total_min", "total_max", "rank_best", "rank_worst")
        ),
    ]
    lines = [
        [
            report.link_unit(row),
            show_grade(report, row),
            *(show_bound(report, row, column) for column in ("total_min", "total_max")),
            *(
                report.figure(row, column) if row[column] is not None else ""
                for column in ("rank_best", "rank_worst")
            ),
        ]
        for row in rows
    ]
    caption = words("bounds.caption", level=words(f"level.{level}"))
    return build_table(f"numbers-bounds-{level}", caption, columns, lines, numbered=False)


def show_grade(report: Report, row: dict) -> Markup:
    """A unit's grade; tagged as derived where no page prints it for the unit and it follows from
    the counts.
    """
    printed = [
        found
        for found in report.rows(
            "02_rankings", level=row["level"], year=row["year"], grade=row["grade"]
        )
        if found["unit_id"] == row["unit_id"]
    ]
    grade = name_grade(report, row["grade"])
    return (
        grade
        if printed or not row["grade"]
        else Markup("{} {}").format(grade, report.tag("derived"))
    )


def find_scale_end(report: Report, rows: list[dict]) -> float:
    """Where the axis of a level's totals ends: at the maximum that follows from the page, else
    above the highest total.
    """
    maxima = [
        float(row["max_score"])
        for row in report.rows("04_positions", level=rows[0]["level"], year=rows[0]["year"])
        if row["max_score"] is not None
    ]
    return max(maxima, default=0) or max(float(row["total_max"]) for row in rows) * 1.02


def tell_thresholds(report: Report, level: str) -> Markup:
    """Between which totals a grade's threshold must lie."""
    rows = [row for row in select_strict(report.rows("04_thresholds")) if row["level"] == level]
    sentences = [
        report.words(
            "bounds.threshold",
            above=name_grade(report, row["grade_above"]),
            below=name_grade(report, row["grade_below"]),
            low=show_bound(report, row, "min"),
            high=show_bound(report, row, "max"),
        )
        for row in rows
    ]
    return Markup(" ").join(sentences)


def tell_certain(report: Report, level: str) -> Markup:
    """The pairs of units whose order is certain although their totals are unknown, and follows
    neither from their grades nor from a published rank; counted where they are many.
    """
    units = {
        row["unit"]: row
        for row in (
            *select_strict(report.rows("04_bounds", level=level)),
            *report.rows("02_rankings", level=level, preferred=True),
        )
    }
    pairs = [
        (row, units[row["unit_above"]], units[row["unit_below"]])
        for row in select_strict(report.rows("04_certain_pairs", level=level))
    ]
    fresh = [
        (row, above, below)
        for row, above, below in pairs
        if above["grade"] == below["grade"] and above.get("rank") is None
    ]
    if not fresh:
        return Markup("")
    orders = [
        report.words("bounds.order", above=report.named(above), below=report.named(below))
        for _, above, below in fresh
    ]
    return report.words(
        "bounds.certain",
        orders=orders if len(orders) <= FEW else [],
        pairs=report.count([row for row, *_ in fresh]),
    )
