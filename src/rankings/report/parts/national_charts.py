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
from rankings.report.parts.national_beside import mark_spans
from rankings.report.parts.national_rows import (
    count_scored,
    find_extremes,
    tell_order,
    tell_rank,
    tell_score,
    tell_source,
)


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
    ranked = [row for row in ordered if row["rank"] is not None] or ordered[-1:]
    best, worst = find_extremes(ranked)
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
        title_index(report, name, find_known(rows, first), ordered, {"best": best, "worst": worst}),
        words(
            "national.chart_subtitle",
            gap=len(ordered) <= last["year"] - first["year"],
            before=tell_before(report, rows, first, is_worst=first is worst),
            sources=list_sources(report, ordered),
        ),
        tabulate_series(report, name, ordered),
        words("chart.numbers"),
    )


def list_sources(report: Report, ordered: list[dict]) -> list[Markup]:
    """The sources of a series, each with the years that it gives; that of most years first."""
    named: dict[str, Markup] = {}
    years: dict[str, list[int]] = {}
    for row in ordered:
        source = tell_source(report, row)
        named.setdefault(source.striptags(), source)
        years.setdefault(source.striptags(), []).append(int(row["year"]))
    return [
        report.words("national.series_source", source=named[name], years=mark_spans(own))
        for name, own in sorted(years.items(), key=lambda item: -len(item[1]))
    ]


def find_known(rows: list[dict], first: dict) -> dict | None:
    """The first known rank in the index of a row, before that row; None where there is none."""
    return next((row for row in list_before(rows, first) if row["rank"] is not None), None)


def title_index(
    report: Report, name: str, known: dict | None, ordered: list[dict], ends: dict[str, dict]
) -> Markup:
    """An index's first known rank, where an earlier edition has it; its first and last place and
    points; its best and its worst place (`ends`) where they are others, with how many provinces had
    a score where those were not all.
    """
    first, last = ordered[0], ordered[-1]
    told = {
        f"{end}_place": report.words(
            "national.chart_place",
            rank=report.figure(row, "rank"),
            year=mark_year(row["year"]),
            scored=count_scored(report, row),
        )
        if row not in (first, last)
        else ""
        for end, row in ends.items()
    }
    return report.words(
        "national.chart_title",
        index=name,
        known=mark_year(known["year"]) if known else "",
        known_rank=report.figure(known, "rank") if known else "",
        first=mark_year(first["year"]),
        last=mark_year(last["year"]),
        first_rank=tell_place(report, first),
        last_rank=tell_place(report, last),
        first_score=tell_score(report, first),
        last_score=tell_score(report, last),
        move=(first["rank"] or 0) - (last["rank"] or 0),
        **told,
    )


def tell_place(report: Report, row: dict) -> Markup:
    """A rank in a title, with its reservation where it is only the order of a list; empty where
    none is known.
    """
    if row["rank"] is None:
        return Markup("")
    order = Markup(" ({})").format(tell_order(report, row)) if row["rank_source"] == "order" else ""
    return report.figure(row, "rank") + order


def tell_before(report: Report, rows: list[dict], first: dict, is_worst: bool) -> Markup:
    """Why a series begins where it does, whether with its worst rank, and between which ranks the
    years before it lie; empty where no year before it is known.
    """
    before = list_before(rows, first)
    ranked = [row for row in before if row["rank"] is not None]
    if not before:
        return Markup("")
    return report.words(
        "national.chart_before",
        first=mark_year(first["year"]),
        from_worst=is_worst,
        since=mark_year(before[0]["year"]),
        until=mark_year(before[-1]["year"]),
        one=before[0]["year"] == before[-1]["year"],
        best=report.total(ranked, "rank", "min") if ranked else "",
        worst=report.total(ranked, "rank", "max") if ranked else "",
    )


def list_before(rows: list[dict], first: dict) -> list[dict]:
    """The places of the same index before the first of a series."""
    return [
        row
        for row in rows
        if (row["index"], row["vintage"]) == (first["index"], first["vintage"])
        and row["year"] < first["year"]
    ]


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
