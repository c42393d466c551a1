"""How much a mean really moved: the common units' change, what joiners and leavers add, who left
the end of a list.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.inputs import Report
from rankings.report.lists import RankedList, name_key, ranked_lists
from rankings.report.marks import mark_composition, mark_year, printed_digits

FEW = 5  # a mean over fewer units, and a list of more names, is not told
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


def tell_means(report: Report, level: str) -> Markup:
    """How much of a change of the printed mean is the common units', how much newcomers and
    leavers, and who they are.
    """
    sentences = []
    for first, last in comparable_pairs(report, level):
        lists = {
            ranked.year: ranked
            for ranked in ranked_lists(report)
            if ranked.level == level and ranked.year in (first, last)
        }
        common = [
            row
            for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
            if not row["index_name"] and row["score_change"] is not None
        ]
        if len(lists) < 2 or len(common) < FEW:
            continue
        before, after = lists[first], lists[last]
        joined, left = (drop_common(ranked, common) for ranked in (after, before))
        composition = (
            mark_composition(
                after.scored,
                before.scored,
                select_common(after, common),
                select_common(before, common),
                "score",
                report.language,
            )
            if joined or left
            else ""
        )
        sentences.append(
            report.words(
                "movement.means",
                first=mark_year(first),
                last=mark_year(last),
                before=report.total(before.scored, "score", "mean", digits=2),
                after=report.total(after.scored, "score", "mean", digits=2),
                units=report.count(common),
                common=report.total(common, "score_change", "mean", digits=2, signed=True),
                changed=bool(joined or left),
                composition=composition,
                known=report.tag("derived"),
                joined=name_with_scores(report, joined),
                left=name_with_scores(report, left),
            )
        )
    return Markup(" ").join(sentences)


def name_with_scores(report: Report, rows: list[dict]) -> list[Markup]:
    """The units of a few rows, each with its score; nothing where they are many."""
    named = [
        Markup("{} ({})").format(report.named(row), report.figure(row, "score")) for row in rows
    ]
    return named if len(named) <= FEW else []


def tell_leavers(report: Report, level: str, years: list[int]) -> Markup:
    """Which units of the lowest places of a complete list are absent from the next one, and what
    the mean was without them; empty where none left from there."""
    lists = {
        ranked.year: ranked
        for ranked in ranked_lists(report)
        if ranked.level == level and ranked.year in years
    }
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
