"""A bound as it is written: no closer than the source allows."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.inputs import Report
from rankings.report.marks import mark_outward


def show_bound(report: Report, row: dict, column: str) -> Markup:
    """A bound to two decimals; to whole points, moved outward, where the page says of a criterion
    that it is "almost" so much, for then it cannot be known more closely.
    """
    if row[column] is None:
        return Markup("")
    is_exact = row.get("total_min") is not None and row["total_min"] == row["total_max"]
    if is_vague(report, row) and not is_exact:
        return mark_outward(row, column, report.language)
    return report.figure(row, column, digits=2)


def is_vague(report: Report, row: dict) -> bool:
    """Whether the page says of a criterion of a list that it is "almost" so much."""
    return bool(report.rows("02_criteria", level=row["level"], year=row["year"], comparator="~"))
