"""Who leads, who stays on top, who stays at the bottom, and how the kinds of agencies differ."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pandas as pd

from rankings.compare.groups import Group, Place, name_series
from rankings.compare.pairs import YearPair
from rankings.compare.ranks import share_ties
from rankings.compare.trajectories import count_top, tells_first_five
from rankings.store.schemas import list_columns


def count_firsts(groups: list[Group]) -> pd.DataFrame:
    """One row per agency that was ever first or in the top five (columns of `03_leaders`): how
    often first, of how many lists that rank it (`times_ranked`), also those that print their
    leaders only; how often in the top five, of how many lists that tell whether it was
    (`lists_top5`); most often first.
    """
    rows = []
    for level, ways in follow_units(groups):
        ranks = {group.year: place.rank for group, place in ways}
        group, latest = ways[-1]
        first = [year for year, rank in ranks.items() if rank == 1]
        rows.append(
            {
                "province": group.province,
                "level": level,
                "index_name": group.index_name,
                "unit_id": latest.unit_id,
                "unit": latest.unit,
                "times_first": len(first),
                "years_first": first,
                "times_top5": count_top(ways),
                "lists_top5": count_telling(groups, ways),
                "times_ranked": len(ranks),
                "latest_rank": latest.rank,
            }
        )
    leaders = pd.DataFrame(rows, columns=list_columns("03_leaders"))
    leaders = leaders[(leaders["times_top5"] > 0) | (leaders["times_first"] > 0)]
    return leaders.sort_values(
        ["level", "times_first", "times_top5", "unit"],
        ascending=[True, False, False, True],
        kind="stable",
        ignore_index=True,
    )


def count_telling(groups: list[Group], ways: list[tuple[Group, Place]]) -> int:
    """How many lists of the series that a unit stands in tell whether it was in the top five."""
    body, series = ways[0][1].body, {name_series(group) for group, _ in ways}
    return sum(
        tells_first_five(group, body, lists)
        for name in series
        for lists in [[group for group in groups if name_series(group) == name]]
        for group in lists
    )


def follow_units(groups: list[Group]) -> Iterable[tuple[str, list[tuple[Group, Place]]]]:
    """(level, lists in order of year with its places) of every ranked agency."""
    ways: dict[tuple, list] = {}
    for group in sorted(
        (group for group in groups if group.level != "province"), key=lambda group: group.year
    ):
        for place in group.ranked:
            ways.setdefault((group.level, group.index_name, place.body), []).append((group, place))
    return ((level, found) for (level, _, _), found in ways.items())


def find_constant_top(groups: list[Group], level: str, places: int) -> list[str]:
    """The units among the first `places` of every list of the level that prints that many places,
    by name.
    """
    lists = [group for group in groups if group.level == level and len(group.ranked) >= places]
    if len({group.year for group in lists}) < 2:
        return []
    tops = [
        {place.body: place.unit for place in group.ranked if place.rank <= places}
        for group in lists
    ]
    return sorted(name for body, name in tops[0].items() if all(body in top for top in tops))


def find_constant_bottom(pair: YearPair) -> list[str]:
    """The longest end of the list that reads the same in both years, among the common units; worst
    last.
    """
    before = [
        unit.later.unit for unit in sorted(pair.common, key=lambda unit: unit.common_rank_from)
    ]
    after = [unit.later.unit for unit in sorted(pair.common, key=lambda unit: unit.common_rank_to)]
    return find_common_end([before, after])


def find_common_end(orders: list[list[str]]) -> list[str]:
    """The longest end that orders of the same units share; worst last.

    >>> find_common_end([["a", "b", "c", "d"], ["b", "a", "c", "d"], ["b", "a", "c", "d"]])
    ['c', 'd']
    """
    length = 0
    while length < len(orders[0]) and len({order[-1 - length] for order in orders}) == 1:
        length += 1
    return orders[0][len(orders[0]) - length :]


def summarise_kinds(trajectories: pd.DataFrame) -> pd.DataFrame:
    """One row per year and kind of agency (department, office, vertical agency, armed forces, …;
    columns of `03_kinds`): the published ranks of its units, and the mean of the `covered_ranks` of
    those in every complete list (`common_units`, the same every year, so that no mean moves because
    a unit joined or left; None without any), tied ones at the middle of the places they share. The
    years are those of the complete lists and of those in part that rank all these units.
    """
    rows = []
    agencies = trajectories[trajectories["level"] != "province"]
    for series, ways in agencies.groupby(["province", "level", "label"], sort=True):
        province, level, label = series
        ranked = [list_places(way) for way in ways.itertuples()]
        covered: dict[int, list[int]] = {}
        for year, _, common in itertools.chain(*ranked):
            if common is not None:
                covered.setdefault(year, []).append(common)
        shared = {year: share_ties(places) for year, places in covered.items()}
        kinds: dict[tuple[int, str], list[tuple]] = {}
        for kind, places in zip(ways["kind"], ranked, strict=True):
            for year, rank, common in places:
                if year in covered:
                    kinds.setdefault((year, kind or "unknown"), []).append((rank, common))
        for (year, kind), places in kinds.items():
            common = [shared[year][rank] for _, rank in places if rank is not None]
            rows.append(
                {
                    "province": province,
                    "level": level,
                    "year": year,
                    "kind": kind,
                    "ranked": len(places),
                    "ranks": sorted(rank for rank, _ in places),
                    "common_units": len(common),
                    "mean_rank": sum(common) / len(common) if common else None,
                    "label": label,
                }
            )
    kinds = pd.DataFrame(rows, columns=list_columns("03_kinds"))
    return kinds.sort_values(
        ["level", "label", "year", "mean_rank", "kind"], kind="stable", ignore_index=True
    )


def list_places(way: object) -> list[tuple[int, int, int | None]]:
    """(year, published rank, rank among the units of the complete lists) of a trajectory's row."""
    covered = way.covered_ranks
    common = covered if isinstance(covered, list) else [None] * len(way.years)
    return list(zip(way.years, way.ranks, common, strict=True))
