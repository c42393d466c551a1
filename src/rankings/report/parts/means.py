"""How much a mean really moved: the common units' change, what joiners and leavers add, who left
the end of a list.
"""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import is_on_one_scale, lists_of, name_key
from rankings.report.marks import mark_year, printed_digits
from rankings.report.parts.movement_charts import pair_rows

FEW = 5  # a mean over fewer units, and a list of more names, is not told
MEANS = ("mean_before", "mean_after", "mean_change", "common", "mean_common", "mean_others")
LOWEST = 5  # places at the end of a list whose leaving is told


def show_means(report: Report, levels: list[str]) -> Markup:
    """How many units gained and lost points between complete lists, and who most; how much of each
    change of a mean is the common units', how much newcomers' and leavers', who they are, and which
    of the lowest left; empty where too few units are in both years.
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
        for row in report.rows("03_mean_changes", level=level, both_complete=True)
        if row["n_common"] >= FEW
    ]
    if not changes:
        return Markup("")
    unsaid = [mark_years(row) for row in changes if not is_on_one_scale(row)]
    gains = [tell_gains(report, row) for row in changes if is_on_one_scale(row)]
    leavers = [tell_leavers(report, level) for level in levels]
    return (
        heading(words("means.heading"))
        + paragraph(Markup(" ").join(gains))
        + build_table(
            "table-means",
            words("means.caption"),
            columns,
            [describe_means(report, row) for row in changes],
            words("means.note", unsaid=unsaid),
        )
        + paragraph(Markup(" ").join(said for said in leavers if said))
    )


def tell_gains(report: Report, pair: dict) -> Markup:
    """How many of the common units of two lists on one scale gained, lost and kept points, their
    median change, and who gained and lost most.
    """
    changes = [
        row
        for row in pair_rows(report, pair["level"], pair["year_from"], pair["year_to"])
        if row["score_change"] is not None and row["label"] == pair["label"]
    ]
    parted = {
        "gained": [row for row in changes if row["score_change"] > 0],
        "lost": [row for row in changes if row["score_change"] < 0],
        "kept": [row for row in changes if row["score_change"] == 0],
    }
    most = (
        max(parted["gained"], key=lambda row: row["score_change"], default=None),
        min(parted["lost"], key=lambda row: row["score_change"], default=None),
    )
    return report.words(
        "means.gains",
        level=report.words(f"level.{pair['level']}"),
        years=mark_years(pair),
        units=report.count(changes),
        all=len(parted["gained"]) == len(changes),
        median=report.total(changes, "score_change", "median", digits=1, signed=True),
        **{name: report.count(rows) if rows else "" for name, rows in parted.items()},
        keepers=[report.named(row) for row in parted["kept"]] if len(parted["kept"]) <= FEW else [],
        most=[
            report.words(
                "means.most",
                gained=row["score_change"] > 0,
                unit=report.named(row),
                change=report.cited_change(row, "score_change", signed=True),
            )
            for row in most
            if row
        ],
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
