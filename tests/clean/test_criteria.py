"""Columns of points are criteria where their head prints the most that one can have."""

from decimal import Decimal

from rankings.clean.observe import observe
from rankings.clean.source import source_of_reading
from rankings.clean.understand import understand
from rankings.parse.page import parse_page

PAGE = """Kết quả chuyển đổi số các sở tỉnh Hà Nam năm 2023

| TT | Đơn vị | Hạ tầng số (20) | Điều tra xã hội học (15) | Điểm tự chấm | Tổng điểm (100) | Hạng |
|---|---|---|---|---|---|---|
| 1 | Sở Y tế | 18,5 | 14,0 | 95 | 91,2 | 1 |
| 2 | Sở Nội vụ | 17,0 | 13,5 | 94 | 89,9 | 2 |
"""


def test_columns_with_a_maximum_are_criteria():
    page = observe(source_of_reading(parse_page(PAGE.encode(), "x.md"), "ha-nam_2023"))
    assert [(row.unit, row.criterion, row.score, row.max_score) for row in page.criteria] == [
        ("Sở Y tế", "Hạ tầng số", Decimal("18.5"), 20),
        ("Sở Y tế", "Điều tra xã hội học", Decimal("14.0"), 15),
        ("Sở Nội vụ", "Hạ tầng số", Decimal("17.0"), 20),
        ("Sở Nội vụ", "Điều tra xã hội học", Decimal("13.5"), 15),
    ]
    assert all(
        page.text[row.spans["score"].start :].startswith(row.score_text) for row in page.criteria
    )


ALMOST = """Kết quả đánh giá, xếp hạng mức độ chính quyền điện tử các huyện tỉnh Hưng Yên năm 2018

Mức độ chuyển đổi số (tối đa 5 điểm): đơn vị cao nhất là huyện Văn Giang (1 điểm), tiếp đến là \
huyện Văn Lâm (0,3 điểm). Số điểm ở tiêu chí này hầu như bằng 0.
"""


def test_almost_nothing_is_about_nothing():
    page = observe(source_of_reading(parse_page(ALMOST.encode(), "x.txt"), "hung-yen_2018"))
    said = {row.statistic: (row.score, row.comparator) for row in page.criteria if row.statistic}
    assert said["highest"] == (1, "=") and said["others"] == (0, "~")


def test_a_maximum_in_the_head_and_in_a_row_of_maxima_is_one():
    page = "\n".join(
        [
            "# Chỉ số CCHC các xã, thị trấn huyện Ba Tri (tỉnh Bến Tre) năm 2023",
            "",
            "| TT | Đơn vị | Chỉ đạo (tối đa 20) | Thủ tục (tối đa 30) | Bộ máy (50 điểm) | Tổng |",
            "|---|---|---|---|---|---|",
            "| | Điểm tối đa | 20 | 30 | 50 | 100 |",
            "| 1 | Xã An Đức | 18,5 | 27 | 46 | 91,5 |",
            "| 2 | Xã Tân Thủy | 17,5 | 26 | 44 | 87,5 |",
            "| 3 | Thị trấn Ba Tri | 17 | 25 | 43 | 85 |",
        ]
    )
    found = understand(parse_page(page.encode(), "x.md"))
    assert [row["score"] for row in found["rankings"]] == [91.5, 87.5, 85]
    assert {row["criterion"]: row["max_score"] for row in found["criteria"]} == {
        "Chỉ đạo": 20,
        "Thủ tục": 30,
        "Bộ máy": 50,
    }
    assert not found["findings"]
