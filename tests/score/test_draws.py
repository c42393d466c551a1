"""Ranks over drawn weights."""

from __future__ import annotations

import time

import numpy as np
import pytest

from rankings.score.draws import draw_weights, rank_draws, spread_ranks
from rankings.score.weights import choose_weights


def test_equal_units_tie_in_every_draw():
    random = np.random.default_rng(0)
    values = np.repeat(random.integers(0, 40, (30, 50)) / 40, 2, axis=0)
    shares = random.dirichlet(np.full(50, 2.0), 200)
    ranks = rank_draws(values, shares)
    assert (ranks[:, ::2] == ranks[:, 1::2]).all() and ranks.max() <= 59


def test_the_draws_lie_around_the_weights(framework):
    level = framework.levels["department"]
    weights = choose_weights(framework)["department"]
    drawn = draw_weights(level, weights, 4000, np.random.default_rng(0))
    assert drawn["government"].mean() == pytest.approx(0.45, abs=0.01)
    spread = np.sqrt(0.45 * 0.55 / 101)
    assert drawn["government"].std() == pytest.approx(spread, rel=0.1)


def test_ten_thousand_units_take_seconds():
    random = np.random.default_rng(0)
    values = random.integers(0, 41, (10_000, 50)) / 40
    begin = time.process_time()
    spread = spread_ranks(rank_draws(values, random.dirichlet(np.full(50, 2.0), 1_000)))
    assert time.process_time() - begin < 8  # on two cores of wall time less than half
    assert spread.best.min() == 1 and spread.worst.max() <= 10_000
