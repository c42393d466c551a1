"""`03_trajectories`: a unit over all years."""

from __future__ import annotations

import itertools

import pandas as pd

from rankings.compare.groups import Group, Place, name_series, order_common
from rankings.compare.ranks import TOP
from rankings.compare.rules import MINIMUM_COMMON
from rankings.store.schemas import list_columns

AREAS = ("district", "commune")  # levels whose units are parts of the province, all of them ranked


def list_trajectories(groups: list[Group]) -> pd.DataFrame:
    """One row per unit ranked at least once (columns of `03_trajectories`).

    `years`, `ranks`, `common_ranks`, `covered_ranks` and `known_ranks` are lists of one length:
    ranks as published, and ranks among the units ranked in every complete list of the level (the
    whole column is empty for a unit that is missing from a complete list): `common_ranks` in the
    complete lists, `covered_ranks` also in a partial list that ranks all of those units,
    `known_ranks` also the first places of a partial list that names every unit above them.
    `lists_top5` counts the lists that tell whether the unit was among the first five, `times_top5`
    how often it was. `main_step`: the two successive lists that rank all of those units between
    which most of its move happened.
    Gaps are points, in the unit's latest list with its score.
    """
    series: dict[tuple, list[Group]] = {}
    for group in groups:
        series.setdefault(name_series(group), []).append(group)
    rows = []
    for (province, level, index_name, label), lists in sorted(
        series.items(), key=lambda item: item[0]
    ):
        common, covered = rank_complete_lists(lists), rank_covering_lists(lists)
        known = rank_first_places(lists) | covered
        bodies = {place.body: place for group in lists for place in group.ranked}
        rows += [
            {
                "province": province,
                "level": level,
                "index_name": index_name,
                "label": label,
                **follow_unit(place, lists),
                "common_ranks": lay_out_ranks(place, lists, common),
                "covered_ranks": lay_out_ranks(place, lists, covered),
                "known_ranks": lay_out_ranks(place, lists, known),
                "main_step": find_main_step(follow_places(place.body, common, covered)),
            }
            for _, place in sorted(bodies.items())
        ]
    return pd.DataFrame(rows, columns=list_columns("03_trajectories"))


def rank_complete_lists(lists: list[Group]) -> dict[int, dict[str, int]]:
    """{year: {body: rank}} among the bodies ranked in every complete list of the level."""
    bodies = find_common_bodies(lists)
    return {group.year: order_common(group, bodies) for group in lists if group.is_complete}


def rank_covering_lists(lists: list[Group]) -> dict[int, dict[str, int]]:
    """The same, with the partial lists that rank all of those bodies (five or more)."""
    bodies = find_common_bodies(lists)
    covering = {
        group.year: order_common(group, bodies)
        for group in lists
        if len(bodies) >= MINIMUM_COMMON and bodies <= list_bodies(group)
    }
    return covering | rank_complete_lists(lists)


def rank_first_places(lists: list[Group]) -> dict[int, dict[str, int]]:
    """{year: {body: rank}} among the same bodies, of those whose place tells it in any list: every
    unit above is named. Years with fewer than five of them are left out.
    """
    bodies, known = find_common_bodies(lists), {}
    for group in lists:
        ranks = [place.rank for place in group.ranked]
        first = {
            place.body
            for place in group.ranked
            if sum(rank < place.rank for rank in ranks) == place.rank - 1
        }
        if len(first & bodies) >= MINIMUM_COMMON:
            known[group.year] = order_common(group, first & bodies)
    return known


def list_bodies(group: Group) -> set[str]:
    """The bodies that a list ranks."""
    return {place.body for place in group.ranked}


def find_common_bodies(lists: list[Group]) -> set[str]:
    """The bodies ranked in every complete list of agencies; empty where there is none."""
    complete = [list_bodies(group) for group in lists if group.is_complete]
    return set.intersection(*complete) if complete and lists[0].level != "province" else set()


def lay_out_ranks(
    unit: Place, lists: list[Group], ranks: dict[int, dict[str, int]]
) -> list[int | None] | None:
    """A unit's rank in each of its lists, None where there is none; None for a unit without any."""
    found = [ranks.get(group.year, {}).get(unit.body) for group, _ in find_ways(unit.body, lists)]
    return found if any(found) else None


def find_ways(body: str, lists: list[Group]) -> list[tuple[Group, Place]]:
    """A body's ranked places, each with its list, by year."""
    ways = [(group, place) for group in lists for place in group.ranked if place.body == body]
    return sorted(ways, key=lambda way: way[0].year)


def tells_first_five(group: Group, body: str, lists: list[Group]) -> bool:
    """Whether a list tells if a body was among the first five: it names all of these, and ranks the
    body, or this is sure to have been ranked. That is so for a unit of area, where the complete
    lists before and after rank the very same units as all complete lists.
    """
    if not group.names_first_five:
        return False
    if body in list_bodies(group):
        return True
    complete = [other for other in lists if other.is_complete]
    years = [other.year for other in complete]
    return (
        group.level in AREAS
        and len({frozenset(list_bodies(other)) for other in complete}) == 1
        and min(years) < group.year < max(years)
        and body in list_bodies(complete[0])
    )


def count_top(ways: list[tuple[Group, Place]]) -> int:
    """How often a unit was among the first five, in the lists that name all of these."""
    return sum(place.rank <= TOP for group, place in ways if group.names_first_five)


def follow_places(
    body: str, common: dict[int, dict[str, int]], covered: dict[int, dict[str, int]]
) -> dict[int, int]:
    """{year: rank} of a body among the common units, from the first complete list to the last."""
    return {
        year: ranks[body]
        for year, ranks in sorted(covered.items())
        if body in ranks and min(common) <= year <= max(common)
    }


def find_main_step(places: dict[int, int]) -> list[int] | None:
    """The two known years next to each other between which a unit moved most in the direction of
    its whole move, of several the first; None where that is less than half of it, or no move.

    >>> find_main_step({2020: 5, 2021: 8, 2022: 5, 2024: 13})
    [2022, 2024]
    """
    years = list(places)
    moved = places[years[0]] - places[years[-1]] if years else 0
    if not moved:
        return None
    step = max(
        itertools.pairwise(years),
        key=lambda pair: (places[pair[0]] - places[pair[1]]) * (1 if moved > 0 else -1),
    )
    return list(step) if 2 * abs(places[step[0]] - places[step[1]]) >= abs(moved) else None


def follow_unit(unit: Place, lists: list[Group]) -> dict:
    """The columns of one unit's way through the lists."""
    ways = find_ways(unit.body, lists)
    ranks = [place.rank for _, place in ways]
    scored = [(group, place) for group, place in ways if place.score is not None]
    to_next, to_top = measure_gaps(*scored[-1]) if scored else (None, None)
    return {
        "unit_id": unit.unit_id,
        "unit": unit.unit,
        "kind": unit.kind,
        "years": [group.year for group, _ in ways],
        "ranks": ranks,
        "best": min(ranks),
        "worst": max(ranks),
        "times_ranked": len(ranks),
        "times_top5": count_top(ways),
        "lists_top5": sum(tells_first_five(group, unit.body, lists) for group in lists),
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
