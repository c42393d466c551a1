"""A province among all: how it moved in each national index, and whether that is more than the
nation's move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from rankings.compare.ranks import plain_rows, rank_places, rank_scores
from rankings.compare.standing import LIST, count_measured, is_whole
from rankings.compare.versions import count_scored
from rankings.registry.framework_file import NationalMean
from rankings.store.tables import shape_table


def list_national_changes(
    standing: pd.DataFrame, national_means: Iterable[NationalMean] = ()
) -> pd.DataFrame:
    """One row per index, province and step from one known year to the next (columns of
    `07_changes`).

    Points are subtracted only inside one edition of the index and where no source contradicts
    another. The nation's change (`nation_kind`) is that of `national_means`: a printed gain, else
    two means or medians of one source; else the change of the mean that is computed of the
    `nation_base` provinces with a score in both years, where both lists are whole. Places gained
    are counted among the provinces ranked in both years, and only where both lists are whole.
    Bodies of 1 July 2025 and those before are two series. Nothing is averaged across indices.
    """
    means = {(mean.framework, mean.year): mean for mean in national_means}
    lists: dict[tuple, dict[str, dict]] = defaultdict(dict)
    for row in plain_rows(standing):
        lists[tuple(row[name] for name in LIST)][row["province"]] = row
    courses: dict[tuple, list[tuple]] = defaultdict(list)
    for index, year, vintage in sorted(lists):
        for province in lists[index, year, vintage]:
            courses[index, vintage, province].append((index, year, vintage))
    common: dict[tuple, tuple] = {}
    computed: dict[tuple, NationGain | None] = {}
    rows = []
    for (_, _, province), years in sorted(courses.items()):
        for before, after in pairwise(years):
            if (before, after) not in common:
                common[before, after] = rank_common(lists[before], lists[after])
                computed[before, after] = compute_nation_gain(lists[before], lists[after])
            places = (lists[before][province], lists[after][province])
            told = find_nation_gain(*places, means) or computed[before, after]
            rows.append(describe_step(*places, common[before, after], told))
    return shape_table(pd.DataFrame(rows), "07_changes")


class NationGain(NamedTuple):
    """By how much a nation's mean or median rose: printed ("mean", "median"), or "computed" of so
    many provinces.
    """

    gain: Decimal
    kind: str
    base: int | None = None


def describe_step(earlier: dict, later: dict, common: tuple, told: NationGain | None) -> dict:
    """One province from one known year of an index to the next."""
    why_not = refuse_points(earlier, later)
    gain = None if why_not else subtract(later["score"], earlier["score"])
    own_edition = earlier["edition"] and earlier["edition"] == later["edition"]
    nation = told if told and own_edition else None
    count, *ranked = common
    ranks = [places.get(later["province"]) for places in ranked]
    return {
        "index": later["index"],
        "vintage": later["vintage"],
        "province": later["province"],
        "unit": later["unit"],
        "year_from": earlier["year"],
        "year_to": later["year"],
        "score_from": earlier["score"],
        "score_to": later["score"],
        "gain": gain,
        "nation_gain": nation.gain if nation else None,
        "nation_kind": nation.kind if nation else None,
        "nation_base": nation.base if nation else None,
        "gain_over_nation": subtract(gain, nation.gain if nation else None),
        "rank_from": earlier["rank"],
        "rank_to": later["rank"],
        "of_from": earlier["rank_of"],
        "of_to": later["rank_of"],
        "common": count,
        "common_rank_from": ranks[0],
        "common_rank_to": ranks[1],
        "places_gained": None if None in ranks else ranks[0] - ranks[1],
        "comparable": not why_not,
        "why_not": why_not,
        "edition_from": earlier["edition"],
        "edition_to": later["edition"],
    }


def refuse_points(earlier: dict, later: dict) -> str:
    """Why two scores of an index may not be subtracted, as a reason word; "" where they may."""
    if not earlier["edition"] or not later["edition"]:
        return "framework_unknown"
    if earlier["edition"] != later["edition"]:
        return "framework_changed"
    return "sources_differ" if any(map(has_doubted_score, (earlier, later))) else ""


def has_doubted_score(place: dict) -> bool:
    """Whether sources print different points of a place, not only different ranks."""
    texts = [other["score_text"] for other in place["others"] or ()]
    known = [text for text in texts if text not in (None, place["score_text"])]
    return bool(place["differs"]) and (bool(known) or not texts)


def find_nation_gain(
    earlier: dict, later: dict, means: dict[tuple, NationalMean]
) -> NationGain | None:
    """What is published of the nation's change between two years: the gain on the year before, or
    two means or medians of one source.
    """
    first, last = (means.get((row["index"], row["year"])) for row in (earlier, later))
    if last and last.gain is not None and later["year"] == earlier["year"] + 1:
        return NationGain(last.gain, last.kind)
    if first and last and (first.source, first.kind) == (last.source, last.kind):
        return NationGain(last.value - first.value, last.kind)
    return None


def compute_nation_gain(earlier: dict[str, dict], later: dict[str, dict]) -> NationGain | None:
    """The change of the mean of the provinces with a score in both years, to two decimals; None
    where one of the lists lacks scores of provinces that were measured.
    """
    scores = [
        {slug: row["score"] for slug, row in places.items() if row["score"] is not None}
        for places in (earlier, later)
    ]
    measured = [count_measured(list(places.values())) for places in (earlier, later)]
    if not all(is_whole(len(own), all_of) for own, all_of in zip(scores, measured, strict=True)):
        return None
    shared = [slug for slug in scores[0] if slug in scores[1]]
    rise = sum(scores[1][slug] - scores[0][slug] for slug in shared) / len(shared)
    return NationGain(round(rise, 2), "computed", len(shared))


def rank_common(
    earlier: dict[str, dict], later: dict[str, dict]
) -> tuple[int, dict[str, int], dict[str, int]]:
    """How many provinces are ranked in both years, and their ranks among themselves in either:
    where both lists are whole, or where both years print ranks among the same number of provinces,
    so that all of them are common. 0 and nothing otherwise.
    """
    shared = list_shared(earlier, later)
    measured = {count_measured(list(places.values())) for places in (earlier, later)}
    if all(map(is_ranked_whole, (earlier, later))):
        count = len(shared)
        ranks = [order_places([places[slug] for slug in shared]) for places in (earlier, later)]
    elif len(measured) == 1:
        count = measured.pop()
        ranks = [[places[slug]["rank"] for slug in shared] for places in (earlier, later)]
    else:
        return 0, {}, {}
    return (count, *(dict(zip(shared, places, strict=True)) for places in ranks))


def list_shared(one: dict[str, dict], other: dict[str, dict]) -> list[str]:
    """The slugs of the provinces that two lists rank, in the order of the first."""
    return [slug for slug in one if one[slug]["rank"] and other.get(slug, {}).get("rank")]


def order_places(places: list[dict]) -> list[int]:
    """Competition ranks of provinces among themselves: by their ranks, or by score where the ranks
    are ours.
    """
    if all(place["rank_source"] == "score" for place in places):
        return rank_scores([place["score"] for place in places])
    return rank_places([place["rank"] for place in places])


def is_ranked_whole(places: dict[str, dict]) -> bool:
    """Whether a list ranks nearly all provinces measured."""
    members = list(places.values())
    return is_whole(sum(row["rank"] is not None for row in members), count_measured(members))


def compare_with_nation(
    standing: pd.DataFrame, changes: pd.DataFrame, province: str
) -> pd.DataFrame:
    """One row per index and year of a province: score, rank of N, and the gain since the year
    before beside the nation's, where that year is known.
    """
    own = standing[standing["province"] == province].merge(
        changes[
            (changes["province"] == province) & (changes["year_to"] - changes["year_from"] == 1)
        ],
        left_on=["index", "vintage", "year"],
        right_on=["index", "vintage", "year_to"],
        how="left",
        suffixes=("", "_step"),
    )
    own["provinces_scored"] = [
        count_scored(edition, year)
        for edition, year in zip(own["edition"], own["year"], strict=True)
    ]
    return own


def subtract(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    """The difference where both are known.

    >>> subtract(Decimal("86.37"), Decimal("83.72")), subtract(Decimal("45.34"), None)
    (Decimal('2.65'), None)
    """
    return None if later is None or earlier is None else later - earlier
