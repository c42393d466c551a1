"""One rule for figures printed with fewer decimals."""

from decimal import Decimal

import pytest

from rankings.language.rounding import same_figure

# (one print, another print, whether they may be one figure)
PRINTS = [
    ("63.97", "64.0", True),  # rounded
    ("63.97", "63.9", True),  # cut
    ("63.97", "63.8", False),
    ("91.28", "91.3", True),
    ("91.21", "91.3", False),
    ("2.5", "3", True),  # half up, not to the even neighbour
    ("45.34", "45.35", False),  # two digits of one precision
    ("76.818965", "76.82", True),
    ("-0.25", "-0.3", True),
    ("85", "85.00", True),
]


@pytest.mark.parametrize(("one", "other", "same"), PRINTS)
def test_two_prints_are_one_figure_when_rounding_or_cutting_explains_them(one, other, same):
    assert same_figure(Decimal(one), Decimal(other)) is same
    assert same_figure(Decimal(other), Decimal(one)) is same


def test_what_is_not_printed_contradicts_nothing():
    assert same_figure(None, Decimal("45.3")) and same_figure(Decimal("45.3"), None)
