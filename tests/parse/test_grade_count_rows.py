"""A table that counts the units of each grade, and what only looks like one."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TITLE = "Kết quả xếp loại cải cách hành chính cấp xã năm 2021 của tỉnh Long An\n\n"
ONE = (
    "TT\tXếp loại\tSố lượng\tTỷ lệ %\tGhi chú\n1\tXuất sắc\t9\t6,62\t\n2\tTốt\t62\t45,59\t\n"
    "3\tKhá\t41\t30,15\t\n\tTổng cộng\t112\t100\t\n"
)
TWO = (
    "| Mức xếp loại | Sở, ban, ngành | Huyện, thị xã, thành phố |\n|---|---|---|\n| Tốt | 5 | 3 |\n"
    "| Khá | 12 | 8 |\n| Trung bình | 1 | 0 |\n"
)


def read(text: str) -> dict:
    return understand(parse_page((TITLE + text).encode(), "x.txt"))


def counts(said: dict) -> list[tuple]:
    return [(row["subject"], row["measure"], row["value"], row["year"]) for row in said["claims"]]


def test_the_count_of_each_grade_is_told():
    said = read(ONE)
    assert [(measure, value) for _, measure, value, _ in counts(said)] == [
        ("số đơn vị loại Xuất sắc", 9),
        ("số đơn vị loại Tốt", 62),
        ("số đơn vị loại Khá", 41),
    ]
    assert {year for *_, year in counts(said)} == {2021}
    assert {"6,62", "45,59"} <= {token["text"] for token in said["unread"]}
    assert said["rankings"] == []


def test_each_level_has_its_counts():
    assert [(subject, measure, value) for subject, measure, value, _ in counts(read(TWO))] == [
        ("sở, ban, ngành", "số đơn vị loại Tốt", 5),
        ("cấp huyện", "số đơn vị loại Tốt", 3),
        ("sở, ban, ngành", "số đơn vị loại Khá", 12),
        ("cấp huyện", "số đơn vị loại Khá", 8),
        ("sở, ban, ngành", "số đơn vị loại Trung bình", 1),
        ("cấp huyện", "số đơn vị loại Trung bình", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "TT\tĐơn vị\tSố lượng\tXếp loại\n1\tSở Y tế\t9\tTốt\n2\tSở Nội vụ\t8\tKhá\n",
        "TT\tXếp loại\tĐiểm từ\n1\tXuất sắc\t90\n2\tTốt\t80\n3\tKhá\t65\n",
        "TT\tXếp loại\tSố lượng\n1\tHồ sơ mới\t9\n2\tHồ sơ cũ\t62\n3\tHồ sơ khác\t41\n",
        "TT\tXếp loại\tTiền thưởng\n1\tXuất sắc\t20\n2\tTốt\t10\n3\tKhá\t5\n",
    ],
)
def test_other_tables_with_grades_count_no_units(text):
    assert not [claim for claim in read(text)["claims"] if "loại" in (claim["measure"] or "")]


def test_counts_of_grades_that_no_reader_takes_are_listed():
    said = read(
        "TỔNG HỢP\nTT Xếp loại Số lượng Tỷ lệ %\n1 Xuất sắc 9 6,62\n2 Tốt 62 45,59\n"
        "3 Khá 41 30,15\n4 Trung bình 24 17,65\n"
    )
    assert [table["rows"] for table in said["tables_not_understood"]] == [4]
    assert {"9", "62", "41", "24"} <= {token["text"] for token in said["unread"]}
