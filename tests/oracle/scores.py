"""Totals, ranks and scales once more, a unit and a criterion at a time, in exact fractions where
that is possible; shares no code with `rankings.score`.
"""

from __future__ import annotations

import math
import statistics
from fractions import Fraction


def scale(column, method, maximum, down=False, geometric=False):
    """One criterion's values on a scale; None where it does not apply."""
    known = [(maximum - value if down else value) for value in column if value is not None]
    better = [None if v is None else (maximum - v if down else v) for v in column]
    low, high = min(known), max(known)

    def one(value):
        if value is None:
            return None
        if method == "points":
            return value / maximum
        if method == "percent":
            return 100 * value / maximum
        below = sum(other < value for other in known)
        if method == "rank":
            return below + 1
        if method == "percentile":
            return Fraction(100 * below, max(1, len(known) - 1))
        if low == high:
            return None
        if method == "minmax":
            first = 1 if geometric else 0
            return (value - low) / (high - low) * (100 - first) + first
        return 10 + 2 * (float(value) - statistics.fmean(known)) / statistics.stdev(
            map(float, known)
        )

    return [one(value) for value in better]


def mean(values, weights, kind):
    """A weighted mean over what is known, from its definition."""
    pairs = [(v, w) for v, w in zip(values, weights, strict=True) if v is not None and w > 0]
    if not pairs:
        return None
    total = sum(w for _, w in pairs)
    if kind == "arithmetic":
        return sum(v * w for v, w in pairs) / total
    if any(v == 0 for v, _ in pairs):
        return 0
    if kind == "geometric":
        return math.prod(float(v) ** float(Fraction(w) / Fraction(total)) for v, w in pairs)
    return total / sum(w / v for v, w in pairs)


def total_of(tree, leaves, weights, kind):
    """The value of a tree `{name: subtree or None}` for one unit, groups included."""
    found = {}

    def walk(name, below):
        if not below:
            found[name] = leaves[name]
        else:
            values = [walk(child, under) for child, under in below.items()]
            found[name] = mean(values, [weights[child] for child in below], kind)
        return found[name]

    walk("total", tree)
    return found


def ranks_of(values):
    """Competition ranks: one more than the number of better values."""
    return [1 + sum(other > value for other in values) for value in values]
