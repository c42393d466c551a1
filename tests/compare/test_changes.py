"""Year changes, trajectories, positions, the decomposition and the bands: figures typed from the
pages.
"""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.decomposition import decompose_mean_change, find_leavers, list_mean_changes
from rankings.compare.groups import gather_groups
from rankings.compare.lists import describe_lists
from rankings.compare.pairs import pair_years
from rankings.compare.positions import list_positions
from rankings.compare.rules import REASONS, ForbiddenComparison, explain_reason
from rankings.compare.spread import (
    describe_density,
    estimate_delta,
    list_rounding_intervals,
    list_stability_bands,
)
from rankings.compare.trajectories import list_trajectories
from rankings.compare.year_changes import list_year_changes, select_pair, subtract_scores

from .conftest import version_of


@pytest.fixture(scope="module")
def changes(groups):
    return list_year_changes(groups)


def row_of(frame, **facts):
    chosen = frame
    for column, value in facts.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1, facts
    return chosen.iloc[0]


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


def test_every_reason_is_explained_in_both_languages():
    for word in REASONS:
        assert (
            explain_reason(word, "vi")
            and explain_reason(word, "en")
            and explain_reason(word, "vi") != explain_reason(word, "en")
        )


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


def test_partial_lists_are_known(groups):
    lists = describe_lists(groups)
    partial = {
        (row.level, row.year): row.why_partial
        for row in lists.itertuples()
        if row.level != "province" and not row.complete
    }
    assert partial == {
        ("department", 2017): "leaders_only",
        ("district", 2017): "leaders_only",
        ("district", 2022): "leaders_only",
        ("department", 2022): "cut_inside_a_row",
    }


def test_trajectories(groups):
    ways = list_trajectories(groups)
    tax = row_of(ways, unit="Cục Thuế tỉnh")
    assert tax["years"] == [2017, 2020, 2021, 2022, 2024] and tax["ranks"] == [1, 1, 1, 1, 3]
    assert tax["common_ranks"] == [None, 1, 1, None, 3] and (
        tax["times_ranked"],
        tax["times_top5"],
    ) == (5, 5)
    lam_thao = row_of(ways, unit="Huyện Lâm Thao")
    assert lam_thao["ranks"] == [10, 13, 3, 1] and (lam_thao["best"], lam_thao["worst"]) == (1, 13)
    thanh_thuy = row_of(ways, unit="Huyện Thanh Thủy")
    assert (thanh_thuy["latest_gap_to_next"], thanh_thuy["latest_gap_to_top5"]) == (
        Decimal("0.10"),
        Decimal("17.59"),
    )
    assert row_of(ways, unit="Công an tỉnh")["common_ranks"] is None


def test_positions(groups):
    places = list_positions(groups)
    tax = row_of(places, unit="Cục Thuế tỉnh", year=2021)
    assert (
        tax["percent_of_max"] == pytest.approx(94.4)
        and tax["rank_percentile"] == 100
        and tax["group_size"] == 26
    )
    assert places.loc[places["year"].isin([2017, 2022, 2024]), "percent_of_max"].isna().all()
    z = places[(places["year"] == 2024) & (places["level"] == "district")]["z_score"].astype(float)
    assert z.mean() == pytest.approx(0, abs=1e-12) and z.std(ddof=1) == pytest.approx(1)


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


def test_bands_are_named_and_per_framework(groups):
    rounding, stability = list_rounding_intervals(groups), list_stability_bands(groups)
    assert set(rounding["meaning"]) == {"rounding interval"} and set(stability["meaning"]) == {
        "stability band"
    }
    thuy = row_of(rounding, unit="Huyện Thanh Thủy", year=2024)
    assert (thuy["rank_best"], thuy["rank_worst"], thuy["delta"]) == (12, 12, Decimal("0.005"))
    assert (
        estimate_delta(groups, "department", "egov")
        < 5
        < estimate_delta(groups, "department", "dti")
    )
    assert (stability["rank_best"] <= stability["rank"]).all() and (
        stability["rank"] <= stability["rank_worst"]
    ).all()


# Counted by hand in the printed tables of 2021: leader 141,6 (a hundredth: 1,416 points), 124,3.
DENSE = [
    # level, ranks per point, middle half, smallest gap, densest: units, ranks, points
    ("department", "0.2723", "1.2621", "0.1", 4, 5, 8, "1.0"),
    ("district", "1.7391", "2.2222", "0.2", 5, 3, 7, "1.1"),
]


@pytest.mark.parametrize("row", DENSE, ids=lambda row: row[0])
def test_how_dense_a_list_is(groups, row):
    level, whole, middle, gap, units, best, worst, width = row
    group = next(group for group in groups if group.level == level and group.year == 2021)
    facts = describe_density(group)
    assert round(facts["ranks_per_point"], 4) == Decimal(whole)
    assert round(facts["ranks_per_point_middle"], 4) == Decimal(middle)
    assert facts["smallest_gap"] == Decimal(gap)
    assert (facts["densest_units"], facts["densest_best"], facts["densest_worst"]) == (
        units,
        best,
        worst,
    )
    assert facts["densest_width"] == Decimal(width)
