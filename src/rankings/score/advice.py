"""What a unit is good at, what it is weak at, and the fewest criteria that gain it places."""

from __future__ import annotations

import numpy as np
import pandas as pd

from rankings.score.nodes import Node
from rankings.score.results import LevelScores, Year

SHOWN = 3  # criteria of each kind


def list_strengths(year: Year) -> pd.DataFrame:
    """Return for each unit the criteria on which it stands most above and most below the median of
    its level, in per cent of the maximum.

    >>> from rankings.score.example import score_example
    >>> list_strengths(score_example())[["unit", "kind", "criterion", "percent"]].values.tolist()[0]
    ['Sở Kế hoạch và Đầu tư', 'strength', 'signed', 100.0]
    """
    rows = []
    for name, level in year.levels.items():
        leaves = level.level.leaves
        percent = share_of_maximum(level)
        middle = np.nanmedian(percent, axis=0)
        for place, unit in enumerate(level.units):
            away = percent[place] - middle
            order = [leaf for leaf in np.argsort(-away, kind="stable") if not np.isnan(away[leaf])]
            best = [leaf for leaf in order[:SHOWN] if away[leaf] > 0]
            worst = [leaf for leaf in order[::-1][:SHOWN] if away[leaf] < 0]
            for kind, chosen in (("strength", best), ("weakness", worst)):
                rows += [
                    (name, unit, kind, *named(leaves[leaf]), percent[place, leaf], middle[leaf])
                    for leaf in chosen
                ]
    columns = ["level", "unit", "kind", "criterion", "name", "percent", "median"]
    return pd.DataFrame(rows, columns=columns)


def named(leaf: Node) -> tuple[str, str]:
    """Return a criterion's id and its name."""
    return leaf.id, leaf.vi


def share_of_maximum(level: LevelScores) -> np.ndarray:
    """Return the points of a level in per cent of each criterion's maximum, more being better.

    >>> from rankings.score.example import score_example
    >>> share_of_maximum(score_example().levels["department"])[0, :4].tolist()
    [85.0, 100.0, 95.0, 100.0]
    """
    maxima = np.array([float(leaf.max_score) for leaf in level.level.leaves])
    is_down = np.array([leaf.direction == "down" for leaf in level.level.leaves])
    return 100 * np.where(is_down, maxima - level.points, level.points) / maxima


def gain_places(year: Year, name: str, unit: str, places: int = 1) -> pd.DataFrame:
    """Return the fewest criteria on which a unit could gain the points for so many places, with the
    points open on each and those it takes there; no rows where it cannot, or is first.

    Others are held where they are; a place is gained with the score of the unit that holds it,
    which it then shares. Only where points add up.

    >>> from rankings.score.example import score_example
    >>> gains = gain_places(score_example(), "department", "Sở Ngoại vụ", 3)
    >>> gains[["criterion", "open", "gained", "share_of_open"]].values.tolist()[0]
    ['training', 2.5, 0.75, 30.0]
    """
    level = year.levels[name]
    columns = ["level", "unit", "places", "criterion", "name", "open", "gained", "share_of_open"]
    root = level.level.root.id
    place = level.units.index(unit)
    own, rank = level.scores[root][place], level.ranks[root][place]
    better = np.unique(level.scores[root][level.ranks[root] <= max(1, rank - places)])
    if not year.method.is_official or rank <= 1 or not len(better):
        return pd.DataFrame(columns=columns)
    target = better.min()
    needed = round(float(target - own), 10)
    open_points = open_points_of(level, place)
    rows = []
    for leaf in np.argsort(-open_points, kind="stable"):
        if needed <= 1e-9 or open_points[leaf] <= 0:
            break
        gained = min(needed, open_points[leaf])
        needed = round(needed - gained, 10)
        share = 100 * gained / open_points[leaf]
        criterion = named(level.level.leaves[leaf])
        rows.append((name, unit, places, *criterion, open_points[leaf], gained, share))
    return pd.DataFrame(rows if needed <= 1e-9 else [], columns=columns)


def open_points_of(level: LevelScores, place: int) -> np.ndarray:
    """Return how many points a unit lacks of the maximum of each criterion; 0 where it does not
    apply.
    """
    maxima = np.array([float(leaf.max_score) for leaf in level.level.leaves])
    return np.nan_to_num(maxima * (1 - share_of_maximum(level)[place] / 100))


def list_gains(year: Year, places: int = 1) -> pd.DataFrame:
    """Return the cheapest criteria to gain places for every unit of every level.

    >>> from rankings.score.example import score_example
    >>> len(list_gains(score_example())["unit"].unique())
    37
    """
    tables = [
        gain_places(year, name, unit, places)
        for name, level in year.levels.items()
        for unit in level.units
    ]
    kept = [table for table in tables if len(table)]
    return pd.concat(kept, ignore_index=True) if kept else tables[0]
