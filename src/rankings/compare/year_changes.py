"""`03_year_changes`: a unit between two years, as published and among the common units."""

from __future__ import annotations

import pandas as pd

from rankings.compare.groups import Group
from rankings.compare.pairs import UnitPair, YearPair, pair_years
from rankings.compare.rules import require_comparable
from rankings.store.schemas import list_columns


def list_year_changes(groups: list[Group]) -> pd.DataFrame:
    """One row per unit and pair of years (columns of `03_year_changes`), all pairs year_from <
    year_to.

    Points (`score_change`) only where `comparable`; ranks as published and among the units ranked
    in both years; `places_gained` > 0 is better. Shape: one row per unit ranked in both lists of a
    pair.
    """
    rows = [describe_change(pair, unit) for pair in pair_years(groups) for unit in pair.units]
    changes = pd.DataFrame(rows, columns=list_columns("03_year_changes"))
    return changes.sort_values(
        [
            "province",
            "level",
            "index_name",
            "label",
            "year_from",
            "year_to",
            "framework_from",
            "framework_to",
            "common_rank_to",
            "unit_id",
        ],
        kind="stable",
        ignore_index=True,
    )


def describe_change(pair: YearPair, unit: UnitPair) -> dict:
    """One row of `03_year_changes`."""
    reasons = [
        reason for reason in (pair.why_not, "" if unit.same_body else "body_changed") if reason
    ]
    earlier, later = unit.earlier, unit.later
    if not reasons and earlier.maximum and later.maximum and earlier.maximum != later.maximum:
        reasons = ["scale_changed"]
    known = earlier.score is not None and later.score is not None
    return {
        "province": pair.later.province,
        "framework_from": pair.earlier.framework,
        "framework_to": pair.later.framework,
        "level": pair.later.level,
        "unit_id": later.unit_id,
        "unit": later.unit,
        "year_from": pair.earlier.year,
        "year_to": pair.later.year,
        "score_from": earlier.score,
        "score_to": later.score,
        "max_from": earlier.maximum,
        "max_to": later.maximum,
        "score_change": later.score - earlier.score if known and not reasons else None,
        "rank_from": earlier.rank,
        "rank_to": later.rank,
        "places_gained": unit.common_rank_from - unit.common_rank_to,
        "common_rank_from": unit.common_rank_from,
        "common_rank_to": unit.common_rank_to,
        "comparable": not reasons,
        "why_not": "; ".join(reasons),
        "index_name": pair.later.index_name,
        "label": pair.label,
    }


def subtract_scores(
    changes: pd.DataFrame, level: str, year_from: int, year_to: int
) -> pd.DataFrame:
    """The units' score changes between two years, largest first; raises ForbiddenComparison where
    points of the two years may not be subtracted (other criteria, other scale), with what may be
    said instead.
    """
    chosen = select_pair(changes, level, year_from, year_to)
    refused = chosen.loc[~chosen["comparable"].astype(bool), "why_not"]
    if len(chosen) and len(refused) == len(chosen):
        require_comparable(refused.iloc[0], f"{level} {year_from} → {year_to}")
    known = chosen[chosen["comparable"].astype(bool) & chosen["score_change"].notna()]
    return known.sort_values("score_change", ascending=False, kind="stable", ignore_index=True)


def select_pair(changes: pd.DataFrame, level: str, year_from: int, year_to: int) -> pd.DataFrame:
    """The rows of one level and one pair of years (an empty frame where that pair was never
    published).
    """
    chosen = (
        (changes["level"] == level)
        & (changes["year_from"] == year_from)
        & (changes["year_to"] == year_to)
    )
    return changes[chosen & (changes["index_name"].fillna("") == "")].reset_index(drop=True)
