"""Which other provinces stand beside a province: those ranked by the same frameworks, the nearest
of them.

One small table says which frameworks ranked the agencies of each province. It is made once from all
provinces, so that none has to read the tables of all others.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from rankings.registry.provinces import find_province, list_slugs
from rankings.registry.reference import remembered
from rankings.store.catalogue import known_provinces
from rankings.store.files import write_text_atomically
from rankings.store.paths import home, table_path
from rankings.store.record import reading_part

MOST = 6  # so many stand beside a province: more than a reader compares, and a cost that is flat
RANKED = "02_rankings"
HEAD = ("province", "framework")
FAR = 100  # further than any two codes of provinces, which follow the map from north to south


def neighbours_path() -> Path:
    """Return where the table lies that says which frameworks ranked whom."""
    return home() / "data" / "processed" / "neighbours.csv"


def write_neighbours() -> Path:
    """Write, of all provinces whose rankings are read, the frameworks that ranked their agencies;
    returns the table's path. A province that none ranked has one row with an empty framework.
    """
    rows = [
        (province, framework)
        for province in known_provinces()
        if table_path(RANKED, province).is_file()
        for framework in sorted(list_frameworks(table_path(RANKED, province))) or [""]
    ]
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([HEAD, *rows])
    return write_text_atomically(neighbours_path(), stream.getvalue())


def list_frameworks(path: Path) -> set[str]:
    """Return the frameworks by which a table of rankings ranks agencies."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {
            row["framework"]
            for row in csv.DictReader(stream)
            if row.get("framework") and row.get("level") != "province"
        }


def choose_neighbours(province: str) -> list[str]:
    """Return the provinces that stand beside one, in alphabetical order, at most MOST: first those
    that share most frameworks with it, of these the nearest by code. Empty where none is made.
    """
    try:
        with reading_part(province):
            lines = neighbours_path().read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    known: dict[str, set[str]] = {}
    for row in csv.DictReader(lines):
        known.setdefault(row["province"], set()).add(row["framework"])
    own = known.pop(province, set()) - {""}
    return sorted(pick_nearest(province, {other: own & known[other] for other in known}))


def pick_nearest(province: str, shared: dict[str, set[str]]) -> Iterable[str]:
    """Return the MOST that share most, the nearest first among equals.

    >>> shared = {"vinh-phuc": {"dti"}, "ca-mau": {"dti"}, "hoa-binh": set(), "lao-cai": {"dti"}}
    >>> list(pick_nearest("phu-tho", shared))
    ['vinh-phuc', 'lao-cai', 'ca-mau', 'hoa-binh']
    """
    codes = load_codes()
    order = {
        other: (-len(frameworks), measure_distance(codes.get(province), codes.get(other)), other)
        for other, frameworks in shared.items()
    }
    return sorted(order, key=order.__getitem__)[:MOST]


def measure_distance(one: int | None, other: int | None) -> int:
    """Return how far two provinces lie from each other in the order of their codes; FAR where one
    is unknown.
    """
    return FAR if one is None or other is None else abs(one - other)


@remembered(maxsize=None)
def load_codes() -> dict[str, int]:
    """Return the codes of the provinces by slug."""
    bodies = {slug: find_province(slug) for slug in list_slugs()}
    return {slug: int(body.code) for slug, body in bodies.items() if body.code.isdigit()}
