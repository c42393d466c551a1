"""Leaders, kinds and mentions, on rows typed from the pages."""

import pandas as pd

from rankings.compare.leaders import (
    count_firsts,
    find_constant_bottom,
    find_constant_top,
    follow_mentions,
    summarise_kinds,
)
from rankings.compare.pairs import pair_years


def test_who_was_first(groups):
    leaders = count_firsts(groups).set_index("unit")
    assert leaders.loc["Cục Thuế tỉnh", "years_first"] == [2017, 2020, 2021, 2022]
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


def test_kinds_come_from_whole_lists_only(groups):
    kinds = summarise_kinds(groups)
    assert set(kinds["year"]) == {2020, 2021, 2024}
    vertical = kinds[(kinds["kind"] == "vertical agency") & (kinds["year"] == 2021)].iloc[0]
    assert vertical["ranks"] == [1, 7, 8, 24] and vertical["mean_rank"] == 10


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
