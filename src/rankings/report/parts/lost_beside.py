"""Where the agencies of another province lose points, where it publishes that and this one does
not.
"""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.lost_points import find_end, part_criteria
from rankings.registry.provinces import name_province
from rankings.report.fragments import Column, build_table, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import mark_year
from rankings.report.naming import name_criterion
from rankings.report.parts.criteria_chart import STATISTICS, find_share

FEW = 2  # so many units with one score are named; more are counted
STEPS = 3  # so many criteria in a row make a fall
HALF = 50  # percent of the maximum below which a fall ends


def show_lost(report: Report, other: str) -> Markup:
    """The criteria of another province, newest year, level by level, of the levels of which it
    tells who has most and least and the own pages do not: where shares fall, then a table each;
    empty without any.
    """
    found = {
        level: scored
        for level in LEVELS
        if (scored := select_newest(report.neighbours[other]["02_criteria"], level))
        and not select_newest(report.rows("02_criteria"), level)
    }
    if not found:
        return Markup("")
    lead = report.words(
        "lost.beside_lead",
        name=report.name,
        other=name_province(other, report.language),
        levels=[report.words(f"level.{level}") for level in found],
        falls=[tell_fall(report, rows) for rows in found.values()],
    )
    tables = (tabulate_lost(report, other, rows) for rows in found.values())
    return paragraph(lead) + Markup("").join(tables)


def select_newest(rows: list[dict], level: str) -> list[dict]:
    """The rows of a level's newest year that say something of a unit on a criterion, with a
    maximum.
    """
    scored = [row for row in rows if row["level"] == level and row["statistic"]]
    known = [row for row in scored if row["max_score"]]
    return select_rows(known, year=max((row["year"] for row in known), default=None))


def tell_fall(report: Report, rows: list[dict]) -> Markup:
    """The longest row of criteria, as printed, of which each leaves its best unit a smaller share
    of the maximum than the one before, the last less than half; empty without one.
    """
    runs: list[list[dict]] = [[]]
    for own in part_criteria(rows):
        best = find_end(own, "highest")[:1]
        if not best or best[0]["score"] is None:
            runs.append([])
            continue
        if runs[-1] and find_share(best[0]) >= find_share(runs[-1][-1]):
            runs.append([])
        runs[-1] += best
    longest = max(runs, key=len)
    if len(longest) < STEPS or find_share(longest[-1]) >= HALF:
        return Markup("")
    return report.words(
        "lost.fall",
        level=report.words(f"level.{rows[0]['level']}"),
        first=name_criterion(report, longest[0]),
        most=report.percent(longest[0]),
        last=name_criterion(report, longest[-1]),
        least=report.percent(longest[-1]),
    )


def tabulate_lost(report: Report, other: str, rows: list[dict]) -> Markup:
    """A line a criterion and its maximum: who had most, second most and least, with points and
    percent.
    """
    words, ends = report.words, STATISTICS[::-1]
    columns = [
        Column(words("lost.criterion"), "name"),
        *(Column(words(f"lost.end.{statistic}")) for statistic in ends),
    ]
    criteria = part_criteria(rows)
    lines = [
        [
            Markup("{} ({})").format(
                name_criterion(report, own[0]), report.figure(own[0], "max_score")
            ),
            *(tell_end(report, find_end(own, statistic)) for statistic in ends),
        ]
        for own in criteria
    ]
    shown = [find_end(own, end) for own, end in itertools.product(criteria, ends)]
    return build_table(
        f"table-lost-{other}-{rows[0]['level']}",
        words(
            "lost.beside_caption",
            name=name_province(other, report.language),
            level=words(f"level.{rows[0]['level']}"),
            year=mark_year(rows[0]["year"]),
        ),
        columns,
        lines,
        words(
            "lost.beside_note",
            source=report.evidence(rows[0]),
            nameless=any(units and units[0]["score"] is None for units in shown),
        ),
    )


def tell_end(report: Report, found: list[dict]) -> Markup:
    """Who is at one end of a criterion (many as a number), with points and percent of the maximum,
    as far as they are published; a dash where nobody is named.
    """
    if not found:
        return Markup("–")
    first = found[0]
    if first["unit"] is None:
        score = report.words("lost.almost", score=report.cited(first, "score"))
        return report.words("lost.holder", units=[report.words("lost.all_others")], score=score)
    units = [report.unit(first), *(report.named(row) for row in found[1:])]
    score = (
        report.words("lost.no_score")
        if first["score"] is None
        else Markup("{} ({}%)").format(report.cited(first, "score"), report.percent(first))
    )
    if len(found) > FEW and first["score"] is not None:
        units = [report.words("lost.many", units=report.count(found))]
    return report.words("lost.holder", units=units, score=score)
