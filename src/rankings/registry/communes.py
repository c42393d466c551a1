"""Which commune a printed name means: the official lists of 2021, of the last day of the 63
provinces, of the first of the 34 and of 2026, read when the first commune is met.
"""

from __future__ import annotations

from datetime import date, timedelta

from rankings.language.text import key, slugify
from rankings.registry.bodies import Unit
from rankings.registry.name_forms import strip_type
from rankings.registry.provinces import find_province, predecessors_of
from rankings.registry.reference import read_reference, remembered
from rankings.registry.unit_names import level_of_place, write_out_place

# 1 July 2025: districts end and the communes are made anew (Law 72/2025/QH15).
LAST_DAY, NEW_COMMUNES = "2025-06-30", "2025-07-01"


def find_commune(name: str, province: str, on: str, district: str = "") -> Unit | None:
    """Return the commune of that name in a province on the date, or None where none or several
    bear it.

    `name` may lack its type ("Hòa Sơn"); `district`, as printed, tells namesakes apart. A name that
    the lists of the date do not hold is looked for in the lists of the other side of 1 July 2025.

    >>> find_commune("phường Thạc Gián", "da-nang", "2022-12-31").unit_id
    'da-nang/phuong-thac-gian-20221'
    >>> find_commune("Cam Ly - Đà Lạt", "lam-dong", "2025-12-31").name
    'Phường Cam Ly - Đà Lạt'
    >>> find_commune("Xã Tân Phú", "phu-tho", "2022-12-31", "huyện Tân Sơn").code
    '08566'
    """
    written = write_out_place(name) or name
    merged = tuple(body.slug for body in predecessors_of(province, NEW_COMMUNES)) or (province,)
    is_new = on >= NEW_COMMUNES
    searched = [((province,), True), (merged, False)]
    for provinces, era in searched if is_new else [((province,), False), ((province,), True)]:
        known = [
            listed
            for slug in provinces
            for listed in _communes_of(slug).get(key(strip_type(written)), ())
            if (listed[0].valid_from >= NEW_COMMUNES) is era
        ]
        found = _narrow(known, written, district, date.fromisoformat(on))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _narrow(
    communes: list[tuple[Unit, date, date]], written: str, district: str, on: date
) -> list[Unit]:
    """Those of the printed type and district in the lists nearest to the date."""
    if level_of_place(written):
        communes = [listed for listed in communes if key(listed[0].name) == key(written)]
    if district:
        base = key(strip_type(write_out_place(district) or district))
        communes = [
            listed
            for listed in communes
            if not listed[0].parent or key(strip_type(listed[0].parent)) == base
        ]
    away = [max(first - on, on - last, timedelta()) for _, first, last in communes]
    return [unit for (unit, _, _), days in zip(communes, away, strict=True) if days == min(away)]


@remembered(maxsize=None)
def _communes_of(province: str) -> dict[str, tuple[tuple[Unit, date, date], ...]]:
    """The communes of a province of either time, each with the first and the last list that hold
    it, by name without type.
    """
    found: dict[str, list[tuple[Unit, date, date]]] = {}
    for row in _rows_by_province().get(province, ()):
        unit = _read_commune(row)
        first = date.fromisoformat(row["listed_from"])
        last = date.fromisoformat(row["listed_to"]) if row["listed_to"] else date.max
        found.setdefault(key(strip_type(unit.name)), []).append((unit, first, last))
    return {name: tuple(units) for name, units in found.items()}


def list_commune_names(province: str) -> tuple[str, ...]:
    """Return the names of all communes of a province, former and present, with their type.

    >>> "Xã Tiên Lương" in list_commune_names("phu-tho")
    True
    """
    return tuple(unit.name for units in _communes_of(province).values() for unit, _, _ in units)


def list_communes(province: str, on: str) -> list[Unit]:
    """Return the communes of a province on a date, in the order of the lists: those of the list
    before the date, of the first one where it is older.

    >>> len(list_communes("phu-tho", "2025-12-31"))
    148
    """
    listed = [entry for entries in _communes_of(province).values() for entry in entries]
    day = max(date.fromisoformat(on), min((first for _, first, _ in listed), default=date.max))
    return [unit for unit, first, last in listed if first <= day <= last]


def find_heirs(commune: Unit, on: str) -> list[Unit]:
    """Return the communes that a former one became part of, as the official lists say.

    >>> old = find_commune("Xã Tiên Lương", "phu-tho", "2024-12-31")
    >>> [heir.name for heir in find_heirs(old, "2025-12-31")]
    ['Xã Tiên Lương']
    """
    codes = {
        code
        for row in _rows_by_province().get(commune.province, ())
        if row["code"] == commune.code and row["listed_to"]
        for code in row["successors"].split("|")
    }
    body = find_province(commune.province, on)
    now = list_communes(body.slug, on) if body and codes else []
    return [unit for unit in now if unit.code in codes]


@remembered(maxsize=None)
def _rows_by_province() -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_reference("communes"):
        rows.setdefault(row["province"], []).append(row)
    return rows


def _read_commune(row: dict[str, str]) -> Unit:
    """A commune of the lists; on which day one that left them before 1 July 2025 ended is not
    known.
    """
    begin = row["listed_from"] if row["listed_from"] >= NEW_COMMUNES else ""
    unit_id = f"{row['province']}/{slugify(row['name'])}-{row['code']}"
    return Unit(
        unit_id + (f"@{begin}" if begin else ""),
        row["name"],
        "",
        "commune",
        "commune",
        row["province"],
        parent=row["district"],
        code=row["code"],
        valid_from=begin,
        valid_to=LAST_DAY if row["listed_to"] == LAST_DAY else "",
    )
