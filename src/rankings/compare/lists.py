"""The floor's front door: the lists of a province, gathered from its `02_*` tables."""

from __future__ import annotations

import pandas as pd

from rankings.compare.groups import Group, gather_groups
from rankings.compare.spread import describe_density
from rankings.compare.versions import version_of
from rankings.store.schemas import list_columns
from rankings.store.tables import read_table


def load_lists(province: str) -> list[Group]:
    """All published lists of a province, with what is known of each: size, scale, version of the
    criteria.

    Raises ContractError with the command to run where notebook 02 has not run for the province.
    """
    return gather_groups(
        read_table("02_rankings", province),
        version_of,
        read_table("02_grade_counts", province),
        read_table("02_criteria", province),
    )


def describe_lists(groups: list[Group]) -> pd.DataFrame:
    """One row per list (columns of `03_lists`): how many units it ranks, how many have a score, why
    it is partial if it is, and how dense it is.
    """
    rows = [
        {
            "province": group.province,
            "level": group.level,
            "index_name": group.index_name,
            "year": group.year,
            "framework": group.framework,
            "ranked": len(group.ranked),
            "scored": sum(place.score is not None for place in group.places),
            "group_size": group.size,
            "complete": group.is_complete,
            "why_partial": group.why_partial,
            "label": group.label,
            **describe_density(group),
        }
        for group in groups
    ]
    return pd.DataFrame(rows, columns=list_columns("03_lists"))
