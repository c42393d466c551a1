"""`03_trajectories`: a unit over all years."""

from __future__ import annotations

import pandas as pd

from rankings.compare.groups import Group, Place, order_common
from rankings.compare.ranks import TOP
from rankings.store.schemas import list_columns


def list_trajectories(groups: list[Group]) -> pd.DataFrame:
    """One row per unit ranked at least once (columns of `03_trajectories`).

    `years`, `ranks` and `common_ranks` are lists of the same length: ranks as published, and ranks
    among the units ranked in every complete list of the level (null in partial lists; the whole
    column is empty for a unit that is missing from a complete list). Gaps are points, in the unit's
    latest list with its score.
    """
    series: dict[tuple, list[Group]] = {}
    for group in groups:
        series.setdefault((group.province, group.level, group.index_name, group.label), []).append(
            group
        )
    rows = []
    for (province, level, index_name, label), lists in sorted(
        series.items(), key=lambda item: item[0]
    ):
        common = rank_complete_lists(lists)
        bodies = {place.body: place for group in lists for place in group.ranked}
        rows += [
            {
                "province": province,
                "level": level,
                "index_name": index_name,
                "label": label,
                **follow_unit(place, lists, common),
            }
            for _, place in sorted(bodies.items())
        ]
    return pd.DataFrame(rows, columns=list_columns("03_trajectories"))


def rank_complete_lists(lists: list[Group]) -> dict[int, dict[str, int]]:
    """{year: {body: rank}} among the bodies ranked in every complete list of the level."""
    complete = [group for group in lists if group.is_complete and group.level != "province"]
    if not complete:
        return {}
    bodies = set.intersection(*({place.body for place in group.ranked} for group in complete))
    return {group.year: order_common(group, bodies) for group in complete}


def follow_unit(unit: Place, lists: list[Group], common: dict[int, dict[str, int]]) -> dict:
    """The columns of one unit's way through the lists."""
    ways = sorted(
        [(group, place) for group in lists for place in group.ranked if place.body == unit.body],
        key=lambda way: way[0].year,
    )
    ranks = [place.rank for _, place in ways]
    scored = [(group, place) for group, place in ways if place.score is not None]
    to_next, to_top = measure_gaps(*scored[-1]) if scored else (None, None)
    common_ranks = [common.get(group.year, {}).get(unit.body) for group, _ in ways]
    return {
        "unit_id": unit.unit_id,
        "unit": unit.unit,
        "kind": unit.kind,
        "years": [group.year for group, _ in ways],
        "ranks": ranks,
        "common_ranks": common_ranks if any(common_ranks) else None,
        "best": min(ranks),
        "worst": max(ranks),
        "times_ranked": len(ranks),
        "times_top5": sum(rank <= TOP for rank in ranks),
        "latest_gap_to_next": to_next,
        "latest_gap_to_top5": to_top,
    }


def measure_gaps(group: Group, place: Place) -> tuple:
    """Points to the next better score and to the fifth score of the list, as (gap_to_next,
    gap_to_top5).

    None for the leader's gap to the next; 0 for units within the top five; None where scores are
    missing, or where the page does not name all units above (the next and the fifth are not known).
    """
    if place.score is None or place.rank is None or group.level == "province":
        return None, None
    above = [other for other in group.ranked if other.rank < place.rank]
    lowest = max((other.rank for other in above), default=0)
    nearest = [other.score for other in above if other.rank == lowest]
    better = [
        other.score for other in above if other.score is not None and other.score > place.score
    ]
    knows_next = len(above) >= place.rank - 1 and None not in nearest
    to_next = min(better) - place.score if better and knows_next else None
    leaders = [other.score for other in group.ranked if other.rank <= TOP]
    knows_fifth = len(leaders) >= TOP and None not in leaders
    fifth = sorted(leaders, reverse=True)[TOP - 1] if knows_fifth else None
    to_top = None if fifth is None else max(fifth - place.score, 0 * place.score)
    return to_next, to_top
