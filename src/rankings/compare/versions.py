"""Which version of the criteria a row of `02_rankings` belongs to: the registry's answer, in one place."""

from __future__ import annotations

from rankings.compare.groups import text_of
from rankings.compare.ranks import to_integer
from rankings.registry.frameworks import framework_of


def version_of(row: dict) -> str:
    """The id of the framework version of a ranking row; "" where the registry has none.

    >>> version_of({"province": "phu-tho", "framework": "dti", "year": 2024, "level": "district"})
    'phu-tho_dti_2022'
    """
    facts = {"province": text_of(row["province"]), "framework": text_of(row["framework"]), "year": to_integer(row["year"])}
    version = framework_of(facts, text_of(row["level"])) if facts["framework"] and facts["year"] else None
    return version.id if version else ""
