"""Places in order: competition ranks in which ties stay ties, whatever floating point does."""

from __future__ import annotations

import numpy as np

NOISE = 1e-9  # values nearer to each other than this are one value


def round_printed(values: np.ndarray, decimals: int | None) -> np.ndarray:
    """Return values as they are printed: half away from zero, as by hand; None leaves them whole.

    >>> round_printed(np.array([0.125, 2.675, 100 / 3]), 2).tolist()
    [0.13, 2.68, 33.33]
    """
    if decimals is None:
        return values
    scale = 10.0**decimals
    return np.copysign(np.floor(np.abs(values) * scale + 0.5 + 1e-7) / scale, values) + 0.0


def rank_values(values: np.ndarray) -> np.ndarray:
    """Return competition ranks, the largest first, NaN where there is no value: 1, 2, 2, 4.

    Values that differ by less than a billionth of the largest are one; printed values are rounded
    first (`round_printed`).

    >>> rank_values(np.array([70.0, 0.1 + 0.2, 0.3, np.nan, 90.0])).tolist()
    [2.0, 3.0, 3.0, nan, 1.0]
    """
    printed = np.asarray(values, dtype=float)
    ranks = np.full(len(printed), np.nan)
    known = np.flatnonzero(~np.isnan(printed))
    if not len(known):
        return ranks
    order = known[np.argsort(-printed[known], kind="stable")]
    falling = printed[order]
    slack = NOISE * max(1.0, float(np.abs(falling).max()))
    is_new = np.r_[True, falling[:-1] - falling[1:] > slack]
    ranks[order] = np.maximum.accumulate(np.where(is_new, np.arange(len(order)), 0)) + 1
    return ranks


def count_below(values: np.ndarray) -> np.ndarray:
    """Return for each value how many of its column are smaller; NaN stays.

    >>> count_below(np.array([[5.0], [7.0], [5.0], [np.nan]])).ravel().tolist()
    [0.0, 2.0, 0.0, nan]
    """
    counted = np.full(values.shape, np.nan)
    for place in range(values.shape[1]):
        known = ~np.isnan(values[:, place])
        column = np.round(values[known, place], 9)
        counted[known, place] = np.searchsorted(np.sort(column), column, side="left")
    return counted
