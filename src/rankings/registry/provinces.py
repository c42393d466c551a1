"""Which province: 63 until 30 June 2025, 34 since, told apart by date — never by name or code
alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from rankings.language.entries import choose_text, in_language
from rankings.language.text import key
from rankings.registry.reference import read_reference, remembered
from rankings.registry.validity import Dated

# Since 1 July 2025 there are 34 provinces, and communes with names such as "Cam Ly - Đà Lạt"
# (Resolution 202/2025/QH15).
MERGED_IN, MERGED = 2025, 34
FEWEST_PROVINCES = 30  # a shorter list is a part of the 34, or of the 63 before


@dataclass(frozen=True)
class Province(Dated):
    """A province or centrally run city as one body in time; code + vintage is its key."""

    slug: str
    name: str
    name_en: str
    type: str
    code: str
    vintage: str
    valid_from: str
    valid_to: str
    successor: str
    predecessors: tuple[str, ...]
    region: str = ""

    @property
    def is_city(self) -> bool:
        return self.type == "thành phố"

    @property
    def is_merged(self) -> bool:
        """True for a body that began on a merger: another body than the one of the same name
        before.
        """
        return len(self.predecessors) > 1


@remembered(maxsize=None)
def load_provinces() -> tuple[Province, ...]:
    """Return the 63 provinces until 30 June 2025, then the 34 since.

    >>> len(load_provinces())
    97
    """
    rows = read_reference("provinces")
    return tuple(
        Province(
            row["slug"],
            row["name"],
            row["name_en"],
            row["type"],
            row["code"],
            row["vintage"],
            row["valid_from"],
            row["valid_to"],
            row["successor"],
            tuple(part for part in row["predecessors"].split("|") if part),
            row["region"],
        )
        for row in rows
    )


@remembered(maxsize=None)
def provinces_of(vintage: str) -> dict[str, Province]:
    """Return the provinces by slug: "63" those until 30 June 2025, "34" those since.

    >>> provinces_of("34")["phu-tho"].predecessors
    ('phu-tho', 'vinh-phuc', 'hoa-binh')
    """
    return {body.slug: body for body in load_provinces() if body.vintage == vintage}


def speaks_of_merged(rank_of: object, label: object) -> bool:
    """Return whether a list is one of the provinces since 1 July 2025: it ranks as many, or its
    label says so.

    >>> speaks_of_merged(34, None), speaks_of_merged("63", ""), speaks_of_merged(None, "34")
    (True, False, True)
    """
    return str(MERGED) in (str(rank_of), str(label))


def list_slugs() -> list[str]:
    """Return the slugs of all provinces, of the 63 and of the 34, each once, in alphabetical order.

    >>> len(list_slugs())
    64
    """
    return sorted({body.slug for body in load_provinces()})


@remembered(maxsize=None)
def name_regions(language: str) -> dict[tuple[str, str], str]:
    """Return the names of the socio-economic regions by (region, vintage).

    >>> name_regions("en")["red-river-delta", "34"]
    'Red River Delta'
    """
    return {
        (row["region"], row["vintage"]): choose_text(row, language)
        for row in read_reference("regions")
    }


def find_province(name_or_slug: str | None, on: str = "2021-12-31") -> Province | None:
    """Return the province of that slug or exact name that existed on the date, else the nearest in
    time, else None.

    >>> find_province("phu-tho").code, find_province("Phú Thọ", on="2025-12-31").predecessors
    ('25', ('phu-tho', 'vinh-phuc', 'hoa-binh'))
    >>> find_province("tỉnh Bắc Giang", on="2025-12-31").valid_to
    '2025-06-30'
    """
    return _find_province(name_or_slug, on) if name_or_slug else None


@remembered(maxsize=4_000)
def _find_province(name: str, on: str) -> Province | None:
    bodies = _provinces_by_name().get(key(_without_type(name)), ())
    valid = [body for body in bodies if body.is_valid(on)]
    if valid:
        return valid[0]
    return min(
        bodies, key=lambda body: (on < (body.valid_from or "0000"), body.vintage), default=None
    )


def _without_type(name: str) -> str:
    first, _, rest = name.partition(" ")
    if first.lower() in ("tỉnh", "tp", "tp."):
        return rest
    return rest.partition(" ")[2] if name.lower().startswith("thành phố ") else name


@remembered(maxsize=None)
def _provinces_by_name() -> dict[str, tuple[Province, ...]]:
    bodies: dict[str, list[Province]] = {}
    for province in load_provinces():
        for form in {key(province.slug), key(province.name)}:
            bodies.setdefault(form, []).append(province)
    aliases = [
        row
        for row in read_reference("aliases")
        if row["level"] == "province" and row["status"] == "alias"
    ]
    for row in aliases:
        bodies.setdefault(key(row["alias"]), []).extend(bodies[key(row["unit_id"])])
    return {form: tuple(found) for form, found in bodies.items()}


def predecessors_of(slug: str, on: str = "2025-07-01") -> tuple[Province, ...]:
    """Return the provinces that went into the body of that name on the date; the body itself if
    unchanged.

    >>> [province.name for province in predecessors_of("hung-yen")]
    ['Hưng Yên', 'Thái Bình']
    """
    body = find_province(slug, on)
    if body is None:
        return ()
    return tuple(
        found for found in (find_province(old, "2021-12-31") for old in body.predecessors) if found
    )


def name_province(slug: str, language: str = "vi") -> str:
    """Return the name of a province in a language; its slug where there is no such province.

    >>> name_province("phu-tho"), name_province("phu-tho", "en"), name_province("nowhere")
    ('Phú Thọ', 'Phu Tho', 'nowhere')
    """
    found = find_province(slug)
    return in_language(vars(found), "name", language) if found else slug
