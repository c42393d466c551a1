"""Which body a printed name means, on a date: agencies by nationwide type, districts by list,
provinces by vintage.
"""

from __future__ import annotations

from dataclasses import fields, replace

from rankings.errors import ContractError
from rankings.language.text import collapse_spaces, fold_tone_marks, key, slugify
from rankings.registry.bodies import Relation, Unit
from rankings.registry.communes import find_commune, find_heirs
from rankings.registry.lexicon import load_lexicon
from rankings.registry.name_forms import strip_type
from rankings.registry.name_match import NameMatch
from rankings.registry.provinces import Province, find_province
from rankings.registry.reference import read_reference, remembered
from rankings.registry.unit_names import level_of_place, write_out_place

NATIONWIDE = "vn"
DEFAULT_DATE = "2021-12-31"


class Register:
    """All bodies of the reference tables, indexed by name and by id."""

    def __init__(self) -> None:
        self.units = {row["unit_id"]: _read_unit(row) for row in read_reference("units")}
        self.aliases = read_reference("aliases")
        self.relations = tuple(Relation(**row) for row in read_reference("relations"))
        self.never: dict[str, set[str]] = {}
        for row in self.aliases:
            if row["status"] == "never":
                self.never.setdefault(row["unit_id"], set()).add(key(row["alias"]))
        self.agencies: dict[str, list[Unit]] = {}
        self.own: dict[tuple[str, str], list[Unit]] = {}
        self.places: dict[tuple[str, str], list[Unit]] = {}
        for unit in self.units.values():
            if unit.level == "district":
                self.places.setdefault((unit.province, key(strip_type(unit.name))), []).append(unit)
            elif unit.type:
                self.own.setdefault((unit.province, unit.name), []).append(unit)
            elif unit.name:
                self.agencies.setdefault(unit.name, []).append(unit)
        for row in self.aliases:
            if row["level"] == "district" and row["status"] == "alias":
                unit = self.units[row["unit_id"]]
                same_place = self.places[unit.province, key(strip_type(unit.name))]
                named = self.places.setdefault((unit.province, key(row["alias"])), [])
                named.extend(place for place in same_place if place not in named)


@remembered(maxsize=None)
def load_register() -> Register:
    """Return the bodies of data/reference, read once per folder."""
    return Register()


_FACTS = tuple(field.name for field in fields(Unit))


def _read_unit(row: dict[str, str]) -> Unit:
    return Unit(**{name: row[name] for name in _FACTS if name in row})


def identify_unit(
    name: str,
    province: str | None = None,
    on: str = DEFAULT_DATE,
    level: str | None = None,
    parent: str | None = None,
) -> Unit | None:
    """Return the body that a printed name means in the province on the date, or None — exact, never
    guessed.

    `province` is a slug or a name; `level` department, district, commune or province narrows names
    that several bear, and so does `parent`, a commune's district. Where no body of the name existed
    on the date, the nearest in time is returned: its validity says so.

    >>> identify_unit("Sở TT&TT", "phu-tho").name
    'Sở Thông tin và Truyền thông'
    >>> (
    ...     identify_unit("UBND TX Phú Thọ", "phu-tho").unit_id,
    ...     identify_unit("Phú Thọ", level="province").unit_id,
    ... )
    ('phu-tho/thi-xa-phu-tho', 'phu-tho')
    >>> identify_unit("xã Tân Phú", "phu-tho", parent="Tân Sơn").unit_id
    'phu-tho/xa-tan-phu-08566'
    """
    asked = (collapse_spaces(name), province or "", on or DEFAULT_DATE, level or "")
    return _identify(*asked, parent or "")


@remembered(maxsize=50_000)
def _identify(name: str, province: str, on: str, level: str, parent: str) -> Unit | None:
    body = find_province(province, on)
    slug = body.slug if body else ""
    if level == "commune" or (not level and level_of_place(name) == "commune"):
        return find_commune(name, slug, on, parent)
    match = load_lexicon().longest_name(name, 0, slug or None, bare=True)
    if level == "department" and name and (match is None or "department" not in match.levels):
        match = load_lexicon().headed_name(name, 0)  # "Y tế" of "các sở: Y tế, Nội vụ"
    if match is None or (match.end < len(name) and key(name[match.end :])):
        return None
    if level and level not in match.levels:
        return None
    slug = slug or match.province
    if match.province and match.province != slug:
        return None  # "Công an tỉnh Yên Bái" on a page of Phú Thọ
    found = []
    if match.kind == "agency":
        agency = _find_agency(match, slug, on)
        found = [agency] if agency else []
    if "province" in match.levels and level != "district":
        found += _find_province_unit(match, on)
    if "district" in match.levels and level != "province":
        found += _find_district(match, slug, on)
    return found[0] if len(found) == 1 and not _is_forbidden(name, found[0]) else None


def _is_forbidden(name: str, unit: Unit) -> bool:
    """True where aliases.csv says that the form must never be taken for the unit or its nationwide
    type.
    """
    never = load_register().never
    forms = never.get(unit.unit_id, set()) | never.get(unit.type, set())
    return bool(forms) and key(name) in forms


def _find_agency(match: NameMatch, slug: str, on: str) -> Unit | None:
    body = find_province(slug, on)
    forms = load_lexicon().agency_forms(match)
    usable = [form for form in forms if form.province in (NATIONWIDE, slug) and form.is_valid(on)]
    names = dict.fromkeys(form.name for form in usable) or ([match.form] if not slug else [])
    bodies = [
        unit
        for form_name in names
        for unit in load_register().agencies.get(form_name, ())
        if unit.province in (NATIONWIDE, slug) or not slug
    ]
    type_unit = _nearest_in_time(bodies, on)
    if type_unit is None:
        return None
    if (
        type_unit.name_city
        and body
        and match.city_suffix is not None
        and match.city_suffix != body.is_city
        and not match.province
    ):
        return None  # "Công an thành phố" on a page of a province: a city's police
    # A body that had ended by the date is placed in the province of its own time.
    when = min(max(on, type_unit.valid_from), type_unit.valid_to or "9999")
    return _place_agency(type_unit, find_province(slug, when), match, when)


def _place_agency(type_unit: Unit, body: Province | None, match: NameMatch, on: str) -> Unit:
    """Return the province's own body of a nationwide type; without a province the type itself."""
    is_city = body.is_city if body else bool(match.city_suffix)
    name = type_unit.name_city if is_city and type_unit.name_city else type_unit.name
    if body is None or type_unit.province != NATIONWIDE:
        return replace(type_unit, name=name)
    for own in load_register().own.get((body.slug, type_unit.name), ()):
        if own.type == type_unit.unit_id and own.is_valid(on):
            return replace(own, name=name)
    begin = max(type_unit.valid_from, body.valid_from if body.is_merged else "")
    end = min(
        type_unit.valid_to or "9999",
        body.valid_to if body.valid_to and _ends_by_merger(body) else "9999",
    )
    unit_id = f"{body.slug}/{slugify(type_unit.name)}" + (f"@{begin}" if begin else "")
    return replace(
        type_unit,
        unit_id=unit_id,
        name=name,
        province=body.slug,
        type=type_unit.unit_id,
        valid_from=begin,
        valid_to="" if end == "9999" else end,
    )


def _ends_by_merger(body: Province) -> bool:
    heir = find_province(body.successor, "2025-12-31")
    return bool(heir and heir.is_merged)


def _find_district(match: NameMatch, slug: str, on: str) -> list[Unit]:
    register = load_register()
    base = key(match.form)
    if slug:
        places = register.places.get((slug, base), []) or [
            unit
            for old in _former_provinces(slug, on)
            for unit in register.places.get((old, base), [])
        ]
    else:
        places = [
            unit for (_, name), units in register.places.items() if name == base for unit in units
        ]
    if match.place_type:
        places = [unit for unit in places if unit.name.startswith(match.place_type + " ")]
    valid = [unit for unit in places if unit.is_valid(on)]
    if valid or not places:
        return valid
    nearest = _nearest_in_time(places, on)
    return [nearest] if nearest else []


def _former_provinces(slug: str, on: str) -> tuple[str, ...]:
    body = find_province(slug, on)
    return tuple(old for old in (body.predecessors if body else ()) if old != slug)


def _find_province_unit(match: NameMatch, on: str) -> list[Unit]:
    body = find_province(match.form, on)
    if body is None:
        return []
    unit_id = body.slug + (f"@{body.valid_from}" if body.is_merged else "")
    return [
        Unit(
            unit_id,
            body.name,
            body.name_en,
            "province",
            "province",
            body.slug,
            code=body.code,
            valid_from=body.valid_from,
            valid_to=body.valid_to,
        )
    ]


def _nearest_in_time(units: list[Unit], on: str) -> Unit | None:
    valid = [unit for unit in units if unit.is_valid(on)]
    if valid:
        return valid[0]
    ended = [unit for unit in units if unit.valid_to and unit.valid_to < on]
    if ended:
        return max(ended, key=lambda unit: unit.valid_to)
    return min(units, key=lambda unit: unit.valid_from, default=None)


def canonical_name(
    printed: str, province: str | None = None, on: str = DEFAULT_DATE, level: str | None = None
) -> str:
    """Return the name as the tables write it; for a name nobody knows, the printed name with its
    type written out.

    >>> (
    ...     canonical_name("UBND H. Tam Nông", "phu-tho"),
    ...     canonical_name("phường Thạc Gián", "da-nang", level="commune"),
    ... )
    ('Huyện Tam Nông', 'Phường Thạc Gián')
    >>> canonical_name("Quế Sơn", "quang-nam"), canonical_name("Trung tâm Giám sát")
    ('Huyện Quế Sơn', 'Trung tâm Giám sát')
    """
    name = collapse_spaces(printed)
    unit = identify_unit(name, province, on, level)
    if unit:
        return unit.name
    return write_out_place(name) or fold_tone_marks(name)


def find_unit(unit_id: str) -> Unit:
    """Return the body of that id; ContractError if the tables hold none.

    >>> find_unit("hung-yen/thi-xa-my-hao").valid_from
    '2019-05-01'
    """
    unit = load_register().units.get(unit_id)
    if unit is None:
        raise ContractError(
            f"no unit has the id {unit_id!r}",
            place="units.csv",
            hint="see docs/registry.md, adding a unit",
        )
    return unit


@remembered(maxsize=None)
def count_districts(unit_id: str, on: str) -> int:
    """Return how many districts the province of a district had on a day.

    >>> count_districts("hung-yen/huyen-kim-dong", "2021-12-31")
    10
    """
    register = load_register()
    province = find_unit(unit_id).province
    return sum(
        unit.level == "district" and unit.province == province and unit.is_valid(on)
        for unit in register.units.values()
    )


def successors(unit: Unit | str, on: str = "2025-12-31") -> tuple[Unit, ...]:
    """Return the bodies that took a body's place by the date; the body itself while it exists; none
    if unknown.

    >>> [heir.unit_id for heir in successors("phu-tho/so-thong-tin-va-truyen-thong", "2025-06-30")]
    ['phu-tho/so-khoa-hoc-va-cong-nghe@2025-03-01']
    """
    body = find_unit(unit) if isinstance(unit, str) else unit
    if body.is_valid(on):
        return (body,)
    if body.level == "commune":
        return tuple(find_heirs(body, on))
    heirs = [load_register().units[heir] for heir in _list_heirs(body.unit_id, on)]
    if not heirs and body.type:  # nothing is said of this province's own body
        heirs = [
            identify_unit(load_register().units[heir].name, body.province, on, body.level)
            for heir in _list_heirs(body.type, on)
        ]
    found = {last.unit_id: last for heir in heirs if heir for last in successors(heir, on)}
    return tuple(found.values())


def _list_heirs(unit_id: str, on: str) -> list[str]:
    """The ids of the bodies that one became, as relations.csv says by a date."""
    return [
        relation.later_id
        for relation in load_register().relations
        if relation.earlier_id == unit_id and relation.date <= on
    ]


def continues(old: Unit, new: Unit) -> bool:
    """Return whether a body is another one under a new name, with nothing added or taken away.

    >>> continues(find_unit("hung-yen/huyen-my-hao"), find_unit("hung-yen/thi-xa-my-hao"))
    True
    >>> later = find_unit("phu-tho/so-noi-vu@2025-03-01")
    >>> continues(find_unit("phu-tho/so-noi-vu"), later)
    False
    """
    if old.unit_id == new.unit_id:
        return True
    return [
        (relation.relation, relation.earlier_id)
        for relation in load_register().relations
        if relation.later_id == new.unit_id
    ] == [("renamed", old.unit_id)]
