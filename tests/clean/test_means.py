"""A printed mean beside a table: told where the table contradicts it, never on a nearby text."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

PAGE = """\
Kết quả xếp hạng chuyển đổi số các sở, ngành tỉnh Yên Bái năm 2023

UBND tỉnh Yên Bái công bố kết quả xếp hạng chuyển đổi số năm 2023 của các sở, ngành.

STT | Sở, ngành | Điểm | Xếp hạng
1 | Sở Tư pháp | 78,14 | 1
2 | Sở Y tế | 77,50 | 2
3 | Sở Nội vụ | 74,31 | 3
4 | Sở Xây dựng | 70,02 | {fourth}
5 | Sở Tài chính | 69,90 | {fifth}

{sentence}
"""
MEAN = 73.974  # (78.14 + 77.50 + 74.31 + 70.02 + 69.90) / 5


def accuse(sentence, fourth=4, fifth=5):
    page = PAGE.format(sentence=sentence, fourth=fourth, fifth=fifth)
    said = understand(parse_page(page.encode(), "x.txt"))
    return [
        found["message_en"]
        for found in said["findings"]
        if found["check"] == "component_mean_out_of_range"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Điểm trung bình của các sở, ngành là 75,20 điểm.",
        "Điểm bình quân của khối sở, ngành năm 2023 đạt 72,10 điểm.",
    ],
)
def test_a_mean_that_the_table_contradicts_is_told(sentence):
    assert len(accuse(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Điểm trung bình của các sở, ngành là 73,97 điểm.",
        "Điểm trung bình của các sở, ngành là 74,0 điểm.",
        "Điểm trung bình của các sở, ngành đạt 74 điểm.",
        "Điểm trung bình của 3 sở dẫn đầu là 76,65 điểm.",
        "Có 19 sở, ngành được xếp hạng; điểm trung bình của các sở, ngành là 70,20 điểm.",
        "Điểm trung bình tiêu chí hạ tầng số của các sở, ngành là 71,20 điểm.",
        "Điểm trung bình của các sở, ngành năm 2022 là 70,20 điểm.",
        "Điểm trung bình cả nước là 71,20 điểm.",
        "Điểm tự chấm trung bình của các sở, ngành là 77,20 điểm.",
        "Điểm trung bình của cấp huyện là 71,20 điểm.",
        "Tỷ lệ hồ sơ trực tuyến trung bình của các sở, ngành là 71,20%.",
    ],
)
def test_a_mean_of_something_else_accuses_nobody(sentence):
    assert accuse(sentence) == []


def test_a_table_with_a_hole_has_no_mean():
    assert accuse("Điểm trung bình của các sở, ngành là 75,20 điểm.", 7, 9) == []
