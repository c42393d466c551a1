"""What the sources say against themselves, what is not known, and what can still be said of it by
bounds.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from rankings.language.entries import in_language
from rankings.registry.framework_file import FrameworkVersion
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
from rankings.report.marks import count_own, format_number, is_missing, mark_year
from rankings.report.naming import gloss_grades, name_decision, name_grade, name_source
from rankings.report.parts.bounds import is_vague, show_bound
from rankings.report.parts.criteria_sets import is_unsaid, list_unread_decisions, list_years
from rankings.report.parts.findings import list_findings, quote, quote_text, tabulate_findings
from rankings.report.parts.national_beside import tell_unknown
from rankings.report.parts.national_rows import list_places
from rankings.report.parts.requests import (
    drop_annexes,
    list_requests,
    name_annex,
    name_holder,
    name_request,
)
from rankings.report.parts.silent import list_silent
from rankings.report.report_words import raise_sentence, strip_tags
from rankings.report.unit_naming import plain_unit

FEW = 3  # so many pairs of units are named; more are counted
OWN_DECISION = "QĐ-UBND"  # how the number of a People's Committee's decision ends


@about_pages
def show_contradictions(report: Report) -> Fragment:
    """The grave contradictions: what the source says, what was found instead, where it stands; the
    slight ones stand with the sources.
    """
    words = report.words
    grave, slight = list_findings(report, is_slight=False), list_findings(report, is_slight=True)
    if not grave and not slight:
        return build_section(
            "contradictions", words("doubts.title"), paragraph(words("doubts.none"), "missing")
        )
    lead = words(
        "doubts.lead",
        grave=report.count(grave),
        has_grave=bool(grave),
        slight=report.count(slight) if slight else "",
    )
    return build_section(
        "contradictions",
        words("doubts.title"),
        paragraph(lead),
        tabulate_findings(report, grave, "table-findings", words("doubts.caption")),
    )


@about_pages
def show_gaps(report: Report) -> Fragment:
    """What is not known by the document that would tell and who has it; then, a line each, the
    sections that had nothing to say.
    """
    words, requests = report.words, list_requests(report)
    silent, unread_decisions = list_silent(report), list_unread_decisions(report)
    if not requests and not silent and not unread_decisions:
        return build_section("gaps", words("gaps.title"), paragraph(words("gaps.none"), "missing"))
    rows = [list(tell_gaps(report, *asked)) for asked in requests.items() if asked[0]]
    rows += [list(tell_criteria(report, *unread)) for unread in unread_decisions]
    rows += [list(tell_gaps(report, *asked)) for asked in requests.items() if not asked[0]]
    return build_section(
        "gaps",
        words("gaps.title"),
        tabulate_requests(report, rows),
        paragraph(tell_unknown(report, list_places(report))),
        paragraph(tell_unaddressed(report)),
        list_questions(report, silent),
    )


def tabulate_requests(report: Report, rows: list[list[Markup]]) -> Markup:
    """What to ask for, of whom, and what it tells; a holder of all that is named in a note instead
    of a column.
    """
    words, holders = report.words, {row[1] for row in rows} - {""}
    columns = [
        Column(words("column.asked"), "name"),
        Column(words("column.holder")),
        Column(words("column.would_tell")),
    ]
    note = ""
    if len(holders) == 1:
        columns, rows = columns[::2], [row[::2] for row in rows]
        note = words("gaps.one_holder", holder=holders.pop())
    note = Markup("{} {}").format(words("gaps.elsewhere"), note)
    return build_table("table-gaps", words("gaps.caption"), columns, rows, note)


def tell_unaddressed(report: Report) -> Markup:
    """Which of the province's sources have no address on record; empty where all have one."""
    sources = [row["document_id"] for row in report.sources if is_missing(row["url"])]
    named = [name_source(report, document) for document in sources]
    return report.words("gaps.no_address", sources=named) if named else Markup("")


def list_questions(report: Report, silent: list[Markup]) -> Markup:
    """The questions that stay open for want of what is not known, counted; nothing without any."""
    if not silent:
        return Markup("")
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in silent)
    lead = report.words("gaps.questions", questions=count_own(silent))
    return paragraph(lead) + Markup("<ul>{}</ul>").format(lines)


def tell_gaps(report: Report, document: str, gaps: list[dict]) -> Iterator[Markup]:
    """A document's annex: what to ask for, where, what it tells."""
    yield tell_request(report, document, gaps)
    yield name_holder(report, document, signed=False)
    yield Markup("; ").join(
        quote_text(gloss_grades(report, in_language(gap, "missing", report.language)))
        for gap in drop_annexes(gaps)
    )


def tell_request(report: Report, document: str, gaps: list[dict]) -> Markup:
    """What to ask for, and how the page itself calls it (in English on screens only)."""
    named = name_annex(gaps)
    asked = raise_sentence(name_request(report, document))
    called = report.words("gaps.named_by_page", annex=quote(named)) if named else ""
    return Markup("{} {}").format(asked, called) if called else asked


def tell_criteria(
    report: Report, version: FrameworkVersion, decision: dict, rows: list[dict]
) -> Iterator[Markup]:
    """A decision that sets criteria and is not at hand: what to ask for, where, what it tells."""
    words, levels = report.words, list(dict.fromkeys(row["level"] for row in rows))
    unsaid = is_unsaid(report, version.id, levels)
    years = [mark_year(year) for year in list_years(report, version.id)]
    number = str(decision["number"])
    yield raise_sentence(words("gaps.criteria_of", decision=name_decision(report, decision)))
    yield words("gaps.criteria_holder", name=report.place, own=number.endswith(OWN_DECISION))
    yield raise_sentence(
        words(
            "gaps.criteria_tell",
            name=report.framework(version.framework),
            maxima=any(row["points"] is None for row in rows),
            years=years,
            unsaid=unsaid,
        )
    )


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
