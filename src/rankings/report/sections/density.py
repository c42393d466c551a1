"""How much one point is worth: how many ranks it moves a unit, list by list, and where the lists
are crowded.
"""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import RankedList, ranked_lists
from rankings.report.marks import mark_year, printed_digits


def show_density(report: Report) -> Markup:
    """Every list with enough totals: its spread, ranks per point as a whole and in its middle half,
    its densest stretch and smallest gap; empty where no list has totals."""
    lists = [
        ranked for ranked in ranked_lists(report) if ranked.is_league and has_spread(ranked.scored)
    ]
    if not lists:
        return Markup("")
    words = report.words
    columns = [
        Column(words("column.list"), "name"),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("listed", "spread", "worth", "worth_middle")
        ),
        Column(words("column.crowd")),
        Column(words("column.smallest_gap"), "number"),
    ]
    return (
        heading(words("density.heading"))
        + paragraph(words("density.lead"))
        + build_table(
            "table-density",
            words("density.caption"),
            columns,
            [describe_density(report, ranked) for ranked in lists],
            words("density.note"),
        )
    )


def describe_density(report: Report, ranked: RankedList) -> list[object]:
    """The line of one list."""
    words, rows = report.words, ranked.scored
    digits = printed_digits(rows[0]["score"])
    middle = select_middle(rows)
    crowd = find_crowd(rows)
    gap = find_smallest_gap(rows)
    return [
        words("density.list", level=words(f"level.{ranked.level}"), year=mark_year(ranked.year)),
        report.count(rows),
        report.total([rows[0], rows[-1]], "score", "difference", digits=digits),
        report.total(rows, "score", "ranks per point", digits=2),
        report.total(middle, "score", "ranks per point", digits=2) if has_spread(middle) else "",
        tell_crowd(report, crowd, digits),
        report.total(gap, "score", "difference", digits=digits) if gap else "",
    ]


def has_spread(rows: list[dict]) -> bool:
    """True where the scores are not all one."""
    return len({row["score"] for row in rows}) > 1


def select_middle(rows: list[dict]) -> list[dict]:
    """The middle half of a list, so that a few units far behind do not decide what a point is
    worth.

    >>> select_middle([1, 2, 3, 4, 5, 6, 7, 8])
    [3, 4, 5, 6]
    """
    quarter = len(rows) // 4
    return rows[quarter : len(rows) - quarter]


def find_crowd(rows: list[dict]) -> list[dict]:
    """The densest stretch: the most units within one hundredth of the best score, best first; empty
    below three.
    """
    reach = float(rows[0]["score"]) / 100
    crowds = [
        [other for other in rows if 0 <= float(row["score"]) - float(other["score"]) <= reach]
        for row in rows
    ]
    crowd = max(crowds, key=len)
    return crowd if len(crowd) > 2 else []


def tell_crowd(report: Report, crowd: list[dict], digits: int | None) -> Markup:
    """The densest stretch in words: how many units, from which rank to which, within how many
    points.
    """
    if not crowd:
        return Markup("")
    return report.words(
        "density.crowd",
        units=report.count(crowd),
        best=report.figure(crowd[0], "rank"),
        worst=report.figure(crowd[-1], "rank"),
        reach=report.total([crowd[0], crowd[-1]], "score", "difference", digits=digits),
    )


def find_smallest_gap(rows: list[dict]) -> list[dict]:
    """The two neighbours with the smallest gap between different scores; empty where all scores are
    one.
    """
    neighbours = [
        (better, worse)
        for better, worse in itertools.pairwise(rows)
        if better["score"] != worse["score"]
    ]
    return list(
        min(
            neighbours,
            key=lambda pair: float(pair[0]["score"]) - float(pair[1]["score"]),
            default=(),
        )
    )
