"""`frameworks.yaml` as it is read: versions, levels, criteria, grades and national means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.registry.reference import reference_folder, remembered

# What each entry must have.
PARTS = ("versions", "national_means", "themes")
VERSION = tuple(
    "id framework province vi en years levels source certainty measured_by graded".split()
)
LEVEL = ("max_score", "criteria", "grades", "disclosed", "scale_note")
CRITERION = ("id", "vi", "en", "theme", "max", "words")


@dataclass(frozen=True)
class Criterion:
    """A criterion of a framework at a level; `max_score` None where no maximum is printed."""

    id: str
    vi: str
    en: str
    theme: str | None
    max_score: Decimal | None
    words: tuple[str, ...]
    parent: str = ""
    has_children: bool = False


@dataclass(frozen=True)
class Grade:
    """A grade and the share or score it begins at; `minimum` None where unpublished."""

    vi: str
    en: str
    order: int
    minimum: Decimal | None


@dataclass(frozen=True)
class FrameworkLevel:
    """What a framework version asks of one level: scale, criteria, grades and what was
    disclosed.
    """

    level: str
    max_score: Decimal | None
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    disclosed: Mapping[str, str]
    scale_note: Mapping[str, str]
    is_weighted: bool = False
    points: Decimal | None = None  # what criteria add up to, where it is published on another scale

    def leaves(self) -> tuple[Criterion, ...]:
        """Return the criteria that have none below them: the ones that points are added up from."""
        return tuple(criterion for criterion in self.criteria if not criterion.has_children)


@dataclass(frozen=True)
class FrameworkVersion:
    """One version of one framework; figures of two versions are never set side by side in
    points.
    """

    id: str
    framework: str
    province: str
    vi: str
    en: str
    first_year: int
    last_year: int | None
    levels: Mapping[str, FrameworkLevel] = field(hash=False)
    facts: Mapping[str, Any] = field(hash=False)

    def covers(self, year: int) -> bool:
        return self.first_year <= year <= (self.last_year or 9999)


@dataclass(frozen=True)
class NationalMean:
    """The mean or median (`kind`) of the provinces in a national index in a year, as published,
    with its `gain` on the year before where that is printed.
    """

    framework: str
    year: int
    value: Decimal
    provinces: int | None
    source: str
    certainty: str
    note: str
    caveat: Mapping[str, str] | None = field(default=None, hash=False)
    kind: str = "mean"
    gain: Decimal | None = None


@remembered(maxsize=None)
def load_catalogue() -> tuple[
    dict[str, FrameworkVersion],
    tuple[NationalMean, ...],
    dict[str, dict[str, Any]],
    dict[str, dict[str, str]],
]:
    """Return the versions, national means, themes and names of frameworks.yaml."""
    path = reference_folder() / "frameworks.yaml"
    if not path.exists():
        raise SourceError(
            "the reference table is missing",
            place=str(path),
            hint="restore it from the project's history",
        )
    catalogue = read_yaml(path)
    _require(catalogue, PARTS, path.name)
    _check_texts(catalogue, path.name)
    versions = {entry["id"]: _read_version(entry, path.name) for entry in catalogue["versions"]}
    means = tuple(
        NationalMean(
            row["framework"],
            row["year"],
            Decimal(row["value"]),
            row["provinces"],
            row["source"],
            row["certainty"],
            row["note"],
            row.get("caveat"),
            row["kind"],
            Decimal(row["gain"]) if "gain" in row else None,
        )
        for row in catalogue["national_means"]
    )
    return versions, means, catalogue["themes"], catalogue.get("frameworks", {})


def _check_texts(node: Any, place: str) -> None:
    """Refuse a text that lost its tail: `{vi: a, b, en: c}` without quotes makes a key "b" of
    it.
    """
    if isinstance(node, dict):
        for name, value in node.items():
            if value is None and ("vi" in node and "en" in node) and " " in str(name):
                raise SourceError(
                    "a text with a comma stands without quotes",
                    place=place,
                    quote=str(name),
                    hint='write vi: "…, …"',
                )
            _check_texts(value, f"{place}: {node.get('id', name)}")
    elif isinstance(node, list):
        for part in node:
            _check_texts(part, place)


def _read_version(entry: dict[str, Any], place: str) -> FrameworkVersion:
    here = f"{place}: {_name_of(entry)}"
    _require(entry, VERSION, here)
    levels = {
        level: _read_level(level, facts, f"{here}: {level}")
        for level, facts in entry["levels"].items()
    }
    facts = {name: value for name, value in entry.items() if name not in ("levels", "years")}
    return FrameworkVersion(
        entry["id"],
        entry["framework"],
        entry["province"],
        entry["vi"],
        entry["en"],
        entry["years"]["from"],
        entry["years"]["to"],
        levels,
        facts,
    )


def _name_of(entry: Any) -> str:
    return str(entry.get("id", "")) if isinstance(entry, dict) else str(entry)


def _require(entry: Any, names: tuple[str, ...], place: str) -> None:
    """Refuse an entry without one of its parts."""
    missing = [name for name in names if not isinstance(entry, dict) or name not in entry]
    if missing:
        raise SourceError(
            f"the entry lacks {missing[0]}",
            place=place,
            hint="see docs/registry.md, adding a framework",
        )


def _read_level(level: str, facts: dict[str, Any], place: str) -> FrameworkLevel:
    _require(facts, LEVEL, place)
    grades = tuple(
        Grade(grade["vi"], grade["en"], grade["order"], _read_maximum(grade["min"]))
        for grade in facts["grades"] or ()
    )
    return FrameworkLevel(
        level,
        _read_maximum(facts["max_score"]),
        tuple(_read_criteria(facts["criteria"], place)),
        grades,
        facts["disclosed"],
        facts["scale_note"],
        facts.get("weighted", False),
        _read_maximum(facts.get("points")),
    )


def _read_criteria(
    entries: list[dict[str, Any]], place: str, parent: str = ""
) -> Iterator[Criterion]:
    for entry in entries:
        _require(entry, CRITERION, f"{place}: {_name_of(entry)}")
        children = entry.get("children", [])
        yield Criterion(
            entry["id"],
            entry["vi"],
            entry["en"],
            entry["theme"],
            _read_maximum(entry["max"]),
            tuple(entry["words"]),
            parent,
            bool(children),
        )
        yield from _read_criteria(children, place, entry["id"])


def _read_maximum(number: int | float | str | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
