"""Places beside those by an index: of transactions, of bodies among their like, of another year."""

import pytest

from tests.clean.reading import read, sure_values

TITLE = "Lào Cai xếp thứ 11 về chỉ số cải cách hành chính (PAR INDEX) năm 2022\n\n"


def places(page):
    return {
        (row["index_name"], row["rank"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    }


def test_a_place_among_those_with_the_most_of_something_is_by_no_index():
    page = TITLE + (
        "Tỉnh Lào Cai đứng thứ 3/63 tỉnh có số giao dịch cao nhất qua nền tảng tích hợp, chia sẻ dữ"
        " liệu trong năm 2022 và đứng thứ 2/63 tính đến ngày 21/3/2023."
    )
    assert [rank for _, rank, *_ in sure_values(page)] == [11]


def test_a_place_among_those_with_the_most_points_is_by_the_index():
    page = TITLE + "Tỉnh Yên Bái đứng thứ 3/63 tỉnh có số điểm cao nhất."
    assert ("Yên Bái", 3) in [row[:2] for row in sure_values(page)]


def test_a_place_told_before_what_one_has_is_by_the_index():
    page = TITLE + "Tỉnh Yên Bái đứng thứ 3/63 tỉnh, có số hồ sơ trực tuyến lớn."
    assert ("Yên Bái", 3) in [row[:2] for row in sure_values(page)]


def test_a_place_among_the_like_of_all_provinces_is_none_among_the_departments():
    page = (
        "Công an tỉnh Lào Cai đẩy mạnh cải cách hành chính\n\nNăm 2023, chỉ số cải cách hành chính"
        " của Công an tỉnh được đánh giá cao khi xếp thứ 5/63 Công an tỉnh, thành phố."
    )
    assert sure_values(page) == []


@pytest.mark.parametrize("words", ["trong bảng xếp hạng", "trong bảng xếp hạng về", "về"])
def test_the_index_behind_a_place_is_that_of_the_place(words):
    page = (
        "Cải cách ở Lào Cai năm 2022\n\nLào Cai giữ vị trí thứ 11 trong bảng xếp hạng chỉ số PAR"
        f" INDEX năm 2022 và đứng thứ 9 {words} chỉ số SIPAS."
    )
    assert places(page) == {("PAR INDEX", 11), ("SIPAS", 9)}


LOOK_BACK = (
    "\n\nChỉ số năng lực cạnh tranh cấp tỉnh (PCI) xếp thứ 23/63 tỉnh, thành, tăng 7 bậc so với năm"
)


def test_what_is_compared_with_two_years_before_may_be_of_the_year_before():
    page = f"Nghệ An: Con số, sự kiện nổi bật năm 2023{LOOK_BACK} 2021."
    assert sure_values(page) == []


@pytest.mark.parametrize(
    "title, since",
    [
        ("Nghệ An: Con số, sự kiện nổi bật năm 2023", 2022),
        ("Chỉ số PCI năm 2023 của tỉnh Nghệ An", 2021),
    ],
)
def test_a_year_that_is_the_indexs_or_follows_the_one_before_is_sure(title, since):
    assert sure_values(f"{title}{LOOK_BACK} {since}.") == [("Nghệ An", 23, None, 2023)]


@pytest.mark.parametrize("verb", ["là", "đạt"])
def test_the_index_of_a_department_is_its_score(verb):
    page = (
        "Lai Châu công bố chỉ số cải cách hành chính năm 2016 của các sở, ban, ngành\n\n"
        f"Theo đó, Chỉ số cải cách hành chính của Sở Y tế năm 2016 {verb} 88 điểm xếp loại tốt, xếp"
        " thứ 6/19 sở, ban, ngành."
    )
    assert sure_values(page) == [("Sở Y tế", 6, 88, 2016)]


def test_points_away_from_a_department_are_none_of_its_score():
    page = (
        "Lai Châu công bố chỉ số cải cách hành chính năm 2016 của các sở, ban, ngành\n\n"
        "Theo đó, Sở Nội vụ đứng thứ hai, cách Sở Y tế 2,4 điểm."
    )
    assert sure_values(page) == [("Sở Nội vụ", 2, None, 2016)]


@pytest.mark.parametrize(
    "said, change",
    [
        ("đứng thứ 39/63 tỉnh (tăng 10 hạng so với lần đánh giá trước) về", 10),
        ("đứng thứ 39/63 tỉnh về", None),
    ],
)
def test_a_change_behind_a_place_ahead_of_its_index_is_the_places(said, change):
    page = (
        "Lai Châu có chỉ số chuyển đổi số năm 2022\n\n"
        f"Năm 2022 Lai Châu {said} chỉ số chuyển đổi số."
    )
    rows = read(page)["rankings"]
    assert [(row["rank"], row["rank_change"]) for row in rows] == [(39, change)]
