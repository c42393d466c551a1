"""Rank correlation and chance: Spearman's rho of two lists or of the middle of them, and its
two-sided permutation p.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from rankings.compare.ranks import TOP
from rankings.compare.rules import MINIMUM_COMMON

PERMUTATIONS = 10_000
CHANCE = 0.05  # from this two-sided p upwards orders drawn by lot often agree as much


def centre_ranks(ranks: Sequence[float] | np.ndarray) -> np.ndarray:
    """Ranks with ties at their average, less their mean: what Spearman's rho is computed on; of
    several lists, a row each.
    """
    from scipy.stats import rankdata  # here, because it takes a second

    averages = rankdata(ranks, axis=-1)
    return averages - averages.mean(axis=-1, keepdims=True)


def correlate_ranks(rank_from: Sequence[float], rank_to: Sequence[float]) -> float:
    """Spearman's rho: the correlation of average ranks; NaN where one list is a single tie.

    >>> correlate_ranks([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])
    -1.0
    """
    return float(correlate_rows(np.array([rank_from]), np.array([rank_to]))[0])


def correlate_rows(ranks_from: np.ndarray, ranks_to: np.ndarray) -> np.ndarray:
    """Spearman's rho of each two rows, as `correlate_ranks`.

    >>> correlate_rows(np.array([[1, 2, 3], [1, 1, 1]]), np.array([[3, 2, 1], [1, 2, 3]])).tolist()
    [-1.0, nan]
    """
    first, second = centre_ranks(ranks_from), centre_ranks(ranks_to)
    norms = np.sqrt(multiply_rows(first, first) * multiply_rows(second, second))
    norms[norms == 0] = np.nan
    return multiply_rows(first, second) / norms


def estimate_p_value(rank_from: Sequence[float], rank_to: Sequence[float]) -> float:
    """Two-sided p of rho from 10,000 permutations of the second list (seed 0), (1 + hits) / 10,001.

    The ranks must be in order of unit_id, so that the figure is the same on every machine.
    """
    first, second = centre_ranks(rank_from), centre_ranks(rank_to)
    observed = abs(first @ second)
    hits = int((np.abs(second[draw_orders(len(second))] @ first) >= observed - 1e-9).sum())
    return (1 + hits) / (PERMUTATIONS + 1)


def is_by_chance(p: float | None) -> bool:
    """Whether chance cannot be excluded as what made an agreement, by its two-sided p; of an
    agreement that is not known, nothing is.

    >>> is_by_chance(0.69), is_by_chance(0.0004), is_by_chance(None)
    (True, False, False)
    """
    return p is not None and p > CHANCE


@lru_cache(maxsize=32)
def draw_orders(count: int) -> np.ndarray:
    """10,000 orders of so many places: what one generator with seed 0 draws call by call, whatever
    it shuffles.
    """
    rows = np.broadcast_to(np.arange(count), (PERMUTATIONS, count))
    return np.random.default_rng(0).permuted(rows, axis=1)


def measure_middle(rank_from: Sequence[int], rank_to: Sequence[int]) -> dict[str, float | None]:
    """How many units did not keep to one end of the list, Spearman's rho among them alone and its
    two-sided p (both None below five): units that are first or last both times carry most of an
    agreement.

    >>> measure_middle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [1, 2, 3, 4, 11, 6, 7, 8, 9, 10, 5])
    {'n_middle': 3, 'spearman_middle': None, 'p_middle': None}
    """
    middle = [
        places
        for places in zip(rank_from, rank_to, strict=True)
        if not keeps_end(*places, len(rank_from))
    ]
    if len(middle) < MINIMUM_COMMON:
        return {"n_middle": len(middle), "spearman_middle": None, "p_middle": None}
    rho = correlate_ranks(*zip(*middle, strict=True))
    return {
        "n_middle": len(middle),
        "spearman_middle": rho,
        "p_middle": estimate_middle_p(rank_from, rank_to, rho),
    }


def estimate_middle_p(rank_from: Sequence[int], rank_to: Sequence[int], rho: float) -> float:
    """Two-sided p of a rho among the units that did not keep to one end: how many of 10,000 orders
    of the whole second list (seed 0), each without its own units that keep to one, give a rho as
    far from their mean, (1 + hits) / (orders that leave five units or more + 1). Who is left out is
    chosen by both lists, so that chance gives less than 0.
    """
    if np.isnan(rho):
        return 1.0
    orders, count = draw_orders(len(rank_to)), len(rank_to)
    kept = ~keeps_end(np.asarray(rank_from), np.asarray(rank_to)[orders], count)
    kept_places = np.empty_like(kept)  # the same, by the places of the second list
    np.put_along_axis(kept_places, orders, kept, axis=1)
    counts = kept.sum(axis=1)
    mean_ranks = (counts[:, None].astype(np.float32) + 1) / 2
    first = (count_before(kept, rank_from) - mean_ranks) * kept
    second = np.take_along_axis(count_before(kept_places, rank_to), orders, axis=1)
    second = (second - mean_ranks) * kept
    norms = np.sqrt(multiply_rows(first, first) * multiply_rows(second, second))
    told = (counts >= MINIMUM_COMMON) & (norms > 0)
    by_lot = multiply_rows(first, second)[told] / norms[told]
    mean = by_lot.mean()
    hits = int((np.abs(by_lot - mean) >= abs(rho - mean) - 1e-9).sum())
    return (1 + hits) / (len(by_lot) + 1)


def count_before(kept: np.ndarray, ranks: Sequence[int]) -> np.ndarray:
    """Each unit's average rank among the units that are kept, a row each for who is. Halves of
    small numbers have all their digits in single precision, which takes half the time.

    >>> count_before(np.array([[True, True, True], [False, True, True]]), [2, 2, 1]).tolist()
    [[2.5, 2.5, 1.0], [2.0, 2.0, 1.0]]
    """
    column = np.asarray(ranks)[:, None]
    before = (column < column.T) + (column == column.T) / np.float32(2)
    return kept.astype(np.float32) @ before + np.float32(0.5)


def multiply_rows(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The inner product of each two rows.

    >>> multiply_rows(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])).tolist()
    [11.0]
    """
    return np.einsum("ij,ij->i", first, second).astype(float)


def keeps_end(rank_from: int | np.ndarray, rank_to: int | np.ndarray, count: int) -> bool:
    """Whether a unit is among the first five of `count` units both times, or among the last five.

    >>> keeps_end(4, 1, 21), keeps_end(17, 21, 21), keeps_end(16, 21, 21)
    (True, True, False)
    """
    least = count - TOP
    return (rank_from <= TOP) & (rank_to <= TOP) | (rank_from > least) & (rank_to > least)
