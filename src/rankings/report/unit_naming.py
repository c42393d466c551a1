"""Names of units for readers of both languages, from the registry of units."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from rankings.registry.glossary import find_term
from rankings.registry.units import load_register

NUMBERED = re.compile(r"\((\D+) (\d+)\)")  # a unit that no page names, as the bounds call it


def english_name(row: dict) -> str:
    """The English name on record of a row's unit, or what a unit without a name is called; empty
    where there is none.

    >>> english_name({"unit": "(đơn vị không nêu tên 1)"})
    '(unit not named 1)'
    """
    unit = load_register().units.get(row["unit_id"]) if row.get("unit_id") else None
    if unit:
        return unit.name_en
    found = NUMBERED.fullmatch(row["unit"])
    term = find_term(found[1], "en") if found else ""
    return f"({term} {found[2]})" if term else ""


def name_unit(row: dict, language: str) -> Markup:
    """A unit's name as markup; Vietnamese words in an English report are marked as Vietnamese."""
    if any(letter.isdigit() for letter in row["unit"]):
        english = english_name(row) if language == "en" else ""
        lang = "en" if language == "en" and english else "vi"
        return Markup('<cite class="name" lang="{}">{}</cite>').format(
            lang, english or row["unit"]
        )  # a digit in a name is no figure
    if language == "vi":
        return escape(row["unit"])
    return escape(english_name(row)) or Markup('<span lang="vi">{}</span>').format(row["unit"])


def plain_unit(row: dict, language: str) -> str:
    """A unit's name as plain text, for charts and alternative texts."""
    return str(row["unit"]) if language == "vi" else english_name(row) or str(row["unit"])
