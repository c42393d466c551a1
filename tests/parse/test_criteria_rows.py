"""Tables of criteria: what may be reached in them, never what was."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

ROWS = """1\tGia nhập thị trường\t{0}
2\tTiếp cận đất đai\t{1}
3\tTính minh bạch\t{2}
\tTổng điểm PCI\t{3}
"""


def read(caption, head, *figures):
    page = f"PCI năm 2023 của tỉnh Trà Vinh\n\n{caption}\n\nSTT\tChỉ số thành phần\t{head}\n"
    return understand(parse_page((page + ROWS.format(*figures)).encode(), "page.txt"))


@pytest.mark.parametrize(
    "caption, head",
    [
        ("Điểm số các chỉ số thành phần PCI của Trà Vinh (thang điểm 10):", "Điểm"),
        ("Kết quả theo bộ chỉ số PCI (thang điểm 10):", "Trà Vinh"),
        ("Bộ chỉ số PCI của tỉnh, thang điểm 10:", "Năm 2023"),
        ("Bộ tiêu chí qua các năm:", "2023"),
    ],
)
def test_what_was_reached_is_no_maximum_and_the_table_is_listed(caption, head):
    said = read(caption, head, "6,94", "6,81", "6,02", "66,05")
    assert said["criteria"] == [] and said["document"]["reason"] == "table_not_understood"
    assert len(said["tables_not_understood"]) == 1
    assert {"6,94", "6,81", "6,02"} <= {one["text"] for one in said["unread"]}


@pytest.mark.parametrize(
    "caption, head",
    [
        ("Bộ tiêu chí đánh giá:", "Điểm"),
        ("Các chỉ số thành phần:", "Điểm tối đa"),
        ("Khung điểm của tỉnh:", "Điểm chuẩn"),
    ],
)
def test_what_may_be_reached_is_a_maximum(caption, head):
    said = read(caption, head, "30", "20", "50", "100")
    assert [row["max_score"] for row in said["criteria"]] == [30, 20, 50]
    assert not said["tables_not_understood"]
