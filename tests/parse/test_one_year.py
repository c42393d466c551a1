"""Of which year a title tells, or only of some of its months."""

import pytest

from rankings.parse.prose.one_year import year_of_months


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Xếp hạng chuyển đổi số 6 tháng đầu năm 2023", "2023"),
        ("Kết quả CCHC quý III/2024 của các sở", "2024"),
        ("Kết quả phục vụ người dân tháng 11/2025", "2025"),
        ("Chỉ số phục vụ người dân tháng 5 năm 2023 của An Giang", "2023"),
        ("Chỉ số cải cách hành chính năm 2023 của các sở", None),
        ("Công bố ngày 15 tháng 5 năm 2023 kết quả DDCI năm 2022", None),
        ("Nhiệm vụ 6 tháng cuối năm, công bố DDCI năm 2022", None),
    ],
)
def test_a_title_of_months_says_of_which_year_they_are(title, year):
    assert year_of_months(title) == year
