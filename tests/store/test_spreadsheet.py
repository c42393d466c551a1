"""Cells that a spreadsheet would compute, from OWASP's list, and those that it would not."""

import pandas as pd
import pytest
from openpyxl import Workbook

from rankings.store.spreadsheet import bare_cell, guard_cell, is_missing, keep_text

FORMULAS = ["=1+1", "+A1", "-SUM(A1)", "@SUM(A1)", "\t=1", "＝1", "-3,5+cmd|' /C calc'!A0"]
HARMLESS = ["-", "-3,5", "+2 bậc", "- 3 %", "Sở Y tế", "", "1=1", "'tis"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stands_behind_an_apostrophe(text):
    assert guard_cell(text) == f"'{text}" and bare_cell(guard_cell(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_no_spreadsheet_computes_stays_as_it_is(text):
    assert guard_cell(text) == text == bare_cell(text)


def test_an_apostrophe_that_was_there_survives():
    assert bare_cell(guard_cell("'=x")) == "'=x" and guard_cell("'=x") == "''=x"


def test_no_cell_of_a_workbook_is_a_formula():
    book = Workbook()
    book.active.append(["=1+1", "Sở Y tế", 3, "@x"])
    keep_text(book)
    cells = list(book.active[1])
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "s"]
    assert [bool(cell.quotePrefix) for cell in cells] == [True, False, False, True]


def test_what_a_table_says_of_nothing_known_is_missing_and_zero_is_not():
    assert all(map(is_missing, [None, "", "  ", float("nan"), pd.NA, pd.NaT]))
    assert not any(map(is_missing, [0, 0.0, "0", False, [], {}]))
