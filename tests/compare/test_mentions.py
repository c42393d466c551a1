"""Who is named in words: typed from the page of 2017 and from the lists that came after."""

import pandas as pd
import pytest

from rankings.compare.lists import load_lists
from rankings.compare.mentions import follow_mentions, is_praise, measure_praise
from rankings.compare.trajectories import list_trajectories
from rankings.store.tables import read_table

from .conftest import row_of


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
    [  # sentences of the page of 2017, and one that blames
        ("Tiêu biểu là một số đơn vị như: Sở Y tế, Sở Xây dựng.", True),
        ("Điển hình là một số đơn vị thực hiện tốt như: Cục thuế tỉnh.", True),
        ("Một số đơn vị sử dụng phần mềm hiệu quả như phần mềm: Văn phòng UBND tỉnh.", True),
        ("Các đơn vị như: thành phố Việt Trì, huyện Đoan Hùng đã triển khai phần mềm.", False),
        ("Một số đơn vị chưa thực hiện tốt như: Sở Y tế.", False),
    ],
)
def test_who_has_merely_done_something_is_not_praised(quote, praises):
    assert is_praise({"tone": "good", "quote": quote}) == praises
    assert not is_praise({"tone": "neutral", "quote": quote})


# Of 21 departments in the whole lists of 2020, 2021 and 2024, eleven are praised. Always among the
# first five: tax 1, 1, 3; information 2, 2, 2; office 3, 3, 4; health 4, 4, 1. The others praised:
# 5, 6, 9, 10, 14, 14, 18 in 2020 (three share 13 to 15); 7, 8, 9, 10, 13, 14, 15 in 2021; 10, 11,
# 12, 13, 15, 16, 17 in 2024. Not praised: 7, 8, 11, 12, 14, 16, 17, 19, 20, 21; 5, 6, 11, 12, 16,
# 17, 18, 19, 20, 21; 5, 6, 7, 8, 9, 14, 18, 19, 20, 21.
DEPARTMENTS = {
    2020: (86 / 11, 76 / 7, 145 / 10),
    2021: (86 / 11, 76 / 7, 145 / 10),
    2024: (104 / 11, 94 / 7, 127 / 10),
}


@pytest.fixture(scope="module")
def praise():
    mentions = read_table("02_mentions", "phu-tho")
    return measure_praise(mentions, list_trajectories(load_lists("phu-tho")))


@pytest.mark.parametrize("year", DEPARTMENTS)
def test_praised_departments_stand_higher_and_without_those_on_top_they_do_not(praise, year):
    row = row_of(praise, level="department", year=year)
    counts = "praised always_top5 below_top5 not_praised".split()
    assert [row[name] for name in counts] == [11, 4, 7, 10]
    mean, below, others = DEPARTMENTS[year]
    means = "mean_rank mean_rank_below mean_rank_others lead lead_below".split()
    assert [row[name] for name in means] == pytest.approx(
        [mean, below, others, others - mean, others - below]
    )
    assert set(praise.loc[praise["level"] == "department", "year"]) == set(DEPARTMENTS)


def test_nobody_is_weighed_before_the_first_praise_or_where_nobody_is_praised(praise):
    mentions = read_table("02_mentions", "phu-tho")
    ways = list_trajectories(load_lists("phu-tho"))
    assert set(measure_praise(mentions.assign(year=2024), ways)["year"]) == {2024}
    assert measure_praise(mentions.assign(tone="bad"), ways).empty


def test_all_praised_or_all_on_top_leave_a_mean_unknown():
    """Invented: two units, both praised, both among the first five."""
    mentions = pd.DataFrame({"unit_id": ["a", "b"], "year": 2020, "tone": "good", "quote": None})
    ways = pd.DataFrame(
        {"province": "x", "level": "district", "label": None, "index_name": None,
         "unit_id": ["a", "b"], "years": [[2020], [2020]], "common_ranks": [[1], [2]]}
    )  # fmt: skip
    (row,) = measure_praise(mentions, ways).to_dict("records")
    assert (row["mean_rank"], row["mean_rank_below"], row["mean_rank_others"]) == (1.5, None, None)
    assert row["lead"] is None and row["lead_below"] is None
