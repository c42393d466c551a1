"""No number is lost in silence: a table that gave nothing is listed, and so is each of its
numbers.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

HEADS = ("Mã", "A1", "B2", "Cột I", "x", "Ký hiệu", "Z")
CODES = st.text(alphabet="qwxz", min_size=1, max_size=3)
FIGURES = st.integers(min_value=1001, max_value=1899).map(lambda n: f"{n // 10},{n % 10}")


@st.composite
def coded_tables(draw):
    """A table of codes and figures whose heads mean nothing to a reader of rankings."""
    width = draw(st.integers(min_value=1, max_value=4))
    rows = draw(st.lists(st.tuples(CODES, *[FIGURES] * width), min_size=2, max_size=6))
    lines = [HEADS[: width + 1], ("---",) * (width + 1), *rows]
    return rows, "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


@given(coded_tables())
def test_every_number_of_a_table_without_meaning_is_listed(drawn):
    rows, table = drawn
    said = understand(parse_page(f"Bảng số liệu\n\n{table}\n".encode(), "x.md"))
    assert not said["rankings"]
    figures = sorted(cell for row in rows for cell in row[1:])
    assert sorted(number["text"] for number in said["unread"]) == figures
    (listed,) = said["tables_not_understood"]
    assert (listed["rows"], listed["columns"]) == (len(rows) + 1, len(rows[0]))
    assert said["document"]["reason"] == "table_not_understood"


@pytest.mark.parametrize(
    ("letters", "size"),
    [("a", 50_000), ("1", 50_000), ("(", 50_000), ("|", 50_000), ("\n1 ", 5_000)],
)
def test_a_long_run_of_one_letter_is_read(letters, size):
    page = "Bảng số liệu\n\n" + letters * (size // len(letters))
    reading = parse_page(page.encode(), "x.txt")
    assert not reading.has_ranking


# Invented, in the shape of two portals: an English table, and one province over the years.
ENGLISH = """Kết quả PCI năm 2019

Province Entry Costs Access to land PCI Score PCI Ranking PCI Tier
Quang Ninh 7.16 7.00 73.40 1 Rất tốt
Dong Thap 6.37 7.67 72.10 2 Rất tốt
Vinh Long 7.91 7.89 71.30 3 Rất tốt
"""
YEARS = """Số liệu của tỉnh Thanh Hóa

Năm 2022 2021 2020 2019
Hộ nghèo 6.54 7.21 8.17 7.69
Việc làm 63.67 63.21 63.91 65.64
Xuất khẩu 47 43 28 24
"""


@pytest.mark.parametrize(("text", "rows"), [(ENGLISH, 3), (YEARS, 4)])
def test_lines_of_figures_that_no_reader_takes_are_a_table_that_was_not_understood(text, rows):
    said = understand(parse_page(text.encode(), "x.txt"))
    assert not said["rankings"]
    (listed,) = said["tables_not_understood"]
    assert listed["rows"] == rows
    assert said["document"]["reason"] == "table_not_understood"


def test_sentences_with_figures_are_no_table():
    text = "Thanh Hóa đạt 63,67 điểm, tăng 0,46 điểm so với 63,21 điểm của năm 2021.\n"
    assert not understand(parse_page((text * 4).encode(), "x.txt"))["tables_not_understood"]
