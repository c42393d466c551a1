"""How much did the mean really move: the change of the common units against newcomers and
leavers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from rankings.compare.groups import Group
from rankings.compare.pairs import YearPair, pair_years
from rankings.compare.ranks import rank_scores
from rankings.compare.rules import require_comparable

DECOMPOSITION_COLUMNS = [
    "province",
    "level",
    "year_from",
    "year_to",
    "n_from",
    "n_to",
    "n_common",
    "mean_from",
    "mean_to",
    "mean_change",
    "common_change",
    "composition_effect",
    "joined",
    "left",
    "label",
]


@dataclass(frozen=True)
class MeanChange:
    """The change of the printed mean = change of the common units + composition effect, in
    points.
    """

    n_from: int
    n_to: int
    n_common: int
    mean_from: Decimal
    mean_to: Decimal
    mean_change: Decimal
    common_change: Decimal
    composition_effect: Decimal
    joined: tuple[str, ...]
    left: tuple[str, ...]


def decompose_mean_change(pair: YearPair) -> MeanChange:
    """What the means of two lists owe to the units in both and what to units that joined or left.

    Points. Raises ForbiddenComparison where the points of the two years may not be subtracted.
    """
    require_comparable(pair.why_not, pair.title)
    earlier = {place.body: place for place in pair.earlier.places if place.score is not None}
    later = {place.body: place for place in pair.later.places if place.score is not None}
    common = [
        unit for unit in pair.common if unit.earlier.body in earlier and unit.later.body in later
    ]
    mean_from, mean_to = (
        average([place.score for place in side.values()]) for side in (earlier, later)
    )
    change = average([unit.later.score - unit.earlier.score for unit in common])
    bodies = {unit.earlier.body for unit in common}
    joined = tuple(later[body].unit for body in sorted(later.keys() - bodies))
    left = tuple(earlier[body].unit for body in sorted(earlier.keys() - bodies))
    return MeanChange(
        len(earlier),
        len(later),
        len(common),
        mean_from,
        mean_to,
        mean_to - mean_from,
        change,
        mean_to - mean_from - change,
        joined,
        left,
    )


def average(scores: list[Decimal]) -> Decimal:
    """The arithmetic mean, exact.

    >>> average([Decimal("141.4"), Decimal("136.1")])
    Decimal('138.75')
    """
    return sum(scores, Decimal(0)) / len(scores)


def list_mean_changes(groups: list[Group]) -> pd.DataFrame:
    """One row per pair of comparable lists with scores in both: the decomposition of the mean's
    change.

    Pairs whose points may not be subtracted have no row. `joined` and `left` hold names, joined by
    "; ".
    """
    rows = []
    for pair in pair_years([group for group in groups if group.level != "province"]):
        scored = [
            unit
            for unit in pair.common
            if unit.earlier.score is not None and unit.later.score is not None
        ]
        if pair.why_not or not scored:
            continue
        change = decompose_mean_change(pair)
        rows.append(
            {
                "province": pair.later.province,
                "level": pair.later.level,
                "year_from": pair.earlier.year,
                "year_to": pair.later.year,
                "label": pair.label,
                **change.__dict__,
                "joined": "; ".join(change.joined),
                "left": "; ".join(change.left),
            }
        )
    return pd.DataFrame(rows, columns=DECOMPOSITION_COLUMNS)


def find_leavers(pair: YearPair) -> pd.DataFrame:
    """The units of the earlier list that are absent from the later one (columns unit, rank_from,
    from_bottom): who left matters as much as who moved, when the lowest are no longer ranked."""
    staying = {unit.earlier.body for unit in pair.units}
    ranked = pair.earlier.ranked
    from_bottom = rank_scores([place.rank for place in ranked])
    rows = [
        {"unit": place.unit, "rank_from": place.rank, "from_bottom": bottom}
        for place, bottom in zip(ranked, from_bottom, strict=True)
        if place.body not in staying
    ]
    leavers = pd.DataFrame(rows, columns=["unit", "rank_from", "from_bottom"])
    return leavers.sort_values("from_bottom", kind="stable", ignore_index=True)
