"""Rank correlation and chance: of whole lists and of the middle of them."""

import pytest
import scipy  # its `stats` takes a second: it is loaded where a test asks for it

from rankings.compare.agreement import take_common_units
from rankings.compare.pairs import pair_years
from rankings.compare.rank_correlation import estimate_p_value, measure_middle

from .conftest import oracle

# Ranks typed from the lists of 2021 and 2024 among the 21 common departments; of the others, four
# are among the first five both times and four among the last five. Σd² = 176 over 13 units.
MIDDLE_2021_2024 = {5: 7, 6: 5, 7: 11, 8: 13, 9: 12, 10: 10, 11: 6, 12: 9, 13: 15, 14: 17} | {
    15: 16,
    16: 8,
    17: 14,
}


def test_the_middle_of_a_list_agrees_less_than_the_whole(agreement):
    row = agreement.set_index(["level", "year_from", "year_to"]).loc["department", 2021, 2024]
    count = len(MIDDLE_2021_2024)
    assert row["n_middle"] == count == 13
    assert row["spearman_middle"] == pytest.approx(1 - 6 * 176 / (count * (count**2 - 1)))
    first, second = MIDDLE_2021_2024.keys(), MIDDLE_2021_2024.values()
    assert oracle.rho(list(first), list(second)) == pytest.approx(row["spearman_middle"])


# (level, from, to, units in the middle, whether chance often gives as much). Who is left out is
# chosen by both lists, so orders drawn by lot and cut alike give about -.25 (21 units) or -.21 (23)
# on average, not 0: a reader who drew them found p .0003 for .52, .0004 for .46, .002 for .39 and
# .07 for .05.
MIDDLES = [
    ("department", 2020, 2021, 16, False),  # .64
    ("department", 2020, 2022, 15, False),  # .39
    ("department", 2020, 2024, 14, True),  # .05
    ("department", 2021, 2022, 16, False),  # .81
    ("department", 2021, 2024, 13, False),  # .52
    ("department", 2022, 2024, 14, False),  # .46
]


@pytest.mark.parametrize("level, start, end, units, is_by_chance", MIDDLES)
def test_one_yardstick_for_the_middle_of_a_list(agreement, level, start, end, units, is_by_chance):
    row = agreement.set_index(["level", "year_from", "year_to"]).loc[level, start, end]
    assert row["n_middle"] == units and (row["p_middle"] > 0.05) == is_by_chance


def test_the_p_of_a_middle_against_orders_drawn_one_by_one():
    """Nine of twenty units exchange places; the others stay."""
    first = list(range(1, 21))
    second = [1, 2, 3, 9, 5, 8, 4, 12, 6, 7, 14, 10, 11, 13, 15, 17, 16, 18, 20, 19]
    found = measure_middle(first, second)
    assert found["spearman_middle"] == pytest.approx(oracle.middle_rho(first, second))
    shuffled = [8, 15, 3, 19, 5, 1, 12, 2, 20, 7, 14, 10, 11, 13, 4, 17, 16, 18, 6, 9]
    found = measure_middle(first, shuffled)
    assert 0.05 < found["p_middle"] < 0.95
    assert found["p_middle"] == pytest.approx(oracle.drawn_middle_p(first, shuffled), abs=0.04)


def test_permutation_p_against_scipy():
    """The middle of 2021 and 2024, among 13 departments; t approximated p is .071."""
    first, second = list(MIDDLE_2021_2024), list(MIDDLE_2021_2024.values())
    resampled = scipy.stats.permutation_test(
        (first,),
        lambda order: scipy.stats.spearmanr(order, second).statistic,
        permutation_type="pairings",
        n_resamples=4999,
        rng=1,
    )
    assert estimate_p_value(first, second) == pytest.approx(resampled.pvalue, abs=0.015)


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
