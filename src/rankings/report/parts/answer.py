"""One answer of a report's first page: a sentence, how it is known, the rows it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Answer:
    """One finding: a sentence, how it is known, and the rows that are its evidence."""

    sentence: Markup
    status: str | tuple[str, ...]
    evidence: tuple[dict, ...] = ()
