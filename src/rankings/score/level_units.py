"""Which units a province has at a level in a year, and which of them a typed name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rankings.language.text import collapse_spaces, key
from rankings.registry.bodies import Unit
from rankings.registry.communes import list_communes
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import remembered
from rankings.registry.units import NATIONWIDE, identify_unit, load_register
from rankings.score.nodes import ScoredFramework

KINDS = ("department", "office")  # nationwide types that every province has
FULL_LIST = 10  # a registry with fewer departments of a province does not know them all


@remembered(maxsize=200)
def list_units(province: str, level: str, year: int) -> tuple[str, ...]:
    """Return the names of a province's units at a level at the end of a year, in the registry's
    order; a commune that shares its name stands with its district.

    >>> list_units("phu-tho", "district", 2024)[:2]
    ('Thành phố Việt Trì', 'Thị xã Phú Thọ')
    """
    on = f"{year}-12-31"
    if level == "province":
        bodies = [body for body in load_provinces() if body.valid_from <= on]
        return tuple(body.name for body in bodies if on <= (body.valid_to or "9999"))
    if level == "commune":
        return name_communes(list_communes(province, on))
    units = [
        unit
        for unit in load_register().units.values()
        if unit.province == province and unit.level == level and unit.is_valid(on)
    ]
    if level == "department" and len(units) < FULL_LIST:
        units += [
            unit
            for kind in load_register().units.values()
            if kind.province == NATIONWIDE and kind.kind in KINDS and kind.is_valid(on)
            for name in (kind.name, kind.name_city)
            if name and (unit := identify_unit(name, province, on, level))
        ]
    return tuple(dict.fromkeys(unit.name for unit in units if unit.name))


def name_communes(communes: list[Unit]) -> tuple[str, ...]:
    """Return the names of communes; namesakes with their district in brackets."""
    count = Counter(unit.name for unit in communes)
    return tuple(
        f"{unit.name} ({unit.parent})" if count[unit.name] > 1 and unit.parent else unit.name
        for unit in communes
    )


class Roll:
    """The units that a sheet may name at one level: those of the province, and the spellings the
    registry knows for them.
    """

    def __init__(
        self,
        province: str,
        level: str,
        year: int,
        graded: Sequence[str],
        left_out: Sequence[str],
    ) -> None:
        self.province, self.level, self.on = province, level, f"{year}-12-31"
        known = list_units(province, level, year)
        self.names = tuple(graded) or known
        self.is_closed = bool(graded)
        self.by_key = {key(name): name for name in (*left_out, *known, *self.names)}

    def is_graded(self, unit: str) -> bool:
        """Return whether the framework grades a unit that was found."""
        return not self.is_closed or unit in self.names

    def find(self, typed: str) -> str | None:
        """Return the unit's name in the registry, None where no unit or more than one is meant."""
        name, parent = collapse_spaces(typed), None
        if key(name) in self.by_key:
            return self.by_key[key(name)]
        if name.endswith(")") and "(" in name:
            name, parent = (part.strip(" )") for part in name.rsplit("(", 1))
        unit = identify_unit(name, self.province, self.on, self.level, parent)
        if unit is None or not unit.is_valid(self.on):
            return None
        found = self.by_key.get(key(unit.name))
        return found or (unit.name if self.level == "department" else None)


def call_roll(framework: ScoredFramework, level: str, province: str, year: int) -> Roll:
    """Return the roll of a level of a framework."""
    facts = framework.levels[level]
    return Roll(province, level, year, facts.graded, [row.unit for row in facts.left_out])
