"""How much is one point worth: ranks per point, plateaus, rounding intervals and stability bands.

No standard errors exist for administrative scores, so there are no confidence intervals here. What
there is bears its own name: a *rounding interval* (the printed digits), a *stability band* (the
rank if every total moved by ±δ, δ = the typical residual of one year to the next).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

import pandas as pd

from rankings.compare.groups import Group, Place
from rankings.compare.pairs import pair_years
from rankings.language.rounding import last_digit
from rankings.store.schemas import list_columns

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


def describe_density(group: Group) -> dict[str, object]:
    """How dense a list is (`03_lists`, the columns from `top` on); all missing below three scores.

    From first to last: the spread and the ranks per point of the whole list and of its middle half
    (without the first and the last quarter, so that a few units far behind decide nothing); the
    smallest and the median gap between two different scores; and the densest stretch: the most
    units within one hundredth of the best score, where those are at least three, with the ranks of
    other stretches as dense.
    """
    scored = sorted(
        (place for place in group.ranked if place.score is not None),
        key=lambda place: (-place.score, place.rank, place.order),
    )
    if len(scored) < 3:
        columns = list_columns("03_lists")
        return dict.fromkeys(columns[columns.index("top") :])
    scores = [place.score for place in scored]
    gaps = [better - worse for better, worse in itertools.pairwise(scores) if better > worse]
    quarter = len(scores) // 4
    middle = count_ranks_per_point(scores[quarter : len(scores) - quarter])
    dense, *others = find_densest(scored, scores[0] / 100) or [[]]
    return {
        "top": scores[0],
        "bottom": scores[-1],
        "spread": scores[0] - scores[-1],
        "ranks_per_point": count_ranks_per_point(scores),
        "ranks_per_point_middle": middle,
        "points_per_rank_middle": 1 / middle if middle else None,
        "smallest_gap": min(gaps, default=None),
        "median_gap": median(gaps) if gaps else None,
        "densest_units": len(dense) or None,
        "densest_best": dense[0].rank if dense else None,
        "densest_worst": dense[-1].rank if dense else None,
        "densest_width": dense[0].score - dense[-1].score if dense else None,
        "densest_also": [[one[0].rank, one[-1].rank] for one in others] or None,
    }


def count_ranks_per_point(scores: Sequence[Decimal]) -> Decimal | None:
    """Return how many ranks one point is worth in scores sorted from the best; None without spread.

    >>> count_ranks_per_point([Decimal(90), Decimal(88), Decimal(80)])
    Decimal('0.2')
    """
    spread = scores[0] - scores[-1]
    return (len(scores) - 1) / spread if spread else None


def find_densest(scored: list[Place], width: Decimal) -> list[list[Place]]:
    """Return the stretches with the most units whose scores lie within `width` points of each
    other, of several the narrowest; more than one where they are as narrow, best first.

    Empty where none holds three units.
    """
    stretches = [
        [place for place in scored[start:] if scored[start].score - place.score <= width]
        for start in range(len(scored))
    ]

    def measure(stretch: list[Place]) -> tuple[int, Decimal]:
        return -len(stretch), stretch[0].score - stretch[-1].score

    densest = min(map(measure, stretches), default=(0, Decimal(0)))
    return [one for one in stretches if measure(one) == densest and len(one) > 2]


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


def list_rounding_intervals(groups: list[Group]) -> pd.DataFrame:
    """One row per scored unit and list: the ranks it could have if only the rounding of the printed
    digits were undone (delta = half the last printed digit of the list)."""
    rows = []
    for group in select_lists(groups):
        scores = [place.score for place in group.ranked if place.score is not None]
        rows += describe_bands(group, min(map(last_digit, scores)) / 2, "rounding interval")
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
