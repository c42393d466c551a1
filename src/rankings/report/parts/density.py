"""How much one point is worth: how many ranks it moves a unit, list by list, and where the lists
are crowded.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, fold, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import list_leagues, tell_crowd
from rankings.report.marks import mark_year


def show_density(report: Report) -> Markup:
    """Every list with enough totals: its spread, ranks per point as a whole and in its middle half,
    its densest stretch and smallest gap; empty where no list has totals."""
    leagues = [row for row in list_leagues(report) if row["ranks_per_point"] is not None]
    if not leagues:
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
    lines = [describe_density(report, row) for row in leagues]
    table = build_table(
        "table-density", words("density.caption"), columns, lines, words("density.note")
    )
    return (
        heading(words("density.heading"))
        + paragraph(Markup(" ").join([words("density.lead"), *tell_newest(report, leagues)]))
        + fold(words("density.caption"), table)
    )


def tell_newest(report: Report, leagues: list[dict]) -> list[Markup]:
    """What a point is worth in each level's newest list, and how wide its gaps are."""
    newest: dict[str, dict] = {}
    for row in leagues:
        newest.setdefault(row["level"], row)
    return [
        report.words(
            "density.newest",
            level=report.words(f"level.{level}"),
            year=mark_year(row["year"]),
            worth=report.figure(row, "ranks_per_point", digits=2),
            usual=report.figure(row, "median_gap", digits=1),
            **measure_widest(report, row),
        )
        for level, row in newest.items()
    ]


def measure_widest(report: Report, facts: dict) -> dict[str, object]:
    """The widest gap of a list, a row of `03_lists`, and the ranks on its sides; empty where
    several are as wide.
    """
    rows = [
        row
        for row in report.rows("04_positions", level=facts["level"], year=facts["year"])
        if row["rank"] is not None and row["framework"] == facts["framework"]
    ]
    widest = max((row["gap_to_next"] or 0 for row in rows), default=0)
    wide = select_rows(rows, gap_to_next=widest)
    if len(wide) != 1:
        return {"widest": "", "above": "", "below": ""}
    better = (row for row in rows if row["rank"] < wide[0]["rank"])
    return {
        "widest": report.figure(wide[0], "gap_to_next", digits=2),
        "above": report.figure(max(better, key=lambda row: row["rank"]), "rank"),
        "below": report.figure(wide[0], "rank"),
    }


def describe_density(report: Report, row: dict) -> list[object]:
    """The line of one list, a row of `03_lists`."""
    words = report.words

    def show(column: str, **form: object) -> Markup:
        return Markup("") if row[column] is None else report.figure(row, column, **form)

    return [
        words("density.list", level=words(f"level.{row['level']}"), year=mark_year(row["year"])),
        show("scored"),
        show("spread") if row["complete"] else Markup("≥ {}").format(show("spread")),
        show("ranks_per_point", digits=2),
        show("ranks_per_point_middle", digits=2),
        tell_crowd(report, row),
        show("smallest_gap"),
    ]
