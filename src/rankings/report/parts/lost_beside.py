"""Where the districts of another province lose points: best, second and worst of every criterion,
where that province publishes them and this one does not.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.provinces import name_province
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.naming import name_criterion
from rankings.report.parts.criteria_chart import STATISTICS, rank_values
from rankings.report.report_words import raise_sentence

LEVEL = "district"


def tabulate_lost(report: Report, other: str) -> Markup:
    """A line a criterion of the districts of another province in its newest year: the maximum, and
    who had most, second most and least, with points and percent; empty where the own pages tell
    that of the own districts, or the other's do not.
    """
    words, scored = report.words, select_scored(report.neighbours[other]["02_criteria"])
    if not scored or select_scored(report.rows("02_criteria")):
        return Markup("")
    year = max(row["year"] for row in scored)
    rows = select_rows(scored, year=year)
    name = name_province(other, report.language)
    columns = [
        Column(words("column.criterion"), "name"),
        Column(words("column.maximum"), "number"),
        *(Column(words(f"lost.end.{statistic}")) for statistic in reversed(STATISTICS)),
    ]
    lines = []
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        own = select_rows(rows, criterion=criterion)
        ends = (tell_end(report, own, statistic) for statistic in reversed(STATISTICS))
        maximum = report.figure(own[0], "max_score")
        lines.append([name_criterion(report, own[0]), maximum, *ends])
    return build_table(
        f"table-lost-{other}",
        words("lost.beside_caption", name=name, year=mark_year(year)),
        columns,
        lines,
        words("lost.beside_note", name=report.name, source=report.evidence(rows[0])),
    )


def select_scored(rows: list[dict]) -> list[dict]:
    """The rows of districts that say something of a unit on a criterion, with a maximum."""
    return [row for row in rows if row["level"] == LEVEL and row["statistic"] and row["max_score"]]


def tell_end(report: Report, rows: list[dict], statistic: str) -> Markup:
    """Who is at one end of a criterion, with points and percent of the maximum, as far as they are
    published; a dash where nobody is named.
    """
    found = [*select_rows(rows, statistic=statistic), *rank_values(rows, statistic)]
    if not found:
        return Markup("–")
    first = found[0]
    if first["unit"] is None:
        score = report.words("lost.almost", score=report.cited(first, "score"))
        return report.words("lost.holder", units=[report.words("lost.all_others")], score=score)
    units = [report.named(row) for row in found]
    if report.has_type(first):
        units[0] = raise_sentence(units[0])
    score = (
        report.words("lost.no_score")
        if first["score"] is None
        else Markup("{} ({}%)").format(report.cited(first, "score"), report.percent(first))
    )
    return report.words("lost.holder", units=units, score=score)
