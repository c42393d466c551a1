"""Sentences of a text set in short lines, each line ended by a break. Texts told here in other
words than the pages that showed the kinds.
"""

from tests.clean.reading import sure_rows

PLAN = (
    "Kế hoạch cải thiện chỉ số chuyển đổi số (DTI) tỉnh Bắc Ninh\n\nTheo công bố của Bộ Thông\ntin"
    " và Truyền thông tháng 6/2023 về kết quả Chỉ số chuyển đổi số năm 2022"
)
OFFICES = "Chỉ số cải cách hành chính năm 2022 các sở tỉnh Bắc Ninh\n\n"


def test_a_set_line_goes_on_with_a_name_behind_a_comma():
    row = sure_rows(PLAN + ",\nBắc Ninh xếp vị trí thứ 27 (giảm 4 bậc so với năm 2021).")[
        "Bắc Ninh"
    ]
    assert (row["rank"], row["rank_change"], row["year"]) == (27, -4, 2022)


def test_a_set_line_goes_on_with_a_figure():
    row = sure_rows(PLAN + " thì Bắc Ninh xếp thứ\n27/63 tỉnh, thành phố.")["Bắc Ninh"]
    assert (row["rank"], row["rank_of"]) == (27, 63)


def test_lines_of_a_list_that_end_with_a_comma_stay_its_own():
    page = (
        OFFICES + "Kết quả của các sở:\nSở Y tế đạt 88,2 điểm, xếp thứ 3,\nSở Nội vụ đạt 91,5 điểm,"
        " xếp thứ 1,\nSở Xây dựng đạt 90,4 điểm, xếp thứ 2.\n"
    )
    assert {unit: (row["rank"], row["score"]) for unit, row in sure_rows(page).items()} == {
        "Sở Y tế": (3, 88.2),
        "Sở Nội vụ": (1, 91.5),
        "Sở Xây dựng": (2, 90.4),
    }


def test_a_caption_of_two_lines_ends_before_the_text():
    page = (
        OFFICES + "Lãnh đạo Sở Nội vụ trình bày kết quả chỉ số cải cách hành chính\ncủa các sở,"
        " ban, ngành tỉnh và các huyện, thị xã, thành phố\nSở Y tế xếp thứ 1 với 91,5 điểm.\n"
    )
    assert {unit: row["rank"] for unit, row in sure_rows(page).items()} == {"Sở Y tế": 1}
