"""Names of units for readers of both languages, from the registry of units."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from rankings.bounds.facts import UNNAMED
from rankings.registry.units import load_register
from rankings.report.report_words import load_words

UNNAMED_UNIT = re.compile(re.escape(UNNAMED).replace(r"\{\}", r"\d+"))


def english_name(row: dict) -> str:
    """The English name on record of a row's unit; empty where there is none."""
    unit = load_register().units.get(row["unit_id"]) if row.get("unit_id") else None
    return unit.name_en if unit else ""


def name_unnamed(row: dict, language: str) -> str:
    """What a unit that no page names is called; empty for one that has a name.

    >>> name_unnamed({"unit": "(đơn vị không nêu tên 1)"}, "en")
    '(1 unit not named)'
    """
    unnamed = UNNAMED_UNIT.fullmatch(row["unit"])
    return load_words(language).plain("page.unnamed") if unnamed else ""


def name_unit(row: dict, language: str) -> Markup:
    """A unit's name as markup; Vietnamese words in an English report are marked as Vietnamese."""
    if unnamed := name_unnamed(row, language):
        return Markup('<cite class="name">{}</cite>').format(unnamed)
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
    name = english_name(row) if language == "en" else ""
    return name_unnamed(row, language) or name or str(row["unit"])
