"""Every criterion on one scale of percent of its maximum: worst, second and best."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ladder import SIGNS
from rankings.compare.positions import share_of_maximum
from rankings.report.charts_context import Point, Scale, chart_scales
from rankings.report.fragments import build_figure
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import format_number, printed_digits
from rankings.report.naming import (
    cite_criterion,
    gloss_criterion,
    name_source,
    name_theme_of,
)
from rankings.report.unit_naming import plain_unit

STATISTICS = ("lowest", "second", "highest")
ROLES = {"lowest": "other", "others": "other", "second": "muted", "highest": "main"}


def list_scored_criteria(report: Report) -> list[dict]:
    """The rows of `02_criteria` that say something of a unit, with a maximum."""
    return [row for row in report.rows("02_criteria") if row["statistic"] and row["max_score"]]


def find_share(row: dict) -> float:
    """A criterion score in percent of its printed maximum, for the place of a dot."""
    return share_of_maximum(row["score"], row["max_score"])


def draw_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Every criterion on one scale of percent of its maximum: worst, second and best, with their
    points.
    """
    words = report.words
    scales = []
    for found in list_found(rows):
        points = [
            Point(
                find_share(row),
                SIGNS.get(row["comparator"], "")
                + format_number(row["score"], report.language, printed_digits(row["score"])),
                ROLES.get(row["statistic"], "main" if row is found[-1] else "muted"),
            )
            for row in found
        ]
        criterion = gloss_criterion(report, found[0]) or found[0]["criterion"]
        maximum = format_number(found[0]["max_score"], report.language)
        scales.append(
            Scale(words.plain("lost.scale", criterion=criterion, maximum=maximum), points)
        )
    weakest = find_weakest(rows)
    alt = words.plain(
        "lost.alt",
        level=words(f"level.{level}"),
        criteria=len(scales),
        criterion=(gloss_criterion(report, weakest) or weakest["criterion"]) if weakest else "",
        unit=plain_unit(weakest, report.language) if weakest else "",
        score=format_number(weakest["score"], report.language) if weakest else "",
        maximum=format_number(weakest["max_score"], report.language) if weakest else "",
    )
    return build_figure(
        chart_scales(f"criteria-{level}", scales, alt),
        tell_weakest(report, rows, level),
        words(
            "lost.chart_subtitle",
            source=name_source(report, rows[0]["document_id"]),
            whole=all(len(scale.points) >= len(STATISTICS) for scale in scales),
        ),
    )


def list_found(rows: list[dict]) -> list[list[dict]]:
    """The published scores of every criterion, from the lowest to the highest; of several units
    with one and the same, one.
    """
    criteria = []
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        scored = [row for row in select_rows(rows, criterion=criterion) if row["score"] is not None]
        own = [one_of(select_rows(scored, statistic=statistic)) for statistic in STATISTICS]
        others = [row for row in select_rows(scored, statistic="others") if row["max_score"]]
        found = ([row for row in own if row] or select_rows(scored, statistic="value")) + others
        criteria.append(sorted(found, key=find_share))
    return [found for found in criteria if found]


def list_best(rows: list[dict]) -> list[dict]:
    """The best score of every criterion whose best is published."""
    return [
        row
        for found in list_found(rows)
        for row in found
        if row["statistic"] == "highest" or (row is found[-1] and row["statistic"] == "value")
    ]


def find_weakest(rows: list[dict]) -> dict | None:
    """The best score of the criterion whose best is farthest from the maximum; None where no best
    is published.
    """
    return min(list_best(rows), key=find_share, default=None)


def list_open(rows: list[dict]) -> list[dict]:
    """The criteria whose best score is not published: of each the highest score that is, below
    which the best is not; without any, a row without a score.
    """
    known = {row["criterion"] for row in list_best(rows)}
    floors = {}
    for row in rows:
        if row["criterion"] not in known and row["max_score"]:
            held = floors.setdefault(row["criterion"], row)
            if reach_at_least(row) > reach_at_least(held):
                floors[row["criterion"]] = row
    return list(floors.values())


def reach_at_least(row: dict) -> float:
    """A score in percent of its maximum; 0 where none is published."""
    return 0 if row["score"] is None else find_share(row)


def list_rivals(rows: list[dict], last: dict) -> list[dict]:
    """The criteria without a published best whose best may be as far from the maximum as `last`."""
    return [row for row in list_open(rows) if reach_at_least(row) < find_share(last)]


def tell_weakest(report: Report, rows: list[dict], level: str = "") -> Markup:
    """On which criterion most units have nothing, and which is farthest from its maximum, in
    percent as on the chart's axis; whose units they are, where a level is named.
    """
    weakest, zeros = find_weakest(rows), find_zeros(rows)
    if not weakest:
        return Markup("")
    return report.words(
        "lost.chart_title",
        level=report.words(f"level.{level}") if level else "",
        known=report.count(list_best(rows)) if list_rivals(rows, weakest) else "",
        percent=report.percent(weakest),
        criterion=cite_criterion(report, weakest),
        theme=name_theme_of(report, weakest),
        score=report.figure(weakest, "score"),
        maximum=report.figure(weakest, "max_score"),
        full=find_share(weakest) >= 100,
        zeros=report.count(zeros) if len(zeros) > 1 else "",
        zero=cite_criterion(report, zeros[0]) if zeros else "",
        least=report.figure(zeros[0], "score") if zeros else "",
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
