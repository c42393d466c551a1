"""63 provinces until 30 June 2025, 34 since."""

from rankings.registry.provinces import find_province, load_provinces, predecessors_of


def test_there_were_63_provinces_and_are_34():
    provinces = load_provinces()
    old, new = (
        [p for p in provinces if p.vintage == "63"],
        [p for p in provinces if p.vintage == "34"],
    )
    assert (len(old), len(new)) == (63, 34)
    assert sorted(slug for province in new for slug in province.predecessors) == sorted(
        province.slug for province in old
    )
    assert all(find_province(province.successor, "2025-12-31").vintage == "34" for province in old)
    assert sum(province.is_merged for province in new) == 23
    assert [p.name for p in predecessors_of("phu-tho")] == ["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"]


def test_seven_codes_changed_meaning():
    names = {(p.code, p.vintage): p.slug for p in load_provinces()}
    moved = {
        code: (names[code, "63"], slug)
        for (code, vintage), slug in names.items()
        if vintage == "34" and names[code, "63"] != slug and slug != "hue"
    }
    assert {code: pair[0] for code, pair in moved.items()} == {
        "15": "yen-bai",
        "24": "bac-giang",
        "44": "quang-binh",
        "52": "binh-dinh",
        "80": "long-an",
        "82": "tien-giang",
        "91": "kien-giang",
    }
