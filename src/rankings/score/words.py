"""The sentences of scoring in the reader's language, from `words/{vi,en}.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rankings.errors import SourceError
from rankings.language.entries import choose_language
from rankings.language.sentences import Sentences

FOLDER = Path(__file__).with_name("words")


@dataclass(frozen=True)
class Fault:
    """One thing to mend: where it stands, what is wrong, what to do."""

    place: str
    key: str
    values: tuple[tuple[str, object], ...] = ()

    def say(self, language: str) -> str:
        """Return the fault as one line: place, what is wrong, what to do."""
        words, values = load_sentences(language), dict(self.values)
        said = words.say(f"faults.{self.key}.said", **values)
        return f"{self.place}: {said} → {words.say(f'faults.{self.key}.do', **values)}"


def find_fault(place: str, key: str, /, **values: object) -> Fault:
    """Return a fault at a place.

    >>> find_fault("G7", "above_maximum", value="12", maximum="10").say("en")
    'G7: the score 12 is above the maximum of 10 → type a score from 0 to 10'
    """
    return Fault(place, key, tuple(values.items()))


@lru_cache
def load_sentences(language: str | None = None) -> Sentences:
    """Return the sentences of a language; without one, of the language of the person's system."""
    return Sentences(FOLDER, language or choose_language())


def refuse(faults: Iterable[Fault], place: str, what: str, language: str | None = None) -> None:
    """Raise SourceError that lists every fault, a line each; do nothing where there are none.

    `what` is an entry under `refusals`: the sentence above the list.
    """
    listed = list(faults)
    if not listed:
        return
    spoken = language or choose_language()
    words = load_sentences(spoken)
    lines = [f"  {number}. {fault.say(spoken)}" for number, fault in enumerate(listed, start=1)]
    raise SourceError(
        "\n".join([words.say(f"refusals.{what}.said", faults=len(listed)), *lines, ""]).rstrip(),
        place=place,
        hint=words.say(f"refusals.{what}.do"),
    )
