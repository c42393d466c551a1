"""The catalogue of checks: the degrees of each, an example, and its words in every language."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from rankings.language.entries import DEFAULT, read_yaml
from rankings.language.sentences import Sentences

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class CheckEntry:
    """A check as a reader meets it; `severities` from the gravest down."""

    check: str
    severities: tuple[str, ...]
    example: str

    def title(self, language: str) -> str:
        """What the check finds, in one sentence."""
        return load_messages(language).entries[f"{self.check}.title"]

    def advice(self, language: str) -> str:
        """What a reader can do about it."""
        return load_messages(language).entries[f"{self.check}.advice"]


@functools.cache
def load_messages(language: str) -> Sentences:
    """Return the sentences of all checks in a language."""
    return Sentences(FOLDER, language)


@functools.cache
def load_checks() -> dict[str, CheckEntry]:
    """Return every check by its id, in the order of the catalogue.

    >>> load_checks()["rate_is_count"].example
    'tỷ lệ hồ sơ … là 513.922 hồ sơ'
    >>> load_checks()["rate_is_count"].title("en")
    'A count is called a rate.'
    """
    written = read_yaml(FOLDER / f"{DEFAULT}.yaml")
    return {
        check: CheckEntry(check, tuple(facts["severity"]), facts["example"])
        for check, facts in written.items()
        if "severity" in facts  # the others are parts of sentences
    }
