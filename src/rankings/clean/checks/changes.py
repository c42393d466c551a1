"""Change + previous = current, in rows and in claims."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.percentages import fits_population
from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    digits_of,
    evidence,
    round_share,
    write_english,
    write_number,
)
from rankings.clean.claims import POINTS
from rankings.clean.model import Claim, Finding, Observations, Ranking
from rankings.parse.model import Span


def check_score_change(page: Observations) -> Iterator[Finding]:
    """Last year's score + change ≠ this year's score."""
    for row in page.rankings:
        if None in (row.score, row.previous_score, row.score_change) or row.change_unit == "%":
            continue
        found = row.score - row.previous_score
        if found != row.score_change:
            yield _mismatch(
                "change_mismatch",
                row,
                "điểm",
                "points",
                row.score_change,
                found,
                f"{row.previous_score} → {row.score}",
            )


def check_change_in_words(page: Observations) -> Iterator[Finding]:
    """ "đạt 85,20%, tăng 3,10% so với năm 2021 (82,50%)": value, change and the earlier value of
    one sentence.
    """
    told = [
        (row, row.score, row.score_change, row.score_unit, row.spans.get("score_change"))
        for row in page.rankings
        if row.previous_score is None
    ]
    told += [
        (claim, claim.value, claim.change, claim.unit, claim.spans.get("change"))
        for claim in page.claims
    ]
    for row, value, change, unit, span in told:
        if None in (value, change, span) or not row.baseline:
            continue
        behind = [
            claim
            for claim in page.claims
            if claim.year == row.baseline
            and claim.unit == unit
            and claim.value is not None
            and claim is not row
            and row.start <= claim.start < row.end
            and "value" in claim.spans
            and 0 < claim.spans["value"].start - span.end < 60
        ]
        relative = [value / (1 + change / 100)] if unit == "%" or change == -100 else []
        if (
            behind
            and value - change != behind[0].value
            and all(abs(other - behind[0].value) > Decimal("0.05") for other in relative)
        ):
            earlier = behind[0]
            yield Finding(
                "change_mismatch",
                ERROR,
                f"Trang ghi {write_number(value)} sau khi thay đổi {write_number(change)}, nhưng từ"
                f" {earlier.value_text} thì thay đổi là {write_number(value - earlier.value)}.",
                f"The page prints {value} after a change of {change}, but from {earlier.value} the"
                f" change is {value - earlier.value}.",
                f"{change}",
                f"{value - earlier.value}",
                row.quote,
                row.start,
                row.end,
                evidence("value", span, earlier.spans["value"]),
            )


def check_rank_change(page: Observations) -> Iterator[Finding]:
    """Last year's rank − places gained ≠ this year's rank; or a change that leads above rank 1."""
    for row in page.rankings:
        if row.rank is None or row.rank_change is None:
            continue
        if row.previous_rank is not None:
            found = row.previous_rank - row.rank
            if found != row.rank_change:
                yield _mismatch(
                    "rank_change_mismatch",
                    row,
                    "bậc",
                    "places",
                    row.rank_change,
                    found,
                    f"{row.previous_rank} → {row.rank}",
                )
        elif row.rank + row.rank_change < 1 or (
            row.rank_of and row.rank + row.rank_change > row.rank_of
        ):
            yield Finding(
                "rank_change_mismatch",
                ERROR,
                f"{row.unit}: hạng {row.rank} và thay đổi {row.rank_change} bậc dẫn tới hạng năm"
                f" trước là {row.rank + row.rank_change}, không thể có"
                + (f" trong {row.rank_of}." if row.rank_of else "."),
                f"{row.unit}: rank {row.rank} and a change of {row.rank_change} places make last"
                f" year's rank {row.rank + row.rank_change}, which cannot be"
                + (f" among {row.rank_of}." if row.rank_of else "."),
                f"{row.rank_change}",
                f"{row.rank + row.rank_change}",
                row.quote,
                row.start,
                row.end,
                evidence(
                    "rank_change",
                    *[row.spans[name] for name in ("rank", "rank_change") if name in row.spans],
                ),
            )


def _mismatch(
    check: str, row: Ranking, unit_vi: str, unit_en: str, said: object, found: object, path: str
) -> Finding:
    names = ("previous_score", "previous_rank", "score_change", "rank_change")
    return Finding(
        check,
        ERROR,
        f"{row.unit}: trang ghi thay đổi {write_number(said)} {unit_vi}, nhưng"
        f" {path.replace('.', ',')} là {write_number(found)}.",
        f"{row.unit}: the page prints a change of {write_english(said)} {unit_en}, but {path} is"
        f" {write_english(found)}.",
        f"{said}",
        f"{found}",
        row.quote,
        row.start,
        row.end,
        evidence("value", *[row.spans[name] for name in names if name in row.spans]),
    )


def check_percent_is_points(page: Observations) -> Iterator[Finding]:
    """A share that "tăng 22,10%": percentage points or a relative growth, the page does not say
    which.
    """
    for claim in page.claims:
        if (
            claim.change
            and claim.change_unit == "%"
            and claim.unit == "%"
            and claim.value is not None
            and "change" in claim.spans
        ):
            base = next(
                (
                    other.of
                    for other in page.claims
                    if other.of and other.start == claim.start and other.unit != "%"
                ),
                None,
            )
            yield points_finding(claim, claim.value, claim.change, claim.spans["change"], base)
    for row in page.rankings:
        if (
            row.score is not None
            and row.score_change
            and "%" in (row.score_unit or "")
            and row.change_unit == "%"
            and "score_change" in row.spans
        ):
            yield points_finding(row, row.score, row.score_change, row.spans["score_change"], None)


def points_finding(
    row: Claim | Ranking, value: Decimal, change: Decimal, span: Span, base: Decimal | None
) -> Finding:
    """Both readings of a change given in %, and which of them gives a whole number of units where
    the base is printed.
    """
    points = value - change
    relative = round_share(value / (1 + change / 100), digits_of(value))
    verb_vi, verb_en = ("tăng", "rise") if change > 0 else ("giảm", "fall")
    proof_vi = proof_en = ""
    if base and fits_population(points, int(base)) and not fits_population(relative, int(base)):
        part = (points * base / 100).to_integral_value()
        proof_vi = f" Chỉ cách hiểu thứ nhất ứng với số nguyên ({part}/{base})."
        proof_en = f" Only the first gives a whole number ({part} of {base})."
    return Finding(
        "percent_is_points",
        NOTE,
        f"“{verb_vi} {write_number(abs(change))}%” của một tỷ lệ {write_number(value)}%: nếu là"
        f" {POINTS} thì kỳ trước là {write_number(points)}%, nếu là mức tăng tương đối thì"
        f" {write_number(relative)}%; trang không nói rõ.{proof_vi}",
        f"A {verb_en} of “{abs(change)}%” in a share of {value}%: as percentage points {points}%"
        f" before, as relative growth {relative}%; the page does not say which.{proof_en}",
        f"{abs(change)}%",
        f"{write_number(points)}% / {write_number(relative)}%",
        row.quote,
        row.start,
        row.end,
        evidence("change", span),
    )


CHECKS = (check_score_change, check_change_in_words, check_rank_change, check_percent_is_points)
