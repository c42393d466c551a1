"""Where points are lost: best, second and worst per criterion as percent of its printed maximum."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from rankings.compare.groups import text_of
from rankings.compare.positions import share_of_maximum
from rankings.compare.ranks import to_decimal
from rankings.store.spreadsheet import is_missing

STATISTICS = {"highest": "best", "second": "second", "lowest": "worst"}
LOST_POINT_COLUMNS = [
    "document_id",
    "level",
    "year",
    "criterion_id",
    "criterion",
    "max_score",
    "best_score",
    "best_percent",
    "best_units",
    "second_score",
    "second_percent",
    "second_units",
    "worst_score",
    "worst_percent",
    "worst_units",
]


def list_lost_points(criteria: pd.DataFrame) -> pd.DataFrame:
    """One row per criterion and group, in the order of the page: printed extremes as percent of the
    maximum.

    Where a page prints single values instead of extremes, the best of them stands as best, the next
    as second if all others are told to have less, and the value of "all others" as worst. Percent
    only where the maximum is printed; units joined by "; ".
    """
    rows = []
    named = criteria.assign(
        criterion_key=[
            text_of(one) or text_of(other)
            for one, other in zip(criteria["criterion_id"], criteria["criterion"], strict=True)
        ]
    )
    for (document_id, level, year, _), members in named.groupby(
        ["document_id", "level", "year", "criterion_key"], sort=False
    ):
        maximum = next(
            (to_decimal(value) for value in members["max_score"] if not is_missing(value)), None
        )
        if maximum is None and members["statistic"].map(is_missing).all():
            continue
        row = {
            "document_id": document_id,
            "level": level,
            "year": year,
            "max_score": maximum,
            "criterion_id": members["criterion_id"].iloc[0],
            "criterion": members["criterion"].iloc[0],
        }
        for place in STATISTICS.values():
            score, units = find_extreme(members, place)
            row |= {
                f"{place}_score": score,
                f"{place}_percent": share_of_maximum(score, maximum),
                f"{place}_units": units,
            }
        rows.append(row)
    return pd.DataFrame(rows, columns=LOST_POINT_COLUMNS)


def find_extreme(members: pd.DataFrame, place: str) -> tuple[Decimal | None, str]:
    """(score, names) of the best, second or worst of one criterion."""
    statistic = next(name for name, meaning in STATISTICS.items() if meaning == place)
    said = members[members["statistic"] == statistic]
    if said.empty:
        said = replace_extreme(members, place)
    scores = [to_decimal(score) for score in said["score"]]
    known = [score for score in scores if score is not None]
    names = "; ".join(text_of(unit) for unit in said["unit"] if not is_missing(unit))
    return (known[0] if known else None), names


def replace_extreme(members: pd.DataFrame, place: str) -> pd.DataFrame:
    """The rows that stand for an extreme no sentence names: the best single value; the next where
    all others are told to have less; the value of all others.
    """
    others = members[members["statistic"] == "others"]
    if place == "worst":
        return others
    values = members[members["statistic"] == "value"]
    ways = sorted((to_decimal(score) for score in values["score"]), reverse=True)
    at = {"best": 0, "second": 1}[place]
    if len(ways) <= at or (at and others.empty):
        return members.iloc[:0]
    return values[[to_decimal(score) == ways[at] for score in values["score"]]]
