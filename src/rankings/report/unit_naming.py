"""Names of units for readers of both languages, from the registry of units."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.units import load_register


def english_name(row: dict) -> str:
    """The English name on record of a row's unit; empty where there is none."""
    unit = load_register().units.get(row["unit_id"]) if row.get("unit_id") else None
    return unit.name_en if unit else ""


def name_unit(row: dict, language: str) -> Markup:
    """A unit's name as markup; Vietnamese words in an English report are marked as Vietnamese."""
    if any(letter.isdigit() for letter in row["unit"]):
        return Markup('<cite class="name" lang="vi">{}</cite>').format(
            row["unit"]
        )  # a digit in a name is no figure
    if language == "vi":
        return escape(row["unit"])
    return escape(english_name(row)) or Markup('<span lang="vi">{}</span>').format(row["unit"])


def plain_unit(row: dict, language: str) -> str:
    """A unit's name as plain text, for charts and alternative texts."""
    return str(row["unit"]) if language == "vi" else english_name(row) or str(row["unit"])
