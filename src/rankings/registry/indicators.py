"""Which canonical indicator a printed figure belongs to — by its words, whatever document prints
it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rankings.language.entries import DEFAULT
from rankings.language.text import fold
from rankings.registry.reference import read_reference, remembered


@dataclass(frozen=True)
class Break:
    """The year from which an indicator is no longer the one of the years before, and why."""

    year: int
    vi: str
    en: str

    def say(self, language: str) -> str:
        """Why, in a language."""
        return self.vi if language == DEFAULT else self.en


@dataclass(frozen=True)
class Indicator:
    """A narrative figure under one name across documents and years; `breaks` say where the series
    is cut.
    """

    indicator_id: str
    theme: str
    family: str
    family_en: str
    name: str
    name_en: str
    definition: str
    definition_en: str
    measured_in: str
    unit: str
    base: str
    base_en: str
    direction: str
    since: int | None
    breaks: tuple[Break, ...]
    words: tuple[tuple[str, ...], ...]
    quote_words: tuple[tuple[str, ...], ...]
    no_words: tuple[str, ...]
    in_ladder: str
    source: str
    certainty: str

    def break_between(self, earlier: int, later: int) -> Break | None:
        """Return the break that parts two years, the last one if there are several; None where the
        series holds.

        >>> load_indicators()["online_dossiers_share"].break_between(2020, 2021) is None
        True
        >>> load_indicators()["webpages_communes"].break_between(2016, 2021).en
        '277 communes became 225 on 1 February 2020'
        """
        first, last = sorted((int(earlier), int(later)))
        return next((cut for cut in reversed(self.breaks) if first < cut.year <= last), None)


@remembered(maxsize=None)
def load_indicators() -> dict[str, Indicator]:
    """Return all indicators by id, in the order of the file.

    >>> load_indicators()["signed_documents"].unit
    '%'
    """
    return {row["indicator_id"]: _read_indicator(row) for row in read_reference("indicators")}


def indicator_of(statement: Mapping[str, Any]) -> str | None:
    """Return the indicator that a figure belongs to, or None where no words, or several indicators'
    words, fit.

    `statement` holds `subject`, `measure`, `unit` and `quote` as printed, and where there are any
    `of` (the denominator, which makes a share of a count) and `level`. The indicator with the most
    words found wins.

    >>> indicator_of(
    ...     {
    ...         "measure": "Tỷ lệ văn bản có ký số",
    ...         "unit": "%",
    ...         "quote": "Tỷ lệ văn bản có ký số đạt 95,25%",
    ...     }
    ... )
    'signed_documents'
    """
    near = fold(" ".join(str(statement.get(name) or "") for name in ("subject", "measure", "unit")))
    quote = fold(str(statement.get("quote") or "")) or near
    level = str(statement.get("level") or "")
    unit = fold(str(statement.get("unit") or ""))
    measured_in = "share" if "%" in unit or statement.get("of") not in (None, "") else "count"
    fits = [
        (_weigh(indicator, near, quote, level), indicator.indicator_id)
        for indicator in load_indicators().values()
        if indicator.measured_in == measured_in and _counts_in(indicator, unit, near)
    ]
    best = max(fits, default=(0, ""))
    is_alone = sum(weight == best[0] for weight, _ in fits) == 1
    return best[1] if best[0] and is_alone else None


def _counts_in(indicator: Indicator, unit: str, near: str) -> bool:
    if indicator.measured_in == "share":
        return True
    return any(_holds(unit or near, fold(word)) for word in indicator.unit.split(" | "))


def _weigh(indicator: Indicator, near: str, quote: str, level: str) -> int:
    """Return how much of the figure's wording the indicator explains; 0 where a word is missing or
    forbidden.
    """
    if any(_holds(near, word) for word in indicator.no_words):
        return 0
    weight = 0
    for groups, text, worth in ((indicator.words, near, 2), (indicator.quote_words, quote, 1)):
        for group in groups:
            found = [len(word) for word in group if _holds(text, word) or word == f"level={level}"]
            if not found:
                return 0
            weight += worth * (10 + max(found))
    return weight


@functools.lru_cache(maxsize=4_000)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _holds(text: str, word: str) -> bool:
    return _pattern(word).search(text) is not None


def _read_indicator(row: dict[str, str]) -> Indicator:
    years, texts_vi, texts_en = (
        ([part.strip() for part in row[name].split(";")] if row[name] else [])
        for name in ("breaks", "breaks_vi", "breaks_en")
    )
    breaks = tuple(
        Break(int(year), vi, en) for year, vi, en in zip(years, texts_vi, texts_en, strict=True)
    )
    plain = {
        name: row[name]
        for name in (
            "indicator_id",
            "theme",
            "family",
            "family_en",
            "name",
            "name_en",
            "definition",
            "definition_en",
            "measured_in",
            "unit",
            "base",
            "base_en",
            "direction",
            "in_ladder",
            "source",
            "certainty",
        )
    }
    return Indicator(
        since=int(row["since"]) if row["since"] else None,
        breaks=breaks,
        words=_read_groups(row["words"]),
        quote_words=_read_groups(row["quote_words"]),
        no_words=tuple(fold(word) for word in row["no_words"].split(" | ") if word),
        **plain,
    )


def _read_groups(cell: str) -> tuple[tuple[str, ...], ...]:
    """Return "a | b + c" as alternatives within groups: (a or b) and c."""
    return (
        tuple(tuple(fold(word) for word in group.split(" | ")) for group in cell.split(" + "))
        if cell
        else ()
    )
