"""Workbook, data package and index; and hostile text that must stay text everywhere."""

import csv
import json

import frictionless
import lxml.html
import openpyxl
import pytest
from fixture_tables import build_tables

from rankings.report.datapackage import write_datapackage
from rankings.report.docx import export_docx
from rankings.report.fragments import Column, build_table
from rankings.report.html import export_html
from rankings.report.index import write_index
from rankings.report.inputs import TABLES, Report
from rankings.report.sections.doubts import show_contradictions
from rankings.report.sections.league import show_league_tables
from rankings.report.slides import export_slides
from rankings.report.words import load_words
from rankings.report.workbook import cell_value, fill_sheet, write_workbook

HOSTILE = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "</section></main>", "&lt;b&gt;", "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "{{ 7*7 }}", "{% raw %}",
           "$x^2$", "\\input{/etc/passwd}", "#import \"x.typ\"", "[link](javascript:alert(1))", "`code`", "*bold*", "]]>", "<!--", "%s%n", "javascript:alert(1)", "data:text/html,<b>", "' onmouseover='alert(1)", "\u202edrawkcab"]


@pytest.fixture(scope="session")
def book(report_home):
    return openpyxl.load_workbook(write_workbook("phu-tho", "vi"))


def test_a_sheet_a_table(book):
    assert book.sheetnames[:3] == ["Bìa", "Từ điển dữ liệu", "Nguồn"] and set(book.sheetnames[3:]) == set(TABLES)


def test_numbers_are_numbers(book):
    sheet = book["02_rankings"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("score")
    scores = [row[column].value for row in sheet.iter_rows(min_row=2) if row[column].value is not None]
    assert 843.24 in scores and all(isinstance(score, (int, float)) for score in scores)


def test_sheets_are_easy_to_read(book):
    for name in TABLES:
        sheet = book[name]
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref and not sheet.merged_cells.ranges
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_same_workbook_twice(report_home):
    first = write_workbook("hung-yen", "en").read_bytes()
    assert write_workbook("hung-yen", "en").read_bytes() == first


def test_hostile_text_stays_text_in_a_sheet(tmp_path):
    book = openpyxl.Workbook()
    fill_sheet(book.active, ["text"], [[text] for text in HOSTILE])
    book.save(tmp_path / "hostile.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "hostile.xlsx").active.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [cell_value(text) for text in HOSTILE]
    assert all(cell.data_type == "s" for cell in cells)


@pytest.fixture(scope="session")
def hostile_report():
    """A report whose units, findings and quotes are hostile strings."""
    tables, _ = build_tables("phu-tho")
    rankings = tables["02_rankings"].copy()
    chosen = rankings.index[(rankings["level"] == "department") & (rankings["year"] == 2024)][: len(HOSTILE)]
    rankings.loc[chosen, "unit"] = HOSTILE[: len(chosen)]
    rankings.loc[chosen, "unit_id"] = None
    findings = tables["02_findings"]
    findings = findings.loc[findings.index.repeat(len(HOSTILE))].reset_index(drop=True)
    for name in ("message", "said", "found", "quote"):
        findings[name] = HOSTILE
    return Report("phu-tho", "vi", load_words("vi"), {**tables, "02_rankings": rankings, "02_findings": findings})


def test_hostile_text_stays_text_in_html_and_word(hostile_report, executed, report_home, tmp_path):
    import nbformat

    notebook = nbformat.read(executed["phu-tho", "vi"], as_version=4)
    fragments = [show_league_tables(hostile_report), show_contradictions(hostile_report)]
    for cell in notebook.cells:
        cell["outputs"] = [] if cell.cell_type == "code" else None
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][: len(fragments)]
    for cell, fragment in zip(notebook.cells, fragments, strict=True):
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": fragment._repr_html_(), "text/plain": repr(fragment)}, execution_count=1)]
    nbformat.write(notebook, tmp_path / "hostile.ipynb")
    tree = lxml.html.document_fromstring(export_html(tmp_path / "hostile.ipynb", tmp_path / "hostile.html", "vi").read_text(encoding="utf-8"))
    assert len(tree.findall(".//script")) == 1 and not tree.xpath("//main//script | //main//img[@onerror] | //*[@onload] | //*[@onmouseover]")
    shown = tree.find(".//main").text_content()
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(shown.split())
    assert export_docx(tmp_path / "hostile.ipynb", tmp_path / "hostile.docx", "vi").is_file()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_a_table(text):
    html = str(build_table("x", text, [Column("Tên", "name"), Column("b")], [[text, text]]))
    tree = lxml.html.fragment_fromstring(html)
    assert tree.findtext(".//td") == text and tree.findtext(".//caption") == text


def test_data_package_is_valid(report_home):
    path = write_datapackage("phu-tho")
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])[:3]
    assert len(json.loads(path.read_text(encoding="utf-8"))["resources"]) >= len(TABLES)


def test_index_lists_what_there_is(report_home, executed):
    for (province, language), notebook in executed.items():
        export_html(notebook, report_home / "reports" / province / f"{province}_{language}.html", language)
    tree = lxml.html.document_fromstring(write_index(report_home).read_text(encoding="utf-8"))
    links = tree.xpath("//a/@href")
    assert {f"{province}/{province}_{language}.html" for province, language in executed} <= set(links)
    assert all((report_home / "reports" / link).is_file() for link in links)
    assert any("Sở Y tế" in text for text in tree.xpath("//section//p//text()"))


def test_sources_of_the_fixture_are_catalogued(report_home):
    with (report_home / "data" / "raw" / "sources.csv").open(encoding="utf-8") as file:
        assert {row["province"] for row in csv.DictReader(file)} == {"phu-tho", "hung-yen"}


def test_figures_become_slides(executed, tmp_path):
    slides = export_slides(executed["hung-yen", "vi"], tmp_path, "vi")
    assert len(slides) >= 2 and all(path.read_bytes().startswith(b"\x89PNG") for path in slides)
