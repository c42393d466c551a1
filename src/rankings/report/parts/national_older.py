"""The earlier editions of the national indices and their parts, folded away: paper and the first
look have the newest.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.frameworks import index_title
from rankings.report.fragments import Column, build_table, fold, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.naming import name_source
from rankings.report.parts.national_beside import mark_spans, tell_change
from rankings.report.parts.national_rows import (
    find_extremes,
    find_others,
    list_parts_of_indices,
    name_index,
    tell_rank,
    tell_score,
    tell_source,
)

EDITIONS = 2  # ranks that stand in the table and beside it need no range


def fold_older(report: Report, places: list[dict]) -> Markup:
    """The places before the newest, where methods changed and sources differ, and what the
    province's own pages print of the parts of an index; on paper where to find them.
    """
    words, table = report.words, tabulate_older(report, places)
    shown = [
        table,
        paragraph(tell_breaks(report)),
        paragraph(tell_differences(report, places)),
    ]
    folded = fold(words("national.older"), *shown, kind="fold screen-only")
    if not folded:
        return folded
    ranges = list_ranges(report, places)
    return folded + paragraph(words("national.older_elsewhere", ranges=ranges), "note paper-only")


def list_ranges(report: Report, places: list[dict]) -> list[Markup]:
    """Index by index, the best and the worst rank of all years, of those with three or more."""
    told = []
    for index in dict.fromkeys(row["index"] for row in places):
        own = select_rows(places, index=index)
        ranked = [row for row in own if row["rank"] is not None]
        if len(ranked) > EDITIONS:
            best, worst = find_extremes(ranked)
            told.append(
                report.words(
                    "national.range",
                    index=name_index(report, ranked[0]),
                    since=mark_year(ranked[0]["year"]),
                    until=mark_year(ranked[-1]["year"]),
                    missing=mark_spans(list_between(ranked)),
                    best=tell_rank(report, best, is_cited=True),
                    best_year=mark_year(best["year"]),
                    worst=tell_rank(report, worst, is_cited=True),
                    worst_year=mark_year(worst["year"]),
                )
            )
    return told


def list_between(ranked: list[dict]) -> list[int]:
    """The years between the first and the last of some places of which there is none.

    >>> list_between([{"year": 2015}, {"year": 2017}])
    [2016]
    """
    years = {row["year"] for row in ranked}
    return [year for year in range(min(years), max(years)) if year not in years]


def tabulate_older(report: Report, places: list[dict]) -> Markup:
    """Every index and year but the newest, latest first; then the parts of indices."""
    words = report.words
    columns = [
        Column(words("column.index"), "name short"),
        Column(words("column.year")),
        Column(words("column.score"), "number"),
        Column(words("column.rank_of"), "number"),
        Column(words("column.change_before")),
        Column(words("column.source")),
    ]
    newest = {row["index"]: row["row_id"] for row in places}.values()
    older = [row for row in places if row["row_id"] not in newest]
    lines = [
        [
            name_index(report, row),
            mark_year(row["year"]),
            tell_score(report, row),
            tell_rank(report, row),
            tell_change(report, row),
            Markup("{} {}").format(report.tag(row["status"]), tell_source(report, row)),
        ]
        for row in sorted(older, key=lambda row: (row["index_name"], -row["year"]))
    ]
    for row in list_parts_of_indices(report):
        source = name_source(report, row["document_id"]) + report.evidence(row)
        figures = [report.figure(row, "score"), tell_rank(report, row), "", source]
        lines.append([name_index(report, row), mark_year(row["year"]), *figures])
    return build_table(
        "table-older", words("national.older_caption"), columns, lines, words("national.older_note")
    )


def tell_breaks(report: Report) -> Markup:
    """The years before which an index was measured in another way: points are not set side by side
    across them.
    """
    breaks: dict[str, list[int]] = {}
    for step in report.national("07_changes"):
        if step["why_not"] == "framework_changed":
            breaks.setdefault(step["index"], []).append(step["year_to"])
    told = [
        report.words(
            "national.break",
            index=index_title(index, report.language),
            years=Markup(", ").join(mark_year(year) for year in years),
        )
        for index, years in breaks.items()
    ]
    return report.words("national.breaks", breaks=told) if told else Markup("")


def tell_differences(report: Report, rows: list[dict]) -> Markup:
    """The places on which sources differ: what else is printed, and where."""
    return Markup(" ").join(
        report.words(
            "national.differ",
            index=name_index(report, row),
            year=mark_year(row["year"]),
            others=[
                report.words(
                    "national.other",
                    score=tell_score(report, figure),
                    rank=tell_rank(report, figure),
                    source=tell_source(report, figure),
                )
                for figure in find_others(report, row)
            ],
        )
        for row in rows
        if row["differs"] and row["others"]
    )
