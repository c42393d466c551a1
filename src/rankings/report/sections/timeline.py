"""What was measured when: frameworks in time, their scales, how many units, by which decision —
breaks as breaks.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.frameworks import succeeds
from rankings.report.charts_context import Lane, chart_timeline
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    paragraph,
)
from rankings.report.inputs import Report
from rankings.report.lists import RankedList, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_source, raise_first
from rankings.report.parts.answers_lists import find_position


def show_timeline(report: Report) -> Fragment:
    """The frameworks in time as a chart and as a table of every list that is known."""
    words, lists = report.words, ranked_lists(report)
    if not lists:
        return build_section(
            "timeline", words("timeline.title"), paragraph(words("timeline.none"), "missing")
        )
    frameworks = list(
        dict.fromkeys(ranked.framework for ranked in sorted(lists, key=lambda ranked: ranked.year))
    )
    form = "single"
    if len(frameworks) > 1:
        form = "several" if is_one_course(frameworks) else "apart"
    years = sorted({ranked.year for ranked in lists})
    sentence = words(
        f"timeline.{form}",
        frameworks=[name_framework(report, name) for name in frameworks],
        years=[mark_year(year) for year in years],
        alone=len(years) == 1,
        first=mark_year(min(ranked.year for ranked in lists)),
        last=mark_year(max(ranked.year for ranked in lists)),
    )
    return build_section(
        "timeline",
        words("timeline.title"),
        paragraph(sentence),
        draw_timeline(report, lists, frameworks) if len(lists) > 2 else "",
        tabulate_lists(report, lists),
    )


def is_one_course(frameworks: list[str]) -> bool:
    """Whether some frameworks, as far as they are named, are one evaluation whose criteria
    changed.
    """
    named = [name for name in frameworks if name]
    return all(succeeds(named[0], name) for name in named)


def name_framework(report: Report, framework: str) -> Markup:
    """What was measured; that no page says so, where none does."""
    return report.framework(framework) or report.words("timeline.unnamed")


def draw_timeline(report: Report, lists: list[RankedList], frameworks: list[str]) -> Markup:
    """One lane per framework; under each year the number of units with a published total, level by
    level.
    """
    words = report.words
    lanes = []
    for framework in frameworks:
        own = [ranked for ranked in lists if ranked.framework == framework]
        years = sorted({ranked.year for ranked in own})
        points = [
            (
                year,
                "\n".join(
                    f"{len(placed(ranked))} {words.plain(f'level_tiny.{ranked.level}')}"
                    for ranked in own
                    if ranked.year == year
                ),
            )
            for year in years
        ]
        lanes.append(
            Lane(
                raise_first(
                    words.plain(
                        "timeline.lane",
                        framework=name_framework(report, framework),
                        maximum=describe_maximum(report, own),
                    )
                ),
                points,
            )
        )
    alt = words.plain(
        "timeline.alt",
        lanes=[
            f"{lane.label}: {', '.join(str(year) for year, *_ in lane.points)}" for lane in lanes
        ],
    )
    breaks = len(frameworks) - 1
    apart = not is_one_course(frameworks)
    return build_figure(
        chart_timeline("timeline-chart", lanes, alt),
        words("timeline.chart_title", breaks=breaks),
        words("timeline.chart_subtitle", breaks=breaks, apart=apart),
    )


def placed(ranked: RankedList) -> list[dict]:
    """The units of a list that have a rank or a score; all of them where grades alone are
    published.
    """
    return [
        row for row in ranked.rows if row["rank"] is not None or row["score"] is not None
    ] or list(ranked.rows)


def describe_maximum(report: Report, lists: list[RankedList]) -> str:
    """The printed maxima of some lists in words; says so where none is printed."""
    maxima = sorted(
        {
            str(row["max_score"])
            for ranked in lists
            for row in ranked.rows
            if row["max_score"] is not None
        },
        key=float,
    )
    return (
        report.words.plain("timeline.maximum", maxima=maxima)
        if maxima
        else report.words.plain("timeline.no_maximum")
    )


def tabulate_lists(report: Report, lists: list[RankedList]) -> Markup:
    """Every list that is known: year, framework, level, units, maximum, source, how it is known."""
    words = report.words
    columns = [
        Column(words("column.year")),
        Column(words("column.framework"), "name"),
        Column(words("column.level")),
        Column(words("column.units"), "number"),
        Column(words("column.with_score"), "number"),
        Column(words("column.excluded"), "number"),
        Column(words("column.maximum"), "number"),
        Column(words("column.source")),
        Column(words("column.known")),
    ]
    rows = []
    for ranked in lists:
        top = next(
            (
                row
                for row in (*ranked.rows, find_position(report, ranked.rows[0]))
                if row.get("max_score") is not None
            ),
            None,
        )
        rows.append(
            [
                mark_year(ranked.year),
                raise_first(name_framework(report, ranked.framework)),
                words(f"level.{ranked.level}"),
                report.count(ranked.known),
                report.count(ranked.with_score),
                (
                    report.count(excluded)
                    if (
                        excluded := report.rows(
                            "02_exclusions", level=ranked.level, year=ranked.year
                        )
                    )
                    else ""
                ),
                report.figure(top, "max_score") if top else words("timeline.not_printed"),
                name_source(report, ranked.document),
                report.tag(ranked.status),
            ]
        )
    return build_table(
        "table-lists", words("timeline.caption"), columns, rows, words("timeline.note")
    )
