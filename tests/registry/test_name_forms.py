"""Every way of writing a known name, and nothing that is none."""

import pytest

from rankings.language.text import key
from rankings.registry.name_forms import collect_agency_forms, collect_place_names, strip_type

ABBREVIATIONS = (("Kế hoạch", "KH"), ("Đầu tư", "ĐT"), ("Ủy ban nhân dân", "UBND"))


@pytest.fixture(scope="module")
def forms():
    return collect_agency_forms(ABBREVIATIONS)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Sở KH và ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở KH và Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Văn phòng UBND", "Văn phòng UBND tỉnh"),
        ("Công an tỉnh", "Công an tỉnh"),
        ("Công an", "Công an tỉnh"),
    ],
)
def test_a_name_written_out_or_short_part_by_part(forms, written, name):
    assert name in {form.name for form in forms[key(written)]}


@pytest.mark.parametrize("written", ["Kế hoạch và Đầu tư", "Sở", "Thuế", "Sở KH", "tỉnh"])
def test_a_part_of_a_name_is_no_name(forms, written):
    assert key(written) not in forms


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Thị xã Phú Thọ", "Phú Thọ"),
        ("Thành phố Việt Trì", "Việt Trì"),
        ("Huyện Lâm Thao", "Lâm Thao"),
        ("Lâm Thao", "Lâm Thao"),
        ("Huyện", "Huyện"),
    ],
)
def test_a_place_without_its_type(name, base):
    assert strip_type(name) == base


def test_places_are_the_districts_of_the_country():
    places = collect_place_names()
    assert {places[key(name)] for name in ("Lâm Thao", "Việt Trì", "Văn Lâm")} == {
        "Lâm Thao",
        "Việt Trì",
        "Văn Lâm",
    }
    assert len(places) > 600 and key("Huyện Lâm Thao") not in places
