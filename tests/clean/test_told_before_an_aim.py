"""What a unit has, told in one sentence with what it hopes for; places that several share."""

import pytest

from tests.clean.reading import read, sure_rows, sure_values

AGENCIES = "Chỉ số cải cách hành chính các sở tỉnh Lào Cai năm 2022\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế đạt 88,5 điểm, xếp thứ 4/19, phấn đấu năm 2023 vào nhóm 3 đơn vị dẫn đầu.",
        "Sở Y tế xếp thứ 4/19 với 88,5 điểm và quyết tâm vào tốp 3 trong năm tới.",
        "Sở Y tế đạt 88,5 điểm, xếp thứ 4/19; đơn vị đặt mục tiêu năm 2023 đạt 92 điểm.",
    ],
)
def test_what_is_hoped_for_behind_leaves_what_was_reached(said):
    assert sure_values(AGENCIES + said) == [("Sở Y tế", 4, 88.5, 2022)]


def test_a_province_that_hopes_for_more_keeps_its_place():
    page = (
        "PCI của tỉnh Lào Cai\n\nPCI 2022 của Lào Cai đạt 67,2 điểm, xếp thứ 7/63; tỉnh phấn đấu"
        " năm 2023 vào nhóm 5."
    )
    assert sure_values(page) == [("Lào Cai", 7, 67.2, 2022)]


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế phấn đấu đạt 90 điểm, xếp thứ 2.",
        "Sở Y tế quyết tâm dẫn đầu khối sở với 92 điểm.",
        "Mục tiêu năm 2023: Sở Y tế đạt 90 điểm, xếp thứ 2.",
        "Vị trí thứ 5 với 90 điểm là mục tiêu của Sở Y tế.",
        "Sở Y tế xếp thứ 2 là mục tiêu của năm 2023.",
    ],
)
def test_what_is_only_hoped_for_is_no_place(said):
    assert sure_values(AGENCIES + said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Vị trí 2-3 là Sở Y tế và Sở Tài chính.",
        "Hạng 2 – 3 thuộc về Sở Y tế và Sở Tài chính.",
        "Xếp thứ 2-3 là Sở Y tế, Sở Tài chính, cùng 90 điểm.",
    ],
)
def test_places_that_two_share_are_nobodys_for_sure(said):
    page = f"{AGENCIES}Sở Nội vụ dẫn đầu với 92 điểm. {said}"
    assert [row[:2] for row in sure_values(page)] == [("Sở Nội vụ", 1)]


def test_one_name_has_no_place_of_two():
    assert {row["rank"] for row in read(f"{AGENCIES}Sở Y tế xếp thứ 4-5.")["rankings"]} <= {None}


def test_a_place_and_a_day_are_no_shared_place():
    page = f"{AGENCIES}Sở Y tế xếp thứ 4 - 18 điểm dưới Sở Nội vụ. Sở Tài chính xếp thứ 6 - giảm 2."
    assert [row[:2] for row in sure_values(page)] == [("Sở Y tế", 4), ("Sở Tài chính", 6)]


@pytest.mark.parametrize(
    "said",
    [
        "dẫn đầu cả nước về PAR INDEX, SIPAS và PCI",
        "đứng thứ nhất toàn quốc về PAR INDEX, SIPAS và PCI",
        "xếp thứ 1 về PAR INDEX, SIPAS và PCI",
    ],
)
def test_one_place_by_several_indices(said):
    rows = read(f"Quảng Ninh và các chỉ số\n\nNăm 2022, Quảng Ninh {said}.")["rankings"]
    assert [(row["index_name"], row["rank"], row["year"]) for row in rows] == [
        ("PAR INDEX", 1, 2022),
        ("SIPAS", 1, 2022),
        ("PCI", 1, 2022),
    ]


def test_a_place_that_is_hoped_for_by_several_indices_is_none():
    page = "Quảng Ninh và các chỉ số\n\nQuảng Ninh phấn đấu dẫn đầu về PAR INDEX, SIPAS và PCI."
    assert read(page)["rankings"] == []


@pytest.mark.parametrize(
    "said",
    [
        "nhất về SIPAS (93%) và hạng 4 về PAR INDEX",
        "hạng 4 về PAR INDEX, nhất về SIPAS (93%)",
        "hạng 4 về PAR INDEX và nhất về SIPAS (93%)",
    ],
)
def test_the_first_by_one_index_and_fourth_by_another(said):
    page = "Chỉ số PAR INDEX và SIPAS cấp huyện tỉnh An Giang năm 2022\n\nChâu Phú: " + said
    told = [(row["index_name"], row["rank"], row["score"]) for row in read(page)["rankings"]]
    assert sorted(told, key=lambda one: one[1]) == [("SIPAS", 1, 93), ("PAR INDEX", 4, None)]


@pytest.mark.parametrize(
    "kind", ["biên giới", "miền núi", "nông thôn mới nâng cao", "đảo", "vùng cao biên giới"]
)
def test_what_describes_a_commune_is_no_part_of_its_name(kind):
    page = (
        "Chỉ số cải cách hành chính cấp xã tỉnh Hà Giang năm 2025\n\n"
        f"Xã {kind} Minh Tân xếp thứ 9 với 80,5 điểm."
    )
    assert list(sure_rows(page)) == ["Xã Minh Tân"]
