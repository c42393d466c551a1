"""Units through the years: figures typed from the pages."""

from decimal import Decimal

from rankings.compare.groups import Group
from rankings.compare.rules import Scale
from rankings.compare.trajectories import list_trajectories, measure_gaps

from .conftest import place, row_of


def test_trajectories(groups):
    ways = list_trajectories(groups)
    tax = row_of(ways, unit="Cục Thuế tỉnh")
    assert tax["years"] == [2017, 2020, 2021, 2022, 2024] and tax["ranks"] == [1, 1, 1, 1, 3]
    assert tax["common_ranks"] == [None, 1, 1, None, 3] and (
        tax["times_ranked"],
        tax["times_top5"],
    ) == (5, 5)
    lam_thao = row_of(ways, unit="Huyện Lâm Thao")
    assert lam_thao["ranks"] == [10, 13, 3, 1] and (lam_thao["best"], lam_thao["worst"]) == (1, 13)
    thanh_thuy = row_of(ways, unit="Huyện Thanh Thủy")
    assert (thanh_thuy["latest_gap_to_next"], thanh_thuy["latest_gap_to_top5"]) == (
        Decimal("0.10"),
        Decimal("17.59"),
    )
    assert row_of(ways, unit="Công an tỉnh")["common_ranks"] is None


def group(*places):
    scale = Scale("dti", "", None, frozenset())
    return Group("yen-bai", "department", "", "dti", "", 2023, scale, list(places))


def test_the_gap_to_a_rank_that_is_not_there_is_not_known():
    listed = group(place(1, "90.5"), place(2, "88.0"), place(19, "60.5"))
    assert measure_gaps(listed, listed.places[1]) == (Decimal("2.5"), None)
    assert measure_gaps(listed, listed.places[2]) == (None, None)


def test_a_gap_over_a_place_without_a_score_is_not_known():
    listed = group(place(1, "90.5"), place(2, None), place(3, "80.5"))
    assert measure_gaps(listed, listed.places[2])[0] is None


def test_a_tie_above_leaves_no_hole():
    listed = group(place(1, "90.5"), place(1, "90.5"), place(3, "80.5"))
    assert measure_gaps(listed, listed.places[2])[0] == Decimal("10.0")
