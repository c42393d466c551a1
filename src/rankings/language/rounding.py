"""Figures printed with fewer decimals: rounded half up, or cut."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal


def digits_of(value: Decimal) -> int:
    """Return how many digits are printed behind the decimal mark.

    >>> digits_of(Decimal("85.20")), digits_of(Decimal(7))
    (2, 0)
    """
    return max(0, -value.as_tuple().exponent)


def last_digit(value: Decimal) -> Decimal:
    """Return one unit of the last printed digit.

    >>> last_digit(Decimal("88.34")), last_digit(Decimal(7))
    (Decimal('0.01'), Decimal('1'))
    """
    return Decimal(1).scaleb(-digits_of(value))


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Return a value rounded half up to so many digits.

    >>> round_half_up(Decimal(14800) / 225, 2), round_half_up(Decimal("2.5"), 0)
    (Decimal('65.78'), Decimal('3'))
    """
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def cut_off(value: Decimal, digits: int) -> Decimal:
    """Return a value without what stands behind so many digits.

    >>> cut_off(Decimal(14800) / 225, 2)
    Decimal('65.77')
    """
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_DOWN)


def same_figure(one: Decimal | None, other: Decimal | None) -> bool:
    """Return whether two printed numbers may be one figure: they agree at the coarser of the two
    precisions, rounded or cut; a missing one contradicts nothing.

    >>> same_figure(Decimal("76.818965"), Decimal("76.82")), same_figure(Decimal("45.3"), None)
    (True, True)
    >>> same_figure(Decimal("45.34"), Decimal("45.35"))
    False
    """
    if one is None or other is None or one == other:
        return True
    coarse, fine = sorted((one, other), key=digits_of)
    digits = digits_of(coarse)
    return coarse in (round_half_up(fine, digits), cut_off(fine, digits))
