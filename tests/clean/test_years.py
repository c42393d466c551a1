"""Which year a statement evaluates: its own words, its heading, then the document. Invented pages,
but for the sentences marked with a page.
"""

import pytest

from rankings.clean.source import source_of_reading
from rankings.clean.understand import understand
from rankings.clean.years import baseline_of, year_evidence, year_of, year_of_heading
from rankings.parse.page import parse_page

from .pages import PageBuilder, ranked

TITLE = "Công bố kết quả xếp hạng chuyển đổi số các sở, ban, ngành tỉnh Bắc Kạn năm 2023"
TABLE = """STT | Đơn vị | Điểm | Xếp hạng
1 | Sở Y tế | 82,14 | 1
2 | Sở Tư pháp | 80,50 | 2
3 | Sở Nội vụ | 77,31 | 3"""


def years_of(page):
    source = page.source()
    return [year_of(statement, source) for statement in source.statements]


@pytest.mark.parametrize("above", ["15/01/2024", "Ngày 15/01/2024", "15/01/2024 08:30"])
def test_the_day_of_the_page_above_a_table_is_not_its_year(above):
    read = understand(parse_page(f"{TITLE}\n\n{above}\n\n{TABLE}".encode(), "x.txt"))
    assert [row["year"] for row in read["rankings"]] == [2023] * 3


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Xếp hạng các sở năm 2021", 2021),
        ("Bảng xếp hạng 2022 (Quyết định số 12/QĐ-UBND ngày 8/3/2023)", 2022),
        ("năm 2021 và năm 2022", None),
        ("Quyết định ngày 8/3/2023", None),
        ("", None),
        (None, None),
    ],
)
def test_the_year_of_a_heading(heading, year):
    assert year_of_heading(heading) == year


def test_own_words_then_heading_then_document():
    page = PageBuilder("Kết quả", year="2021")
    page.say("Năm 2019, Sở Y tế hạng 1", ranked("Sở Y tế", "1", fields={"year": "2019"}))
    page.say("Sở Y tế hạng 2", ranked("Sở Y tế", "2", label="Xếp hạng năm 2020"))
    page.say("Sở Y tế hạng 3", ranked("Sở Y tế", "3"))
    assert years_of(page) == [2019, 2020, 2021]


def test_a_year_outside_the_quote_is_evidence():
    page = PageBuilder("Kết quả", year="2021").say("Sở Y tế hạng 3", ranked("Sở Y tế", "3"))
    source = page.source()
    found = year_evidence(source.statements[0], source)
    assert [(item.field, item.quote) for item in found] == [("year", "năm 2021")]
    page.say("Năm 2019, Sở Y tế hạng 1", ranked("Sở Y tế", "1", fields={"year": "2019"}))
    source = page.source()
    assert year_evidence(source.statements[1], source) == []


def test_the_year_a_change_is_measured_against():
    """phu-tho/2021_egov_519: "đạt 95,25%, tăng 22,10% so với năm 2020"."""
    text = "Tỷ lệ văn bản có ký số đạt 95,25%, tăng 22,10% so với năm 2020."
    source = source_of_reading(parse_page(text.encode(), "x.txt"), "x")
    assert [baseline_of(statement) for statement in source.statements] == [2020]
