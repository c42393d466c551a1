"""The indicator ladder: narrative figures by year, with a mark where a series breaks."""

from __future__ import annotations

import itertools

from markupsafe import Markup, escape

from rankings.compare.ladder import SIGNS
from rankings.language.entries import in_language
from rankings.report.charts_years import Trail, YearPoint, chart_trails
from rankings.report.fragments import (
    Fragment,
    build_figure,
    build_section,
    fold,
    leave_paper,
    paragraph,
)
from rankings.report.inputs import Report, about_pages
from rankings.report.marks import format_number, mark_year, printed_digits
from rankings.report.parts.ladder_table import tabulate_ladder
from rankings.report.parts.single_figures import show_other_figures
from rankings.report.parts.steps import (
    AMBIGUOUS,
    find_other_reading,
    list_steps,
    name_indicator,
    part_by_years,
)
from rankings.report.report_words import lower_first


@about_pages
def show_ladder(report: Report) -> Fragment:
    """The indicators with figures of several years, years in columns, a break mark where the base
    changed; then those of one year, theme by theme; those of context.
    """
    words, rows = report.words, list_steps(report)
    if not rows:
        alone = show_other_figures(report)
        return build_section("ladder", words("ladder.title"), alone) if alone else Fragment("")
    steps = [row for row in rows if row["in_ladder"] != "context"]
    series, _ = part_by_years(steps)
    return build_section(
        "ladder",
        words("ladder.title"),
        paragraph(tell_lead(report, series)),
        leave_paper(draw_ladder(report, steps)),
        show_other_figures(report),
        tabulate_ladder(report, steps),
        list_readings(report, series),
    )


def list_readings(report: Report, rows: list[dict]) -> Markup:
    """Where a derived figure hangs on how a printed gain is read: what the page leaves open, in the
    finding's own words.
    """
    items = dict.fromkeys(
        Markup('<li><cite class="name">{}</cite> {}</li>').format(said, report.evidence(row))
        for said, row in tell_readings(report, rows)
    )
    listed = Markup("<ul>{}</ul>").format(Markup("").join(items))
    return (
        fold(report.words("ladder.readings_lead"), listed, kind="fold screen-only")
        if items
        else Markup("")
    )


def tell_readings(report: Report, rows: list[dict]) -> list[tuple[str, dict]]:
    """The findings that a gain may be read in two ways, of the derived ones of some figures."""
    derived = {(row["document_id"], row["quote"]) for row in rows if row["status"] == "derived"}
    return [
        (in_language(row, "message", report.language), row)
        for row in report.rows("02_findings", check=AMBIGUOUS)
        if (row["document_id"], row["quote"]) in derived
    ]


def is_percent(row: dict) -> bool:
    return row["unit"] == "%" and 0 <= float(row["value"]) <= 100


def list_courses(rows: list[dict]) -> list[list[dict]]:
    """The percentages of each indicator that has two or more, one a year, earliest first."""
    courses: dict[str, dict[int, dict]] = {}
    for row in sorted(filter(is_percent, rows), key=lambda row: row["year"]):
        courses.setdefault(row["indicator_id"], {})[row["year"]] = row
    order = dict.fromkeys(row["indicator_id"] for row in rows)
    found = [list(courses[indicator].values()) for indicator in order if indicator in courses]
    return [steps for steps in found if len(steps) > 1]


def list_grown(rows: list[dict]) -> list[tuple[dict, dict]]:
    """The percentages that may be compared with the one before, each behind that one."""
    return [
        (before, after)
        for steps in list_courses(rows)
        for before, after in itertools.pairwise(steps)
        if after["comparable_with_previous"]
    ]


def tell_lead(report: Report, series: list[dict]) -> Markup:
    """Which figures may be compared with the year before, and by how much each changed."""
    words = report.words
    grown: dict[str, list[Markup]] = {}
    steps = list_grown(series)
    for before, after in steps:
        change = words(
            "ladder.grown",
            first=mark_year(before["year"]),
            last=mark_year(after["year"]),
            change=report.total([after, before], "value", "difference", digits=2, signed=True),
            other=tell_other_gain(report, before, after),
        )
        grown.setdefault(name_indicator(report, after), []).append(change)
    named = Markup('<cite class="name">{}</cite> {}')
    return words(
        "ladder.lead",
        grown=[
            named.format(lower_first(escape(name)), Markup(", ").join(changes))
            for name, changes in grown.items()
        ],
        derived=any(before["status"] == "derived" for before, _ in steps),
    )


def tell_other_gain(report: Report, before: dict, after: dict) -> Markup:
    """The gain where the printed one is read as relative growth; empty where it is not open."""
    other = find_other_reading(report, before)
    if other is None:
        return Markup("")
    said = format_number(after["value"] - other, report.language, 2, signed=True)
    return Markup('<cite class="name">{}</cite>').format(said)


def draw_ladder(report: Report, rows: list[dict]) -> Markup:
    """The indicators with two or more percentages, each in a band of its own over the years."""
    words, grown = report.words, list_grown(rows)
    trails = [
        Trail(name_indicator(report, steps[0]), [describe_point(report, row) for row in steps])
        for steps in list_courses(rows)
    ]
    if not trails:
        return Markup("")
    alt = words.plain(
        "ladder.alt",
        indicators=[
            f"{trail.label} ({', '.join(f'{point.year}: {point.text}' for point in trail.points)})"
            for trail in trails
        ],
    )
    title = (
        tell_growth(report, *max(grown, key=lambda step: step[1]["value"] - step[0]["value"]))
        if grown
        else words("ladder.chart_title_broken")
    )
    return build_figure(
        chart_trails("ladder-chart", trails, alt), title, words("ladder.chart_subtitle")
    )


def describe_point(report: Report, row: dict) -> YearPoint:
    """One figure of the ladder as a dot: its share, its text with what the page says of it, whether
    the series holds.
    """
    text = SIGNS.get(row["comparator"], "") + format_number(
        row["value"], report.language, printed_digits(row["value"])
    )
    return YearPoint(
        int(row["year"]),
        float(row["value"]),
        text,
        bool(row["comparable_with_previous"]),
        row["status"] != "derived",
    )


def tell_growth(report: Report, before: dict, after: dict) -> Markup:
    """The title of the ladder's chart: the largest rise between two years that may be compared."""
    return report.words(
        "ladder.chart_title",
        indicator=Markup('<cite class="name">{}</cite>').format(name_indicator(report, after)),
        first=report.figure(before, "value"),
        last=report.figure(after, "value"),
        rise=after["value"] - before["value"],
        year_first=mark_year(before["year"]),
        year_last=mark_year(after["year"]),
        is_derived=before["status"] == "derived",
    )
