"""Any bytes at all give a page or the project's own error, and tables are looked for without
harm.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rankings.errors import SourceError
from rankings.parse.containers import load_page
from rankings.parse.grids import find_grids
from rankings.parse.table_rows import read_grid

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "tests" / "pages").glob("h*"), *(ROOT / "data" / "raw").glob("*/*.txt")])
NAMES = ("a.txt", "a.html", "a.md", "a.csv", "a.xlsx", "a.docx", "a.pdf", "a", "")
MARKUP = [
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<th colspan=2>",
    "</td>",
    "</tr>",
    "</table>",
    "<div>",
    "<p>",
    "<pre>",
    "<!--",
    "<script>",
    "&#40;",
    "| ",
    "|\n",
    "\t",
    "   ",
    "\n\n",
    "1",
    "Sở Y tế",
    "90,5",
    "Hạng",
    "Đơn vị",
    "Điểm",
    "-",
    "Huyện Thanh Ba",
    "A. Khối huyện (100 điểm)",
    "2021",
    "Tổng cộng",
    "---",
    "▲3",
]


def read_all(content: bytes, name: str) -> None:
    try:
        page = load_page(content, name)
    except SourceError as refusal:
        assert refusal.message and refusal.hint
        return
    for grid in find_grids(page):
        for cell in grid.cells:
            assert page.text[cell.start : cell.end] == cell.text
        for statement in read_grid(grid, page):
            assert 0 <= statement.start < statement.end <= len(page.text)
            for span in statement.fields.values():
                assert page.text[span.start : span.end] == span.text


@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes(content: bytes, name: str) -> None:
    read_all(content, name)


@given(st.lists(st.sampled_from(MARKUP), max_size=60).map("".join), st.sampled_from(NAMES))
def test_any_pieces_of_tables(text: str, name: str) -> None:
    read_all(text.encode("utf-8"), name)


@given(
    st.text(max_size=300),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]),
    st.sampled_from(NAMES),
)
def test_any_text(text: str, encoding: str, name: str) -> None:
    read_all(text.encode(encoding, errors="replace"), name)


@given(st.sampled_from(FILES), st.data())
def test_mutated_copies_of_every_page(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    start = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 200))
    change = data.draw(st.sampled_from(["cut", "drop", "repeat", "noise"]))
    if change == "cut":
        content = content[: start + 1]
    elif change == "drop":
        del content[start : start + length]
    elif change == "repeat":
        content[start:start] = content[start : start + length] * 3
    else:
        content[start : start + length] = data.draw(st.binary(max_size=40))
    read_all(bytes(content), path.name)


@pytest.mark.parametrize(
    "beginning",
    [b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<html>"],
)
def test_beginnings_that_promise_more(beginning: bytes) -> None:
    for body in (b"", b"\x00" * 50, bytes(range(256)), "Sở Y tế".encode(), b"word/xl/" * 20):
        read_all(beginning + body, "a")
