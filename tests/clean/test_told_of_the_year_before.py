"""What is told of the year before, right behind a change, is neither the place nor the change of
this year. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_values

DTI = "Kết quả Chỉ số chuyển đổi số (DTI) năm 2022 của tỉnh Lai Châu\n\n"


@pytest.mark.parametrize("verb", ["xếp thứ", "đứng thứ", "thứ"])
def test_a_place_right_behind_the_year_compared_with_is_of_that_year(verb):
    page = DTI + (
        "Năm 2022, Lai Châu đạt 0,5712, xếp thứ 31/63 tỉnh, thành phố, tăng 12 bậc so với năm 2021"
        f" {verb} 43/63. Trong đó, chính quyền số đạt 0,61.\n"
    )
    assert sure_values(page) == [("Lai Châu", 31, 0.5712, 2022)]
    assert accusations(page) == []
    row = next(row for row in read(page)["rankings"] if row["rank"])
    assert (row["rank_change"], row["previous_rank"]) == (12, 43)


@pytest.mark.parametrize(
    "said",
    [
        "Lai Châu tăng 12 bậc so với năm 2021, xếp thứ 31/63 tỉnh, thành phố",
        "So với năm 2021, Lai Châu tăng 12 bậc, xếp thứ 31/63 tỉnh, thành phố",
    ],
)
def test_a_place_behind_a_comma_is_of_this_year(said):
    assert [row[:2] for row in sure_values(f"{DTI}Năm 2022, {said}.\n")] == [("Lai Châu", 31)]


def test_growth_told_without_a_score_is_no_difference_of_scores():
    page = DTI + (
        "Lai Châu, có giá trị DTI năm 2022 đạt 0,5712, xếp thứ 31/63 tỉnh, thành phố.\n\n"
        "Kết quả năm 2022 đạt 571,2/1000 điểm (cao hơn trung bình cả nước 1,2 điểm), tỉnh Lai Châu,"
        " có giá trị DTI năm 2022 đạt 0,5712, tăng 91,2% so với năm 2021, xếp thứ 31/63 tỉnh, thành"
        " phố, tăng 12 bậc so với năm 2021.\n"
    )
    assert accusations(page) == []
    assert {row["score_change"] for row in read(page)["rankings"]} == {None}
    assert sure_values(page) == [("Lai Châu", 31, 0.5712, 2022)]


@pytest.mark.parametrize(
    "said",
    [
        "Hà Nam xếp thứ 10/63 tỉnh, thành phố, năm 2019 xếp thứ 5/63, năm 2018 xếp thứ 43/63",
        "Hà Nam xếp thứ 10/63 tỉnh, thành phố (năm 2019: hạng 5; năm 2018: hạng 43)",
        "Hà Nam xếp thứ 10/63 tỉnh, thành phố, năm 2019 là thứ 5/63",
    ],
)
def test_the_year_of_a_later_place_is_not_that_of_the_first(said):
    page = f"Chỉ số PAPI năm 2020 của tỉnh Hà Nam\n\n{said}."
    assert ("Hà Nam", 10, None, 2020) in sure_values(page)
    assert not any(rank == 10 and year != 2020 for _, rank, _, year in sure_values(page))


def test_a_year_behind_the_only_place_stays_its_own():
    page = "Chỉ số PAPI của tỉnh Hà Nam\n\nHà Nam xếp thứ 10/63 tỉnh, thành phố năm 2020."
    assert sure_values(page) == [("Hà Nam", 10, None, 2020)]


NEAR_YEARS = "Chỉ số PCI năm 2016\n\n"


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        (
            (
                "Nếu năm 2015, Long An xếp thứ 20, Tây Ninh xếp thứ 25, thì đến năm 2016 Long An đã"
                " vươn lên thứ 12."
            ),
            {("Tây Ninh", 25, 2015), ("Long An", 12, 2016)},
        ),
        (
            "Năm 2015, Long An xếp thứ 20, Tây Ninh xếp thứ 25; đến năm 2016 Long An xếp thứ 12.",
            {("Tây Ninh", 25, 2015), ("Long An", 12, 2016)},
        ),
    ],
)
def test_what_several_had_before_then_is_of_the_first_year(said, rows):
    found = {(unit, rank, year) for unit, rank, _, year in sure_values(NEAR_YEARS + said)}
    assert rows <= found
    assert found <= rows | {("Long An", 20, 2015)}


def test_the_grades_of_several_before_then_are_of_the_first_year():
    page = NEAR_YEARS + (
        "Nếu năm 2015, Bình Dương được xếp loại tốt, Long An, Tây Ninh được xếp loại trung bình,"
        " thì đến năm 2016 đã có chuyển biến: Đồng Nai được xếp loại tốt."
    )
    rows = {
        (row["unit"], row["grade"], row["year"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    }
    assert rows <= {
        ("Bình Dương", "tốt", 2015),
        ("Long An", "trung bình", 2015),
        ("Tây Ninh", "trung bình", 2015),
        ("Đồng Nai", "tốt", 2016),
    }
    assert len(rows) > 2
