"""What a verb of change leads to: the score or place that was reached, or by how much."""

import pytest

from tests.clean.reading import accusations, read, sure_values

DEPARTMENTS = "Chỉ số cải cách hành chính năm 2021 của các sở, ban, ngành tỉnh Lai Châu\n\n"


@pytest.mark.parametrize(
    ("said", "score", "before"),
    [
        ("từ 84,2 điểm năm 2020 tăng lên 88,75 điểm", 88.75, 84.2),
        ("có tiến bộ rõ, từ 84,2 điểm tăng lên 88,75 điểm", 88.75, 84.2),
        ("tăng lên 88,75 điểm", 88.75, None),
        ("vươn lên 88,75 điểm", 88.75, None),
        ("tăng vọt lên 88,75 điểm so với mức 84,2 điểm năm 2020", 88.75, None),
        ("giảm xuống 68,75 điểm", 68.75, None),
        ("giảm còn 68,75%", 68.75, None),
        ("giảm sâu từ 91 điểm xuống chỉ còn 80,1 điểm", 80.1, 91),
        ("vượt kỷ lục của mình khi đạt 88,75 điểm", 88.75, None),
    ],
)
def test_what_a_score_rose_to_is_no_rise(said, score, before):
    page = f"{DEPARTMENTS}Sở Y tế {said}, xếp thứ 8."
    (row,) = read(page)["rankings"]
    assert (row["rank"], row["score"], row["previous_score"]) == (8, score, before)
    assert row["score_change"] is None


@pytest.mark.parametrize("said", ["tăng lên 2,75 điểm", "tăng lên 12,5 điểm so với năm 2020"])
def test_what_may_be_a_rise_or_a_score_is_neither(said):
    (row,) = read(f"{DEPARTMENTS}Sở Y tế {said}, xếp thứ 8.")["rankings"]
    assert (row["rank"], row["score"], row["score_change"]) == (8, None, None)


def test_places_gained_stay_places_gained():
    (row,) = read(f"{DEPARTMENTS}Sở Y tế tăng lên 3 bậc so với năm 2020, xếp thứ 8.")["rankings"]
    assert (row["rank"], row["rank_change"]) == (8, 3)


@pytest.mark.parametrize(
    "said",
    [
        "Trong quý I năm 2022, Sở Y tế xếp thứ 2 với 91,2 điểm.",
        "Sở Y tế xếp thứ 2 với 91,2 điểm trong 6 tháng đầu năm 2022.",
        "6 tháng đầu năm, Sở Y tế đứng thứ 2.",
        "Sở Y tế tạm đứng thứ 2.",
        "Sở Y tế tạm xếp hạng 3 với 80 điểm.",
        "Trong khảo sát riêng về dịch vụ công, Sở Y tế đứng thứ 2, Sở Tài chính đứng thứ 5.",
        "Theo một khảo sát khác, Sở Y tế đứng thứ 2.",
        "Tỷ lệ dịch vụ công phát sinh hồ sơ của Sở Y tế đạt 71,2%, đứng thứ hai trong các sở.",
    ],
)
def test_a_place_of_months_or_by_another_survey_is_none_of_the_year(said):
    assert sure_values(DEPARTMENTS + said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Kết quả năm 2021, Sở Y tế xếp thứ 2, trong khi 6 tháng đầu năm chỉ xếp thứ 5.",
        "Trong quý I, tỉnh công bố kết quả năm 2021: Sở Y tế xếp thứ 2.",
        "Kết quả khảo sát cho thấy Sở Y tế xếp thứ 2.",
        "Tỷ lệ hài lòng với sự phục vụ của Sở Y tế được khảo sát; Sở Y tế xếp thứ 2.",
    ],
)
def test_a_place_beside_months_or_a_survey_stays(said):
    assert [(unit, rank) for unit, rank, *_ in sure_values(DEPARTMENTS + said)] == [("Sở Y tế", 2)]


def test_a_place_that_goes_to_an_unknown_name_is_nobody_elses():
    page = (
        DEPARTMENTS + "Sở Y tế đứng đầu bảng, tiếp đến là Sở Nội vụ, Kho bạc Nhà nước,"
        " Sở Tài chính, còn cuối bảng là Tổng cục Dự trữ Nhà nước."
    )
    assert all(row["rank_from_bottom"] is None for row in read(page)["rankings"])


def test_who_comes_after_that_has_the_place_that_is_said():
    page = (
        DEPARTMENTS + "Dẫn đầu vẫn là Sở Y tế; sau đó vị trí thứ hai là Sở Nội vụ và vị trí thứ ba"
        " là Sở Tài chính."
    )
    assert [(unit, rank) for unit, rank, *_ in sure_values(page)] == [
        ("Sở Y tế", 1),
        ("Sở Nội vụ", 2),
        ("Sở Tài chính", 3),
    ]


def test_departments_of_provinces_are_no_provinces():
    page = (
        "Xếp hạng ứng dụng công nghệ thông tin ngành Tài chính năm 2016\n\nVị trí thứ nhất là Sở"
        " Tài chính Bắc Ninh, những thứ hạng tiếp theo lần lượt là các Sở Tài chính Đà Nẵng,"
        " TP.HCM, Hải Dương, Quảng Ngãi."
    )
    assert [unit for unit, *_ in sure_values(page)] == ["Sở Tài chính", "Sở Tài chính"]


def test_a_rank_beside_another_year_in_brackets_is_not_of_this_year():
    page = (
        DEPARTMENTS + "Cục Thuế vốn chỉ đứng thứ hạng 15 (năm 2019) và 11 (năm 2020) thì nay đã lọt"
        " vào tốp 10 với vị thứ 9."
    )
    assert [rank for _, rank, *_ in sure_values(page)] in ([], [9])


def test_the_name_of_a_region_is_no_town():
    page = (
        "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2018 của tỉnh Quảng Nam\n\nTỉnh Quảng Nam"
        " đạt 65,85 điểm, xếp vị thứ 7/63 tỉnh, thành phố (năm 2017 xếp hạng thứ 7/63) và xếp thứ"
        " 2/12 khu vực Duyên hải miền Trung."
    )
    assert sure_values(page) == [("Quảng Nam", 7, 65.85, 2018)]


def test_the_lowest_group_in_quotation_marks_is_no_last_place():
    page = (
        "Chỉ số PAPI năm 2020\n\nỞ bốn chỉ số nội dung, Đà Nẵng bị xếp vào nhóm “thấp nhất” trên"
        " bảng điểm của cả nước."
    )
    assert all(row["rank_from_bottom"] is None for row in read(page)["rankings"])


def test_places_in_turn_are_places():
    page = (
        "Xếp hạng chuyển đổi số năm 2022 các huyện tỉnh Lai Châu\n\nCác huyện Tân Uyên, Than Uyên,"
        " Mường Tè xếp hạng lần lượt 1, 2, 3 với giá trị DTI tương ứng là 0,6843; 0,6577 và 0,6402."
    )
    assert [(unit, rank, score) for unit, rank, score, _ in sure_values(page)] == [
        ("Huyện Tân Uyên", 1, 0.6843),
        ("Huyện Than Uyên", 2, 0.6577),
        ("Huyện Mường Tè", 3, 0.6402),
    ]
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "Huyện Nậm Nhùn không thuộc diện khảo sát do số doanh nghiệp chưa đủ 30 đơn vị.",
        "Về hạ tầng kỹ thuật, Bộ Nội vụ xếp thứ 14 tăng 02 bậc so với năm 2020 (bậc thứ 16).",
    ],
)
def test_what_counts_others_or_places_contradicts_nothing(said):
    assert accusations(DEPARTMENTS + said) == []
