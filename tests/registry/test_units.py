"""Bodies in time: which body a name means on a day, and what became of it.

Dates and mergers are those of data/reference, each with its decision.
"""

import pytest

from rankings.errors import ContractError
from rankings.registry.units import canonical_name, continues, find_unit, identify_unit, successors

DEPARTMENTS = ["Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"]


def heirs(unit, on):
    return [(heir.name, heir.province, heir.valid_from) for heir in successors(unit, on)]


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_two_departments_became_one_on_the_first_of_march_2025(name):
    before = identify_unit(name, "phu-tho", "2024-12-31", "department")
    assert before.valid_to and before.valid_to < "2025-03-02"
    assert heirs(before, "2025-06-30") == [("Sở Khoa học và Công nghệ", "phu-tho", "2025-03-01")]


def test_a_body_is_its_own_heir_while_it_exists():
    body = identify_unit("Sở Y tế", "phu-tho", "2024-12-31", "department")
    assert successors(body, "2024-12-31") == (body,)


def test_a_district_has_no_heir_of_its_level_after_july_2025():
    assert not [
        heir
        for heir in successors("hung-yen/thi-xa-my-hao", "2025-12-31")
        if heir.level == "district"
    ]


def test_a_name_means_another_body_after_the_merger():
    before, after = (
        identify_unit("Sở Nội vụ", "phu-tho", day, "department")
        for day in ("2025-02-28", "2025-03-01")
    )
    assert before.name == after.name and before.unit_id != after.unit_id
    assert not continues(before, after)


def test_a_renamed_district_goes_on_as_itself():
    district, town = find_unit("hung-yen/huyen-my-hao"), find_unit("hung-yen/thi-xa-my-hao")
    assert (district.name, town.name) == ("Huyện Mỹ Hào", "Thị xã Mỹ Hào")
    assert continues(district, town) and not continues(town, district)
    assert district.valid_to < town.valid_from == "2019-05-01"


@pytest.mark.parametrize(
    ("name", "province", "level"),
    [
        ("Trung tâm Giám sát", "phu-tho", "department"),
        ("Huyện Không Có", "phu-tho", "district"),
        ("", "phu-tho", "department"),
        ("Huyện Văn Lâm", "phu-tho", "district"),  # of Hưng Yên
    ],
)
def test_a_name_nobody_knows_is_no_body(name, province, level):
    assert identify_unit(name, province, "2023-12-31", level) is None


def test_a_name_nobody_knows_keeps_its_words():
    assert canonical_name("  Trung tâm   Giám sát ", "phu-tho") == "Trung tâm Giám sát"


def test_an_unknown_id_is_refused_and_says_where_to_look():
    with pytest.raises(ContractError, match="docs/registry.md"):
        find_unit("phu-tho/so-khong-co")
