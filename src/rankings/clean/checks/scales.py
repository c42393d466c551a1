"""Scores against maxima, thresholds and parts; values that do not fit their scale."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.bands import has_two_bands, read_thresholds
from rankings.clean.checks.ground import is_explained
from rankings.clean.checks.means import (
    MEAN,
    SMALL_SCALE,
    check_mean_of_group,
    check_mean_of_parts,
    check_mean_of_pillars,
)
from rankings.clean.checks.report import Place, evidence, find, spans_of
from rankings.clean.merging import group_rows
from rankings.clean.observations import Claim, Criterion, Finding, Observations, Ranking
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold, key

MANY = 8  # nobody publishes so many scores of a criterion, most of them above its maximum
_BONUS = re.compile(r"điểm thưởng|điểm cộng|cộng thêm")
_CONVERTED = re.compile(r"quy (?:đổi|về)|từ 0 đến 1\b")
_ON_TOTAL = re.compile(r"tổng điểm|chung cuộc|tổng hợp|dẫn đầu chung")
_SOME_OF_THEM = re.compile(r"một số tiêu chí|tiêu chí (?:nổi bật|tiêu biểu)")


def check_score_above_maximum(page: Observations) -> Iterator[Finding]:
    """A score above the printed maximum, of a total or of a criterion."""
    columns: dict[str, list[Criterion]] = defaultdict(list)
    for row in page.criteria:
        if row.unit:
            columns[key(row.criterion)].append(row)
    rows = [(row, row.unit) for row in page.rankings if _is_above(row)]
    for column in columns.values():
        above = [row for row in column if _is_above(row)]
        if len(column) < MANY or len(above) <= len(column) / 2:  # else the maximum is another's
            rows += [(row, f"{row.unit}, {row.criterion}") for row in above]
    for row, name in rows:
        if _BONUS.search(fold(row.quote)) or not _is_of_same(page, row) or _is_mean(page, row):
            continue
        yield find(
            "scale_mismatch.score_above_maximum",
            row,
            said=row.score,
            found=row.max_score,
            evidence=evidence("max_score", *spans_of([row], "max_score"))
            or [item for item in row.evidence if item.field == "max_score"],
            name=name,
        )


def _is_above(row: Ranking | Criterion) -> bool:
    """Whether a score is above its maximum: a share in percent has none in points."""
    if row.score is None or row.max_score is None or _is_share_of_points(row):
        return False
    return row.score > row.max_score


_WHOLE = 100


def _is_share_of_points(row: Ranking | Criterion) -> bool:
    """ "điểm chuẩn là 98,5 điểm; đạt tỷ lệ 98,7%"."""
    return isinstance(row, Ranking) and row.score_unit == "%" and row.max_score != _WHOLE


# "điểm" or "%" behind a figure, as of a score; none behind a telephone number or "công nghiệp 4.0".
_MEASURED_IN = re.compile(r"điểm|%|phần trăm")


def _is_measured(row: Claim | Criterion) -> bool:
    """Whether a decimal figure of running text measures something."""
    unit = row.unit if isinstance(row, Claim) else "điểm"
    return bool(_MEASURED_IN.search(fold(unit or "")))


def _is_mean(page: Observations, row: Ranking | Criterion) -> bool:
    """Whether what stands as the maximum is printed as a mean: "điểm trung bình 84,12 điểm"."""
    places = [item for item in row.evidence if item.field == "max_score"]
    places += spans_of([row], "max_score")
    return any(MEAN.search(fold(page.text[max(0, at.start - 20) : at.start])) for at in places)


def _is_of_same(page: Observations, row: Ranking | Criterion) -> bool:
    """Whether score and maximum are surely of one thing: not where a semicolon parts the two in a
    sentence, nor where the sentence goes on to the total.
    """
    score, maximum = row.spans.get("score"), row.spans.get("max_score")
    if score is None or maximum is None or maximum.start >= score.start:
        return True
    between = page.text[maximum.end : score.start]
    is_near = "\n" not in between and len(between) < 300
    return not (is_near and (";" in between or _ON_TOTAL.search(fold(between))))


def check_small_scale(page: Observations) -> Iterator[Finding]:
    """Scores between 0 and 1 beside a scale of hundreds or thousands."""
    for rows in group_rows(page.rankings).values():
        scored = [row for row in rows if row.score is not None]
        maxima = {row.max_score for row in scored if row.max_score}
        if len(scored) < 2 or len(maxima) != 1 or (maximum := maxima.pop()) < 10:
            continue
        if all(row.score <= SMALL_SCALE for row in scored) and not _CONVERTED.search(
            fold(page.text)
        ):
            row = scored[0]
            yield find(
                "scale_mismatch.small_scale",
                row,
                said=maximum,
                found=row.score_text,
                evidence=[item for item in row.evidence if item.field == "max_score"],
            )


def check_misplaced_score(page: Observations) -> Iterator[Finding]:
    """One score ten or more times larger or smaller than both its neighbours: a lost or added
    decimal mark.
    """
    for rows in group_rows(page.rankings).values():
        scored = [row for row in rows if row.score and row.source == "table"]
        for before, row, after in zip(scored, scored[1:], scored[2:], strict=False):
            low, high = sorted((before.score, after.score))
            is_odd = row.score >= 9 * high or (row.score * 9 <= low)
            if is_odd and not is_explained(page, row):
                yield find(
                    "scale_mismatch.misplaced_score",
                    row,
                    said=row.score_text or "",
                    found=f"{before.score_text}; {after.score_text}",
                    evidence=evidence("row", before, after),
                    unit=row.unit,
                    score_text=row.score_text,
                    before_score_text=before.score_text,
                    after_score_text=after.score_text,
                )


def check_criteria_total(page: Observations) -> Iterator[Finding]:
    """The maxima of all criteria of a level against the maximum of the total."""
    for level in dict.fromkeys(row.level for row in page.criteria):
        maxima = {
            key(row.criterion): row
            for row in page.criteria
            if row.level == level and row.max_score is not None
        }
        totals = {
            row.max_score: row
            for row in page.rankings
            if row.level == level and row.max_score is not None
        }
        if (
            len(maxima) < 3
            or _SOME_OF_THEM.search(fold(page.text))
            or len(totals) != 1
            or any(row.max_score is None for row in page.criteria if row.level == level)
        ):
            continue
        total, witness = next(iter(totals.items()))
        added = sum(row.max_score for row in maxima.values())
        if added != total and {row.max_score for row in maxima.values()} != {total}:
            yield find(
                "scale_mismatch.criteria_total",
                witness,
                said=total,
                found=added,
                evidence=evidence("max_score", *maxima.values()),
                count_of_maxima=len(maxima),
            )


def check_criterion_order(page: Observations) -> Iterator[Finding]:
    """On one criterion: a "second" above the highest, a "lowest" above another printed score."""
    groups: dict[tuple[str, str], list[Criterion]] = defaultdict(list)
    for row in page.criteria:
        if row.unit and row.score is not None:
            groups[row.level, key(row.criterion)].append(row)
    for scored in groups.values():
        best = [row for row in scored if row.statistic == "highest"]
        last = [row for row in scored if row.statistic == "lowest"]
        pairs = [(row, top) for top in best[:1] for row in scored if row.score > top.score]
        pairs += [(row, low) for low in last[:1] for row in scored if row.score < low.score]
        for row, other in pairs[:1]:
            yield find(
                "rank_score_order.criterion_order",
                other,
                said=other.score,
                found=row.score,
                evidence=evidence("row", row),
                criterion=row.criterion,
                unit=row.unit,
                other=other.unit,
                called=Part(f"statistic.{other.statistic}"),
            )


def check_grade_bands(page: Observations) -> Iterator[Finding]:
    """A grade that the printed thresholds do not allow."""
    told = read_thresholds(page)
    bands = {fold(band.grade): band for band in told} if not has_two_bands(told) else {}
    for row in page.rankings:
        band = bands.get(fold(row.grade)) if row.grade else None
        if (
            band is None
            or row.score is None
            or (band.is_percent and row.score_unit != "%" and not row.max_score)
        ):
            continue
        value = (
            Decimal(100) * row.score / row.max_score
            if band.is_percent and row.score_unit != "%"
            else row.score
        )
        too_low = band.low is not None and (
            value < band.low or (value == band.low and not band.low_included)
        )
        too_high = band.high is not None and (
            value > band.high or (value == band.high and not band.high_included)
        )
        if too_low or too_high:
            shown = write_number(round(value, 2))
            yield find(
                "grade_threshold.grade_bands",
                row,
                said=row.grade,
                found=f"{shown}{'%' if band.is_percent else ' điểm'}",
                evidence=evidence("threshold", band.place),
                unit=row.unit,
                value=Part("of_hundred" if band.is_percent else "in_points", value=round(value, 2)),
            )


def check_number_formats(page: Observations) -> Iterator[Finding]:
    """A decimal dot in one place of the page and a decimal comma in another, both of scores or
    figures with a unit: not of a telephone number, of "công nghiệp 4.0".
    """
    printed: dict[str, tuple[str, Place]] = {}
    rows = [*page.rankings, *page.criteria, *page.claims]
    for row in rows:
        span = row.spans.get("score") or row.spans.get("value")
        value = getattr(row, "score", None) if "score" in row.spans else getattr(row, "value", None)
        mark = decimal_mark_of(span.text, value) if span else None
        if mark and (isinstance(row, Ranking) or _is_measured(row)):
            printed.setdefault(mark, (span.text, span))
    if len(printed) == 2:
        (first, place), (other, second) = printed["."], printed[","]
        yield find(
            "two_number_formats.number_formats",
            place,
            said=first,
            found=other,
            evidence=evidence("number", second),
        )


def decimal_mark_of(text: str, value: Decimal | None) -> str | None:
    """The mark that stands before the decimals of a printed number; None where it has no decimals.

    >>> decimal_mark_of("843.24", Decimal("843.24")), decimal_mark_of("3.394.803", Decimal(3394803))
    ('.', None)
    """
    if value is None or value.as_tuple().exponent >= 0:
        return None
    marks = re.findall(r"[.,]", text)
    return marks[-1] if marks else None


CHECKS = (
    check_score_above_maximum,
    check_small_scale,
    check_misplaced_score,
    check_criteria_total,
    check_criterion_order,
    check_mean_of_parts,
    check_mean_of_group,
    check_mean_of_pillars,
    check_grade_bands,
    check_number_formats,
)
