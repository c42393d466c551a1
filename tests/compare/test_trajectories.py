"""Units through the years: figures typed from the pages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rankings.compare.groups import Group
from rankings.compare.rules import Scale
from rankings.compare.trajectories import find_main_step, list_trajectories, measure_gaps

from .conftest import place, row_of


def test_trajectories(groups):
    ways = list_trajectories(groups)
    tax = row_of(ways, unit="Cục Thuế tỉnh")
    assert tax["years"] == [2017, 2020, 2021, 2022, 2024] and tax["ranks"] == [1, 1, 1, 1, 3]
    assert tax["common_ranks"] == [None, 1, 1, None, 3] and (
        tax["times_ranked"],
        tax["times_top5"],
    ) == (5, 4)
    assert tax["covered_ranks"] == [None, 1, 1, 1, 3]
    lam_thao = row_of(ways, unit="Huyện Lâm Thao")
    assert lam_thao["ranks"] == [10, 13, 3, 1] and (lam_thao["best"], lam_thao["worst"]) == (1, 13)
    thanh_thuy = row_of(ways, unit="Huyện Thanh Thủy")
    assert (thanh_thuy["latest_gap_to_next"], thanh_thuy["latest_gap_to_top5"]) == (
        Decimal("0.10"),
        Decimal("17.59"),
    )
    assert row_of(ways, unit="Công an tỉnh")["common_ranks"] is None


@pytest.mark.parametrize(
    "unit, ranks",
    [  # the list of 2022 breaks off after the 24th place, but ranks all 21 of the whole lists
        ("Bảo hiểm xã hội tỉnh", [5, 8, 5, 13]),
        ("Sở Xây dựng", [18, 15, 21, 16]),
        ("Ban Quản lý các khu công nghiệp", [21, 21, 18, 21]),
        ("Huyện Lâm Thao", [10, 13, None, 1]),  # that of the districts names five of thirteen
    ],
)
def test_a_part_that_ranks_all_units_of_the_whole_lists_orders_them(groups, unit, ranks):
    assert row_of(list_trajectories(groups), unit=unit)["covered_ranks"] == ranks


@pytest.mark.parametrize(
    "unit, ranks",
    [
        # page of 2022: the five districts that lead are named, with their places
        ("Huyện Lâm Thao", [10, 13, 3, 1]),
        ("Thị xã Phú Thọ", [5, 1, 1, 2]),
        ("Thành phố Việt Trì", [None, 8, 6, 5, 3]),  # in 2017 first of two that are named
        ("Huyện Yên Lập", [None, 2, 4, 13]),
        ("Bảo hiểm xã hội tỉnh", [5, 8, 5, 13]),
    ],
)
def test_the_first_places_of_a_part_are_places_among_the_common_units(groups, unit, ranks):
    assert row_of(list_trajectories(groups), unit=unit)["known_ranks"] == ranks


@pytest.mark.parametrize(
    "unit, step",
    [
        ("Huyện Lâm Thao", [2021, 2024]),  # 10, 13, –, 1: 2022 does not rank all districts
        ("Huyện Yên Lập", [2021, 2024]),  # 2, 4, –, 13
        ("Sở Kế hoạch và Đầu tư", [2020, 2021]),  # 17, 6, 7, 5
        ("Bảo hiểm xã hội tỉnh", [2022, 2024]),  # 5, 8, 5, 13: back at 5 in between
        ("Sở Giao thông vận tải", [2020, 2021]),  # 9, 14, 15, 17
        ("Sở Tài chính", None),  # 7, 5, 6, 7: where it was
        ("Công an tỉnh", None),  # not in every whole list
    ],
)
def test_the_step_at_which_most_of_a_move_happened(groups, unit, step):
    assert row_of(list_trajectories(groups), unit=unit)["main_step"] == step


@pytest.mark.parametrize(
    "places, step",
    [
        ({2019: 9, 2020: 6, 2021: 3, 2022: 1}, None),  # no step holds half of the eight places
        ({2019: 9, 2020: 5, 2021: 3, 2022: 1}, [2019, 2020]),
        ({2019: 5, 2020: 1, 2021: 5}, None),
    ],
)
def test_a_move_in_many_steps_has_no_main_one(places, step):
    assert find_main_step(places) == step


def test_a_place_below_one_that_is_not_named_is_no_place_among_the_common_units(groups):
    """As if the page of 2022 did not name the district in the second place."""
    (partial,) = (one for one in groups if (one.level, one.year) == ("district", 2022))
    cut = replace(partial, places=[place for place in partial.places if place.rank != 2])
    lists = [cut if group is partial else group for group in groups]
    lam_thao = row_of(list_trajectories(lists), unit="Huyện Lâm Thao")
    assert lam_thao["known_ranks"] == [10, 13, None, 1]


@pytest.mark.parametrize(
    "unit, times, lists",
    [
        # districts: 2020, 2021, 2024 whole; 2022 names all of the first five; 2017 two units only
        ("Huyện Yên Lập", 2, 4),
        ("Thành phố Việt Trì", 2, 4),
        ("Thị xã Phú Thọ", 4, 4),
        ("Huyện Thanh Ba", 2, 4),
        ("Huyện Cẩm Khê", 1, 4),
        ("Huyện Phù Ninh", 1, 4),
        ("Huyện Thanh Sơn", 1, 4),
        ("Huyện Thanh Thủy", 1, 4),
        ("Huyện Hạ Hòa", 0, 4),
        ("Huyện Đoan Hùng", 0, 4),
        # departments come and go: a list counts for those that it ranks
        ("Ban Dân tộc", 0, 2),
        ("Chi cục Hải quan", 0, 1),
        ("Bảo hiểm xã hội tỉnh", 2, 4),
        ("Cục Thuế tỉnh", 4, 4),  # the list of 2017 names two: it counts for nobody
    ],
)
def test_a_list_of_the_first_five_counts_for_every_unit_of_area(groups, unit, times, lists):
    way = row_of(list_trajectories(groups), unit=unit)
    assert (way["times_top5"], way["lists_top5"]) == (times, lists)


def test_a_list_of_leaders_outside_the_whole_lists_counts_for_who_it_names(groups):
    """Before the first and after the last whole list districts may have been merged."""
    early = [one for one in groups if one.level == "district" and one.year != 2024]
    assert row_of(list_trajectories(early), unit="Huyện Thanh Ba")["lists_top5"] == 2


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
