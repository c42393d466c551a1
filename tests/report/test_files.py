"""Workbook, data package, index and slides."""

import csv
import json
import shutil

import lxml.html
import openpyxl
import pytest
from desk import CASES

from rankings.report.datapackage import write_datapackage
from rankings.report.index import write_index
from rankings.report.inputs import NATIONAL_TABLES, TABLES
from rankings.report.slides import export_slides
from rankings.report.workbook import write_workbook


@pytest.fixture(scope="session")
def book(report_home):
    return openpyxl.load_workbook(write_workbook("phu-tho", "vi"))


def test_ranks_and_indicators_come_first_and_no_sheet_is_empty(book):
    first = ["Xếp hạng", "Chỉ tiêu", "Bìa", "Từ điển dữ liệu", "Phép kiểm tra", "Nguồn"]
    assert book.sheetnames[: len(first)] == first
    assert set(book.sheetnames[len(first) :]) <= {*TABLES, *NATIONAL_TABLES}
    assert all(sheet.max_row > 1 for sheet in book)


def test_a_unit_has_its_ranks_and_points_of_every_year(book):
    heads, *rows = book["Xếp hạng"].iter_rows(values_only=True)
    line = dict(zip(heads, next(row for row in rows if row[1] == "Sở Y tế"), strict=True))
    assert [(line[f"Hạng {year}"], line[f"Điểm {year}"]) for year in (2021, 2024)] == [
        (4, 136),
        (1, 843.24),
    ]
    heads, *rows = book["Chỉ tiêu"].iter_rows(values_only=True)
    dossiers = next(row for row in rows if "Hồ sơ" in row[1] and row[2] == "%")
    assert dict(zip(heads, dossiers, strict=True))["2024"] == 86.82


def test_numbers_are_numbers(book):
    sheet = book["02_rankings"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("điểm như đã công bố\nscore")
    scores = [
        row[column].value for row in sheet.iter_rows(min_row=2) if row[column].value is not None
    ]
    assert 843.24 in scores and all(isinstance(score, (int, float)) for score in scores)


def test_sheets_are_easy_to_read(book):
    for name in book.sheetnames[4:]:
        sheet = book[name]
        assert (
            sheet.freeze_panes == "B2" and sheet.auto_filter.ref and not sheet.merged_cells.ranges
        )
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_same_workbook_twice(report_home):
    first = write_workbook("hung-yen", "en").read_bytes()
    assert write_workbook("hung-yen", "en").read_bytes() == first


def test_data_package_is_valid(report_home):
    path = write_datapackage("phu-tho")
    import frictionless  # here: only the worker that runs this test pays for it

    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])[:3]
    assert len(json.loads(path.read_text(encoding="utf-8"))["resources"]) >= len(TABLES)


def test_index_lists_what_there_is(report_home, pages):
    for case in CASES:
        folder = report_home / "reports" / case[0]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(pages[case], folder)
    tree = lxml.html.document_fromstring(write_index(report_home).read_text(encoding="utf-8"))
    links = tree.xpath("//a/@href")
    assert {f"{province}/{province}_{language}.html" for province, language in CASES} <= set(links)
    files = {link.partition("#")[0] for link in links} - {""}
    assert all((report_home / "reports" / file).is_file() for file in files)
    assert any("Sở Y tế" in text for text in tree.xpath("//section//p//text()"))
    cards = tree.xpath("//a[starts-with(@href, 'phu-tho/phu-tho_vi.html#') and . = 'Sở Y tế']")
    assert len(cards) == 1 and "data-find" in cards[0].attrib


def test_the_newest_report_stands_first(report_home):
    """The newest source of Phú Thọ is of 2025, that of Hưng Yên of 2019; the catalogue says when
    they were saved.
    """
    tree = lxml.html.document_fromstring(write_index(report_home).read_text(encoding="utf-8"))
    dates = tree.xpath("//section[@id = 'reports']//section//time/@datetime")
    assert len(dates) == 2 and dates == sorted(dates, reverse=True)


def test_sources_of_the_fixture_are_catalogued(report_home):
    with (report_home / "data" / "raw" / "sources.csv").open(encoding="utf-8") as file:
        assert {row["province"] for row in csv.DictReader(file)} == {"phu-tho", "hung-yen"}


def test_figures_become_slides(executed, tmp_path):
    (tmp_path / "of-an-earlier-report.png").write_bytes(b"")
    slides = export_slides(executed["hung-yen", "vi"], tmp_path, "vi")
    assert len(slides) >= 2 and all(path.read_bytes().startswith(b"\x89PNG") for path in slides)
    assert sorted(tmp_path.iterdir()) == sorted(slides)
