"""Who a printed name is, in the year of its list; a name nobody knows keeps its words."""

import pytest

from rankings.clean.identities import NameReader, suggest_name, tidy_name

PLACE = ("quote", 0, 5)


@pytest.fixture
def names():
    return NameReader("phu-tho")


def test_a_name_is_of_the_body_at_the_end_of_its_year(names):
    """Sở Nội vụ before and after 1 March 2025 are two bodies; without a year 2021 is meant."""
    before, after, undated = (
        names.identify("Sở Nội vụ", "department", year, PLACE) for year in (2024, 2025, None)
    )
    assert before.unit_id != after.unit_id and undated == before
    assert not names.unmatched


def test_the_type_that_a_list_says_once_is_asked_with_the_bare_name_behind_it(names):
    lam_thao = names.identify("Lâm Thao", "district", 2021, PLACE, place_type="huyện")
    assert lam_thao.unit == "Huyện Lâm Thao" and lam_thao.unit_id
    # the list says "các huyện", the place is a city
    assert names.identify("Việt Trì", "district", 2021, PLACE, place_type="huyện").unit == (
        "Thành phố Việt Trì"
    )
    assert names.identify("Thị xã Phú Thọ", "district", 2021, PLACE, "huyện").unit == (
        "Thị xã Phú Thọ"
    )


def test_a_type_that_is_printed_is_not_given_another(names):
    unknown = names.identify("Phường Không Có", "commune", 2021, PLACE, place_type="xã")
    assert unknown.unit == "Phường Không Có"


def test_an_agency_whose_name_holds_its_province_is_known_without_it():
    reader = NameReader("phu-yen")
    (short, whole) = (
        reader.identify(f"Ban Quản lý Khu kinh tế{own}", "department", 2021, PLACE)
        for own in ("", " Phú Yên")
    )
    assert short == whole and short.unit_id


def test_an_agency_is_known_with_its_province_and_without(names):
    whole = names.identify("Sở Y tế Phú Thọ", "department", 2021, PLACE)
    assert whole.unit_id and whole == names.identify("Sở Y tế", "department", 2021, PLACE)
    tax = names.identify("Cục Thuế tỉnh Phú Thọ", "department", 2021, PLACE)
    assert tax == names.identify("Cục Thuế tỉnh", "department", 2021, PLACE) and tax.unit_id


def test_a_name_nobody_knows_is_collected_once_with_the_nearest_and_never_taken_for_it(names):
    for _ in range(2):
        found = names.identify("Sở Y tê", "department", 2021, PLACE)
    assert (found.unit, found.unit_id, found.level) == ("Sở Y tê", None, "department")
    (unmatched,) = names.unmatched.values()
    assert unmatched.suggestion == "Sở Y tế" and 0 < unmatched.similarity < 100
    assert (unmatched.quote, unmatched.start, unmatched.end) == PLACE


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Uỷ ban nhân dân huyện  Yên Lạc", "Huyện Yên Lạc"),
        ("UBND thị xã Sông Cầu", "Thị xã Sông Cầu"),
        ("ủy ban ND huyện Yên Lạc", "Huyện Yên Lạc"),  # a row of the lexicon
        ("UBND thị xã Sông Cầu (mới)", "Thị xã Sông Cầu (mới)"),
        ("phường Hoà Minh", "Phường Hòa Minh"),
        ("Trung tâm  Giám sát", "Trung tâm Giám sát"),
        ("văn phòng tỉnh uỷ", "văn phòng tỉnh ủy"),  # no place: its letters stay small
    ],
)
def test_an_unknown_name_is_written_as_the_registry_would(printed, name):
    assert tidy_name(printed) == name


def test_the_nearest_name_is_one_of_the_province_and_the_level():
    assert suggest_name("Huyện Lâm Thaoo", "phu-tho", "district")[0] == "Huyện Lâm Thao"
    assert suggest_name("Huyện Lâm Thaoo", "hung-yen", "district")[0] != "Huyện Lâm Thao"
    assert suggest_name("Huyện Lâm Thaoo", "phu-tho", "department")[0] != "Huyện Lâm Thao"
