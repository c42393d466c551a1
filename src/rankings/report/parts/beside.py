"""Districts of two provinces on one printed maximum, side by side, with what may not be
concluded.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.neighbours import load_positions_of_others
from rankings.compare.words_frameworks import group_percent, holds_leader, share_criteria
from rankings.report.fragments import heading, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import mark_year
from rankings.report.naming import name_province


def show_neighbours(report: Report) -> Markup:
    """Every pair of lists of districts, one here and one elsewhere, that share criteria and printed
    maximum; empty where there is none.
    """
    others = load_positions_of_others(report.province)
    if others.empty:
        return Markup("")
    sentences = []
    for (maximum, year), mine in group_percent(report.table("04_positions")):
        for (other_maximum, other_year), theirs in group_percent(others):
            if maximum == other_maximum and share_criteria(mine, theirs):
                sentences.append(compare_lists(report, mine, int(year), theirs, int(other_year)))
    if not sentences:
        return Markup("")
    return (
        heading(report.words("beside.heading"))
        + Markup("").join(paragraph(sentence) for sentence in sentences)
        + paragraph(report.words("beside.caveat"), "note")
    )


def compare_lists(report: Report, mine, year: int, theirs, other_year: int) -> Markup:
    """Both ranges of points on the maximum, and whether one ends where the other has not begun."""
    other = str(theirs["province"].iloc[0])
    own_rows = select_scored(report.rows("02_rankings"), year)
    other_rows = select_scored(report.neighbours[other]["02_rankings"], other_year)
    maximum = next(
        row
        for row in report.rows("04_positions", level="district", year=year)
        if row["max_score"] is not None
    )
    below = ""
    if theirs["percent_of_max"].max() < mine["percent_of_max"].min() and holds_leader(theirs):
        below = "other"
    elif mine["percent_of_max"].max() < theirs["percent_of_max"].min() and holds_leader(mine):
        below = "own"
    return report.words(
        "beside.sentence",
        maximum=report.figure(maximum, "max_score"),
        own=report.name,
        own_year=mark_year(year),
        own_units=report.count(own_rows),
        own_low=report.total(own_rows, "score", "min"),
        own_high=report.total(own_rows, "score", "max"),
        other=name_province(other),
        other_year=mark_year(other_year),
        other_units=report.count(other_rows),
        other_low=report.total(other_rows, "score", "min"),
        other_high=report.total(other_rows, "score", "max"),
        below=below,
    )


def select_scored(rows: list[dict], year: int) -> list[dict]:
    """The preferred rows of districts with a total in a year."""
    return [
        row
        for row in rows
        if row["level"] == "district"
        and row["year"] == year
        and row["preferred"]
        and row["score"] is not None
        and not row["index_name"]
    ]
