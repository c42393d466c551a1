"""How fast and how sure the registry is, beside rapidfuzz's best match on the same names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from rankings.language.text import fold
from rankings.registry import units as registry_units
from rankings.registry.name_forms import strip_type
from rankings.registry.units import NATIONWIDE, Unit, identify_unit, load_register

PROVINCE = "phu-tho"
DAY = "2024-12-31"
CUTOFFS = (0, 80, 90)


@dataclass(frozen=True)
class Measure:
    """One way to look names up: microseconds a name, and how many it got right, wrong, or left
    unknown.
    """

    method: str
    microseconds: float
    names: int
    right: int
    wrong: int
    unknown: int
    strangers: int
    strangers_taken: int


def measure_registry() -> list[Measure]:
    """Return the registry's look-up, cold and remembered, and rapidfuzz's best match at several
    cut-offs.

    Known names are the bodies of Phú Thọ in the spellings that pages use; strangers are districts
    of other provinces and agencies of districts, which no body of Phú Thọ may be taken for.
    """
    known, strangers = list(list_known()), list(list_strangers())
    measures = [
        _measure("registry, first time", _look_up_cold, known, strangers),
        _measure("registry, again", _look_up, known, strangers),
    ]
    names = sorted({unit.name for unit in _bodies()})
    folded = [fold(name) for name in names]
    for cutoff in CUTOFFS:

        def find_similar(printed: str, level: str, cutoff: int = cutoff) -> str:
            found = process.extractOne(
                fold(printed), folded, scorer=fuzz.ratio, score_cutoff=cutoff
            )
            return names[found[2]] if found else ""

        measures.append(
            _measure(
                f"rapidfuzz ratio, cut-off {cutoff}" if cutoff else "rapidfuzz ratio, best match",
                find_similar,
                known,
                strangers,
            )
        )
    return measures


def show_measures(measures: list[Measure]) -> str:
    """Return the measures as a markdown table.

    >>> show_measures([Measure("registry", 5.0, 10, 9, 0, 1, 4, 0)]).splitlines()[-1]
    '| registry | 5.0 | 9 of 10 | 0 | 1 | 0 of 4 |'
    """
    lines = [
        "| method | µs a name | right | taken for another | unknown | strangers taken for a body |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {measure.method} | {measure.microseconds:.1f} | {measure.right} of {measure.names} |"
        f" {measure.wrong} | {measure.unknown} | {measure.strangers_taken} of {measure.strangers} |"
        for measure in measures
    ]
    return "\n".join(lines)


def list_known() -> Iterator[tuple[str, str, str]]:
    """Yield (printed, level, name) for every body of the province in the spellings that pages
    use.
    """
    for unit in _bodies():
        for printed in dict.fromkeys(_spell(unit)):
            yield printed, unit.level, unit.name


def list_strangers() -> Iterator[tuple[str, str]]:
    """Yield (printed, level) of names that mean no body of the province: other provinces'
    districts, agencies of districts.
    """
    own = {strip_type(unit.name) for unit in _bodies() if unit.level == "district"}
    for unit in load_register().units.values():
        if unit.level == "district" and unit.is_valid(DAY) and strip_type(unit.name) not in own:
            yield unit.name, unit.level
    for name in sorted(own):
        yield f"Công an huyện {name}", "department"
        yield f"Văn phòng UBND huyện {name}", "department"


def _bodies() -> list[Unit]:
    """The province's own bodies and the nationwide types, without those that only centrally run
    cities have.
    """
    units = load_register().units.values()
    return [
        unit
        for unit in units
        if unit.name
        and unit.is_valid(DAY)
        and unit.province in (PROVINCE, NATIONWIDE)
        and unit.name != unit.name_city
    ]


def _spell(unit: Unit) -> Iterator[str]:
    yield unit.name
    yield unit.name.upper()
    if unit.level == "district":
        place_type, place = (
            unit.name.removesuffix(strip_type(unit.name)).strip(),
            strip_type(unit.name),
        )
        yield f"UBND {unit.name}"
        yield f"Ủy ban nhân dân {place_type.lower()} {place}"
        yield {"Huyện": "H. ", "Thị xã": "TX ", "Thành phố": "TP ", "Quận": "Q. "}[
            place_type
        ] + place
        return
    yield unit.name.replace(" và ", " & ")
    yield unit.name.replace(" - ", ", ").replace(", ", " – ")
    yield unit.name.replace("tỉnh", "tỉnh Phú Thọ")
    if unit.name.startswith("Sở ") and "&" in unit.abbreviation:
        yield f"Sở {unit.abbreviation}"
        yield f"Sở {unit.abbreviation.replace('&', '-')}"
        yield f"Sở {unit.abbreviation.replace('&', ' và ')}"


def _look_up(printed: str, level: str) -> str:
    unit = identify_unit(printed, PROVINCE, DAY, level)
    return unit.name if unit else ""


def _look_up_cold(printed: str, level: str) -> str:
    registry_units._identify.cache_clear()
    return _look_up(printed, level)


def _measure(
    method: str,
    look_up: Callable[[str, str], str],
    known: list[tuple[str, str, str]],
    strangers: list[tuple[str, str]],
) -> Measure:
    asked = [(printed, level) for printed, level, _ in known] + strangers
    for printed, level in asked:  # building the tables is not a look-up
        look_up(printed, level)
    begin = time.perf_counter()
    answers = [look_up(printed, level) for printed, level in asked]
    seconds = time.perf_counter() - begin
    right = sum(answer == name for answer, (_, _, name) in zip(answers, known, strict=False))
    unknown = sum(not answer for answer in answers[: len(known)])
    return Measure(
        method,
        seconds / len(asked) * 1e6,
        len(known),
        right,
        len(known) - right - unknown,
        unknown,
        len(strangers),
        sum(bool(answer) for answer in answers[len(known) :]),
    )


if __name__ == "__main__":
    print(show_measures(measure_registry()))
