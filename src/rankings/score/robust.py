"""How much a ranking hangs on its weights and methods: seeded draws, and Sobol indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
import pandas as pd

from rankings.score.aggregate import TURN
from rankings.score.choices import MEANS, METHODS
from rankings.score.draws import (
    CONCENTRATION,
    RankSpread,
    draw_leaf_weights,
    draw_weights,
    rank_draws,
    rank_rows,
    spread_ranks,
)
from rankings.score.nodes import ScoredLevel
from rankings.score.results import Method, Year, scale_points
from rankings.score.weights import EQUAL, PRINTED, choose_weights

DRAWS = 1_000
SCALES = METHODS[1:]
WEIGHTINGS = 64  # draws around the weights, among which a choice is told apart
FACTORS = ("normalise", "aggregate", "weights", "draw")
PAIRS_OF = 200  # units up to which all pairs are compared


@dataclass(frozen=True)
class Shaken:
    """A level's ranks over many draws: draws × units, beside the ranks as they are."""

    level: str
    units: tuple[str, ...]
    official: np.ndarray
    ranks: np.ndarray
    over: str
    spread: RankSpread = field(hash=False)

    def above(self, one: str, other: str) -> float:
        """Return the share of draws in which a unit stands above another."""
        first, second = self.units.index(one), self.units.index(other)
        return float((self.ranks[:, first] < self.ranks[:, second]).mean())


def shake_level(
    year: Year,
    name: str,
    *,
    over: str = "weights",
    draws: int = DRAWS,
    seed: int = 0,
    top_of: int = 5,
) -> Shaken:
    """Return a level's ranks over seeded draws: of `weights` around those in use, of `methods`
    (scale, mean, printed or equal weights), or of `both`.

    In draws a value of 0 under a geometric or harmonic mean is raised to one per cent.

    >>> from rankings.score.example import score_example
    >>> shaken = shake_level(score_example(), "department", draws=100)
    >>> shaken.ranks.shape, shaken.above("Sở Công Thương", "Sở Y tế")
    ((100, 26), 1.0)
    """
    scores = year.levels[name]
    random = np.random.default_rng(seed)
    points = year.sheet.lay_out(scores.level)
    bases = list_weights(year, name)
    in_use = year.method if year.method.normalise != "points" else replace_scale(year.method)
    choices = [(in_use, bases["in use"])]
    if over != "weights":
        choices = [
            (Method(scale, kind), bases[base])
            for scale, kind, base in product(SCALES, MEANS, (PRINTED, EQUAL))
        ]
    moved = CONCENTRATION if over != "methods" else None
    parts = np.array_split(np.arange(draws), min(len(choices), draws))
    blocks = [
        rank_choice(scores.level, points, method, weights, len(part), random, moved)
        for part, (method, weights) in zip(parts, choices, strict=False)
    ]
    ranks = np.vstack(blocks)
    official = scores.ranks[scores.level.root.id].astype(int)
    return Shaken(name, scores.units, official, ranks, over, spread_ranks(ranks, top_of))


def replace_scale(method: Method) -> Method:
    """Return a method of points as the one of per cent, which ranks alike."""
    return replace(method, normalise="percent")


def list_weights(year: Year, name: str) -> dict[str, Mapping[str, float]]:
    """Return the printed, the equal and the present weights of a level."""
    given = year.method.weights
    return {
        PRINTED: choose_weights(year.framework, PRINTED)[name],
        EQUAL: choose_weights(year.framework, EQUAL)[name],
        "in use": given[name] if given else choose_weights(year.framework, PRINTED)[name],
    }


def rank_choice(
    level: ScoredLevel,
    points: np.ndarray,
    method: Method,
    weights: Mapping[str, float],
    draws: int,
    random: np.random.Generator,
    concentration: float | None,
) -> np.ndarray:
    """Return ranks, draws × units, under one method; without a concentration all draws are the
    weights themselves.
    """
    turned, falls = turn_values(level, points, method)
    drawn = (
        draw_weights(level, weights, draws, random, concentration)
        if concentration
        else hold_weights(level, weights)
    )
    if np.isnan(turned).any():
        ranks = rank_nodes(level, turned, drawn, falls)
    else:
        ranks = rank_draws(turned, draw_leaf_weights(level, drawn), falls)
    return ranks if concentration else np.repeat(ranks, draws, axis=0)


def turn_values(level: ScoredLevel, points: np.ndarray, method: Method) -> tuple[np.ndarray, bool]:
    """Return values whose arithmetic mean orders units as the method's mean does, and whether less
    is better then.
    """
    kind = method.aggregate
    chosen = method if kind == "arithmetic" else replace(method, zeros="floor")
    values = scale_points(level, points, chosen)
    return TURN[kind](values), kind == "harmonic"


def hold_weights(level: ScoredLevel, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
    """Return the relative weights as a single draw."""
    return {
        child: np.array([weights[child] / sum(weights[other] for other in node.children)])
        for node in level.nodes
        for child in node.children
    }


def rank_nodes(
    level: ScoredLevel, values: np.ndarray, drawn: Mapping[str, np.ndarray], falls: bool
) -> np.ndarray:
    """Return ranks, draws × units, where criteria are missing: each node's weights are relative to
    what is known in it, unit by unit.
    """
    found = {leaf.id: values[None, :, place] for place, leaf in enumerate(level.leaves)}
    for node in level.inner_nodes():
        total = known = 0.0
        for child in node.children:
            is_known = ~np.isnan(found[child])
            share = drawn[child][:, None] * is_known
            total = total + share * np.where(is_known, found[child], 0.0)
            known = known + share
        with np.errstate(divide="ignore", invalid="ignore"):
            found[node.id] = np.where(known > 0, total / np.where(known > 0, known, 1.0), np.nan)
    totals = found[level.root.id]
    return rank_rows(np.nan_to_num(totals if falls else -totals, nan=1e9))


def tabulate_spread(shaken: Shaken) -> pd.DataFrame:
    """Return one row a unit: its rank, the interval of 90 % of the draws, P(first), P(top k).

    >>> from rankings.score.example import score_example
    >>> spread = tabulate_spread(shake_level(score_example(), "department", draws=100, top_of=3))
    >>> spread[["unit", "rank_low", "rank_high", "p_first", "p_top_3"]].values.tolist()[0]
    ['Sở Công Thương', 1, 1, 1.0, 1.0]
    """
    spread = shaken.spread
    table = pd.DataFrame(
        {
            "level": shaken.level,
            "unit": shaken.units,
            "over": shaken.over,
            "draws": spread.draws,
            "rank": shaken.official,
            "rank_best": spread.best,
            "rank_low": spread.low,
            "rank_median": spread.median,
            "rank_high": spread.high,
            "rank_worst": spread.worst,
            "p_first": spread.first,
            f"p_top_{spread.top_of}": spread.top,
        }
    )
    return table.sort_values("rank", kind="stable").reset_index(drop=True)


def tabulate_pairs(shaken: Shaken) -> pd.DataFrame:
    """Return P(A above B) for the units next to each other in the list; for all pairs where there
    are few units.

    >>> from rankings.score.example import score_example
    >>> pairs = tabulate_pairs(shake_level(score_example(), "department", draws=100))
    >>> pairs.values.tolist()[0]
    ['department', 'Sở Công Thương', 'Sở Kế hoạch và Đầu tư', 1.0]
    """
    order = np.argsort(shaken.official, kind="stable")
    near = 1 if len(order) > PAIRS_OF else len(order)
    rows = []
    for place, one in enumerate(order):
        others = order[place + 1 : place + 1 + near]
        above = (shaken.ranks[:, [one]] < shaken.ranks[:, others]).mean(axis=0)
        for other, chance in zip(others, above, strict=True):
            rows.append((shaken.level, shaken.units[one], shaken.units[other], chance))
    return pd.DataFrame(rows, columns=["level", "unit_above", "unit_below", "p_above"])


def weigh_choices(year: Year, name: str, *, base: int = 128, seed: int = 0) -> pd.DataFrame:
    """Return how much of the movement of ranks each choice explains: first-order and total Sobol
    indices of scale, mean, printed or equal weights, and a draw around the weights.

    What is explained is the mean distance of all ranks from the official ones.

    >>> from rankings.score.example import score_example
    >>> weigh_choices(score_example(), "department")["choice"].iloc[0]
    'weights'
    """
    from SALib.analyze import sobol as analysis  # here, because it takes a while
    from SALib.sample import sobol as sampling

    problem = {
        "num_vars": len(FACTORS),
        "names": list(FACTORS),
        "bounds": [[0.0, 1.0]] * len(FACTORS),
    }
    sample = sampling.sample(problem, base, calc_second_order=False, seed=seed)
    sizes = np.array([len(SCALES), len(MEANS), 2, WEIGHTINGS])
    chosen = np.minimum((sample * sizes).astype(int), sizes - 1)
    moved = measure_moves(year, name, chosen, seed)
    if np.ptp(moved) == 0:
        zeros = np.zeros(len(FACTORS))
        return _tabulate_indices(name, zeros, zeros)
    # Resamples only give a confidence interval, which differs from run to run and is not shown.
    found = analysis.analyze(problem, moved, calc_second_order=False, num_resamples=2, seed=seed)
    return _tabulate_indices(name, found["S1"], found["ST"])


def _tabulate_indices(name: str, first: Sequence[float], total: Sequence[float]) -> pd.DataFrame:
    table = pd.DataFrame({"level": name, "choice": FACTORS, "first": first, "total": total})
    return table.sort_values("total", ascending=False, kind="stable").reset_index(drop=True)


def measure_moves(year: Year, name: str, chosen: np.ndarray, seed: int) -> np.ndarray:
    """Return for each row of chosen methods the mean distance of the ranks from those in use."""
    scores, bases = year.levels[name], list_weights(year, name)
    points = year.sheet.lay_out(scores.level)
    official = scores.ranks[scores.level.root.id]
    moved = np.empty(len(chosen))
    kinds, groups = np.unique(chosen[:, :3], axis=0, return_inverse=True)
    for group, (scale, kind, base) in enumerate(kinds):
        rows = np.flatnonzero(groups.ravel() == group)
        method = Method(SCALES[scale], MEANS[kind])
        weights = bases[(PRINTED, EQUAL)[base]]
        random = np.random.default_rng(seed)
        ranks = rank_choice(
            scores.level, points, method, weights, WEIGHTINGS, random, CONCENTRATION
        )
        distance = np.abs(ranks - official).mean(axis=1)
        moved[rows] = distance[chosen[rows, 3]]
    return moved
