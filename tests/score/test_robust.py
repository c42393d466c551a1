"""Draws of weights and methods: seeded, fair, and the same as ranking draw by draw."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rankings.score.aggregate import MEANS, aggregate_level
from rankings.score.computed_ranks import rank_values
from rankings.score.draws import draw_leaf_weights, draw_weights, rank_draws
from rankings.score.results import Method, score_year
from rankings.score.robust import (
    rank_nodes,
    shake_level,
    tabulate_pairs,
    tabulate_spread,
    turn_values,
    weigh_choices,
)
from rankings.score.told import tell_choices, tell_shaken
from rankings.score.weights import choose_weights


@pytest.mark.parametrize("mean", MEANS)
def test_each_draw_ranks_as_its_weights_do(year, framework, mean):
    level = framework.levels["department"]
    points = year.sheet.lay_out(level)
    weights = choose_weights(framework)["department"]
    drawn = draw_weights(level, weights, 20, np.random.default_rng(4))
    turned, falls = turn_values(level, points, Method("percent", mean))
    ranks = rank_draws(turned, draw_leaf_weights(level, drawn), falls)
    back = {"arithmetic": lambda x: x, "geometric": np.exp, "harmonic": lambda x: 1 / x}[mean]
    for draw in range(20):
        given = {name: float(found[draw]) for name, found in drawn.items()}
        nodes = aggregate_level(level, back(turned), given, mean)
        assert ranks[draw].tolist() == rank_values(nodes["total"]).tolist()
        for node in level.nodes:
            if node.children:
                assert sum(given[child] for child in node.children) == pytest.approx(1)


def test_missing_criteria_leave_the_weights_of_the_others(year, framework):
    level = framework.levels["department"]
    points = year.sheet.lay_out(level)
    points[3, 4] = points[7, 0] = np.nan
    weights = choose_weights(framework)["department"]
    drawn = draw_weights(level, weights, 10, np.random.default_rng(1))
    turned, falls = turn_values(level, points, Method("percent"))
    ranks = rank_nodes(level, turned, drawn, falls)
    for draw in range(10):
        given = {name: float(found[draw]) for name, found in drawn.items()}
        nodes = aggregate_level(level, turned, given)
        assert ranks[draw].tolist() == rank_values(nodes["total"]).tolist()


def test_the_seed_decides(year):
    one, same, other = (shake_level(year, "department", seed=seed) for seed in (1, 1, 2))
    assert (one.ranks == same.ranks).all() and (one.ranks != other.ranks).any()
    assert one.ranks.shape == (1000, 26)


@pytest.mark.parametrize("over", ["weights", "methods", "both"])
def test_spreads_and_pairs_agree_with_the_ranks(year, over):
    shaken = shake_level(year, "district", over=over, draws=300, top_of=3)
    table = tabulate_spread(shaken)
    for row in table.itertuples():
        ranks = np.sort(shaken.ranks[:, shaken.units.index(row.unit)])
        assert (row.rank_best, row.rank_worst) == (ranks[0], ranks[-1])
        assert np.mean((ranks >= row.rank_low) & (ranks <= row.rank_high)) >= 0.9
        assert row.p_first == np.mean(ranks == 1) and row.p_top_3 == np.mean(ranks <= 3)
    pairs = tabulate_pairs(shaken)
    assert len(pairs) == 13 * 12 / 2
    row = pairs.iloc[5]
    assert row["p_above"] == shaken.above(row["unit_above"], row["unit_below"])


def test_sobol_indices_are_seeded_and_told(year):
    one, same = (weigh_choices(year, "department", base=32, seed=3) for _ in range(2))
    assert one.equals(same) and set(one["choice"]) == {"normalise", "aggregate", "weights", "draw"}
    assert one["total"].iloc[0] == one["total"].max() > 0
    assert "Sobol" in tell_choices(one, "vi") and "scale" in tell_choices(one, "en")


def test_a_year_by_another_method_is_shaken_too(sheet, framework):
    method = Method("minmax", "geometric", choose_weights(framework, "equal"))
    shaken = shake_level(score_year(sheet, framework, method), "department", draws=50)
    assert shaken.ranks.min() == 1


def test_a_level_that_no_draw_moves_says_so(sheet, framework):
    alone = replace(sheet, units={"district": sheet.units["district"][:1]})
    shaken = shake_level(score_year(alone, framework), "district", draws=20)
    assert tell_shaken(shaken, "en")[1].startswith("None of the 1 units changes place")
