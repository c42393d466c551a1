"""Criteria brought to one scale: points, per cent, min–max, z-score, rank, percentile."""

from __future__ import annotations

import numpy as np

from rankings.errors import ContractError
from rankings.score.choices import METHODS
from rankings.score.computed_ranks import count_below

MEAN, DEVIATION = 10.0, 2.0  # of z-scores
# What 1 stands for in each method's values where a mean needs values above 0: one per cent.
SPAN = {"points": 1.0, "percent": 100.0, "minmax": 100.0, "percentile": 100.0}


def normalise(
    points: np.ndarray,
    method: str,
    maxima: np.ndarray,
    is_down: np.ndarray | None = None,
    mean: str = "arithmetic",
) -> np.ndarray:
    """Return a matrix of units × criteria on the method's scale; what is not applicable is NaN.

    `points` gives shares of the maximum, 0 to 1, which the aggregation turns back into points;
    `minmax` runs over 0–100, over 1–100 for a geometric mean; `zscore` has mean 10 and the sample's
    standard deviation 2; `rank` is 1 for the lowest, `percentile` the share of the other units that
    are lower. `is_down` marks criteria of which less is better. A criterion on which all units are
    equal tells none apart: under minmax and zscore it is NaN throughout and counts nowhere.

    >>> scores = np.array([[5.0], [10.0], [7.5]])
    >>> normalise(scores, "minmax", np.array([20.0])).ravel().tolist()
    [0.0, 100.0, 50.0]
    >>> normalise(scores, "percent", np.array([20.0])).ravel().tolist()
    [25.0, 50.0, 37.5]
    """
    if method not in METHODS:
        raise ContractError(f"no method {method!r}", hint=f"one of {', '.join(METHODS)}")
    better = np.asarray(points, dtype=float)
    if is_down is not None and is_down.any():
        better = np.where(is_down, maxima - better, better)
    if method in ("points", "percent"):
        return better / maxima * SPAN[method]
    with np.errstate(invalid="ignore", divide="ignore"):
        if method == "minmax":
            return _stretch(better, 1.0 if mean == "geometric" else 0.0)
        if method == "zscore":
            return _standardise(better)
    below = count_below(better)
    if method == "rank":
        return below + 1
    others = np.maximum((~np.isnan(better)).sum(axis=0) - 1, 1)
    return 100.0 * below / others


def _extremes(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    missing = np.isnan(values)
    low = np.where(missing, np.inf, values).min(axis=0)
    high = np.where(missing, -np.inf, values).max(axis=0)
    return low, high


def _stretch(values: np.ndarray, lowest: float) -> np.ndarray:
    low, high = _extremes(values)
    width = np.where(high - low > 1e-12, high - low, np.nan)
    return (values - low) / width * (100.0 - lowest) + lowest


def _standardise(values: np.ndarray) -> np.ndarray:
    known = ~np.isnan(values)
    count = known.sum(axis=0)
    centre = np.where(known, values, 0.0).sum(axis=0) / np.maximum(count, 1)
    squares = np.where(known, (values - centre) ** 2, 0.0).sum(axis=0)
    deviation = np.sqrt(squares / np.where(count > 1, count - 1, np.nan))
    low, high = _extremes(values)
    deviation = np.where(high - low > 1e-12, deviation, np.nan)
    return (values - centre) / deviation * DEVIATION + MEAN
