"""Sentences with figures in them, in the language of the reader: templates from a catalogue."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from string import Formatter

from rankings.language.entries import read_entries


def write_number(value: Decimal | int | str | None, language: str = "vi") -> str:
    """Return a number as a page of the language writes it, "" where it is missing.

    >>> write_number(Decimal("843.24")), write_number(Decimal("843.24"), "en"), write_number(None)
    ('843,24', '843.24', '')
    """
    text = "" if value is None else f"{value}"
    return text.replace(".", ",") if language == "vi" else text


def write_date(iso: object, language: str = "vi") -> str:
    """Return a day (a date or its ISO form) as the language writes it in running text.

    >>> write_date("2022-03-08"), write_date(datetime.date(2022, 3, 8), "en")
    ('8/3/2022', '8 March 2022')
    """
    from babel.dates import format_date  # a tenth of a second that reading a page does without

    day = datetime.date.fromisoformat(str(iso)[:10])
    return format_date(day, "d/M/y" if language == "vi" else "d MMMM y", locale=language)


class Part:
    """A part of a sentence that each language says in its own words: an entry and its values."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values

    def say_in(self, sentences: Sentences) -> str:
        """Return the part in the language of the sentences."""
        return sentences.say(self.key, **self.values)

    def say_from(self, load: Callable[[str], Sentences]) -> Callable[[str], str]:
        """Return what says the part in a language, from the sentences that `load` returns."""
        return lambda language: self.say_in(load(language))


class Sentences(Formatter):
    """The sentences of one language, from the files of a folder (`read_entries`).

    A template names its values in braces and says how one is written: `{score:number}`,
    `{day:date}`; a value that is a `Part` is said in the language's words.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self.language, self.entries = language, read_entries(folder, language)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence of an entry; KeyError where the entry or a value is missing."""
        return self.vformat(self.entries[key], (), values)

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Part):
            return value.say_in(self)
        writers = {"number": write_number, "date": write_date}
        if format_spec in writers:
            return writers[format_spec](value, self.language)
        return super().format_field(value, format_spec)
