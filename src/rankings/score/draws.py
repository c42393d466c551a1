"""Many weightings at once: totals by one matrix product a block, ranks by one sort a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rankings.score.nodes import ScoredLevel

SHARE = 0.90  # of the draws lie in the interval that is told
CONCENTRATION = 100.0  # of the Dirichlet draws: a weight of 20 % moves by about 4 points
BLOCK = 1 << 21  # cells of a block of totals, 16 MB
STEPS = float(1 << 33)  # a total is one of so many steps of its range: nearer ones are a tie


def draw_weights(
    level: ScoredLevel,
    weights: Mapping[str, float],
    draws: int,
    random: np.random.Generator,
    concentration: float = CONCENTRATION,
) -> dict[str, np.ndarray]:
    """Return for every node but the total its relative weight in every draw.

    Inside each node the weights of its children are drawn together from a Dirichlet distribution
    around the weights given; a node with one child, or a weight of 0, stays as it is.

    >>> from rankings.score.framework import load_framework
    >>> district = load_framework("hung-yen_egov_2018").levels["district"]
    >>> given = {node.id: float(node.max_score) for node in district.nodes}
    >>> drawn = draw_weights(district, given, 3, np.random.default_rng(0))
    >>> round(sum(float(drawn[child][0]) for child in district.root.children), 9)
    1.0
    """
    drawn: dict[str, np.ndarray] = {}
    for node in level.nodes:
        if not node.children:
            continue
        given = np.array([weights[child] for child in node.children], dtype=float)
        shares = given / given.sum()
        moved = shares > 0
        found = np.zeros((draws, len(shares)))
        found[:, moved] = (
            random.dirichlet(concentration * shares[moved], draws) if moved.sum() > 1 else 1.0
        )
        drawn |= {child: found[:, place] for place, child in enumerate(node.children)}
    return drawn


def draw_leaf_weights(level: ScoredLevel, drawn: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return each leaf's share of the total in every draw, draws × leaves."""
    count = len(next(iter(drawn.values())))
    share = {level.root.id: np.ones(count)}
    for node in level.nodes:
        for child in node.children:
            share[child] = share[node.id] * drawn[child]
    return np.column_stack([share[leaf.id] for leaf in level.leaves])


def rank_draws(values: np.ndarray, leaf_shares: np.ndarray, falls: bool = False) -> np.ndarray:
    """Return the competition rank of every unit in every draw, draws × units.

    `values` are units × leaves, turned as their mean asks (logarithms, reciprocals), `leaf_shares`
    draws × leaves; `falls` says that less is better, as with reciprocals.

    >>> rank_draws(np.array([[1.0], [3.0], [3.0]]), np.array([[1.0]])).tolist()
    [[3, 1, 1]]
    """
    units, draws = len(values), len(leaf_shares)
    ranks = np.empty((draws, units), dtype=np.uint16 if units < 65_536 else np.uint32)
    turned = np.ascontiguousarray(values.T if falls else -values.T)
    block = max(1, min(draws, BLOCK // max(units, 1)))
    for start in range(0, draws, block):
        ranks[start : start + block] = rank_rows(leaf_shares[start : start + block] @ turned)
    return ranks


def rank_rows(costs: np.ndarray) -> np.ndarray:
    """Return the competition ranks in each row, the smallest value first.

    Values and places are packed into one whole number each, which sorts faster than an argsort and
    ends every tie that is one but for the noise of floating point.

    >>> rank_rows(np.array([[0.3, 0.1 + 0.2, 0.1]])).tolist()
    [[2, 2, 1]]
    """
    units = costs.shape[1]
    bits = max(1, int(units - 1).bit_length())
    low = costs.min(axis=1, keepdims=True)
    width = costs.max(axis=1, keepdims=True) - low
    size = np.maximum(np.abs(costs).max(axis=1, keepdims=True), width)
    steps = min(STEPS, float(1 << (62 - bits)))
    scale = steps / np.where(size > 0, size, 1.0)
    packed = np.rint((costs - low) * scale).astype(np.int64)
    packed <<= bits
    packed |= np.arange(units)
    packed.sort(axis=1)
    places = packed & ((1 << bits) - 1)
    packed >>= bits
    first = np.zeros(packed.shape, dtype=np.int32)
    first[:, 1:] = np.where(packed[:, 1:] != packed[:, :-1], np.arange(1, units), 0)
    np.maximum.accumulate(first, axis=1, out=first)
    ranks = np.empty_like(first)
    np.put_along_axis(ranks, places, first + 1, axis=1)
    return ranks


@dataclass(frozen=True)
class RankSpread:
    """Each unit's ranks over the draws: least and greatest, quantiles, chances."""

    best: np.ndarray
    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    worst: np.ndarray
    first: np.ndarray
    top: np.ndarray
    draws: int
    top_of: int


def spread_ranks(ranks: np.ndarray, top_of: int = 5) -> RankSpread:
    """Return the spread of each unit's ranks; 90 % of the draws lie from `low` to `high`.

    >>> spread = spread_ranks(np.array([[1, 2], [2, 1], [1, 2], [1, 2]], dtype=np.uint16), 1)
    >>> spread.first.tolist(), spread.best.tolist(), spread.worst.tolist()
    ([0.75, 0.25], [1, 1], [2, 2])
    """
    draws = len(ranks)
    ordered = np.ascontiguousarray(ranks.T)
    ordered.sort(axis=1)
    outside = (1 - SHARE) / 2
    low, high = int(np.floor(outside * (draws - 1))), int(np.ceil((1 - outside) * (draws - 1)))
    columns = [ordered[:, place].astype(int) for place in (0, low, (draws - 1) // 2, high, -1)]
    return RankSpread(
        *columns,
        first=(ranks == 1).mean(axis=0),
        top=(ranks <= top_of).mean(axis=0),
        draws=draws,
        top_of=top_of,
    )
