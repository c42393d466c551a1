"""Leaders, kinds and mentions, on rows typed from the pages."""

import pandas as pd
import pytest

from rankings.compare.leaders import (
    count_firsts,
    find_constant_bottom,
    find_constant_top,
    follow_mentions,
    is_praise,
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


def test_mentions_are_followed_through_the_lists(groups):
    mentions = pd.DataFrame(
        [
            {"year": 2017, "topic": "an toàn thông tin", "unit": "Huyện Yên Lập", "tone": "good"},
            {"year": 2017, "topic": "phần mềm", "unit": "Huyện Yên Lập", "tone": "neutral"},
            {"year": 2017, "topic": "phần mềm", "unit": "Sở Công Thương", "tone": "bad"},
        ]
    )
    named = follow_mentions(mentions, groups)
    assert named["unit"].tolist() == ["Huyện Yên Lập"] and named.loc[0, "ranks"] == {
        2017: 2,
        2020: 2,
        2021: 4,
        2024: 13,
    }
    assert (named.loc[0, "times_named"], named.loc[0, "times_praised"]) == (2, 1)
    assert named.loc[0, "praised_for"] == "an toàn thông tin"


@pytest.mark.parametrize(
    "quote, praises",
    [  # sentences of the page of 2017
        ("Tiêu biểu là một số đơn vị như: Sở Y tế, Sở Xây dựng.", True),
        ("Điển hình là một số đơn vị thực hiện tốt như: Cục thuế tỉnh.", True),
        ("Một số đơn vị sử dụng phần mềm hiệu quả như phần mềm: Văn phòng UBND tỉnh.", True),
        ("Các đơn vị như: thành phố Việt Trì, huyện Đoan Hùng đã triển khai phần mềm.", False),
    ],
)
def test_who_has_merely_done_something_is_not_praised(quote, praises):
    assert is_praise({"tone": "good", "quote": quote}) == praises
    assert not is_praise({"tone": "neutral", "quote": quote})
