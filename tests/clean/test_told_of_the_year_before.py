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
