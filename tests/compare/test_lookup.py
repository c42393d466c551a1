"""Lists and units asked for by name; the places are invented."""

import pandas as pd
import pytest

from rankings.compare.lookup import find_list_rows, find_unit_rows
from rankings.errors import SourceError

PLACES = pd.DataFrame(
    [
        ("phu-tho", "department", 2021, "Sở Thông tin và Truyền thông", 2),
        ("phu-tho", "department", 2021, "Sở Y tế", 1),
        ("phu-tho", "department", 2020, "Sở Thông tin và Truyền thông", 3),
        ("phu-tho", "district", 2021, "Huyện Lâm Thao", 1),
        ("phu-tho", "province", 2021, "Phú Thọ", 9),
    ],
    columns=["province", "level", "year", "unit", "rank"],
)


@pytest.mark.parametrize(
    ("asked", "ranks"),
    [("Sở TT&TT", [3, 2]), ("sở thông tin và truyền thông", [3, 2]), ("UBND huyện Lâm Thao", [1])],
)
def test_a_unit_is_found_however_it_is_written_in_order_of_the_years(asked, ranks):
    assert find_unit_rows(PLACES, asked)["rank"].tolist() == ranks


def test_a_unit_that_no_list_ranks_is_refused_with_the_nearest_names():
    with pytest.raises(SourceError, match="no list of phu-tho ranks.*perhaps Huyện Lâm Thao"):
        find_unit_rows(PLACES, "Huyện Lâm Tha")


def test_a_list_comes_best_first_and_an_unknown_one_names_those_there_are():
    assert find_list_rows(PLACES, "department", 2021)["unit"].tolist()[0] == "Sở Y tế"
    with pytest.raises(SourceError) as refused:
        find_list_rows(PLACES, "commune", 2021)
    assert "department, 2020; department, 2021; district, 2021" in str(refused.value)
    assert "province" not in refused.value.hint
