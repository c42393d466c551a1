"""Totals of criteria and groups: what they must add up to, and what they may not exceed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.counts import CRITERIA_COUNT
from rankings.clean.checks.means import MEAN
from rankings.clean.checks.report import (
    ERROR,
    evidence,
    find,
    spans_of,
)
from rankings.clean.observations import Finding, Observations
from rankings.language.sentences import Part
from rankings.language.text import fold, key


def check_total_of_criteria(page: Observations) -> Iterator[Finding]:
    """A total above all criteria's maxima together, or below the unit's own printed scores."""
    announced = {int(match["count"]) for match in CRITERIA_COUNT.finditer(page.text)}
    for level in dict.fromkeys(row.level for row in page.criteria):
        shown = [row for row in page.criteria if row.level == level]
        maxima = {key(row.criterion): row.max_score for row in shown}
        if None in maxima.values() or len(maxima) not in announced:
            continue
        whole = sum(maxima.values())
        for row in page.rankings:
            if row.level != level or row.score is None:
                continue
            parts = {
                key(part.criterion): part.score
                for part in shown
                if part.score is not None and part.unit_id and part.unit_id == row.unit_id
            }
            least = sum(parts.values(), Decimal(0))
            if row.score > whole or row.score < least:
                is_above = row.score > whole
                limit = whole if is_above else least
                yield find(
                    "scale_mismatch.total_of_criteria",
                    row,
                    said=row.score,
                    found=limit,
                    evidence=evidence("part", *shown),
                    unit=row.unit,
                    how=Part("above_maxima" if is_above else "below_parts"),
                )


_OVERALL = re.compile(
    r"(?:bình quân|trung bình)[^.;]*(?:chung|toàn tỉnh|cả tỉnh)|(?:chung|toàn tỉnh|cả"
    r" tỉnh)[^.;]*(?:bình quân|trung bình)"
)


def check_mean_of_blocks(page: Observations) -> Iterator[Finding]:
    """ "khối phường 84,10 điểm, khối xã 80,35 điểm; bình quân chung 85,62 điểm": a mean outside the
    means of its groups.
    """
    for whole in page.claims:
        if (
            whole.value is None
            or "value" not in whole.spans
            or not _OVERALL.search(fold(whole.measure or ""))
        ):
            continue
        parts = [
            claim
            for claim in page.claims
            if (claim.start, claim.end, claim.unit) == (whole.start, whole.end, whole.unit)
            and claim is not whole
            and claim.value is not None
            and re.search(r"\bkhối\b", fold(claim.measure or ""))
        ]
        values = [claim.value for claim in parts]
        if (
            len(parts) < 2
            or not any(MEAN.search(fold(claim.measure)) for claim in parts)
            or min(values) <= whole.value <= max(values)
        ):
            continue
        low, high = min(values), max(values)
        yield find(
            "component_mean_out_of_range.mean_of_blocks",
            whole,
            said=whole.value,
            found=f"{low}–{high}",
            evidence=evidence("part", *spans_of(parts, "value")),
            whole_value_text=whole.value_text,
            low=low,
            high=high,
        )


def check_change_above_score(page: Observations) -> Iterator[Finding]:
    """A rise larger than the score itself: last year's score would lie below zero."""
    for row in page.rankings:
        if (
            row.score is not None
            and row.score_change is not None
            and row.previous_score is None
            and row.score_change > row.score
        ):
            yield find(
                "change_mismatch.change_above_score",
                row,
                said=row.score_change,
                found=row.score,
                severity=ERROR,
                evidence=evidence("score_change", *spans_of([row], "score_change")),
                index_name=row.index_name or row.unit,
            )
