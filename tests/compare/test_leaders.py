"""Leaders, kinds and mentions, on rows typed from the pages."""

import pytest

from rankings.compare.leaders import (
    count_firsts,
    find_constant_bottom,
    find_constant_top,
    summarise_kinds,
)
from rankings.compare.pairs import pair_years
from rankings.compare.trajectories import list_trajectories

from .conftest import row_of


def test_who_was_first(groups):
    leaders = count_firsts(groups).set_index("unit")
    assert leaders.loc["Cục Thuế tỉnh", "years_first"] == [2017, 2020, 2021, 2022]
    assert leaders.loc["Huyện Thanh Ba", ["times_top5", "lists_top5"]].tolist() == [2, 4]
    assert (
        leaders.loc["Sở Y tế", "times_first"] == 1
        and leaders.loc["Thị xã Phú Thọ", "times_top5"] == 4
    )


def test_the_ends_of_the_list(groups):
    assert find_constant_top(groups, "department", 4) == [
        "Cục Thuế tỉnh",
        "Sở Thông tin và Truyền thông",
        "Sở Y tế",
        "Văn phòng UBND tỉnh",
    ]
    assert find_constant_top(groups, "district", 1) == []
    (pair,) = pair_years(
        [one for one in groups if one.level == "department" and one.year in (2020, 2021)]
    )
    assert find_constant_bottom(pair)[-2:] == ["Ban Dân tộc", "Bộ Chỉ huy Quân sự tỉnh"]


@pytest.mark.parametrize(
    "year, kind, ranks, common, mean",
    [  # 21 units are in every whole list; customs (24th of 26 in 2021) and the bank (2022) are not
        (2020, "vertical agency", [1, 5, 6], 3, 4),
        # three of 2020 share the places 13 to 15, of which 14 is the middle: 21 x 22 / 2 - 36
        (
            2020,
            "department",
            [2, 4, 7, 8, 9, 10, 11, 12, 13, 13, 13, 16, 17, 18, 19, 20],
            16,
            195 / 16,
        ),
        (2021, "vertical agency", [1, 7, 8, 24], 3, 16 / 3),
        (2022, "vertical agency", [1, 5, 8, 22], 3, 14 / 3),
        (2024, "vertical agency", [3, 11, 13], 3, 9),
        (2022, "office", [4, 24], 1, 4),
        (2022, "board", [18], 1, 18),
        (2022, "department", [2, 3, 6, 7, *range(9, 18), 19, 20, 21], 16, 195 / 16),
    ],
)
def test_the_mean_of_a_kind_is_that_of_the_same_units_every_year(
    groups, year, kind, ranks, common, mean
):
    kinds = summarise_kinds(list_trajectories(groups))
    row = row_of(kinds, level="department", year=year, kind=kind)
    assert row["ranks"] == ranks and row["mean_rank"] == pytest.approx(mean)
    assert (row["ranked"], row["common_units"]) == (len(ranks), common)
    assert set(kinds.loc[kinds["level"] == "department", "year"]) == {2020, 2021, 2022, 2024}
    forces = row_of(kinds, level="department", year=2021, kind="armed forces")
    assert forces["ranks"] == [22, 26] and forces["common_units"] == 0
