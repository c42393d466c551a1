"""The floor's front door: the lists of a province, gathered from its `02_*` tables."""

from __future__ import annotations

from rankings.compare.groups import Group, gather_groups
from rankings.compare.versions import version_of
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
