"""Which version of which framework: what was measured, on which scale, and what may be compared
with what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from rankings.errors import SourceError
from rankings.language.text import fold, slugify
from rankings.registry.reference import read_yaml, reference_folder, remembered

NATIONAL_LEVEL = "province"
_LONG_WORDS = (
    ("công nghệ thông tin", "cntt"),
    ("thông tin điện tử", "ttđt"),
    ("dịch vụ công trực tuyến", "dvc"),
    ("dịch vụ công", "dvc"),
)


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
    """The mean of the provinces in a national index in a year, as published."""

    framework: str
    year: int
    value: Decimal
    provinces: int | None
    source: str
    certainty: str
    note: str
    caveat: Mapping[str, str] | None = field(default=None, hash=False)


def load_frameworks() -> dict[str, FrameworkVersion]:
    """Return all framework versions by id.

    >>> load_frameworks()["hung-yen_egov_2018"].levels["department"].max_score
    Decimal('500')
    """
    return _load_catalogue()[0]


@remembered(maxsize=None)
def national_indices() -> frozenset[str]:
    """Return the frameworks that only rank provinces: every version of theirs is the whole
    country's.

    >>> sorted(national_indices())
    ['papi', 'par', 'pci', 'sipas']
    """
    owners: dict[str, set[str]] = {}
    for version in load_frameworks().values():
        owners.setdefault(version.framework, set()).add(version.province)
    return frozenset(name for name, provinces in owners.items() if provinces == {"vn"})


def load_national_means() -> tuple[NationalMean, ...]:
    """Return the known national means, in the order of the file."""
    return _load_catalogue()[1]


def national_mean(framework: str, year: int) -> NationalMean | None:
    """Return the national mean of an index in a year, or None where none is known.

    >>> national_mean("par", 2021).value - national_mean("par", 2020).value
    Decimal('2.65')
    """
    return next(
        (
            mean
            for mean in load_national_means()
            if (mean.framework, mean.year) == (framework, int(year))
        ),
        None,
    )


def framework_of(document: Mapping[str, Any], level: str) -> FrameworkVersion | None:
    """Return the framework version of a document's ranking at a level, or None if the registry has
    none.

    `document` needs `province` (slug or name), `framework` and `evaluation_year` (or `year`); at
    level province the version is the national index's.

    >>> framework_of(
    ...     {"province": "phu-tho", "framework": "egov", "evaluation_year": 2021}, "district"
    ... ).id
    'phu-tho_egov_2018'
    >>> framework_of(
    ...     {"province": "phu-tho", "framework": "sipas", "evaluation_year": 2021}, "province"
    ... ).id
    'vn_sipas_2017'
    """
    year = document.get("evaluation_year", document.get("year"))
    if year in (None, "") or year != year:
        return None
    province = "vn" if level == NATIONAL_LEVEL else slugify(str(document.get("province") or ""))
    for version in load_frameworks().values():
        if (
            (version.framework, version.province) == (document.get("framework"), province)
            and version.covers(int(year))
            and level in version.levels
        ):
            return version
    return None


def find_criterion(printed: str, version: FrameworkVersion | None, level: str) -> Criterion | None:
    """Return the criterion that a printed name means in a version at a level, or None — by its
    words, never by likeness.

    >>> version = load_frameworks()["hung-yen_egov_2018"]
    >>> (
    ...     find_criterion("Mức độ chuyển đổi số", version, "district").id,
    ...     find_criterion("hạ tầng kỹ thuật CNTT", version, "department").id,
    ... )
    ('transformation', 'infrastructure')
    """
    if version is None or level not in version.levels:
        return None
    criteria = version.levels[level].criteria
    name = _shorten(printed)
    for criterion in criteria:
        if name == _shorten(criterion.vi) or name == _shorten(criterion.en):
            return criterion
    hits = {
        (match.start(), match.end()): criterion
        for criterion in criteria
        for match in _find_words(name, criterion.words)
    }
    widest = [
        criterion
        for (start, end), criterion in hits.items()
        if not any(
            low <= start and end <= high and (low, high) != (start, end) for low, high in hits
        )
    ]
    found = {criterion.id: criterion for criterion in widest}
    return widest[0] if len(found) == 1 else None


def theme_of(criterion_id: str, version: FrameworkVersion | None, level: str) -> str | None:
    """Return the theme of a criterion of a version at a level."""
    if version is None or level not in version.levels:
        return None
    return next(
        (
            criterion.theme
            for criterion in version.levels[level].criteria
            if criterion.id == criterion_id
        ),
        None,
    )


def framework_title(framework: str, language: str) -> str:
    """Return what a framework is called in a sentence; its id where frameworks.yaml does not name
    it.

    >>> framework_title("egov", "vi"), framework_title("ddci", "en")
    ('chính quyền điện tử', 'ddci')
    """
    return _load_catalogue()[3].get(framework, {}).get(language) or framework


def load_themes() -> dict[str, dict[str, Any]]:
    """Return the themes with their names in vi and en, in order.

    >>> list(load_themes())[:3]
    ['infrastructure', 'people', 'policy']
    """
    return _load_catalogue()[2]


def _shorten(text: str) -> str:
    folded = fold(text)
    for long, short in _LONG_WORDS:
        folded = folded.replace(long, short)
    return folded


def _find_words(name: str, words: Iterable[str]) -> Iterator[re.Match[str]]:
    for word in words:
        yield from re.finditer(rf"(?<!\w){re.escape(_shorten(word))}(?!\w)", name)


@remembered(maxsize=None)
def _load_catalogue() -> tuple[
    dict[str, FrameworkVersion],
    tuple[NationalMean, ...],
    dict[str, dict[str, Any]],
    dict[str, dict[str, str]],
]:
    path = reference_folder() / "frameworks.yaml"
    if not path.exists():
        raise SourceError(
            "the reference table is missing",
            place=str(path),
            hint="restore it from the project's history",
        )
    try:
        catalogue = read_yaml(path)
    except yaml.YAMLError as problem:
        raise SourceError(
            "the file is not valid YAML",
            place=path.name,
            quote=str(problem).splitlines()[-1].strip(),
            hint="put text with commas or colons in double quotes",
        ) from problem
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
    missing = [
        name
        for name in (
            "id",
            "framework",
            "province",
            "vi",
            "en",
            "years",
            "levels",
            "source",
            "certainty",
            "measured_by",
            "graded",
        )
        if name not in entry
    ]
    if missing:
        raise SourceError(
            f"a framework version lacks {missing[0]}",
            place=place,
            quote=str(entry.get("id", "")),
            hint="see docs/registry.md, adding a framework",
        )
    levels = {level: _read_level(level, facts) for level, facts in entry["levels"].items()}
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


def _read_level(level: str, facts: dict[str, Any]) -> FrameworkLevel:
    grades = tuple(
        Grade(grade["vi"], grade["en"], grade["order"], _read_maximum(grade["min"]))
        for grade in facts["grades"] or ()
    )
    return FrameworkLevel(
        level,
        _read_maximum(facts["max_score"]),
        tuple(_read_criteria(facts["criteria"])),
        grades,
        facts["disclosed"],
        facts["scale_note"],
        facts.get("weighted", False),
        _read_maximum(facts.get("points")),
    )


def _read_criteria(entries: list[dict[str, Any]], parent: str = "") -> Iterator[Criterion]:
    for entry in entries:
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
        yield from _read_criteria(children, entry["id"])


def _read_maximum(number: int | float | str | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
