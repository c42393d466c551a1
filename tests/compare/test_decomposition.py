"""What a change of the mean is made of: figures typed from the pages."""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.decomposition import decompose_mean_change, list_leavers, list_mean_changes
from rankings.compare.pairs import pair_years
from rankings.compare.rules import ForbiddenComparison

from .conftest import row_of


def test_decomposition_of_the_mean(groups):
    row = row_of(list_mean_changes(groups), level="department", year_from=2020)
    assert [
        round(row[name], 2) for name in ("mean_change", "common_change", "composition_effect")
    ] == [Decimal("0.17"), Decimal("1.07"), Decimal("-0.90")]
    assert row["joined"] == ["Chi cục Hải quan"] and row["left"] == []
    district = row_of(list_mean_changes(groups), level="district", year_from=2020)
    assert (
        round(district["common_change"], 2) == Decimal("6.49")
        and round(district["composition_effect"], 9) == 0
    )
    dti = row_of(list_mean_changes(groups), level="department", year_from=2022)
    assert round(dti["common_change"], 1) == Decimal("42.9")


def test_a_mean_of_a_part_of_a_list_says_that_it_is_one(groups):
    """The list of 2022 breaks off after 24 departments; those of 2020 and 2021 are whole."""
    changes = list_mean_changes(groups)
    told = zip(changes["level"], changes["year_from"], changes["both_complete"], strict=True)
    assert sorted(told) == [
        ("department", 2020, True),
        ("department", 2022, False),
        ("district", 2020, True),
    ]


def test_decomposition_across_frameworks_is_refused(groups):
    pair = next(
        pair for pair in pair_years(groups) if (pair.earlier.year, pair.later.year) == (2021, 2024)
    )
    with pytest.raises(ForbiddenComparison):
        decompose_mean_change(pair)


# Page of 2021: 22 Công an tỉnh … 26 of 26. The decision of 2024 names them as not graded, but for
# the customs, which in 2020 were not ranked yet.
LEFT = {
    "Bộ Chỉ huy Quân sự tỉnh": (26, 1, [2020, 2021], []),
    "Ban Dân tộc": (25, 2, [2020, 2021], []),
    "Chi cục Hải quan": (24, 3, [2021], [2020, 2024]),
    "Thanh tra tỉnh": (23, 4, [2020, 2021], []),
    "Công an tỉnh": (22, 5, [2020, 2021], []),
}


def test_who_left_a_list_and_of_whom_no_page_says_why(groups):
    ids = {place.unit: place.unit_id for group in groups for place in group.places}
    named = [unit for unit in LEFT if unit != "Chi cục Hải quan"]
    excluded = pd.DataFrame([{"year": 2024, "unit_id": ids[unit]} for unit in named])
    leavers = list_leavers(groups, excluded)
    assert set(zip(leavers["level"], leavers["year_from"], leavers["year_to"], strict=True)) == {
        ("department", 2021, 2024)
    }
    assert leavers["ranked"].unique().tolist() == [26]
    columns = ["rank_from", "from_bottom", "years_ranked", "years_missing"]
    told = zip(leavers["unit"], leavers[columns].itertuples(index=False), strict=True)
    assert [(unit, tuple(row)) for unit, row in told] == list(LEFT.items())
