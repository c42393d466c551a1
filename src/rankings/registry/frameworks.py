"""Which version of which framework: what was measured, on which scale, and what may be compared
with what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from rankings.language.entries import choose_text
from rankings.language.text import fold, slugify
from rankings.registry.framework_file import (
    Criterion,
    FrameworkVersion,
    NationalMean,
    load_catalogue,
)
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

NATIONAL_LEVEL = "province"


def load_frameworks() -> dict[str, FrameworkVersion]:
    """Return all framework versions by id.

    >>> load_frameworks()["hung-yen_egov_2018"].levels["department"].max_score
    Decimal('500')
    """
    return load_catalogue()[0]


@remembered(maxsize=None)
def framework_names() -> frozenset[str]:
    """Return the frameworks that the catalogue has a version of.

    >>> {"dti", "pci"} <= framework_names()
    True
    """
    return frozenset(version.framework for version in load_frameworks().values())


@remembered(maxsize=None)
def national_indices() -> frozenset[str]:
    """Return the frameworks that only rank provinces: every version of theirs is the whole
    country's.

    >>> sorted(national_indices())
    ['ict_index', 'papi', 'par', 'pci', 'pgi', 'pii', 'sipas']
    """
    owners: dict[str, set[str]] = {}
    for version in load_frameworks().values():
        owners.setdefault(version.framework, set()).add(version.province)
    return frozenset(name for name, provinces in owners.items() if provinces == {"vn"})


@remembered(maxsize=None)
def indices_of_provinces() -> tuple[str, ...]:
    """Return the frameworks that rank the country's provinces, in the order of the file.

    >>> indices_of_provinces()[:3]
    ('ict_use', 'dti', 'par')
    """
    return tuple(
        dict.fromkeys(
            version.framework
            for version in load_frameworks().values()
            if version.province == "vn" and NATIONAL_LEVEL in version.levels
        )
    )


def load_national_means() -> tuple[NationalMean, ...]:
    """Return the known national means, in the order of the file."""
    return load_catalogue()[1]


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


def framework_title(framework: str, language: str) -> str:
    """Return what a framework is called in a sentence; where frameworks.yaml does not name it, its
    name as kept, an abbreviation in capitals.

    >>> framework_title("egov", "vi"), framework_title("ddci", "en")
    ('chính quyền điện tử', 'DDCI')
    """
    named = choose_text(load_catalogue()[3].get(framework, {}), language)
    is_abbreviation = framework.isascii() and framework.isalpha() and len(framework) <= 6
    return named or (framework.upper() if is_abbreviation else framework)


def index_title(framework: str, language: str) -> str:
    """Return what the ranking of the provinces by a framework is called.

    >>> index_title("dti", "vi"), index_title("pci", "vi")
    ('DTI', 'PCI')
    """
    named = choose_text(load_catalogue()[3].get(framework, {}).get("index", {}), language)
    return named or framework_title(framework, language)


def succeeds(one: str, other: str) -> bool:
    """Return whether two frameworks are one yearly evaluation under changed criteria: a version of
    the later names a version of the earlier as its `previous`, directly or over others.

    >>> succeeds("ict_use", "dti"), succeeds("dti", "ddci")
    (True, False)
    """
    versions = load_frameworks()
    near: dict[str, set[str]] = {}
    for version in versions.values():
        before = versions.get(version.facts.get("previous") or "")
        if before and before.framework != version.framework:
            near.setdefault(version.framework, set()).add(before.framework)
            near.setdefault(before.framework, set()).add(version.framework)
    reached, new = set(), {one}
    while new:
        reached |= new
        new = {name for known in new for name in near.get(known, ())} - reached
    return other in reached


def index_scale(framework: str | None) -> Decimal | None:
    """Return the most that a province can have in a national index, None where none is known.

    >>> index_scale("papi"), index_scale("egov") is None
    (Decimal('80'), True)
    """
    scale = load_catalogue()[3].get(framework or "", {}).get("scale")
    return None if scale is None else Decimal(scale)


_LEAST = "0.15"


def index_least(framework: str | None) -> Decimal:
    """Return the part of a national index that no province has had less than.

    >>> index_least("papi"), index_least("ebi")
    (Decimal('0.15'), Decimal('0.05'))
    """
    return Decimal(load_catalogue()[3].get(framework or "", {}).get("least", _LEAST))


def index_withholds(framework: str | None) -> int:
    """Return for how many provinces at most the ranking of a national index is held back: its "of
    60" and "of 63" are one list.

    >>> index_withholds("papi"), index_withholds("pci")
    (3, 0)
    """
    return load_catalogue()[3].get(framework or "", {}).get("withholds", 0)


def load_themes() -> dict[str, dict[str, Any]]:
    """Return the themes with their names in vi and en, in order.

    >>> list(load_themes())[:3]
    ['infrastructure', 'people', 'policy']
    """
    return load_catalogue()[2]


def _shorten(text: str) -> str:
    folded = fold(text)
    for long in load_lexicon().words("short_word"):
        folded = folded.replace(fold(long), load_lexicon().meanings("short_word")[long.lower()])
    return folded


def _find_words(name: str, words: Iterable[str]) -> Iterator[re.Match[str]]:
    for word in words:
        yield from re.finditer(rf"(?<!\w){re.escape(_shorten(word))}(?!\w)", name)
