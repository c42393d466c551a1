"""The catalogue of checks: what each one says, in both languages, with an example."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("catalogue.yaml")


@dataclass(frozen=True)
class CheckEntry:
    """A check as a reader meets it; `severities` from the gravest down."""

    check: str
    severities: tuple[str, ...]
    vi: str
    en: str
    example: str


@functools.lru_cache(maxsize=1)
def load_checks() -> dict[str, CheckEntry]:
    """Return every check by its id, in the order of the catalogue.

    >>> load_checks()["rate_is_count"].example
    'tỷ lệ hồ sơ … là 513.922 hồ sơ'
    """
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        check: CheckEntry(
            check, tuple(facts["severity"]), facts["vi"], facts["en"], facts["example"]
        )
        for check, facts in written.items()
    }
