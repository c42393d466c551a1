"""What notebook 03 answers of the years; the figures are typed from the pages of Phú Thọ's
lists, or worked by hand on invented ones.
"""

import pandas as pd
import pytest

from rankings.compare.decomposition import list_leavers
from rankings.compare.leaders import count_firsts
from rankings.compare.lists import describe_lists
from rankings.compare.moves import summarise_moves
from rankings.compare.words_years import (
    tell_agreement,
    tell_constant_places,
    tell_decisive_units,
    tell_leaders,
    tell_leavers,
    tell_lists,
    tell_mean_changes,
    tell_moves,
    tell_persistence,
    tell_presence,
    tell_refused,
)
from rankings.compare.year_changes import list_year_changes

NOT_GRADED = pd.DataFrame(columns=["year", "unit_id"])


def test_partial_lists_are_told_with_their_reason(groups):
    said = tell_lists(describe_lists(groups))
    assert (
        "departments 2022 (the copy ends inside the last row)" in said
        and "districts 2017 (only the leaders are named)" in said
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "departments, Cục Thuế tỉnh ranked first most often: in 4 of 5 published lists"),
        ("vi", "sở, ban, ngành, Cục Thuế tỉnh đứng đầu nhiều lần nhất: trong 4/5 bảng"),
    ],
)
def test_who_leads_is_told_in_either_language(groups, language, said):
    assert said in tell_leaders(count_firsts(groups), language)


def test_leaders_of_equal_times_are_told_together(groups):
    """Thị xã Phú Thọ led in 2021 and 2022; 2020 and 2024 had a leader each."""
    districts = [one for one in groups if one.level == "district"]
    assert "Thị xã Phú Thọ ranked first most often: in 2 of 4 published lists (2021, 2022)" in (
        tell_leaders(count_firsts(districts))
    )
    apart = [one for one in districts if one.year in (2020, 2024)]
    said = tell_leaders(count_firsts(apart))
    assert " ranked first equally often: in 1 of 2 published lists (20" in said
    assert "Huyện Lâm Thao" in said and "Huyện Thanh Ba" in said


def test_figures_are_written_as_the_language_does(agreement):
    assert "Spearman 0.906 over 25 common units, 29 of 300 pairs" in tell_agreement(agreement)
    assert "Spearman 0,906 trên 25 đơn vị chung, 29/300" in tell_agreement(agreement, "vi")


def test_who_left_is_named_lowest_first(groups):
    """Page of 2021: 22 Bộ Chỉ huy Quân sự, 23 Ban Dân tộc … 26 of 26; none of them in 2024."""
    said = tell_leavers(list_leavers(groups, NOT_GRADED), "vi")
    assert "Thanh tra tỉnh và Công an tỉnh" in said and "trong 26)" in said


def test_the_ends_of_the_lists_that_stay_are_told(groups):
    said = tell_constant_places(groups)
    assert (
        "In the first 4 of every department list that gives as many ranks: Cục Thuế tỉnh,"
        " Sở Thông tin và Truyền thông, Sở Y tế and Văn phòng UBND tỉnh."
    ) in said
    assert "Ban Dân tộc and Bộ Chỉ huy Quân sự tỉnh." in said  # 24, 25 in 2020; 25, 26 in 2021
    assert "district" not in said.partition("The end")[0]


def test_the_largest_moves_are_told_in_points_only_where_they_compare(groups):
    said = tell_moves(summarise_moves(list_year_changes(groups)))
    districts = next(line for line in said.splitlines() if "districts 2021 → 2024" in line)
    assert "13 common units" in districts and "points are not comparable" in districts
    assert "largest climb Huyện Lâm Thao 13 → 1" in districts and "largest gain" not in districts
    assert "largest loss Sở Công Thương -2.8" in said


def test_a_refused_pair_of_years_is_told_once_for_all_its_units(groups):
    said = tell_refused(list_year_changes(groups), "en").splitlines()
    (told,) = [line for line in said if "districts" in line and "2021 → 2024" in line]
    assert told.count("2021 → 2024") == 1


AGREE = {"year_from": 2020, "year_to": 2021, "label": ""}


def test_departments_and_districts_are_set_beside_each_other_over_the_same_years():
    """Invented: 0.9 against 0.5; years of few districts say nothing."""
    rows = [
        AGREE | {"level": "department", "spearman": 0.9, "n_common": 20, "p_permutation": 0.0001},
        AGREE | {"level": "district", "spearman": 0.5, "n_common": 6, "p_permutation": 0.33},
        AGREE | {"level": "department", "year_to": 2022, "spearman": 0.4, "n_common": 20},
        AGREE | {"level": "district", "year_to": 2022, "spearman": 0.8, "n_common": 5},
    ]
    assert tell_persistence(pd.DataFrame(rows)).startswith(
        "In 1 of 1 pairs of years departments keep their order better than districts: 2020 → 2021"
        " (0.900 against 0.500, not enough to exclude chance). An order that does not last says"
    )
    assert tell_persistence(pd.DataFrame(rows[2:])).startswith("Departments and districts cannot")


def test_an_agreement_that_hangs_on_one_unit_names_it():
    """Invented: 0.75 falls by 0.125 without one unit, by less than a tenth without the other."""
    row = AGREE | {"level": "district", "n_common": 7, "spearman": 0.75}
    rows = [
        row | {"unit": "Huyện A", "spearman_without": 0.625, "shift": -0.125},
        row | {"unit": "Huyện B", "spearman_without": 0.8, "shift": 0.05},
    ]
    said = tell_decisive_units(pd.DataFrame(rows))
    assert "in 1 of 2 pairs" in said and "(7 units): 0.750, without Huyện A 0.625" in said
    assert "Huyện B" not in said
    assert "in 0 of 1 pairs of years." in tell_decisive_units(pd.DataFrame(rows[1:]))


def test_the_change_of_a_mean_says_who_joined_and_left():
    """Invented: 2.5 = 4.0 of the common units less 1.5 by who came and went."""
    row = AGREE | {
        "level": "department",
        "mean_change": 2.5,
        "common_change": 4.0,
        "composition_effect": -1.5,
        "n_common": 12,
        "joined": ["Sở C"],
        "left": [],
        "both_complete": True,
    }
    part = row | {"both_complete": False}
    said = tell_mean_changes(pd.DataFrame([part]))
    assert "(joined: Sở C); a list is only a part" in said
    assert tell_mean_changes(pd.DataFrame([row])) == (
        "* departments 2020 → 2021: published means +2.50 = common units +4.00 (12 units),"
        " composition -1.50 (joined: Sở C)."
    )


def test_a_unit_is_always_in_the_top_five_by_its_printed_ranks():
    """Invented: the fifth stays, the one that was once sixth does not; who is not in every list has
    no common ranks and is not counted.
    """
    base = {"level": "district", "years": [2020, 2021]}
    rows = [
        base | {"unit": "Huyện A", "ranks": [5, 1], "common_ranks": [4, 1]},
        base | {"unit": "Huyện B", "ranks": [1, 6], "common_ranks": [1, 5]},
        base | {"unit": "Huyện C", "ranks": [2, 2], "common_ranks": None},
    ]
    assert tell_presence(pd.DataFrame(rows)) == (
        "2 districts are in every complete list (2020, 2021); in the top five of each: Huyện A."
    )


def test_one_year_alone_says_that_change_is_not_known(groups):
    year = [one for one in groups if one.year == 2021 and one.level != "province"]
    assert "Only one year is published, 2021" in tell_lists(describe_lists(year))
