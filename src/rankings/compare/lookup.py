"""The lists and units that an analyst asks for by name, found through the registry; a name that is
in no list gets the nearest ones as a hint.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from rapidfuzz import fuzz, process

from rankings.errors import SourceError
from rankings.language.text import fold, key
from rankings.registry.units import canonical_name

SUGGESTED = 3


def find_unit_rows(places: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the rows of `04_positions` of a unit, however its name is written ("Sở TT&TT", "Lâm
    Thao", "UBND huyện Lâm Thao"), in order of the years.

    SourceError with the nearest names where no list of the province ranks such a unit.
    """
    names = list(dict.fromkeys(places["unit"]))
    provinces = list(dict.fromkeys(places["province"]))
    wanted = {key(unit)} | {key(canonical_name(unit, province)) for province in provinces}
    rows = places[places["unit"].map(key).isin(wanted)]
    if rows.empty:
        raise refuse_unit(unit, names, provinces)
    return rows.sort_values("year")


def refuse_unit(unit: str, names: Iterable[str], provinces: Iterable[str]) -> SourceError:
    """Return the error for a name that no list of some provinces has, with the nearest names."""
    near = process.extract(
        fold(unit), {name: fold(name) for name in names}, scorer=fuzz.WRatio, limit=SUGGESTED
    )
    return SourceError(
        f"no list of {', '.join(provinces) or 'the province'} ranks a unit of this name",
        quote=unit,
        hint=f"perhaps {' or '.join(name for _, _, name in near)}" if near else "",
    )


def find_list_rows(places: pd.DataFrame, level: str, year: int) -> pd.DataFrame:
    """Return the rows of `04_positions` of one list, best rank first.

    SourceError with the levels and years that there are where there is no such list.
    """
    rows = places[(places["level"] == level) & (places["year"] == year)]
    if rows.empty:
        known = dict.fromkeys(zip(places["level"], places["year"], strict=True))
        raise SourceError(
            "no such list was published",
            quote=f"{level}, {year}",
            hint="there are "
            + "; ".join(f"{level}, {year}" for level, year in sorted(known) if level != "province"),
        )
    return rows.sort_values("rank", ignore_index=True)
