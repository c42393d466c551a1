"""Measures of agreement computed again from their definitions, without the project's code."""

from __future__ import annotations

import math
from itertools import combinations, permutations

import numpy as np


def place_average(values):
    """Rank 1 = smallest; ties share the mean of the places they take."""
    ordered = sorted(values)
    return [
        sum(i + 1 for i, other in enumerate(ordered) if other == value) / ordered.count(value)
        for value in values
    ]


def rho(first, second):
    x, y = place_average(first), place_average(second)
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    top = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return top / math.sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))


def tau_b(first, second):
    """(concordant − discordant) / sqrt((pairs − ties in x)(pairs − ties in y))."""
    signs = [
        (np.sign(first[i] - first[j]), np.sign(second[i] - second[j]))
        for i, j in combinations(range(len(first)), 2)
    ]
    untied_x, untied_y = sum(a != 0 for a, _ in signs), sum(b != 0 for _, b in signs)
    return float(sum(a * b for a, b in signs)) / math.sqrt(untied_x * untied_y)


def tau_weighted_one_way(worth, other, places):
    """Vigna's additive hyperbolic tau with the given places (0 = top)."""
    top = norm_x = norm_y = 0.0
    for i, j in combinations(range(len(worth)), 2):
        weight = 1 / (places[i] + 1) + 1 / (places[j] + 1)
        a, b = np.sign(worth[i] - worth[j]), np.sign(other[i] - other[j])
        top, norm_x, norm_y = top + weight * a * b, norm_x + weight * a * a, norm_y + weight * b * b
    return top / math.sqrt(norm_x * norm_y)


def tau_weighted(worth_from, worth_to):
    """Mean of the two taus whose places come from (from, to) and from (to, from), larger = top."""
    results = []
    for keys in ((worth_from, worth_to), (worth_to, worth_from)):
        order = sorted(range(len(worth_from)), key=lambda i: (keys[0][i], keys[1][i]), reverse=True)
        places = [order.index(i) for i in range(len(order))]
        results.append(tau_weighted_one_way(worth_from, worth_to, places))
    return sum(results) / 2


def rbo_extrapolated(first, second, p=0.9):
    """Webber, Moffat, Zobel 2010, eq. 32, for two rankings of one length (s = l = k)."""
    k = len(first)
    shared = [len(set(first[:d]) & set(second[:d])) for d in range(1, k + 1)]
    series = sum(shared[d - 1] / d * p**d for d in range(1, k + 1))
    return (1 - p) / p * series + shared[-1] / k * p**k


def exact_permutation_p(first, second):
    """The p-value over all orders of the second list (for seven units and fewer)."""
    observed = abs(rho(first, second))
    values = [abs(rho(first, order)) for order in permutations(second)]
    return sum(value >= observed - 1e-9 for value in values) / len(values)


def sampled_permutation_p(first, second):
    """(1 + hits) / 10,001 with the generator named in the method."""
    generator = np.random.default_rng(0)
    observed = abs(rho(first, second))
    hits = sum(
        abs(rho(first, list(generator.permutation(second)))) >= observed - 1e-9
        for _ in range(10_000)
    )
    return (1 + hits) / 10_001


def middle_rho(first, second):
    """Rho of those that are not both times among the first five, nor both times among the last."""
    n = len(first)
    rest = [
        (a, b)
        for a, b in zip(first, second, strict=True)
        if not (a <= 5 and b <= 5) and not (a > n - 5 and b > n - 5)
    ]
    return rho(*zip(*rest, strict=True))


def drawn_middle_p(first, second, draws=2_000):
    """How often an order drawn by lot, cut in the same way, lies as far from the mean of them."""
    generator = np.random.default_rng(7)
    drawn = [middle_rho(first, list(generator.permutation(second))) for _ in range(draws)]
    mean = sum(drawn) / draws
    far = abs(middle_rho(first, second) - mean)
    return sum(abs(value - mean) >= far for value in drawn) / draws


def crossed_pairs(first, second):
    return sum(
        (first[i] - first[j]) * (second[i] - second[j]) < 0
        for i, j in combinations(range(len(first)), 2)
    )
