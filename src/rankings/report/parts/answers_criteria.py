"""Answers from the criteria: who has nothing, and where even the best unit is far from the
maximum.
"""

from __future__ import annotations

from collections.abc import Iterator

from rankings.report.inputs import Report
from rankings.report.naming import cite_criterion
from rankings.report.parts.answer import Answer

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
    """On which criterion even the best unit is far from the maximum, in percent and in points."""
    best = [
        row
        for row in report.rows("02_criteria")
        if row["statistic"] in ("highest", "value")
        and row["unit"]
        and row["score"] is not None
        and row["max_score"]
    ]
    for level in dict.fromkeys(row["level"] for row in best):
        tops = list(keep_best([row for row in best if row["level"] == level]).values())
        weakest = min(tops, key=lambda row: float(row["score"]) / float(row["max_score"]))
        costliest = max(tops, key=lambda row: float(row["max_score"]) - float(row["score"]))
        if float(weakest["score"]) < 0.9 * float(weakest["max_score"]):
            other = costliest if costliest["criterion"] != weakest["criterion"] else None
            yield Answer(
                report.words(
                    "answers.lost",
                    level=report.words(f"level.{level}"),
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


def keep_best(rows: list[dict]) -> dict[str, dict]:
    """For each criterion, its row with the highest score."""
    best: dict[str, dict] = {}
    for row in rows:
        if row["criterion"] not in best or row["score"] > best[row["criterion"]]["score"]:
            best[row["criterion"]] = row
    return best
