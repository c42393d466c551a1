"""What notebook 03 answers of single lists; typed from the pages, or worked by hand."""

import pandas as pd
import pytest

from rankings.compare.lists import describe_lists
from rankings.compare.words_lists import (
    tell_density,
    tell_kinds,
    tell_mentions,
    tell_populations,
    tell_rounding,
)

BAND = {"level": "district", "label": "", "year": 2021, "delta": 2.5}


def test_density_is_the_spread_of_the_totals(groups):
    """Phú Thọ 2021: 141,6 of the first, 49,8 of the last of 26 departments."""
    lists = describe_lists(groups)
    bands = lists.head(0).assign(rank_worst=[], rank_best=[], delta=[])
    assert "26 đơn vị trong khoảng 91,80 điểm" in tell_density(lists, bands, "vi")
    assert "4 of them (ranks 5–8, and 14–17 likewise) within 1.00" in tell_density(lists, bands)


def test_a_stability_band_counts_both_its_ends():
    """Invented: from 2 to 5 are four ranks, from 4 to 4 one, from 1 to 3 three: the middle is 3."""
    ranks = [(2, 5), (4, 4), (1, 3)]
    bands = pd.DataFrame([BAND | {"rank_best": low, "rank_worst": high} for low, high in ranks])
    lists = pd.DataFrame({"spread": [], "level": []})
    said = tell_density(lists, bands)
    assert said.startswith("* districts 2021: were every total moved by ±2.50 points")
    assert "could hold any of 3 ranks" in said


def test_rounding_counts_the_units_whose_rank_it_could_change():
    rows = [BAND | {"rank_best": low, "rank_worst": high} for low, high in [(1, 2), (1, 2), (3, 3)]]
    assert tell_rounding(pd.DataFrame(rows)).endswith(
        "could change: districts 2021 (±2.5): 2 of 3."
    )
    assert tell_rounding(pd.DataFrame(rows[2:])).startswith("In no list could")


def test_kinds_are_told_of_departments_with_few_ranks_one_by_one():
    """Phú Thọ 2021: the vertical agencies stood 1, 7, 8 and 24; the last left the lists."""
    row = {"level": "department", "label": "", "year": 2021, "ranked": 4, "mean_rank": 16 / 3}
    row["common_units"] = 3
    kinds = pd.DataFrame([row | {"kind": "vertical agency", "ranks": [1, 7, 8, 24]}])
    assert tell_kinds(kinds) == (
        "* 2021: vertical agency (4): rank 1, 7, 8, 24, mean 5.3 of the 3 in every complete list."
    )
    assert tell_kinds(kinds.assign(level="district")).startswith("No complete list of departments")


@pytest.mark.parametrize(
    ("reason", "told"), [("đơn vị mới thành lập", "đơn vị mới thành lập"), (None, "none")]
)
def test_units_ranked_are_added_over_the_levels_and_who_was_left_out_is_named(reason, told):
    """Invented: 20 departments and 13 districts are 33; a province is no unit ranked."""
    sizes = [("department", 20), ("district", 13), ("province", 63), ("commune", None)]
    published = pd.DataFrame(
        [{"level": level, "group_size": size, "year": 2021} for level, size in sizes]
    )
    left = {"year": 2021, "reason": reason, "unit": None, "unit_printed": "Sở Ngoại vụ"}
    assert tell_populations(published, pd.DataFrame([left])) == (
        "Units ranked, all levels: 33 in 2021. Not assessed in 2021: Sở Ngoại vụ (1 named; reason"
        f" given: {told})."
    )


def test_who_was_named_most_often_is_told_with_the_ranks_in_the_order_of_years():
    rows = [
        {"unit": "Huyện A", "ranks": {2021: 4, 2017: 2}, "times_named": 3, "times_praised": 2},
        {"unit": "Sở B", "ranks": {}, "times_named": 3, "times_praised": 1},
        {"unit": "Sở C", "ranks": {2017: 1}, "times_named": 1, "times_praised": 1},
    ]
    said = tell_mentions(pd.DataFrame(rows).assign(year=2017))
    assert said == (
        "Named most often, 3 times in 2017 (1 of them in praise), with the ranks they had: Huyện A"
        " (2017: 2, 2021: 4) and Sở B (never ranked)."
    )
