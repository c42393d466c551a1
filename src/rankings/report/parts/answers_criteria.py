"""Answers from the criteria: who has nothing, and where even the best unit is far from the
maximum.
"""

from __future__ import annotations

from collections.abc import Iterator

from rankings.report.inputs import Report, select_rows
from rankings.report.naming import cite_criterion
from rankings.report.parts.answer import Answer
from rankings.report.parts.criteria_chart import (
    find_share,
    list_best,
    list_open,
    list_rivals,
)

FAR = 90  # percent of the maximum: a best score below it is far from it
MANY = 5  # more units than these are named in the table only


def answer_zero_points(report: Report) -> Iterator[Answer]:
    """On which criterion several units named have nothing at all: the one with the most of them."""
    zeros: dict[tuple, list[dict]] = {}
    for row in report.rows("02_criteria", statistic="lowest"):
        if (
            row["score"] is not None
            and float(row["score"]) == 0
            and row["max_score"]
            and row["unit"]
        ):
            zeros.setdefault((row["document_id"], row["level"], row["criterion"]), []).append(row)
    rows = max(zeros.values(), key=len, default=[])
    if len(rows) > 1:
        graded = [
            row
            for row in report.rows(
                "02_grade_counts", document_id=rows[0]["document_id"], level=rows[0]["level"]
            )
            if row["count"] is not None
        ]
        yield Answer(
            report.words(
                "answers.zero",
                units=report.count(rows),
                of=report.total(graded, "count", "sum") if graded else "",
                level=report.words(f"level.{rows[0]['level']}"),
                score=report.figure(rows[0], "score"),
                maximum=report.figure(rows[0], "max_score"),
                criterion=cite_criterion(report, rows[0]),
                names=[report.named(row) for row in rows] if len(rows) <= MANY else [],
            ),
            "printed",
            (rows[0],),
        )


def answer_lost_points(report: Report) -> Iterator[Answer]:
    """On which criterion even the best unit is far from the maximum, in percent and in points,
    among the criteria whose best score is published.
    """
    scored = [row for row in report.rows("02_criteria") if row["max_score"]]
    for level in dict.fromkeys(row["level"] for row in scored):
        rows = select_rows(scored, level=level)
        best = list_best(rows)
        weakest = min(best, key=find_share, default=None)
        if weakest and find_share(weakest) < FAR:
            costliest = max(best, key=count_lost)
            other = costliest if costliest["criterion"] != weakest["criterion"] else None
            could_lose = any(count_lost(row) > count_lost(costliest) for row in list_open(rows))
            yield Answer(
                report.words(
                    "answers.lost",
                    level=report.words(f"level.{level}"),
                    known=report.count(best) if could_lose or list_rivals(rows, weakest) else "",
                    criterion=cite_criterion(report, weakest),
                    unit=report.named(weakest),
                    score=report.figure(weakest, "score"),
                    maximum=report.figure(weakest, "max_score"),
                    other=cite_criterion(report, other) if other else "",
                    other_score=report.figure(other, "score") if other else "",
                    other_maximum=report.figure(other, "max_score") if other else "",
                ),
                "derived",
                (weakest, *([other] if other else [])),
            )


def count_lost(row: dict) -> float:
    """The points between a score and its maximum."""
    return float(row["max_score"]) - float(row["score"] or 0)
