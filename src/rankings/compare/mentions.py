"""Who is named in words, who of them in praise, and whether praise goes with a high rank."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from rankings.compare.groups import Group
from rankings.compare.leaders import follow_units
from rankings.compare.ranks import TOP, share_ties
from rankings.registry.vocabulary import find_words
from rankings.store.schemas import list_columns
from rankings.store.spreadsheet import is_missing

MENTION_COLUMNS = [
    "unit",
    "year",
    "times_named",
    "times_praised",
    "topics",
    "praised_for",
    "ranks",
]


def is_praise(mention: Mapping) -> bool:
    """Whether a mention praises: in good words ("tiêu biểu", "thực hiện tốt") of the passage, where
    that is known. A unit said to have done something, in no such words, is not praised.

    >>> done = "Các đơn vị như: huyện Đoan Hùng đã triển khai phần mềm."
    >>> is_praise({"tone": "good", "quote": done}), is_praise({"tone": "good", "quote": None})
    (False, True)
    """
    if mention["tone"] != "good" or is_missing(quote := mention.get("quote")):
        return mention["tone"] == "good"
    return any(word.value == "good" for word in find_words(quote, "mention_word"))


def name_topics(mentions: pd.DataFrame) -> str:
    """What some mentions are about."""
    return "; ".join(sorted(set(mentions["topic"].dropna())))


def follow_mentions(mentions: pd.DataFrame, groups: list[Group]) -> pd.DataFrame:
    """One row per unit named for something (never for a fault): how often, how often in praise, for
    what, praised for what, and its published ranks {year: rank} in all lists; most often named
    first."""
    ranks = {
        ways[-1][1].unit: {group.year: place.rank for group, place in ways}
        for _, ways in follow_units(groups)
    }
    named = mentions[mentions["tone"] != "bad"]
    named = named.assign(is_praise=[is_praise(row) for row in named.to_dict("records")])
    rows = [
        {
            "unit": unit,
            "year": year,
            "times_named": len(members),
            "times_praised": int(members["is_praise"].sum()),
            "topics": name_topics(members),
            "praised_for": name_topics(members[members["is_praise"]]),
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


def measure_praise(mentions: pd.DataFrame, trajectories: pd.DataFrame) -> pd.DataFrame:
    """One row per level and year since the first praise (columns of `03_praise`), of the units
    ranked in every complete list: the mean of the `common_ranks` (tied ones at the middle of the
    places they share) of those praised, of those of them that are not among the first five in each
    of these years, and of all others; `lead`: by how many places a mean is above that of the
    others. No row for a level where nobody is praised.
    """
    known = [row for row in mentions.to_dict("records") if not is_missing(row["unit_id"])]
    praised = [row for row in known if is_praise(row)]
    units = {row["unit_id"] for row in praised}
    first = min((row["year"] for row in praised if not is_missing(row["year"])), default=0)
    agencies = trajectories[trajectories["level"] != "province"]
    rows = []
    for (province, level, label), ways in agencies.groupby(
        ["province", "level", "label"], sort=True, dropna=False
    ):
        told = [
            (way.unit_id in units, list_common_ranks(way, first))
            for way in ways.itertuples()
            if isinstance(way.common_ranks, list) and is_missing(way.index_name)
        ]
        if any(is_praised for is_praised, _ in told):
            series = {"province": province, "level": level, "label": label}
            rows += [series | row for row in weigh_praise(told)]
    return pd.DataFrame(rows, columns=list_columns("03_praise"))


def list_common_ranks(way: object, first: int) -> dict[int, int]:
    """{year: rank among the units of every complete list} of a trajectory's row, from a year on."""
    pairs = zip(way.years, way.common_ranks, strict=True)
    return {year: rank for year, rank in pairs if rank is not None and year >= first}


def weigh_praise(told: list[tuple[bool, dict[int, int]]]) -> list[dict]:
    """What `measure_praise` says of each year, of units that are praised or not and their ranks."""
    own = [ranks for is_praised, ranks in told if is_praised]
    below = [ranks for ranks in own if any(rank > TOP for rank in ranks.values())]
    others = [ranks for is_praised, ranks in told if not is_praised]
    counts = {
        "praised": len(own),
        "always_top5": len(own) - len(below),
        "below_top5": len(below),
        "not_praised": len(others),
    }
    rows = []
    for year in own[0]:
        shared = share_ties([ranks[year] for _, ranks in told])
        mean, mean_below, mean_others = (
            average([shared[ranks[year]] for ranks in part]) for part in (own, below, others)
        )
        means = {
            "mean_rank": mean,
            "mean_rank_below": mean_below,
            "mean_rank_others": mean_others,
            "lead": mean_others - mean,
            "lead_below": mean_others - mean_below,
        }
        known = {name: None if mean.is_nan() else float(mean) for name, mean in means.items()}
        rows.append({"year": year} | counts | known)
    return rows


def average(ranks: list[float]) -> Decimal:
    """The mean of some ranks; NaN without any.

    >>> average([1, 2, 2, 5]), average([])
    (Decimal('2.5'), Decimal('NaN'))
    """
    return Decimal(sum(ranks)) / len(ranks) if ranks else Decimal("NaN")
