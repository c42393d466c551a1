"""Where points are lost: best, second and worst per criterion as percent of its printed maximum."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from rankings.compare.positions import share_of_maximum
from rankings.compare.ranks import plain_rows, to_decimal

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
    found: dict[tuple, list[dict]] = {}
    for row in plain_rows(criteria):
        group = row["document_id"], row["level"], row["year"]
        if None not in group:
            criterion = row["criterion_id"] or row["criterion"]
            found.setdefault((*group, criterion), []).append(row)
    rows = []
    for members in found.values():
        maximum = find_maximum(members)
        if maximum is None and not any(row["statistic"] for row in members):
            continue
        row = {name: members[0][name] for name in LOST_POINT_COLUMNS[:5]} | {"max_score": maximum}
        for statistic, place in STATISTICS.items():
            score, units = name_end(find_end(members, statistic))
            row |= {
                f"{place}_score": score,
                f"{place}_percent": share_of_maximum(score, maximum),
                f"{place}_units": units,
            }
        rows.append(row)
    return pd.DataFrame(rows, columns=LOST_POINT_COLUMNS)


def find_maximum(members: list[dict]) -> Decimal | None:
    """The printed maximum of one criterion."""
    printed = (to_decimal(row["max_score"]) for row in members)
    return next((maximum for maximum in printed if maximum is not None), None)


def name_end(found: list[dict]) -> tuple[Decimal | None, str]:
    """(score, names) of those at one end of a criterion."""
    scores = [to_decimal(row["score"]) for row in found if row["score"] is not None]
    names = "; ".join(str(row["unit"]) for row in found if row["unit"] is not None)
    return (scores[0] if scores else None), names


def find_end(members: list[dict], statistic: str) -> list[dict]:
    """The rows of one criterion that are its highest, second or lowest. Where no sentence names
    one: the best single value; the next where all others are told to have less; the value of all
    others.
    """
    said = [row for row in members if row["statistic"] == statistic]
    others = [row for row in members if row["statistic"] == "others"]
    if said or statistic == "lowest":
        return said or others
    values = [row for row in members if row["statistic"] == "value" and row["score"] is not None]
    scores = sorted((to_decimal(row["score"]) for row in values), reverse=True)
    at = {"highest": 0, "second": 1}[statistic]
    if len(scores) <= at or (at and not others):
        return []
    return [row for row in values if to_decimal(row["score"]) == scores[at]]


def find_ends(rows: list[dict], statistic: str) -> list[dict]:
    """The highest, second or lowest of every criterion."""
    return [row for own in part_criteria(rows) for row in find_end(own, statistic)]


def part_criteria(rows: list[dict]) -> list[list[dict]]:
    """The rows of each criterion, as printed."""
    criteria: dict[str, list[dict]] = {}
    for row in rows:
        criteria.setdefault(row["criterion"], []).append(row)
    return list(criteria.values())
