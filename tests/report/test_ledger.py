"""The ledger of figures: what the PDF prints stands in the page, and what the page marks as a cell
is that cell, read here from the tables' own files.
"""

import csv
import json
import re
from decimal import Decimal, InvalidOperation

import lxml.html
import pdfplumber
import pytest

from rankings.report.html import export_html
from rankings.report.pdf import export_pdf

TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
RAISED = 7.05  # points: the numbers of sources are smaller than any other print
REPORTS = [("phu-tho", "vi"), ("phu-tho", "en"), ("hung-yen", "vi"), ("hung-yen", "en")]


@pytest.fixture(scope="module", params=REPORTS, ids="_".join)
def finished(request, executed, tmp_path_factory):
    """Province, the page as a tree, and the text of the PDF without heads, feet and source
    numbers.
    """
    folder = tmp_path_factory.mktemp("ledger")
    notebook, language = executed[request.param], request.param[1]
    page = export_html(notebook, folder / "report.html", language).read_text(encoding="utf-8")
    with pdfplumber.open(export_pdf(notebook, folder / "report.pdf", language)) as book:
        text = "\n".join(
            sheet.crop((0, 50, sheet.width, sheet.height - 44))
            .filter(lambda item: item.get("size", 9) > RAISED)
            .extract_text()
            for sheet in book.pages
        )
    return request.param[0], lxml.html.document_fromstring(page), text


def test_every_number_of_the_pdf_stands_in_the_page(finished):
    _, tree, text = finished
    shown = set(TOKEN.findall(" ".join(tree.find("body").itertext())))
    addresses = " ".join(tree.xpath("//a/@href"))
    strange = {
        token
        for token in TOKEN.findall(text)
        if token not in shown and token not in addresses and token.rstrip("0123456789") != ""
    }
    assert strange == set()


def read_cells(home, province):
    """{row_id: row} of every table of a province and of those that stand beside it."""
    rows = {}
    for path in sorted((home / "data" / "processed").glob("*/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows |= {row["row_id"]: row for row in csv.DictReader(file) if row.get("row_id")}
    return rows


def test_every_figure_that_is_a_cell_is_that_cell(finished, report_home):
    province, tree, _ = finished
    rows = read_cells(report_home, province)
    checked, wrong = 0, []
    for figure in tree.iter("data"):
        name = figure.get("data-row") or ""
        if figure.get("data-fn") or name not in rows:
            continue
        column, _, year = figure.get("data-col").partition(".")
        cell = rows[name][column]
        if year:
            cell = json.loads(cell)[json.loads(rows[name]["years"]).index(int(year))]
        checked += 1
        try:
            is_same = abs(Decimal(str(cell)) - Decimal(figure.get("value"))) < Decimal("0.000001")
        except InvalidOperation:
            is_same = False
        if not is_same:
            wrong.append((name, column, cell, figure.get("value")))
    assert checked > 50 and wrong == []


def test_every_other_figure_says_how_it_was_counted(finished):
    *_, tree, _ = finished
    untold = [
        lxml.html.tostring(figure, encoding="unicode")[:120]
        for figure in tree.iter("data")
        if not (figure.get("data-row") or figure.get("data-fn"))
    ]
    assert untold == []
