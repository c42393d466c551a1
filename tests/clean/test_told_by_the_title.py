"""The year that ends the title is the year evaluated; one that ends another line is not."""

from tests.clean.reading import read, sure_values


def test_a_year_at_the_end_of_the_title_is_that_of_the_page():
    page = (
        "Hà Nam: chỉ số CCHC cấp huyện 2023\n\nThành phố Phủ Lý đạt 91,2 điểm, thị xã Duy Tiên đạt"
        " 90,8 điểm, lần lượt xếp thứ nhất, nhì."
    )
    assert sure_values(page) == [
        ("Thành phố Phủ Lý", 1, 91.2, 2023),
        ("Thị xã Duy Tiên", 2, 90.8, 2023),
    ]


def test_a_year_at_the_end_of_another_line_says_nothing():
    page = (
        "Hà Nam: chỉ số CCHC cấp huyện\n\nĐịnh hướng phát triển 2025\n\nThành phố Phủ Lý đạt 91,2"
        " điểm, xếp thứ nhất."
    )
    assert [row["year"] for row in read(page)["rankings"]] == [None]
