"""Changes of two years: figures typed from the pages, and what may not be subtracted."""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.groups import gather_groups
from rankings.compare.rules import ForbiddenComparison
from rankings.compare.year_changes import list_year_changes, select_pair, subtract_scores

from .conftest import row_of, version_of


@pytest.fixture(scope="module")
def changes(groups):
    return list_year_changes(groups)


# printed on the page of decision 519: 2020, 2021; change = 2021 − 2020
CHANGES_2021 = [
    ("Cục Thuế tỉnh", "0.2", 0),
    ("Ban Quản lý các khu công nghiệp", "8.4", 0),
    ("Sở Kế hoạch và Đầu tư", "5.0", 11),
    ("Bộ Chỉ huy Quân sự tỉnh", "0.0", 0),
    ("Sở Tư pháp", "-1.1", -4),
]


@pytest.mark.parametrize("unit, change, places", CHANGES_2021)
def test_changes_2020_2021(changes, unit, change, places):
    row = row_of(changes, unit=unit, year_from=2020, year_to=2021)
    assert (
        row["score_change"] == Decimal(change)
        and row["places_gained"] == places
        and row["comparable"]
    )


def test_no_points_across_frameworks(changes):
    across = changes[changes["framework_from"] != changes["framework_to"]]
    assert len(across) and across["score_change"].isna().all() and not across["comparable"].any()
    assert (across["why_not"] == "framework_changed").all()


def test_a_changed_population_is_no_reason(changes):
    row = row_of(changes, unit="Bảo hiểm xã hội tỉnh", year_from=2022, year_to=2024)
    assert row["comparable"] and row["score_change"] == Decimal("-1.60")


def test_common_ranks_are_always_filled(changes):
    assert changes[["common_rank_from", "common_rank_to", "places_gained"]].notna().all().all()
    assert (
        changes["places_gained"] == changes["common_rank_from"] - changes["common_rank_to"]
    ).all()


def test_common_ranks_close_the_gaps(changes):
    bottom = row_of(changes, unit="Ban Quản lý các khu công nghiệp", year_from=2022, year_to=2024)
    assert (bottom["rank_from"], bottom["common_rank_from"]) == (18, 18)
    tie = changes[
        (changes["year_from"] == 2020)
        & (changes["year_to"] == 2021)
        & (changes["score_from"] == Decimal("129.8"))
    ]
    assert set(tie["common_rank_from"]) == {13} and len(tie) == 3


def test_a_forbidden_difference_says_why_and_what_instead(changes):
    with pytest.raises(ForbiddenComparison) as refused:
        subtract_scores(changes, "department", 2021, 2024)
    assert "different criteria" in str(refused.value) and "percentile" in str(refused.value)
    assert len(subtract_scores(changes, "department", 2022, 2024)) == 21


def test_removing_a_unit_never_changes_the_scores_of_others(rankings, changes):
    without = list_year_changes(
        gather_groups(rankings[rankings["unit"] != "Chi cục Hải quan"], version_of)
    )
    keys = ["level", "index_name", "unit_id", "year_from", "year_to"]
    both = changes.merge(without, on=keys, suffixes=("", "_without"))
    assert len(both) == len(changes)
    assert both["score_from"].equals(both["score_from_without"]) and both["score_to"].equals(
        both["score_to_without"]
    )


def test_a_body_that_only_kept_its_name_is_two_series(rankings):
    merged = rankings.copy()
    merged.loc[(merged["unit"] == "Sở Tài chính") & (merged["year"] == "2024"), "unit_id"] = (
        "phu-tho.so-tai-chinh.2025"
    )
    table = list_year_changes(gather_groups(merged, version_of))
    row = row_of(table, unit="Sở Tài chính", year_from=2022, year_to=2024)
    assert (
        not row["comparable"] and row["why_not"] == "body_changed" and pd.isna(row["score_change"])
    )
    assert row["common_rank_from"] == 6 and row["common_rank_to"] == 7
    assert len(select_pair(table, "department", 2022, 2024)) == 21


def test_another_printed_maximum_forbids_points(rankings):
    rescaled = rankings.copy()
    rescaled.loc[(rescaled["framework"] == "egov") & (rescaled["year"] == "2020"), "max_score"] = (
        "138"
    )
    table = list_year_changes(gather_groups(rescaled, version_of))
    pair = select_pair(table, "district", 2020, 2021)
    assert (pair["why_not"] == "scale_changed").all() and pair["score_change"].isna().all()


def test_criteria_not_on_record_forbid_points_unless_one_page_prints_both_years(rankings):
    table = list_year_changes(gather_groups(rankings, lambda row: ""))
    assert select_pair(table, "department", 2020, 2021)["comparable"].all()
    assert set(select_pair(table, "department", 2022, 2024)["why_not"]) == {"framework_unknown"}
