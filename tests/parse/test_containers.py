"""Every container gives the same page: text, tables, title, regions; what cannot be read says
why.
"""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import docx
import openpyxl
import pytest

from rankings.errors import SourceError
from rankings.language.text import normalise_text
from rankings.parse.containers import load_page
from rankings.parse.model import Page

PAGES = Path(__file__).parents[1] / "pages"
SENTENCE = (
    "Sở Tài chính đứng đầu khối sở với tổng điểm 413/500; huyện Văn Lâm vượt lên vị trí số"
    " 1.\r\nThủy Nguyên xếp thứ 3."
)
ROWS = [
    ["Hạng", "Đơn vị", "Điểm"],
    ["1", "Sở Y tế", "843,24"],
    ["2", "Sở Văn hóa, Thể thao và Du lịch", "812,4"],
]


def assert_spans(page: Page) -> None:
    for grid in page.grids:
        for cell in grid.cells:
            assert page.text[cell.start : cell.end] == cell.text
    for span in [*page.headings, *filter(None, [page.title])]:
        assert page.text[span.start : span.end] == span.text


def cells_of(page: Page) -> list[list[str]]:
    assert_spans(page)
    rows: dict[int, list[str]] = {}
    for cell in page.grids[0].cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


def to_cp1258(text: str) -> bytes:
    """Return the bytes an old Vietnamese Windows wrote: base letters with marks behind them."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            shape, tone = unicodedata.normalize("NFC", parts[:-1]), parts[-1]
            if shape in "\u1ea0":
                shape = "A"
            try:
                pieces.append((shape + tone).encode("cp1258"))
            except UnicodeEncodeError:  # ậ decomposes into a + dot below + circumflex
                shape, tone = unicodedata.normalize("NFC", parts[0] + parts[-1]), parts[1]
                pieces.append((shape + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode("utf-8"), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (unicodedata.normalize("NFD", SENTENCE).encode("utf-8"), "utf-8"),
        (to_cp1258(SENTENCE), "cp1258"),
    ],
)
def test_encodings_give_one_text(content: bytes, encoding: str) -> None:
    page = load_page(content, "tin.txt")
    assert page.encoding == encoding
    assert page.text == normalise_text(SENTENCE)


def test_old_page_is_read_without_being_told_its_encoding() -> None:
    page = load_page(PAGES / "h03_hungyen_2019_cp1258.txt")
    assert page.encoding == "cp1258"
    assert page.text.startswith("Hưng Yên: Sở Tài chính và huyện Văn Lâm về nhất")
    assert unicodedata.is_normalized("NFC", page.text)


def test_a_page_cut_inside_a_letter_is_still_utf8() -> None:
    content = "Sở Tài chính đứng đầu khố".encode() + b"i"[:0] + "ố".encode()[:2]
    assert load_page(content, "tin.txt").text == "Sở Tài chính đứng đầu khố"


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("h*")))
def test_expected_encoding_of_every_page(name: str) -> None:
    import json

    expected = json.loads(
        (PAGES / "expected" / name).with_suffix(".json").read_text(encoding="utf-8")
    )
    page = load_page(PAGES / name)
    assert (page.encoding, page.media) == (expected["encoding"], expected["media"])


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b"\xef\xbb\xbf \r\n", "a.txt", "empty"),
        (bytes(range(256)) * 40, "a.txt", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "a.png", "text"),
        (b"%PDF-1.4 broken", "a.pdf", "PDF"),
        (b"PK\x03\x04broken", "a.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "old Word or Excel"),
        (
            b"<html><body><script>var a = 1;</script><img src='a.jpg'></body></html>",
            "a.html",
            "no text",
        ),
    ],
)
def test_what_cannot_be_read_says_file_reason_and_next_step(
    content: bytes, name: str, reason: str
) -> None:
    with pytest.raises(SourceError) as refusal:
        load_page(content, name)
    assert reason in str(refusal.value) and name in str(refusal.value) and refusal.value.hint


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load_page(tmp_path / "không có.txt")


# ---- HTML
# -----------------------------------------------------------------------------------------


def html_table(rows: list[list[str]]) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )


def test_html_page_without_menus_scripts_and_comments() -> None:
    page = load_page(PAGES / "h12_quangnam_2023_ordered_lists.html")
    assert page.title is not None and page.title.text.startswith(
        "20 sở, ban, ngành và 18 địa phương"
    )
    assert page.published_text == "2024-02-02T14:51:00+07:00"
    assert "datePublished" not in page.text and "9526" not in page.text
    assert "Bảng điểm chuyển đổi số (DTI) năm 2023" in page.text
    assert "Sở NN&PTNT, Sở TT-TT" in page.text
    rules = {
        page.text[region.start : region.end].split("\n")[0]: region.rule for region in page.regions
    }
    assert rules["Mới nhất"] == "aside" and rules["(0) Bình luận"] == "comments"
    assert rules["POWERED BY CMS - PHIÊN BẢN 6.2"] == "footer"


def test_html_spans_stay_with_their_cells() -> None:
    page = load_page(PAGES / "h09_laocai_2023_spans.html")
    assert_spans(page)
    cells = {cell.text: cell for cell in page.grids[0].cells}
    assert (cells["TT"].row_span, cells["Năm 2023"].column_span, cells["Tỷ lệ"].column) == (2, 2, 3)
    assert cells["A. NHÓM CÓ THỦ TỤC HÀNH CHÍNH (1.000 điểm)"].column_span == 6
    grade = next(cell for cell in page.grids[0].cells if cell.text == "Nâng cao")
    assert (grade.row, grade.row_span) == (3, 17)


def test_letterhead_is_text_and_criteria_are_a_table() -> None:
    page = load_page(PAGES / "h17_sonla_2023_criteria_no_ranking.html")
    assert [grid.cells[1].text for grid in page.grids] == ["Chỉ số chính"]
    assert "\nSố: 545/QĐ-UBND\nSơn La, ngày 13 tháng 04 năm 2023\n" in page.text
    assert page.title is not None and page.title.text == "Quyết định 545/QĐ-UBND 2023 Sơn La"


def test_numbers_broken_by_tags_are_one_and_blocks_are_lines() -> None:
    page = load_page(
        (
            "<h1>Tin</h1><p>đạt <b>141</b><i>,4</i> điểm</p><div>Sở Y tế<br>xếp thứ&nbsp;3</div>"
        ).encode(),
        "a.html",
    )
    assert page.text == "Tin\nđạt 141,4 điểm\nSở Y tế\nxếp thứ 3\n"


def test_layout_tables_are_not_data() -> None:
    inner = html_table(ROWS)
    page = load_page(
        "<html><body><table><tr><td>Trang chủ</td><td><p>Bài"
        f" viết</p>{inner}</td></tr></table></body></html>".encode(),
        "a.html",
    )
    assert cells_of(page) == ROWS and len(page.grids) == 1


def test_one_odd_span_does_not_fill_memory() -> None:
    page = load_page(
        b"<table><tr><th colspan=99999"
        b" rowspan=99999>TT</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "a.html",
    )
    assert sum(cell.column_span for grid in page.grids for cell in grid.cells) < 2000


def test_deep_nesting_is_read() -> None:
    page = load_page(b"<html>" + b"<div>" * 3000 + "Sở Y tế".encode() + b"</div>" * 3000, "a.html")
    assert "Sở Y tế" in page.text


# ---- the same table in every container
# ---------------------------------------------------------------


def docx_bytes(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_heading("Kết quả xếp hạng năm 2023", 0)
    document.add_paragraph("Khối sở, ban, ngành")
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_bytes(rows: list[list[object]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Khối sở"
    for row in rows:
        workbook.active.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (html_table(ROWS).encode("utf-8"), "a.html"),
        (
            "\ufeff".encode("utf-8")
            + 'Hạng;Đơn vị;Điểm\r\n1;Sở Y tế;843,24\r\n2;"Sở Văn hóa, Thể thao và Du'
            ' lịch";812,4\r\n'.encode(),
            "a.csv",
        ),
        (
            (
                'Hạng,Đơn vị,Điểm\n1,Sở Y tế,"843,24"\n2,"Sở Văn hóa, Thể thao và Du '
                'lịch","812,4"\n'
            ).encode(),
            "a.csv",
        ),
        ("\n".join("\t".join(row) for row in ROWS).encode("utf-16"), "a.csv"),
        (docx_bytes(ROWS), "a.docx"),
        (xlsx_bytes(ROWS), "a.xlsx"),
        (docx_bytes(ROWS), "không có đuôi"),
    ],
)
def test_a_table_is_the_same_in_every_container(content: bytes, name: str) -> None:
    assert cells_of(load_page(content, name)) == ROWS


def test_word_title_and_merged_cells() -> None:
    document = docx.Document()
    document.add_heading("Kết quả xếp hạng năm 2023", 0)
    table = document.add_table(3, 3)
    for row, texts in enumerate(
        [["TT", "Đơn vị", "Mức độ"], ["1", "Sở Y tế", "Nâng cao"], ["2", "Sở Nội vụ", ""]]
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    out = io.BytesIO()
    document.save(out)
    page = load_page(out.getvalue(), "a.docx")
    assert page.title is not None and page.title.text == "Kết quả xếp hạng năm 2023"
    grade = next(cell for cell in page.grids[0].cells if cell.text == "Nâng cao")
    assert (grade.column, grade.row_span) == (2, 2)


def test_numbers_of_a_sheet_are_printed_as_shown() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Đơn vị", "Điểm", "Tỷ lệ", "Hạng"])
    sheet.append(["Sở Y tế", 843.2, 0.7316, 1])
    sheet["B2"].number_format = "0.00"
    sheet["C2"].number_format = "0.00%"
    out = io.BytesIO()
    workbook.save(out)
    assert cells_of(load_page(out.getvalue(), "a.xlsx"))[1] == ["Sở Y tế", "843.20", "73.16%", "1"]


# ---- PDF
# ------------------------------------------------------------------------------------------


def typst_pdf(source: str, tmp_path: Path) -> bytes:
    typst = pytest.importorskip("typst")
    path = tmp_path / "page.typ"
    path.write_text(source, encoding="utf-8")
    return typst.compile(str(path))


def test_text_pdf_with_a_ruled_table(tmp_path: Path) -> None:
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    page = load_page(
        typst_pdf(
            f"= Kết quả xếp hạng\n\nSở Y tế đứng đầu.\n\n#table(columns: 3, {cells})\n\nHết.",
            tmp_path,
        ),
        "a.pdf",
    )
    assert cells_of(page) == ROWS
    assert [line for line in page.text.split("\n") if "\t" not in line and line] == [
        "Kết quả xếp hạng",
        "Sở Y tế đứng đầu.",
        "Hết.",
    ]


def test_scanned_pdf_is_refused_with_the_template(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="scan") as refusal:
        load_page(typst_pdf("#rect(width: 5cm, height: 5cm, fill: black)", tmp_path), "a.pdf")
    assert "template" in refusal.value.hint


@pytest.mark.parametrize("name", ["dài.txt", "dài.csv", "dài.html"])
def test_a_text_of_more_than_a_megabyte_and_a_half_is_refused_with_the_limit(name):
    with pytest.raises(SourceError, match="more than the 1.5 MB that are read"):
        load_page(b"<p>Nam</p>\n" + b"so 1 2 " * 300_000, name)
