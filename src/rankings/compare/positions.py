"""`04_positions`: a unit in its group — what may be set beside another framework."""

from __future__ import annotations

from decimal import Decimal
from statistics import stdev

import pandas as pd

from rankings.compare.groups import Group
from rankings.compare.lists import load_lists
from rankings.compare.trajectories import measure_gaps
from rankings.compare.versions import count_scored
from rankings.registry.neighbours import choose_neighbours
from rankings.store.paths import table_path
from rankings.store.schemas import list_columns


def list_positions(groups: list[Group]) -> pd.DataFrame:
    """One row per unit with a rank or a score (columns of `04_positions`); of a unit that a list
    prints twice (`unit_twice` tells it) its better place.

    `percent_of_max` only where a maximum is printed or is the sum of printed criteria;
    `rank_percentile` only where the size of the group is known; `z_score` (sample sd) only in
    complete lists where every unit has a score; gaps in points to the next better score and to the
    fifth. The size of a national index is the number of provinces that had a score that year, where
    the registry knows it (60 in PAPI 2021, not the printed 63).
    """
    rows = []
    for group in groups:
        size = count_scored(group.scale.version, group.year) or group.size
        standard = standardise_scores(group)
        told: set[str] = set()
        for place in sorted(
            group.places, key=lambda place: (place.rank or 10**6, place.order, place.unit_id)
        ):
            if place.body in told or (place.rank is None and place.score is None):
                continue
            told.add(place.body)
            to_next, to_top = measure_gaps(group, place)
            rows.append(
                {
                    "province": group.province,
                    "framework": group.framework,
                    "level": group.level,
                    "year": group.year,
                    "unit_id": place.unit_id,
                    "unit": place.unit,
                    "score": place.score,
                    "max_score": place.maximum,
                    "percent_of_max": share_of_maximum(place.score, place.maximum),
                    "rank": place.rank,
                    "group_size": size,
                    "rank_percentile": place_in_percent(place.rank, size),
                    "z_score": standard.get(place.body),
                    "label": place.label,
                    "gap_to_next": to_next,
                    "gap_to_top5": to_top,
                    "index_name": group.index_name,
                }
            )
    return pd.DataFrame(rows, columns=list_columns("04_positions"))


def load_positions_of_others(province: str) -> pd.DataFrame:
    """The positions of the provinces that stand beside one (`registry.neighbours`), in one frame.

    A province whose notebooks 01 and 02 have not run yet is left out: it is no error of this one.
    """
    frames = [
        list_positions(load_lists(other))
        for other in choose_neighbours(province)
        if table_path("02_rankings", other).is_file()
    ]
    known = [frame for frame in frames if len(frame)]
    return (
        pd.concat(known, ignore_index=True)
        if known
        else pd.DataFrame(columns=list_columns("04_positions"))
    )


def share_of_maximum(score: Decimal | None, maximum: Decimal | None) -> float | None:
    """Percent of the printed maximum; None where none is printed.

    >>> (
    ...     share_of_maximum(Decimal("141.6"), Decimal("150")),
    ...     share_of_maximum(Decimal("843.24"), None),
    ... )
    (94.4, None)
    """
    return None if score is None or not maximum else float(100 * score / maximum)


def place_in_percent(rank: int | None, size: int | None) -> float | None:
    """100 for the first, 0 for the last: 100·(n − rank)/(n − 1); None where rank or size is not
    known.

    >>> place_in_percent(1, 26), place_in_percent(26, 26), place_in_percent(3, None)
    (100.0, 0.0, None)
    """
    if rank is None or not size or size < 2:
        return None
    return 100 * (size - rank) / (size - 1)


def standardise_scores(group: Group) -> dict[str, float]:
    """{body: z-score} inside one complete list (sample sd, ddof 1); empty for partial lists."""
    scored = [place for place in group.ranked if place.score is not None]
    if not group.is_complete or len(scored) < len(group.ranked) or len(scored) < 3:
        return {}
    values = [float(place.score) for place in scored]
    spread, mean = stdev(values), sum(values) / len(values)
    return (
        {place.body: (value - mean) / spread for place, value in zip(scored, values, strict=True)}
        if spread
        else {}
    )
