"""Sixty hostile strings in a source's title, names, sentences and attachment line stay text in all
that leaves the desk.
"""

import io
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import lxml.etree
import lxml.html
import nbformat
import openpyxl
import pandas as pd
import pdfplumber
import pytest
from desk import read_letters, run_notebooks
from docx import Document
from docx.oxml.ns import qn
from hostile import FORMULAS, HOSTILE, PROVINCE, add_hostile_sources, squeeze
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from rankings.language.markdown import write_plainly, write_sentence
from rankings.report.docx import export_docx
from rankings.report.fonts import replace_unknown_letters
from rankings.report.fragments import Column, build_table
from rankings.report.html import export_html
from rankings.report.pdf import export_pdf
from rankings.report.workbook import bind_tables, cell_value, write_workbook
from rankings.run.notebooks import list_notebooks
from rankings.store.paths import project_root, text_path
from rankings.store.spreadsheet import FORMULA_STARTS
from rankings.store.tables import read_table

BREAK = "\u200b"  # where a long word of a narrow column may go on in the next line
WIDEST_CELL = 50  # letters of a cell that pandas shows
SENTENCES = {(tag, None) for tag in ("div", "p", "ul", "li", "strong")} | {
    ("span", None),
    ("span", "class"),
}
QUESTIONS = {(tag, None) for tag in ("h1", "h2", "em", "code")} | {
    ("h1", "id"),
    ("h2", "id"),
}  # what the notebooks' own cells of words hold


def list_shapes(tree) -> set[tuple[str, str | None]]:
    """Which elements a page has, and which attributes they carry: text that is text adds none."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    return {(element.tag, None) for element in elements} | {
        (element.tag, name) for element in elements for name in element.attrib
    }


def read_html(path: Path):
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def parse_part(markup: str):
    return lxml.html.fragment_fromstring(markup, create_parent="div")


def list_absent(shown: str, texts: Iterable[str] = HOSTILE) -> list[str]:
    whole = squeeze(shown)
    return [text for text in texts if squeeze(text) not in whole]


def list_outputs(notebook, mime: str) -> list[str]:
    return [
        "".join(output.data[mime])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if mime in output.get("data", {})
    ]


OURS = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("raw", "reference")
    for path in sorted((project_root() / "data" / folder).rglob("*"))
    if path.suffix in (".csv", ".yaml")
)


def is_ours(link):
    """Whether a link stays on the page or leads to an address that the project's own files hold."""
    return link.startswith("#") or link in OURS


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A home with the hostile source; its notebooks executed, its report exported."""
    home = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(home))
        add_hostile_sources(home)
        national = Path("data") / "processed" / "national"
        shutil.copytree(project_root() / national, home / national)
        notebooks = run_notebooks(home, {"province": PROVINCE})
        document = read_table("02_documents", PROVINCE)["document_id"].iloc[0]
        report = home / "05_report.ipynb"
        return SimpleNamespace(
            notebooks=notebooks,
            rankings=read_table("02_rankings", PROVINCE),
            text=text_path(PROVINCE, document).read_text(encoding="utf-8"),
            page=read_html(export_html(report, home / "report.html", "vi")),
            book=write_workbook(PROVINCE, "vi"),
            pdf=export_pdf(report, home / "report.pdf", "vi"),
            word=export_docx(report, home / "report.docx", "vi"),
            desk={
                path.stem: read_html(
                    export_html(home / path.name, home / f"{path.stem}.html", "en")
                )
                for path in list_notebooks()[:4]
            },
        )


@pytest.fixture(scope="module")
def ordinary_page():
    """The elements and attributes of the project's own reports."""
    reports = sorted((project_root() / "reports").glob("*/*_vi.html"))
    assert len(reports) > 1
    return set().union(*(list_shapes(read_html(path)) for path in reports))


@pytest.fixture(scope="module")
def ordinary_output():
    """The elements and attributes of what the project's own notebooks show."""
    parts = [
        parse_part(markup)
        for path in list_notebooks()
        for markup in list_outputs(nbformat.read(path, as_version=4), "text/html")
    ]
    assert len(parts) > 30
    return set().union(*map(list_shapes, parts))


def test_the_source_carries_all_of_them(made):
    assert len(set(HOSTILE)) == 60
    assert not list_absent(made.text)
    names = [squeeze(name) for name in made.rankings["unit_printed"]]
    assert (
        len(
            [
                text
                for text in HOSTILE
                if squeeze(text).lstrip("-./") in [name.lstrip("-./") for name in names]
            ]
        )
        == 60
    )


@pytest.mark.parametrize("write", [write_plainly, write_sentence])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_sentence_shows_them_as_they_are(write, text):
    said = f"Hạng nhất là {squeeze(text)} và\n{squeeze(text)}, sau nữa: {squeeze(text)}."
    shown = parse_part(markdown2html_mistune(write(said)))
    assert squeeze(shown.text_content()) == squeeze(said)
    assert list_shapes(shown) <= SENTENCES
    assert not {"$", "\\"} & set(
        "".join(shown.xpath(".//text()[not(parent::span[@class = 'mathjax_ignore'])]"))
    )


def test_our_own_marks_stay_marks():
    shown = parse_part(
        markdown2html_mistune(
            write_sentence(
                "**7 contradictions**, **2 of 3** grave, **9 mâu thuẫn**, **2 trên 3**:\n\n"
                "* Sở Y tế\n* 01_cells: 775 rows"
            )
        )
    )
    assert [element.text for element in shown.iter("strong", "li")] == [
        "7 contradictions",
        "2 of 3",
        "9 mâu thuẫn",
        "2 trên 3",
        "Sở Y tế",
        "01_cells: 775 rows",
    ]


def test_the_report_shows_them_and_does_nothing(made, ordinary_page):
    assert not list_absent(made.page.find(".//main").text_content())
    assert list_shapes(made.page) <= ordinary_page | {("br", None)}  # lines in a cell, our own
    assert len(made.page.findall(".//script")) == 1
    links = made.page.xpath("//@href")
    assert links and not [link for link in links if not is_ours(link)]
    assert "javascript:alert(10)" in made.page.text_content()


def test_executed_notebooks_show_them_and_do_nothing(made, ordinary_output):
    for notebook in made.notebooks.values():
        for markup in list_outputs(notebook, "text/html"):
            assert list_shapes(parse_part(markup)) <= ordinary_output
            assert "mathjax_ignore" in markup or not {"$", "\\"} & set(markup)
        for sentence in list_outputs(notebook, "text/markdown"):
            assert list_shapes(parse_part(markdown2html_mistune(sentence))) <= SENTENCES
        for drawing in list_outputs(notebook, "image/svg+xml"):
            assert {
                lxml.etree.QName(element).localname
                for element in lxml.etree.fromstring(drawing).iter()
            } <= {name for name, _ in ordinary_output}
    shown = " ".join(
        parse_part(markup).text_content()
        for markup in list_outputs(made.notebooks["02_clean"], "text/html")
    )
    assert not list_absent(
        shown, [text.lstrip("-./") for text in HOSTILE if len(text) <= WIDEST_CELL]
    )
    shown = " ".join(
        parse_part(markup).text_content()
        for markup in list_outputs(made.notebooks["05_report"], "text/html")
    )
    assert not list_absent(shown)


def test_an_analysts_export_shows_them_and_does_nothing(made, ordinary_page, ordinary_output):
    for page in made.desk.values():
        assert list_shapes(page) <= ordinary_page | ordinary_output | SENTENCES | QUESTIONS
        assert len(page.findall(".//script")) == 1
        assert not [
            link
            for link in page.xpath("//@href")
            if not link.startswith("#") and link not in {path.name for path in list_notebooks()}
        ]


def test_the_pdf_prints_them(made):
    printed = "".join(read_letters(made.pdf).split()).replace(BREAK, "")
    with pdfplumber.open(made.pdf) as book:
        links = {link.get("uri") for page in book.pages for link in page.hyperlinks}
    units = [replace_unknown_letters(squeeze(text)) for text in HOSTILE if len(text) <= WIDEST_CELL]
    absent = [text for text in units if "".join(text.split()).lstrip("-./") not in printed]
    assert not absent
    assert all(link is None or is_ours(link) for link in links)


def test_the_word_document_shows_them_and_does_nothing(made):
    document = Document(str(made.word))
    shown = [paragraph.text for paragraph in document.paragraphs] + [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]
    assert not list_absent(" \n".join(shown), [text.lstrip("-./") for text in HOSTILE])
    assert [field.text.split()[0] for field in document.element.iter(qn("w:instrText"))] == ["TOC"]
    assert not list(document.element.iter(qn("m:oMath"), qn("w:fldSimple"), qn("w:object")))
    outside = [part.target_ref for part in document.part.rels.values() if part.is_external]
    assert all(map(is_ours, outside))


def test_a_sheet_holds_them_as_written():
    """Also with the signs at the front that reading a page takes for a list's."""
    content = bind_tables([FORMULAS[0]], {"texts": pd.DataFrame({"text": HOSTILE})})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["summary"]["A1"].data_type == "s" and book["summary"]["A1"].quotePrefix
    cells = [row[0] for row in book["texts"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [cell_value(text) for text in HOSTILE]
    assert all(cell.data_type == "s" for cell in cells)
    assert [cell.value[0] for cell in cells if cell.quotePrefix] == [
        "-",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "=",
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_table_of_the_report_holds_them(text):
    shown = lxml.html.fragment_fromstring(
        str(
            build_table(
                "x", text, [Column("Tên", "name"), Column("b")], [[squeeze(text), squeeze(text)]]
            )
        )
    )
    assert shown.findtext(".//td") == shown.findtext(".//th[@scope='row']") == squeeze(text)


def test_the_workbook_holds_them_and_computes_nothing(made):
    book = openpyxl.load_workbook(made.book)
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(FORMULA_STARTS))
    assert {cell.value[0] for cell in cells} >= {"=", "+", "@"}
    held = {squeeze(cell.value).lstrip("-./") for cell in cells}
    assert not [text for text in HOSTILE if squeeze(text).lstrip("-./") not in held]
    with zipfile.ZipFile(made.book) as archive:
        assert not [
            name
            for name in archive.namelist()
            if name.startswith("xl/worksheets/")
            and (b"<f>" in archive.read(name) or b"<f " in archive.read(name))
        ]
