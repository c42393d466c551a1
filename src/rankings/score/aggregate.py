"""From criteria to groups to the total: weighted arithmetic, geometric and harmonic means."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rankings.errors import ContractError
from rankings.score.choices import MEANS
from rankings.score.nodes import ScoredLevel

# A mean of this kind is the arithmetic mean of the turned values, turned back.
TURN = {"arithmetic": lambda x: x, "geometric": np.log, "harmonic": lambda x: 1.0 / x}
_BACK = {"arithmetic": lambda x: x, "geometric": np.exp, "harmonic": lambda x: 1.0 / x}
FLOOR = 0.01  # of the scale: what a value at or below it is raised to


def take_mean(values: np.ndarray, weights: np.ndarray, mean: str = "arithmetic") -> np.ndarray:
    """Return the weighted mean of each row over what is known in it; NaN where nothing is.

    Weights are relative to their sum over what is known. A value of 0 makes a geometric or harmonic
    mean 0.

    >>> take_mean(np.array([[1.0, 4.0], [np.nan, 3.0]]), np.array([1.0, 1.0]), "geometric")
    array([2., 3.])
    """
    if mean not in MEANS:
        raise ContractError(f"no mean {mean!r}", hint=f"one of {', '.join(MEANS)}")
    counted = ~np.isnan(values) & (weights > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        turned = TURN[mean](np.where(counted, values, 1.0))
        shares = np.where(counted, weights, 0.0)
        total = shares.sum(axis=1)
        summed = (np.where(counted, turned, 0.0) * shares).sum(axis=1)
        return np.where(total > 0, _BACK[mean](summed / np.where(total > 0, total, 1.0)), np.nan)


def raise_floor(values: np.ndarray, span: float) -> np.ndarray:
    """Return values with those below one per cent of the scale raised to it.

    >>> raise_floor(np.array([0.0, 50.0]), 100.0).tolist()
    [1.0, 50.0]
    """
    return np.where(np.isnan(values), values, np.maximum(values, FLOOR * span))


def aggregate_level(
    level: ScoredLevel,
    values: np.ndarray,
    weights: Mapping[str, float],
    mean: str = "arithmetic",
) -> dict[str, np.ndarray]:
    """Return the value of every node for every unit; `values` are units × leaves on one scale.

    `weights` has every node but the total; inside a node they are relative to their sum. Where
    nothing below a node is known its value is NaN, and its weight counts nowhere.

    >>> from rankings.score.framework import load_framework
    >>> level = load_framework("hung-yen_egov_2018").levels["district"]
    >>> full = np.ones((1, len(level.leaves)))
    >>> weights = {node.id: float(node.max_score) for node in level.nodes}
    >>> aggregate_level(level, full, weights)[level.root.id].tolist()
    [1.0]
    """
    found = {leaf.id: values[:, place] for place, leaf in enumerate(level.leaves)}
    for node in level.inner_nodes():
        below = np.column_stack([found[child] for child in node.children])
        shares = np.array([weights[child] for child in node.children])
        found[node.id] = take_mean(below, shares, mean)
    return found


def applicable_maxima(level: ScoredLevel, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return every node's maximum for every unit, without that of criteria that do not apply."""
    found = {
        leaf.id: np.where(np.isnan(values[:, place]), 0.0, float(leaf.max_score))
        for place, leaf in enumerate(level.leaves)
    }
    for node in level.inner_nodes():
        found[node.id] = np.sum([found[child] for child in node.children], axis=0)
    return found
