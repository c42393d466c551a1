"""How much one point is worth: how many ranks it moves a unit, list by list, and where the lists
are crowded.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.fragments import Column, build_table, fold, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import list_leagues, lists_of, newest_leagues, tell_crowd
from rankings.report.marks import mark_year, printed_digits


def show_density(report: Report) -> Markup:
    """Every list with enough totals: its spread, ranks per point as a whole and in its middle half,
    its densest stretch and its gaps; empty where no list has totals."""
    leagues = [row for row in list_leagues(report) if row["ranks_per_point"] is not None]
    if not leagues:
        return Markup("")
    words = report.words
    columns = [
        Column(words("column.list"), "name"),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("spread", "fifth", "worth", "worth_middle")
        ),
        Column(words("column.crowd")),
        Column(words("column.gaps"), "number"),
    ]
    lines = [describe_density(report, row) for row in leagues]
    newest = [mark_year(year) for year in dict.fromkeys(one.year for one in newest_leagues(report))]
    note = words("density.note", is_part=any(not row["complete"] for row in leagues))
    table = build_table("table-density", words("density.caption"), columns, lines, note)
    return (
        heading(words("density.heading"))
        + paragraph(words("density.lead", distances=bool(newest), newest=newest))
        + fold(words("density.caption"), table)
    )


def tell_gaps(report: Report, facts: dict) -> Markup:
    """The smallest, the median and the widest gap of a list, a row of `03_lists`, the last with the
    ranks on its sides unless several are as wide.
    """
    rows = [
        row
        for row in report.rows("04_positions", level=facts["level"], year=facts["year"])
        if row["rank"] is not None and row["framework"] == facts["framework"]
    ]
    wide = select_rows(rows, gap_to_next=max(row["gap_to_next"] or 0 for row in rows))
    better = [row for row in rows if row["rank"] < wide[0]["rank"]]
    return report.words(
        "density.gaps",
        least=report.figure(facts, "smallest_gap"),
        usual=report.figure(facts, "median_gap"),
        widest=report.figure(wide[0], "gap_to_next", digits=printed_digits(facts["top"])),
        above=report.figure(max(better, key=lambda row: row["rank"]), "rank")
        if len(wide) == 1
        else "",
        below=report.figure(wide[0], "rank"),
    )


def tell_fifth(report: Report, facts: dict) -> Markup:
    """The points of the fifth rank of a list, a row of `03_lists`; empty where none has it."""
    ranked = [
        row
        for one in lists_of(report, facts["level"], (facts["year"],))
        if one.framework == facts["framework"]
        for row in select_rows(one.scored, rank=TOP)
    ]
    return report.cited(ranked[0], "score") if ranked else Markup("")


def describe_density(report: Report, row: dict) -> list[object]:
    """The line of one list, a row of `03_lists`."""
    words = report.words

    def show(column: str, **form: object) -> Markup:
        return Markup("") if row[column] is None else report.figure(row, column, **form)

    return [
        words("density.list", level=words(f"level.{row['level']}"), year=mark_year(row["year"])),
        show("spread") if row["complete"] else Markup("≥ {}").format(show("spread")),
        tell_fifth(report, row),
        show("ranks_per_point", digits=2),
        show("ranks_per_point_middle", digits=2),
        tell_crowd(report, row),
        tell_gaps(report, row),
    ]
