"""The arithmetic of printed shares: which whole numbers can give a percentage."""

from __future__ import annotations

import re
from decimal import Decimal

from rankings.clean.observations import Claim
from rankings.language.rounding import cut_off, digits_of, last_digit, round_half_up

# Words of a mean or an index in percent: no share of a count.
MEAN_WORDS = re.compile(r"trung bình|bình quân|chỉ số|giá trị|hài lòng|điểm")


def list_placed(claims: list[Claim]) -> list[Claim]:
    """The figures whose value stands in the text, in the order of the text."""
    return sorted(
        (claim for claim in claims if "value" in claim.spans),
        key=lambda claim: claim.spans["value"].start,
    )


def judge_share(printed: Decimal, part: Decimal, whole: Decimal) -> str:
    """How a printed percentage stands to its fraction: right, truncated or wrong.

    >>> (
    ...     judge_share(Decimal("83.1"), Decimal(187), Decimal(225)),
    ...     judge_share(Decimal("65.77"), Decimal(148), Decimal(225)),
    ... )
    ('right', 'truncated')
    >>> judge_share(Decimal("68.77"), Decimal(148), Decimal(225))
    'wrong'

    A part with decimals may itself be rounded, "9,87/12 điểm (82,27%)"; a count is not.

    >>> (
    ...     judge_share(Decimal("82.27"), Decimal("9.87"), Decimal(12)),
    ...     judge_share(Decimal("77.55"), Decimal("10.52"), Decimal("13.5")),
    ... )
    ('right', 'wrong')
    """
    exact = Decimal(100) * part / whole
    digits = digits_of(printed)
    if abs(exact - printed) <= Decimal(100) * _rounded_by(part) / whole:
        return "right"
    half = last_digit(printed) / 2
    if round_half_up(exact, digits) == printed or abs(exact - printed) < half * Decimal("1.0001"):
        return "right"
    return "truncated" if cut_off(exact, digits) == printed else "wrong"


def _rounded_by(part: Decimal) -> Decimal:
    return last_digit(part) / 2 if digits_of(part) else Decimal(0)


def fits_population(share: Decimal, size: int, verdicts: tuple[str, ...] = ("right",)) -> bool:
    """Whether some whole number of `size` units rounds to the printed share (or is cut to it, if
    `verdicts` say so).

    >>> fits_population(Decimal("96.42"), 27), fits_population(Decimal("96.30"), 27)
    (False, True)
    """
    near = int(share * size / 100)
    return any(
        judge_share(share, Decimal(part), Decimal(size)) in verdicts
        for part in (near, near + 1)
        if part <= size
    )


def smallest_population(share: Decimal, verdicts: tuple[str, ...] = ("right",)) -> int | None:
    """The smallest whole number of units for which the printed share is possible.

    >>> (
    ...     smallest_population(Decimal("33.3")),
    ...     smallest_population(Decimal("96.42"), ("right", "truncated")),
    ... )
    (3, 28)
    """
    return next((size for size in range(1, 1000) if fits_population(share, size, verdicts)), None)


def wholes_of(part: Decimal, share: Decimal, verdicts: tuple[str, ...] = ("right",)) -> list[int]:
    """The whole numbers of which `part` is the printed share.

    >>> (
    ...     wholes_of(Decimal(905), Decimal("42.46")),
    ...     wholes_of(Decimal(905), Decimal("42.46"), ("right", "truncated")),
    ... )
    ([], [2131])
    """
    near = int(part * 100 / share)
    reach = 2 + int(near * last_digit(share) / share)
    first = max(int(part), near - min(reach, 1000))
    return [
        whole
        for whole in range(first, near + min(reach, 1000) + 1)
        if judge_share(share, part, Decimal(whole)) in verdicts
    ]
