"""How dense a list is and what a typical move of points would change."""

from decimal import Decimal

import pytest

from rankings.compare.spread import (
    describe_density,
    estimate_delta,
    find_densest,
    list_rounding_intervals,
    list_stability_bands,
)

from .conftest import place, row_of


def test_bands_are_named_and_per_framework(groups):
    rounding, stability = list_rounding_intervals(groups), list_stability_bands(groups)
    assert set(rounding["meaning"]) == {"rounding interval"} and set(stability["meaning"]) == {
        "stability band"
    }
    thuy = row_of(rounding, unit="Huyện Thanh Thủy", year=2024)
    assert (thuy["rank_best"], thuy["rank_worst"], thuy["delta"]) == (12, 12, Decimal("0.005"))
    assert (
        estimate_delta(groups, "department", "egov")
        < 5
        < estimate_delta(groups, "department", "dti")
    )
    assert (stability["rank_best"] <= stability["rank"]).all() and (
        stability["rank"] <= stability["rank_worst"]
    ).all()


# Counted by hand in the printed tables of 2021: leader 141,6 (a hundredth: 1,416 points), 124,3.
DENSE = [
    # level, ranks per point, middle half, smallest gap, densest: units, ranks, points
    ("department", "0.2723", "1.2621", "0.1", 4, 5, 8, "1.0"),
    ("district", "1.7391", "2.2222", "0.2", 5, 3, 7, "1.1"),
]


@pytest.mark.parametrize("row", DENSE, ids=lambda row: row[0])
def test_how_dense_a_list_is(groups, row):
    level, whole, middle, gap, units, best, worst, width = row
    group = next(group for group in groups if group.level == level and group.year == 2021)
    facts = describe_density(group)
    assert round(facts["ranks_per_point"], 4) == Decimal(whole)
    assert round(facts["ranks_per_point_middle"], 4) == Decimal(middle)
    assert facts["points_per_rank_middle"] == pytest.approx(
        1 / Decimal(middle), rel=Decimal("0.001")
    )
    assert facts["smallest_gap"] == Decimal(gap)
    assert (facts["densest_units"], facts["densest_best"], facts["densest_worst"]) == (
        units,
        best,
        worst,
    )
    assert facts["densest_width"] == Decimal(width)


@pytest.mark.parametrize(
    "level, year, also",
    [  # 2021: 134,3 134,2 134,0 133,3 at 5–8 and 128,5 128,2 128,0 127,5 at 14–17, a point each
        ("department", 2021, [[14, 17]]),
        ("district", 2021, None),
        ("department", 2024, None),
    ],
)
def test_a_stretch_as_dense_is_not_passed_over(groups, level, year, also):
    group = next(group for group in groups if group.level == level and group.year == year)
    assert describe_density(group)["densest_also"] == also


def test_of_stretches_with_as_many_units_the_narrowest_is_the_densest():
    """Invented: three within 1,0 point at the top, three within 0,4 below."""
    scores = ["100.0", "99.5", "99.0", "60.0", "59.8", "59.6"]
    places = [place(rank, score) for rank, score in enumerate(scores, 1)]
    assert [one[0].rank for one in find_densest(places, Decimal(1))] == [4]
