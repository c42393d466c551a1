"""How much each page discloses, of how many units: typed from the pages of Phú Thọ."""

import pandas as pd

from rankings.compare.disclosure import count_disclosed, load_disclosure
from rankings.compare.groups import gather_groups

TOLD = ("year", "level", "published", "graded", "excluded", "population", "of_all_levels")


def test_of_how_many_units_the_totals_are_known():
    """2017: 4 of 39 of all levels; 2022: 23, of how many is not said; 2024: 6 departments are named
    as not assessed beside the 21.
    """
    disclosure = load_disclosure("phu-tho").astype(object).where(lambda frame: frame.notna(), None)
    assert disclosure[[*TOLD, "disclosed"]].to_numpy().tolist() == [
        [2017, "department", 2, 0, 0, None, 39, "4/39 (all levels)"],
        [2017, "district", 2, 0, 0, None, 39, "4/39 (all levels)"],
        [2020, "department", 25, 0, 0, 25, None, "25/25"],
        [2020, "district", 13, 0, 0, 13, None, "13/13"],
        [2021, "department", 26, 0, 0, 26, None, "26/26"],
        [2021, "district", 13, 0, 0, 13, None, "13/13"],
        [2022, "department", 23, 0, 0, None, None, "23/?"],
        [2022, "district", 0, 0, 0, None, None, "0/?"],
        [2024, "department", 21, 0, 6, 27, None, "21/27"],
        [2024, "district", 13, 0, 0, 13, None, "13/13"],
    ]


def test_units_with_a_grade_are_counted_as_the_page_counts_them():
    """Hưng Yên 2018: one total of the ten districts that are graded, 2 Khá and 8 Trung bình."""
    told = load_disclosure("hung-yen").set_index("level")
    assert (told.loc["district", "published"], told.loc["district", "population"]) == (2, 10)
    assert told.loc["district", "graded"] == 10


def test_a_province_without_lists_discloses_nothing():
    nothing = pd.DataFrame(columns=["document_id", "level", "year", "unit", "of", "status"])
    rankings = pd.DataFrame(
        columns="preferred province level index_name year framework label unit_id unit".split()
    )
    assert count_disclosed(gather_groups(rankings), nothing, nothing).empty
