"""One page in, one reading out: figures typed from the project's own pages."""

import pytest

from rankings.parse.page import parse_page
from rankings.store.paths import raw_dir


def test_the_page_of_phu_tho_2024_is_read_whole():
    reading = parse_page(raw_dir() / "phu-tho" / "2024_dti_42.txt")
    assert reading.has_ranking and reading.reason == ""
    assert reading.header.province.text == "Phú Thọ"
    assert reading.header.framework.text == "mức độ Chuyển đổi số"
    ranked = [told for told in reading.statements if told.kind == "ranking"]
    ranked = [told for told in ranked if told.source == "table"]
    assert sum(told.level == "department" for told in ranked) == 21
    assert sum(told.level == "district" for told in ranked) == 13
    first = next(told for told in ranked if told.level == "department")
    assert (first.fields["unit"].text, first.fields["score"].text) == ("Sở Y tế", "843.24")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tỉnh họp bàn về chuyển đổi số.", "no_unit_with_place"),
        (
            "STT | Tiêu chí | Điểm tối đa\n1 | Hạ tầng | 30\n2 | Nhân lực | 12",
            "criteria_only",
        ),
    ],
)
def test_a_page_without_a_ranking_says_why(text, reason):
    page = f"Kết quả xếp hạng chuyển đổi số tỉnh Bắc Kạn năm 2023\n\n{text}\n"
    reading = parse_page(page.encode(), "x.txt")
    assert not reading.has_ranking and reading.reason == reason
