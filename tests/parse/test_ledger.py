"""Every number of a page is entered once, with what it is. The pages are invented."""

import pytest

from rankings.parse.ledger import OUTSIDE, find_understood, has_figures
from rankings.parse.page import parse_page

RANKING = """\
Kết quả xếp hạng chuyển đổi số các sở, ngành tỉnh Bắc Kạn năm 2023

Đơn vị | Điểm | Hạng
Sở Y tế | 82,14 | 1
Sở Tư pháp | 80,50 | 2
Sở Nội vụ | 77,3 | 3
"""
ADDRESSES = """
Danh bạ của sở

Phòng | Điện thoại | Số máy lẻ
Văn thư | 0210 384 1234 | 12
Kế toán | 0210 384 5678 | 13
"""


def roles(page):
    return {number.text: number.role for number in parse_page(page.encode(), "x.txt").numbers}


@pytest.mark.parametrize(
    ("sentence", "number", "role"),
    [
        ("Sở Y tế đứng thứ 1 với 82,14 điểm.", "82,14", "statement"),
        ("Quyết định số 61/QĐ-UBND ngày 12/01/2024 công bố kết quả.", "12/01/2024", "date"),
        ("Quyết định số 61/QĐ-UBND ngày 12/01/2024 công bố kết quả.", "61/QĐ-UBND", "decision"),
    ],
)
def test_a_number_of_running_text_has_the_role_of_its_sentence(sentence, number, role):
    told = roles("Kết quả xếp hạng chuyển đổi số các sở, ngành năm 2023\n\n" + sentence + "\n")
    assert told[number] == role


def test_no_number_is_entered_twice():
    numbers = parse_page((RANKING + "\nSở Y tế đạt 82,14 điểm.\n").encode(), "x.txt").numbers
    places = [(number.start, number.end) for number in numbers]
    assert len(places) == len(set(places)) == 8 and places == sorted(places)
    assert not {number.role for number in numbers} & set(OUTSIDE)


def test_a_table_without_a_ranking_is_not_understood_and_has_figures():
    reading = parse_page((RANKING + ADDRESSES).encode(), "x.txt")
    ranked, addresses = reading.grids
    assert find_understood(reading.grids, reading.statements) == [ranked]
    assert has_figures(ranked) and has_figures(addresses)
    assert reading.unread_tables == [addresses]
