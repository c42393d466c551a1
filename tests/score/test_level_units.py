"""Which units a sheet may name, and which of them a typed name means."""

import pytest

from rankings.registry.bodies import Unit
from rankings.score.level_units import Roll, list_units, name_communes


def test_there_were_63_provinces_in_2024_and_34_after_july_2025():
    before, after = list_units("vn", "province", 2024), list_units("vn", "province", 2025)
    assert (len(before), len(after)) == (63, 34)
    assert "Vĩnh Phúc" in before and "Vĩnh Phúc" not in after


def test_districts_end_with_the_first_of_july_2025():
    """Phú Thọ: one city, one town and eleven districts."""
    assert len(list_units("phu-tho", "district", 2024)) == 13
    assert list_units("phu-tho", "district", 2025) == ()


def test_a_province_whose_departments_nobody_listed_has_those_of_every_province():
    names = list_units("son-la", "department", 2024)
    assert "Sở Y tế" in names and len(names) > 10


def test_namesakes_alone_stand_with_their_district():
    communes = [("Xã A", "Huyện X"), ("Xã A", "Huyện Y"), ("Xã B", "Huyện X"), ("Xã C", "")]
    units = [Unit("", name, "", "", "commune", "x", parent) for name, parent in communes]
    assert name_communes([*units, units[3]]) == (
        "Xã A (Huyện X)",
        "Xã A (Huyện Y)",
        "Xã B",
        "Xã C",
        "Xã C",
    )


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("TP Việt Trì", "Thành phố Việt Trì"),
        ("  huyện  lâm thao ", "Huyện Lâm Thao"),
        ("Lâm Thao", "Huyện Lâm Thao"),
        ("Huyện Văn Lâm", None),  # of another province
        ("Huyện Không Có", None),
    ],
)
def test_a_typed_name_means_the_unit_that_the_registry_knows_by_it(typed, unit):
    assert Roll("phu-tho", "district", 2024, (), ()).find(typed) == unit


def test_a_framework_that_names_its_units_grades_no_other():
    roll = Roll("phu-tho", "district", 2024, ("Huyện Lâm Thao",), ("Huyện Thanh Ba",))
    assert roll.is_graded("Huyện Lâm Thao") and not roll.is_graded("Huyện Thanh Ba")
    assert roll.find("Thanh Ba") == "Huyện Thanh Ba"
    assert Roll("phu-tho", "department", 2024, (), ()).is_graded("Ban mới lập")
