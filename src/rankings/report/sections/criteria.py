"""Where points are lost: best, second and worst of every criterion against its maximum."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ladder import SIGNS
from rankings.report.charts_context import Point, Scale, chart_scales
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import format_number, mark_year, printed_digits
from rankings.report.naming import name_source
from rankings.report.unit_naming import plain_unit

STATISTICS = ("lowest", "second", "highest")
ROLES = {"lowest": "other", "others": "other", "second": "muted", "highest": "main"}


def show_lost_points(report: Report) -> Fragment:
    """Best, second and worst unit of every criterion against its maximum."""
    words = report.words
    rows = [row for row in report.rows("02_criteria") if row["statistic"] and row["max_score"]]
    if not rows:
        return build_section("lost", words("lost.title"), paragraph(words("lost.none"), "missing"))
    parts: list[object] = [paragraph(words("lost.lead"))]
    for level in (level for level in LEVELS if select_rows(rows, level=level)):
        own = select_rows(rows, level=level)
        parts += [
            heading(words(f"lost.heading.{level}", year=mark_year(own[0]["year"]))),
            draw_criteria(report, level, own),
            tabulate_criteria(report, level, own),
        ]
    return build_section("lost", words("lost.title"), *parts)


def share_of_maximum(row: dict) -> float:
    """A criterion score in percent of its printed maximum, for the place of a dot."""
    return 100 * float(row["score"]) / float(row["max_score"])


def draw_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Every criterion on one scale of percent of its maximum: worst, second and best, with their
    points.
    """
    words = report.words
    scales, weakest = [], None
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        scored = [row for row in select_rows(rows, criterion=criterion) if row["score"] is not None]
        own = [one_of(select_rows(scored, statistic=statistic)) for statistic in STATISTICS]
        others = [row for row in select_rows(scored, statistic="others") if row["max_score"]]
        found = sorted(
            ([row for row in own if row] or select_rows(scored, statistic="value")) + others,
            key=share_of_maximum,
        )
        if not found:
            continue
        points = [
            Point(
                share_of_maximum(row),
                SIGNS.get(row["comparator"], "")
                + format_number(row["score"], report.language, printed_digits(row["score"])),
                ROLES.get(row["statistic"], "main" if row is found[-1] else "muted"),
            )
            for row in found
        ]
        maximum = format_number(found[0]["max_score"], report.language)
        scales.append(
            Scale(words.plain("lost.scale", criterion=criterion, maximum=maximum), points)
        )
        best = next((row for row in own if row and row["statistic"] == "highest"), None) or (
            found[-1] if found[-1]["statistic"] == "value" else None
        )
        if best and (weakest is None or share_of_maximum(best) < share_of_maximum(weakest)):
            weakest = best
    zeros = find_zeros(rows)
    alt = words.plain(
        "lost.alt",
        level=words(f"level.{level}"),
        criteria=len(scales),
        criterion=weakest["criterion"] if weakest else "",
        unit=plain_unit(weakest, report.language) if weakest else "",
        score=format_number(weakest["score"], report.language) if weakest else "",
        maximum=format_number(weakest["max_score"], report.language) if weakest else "",
    )
    title = (
        words(
            "lost.chart_title",
            criterion=weakest["criterion"],
            score=report.figure(weakest, "score"),
            maximum=report.figure(weakest, "max_score"),
            full=share_of_maximum(weakest) >= 100,
            zeros=report.count(zeros) if len(zeros) > 1 else "",
            zero=zeros[0]["criterion"] if zeros else "",
        )
        if weakest
        else ""
    )
    return build_figure(
        chart_scales(f"criteria-{level}", scales, alt),
        title,
        words("lost.chart_subtitle", source=name_source(report, rows[0]["document_id"])),
    )


def find_zeros(rows: list[dict]) -> list[dict]:
    """The units named with nothing on a criterion, of the criterion with the most of them."""
    empty = [
        row
        for row in rows
        if row["statistic"] == "lowest"
        and row["unit"]
        and row["score"] is not None
        and float(row["score"]) == 0
    ]
    return max(
        (
            select_rows(empty, criterion=name)
            for name in dict.fromkeys(row["criterion"] for row in empty)
        ),
        key=len,
        default=[],
    )


def one_of(rows: list[dict]) -> dict | None:
    """The first of several rows that say the same (a list of equals), or none."""
    return rows[0] if rows else None


def tabulate_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Per criterion: its maximum, and who was best, second and worst with how many points."""
    words = report.words
    columns = [
        Column(words("column.criterion"), "name"),
        Column(words("column.maximum"), "number"),
        *(Column(words(f"column.{statistic}")) for statistic in reversed(STATISTICS)),
        Column(words("column.others")),
    ]
    lines = []
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        own = select_rows(rows, criterion=criterion)
        holders = {statistic: select_rows(own, statistic=statistic) for statistic in STATISTICS}
        alone, others = (
            select_rows(own, statistic="value"),
            [row for row in select_rows(own, statistic="others") if row["score"] is not None],
        )
        if others and not any(holders.values()):
            holders, alone = rank_values(alone), []
        rest = [
            *(name_holders(report, [row]) for row in alone),
            *(
                words(
                    "lost.all_others",
                    score=report.figure(row, "score"),
                    is_almost=row["comparator"] == "~",
                )
                for row in others
            ),
        ]
        lines.append(
            [
                Markup('<span lang="vi">{}</span>').format(criterion),
                report.figure(own[0], "max_score"),
                *(name_holders(report, holders[statistic]) for statistic in reversed(STATISTICS)),
                Markup("; ").join(rest),
            ]
        )
    return build_table(
        f"table-criteria-{level}",
        words("lost.caption", level=words(f"level.{level}")),
        columns,
        lines,
        words("lost.note"),
    )


def rank_values(values: list[dict]) -> dict[str, list[dict]]:
    """The best and the second of single values, where the page prints one value for all the other
    units.
    """
    scores = sorted({float(row["score"]) for row in values}, reverse=True)
    best, second = (
        [row for row in values if scores[place : place + 1] == [float(row["score"])]]
        for place in (0, 1)
    )
    return {"highest": best, "second": second, "lowest": []}


def name_holders(report: Report, rows: list[dict]) -> Markup:
    """Who holds a criterion's best, second or worst score, and that score; many holders are
    counted.
    """
    if not rows:
        return Markup("–")
    score = (
        report.figure(rows[0], "score")
        if rows[0]["score"] is not None
        else report.words("lost.unprinted")
    )
    names = (
        report.words(
            "lost.many", units=report.count(rows), names=[report.unit(row) for row in rows]
        )
        if len(rows) > 4
        else Markup(", ").join(report.unit(row) for row in rows)
    )
    share = (
        report.words("lost.share", percent=report.percent(rows[0]))
        if rows[0]["score"] is not None and rows[0]["max_score"]
        else ""
    )
    return Markup("{}: {} {} {}").format(names, score, share, report.evidence(rows[0]))
