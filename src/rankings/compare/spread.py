"""How much is one point worth: ranks per point, plateaus, rounding intervals and stability bands.

No standard errors exist for administrative scores, so there are no confidence intervals here. What
there is bears its own name: a *rounding interval* (the printed digits), a *stability band* (the
rank if every total moved by ±δ, δ = the typical residual of one year to the next).
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from statistics import median

import pandas as pd

from rankings.compare.groups import Group, Place
from rankings.compare.pairs import pair_years

BAND_COLUMNS = [
    "province",
    "level",
    "year",
    "unit",
    "score",
    "rank",
    "rank_best",
    "rank_worst",
    "delta",
    "meaning",
    "index_name",
    "label",
]


def count_ranks_per_point(group: Group) -> dict[str, object]:
    """How dense a list is: units, top and bottom score, spread, ranks per point, smallest and
    median gap between two different scores, and its plateau: the tenth of the spread that holds
    most units."""
    scores = sorted(
        (place.score for place in group.ranked if place.score is not None), reverse=True
    )
    spread = scores[0] - scores[-1] if len(scores) > 1 else Decimal(0)
    gaps = [better - worse for better, worse in itertools.pairwise(scores) if better > worse]
    plateau = [place.rank for place in find_plateau(group, spread / 10)]
    return {
        "units": len(scores),
        "top": scores[0] if scores else None,
        "bottom": scores[-1] if scores else None,
        "spread": spread,
        "ranks_per_point": (len(scores) - 1) / spread if spread else None,
        "smallest_gap": min(gaps, default=None),
        "median_gap": median(gaps) if gaps else None,
        "plateau_units": len(plateau),
        "plateau_best": min(plateau, default=None),
        "plateau_worst": max(plateau, default=None),
    }


def find_plateau(group: Group, width: Decimal) -> list[Place]:
    """The most units whose scores lie within `width` points of each other, best first.

    Where several stretches are equally long, the higher one.
    """
    ranked = sorted(
        (place for place in group.ranked if place.score is not None), key=lambda place: -place.score
    )
    stretches = [
        [place for place in ranked[start:] if ranked[start].score - place.score <= width]
        for start in range(len(ranked))
    ]
    return max(stretches, key=len, default=[])


def measure_density(groups: list[Group]) -> pd.DataFrame:
    """One row per list with at least three scores: spread, ranks per point, smallest and median gap
    between two different scores, and its plateau: the tenth of the spread that holds most units."""
    rows = [
        {
            "province": group.province,
            "level": group.level,
            "year": group.year,
            "label": group.label,
            **count_ranks_per_point(group),
        }
        for group in groups
        if sum(place.score is not None for place in group.ranked) > 2
    ]
    return pd.DataFrame(
        rows,
        columns=[
            "province",
            "level",
            "year",
            "units",
            "top",
            "bottom",
            "spread",
            "ranks_per_point",
            "smallest_gap",
            "median_gap",
            "plateau_units",
            "plateau_best",
            "plateau_worst",
            "label",
        ],
    )


def estimate_delta(groups: list[Group], level: str, framework: str) -> Decimal | None:
    """The typical residual of a year: the median of |change − median change| over all comparable
    pairs of lists of one level and framework, in points of that framework; None where no two lists
    may be compared.
    """
    residuals: list[Decimal] = []
    chosen = [group for group in groups if group.level == level and group.framework == framework]
    for pair in pair_years(chosen):
        changes = [
            unit.later.score - unit.earlier.score
            for unit in pair.common
            if unit.earlier.score is not None and unit.later.score is not None
        ]
        if not pair.why_not and changes:
            middle = median(changes)
            residuals += [abs(change - middle) for change in changes]
    return median(residuals) if residuals else None


def band_ranks(group: Group, delta_of: dict[str, Decimal]) -> dict[str, tuple[int, int]]:
    """{body: (best, worst)} rank if every score moved by at most its own delta, all at once."""
    scored = [place for place in group.ranked if place.score is not None]
    low = {place.body: place.score - delta_of[place.body] for place in scored}
    high = {place.body: place.score + delta_of[place.body] for place in scored}
    bodies = list(low)
    return {
        body: (
            1 + sum(low[other] > high[body] for other in bodies),
            len(bodies) - sum(high[other] <= low[body] for other in bodies if other != body),
        )
        for body in bodies
    }


def halve_last_digit(score: Decimal) -> Decimal:
    """Half a unit of the last printed digit: how far the unrounded score may lie from the printed
    one.

    >>> halve_last_digit(Decimal("141.6")), halve_last_digit(Decimal("843.24"))
    (Decimal('0.05'), Decimal('0.005'))
    """
    return Decimal(5).scaleb(score.as_tuple().exponent - 1)


def list_rounding_intervals(groups: list[Group]) -> pd.DataFrame:
    """One row per scored unit and list: the ranks it could have if only the rounding of the printed
    digits were undone (delta = half the last printed digit of the list)."""
    rows = []
    for group in select_lists(groups):
        digits = min(
            place.score.as_tuple().exponent for place in group.ranked if place.score is not None
        )
        rows += describe_bands(
            group, halve_last_digit(Decimal(1).scaleb(digits)), "rounding interval"
        )
    return pd.DataFrame(rows, columns=BAND_COLUMNS)


def list_stability_bands(groups: list[Group]) -> pd.DataFrame:
    """One row per scored unit and list: the ranks it could have if every total moved by ±delta, the
    typical residual of one year to the next under the same criteria. Lists whose criteria were
    never used in two published years have no row. A stability band is no confidence interval."""
    rows = []
    for group in select_lists(groups):
        delta = estimate_delta(groups, group.level, group.framework)
        if delta is not None:
            rows += describe_bands(group, delta, "stability band")
    return pd.DataFrame(rows, columns=BAND_COLUMNS)


def select_lists(groups: list[Group]) -> list[Group]:
    """The lists of agencies with at least two scores."""
    return [
        group
        for group in groups
        if group.level != "province" and sum(place.score is not None for place in group.ranked) > 1
    ]


def describe_bands(group: Group, delta: Decimal, meaning: str) -> list[dict]:
    """The rows of one list."""
    scored = [place for place in group.ranked if place.score is not None]
    bands = band_ranks(group, {place.body: delta for place in scored})
    return [
        {
            "province": group.province,
            "level": group.level,
            "year": group.year,
            "unit": place.unit,
            "score": place.score,
            "rank": place.rank,
            "rank_best": bands[place.body][0],
            "rank_worst": bands[place.body][1],
            "delta": delta,
            "meaning": meaning,
            "index_name": group.index_name,
            "label": group.label,
        }
        for place in scored
    ]
