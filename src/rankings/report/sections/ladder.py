"""The indicator ladder: narrative figures by year, with a mark where a series breaks."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.ladder import SIGNS
from rankings.registry.indicators import load_indicators
from rankings.report.charts_years import Trail, YearPoint, chart_trails
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    paragraph,
)
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import format_number, mark_year, printed_digits
from rankings.report.naming import name_theme, raise_first

AMBIGUOUS = "percent_is_points"  # the finding that a printed gain may be of points or of percent
BREAK = Markup('<span class="break" title="{}">‖</span>')


def show_ladder(report: Report) -> Fragment:
    """Indicators of two years and more in rows, years in columns, each figure with its base, a
    break mark where the base changed.
    """
    words, rows = report.words, list_steps(report)
    if not rows:
        return build_section(
            "ladder", words("ladder.title"), paragraph(words("ladder.none"), "missing")
        )
    steps = [row for row in rows if row["in_ladder"] != "context"]
    series, single = part_by_years(steps)
    rest = single + select_rows(rows, in_ladder="context")
    return build_section(
        "ladder",
        words("ladder.title"),
        paragraph(words("ladder.lead")),
        draw_ladder(report, steps),
        tabulate_ladder(report, series),
        list_breaks(report, series),
        list_readings(report, series),
        paragraph(words("ladder.rest", figures=report.count(rest)) if rest else ""),
    )


def show_single_figures(report: Report) -> Fragment:
    """The annex of figures that one year only prints, and of those that are context; nothing where
    there are none.
    """
    words, rows = report.words, list_steps(report)
    single = part_by_years([row for row in rows if row["in_ladder"] != "context"])[1]
    context = select_rows(rows, in_ladder="context")
    if not single and not context:
        return Fragment("")
    return build_section(
        "single",
        words("ladder.single_title"),
        (
            tabulate_single(report, single, "table-single", words("ladder.single_caption"))
            if single
            else ""
        ),
        paragraph(words("ladder.context_lead")) if context else "",
        (
            tabulate_single(report, context, "table-context", words("ladder.context_caption"))
            if context
            else ""
        ),
    )


def list_steps(report: Report) -> list[dict]:
    """The rows of the ladder that have a value."""
    return [row for row in report.rows("03_indicator_ladder") if row["value"] is not None]


def part_by_years(steps: list[dict]) -> tuple[list[dict], list[dict]]:
    """The steps of indicators with two years or more, and the steps of the others."""
    years = {
        row["indicator_id"]: {
            other["year"] for other in select_rows(steps, indicator_id=row["indicator_id"])
        }
        for row in steps
    }
    return [row for row in steps if len(years[row["indicator_id"]]) > 1], [
        row for row in steps if len(years[row["indicator_id"]]) == 1
    ]


def list_readings(report: Report, rows: list[dict]) -> Markup:
    """Where a derived figure hangs on how a printed gain is read: what the page leaves open, in the
    finding's own words.
    """
    derived = {(row["document_id"], row["quote"]) for row in rows if row["status"] == "derived"}
    open_ones = [
        row
        for row in report.rows("02_findings", check=AMBIGUOUS)
        if (row["document_id"], row["quote"]) in derived
    ]
    message = "message" if report.language == "vi" else "message_en"
    items = dict.fromkeys(
        Markup('<li><cite class="name">{}</cite> {}</li>').format(
            row[message] or row["message"], report.evidence(row)
        )
        for row in open_ones
    )
    return (
        paragraph(report.words("ladder.readings_lead"))
        + Markup('<ul class="facts">{}</ul>').format(Markup("").join(items))
        if items
        else Markup("")
    )


def name_indicator(report: Report, row: dict) -> str:
    """An indicator's name in this language."""
    known = load_indicators().get(row["indicator_id"])
    return (
        known.name_en
        if report.language == "en" and known
        else str(row["indicator"] or row["indicator_id"])
    )


def is_percent(row: dict) -> bool:
    return row["unit"] == "%" and 0 <= float(row["value"]) <= 100


def draw_ladder(report: Report, rows: list[dict]) -> Markup:
    """The indicators with two or more percentages, each in a band of its own over the years."""
    words, trails, grown = report.words, [], []
    for indicator in dict.fromkeys(row["indicator_id"] for row in rows):
        own = {
            row["year"]: row
            for row in sorted(
                filter(is_percent, select_rows(rows, indicator_id=indicator)),
                key=lambda row: row["year"],
            )
        }
        steps = list(own.values())
        if len(steps) > 1:
            trails.append(
                Trail(
                    name_indicator(report, steps[0]), [describe_point(report, row) for row in steps]
                )
            )
            grown += [
                (after["value"] - before["value"], before, after)
                for before, after in itertools.pairwise(steps)
                if after["comparable_with_previous"]
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
        tell_growth(report, *max(grown, key=lambda step: step[0])[1:])
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
        year_first=mark_year(before["year"]),
        year_last=mark_year(after["year"]),
        is_derived=before["status"] == "derived",
    )


def tabulate_ladder(report: Report, rows: list[dict]) -> Markup:
    """The indicators of two years and more in rows, years in columns, theme by theme."""
    words, years = report.words, sorted({row["year"] for row in rows})
    columns = [
        Column(words("column.indicator"), "name"),
        *(Column(mark_year(year), "number") for year in years),
    ]
    lines = []
    for theme in dict.fromkeys(row["theme"] for row in rows):
        for indicator in dict.fromkeys(
            row["indicator_id"] for row in rows if row["theme"] == theme
        ):
            own = select_rows(rows, indicator_id=indicator, theme=theme)
            lines.append(
                [
                    label_indicator(report, own[0]),
                    *(
                        Markup("<br>").join(
                            show_step(report, row, years) for row in select_rows(own, year=year)
                        )
                        for year in years
                    ),
                ]
            )
    return build_table(
        "table-ladder", words("ladder.caption"), columns, lines, words("ladder.note")
    )


def label_indicator(report: Report, row: dict) -> Markup:
    """An indicator's name with its theme, and what its figures are shares of where that is on
    record.
    """
    theme = raise_first(name_theme(report, row["theme"]).striptags())
    known = load_indicators().get(row["indicator_id"])
    share_of = known.base_en if report.language == "en" and known else row["base"]
    base = (
        Markup(" · {}").format(report.words("ladder.base", base=share_of))
        if share_of and (row["unit"] == "%" or row["of"] is not None)
        else Markup("")
    )
    return Markup(
        '<cite class="name">{}</cite> <span class="subtitle"><cite'
        ' class="name">({}{})</cite></span>'
    ).format(name_indicator(report, row), theme, base)


def list_breaks(report: Report, rows: list[dict]) -> Markup:
    """Why each series breaks where it does."""
    broken = [row for row in rows if row["comparable_with_previous"] is False]
    items = dict.fromkeys(
        Markup("<li>{}</li>").format(
            report.words(
                "ladder.broken",
                indicator=name_indicator(report, row),
                year=mark_year(row["year"]),
                reason=explain_break(report, row),
            )
        )
        for row in broken
    )
    return (
        paragraph(report.words("ladder.breaks_lead"))
        + Markup('<ul class="facts">{}</ul>').format(Markup("").join(items))
        if items
        else Markup("")
    )


def explain_break(report: Report, row: dict) -> str:
    """The reason of a break in this language."""
    return str(
        (row["why_not"] if report.language == "vi" else row["why_not_en"] or row["why_not"]) or ""
    )


def tabulate_single(report: Report, rows: list[dict], anchor: str, caption: Markup) -> Markup:
    """Figures that stand alone, one a line: indicator, year, figure."""
    words = report.words
    columns = [
        Column(words("column.indicator"), "name"),
        Column(words("column.year")),
        Column(words("column.figure"), "number"),
    ]
    lines = [
        [label_indicator(report, row), mark_year(row["year"]), show_step(report, row, [])]
        for row in rows
    ]
    return build_table(anchor, caption, columns, lines, words("ladder.note_single"))


def show_step(report: Report, row: dict, years: list[int]) -> Markup:
    """One figure of the ladder: break mark, value with unit or fraction, evidence, how it is
    known.
    """
    value = report.figure(row, "value")
    unit = (
        Markup("")
        if row["unit"] is None
        else (
            Markup("%" if report.language == "en" else " %")
            if row["unit"] == "%"
            else (
                Markup(' <span lang="vi">{}</span>').format(row["unit"])
                if row["of"] is None
                else Markup("")
            )
        )
    )
    of = (
        Markup("/{}").format(report.figure(row, "of"))
        if row["of"] is not None and row["unit"] != "%"
        else Markup("")
    )
    broken = (
        BREAK.format(explain_break(report, row)) + " "
        if row["comparable_with_previous"] is False
        else Markup("")
    )
    known = (
        Markup(" {}").format(report.tag(row["status"]))
        if row["status"] not in (None, "printed")
        else Markup("")
    )
    return Markup("{}{}{}{}{}{} {}").format(
        broken, SIGNS.get(row["comparator"], ""), value, of, unit, known, report.evidence(row)
    )
