"""Agreement of two rankings: against the definitions, and its properties."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test, spearmanr

from rankings.compare.agreement import (
    CommonUnits,
    correlate_ranks,
    estimate_p_value,
    list_agreement,
    list_decisive_units,
    list_discordant_pairs,
    measure_agreement,
    overlap_rankings,
    take_common_units,
)
from rankings.compare.groups import gather_groups
from rankings.compare.pairs import pair_years
from rankings.compare.ranks import rank_scores

from .conftest import version_of

ORACLE = Path(__file__).parents[1] / "oracle" / "agreement.py"
spec = importlib.util.spec_from_file_location("oracle_agreement", ORACLE)
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

# (level, from, to): Spearman's rho as the dossier of the province states it, common units
KNOWN = [
    ("department", 2021, 2024, 0.877, 21),
    ("district", 2021, 2024, -0.126, 13),
    ("department", 2022, 2024, 0.797, 21),
]


@pytest.mark.parametrize("level, start, end, spearman, count", KNOWN)
def test_published_pairs(groups, level, start, end, spearman, count):
    table = list_agreement(groups)
    row = table[
        (table["level"] == level) & (table["year_from"] == start) & (table["year_to"] == end)
    ].iloc[0]
    assert round(row["spearman"], 3) == spearman and row["n_common"] == count


# Ranks typed from the lists of 2021 and 2024 among the 21 common departments; of the others, four
# are among the first five both times and four among the last five. Σd² = 176 over 13 units.
MIDDLE_2021_2024 = {5: 7, 6: 5, 7: 11, 8: 13, 9: 12, 10: 10, 11: 6, 12: 9, 13: 15, 14: 17} | {
    15: 16,
    16: 8,
    17: 14,
}


def test_the_middle_of_a_list_agrees_less_than_the_whole(groups):
    table = list_agreement(groups).set_index(["level", "year_from", "year_to"])
    row = table.loc["department", 2021, 2024]
    count = len(MIDDLE_2021_2024)
    assert row["n_middle"] == count == 13
    assert row["spearman_middle"] == pytest.approx(1 - 6 * 176 / (count * (count**2 - 1)))
    first, second = MIDDLE_2021_2024.keys(), MIDDLE_2021_2024.values()
    assert oracle.rho(list(first), list(second)) == pytest.approx(row["spearman_middle"])


# (level, from, to, units in the middle, whether chance often gives as much): two-sided 5 % of
# Spearman's rho are reached from .503 at 16 units, .521 at 15, .538 at 14, .560 at 13 (Ramsey 1989)
MIDDLES = [
    ("department", 2020, 2021, 16, False),  # .64
    ("department", 2020, 2022, 15, True),  # .39
    ("department", 2020, 2024, 14, True),  # .05
    ("department", 2021, 2022, 16, False),  # .81
    ("department", 2021, 2024, 13, True),  # .52
    ("department", 2022, 2024, 14, True),  # .46
]


@pytest.mark.parametrize("level, start, end, units, is_by_chance", MIDDLES)
def test_one_yardstick_for_the_middle_of_a_list(groups, level, start, end, units, is_by_chance):
    row = list_agreement(groups).set_index(["level", "year_from", "year_to"]).loc[level, start, end]
    assert row["n_middle"] == units and (row["p_middle"] > 0.05) == is_by_chance


def test_permutation_p_against_scipy():
    """The middle of 2021 and 2024, among 13 departments; t approximated p is .071."""
    first, second = list(MIDDLE_2021_2024), list(MIDDLE_2021_2024.values())
    resampled = permutation_test(
        (first,),
        lambda order: spearmanr(order, second).statistic,
        permutation_type="pairings",
        n_resamples=4999,
        rng=1,
    )
    assert estimate_p_value(first, second) == pytest.approx(resampled.pvalue, abs=0.015)


# Typed from the lists: of the first five, how many are among the next list's first five; what an
# order drawn by lot gives on average: 5 × 5 / units of the later list, where it is whole
KEPT = [
    ("department", 2020, 2021, 4, 25 / 26),
    ("department", 2021, 2022, 4, 25 / 26),
    ("department", 2022, 2024, 4, 25 / 21),
    ("department", 2021, 2024, 4, 25 / 21),
    ("district", 2020, 2021, 3, 25 / 13),  # Thanh Ba, Yên Lập, thị xã Phú Thọ
    ("district", 2021, 2022, 3, 25 / 13),  # thị xã Phú Thọ, Tam Nông, Tân Sơn
    ("district", 2022, 2024, 3, 25 / 13),  # thị xã Phú Thọ, Việt Trì, Lâm Thao
    ("district", 2021, 2024, 1, 25 / 13),  # thị xã Phú Thọ
]


@pytest.mark.parametrize("level, start, end, kept, by_lot", KEPT)
def test_who_stays_in_the_first_five_beside_what_a_lot_gives(
    groups, level, start, end, kept, by_lot
):
    row = list_agreement(groups).set_index(["level", "year_from", "year_to"]).loc[level, start, end]
    assert (row["top5_kept"], row["top5_by_lot"]) == (kept, pytest.approx(by_lot))


def test_a_list_that_names_two_tells_nothing_of_the_first_five(groups):
    rows = list_agreement(groups)
    assert rows[rows["year_from"] == 2017]["top5_kept"].isna().all()


def test_every_measure_against_its_definition(groups):
    checked = 0
    for pair in pair_years([group for group in groups if group.level != "province"]):
        common = take_common_units(pair)
        if len(common.units) < 5:
            continue
        found = measure_agreement(common)
        first = [unit for _, unit in sorted(zip(common.order_from, common.units, strict=True))]
        second = [unit for _, unit in sorted(zip(common.order_to, common.units, strict=True))]
        expected = {
            "spearman": oracle.rho(common.rank_from, common.rank_to),
            "kendall_tau_b": oracle.tau_b(common.rank_from, common.rank_to),
            "weighted_tau": oracle.tau_weighted(common.worth_from, common.worth_to),
            "rbo": oracle.rbo_extrapolated(first, second),
            "discordant_pairs": oracle.crossed_pairs(common.rank_from, common.rank_to),
        }
        for measure, value in expected.items():
            assert found[measure] == pytest.approx(value, abs=1e-9), (pair.title, measure)
        checked += 1
    assert checked == 12


def test_permutation_p_against_another_loop(groups):
    pair = next(
        pair
        for pair in pair_years(groups)
        if pair.later.level == "district" and pair.earlier.year == 2020
    )
    common = take_common_units(pair)
    assert estimate_p_value(common.rank_from, common.rank_to) == pytest.approx(
        oracle.sampled_permutation_p(common.rank_from, common.rank_to), abs=1e-12
    )


def test_permutation_p_near_the_exact_one():
    first, second = [1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]
    assert estimate_p_value(first, second) == pytest.approx(
        oracle.exact_permutation_p(first, second), abs=0.01
    )


def test_the_unit_that_carries_the_result(groups):
    decisive = list_decisive_units(groups).set_index(["level", "year_from", "year_to"])
    assert len(decisive) == 12
    for pair in pair_years([group for group in groups if group.level != "province"]):
        common = take_common_units(pair)
        if len(common.units) < 5:
            continue
        without = {}
        for i, unit in enumerate(common.units):
            first, second = (
                common.rank_from[:i] + common.rank_from[i + 1 :],
                common.rank_to[:i] + common.rank_to[i + 1 :],
            )
            without[unit] = oracle.rho(first, second)
        whole = oracle.rho(common.rank_from, common.rank_to)
        row = decisive.loc[(pair.later.level, pair.earlier.year, pair.later.year)]
        assert abs(row["shift"]) == pytest.approx(
            max(abs(value - whole) for value in without.values()), abs=1e-9
        )
        assert row["spearman_without"] == pytest.approx(without[row["unit"]], abs=1e-9)
    assert decisive.loc[("district", 2021, 2024), "unit"] == "Huyện Lâm Thao"  # 13th, then first


def test_fewer_than_five_units_have_no_measure(groups):
    table = list_agreement(groups)
    few = table[table["n_common"] < 5]
    assert (
        len(few)
        and few["spearman"].isna().all()
        and (few["why_not"] == "fewer_than_5_common").all()
    )
    assert (table.loc[table["n_common"] >= 5, "why_not"] == "").all()


def test_discordant_pairs_are_named(groups):
    counts, named = list_agreement(groups), list_discordant_pairs(groups)
    for row in counts.dropna(subset=["spearman"]).itertuples():
        chosen = (
            (named["level"] == row.level)
            & (named["year_from"] == row.year_from)
            & (named["year_to"] == row.year_to)
        )
        assert chosen.sum() == row.discordant_pairs
    first = named[
        (named["level"] == "district") & (named["year_from"] == 2021) & (named["year_to"] == 2024)
    ]
    assert ("Thị xã Phú Thọ", "Huyện Lâm Thao") in set(
        zip(first["unit_a"], first["unit_b"], strict=True)
    )


def test_shuffled_rows_change_nothing(rankings, groups):
    shuffled = gather_groups(rankings.sample(frac=1, random_state=7), version_of)
    assert list_agreement(shuffled).equals(list_agreement(groups))


scores = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=5, max_size=12)


@settings(max_examples=60, deadline=None)
@given(scores)
def test_monotone_rescaling_changes_no_rank_measure(pairs):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    if len(set(first)) < 2 or len(set(second)) < 2:
        return
    ranks, bent = rank_scores(first), rank_scores([a**3 + 7 for a in first])
    assert ranks == bent
    assert correlate_ranks(ranks, rank_scores(second)) == correlate_ranks(bent, rank_scores(second))


def test_overlap_is_one_for_equal_orders_and_falls_with_depth():
    order = [f"Huyện {number}" for number in range(13)]
    top_swapped = [order[1], order[0], *order[2:]]
    bottom_swapped = [*order[:11], order[12], order[11]]
    assert overlap_rankings(order, order) == pytest.approx(1)
    assert overlap_rankings(order, top_swapped) < overlap_rankings(order, bottom_swapped) < 1


def test_ranks_only_are_worth_minus_their_rank():
    common = CommonUnits(
        list("abcde"),
        [1, 2, 3, 4, 5],
        [1, 2, 3, 5, 4],
        [-1, -2, -3, -4, -5],
        [9, 8, 7, 5, 6],
        [(i,) for i in range(5)],
        [(0,), (1,), (2,), (4,), (3,)],
    )
    assert measure_agreement(common)["weighted_tau"] > 0.8
    assert not np.isnan(measure_agreement(common)["rbo"])
