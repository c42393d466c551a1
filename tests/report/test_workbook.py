"""A province's workbook: numbers as numbers, text that no spreadsheet computes."""

import io

import openpyxl
import pandas as pd
import pytest

from rankings.report.inputs import TABLES, open_report
from rankings.report.workbook import bind_tables, cell_value, list_sheets, safe_text

pytestmark = pytest.mark.usefixtures("project_tables")


def test_tables_become_sheets_with_numbers_and_missing_cells():
    table = pd.DataFrame({"unit": ["Sở Y tế", "=1+1"], "score": [82.14, None]})
    book = openpyxl.load_workbook(io.BytesIO(bind_tables(["Invented."], {"scores": table})))
    assert book.sheetnames == ["summary", "scores"]
    rows = list(book["scores"].iter_rows(values_only=True))
    assert rows == [("unit", "score"), ("Sở Y tế", 82.14), ("=1+1", None)]
    assert book["scores"]["A3"].data_type == "s" and book["summary"]["A1"].value == "Invented."


def test_the_same_tables_are_the_same_bytes():
    table = pd.DataFrame({"unit": ["Sở Y tế"]})
    assert bind_tables(["a"], {"t": table}) == bind_tables(["a"], {"t": table})


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_a_missing_value_is_an_empty_cell(missing):
    assert cell_value(missing) is None and cell_value(3) == 3 and cell_value("3") == "3"


def test_signs_that_a_workbook_cannot_hold_are_left_out():
    assert safe_text("Sở\x00 Y\x0b tế") == "Sở Y tế"
    assert len(safe_text("x" * 40_000)) <= 32_767


def test_a_province_without_pages_has_national_sheets_alone():
    assert list_sheets(open_report("da-nang")) == ("07_standing", "07_panel", "07_changes")
    assert list_sheets(open_report("phu-tho"))[: len(TABLES)] == TABLES
