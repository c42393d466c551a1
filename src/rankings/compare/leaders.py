"""Who leads, who stays on top, who stays at the bottom, and how the kinds of agencies differ."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from rankings.compare.groups import Group, Place
from rankings.compare.pairs import YearPair
from rankings.compare.positions import place_in_percent
from rankings.compare.ranks import TOP

LEADER_COLUMNS = [
    "level",
    "unit",
    "times_first",
    "years_first",
    "times_top5",
    "times_ranked",
    "latest_rank",
]
KIND_COLUMNS = [
    "level",
    "year",
    "framework",
    "kind",
    "units",
    "ranks",
    "mean_rank",
    "mean_percentile",
    "label",
]
MENTION_COLUMNS = ["unit", "year", "times_named", "times_praised", "topics", "ranks"]


def count_firsts(groups: list[Group]) -> pd.DataFrame:
    """One row per agency that was ever first or in the top five: how often, of how many lists, most
    often first.

    Every published list counts, also those that print their leaders only.
    """
    rows = []
    for level, unit, ways in follow_units(groups):
        ranks = {group.year: place.rank for group, place in ways}
        first = [year for year, rank in ranks.items() if rank == 1]
        rows.append(
            {
                "level": level,
                "unit": unit,
                "times_first": len(first),
                "years_first": first,
                "times_top5": sum(rank <= TOP for rank in ranks.values()),
                "times_ranked": len(ranks),
                "latest_rank": ranks[max(ranks)],
            }
        )
    leaders = pd.DataFrame(rows, columns=LEADER_COLUMNS)
    leaders = leaders[leaders["times_top5"] > 0]
    return leaders.sort_values(
        ["level", "times_first", "times_top5", "unit"],
        ascending=[True, False, False, True],
        kind="stable",
        ignore_index=True,
    )


def follow_units(groups: list[Group]) -> Iterable[tuple[str, str, list[tuple[Group, Place]]]]:
    """(level, unit, its lists in order of year) for every ranked agency."""
    ways: dict[tuple, list] = {}
    for group in sorted(
        (group for group in groups if group.level != "province"), key=lambda group: group.year
    ):
        for place in group.ranked:
            ways.setdefault((group.level, group.index_name, place.body), []).append((group, place))
    return ((level, found[-1][1].unit, found) for (level, _, _), found in ways.items())


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


def summarise_kinds(groups: list[Group]) -> pd.DataFrame:
    """One row per list and kind of agency (department, office, vertical agency, armed forces, …):
    ranks and mean percentile; complete lists only, because a list of leaders says nothing about the
    others.
    """
    rows = []
    for group in groups:
        if not group.is_complete or group.level == "province":
            continue
        kinds: dict[str, list[Place]] = {}
        for place in group.ranked:
            kinds.setdefault(place.kind or "unknown", []).append(place)
        rows += [
            {
                "level": group.level,
                "year": group.year,
                "framework": group.framework,
                "kind": kind,
                "label": group.label,
                "units": len(places),
                "ranks": sorted(place.rank for place in places),
                "mean_rank": sum(place.rank for place in places) / len(places),
                "mean_percentile": (
                    sum(place_in_percent(place.rank, group.size) or 0 for place in places)
                    / len(places)
                ),
            }
            for kind, places in sorted(kinds.items())
        ]
    kinds = pd.DataFrame(rows, columns=KIND_COLUMNS)
    return kinds.sort_values(
        ["level", "label", "year", "mean_rank"], kind="stable", ignore_index=True
    )


def follow_mentions(mentions: pd.DataFrame, groups: list[Group]) -> pd.DataFrame:
    """One row per unit named for something (never for a fault): how often, how often in praise, for
    what, and its published ranks {year: rank} in all lists; most often named first."""
    ranks = {
        unit: {group.year: place.rank for group, place in ways}
        for _, unit, ways in follow_units(groups)
    }
    named = mentions[mentions["tone"] != "bad"]
    rows = [
        {
            "unit": unit,
            "year": year,
            "times_named": len(members),
            "times_praised": int((members["tone"] == "good").sum()),
            "topics": "; ".join(sorted(set(members["topic"].dropna()))),
            "ranks": ranks.get(unit, {}),
        }
        for (unit, year), members in named.groupby(["unit", "year"], sort=True)
    ]
    return pd.DataFrame(rows, columns=MENTION_COLUMNS).sort_values(
        ["year", "times_named", "times_praised", "unit"],
        ascending=[True, False, False, True],
        kind="stable",
        ignore_index=True,
    )
