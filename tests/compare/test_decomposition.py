"""What a change of the mean is made of: figures typed from the pages."""

from decimal import Decimal

import pytest

from rankings.compare.decomposition import decompose_mean_change, find_leavers, list_mean_changes
from rankings.compare.pairs import pair_years
from rankings.compare.rules import ForbiddenComparison

from .conftest import row_of


def test_decomposition_of_the_mean(groups):
    row = row_of(list_mean_changes(groups), level="department", year_from=2020)
    assert [
        round(row[name], 2) for name in ("mean_change", "common_change", "composition_effect")
    ] == [Decimal("0.17"), Decimal("1.07"), Decimal("-0.90")]
    assert row["joined"] == "Chi cục Hải quan" and row["left"] == ""
    district = row_of(list_mean_changes(groups), level="district", year_from=2020)
    assert (
        round(district["common_change"], 2) == Decimal("6.49")
        and round(district["composition_effect"], 9) == 0
    )
    dti = row_of(list_mean_changes(groups), level="department", year_from=2022)
    assert round(dti["common_change"], 1) == Decimal("42.9")


def test_decomposition_across_frameworks_is_refused(groups):
    pair = next(
        pair for pair in pair_years(groups) if (pair.earlier.year, pair.later.year) == (2021, 2024)
    )
    with pytest.raises(ForbiddenComparison):
        decompose_mean_change(pair)
    assert find_leavers(pair)["unit"].tolist() == [
        "Bộ Chỉ huy Quân sự tỉnh",
        "Ban Dân tộc",
        "Chi cục Hải quan",
        "Thanh tra tỉnh",
        "Công an tỉnh",
    ]
