"""How much a mean really moved: the common units' change, what joiners and leavers add, who left
the end of a list.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import RankedList, complete_years, lists_of, name_key
from rankings.report.marks import mark_means, mark_year, printed_digits

FEW = 5  # a mean over fewer units, and a list of more names, is not told
MEANS = ("mean_before", "mean_after", "mean_change", "common", "mean_common", "mean_others")
LOWEST = 5  # places at the end of a list whose leaving is told


def comparable_pairs(report: Report, level: str) -> list[tuple[int, int]]:
    """The pairs of years of a level whose points may be compared."""
    rows = report.rows("03_year_changes", level=level, comparable=True)
    return sorted(
        {
            (int(row["year_from"]), int(row["year_to"]))
            for row in rows
            if not row["index_name"] and row["score_change"] is not None
        }
    )


def show_means(report: Report, levels: list[str]) -> Markup:
    """How much of each change of a printed mean is the common units', how much newcomers' and
    leavers', who they are, and which of the lowest left.
    """
    words = report.words
    columns = [
        Column(words("column.level")),
        Column(words("column.pair"), "name short"),
        *(Column(words(f"column.{name}"), "number") for name in MEANS),
        Column(words("column.joined_left")),
    ]
    pairs = [(level, *years) for level in levels for years in comparable_pairs(report, level)]
    told = {pair: line for pair in pairs if (line := describe_means(report, *pair))}
    open_scales = [pair for pair in told if not is_scale_known(report, *pair)]
    table = build_table(
        "table-means",
        words("means.caption"),
        columns,
        told.values(),
        words(
            "means.note",
            unsaid=[
                Markup("{}–{}").format(mark_year(first), mark_year(last))
                for _, first, last in open_scales
            ],
        ),
    )
    leavers = [tell_leavers(report, level, complete_years(report, level)) for level in levels]
    if not table:
        return Markup("")
    return (
        heading(words("means.heading"))
        + table
        + paragraph(Markup(" ").join(said for said in leavers if said))
    )


def is_scale_known(report: Report, level: str, first: int, last: int) -> bool:
    """Whether the maxima of two years are printed, so that their points are on one known scale."""
    return all(
        row["max_from"] is not None and row["max_to"] is not None
        for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
        if not row["index_name"] and row["score_change"] is not None
    )


def describe_means(report: Report, level: str, first: int, last: int) -> list[object]:
    """The line of one pair of years; empty where too few units are in both."""
    lists = {ranked.year: ranked for ranked in lists_of(report, level, (first, last))}
    common = [
        row
        for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
        if not row["index_name"] and row["score_change"] is not None
    ]
    if len(lists) < 2 or len(common) < FEW:
        return []
    before, after = lists[first], lists[last]
    joined, left = (drop_common(ranked, common) for ranked in (after, before))
    scored = (after.scored, before.scored)
    staying = (select_common(after, common), select_common(before, common))
    composition = mark_means("composition", (*scored, *staying), "score", report.language)
    return [
        report.words(f"level.{level}"),
        Markup("{}–{}").format(mark_year(first), mark_year(last)),
        report.total(before.scored, "score", "mean", digits=2),
        report.total(after.scored, "score", "mean", digits=2),
        mark_means("mean_change", scored, "score", report.language),
        report.count(common),
        report.total(common, "score_change", "mean", digits=2, signed=True),
        composition if joined or left else report.words("means.unchanged"),
        report.words(
            "means.who",
            joined=name_with_scores(report, joined),
            left=name_with_scores(report, left),
        ),
    ]


def name_with_scores(report: Report, rows: list[dict]) -> list[Markup]:
    """The units of a few rows, each with its score; nothing where they are many."""
    named = [
        Markup("{} ({})").format(report.named(row), report.figure(row, "score")) for row in rows
    ]
    return named if len(named) <= FEW else []


def tell_leavers(report: Report, level: str, years: list[int]) -> Markup:
    """Which units of the lowest places of a complete list are absent from the next one, and what
    the mean was without them; empty where none left from there."""
    lists = {ranked.year: ranked for ranked in lists_of(report, level, years)}
    sentences = []
    for first, last in zip(sorted(lists), sorted(lists)[1:], strict=False):
        before = lists[first].scored
        staying = {name_key(row) for row in lists[last].rows if row["rank"] is not None}
        left = [row for row in before[-LOWEST:] if name_key(row) not in staying]
        if left and len(before) > 2 * LOWEST:
            digits = printed_digits(before[0]["score"]) or 0
            rest = [row for row in before if row not in left]
            sentences.append(
                report.words(
                    "movement.leavers",
                    level=report.words(f"level.{level}"),
                    first=mark_year(first),
                    last=mark_year(last),
                    lowest=report.count(before[-LOWEST:]),
                    left=report.count(left),
                    names=[report.named(row) for row in left],
                    whole=report.total(before, "score", "mean", digits=digits + 1),
                    rest=report.total(rest, "score", "mean", digits=digits + 1),
                )
            )
    return Markup(" ").join(sentences)


def select_common(ranked: RankedList, common: list[dict]) -> list[dict]:
    """The scored rows of a list whose units are in both years."""
    units = {name_key(row) for row in common}
    return [row for row in ranked.scored if name_key(row) in units]


def drop_common(ranked: RankedList, common: list[dict]) -> list[dict]:
    """The scored rows of a list whose units are in this year only."""
    units = {name_key(row) for row in common}
    return [row for row in ranked.scored if name_key(row) not in units]
