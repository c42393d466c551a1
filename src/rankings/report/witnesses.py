"""Who stands behind a figure or a name: the published row a derived figure goes back to, and the
address of a unit's card.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from rankings.language.text import slugify


def card_anchor(row: dict) -> str:
    """The address of a unit's card inside a report; a name nobody knows has one of its letters.

    >>> card_anchor({"unit_id": "vn/so-y-te", "unit": "Sở Y tế"})
    'so-y-te'
    >>> card_anchor({"unit_id": "vn/so-noi-vu@2025-03-01", "unit": "Sở Nội vụ"})
    'so-noi-vu-2025-03-01'
    >>> card_anchor({"unit_id": None, "unit": "Sở Gì đó"})
    'unit-so-gi-do-e6c956'
    """
    if row.get("unit_id"):
        return str(row["unit_id"]).rpartition("/")[2].replace("@", "-")
    name = str(row["unit"])
    return f"unit-{slugify(name)[:40]}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def name_key(row: dict) -> str:
    """What tells a unit from another: its id, or its name where the registry has none."""
    return str(row["unit_id"] or row["unit"])


def index_places(rankings: Iterable[dict]) -> dict[tuple, list[dict]]:
    """The preferred published places of `02_rankings` by unit, level, year and index."""
    places: dict[tuple, list[dict]] = {}
    for row in rankings:
        if row["preferred"] and row["unit"] and row["year"]:
            places.setdefault(place_key(row, row["year"]), []).append(row)
    return places


def place_key(row: dict, year: object) -> tuple:
    """What a row of any table about a unit in a list says of its place in a year."""
    return name_key(row), row["level"], int(year), row.get("index_name") or ""


def find_place(places: dict[tuple, list[dict]], row: dict, year: object) -> dict | None:
    """The published place that a row about a unit and a year goes back to; None where no single
    one is meant.
    """
    if year is None or not row.get("unit"):
        return None
    found = places.get(place_key(row, year), [])
    alike = [place for place in found if (place["label"] or "") == (row.get("label") or "")]
    return alike[0] if alike else found[0] if len(found) == 1 else None
