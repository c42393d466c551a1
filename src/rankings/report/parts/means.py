"""How much a mean really moved: the common units' change, what joiners and leavers add, who left
the end of a list.
"""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import complete_years, is_on_one_scale, lists_of, name_key
from rankings.report.marks import mark_year, printed_digits

FEW = 5  # a mean over fewer units, and a list of more names, is not told
MEANS = ("mean_before", "mean_after", "mean_change", "common", "mean_common", "mean_others")
LOWEST = 5  # places at the end of a list whose leaving is told


def comparable_pairs(report: Report, level: str) -> list[tuple[int, int]]:
    """The pairs of years of a level whose points may be compared."""
    rows = report.rows("03_mean_changes", level=level)
    return sorted({(row["year_from"], row["year_to"]) for row in rows})


def show_means(report: Report, levels: list[str]) -> Markup:
    """How much of each change of a mean between complete lists is the common units', how much
    newcomers' and leavers', who they are, and which of the lowest left; empty where too few units
    are in both years.
    """
    words = report.words
    columns = [
        Column(words("column.level")),
        Column(words("column.pair"), "name short"),
        *(Column(words(f"column.{name}"), "number") for name in MEANS),
        Column(words("column.joined_left")),
    ]
    changes = [
        row
        for level in levels
        for row in report.rows("03_mean_changes", level=level)
        if row["n_common"] >= FEW
        and {row["year_from"], row["year_to"]} <= {*complete_years(report, level)}
    ]
    if not changes:
        return Markup("")
    unsaid = [mark_years(row) for row in changes if not is_on_one_scale(row)]
    leavers = [tell_leavers(report, level) for level in levels]
    return (
        heading(words("means.heading"))
        + build_table(
            "table-means",
            words("means.caption"),
            columns,
            [describe_means(report, row) for row in changes],
            words("means.note", unsaid=unsaid),
        )
        + paragraph(Markup(" ").join(said for said in leavers if said))
    )


def mark_years(row: dict) -> Markup:
    """The two years of a row."""
    return Markup("{}–{}").format(mark_year(row["year_from"]), mark_year(row["year_to"]))


def describe_means(report: Report, row: dict) -> list[object]:
    """The line of one pair of years, a row of `03_mean_changes`."""

    def show(column: str, signed: bool = True) -> Markup:
        return report.figure(row, column, digits=2, signed=signed)

    return [
        report.words(f"level.{row['level']}"),
        mark_years(row),
        show("mean_from", signed=False),
        show("mean_to", signed=False),
        show("mean_change"),
        report.figure(row, "n_common"),
        show("common_change"),
        show("composition_effect")
        if row["joined"] or row["left"]
        else report.words("means.unchanged"),
        report.words(
            "means.who",
            joined=name_with_scores(report, row, "joined", row["year_to"]),
            left=name_with_scores(report, row, "left", row["year_from"]),
        ),
    ]


def name_with_scores(report: Report, change: dict, column: str, year: int) -> list[Markup]:
    """The units that joined or left, each with its score in a year, best first; nothing where they
    are many.
    """
    named = [
        Markup("{} ({})").format(report.named(row), report.figure(row, "score"))
        for ranked in lists_of(report, change["level"], [year])
        for row in ranked.scored
        if row["unit"] in change[column]
    ]
    return named if len(named) <= FEW else []


def tell_leavers(report: Report, level: str) -> Markup:
    """Which units of the lowest places of a whole list are absent from the next one, and what the
    mean was without them; empty where none left from there."""
    sentences = []
    for (label, first, last), rows in groupby(
        report.rows("03_leavers", level=level),
        lambda row: (row["label"] or "", row["year_from"], row["year_to"]),
    ):
        gone = {name_key(row) for row in rows}
        (before,) = (
            ranked.scored for ranked in lists_of(report, level, [first]) if ranked.label == label
        )
        left = [row for row in before[-LOWEST:] if name_key(row) in gone]
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
