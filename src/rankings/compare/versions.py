"""Which version of the criteria a row of `02_rankings` belongs to: the registry's answer, in one
place.
"""

from __future__ import annotations

from rankings.compare.groups import text_of
from rankings.compare.ranks import to_integer
from rankings.registry.frameworks import framework_of, load_frameworks


def version_of(row: dict) -> str:
    """The id of the framework version of a ranking row; "" where the registry has none.

    >>> version_of({"province": "phu-tho", "framework": "dti", "year": 2024, "level": "district"})
    'phu-tho_dti_2022'
    """
    facts = {
        "province": text_of(row["province"]),
        "framework": text_of(row["framework"]),
        "year": to_integer(row["year"]),
    }
    version = (
        framework_of(facts, text_of(row["level"])) if facts["framework"] and facts["year"] else None
    )
    return version.id if version else ""


def count_scored(version: str, year: int) -> int | None:
    """How many provinces had a score in a national index that year, where the registry knows it;
    else None.

    >>> count_scored("vn_papi_2018", 2021), count_scored("vn_pci_2006", 2021)
    (60, None)
    """
    found = load_frameworks().get(version)
    return (found.facts.get("scored") or {}).get(year) if found else None
