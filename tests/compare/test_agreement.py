"""Agreement of two rankings: against the definitions, and its properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rankings.compare.agreement import (
    CommonUnits,
    list_agreement,
    list_decisive_units,
    list_discordant_pairs,
    measure_agreement,
    overlap_rankings,
    take_common_units,
)
from rankings.compare.groups import gather_groups
from rankings.compare.pairs import pair_years
from rankings.compare.rank_correlation import correlate_ranks
from rankings.compare.ranks import rank_scores

from .conftest import oracle, version_of

PAIR = ["level", "year_from", "year_to"]
# (level, from, to): Spearman's rho as the dossier of the province states it, common units
KNOWN = [
    ("department", 2021, 2024, 0.877, 21),
    ("district", 2021, 2024, -0.126, 13),
    ("department", 2022, 2024, 0.797, 21),
]


@pytest.mark.parametrize("level, start, end, spearman, count", KNOWN)
def test_published_pairs(agreement, level, start, end, spearman, count):
    row = agreement.set_index(PAIR).loc[level, start, end]
    assert round(row["spearman"], 3) == spearman and row["n_common"] == count


@pytest.mark.parametrize(
    "level, start, end, whole, kept",
    [  # counted anew among the 21 departments and 13 districts that every complete list ranks
        ("department", 2020, 2021, (25, 0.906), (21, 0.841, 0.461, 29, 210)),
        ("department", 2021, 2022, (23, 0.92), (21, 0.895, 0.793, 26, 210)),
        ("department", 2021, 2024, (21, 0.877), (21, 0.877, 0.516, 30, 210)),
        ("district", 2020, 2021, (13, 0.374), (13, 0.374, -0.393, 29, 78)),
    ],
)
def test_pairs_of_years_are_measured_on_the_same_units_too(
    agreement, level, start, end, whole, kept
):
    row = agreement.set_index(PAIR).loc[level, start, end]
    assert (row["n_common"], round(row["spearman"], 3)) == whole
    names = ("n", "spearman", "spearman_middle", "discordant", "pairs")
    assert tuple(round(row[f"{name}_throughout"], 3) for name in names) == kept


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
    agreement, level, start, end, kept, by_lot
):
    row = agreement.set_index(PAIR).loc[level, start, end]
    assert (row["top5_kept"], row["top5_by_lot"]) == (kept, pytest.approx(by_lot))


def test_a_list_that_names_two_tells_nothing_of_the_first_five(agreement):
    assert agreement[agreement["year_from"] == 2017]["top5_kept"].isna().all()


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


def test_fewer_than_five_units_have_no_measure(agreement):
    few = agreement[agreement["n_common"] < 5]
    assert (
        len(few)
        and few["spearman"].isna().all()
        and (few["why_not"] == "fewer_than_5_common").all()
    )
    assert (agreement.loc[agreement["n_common"] >= 5, "why_not"] == "").all()


def test_discordant_pairs_are_named(groups, agreement):
    named = list_discordant_pairs(groups)
    for row in agreement.dropna(subset=["spearman"]).itertuples():
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


def test_shuffled_rows_change_nothing(rankings, agreement):
    shuffled = gather_groups(rankings.sample(frac=1, random_state=7), version_of)
    assert list_agreement(shuffled).equals(agreement)


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
