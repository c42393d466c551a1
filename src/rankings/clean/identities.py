"""Printed names → unit ids, at 31 December of the evaluated year; a name nobody knows keeps its
printed form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rankings.clean.observations import Unmatched
from rankings.language.text import collapse_spaces, fold, fold_letters, fold_tone_marks
from rankings.registry.communes import list_commune_names
from rankings.registry.name_forms import place_types
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import remembered
from rankings.registry.unit_names import level_of_place, write_out_place
from rankings.registry.units import identify_unit, load_register
from rankings.registry.vocabulary import compile_words

COMMITTEE = (
    rf"@people_committee\s+(?=(?:các\s+)?(?:{place_types('district', 'commune')}|tp|tx|h\.))"
)
PLACE_TYPE = re.compile(rf"^(?:{place_types('district', 'commune')})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Identity:
    """Who a printed name is; `unit_id` and `kind` are None where nobody knows."""

    unit: str
    unit_id: str | None
    kind: str | None
    level: str | None


class NameReader:
    """Identifies the units of one source and collects the names nobody knows."""

    def __init__(self, province: str | None, scope: str = "provincial"):
        self.province = province
        self.scope = scope
        self.unmatched: dict[tuple[str, str], Unmatched] = {}
        self.known: dict[tuple, Identity] = {}

    def identify(
        self,
        printed: str,
        level: str,
        year: int | None,
        place: tuple[str, int, int],
        place_type: str = "",
        parent: str = "",
    ) -> Identity:
        """The identity of a name in a year; `place` is (quote, start, end), kept for a name nobody
        knows.

        `place_type` is the type that a list says once for all its names ("các huyện A, B"); the
        bare name is asked for too. `parent` is the district printed beside a commune.
        """
        place_type = "" if level_of_place(printed) else place_type  # "Xã": "Phường Âu Lạc"
        asked = (printed, level, year, place_type, parent)
        if asked not in self.known:
            typed = self._look_up(f"{place_type} {printed}".strip(), level, year, parent)
            bare = (
                self._look_up(printed, level, year, parent)
                if place_type and typed.unit_id is None
                else typed
            )
            self.known[asked] = bare if bare.unit_id is not None else typed
        identity = self.known[asked]
        is_asked = level != "ministry" and (printed, level) not in self.unmatched
        if identity.unit_id is None and is_asked:
            suggestion, similarity = suggest_name(printed, self.province, level)
            self.unmatched[printed, level] = Unmatched(printed, suggestion, similarity, *place)
        return identity

    def _look_up(self, printed: str, level: str, year: int | None, parent: str) -> Identity:
        day = f"{year}-12-31" if year else "2021-12-31"
        names = [collapse_spaces(printed)]
        if level == "department" and self.province:
            names = _with_and_without_province(names[0], self.province)
        units = (identify_unit(name, self.province, day, level or None, parent) for name in names)
        unit = next((unit for unit in units if unit is not None), None)
        if unit is None:
            known_as = names[-1] if fold(names[-1]).startswith("so ") else printed
            return Identity(tidy_name(known_as), None, None, level or None)
        return Identity(unit.name, unit.unit_id, unit.kind, unit.level)


def _with_and_without_province(name: str, province: str) -> list[str]:
    """The names under which an agency of a province may be known, the likeliest first.

    >>> _with_and_without_province("Ban Quản lý Khu kinh tế Phú Yên", "phu-yen")[-1]
    'Ban Quản lý Khu kinh tế'
    >>> _with_and_without_province("Ban Quản lý Khu kinh tế", "phu-yen")[0]
    'Ban Quản lý Khu kinh tế Phú Yên'
    """
    own = next((row.name for row in load_provinces() if row.slug == province), "")
    if not own or not fold(name).endswith(f" {fold(own)}"):
        return [f"{name} {own}", name]
    return [name, name[: -len(own) - 1].removesuffix(" tỉnh")]


def tidy_name(printed: str) -> str:
    """The canonical way to write a name that the registry does not know: no committee, old tone
    marks, capital.

    >>> tidy_name("Uỷ ban nhân dân huyện  Yên Lạc")
    'Huyện Yên Lạc'
    >>> tidy_name("phường Hoà Minh")
    'Phường Hòa Minh'
    """
    place = write_out_place(printed)
    if place:
        return place
    name = collapse_spaces(fold_tone_marks(printed))
    if committee := compile_words(COMMITTEE).match(fold_letters(name)):
        name = name[committee.end() :]
    return name[:1].upper() + name[1:] if PLACE_TYPE.match(name) else name


def suggest_name(printed: str, province: str | None, level: str) -> tuple[str | None, float | None]:
    """The nearest known name and how near it is (0–100): a hint for a person, never used as an
    identity.

    >>> suggest_name("Sở Thông tin và Truyền thôn", "phu-tho", "department")[0]
    'Sở Thông tin và Truyền thông'
    """
    from rapidfuzz import fuzz, process  # here: most pages hold known names alone

    names = _known_names(province, level)
    best = process.extractOne(fold(printed), list(names), scorer=fuzz.ratio)
    return (names[best[0]], round(best[1], 1)) if best else (None, None)


@remembered(maxsize=64)
def _known_names(province: str | None, level: str) -> dict[str, str]:
    """The names of a province's units at a level, by their folded form, in order."""
    if level == "commune":
        return {fold(name): name for name in sorted(list_commune_names(province or ""))}
    names = {
        unit.name
        for unit in load_register().units.values()
        if unit.name and unit.province in ("vn", province) and (not level or unit.level == level)
    }
    return {fold(name): name for name in sorted(names)}
