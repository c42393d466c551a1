"""The course of one national index as a chart."""

from __future__ import annotations

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.report.charts_context import chart_series
from rankings.report.fragments import (
    Column,
    build_figure,
    build_table,
)
from rankings.report.inputs import Report
from rankings.report.marks import format_number, mark_year
from rankings.report.parts.national_rows import tell_rank, tell_score, tell_source


def find_series(rows: list[dict]) -> list[dict]:
    """The rows of the index whose newest edition is known for most years, earliest first: no line
    crosses a change of method. Empty where that is fewer than makes a line.
    """
    series: dict[tuple, dict[int, dict]] = {}
    newest = {row["index"]: row["edition"] for row in rows}
    for row in rows:
        if row["score"] is not None and row["edition"] == newest[row["index"]]:
            edition = (row["index"], row["edition"], row["vintage"])
            series.setdefault(edition, {})[row["year"]] = row
    years = max(series.values(), key=len, default={})
    return [years[year] for year in sorted(years)] if len(years) >= FEWEST else []


def draw_index(report: Report, rows: list[dict]) -> Markup:
    """The index with the longest series, as a line with its ranks, and its numbers year by year."""
    words, ordered = report.words, find_series(rows)
    if not ordered:
        return Markup("")
    name = str(ordered[0]["index_name"] or ordered[0]["framework"])
    points = [
        (int(row["year"]), float(row["score"]), tell_score(report, row).striptags())
        for row in ordered
    ]
    best = min(
        (row for row in ordered if row["rank"] is not None),
        key=lambda row: row["rank"],
        default=ordered[-1],
    )
    first, last = ordered[0], ordered[-1]
    alt = words.plain(
        "national.alt",
        index=name,
        first=first["year"],
        last=last["year"],
        first_score=format_number(first["score"], report.language),
        last_score=format_number(last["score"], report.language),
        best=best["rank"],
        best_year=best["year"],
    )
    return build_figure(
        chart_series("index-chart", points, alt),
        title_index(report, name, first, last, best),
        words("national.chart_subtitle", gap=len(ordered) <= last["year"] - first["year"]),
        tabulate_series(report, name, ordered),
        words("chart.numbers"),
    )


def title_index(report: Report, name: str, first: dict, last: dict, best: dict) -> Markup:
    """An index's first and last place and points, and its best place where it is another."""
    return report.words(
        "national.chart_title",
        index=name,
        first=mark_year(first["year"]),
        last=mark_year(last["year"]),
        first_rank=report.figure(first, "rank") if first["rank"] is not None else "",
        last_rank=report.figure(last, "rank") if last["rank"] is not None else "",
        first_score=tell_score(report, first),
        last_score=tell_score(report, last),
        best_rank=report.figure(best, "rank") if best not in (first, last) else "",
        best_year=mark_year(best["year"]),
    )


def tabulate_series(report: Report, name: str, ordered: list[dict]) -> Markup:
    """An index's points and ranks year by year, the newest first."""
    words = report.words
    columns = [
        Column(words("column.year")),
        Column(words("column.score"), "number"),
        Column(words("column.rank_of"), "number"),
        Column(words("column.source")),
    ]
    lines = [
        [
            mark_year(row["year"]),
            tell_score(report, row),
            tell_rank(report, row),
            tell_source(report, row),
        ]
        for row in ordered[::-1]
    ]
    caption = words("national.numbers_caption", index=name)
    return build_table("numbers-index", caption, columns, lines, numbered=False)
