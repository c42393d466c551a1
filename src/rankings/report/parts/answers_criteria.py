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
            (rows[0],),
        )
