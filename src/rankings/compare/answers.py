"""The sentences in which notebooks 03, 04 and 07 answer, in the language asked for (`answers/`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rankings.language.sentences import Sentences

FOLDER = Path(__file__).with_name("answers")


class Answers(Sentences):
    """The sentences of one language, with the names of units and lists put into words."""

    def name_all(self, names: Iterable[object]) -> str:
        """Names in a row of words, "" where there are none.

        >>> load_answers("en").name_all(["Sở Y tế", "Cục Thuế tỉnh", "Sở Nội vụ"])
        'Sở Y tế, Cục Thuế tỉnh and Sở Nội vụ'
        """
        *before, last = [*map(str, names)] or [""]
        return self.say("and", first=", ".join(before), last=last) if before else last

    def name_list(self, row) -> str:
        """A list's level in words, with its heading where a page prints several of the level."""
        level = self.say(f"levels.{row.level}")
        headed = isinstance(row.label, str) and row.label
        return self.say("headed", level=level, label=row.label) if headed else level

    def name_nation(self, row: dict) -> str:
        """Whose gain stands beside a province's: that of the mean or median published, or of a mean
        computed, with its base.
        """
        return self.say(f"nation.{row['nation_kind']}", base=row["nation_base"])

    def begin_level(self, level: str) -> str:
        """A level in words, as it begins a sentence."""
        named = self.say(f"levels.{level}")
        return named[:1].upper() + named[1:]

    def bullet(self, lines: Iterable[str], otherwise: str = "no_change") -> str:
        """Lines as a Markdown list; where there are none, the sentence that says so."""
        return "\n".join(f"* {line}" for line in lines) or self.say(otherwise)


@lru_cache
def load_answers(language: str) -> Answers:
    """Return the answers of a language."""
    return Answers(FOLDER, language)
