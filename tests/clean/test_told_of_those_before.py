"""What is said once of units that were named before: a grade of all, the next year's score."""

import pytest

from tests.clean.reading import read, sure_rows, sure_values

DISTRICTS = "Mức độ chuyển đổi số cấp huyện tỉnh Đắk Nông năm 2022\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "cả ba địa phương này đều xếp loại Khá",
        "cả 3 đơn vị này cùng loại Khá",
        "cả ba huyện trên đều đạt loại Khá",
    ],
)
def test_a_grade_of_all_that_are_counted_back(said):
    rows = sure_rows(
        f"{DISTRICTS}Huyện Đắk Mil đạt 79,6 điểm, cao nhất khối; kế tiếp là Cư Jút (76,8 điểm) và"
        f" Krông Nô (75,1 điểm), {said}."
    )
    assert [(row["rank"], row["grade"]) for row in rows.values()] == [
        (1, "Khá"),
        (2, "Khá"),
        (3, "Khá"),
    ]


def test_a_grade_of_two_is_not_that_of_the_one_before():
    rows = sure_rows(
        f"{DISTRICTS}Huyện Đắk Mil đạt 79,6 điểm, cao nhất khối; kế tiếp là Cư Jút (66,8 điểm) và"
        " Krông Nô (65,1 điểm), đều xếp loại Khá."
    )
    assert [row["grade"] for row in rows.values()] == [None, "Khá", "Khá"]


@pytest.mark.parametrize("said", ["cùng thuộc nhóm Tốt còn có", "cùng xếp loại Tốt còn có"])
def test_who_has_a_grade_with_others(said):
    rows = sure_rows(
        f"{DISTRICTS}Đắk Mil dẫn đầu 8 huyện với 88,2 điểm; {said} Cư Jút (86,9 điểm), Krông Nô"
        " (83 điểm)."
    )
    assert {row["grade"] for row in rows.values()} == {"Tốt"}


def test_others_with_a_grade_of_their_own_leave_the_first_alone():
    rows = sure_rows(
        f"{DISTRICTS}Đắk Mil dẫn đầu 8 huyện với 92,2 điểm; thuộc nhóm Tốt có Cư Jút (86,9 điểm),"
        " Krông Nô (83 điểm)."
    )
    assert rows["Huyện Đắk Mil"]["grade"] is None


@pytest.mark.parametrize(
    "said",
    [
        "Đến năm 2022, chỉ số này là 92,44%, xếp thứ 2/18.",
        "Năm 2022, chỉ số này đạt 92,44%, đứng thứ 2/18.",
        "Sang năm 2022, chỉ số này được 92,44%, hạng 2/18.",
    ],
)
def test_the_index_of_the_agency_before(said):
    page = (
        "Cải cách hành chính ở Sở Tư pháp Hưng Yên\n\nNăm 2021, chỉ số cải cách hành chính của Sở"
        f" Tư pháp đạt 87,6%, xếp thứ 7/18. {said}"
    )
    assert sure_values(page) == [("Sở Tư pháp", 7, 87.6, 2021), ("Sở Tư pháp", 2, 92.44, 2022)]


def test_the_index_of_one_of_two_agencies_is_nobodys():
    page = (
        "Cải cách hành chính ở Hưng Yên\n\nNăm 2021, Sở Tư pháp đạt 87,6%, Sở Y tế đạt 80%. Năm"
        " 2022, chỉ số này là 92,44%, xếp thứ 2/18."
    )
    assert 92.44 not in {row["score"] for row in read(page)["rankings"]}


@pytest.mark.parametrize("of_all", ["chung cấp huyện toàn tỉnh", "chung khối huyện"])
def test_the_index_of_all_districts_is_not_the_provinces(of_all):
    page = (
        "Chỉ số hài lòng cấp huyện tỉnh Hòa Bình năm 2022\n\nHuyện Lương Sơn dẫn đầu với 92,14%."
        f"\n\nChỉ số hài lòng {of_all} đạt 88,64%."
    )
    assert list(sure_rows(page)) == ["Huyện Lương Sơn"]
