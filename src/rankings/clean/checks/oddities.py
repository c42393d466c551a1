"""Single values that stand out: missing where all others have one, unchanged where all others
moved, "lowest" of most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rankings.clean.checks.report import NOTE, evidence, find, spans_of
from rankings.clean.merging import group_rows
from rankings.clean.observations import Finding, Observations
from rankings.language.text import key

MOST_ROWS = 0.9  # so many rows of a table have a value before its lack in another is worth saying
MANY_ROWS = 10


def check_missing_previous(page: Observations) -> Iterator[Finding]:
    """One department without last year's score in a table that prints it for all others."""
    for rows in group_rows(page.rankings).values():
        table = [row for row in rows if row.source == "table" and row.score is not None]
        missing = [row for row in table if row.previous_score is None]
        if (
            len(table) < MANY_ROWS
            or not missing
            or len(table) - len(missing) < MOST_ROWS * len(table)
        ):
            continue
        names, like = (
            ", ".join(row.unit for row in missing),
            next(row for row in table if row.previous_score is not None),
        )
        yield find(
            "value_missing.missing_previous",
            missing[0],
            said="—",
            found=f"{len(table) - len(missing)}/{len(table)}",
            evidence=evidence("row", *[*missing[1:], like]),
            names=names,
            count_of_table_less_count_of_missing=len(table) - len(missing),
        )


def check_missing_change(page: Observations) -> Iterator[Finding]:
    """Four indices in a row, and one of them without the change of its score."""
    by_year: dict[tuple, list] = defaultdict(list)
    for row in page.rankings:
        if (
            row.index_name
            and row.source == "prose"
            and row.score is not None
            and row.rank_change is not None
        ):
            by_year[row.level, row.year].append(row)
    for rows in by_year.values():
        missing = [row for row in rows if row.score_change is None]
        if len(rows) >= 3 and len(missing) == 1:
            row, like = missing[0], next(row for row in rows if row.score_change is not None)
            yield find(
                "value_missing.missing_change",
                row,
                said="—",
                found=f"{len(rows) - 1}/{len(rows)}",
                evidence=evidence(
                    "score_change",
                    *[like.spans[name] for name in ("score_change",) if name in like.spans],
                ),
                index_name=row.index_name,
                count_of_rows_less_text=len(rows) - 1,
            )


def check_unchanged_score(page: Observations) -> Iterator[Finding]:
    """One unit with the same score in both years, to the digit, where all others moved."""
    for rows in group_rows(page.rankings).values():
        both = [
            row
            for row in rows
            if row.source == "table" and row.score is not None and row.previous_score is not None
        ]
        same = [row for row in both if row.score == row.previous_score]
        if len(both) >= MANY_ROWS and len(same) == 1:
            row = same[0]
            yield find(
                "score_unchanged.unchanged_score",
                row,
                said=f"{row.score_text}",
                found=f"{row.previous_score_text or row.score_text}",
                evidence=evidence("previous_score", *spans_of([row], "previous_score")),
                unit=row.unit,
                score=row.score,
                count_of_both=len(both),
            )


def check_lowest_of_most(page: Observations) -> Iterator[Finding]:
    """ "10 đơn vị thấp nhất" of 17 graded units: the lowest are the majority."""
    for level in dict.fromkeys(row.level for row in page.criteria):
        counts = [row for row in page.grade_counts if row.level == level and row.count is not None]
        total = sum(row.count for row in counts)
        lists = {
            key(row.criterion): row
            for row in page.criteria
            if row.level == level and row.statistic == "lowest" and row.list_count
        }
        for row in lists.values():
            if total and total >= row.list_count > total / 2:
                yield find(
                    "adjective_vs_number.lowest_of_most",
                    row,
                    said=row.list_count,
                    found=total,
                    severity=NOTE,
                    evidence=evidence("count", *counts),
                    criterion=row.criterion,
                )


CHECKS = (check_missing_previous, check_missing_change, check_unchanged_score, check_lowest_of_most)
