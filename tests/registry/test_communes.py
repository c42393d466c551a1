"""Communes: which body a printed name means before and after 1 July 2025.

The numbers are those of the published lists: 207 communes of Phú Thọ in June 2025, 148 of the
merged province; 104 of the merged Hưng Yên; 3,321 in the country, 13 of them special zones.
"""

from collections import Counter

import pytest

from rankings.language.text import fold_tone_marks
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import read_reference
from rankings.registry.units import canonical_name, identify_unit


def listed_on(day, province):
    return [
        row
        for row in read_reference("communes")
        if row["province"] == province and row["listed_from"] <= day <= (row["listed_to"] or "9")
    ]


def test_the_lists_are_whole():
    assert len(listed_on("2021-07-10", "phu-tho")) == 225
    assert len(listed_on("2025-06-30", "phu-tho")) == 207
    assert len(listed_on("2025-07-01", "phu-tho")) == 148
    assert len(listed_on("2025-07-01", "hung-yen")) == 104
    new = [row for row in read_reference("communes") if row["listed_from"] == "2025-07-01"]
    types = Counter(row["name"].split()[0] for row in new)
    assert len(new) == 3321 and types["Đặc"] == 13 and types["Phường"] == 687
    latest = [row for row in read_reference("communes") if not row["listed_to"]]
    types = Counter(row["name"].split()[0] for row in latest)
    assert len(latest) == 3321 and types["Đặc"] == 13 and types["Phường"] == 697


def test_every_commune_lies_in_a_province_of_its_time_and_its_heirs_exist():
    slugs = {vintage: set() for vintage in ("63", "34")}
    for province in load_provinces():
        slugs[province.vintage].add(province.slug)
    rows = read_reference("communes")
    heirs = {row["code"] for row in rows if row["listed_from"] == "2025-07-01"}
    for row in rows:
        is_new = row["listed_from"] >= "2025-07-01"
        assert row["province"] in slugs["34" if is_new else "63"], row
        assert bool(row["district"]) is not is_new, row
        assert set(filter(None, row["successors"].split("|"))) <= heirs, row
        assert row["name"] == fold_tone_marks(row["name"])


@pytest.mark.parametrize(
    "printed, province, day, district, found",
    [
        ("Phường Cam Ly - Đà Lạt", "lam-dong", "2025-12-31", "", "Phường Cam Ly - Đà Lạt"),
        ("Bảo Lâm 1", "lam-dong", "2025-12-31", "", "Xã Bảo Lâm 1"),
        ("Phường 1 Bảo Lộc", "lam-dong", "2025-12-31", "", "Phường 1 Bảo Lộc"),
        ("UBND xã Hoà Sơn", "da-nang", "2023-12-31", "", "Xã Hòa Sơn"),
        ("TT Hạ Hòa", "phu-tho", "2023-12-31", "", "Thị trấn Hạ Hòa"),
        ("Tân Phú", "phu-tho", "2022-12-31", "huyện Tân Sơn", "Xã Tân Phú"),
        ("Đặc khu Hoàng Sa", "da-nang", "2025-12-31", "", "Đặc khu Hoàng Sa"),
        # a former commune on a page of the merged province
        ("thị trấn Lập Thạch", "phu-tho", "2025-12-31", "", "Thị trấn Lập Thạch"),
        ("xã Long Thành", "dong-nai", "2025-12-31", "", "Xã Long Thành"),
        ("phường Long Thành", "dong-nai", "2026-12-31", "", "Phường Long Thành"),
        ("Long Thành", "dong-nai", "2026-12-31", "", "Phường Long Thành"),
        ("xã Không Có Thật", "phu-tho", "2022-12-31", "", None),
        ("phường Hạ Hòa", "phu-tho", "2023-12-31", "", None),  # a township, no ward
    ],
)
def test_a_printed_name_is_one_commune_or_nobody(printed, province, day, district, found):
    unit = identify_unit(printed, province, day, "commune", district)
    assert (unit and unit.name) == found


def test_a_name_of_two_districts_needs_the_district():
    twins = Counter(row["name"] for row in listed_on("2025-06-30", "thanh-hoa"))
    name = next(name for name, count in twins.items() if count == 2)
    first, second = [row for row in listed_on("2025-06-30", "thanh-hoa") if row["name"] == name]
    assert identify_unit(name, "thanh-hoa", "2024-12-31", "commune") is None
    for row in (first, second):
        unit = identify_unit(name, "thanh-hoa", "2024-12-31", "commune", row["district"])
        assert unit.code == row["code"]


def test_old_and_new_communes_of_one_name_are_two_bodies():
    old = identify_unit("phường Nông Trang", "phu-tho", "2024-12-31")
    new = identify_unit("phường Nông Trang", "phu-tho", "2025-12-31")
    assert (old.valid_to, new.valid_from) == ("2025-06-30", "2025-07-01")
    assert old.unit_id != new.unit_id


def test_a_bare_name_without_a_level_is_no_commune():
    assert identify_unit("Tân Phú", "phu-tho", "2022-12-31") is None
    assert canonical_name("Tân Phú", "phu-tho", level="commune") == "Xã Tân Phú"
