"""Ranks of printed values."""

from __future__ import annotations

import numpy as np

from rankings.score.computed_ranks import rank_values, round_printed


def test_ties_stay_ties_and_ranks_are_of_the_printed_decimals():
    assert rank_values(np.array([0.1 + 0.2, 0.3, 0.29])).tolist() == [1, 1, 3]
    assert rank_values(round_printed(np.array([80.004, 80.001, 80.0]), 2)).tolist() == [1, 1, 1]
    assert rank_values(round_printed(np.array([80.005, 80.004]), 2)).tolist() == [1, 2]
    sums = np.array([sum([0.1] * 10), 1.0, sum([0.7, 0.1, 0.2])])
    assert rank_values(sums).tolist() == [1, 1, 1]
