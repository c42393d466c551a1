"""Sentences with figures in them, in the language of the reader: templates from a catalogue, filled.

A template names its values in braces and says how a value is written: `{score:number}` with the
language's decimal mark, `{day:date}` from an ISO date; `{unit}` stands as it is.
"""

from __future__ import annotations

from decimal import Decimal
from string import Formatter


def write_number(value: Decimal | int | str | None, language: str = "vi") -> str:
    """Return a number as a page of the language writes it, "" where it is missing.

    >>> write_number(Decimal("843.24")), write_number(Decimal("843.24"), "en"), write_number(None)
    ('843,24', '843.24', '')
    """
    text = "" if value is None else f"{value}"
    return text.replace(".", ",") if language == "vi" else text


def write_date(iso: str, language: str = "vi") -> str:
    """Return a day as a page of the language writes it.

    >>> write_date("2022-03-08"), write_date("2022-03-08", "en")
    ('8/3/2022', '2022-03-08')
    """
    return "/".join(str(int(part)) for part in reversed(iso.split("-"))) if language == "vi" else iso


class _Writer(Formatter):
    """Formats the fields of a template as its language writes them."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        writers = {"number": write_number, "date": write_date}
        if format_spec in writers:
            return writers[format_spec](value, self.language)
        return super().format_field("" if value is None else value, format_spec)


def fill_template(template: str, language: str, **values: object) -> str:
    """Return the sentence that a template makes of some values; KeyError where one is missing.

    >>> fill_template("{unit}: {score:number} điểm, {day:date}", "vi", unit="Sở Y tế", score=84.5,
    ...               day="2022-03-08")
    'Sở Y tế: 84,5 điểm, 8/3/2022'
    """
    return _Writer(language).vformat(template, (), values)
