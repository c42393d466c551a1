"""Cells of a score sheet: what is a score, what is a slip, and where it stands."""

import datetime
from decimal import Decimal

import pytest

from rankings.score.sheet_cells import Cell, find_heads, open_text, read_score, show_formula
from rankings.score.sheet_form import COLUMNS, SCORES_PAGE

IN_BOOK = f"{SCORES_PAGE}!G2"


@pytest.mark.parametrize(
    ("value", "place", "score"),
    [
        (8, IN_BOOK, "8"),
        (0.1 + 0.2, IN_BOOK, "0.3"),  # what a workbook's doubles add is no digit
        (10.0, IN_BOOK, "10"),
        (0, IN_BOOK, "0"),
        ("8,5", "G2", "8.5"),
        ("8.125", "G2", "8.125"),
        (None, IN_BOOK, None),
        ("  ", "G2", None),
    ],
)
def test_a_score_is_the_number_typed_and_an_empty_cell_is_none(value, place, score):
    faults = []
    read = read_score(Cell(value, place), Decimal(10), faults)
    assert read == (None if score is None else Decimal(score)) and not faults


@pytest.mark.parametrize(
    ("value", "place", "fault"),
    [
        (10.5, IN_BOOK, "above_maximum"),
        (-1, IN_BOOK, "below_zero"),
        ("-1", "G2", "below_zero"),
        ("8,5", IN_BOOK, "text_in_number"),  # a workbook holds numbers as numbers
        ("8 điểm", "G2", "text_in_number"),
        (True, IN_BOOK, "text_in_number"),
        ("1,250", "G2", "ambiguous_number"),
        ("1.250,5", "G2", "ambiguous_number"),
        ("#DIV/0!", IN_BOOK, "error_in_cell"),
        (datetime.datetime(2024, 5, 8), IN_BOOK, "date_in_number"),
    ],
)
def test_each_slip_is_a_fault_of_its_own_at_its_cell(value, place, fault):
    faults = []
    assert read_score(Cell(value, place), Decimal(10), faults) is None
    assert [(one.place, one.key) for one in faults] == [(place, fault)]


def test_a_formula_that_was_never_computed_is_no_empty_cell():
    faults = []
    cell = Cell(None, IN_BOOK, "=SUM(A1:A3)")
    assert read_score(cell, Decimal(10), faults) is None and not cell.is_empty
    assert [one.key for one in faults] == ["formula_without_value"]
    assert (show_formula("=A1"), show_formula("A1"), show_formula(3)) == ("=A1", "", "")


def test_heads_are_known_in_vietnamese_and_by_their_own_name():
    faults = []
    printed = ["Đơn vị", None, "criterion", "ĐIỂM THẨM ĐỊNH", "Ghi chú"]
    needed = ("unit", "criterion", "verified")
    assert find_heads(printed, COLUMNS, needed, "CSV", faults) == {
        "unit": 0,
        "criterion": 2,
        "verified": 3,
    }
    assert not faults


def test_a_head_that_is_gone_and_one_that_stands_twice_are_faults():
    faults = []
    find_heads(["Đơn vị", "unit"], COLUMNS, ("unit", "criterion"), "CSV", faults)
    assert [(one.place, one.key) for one in faults] == [
        ("CSV!B1", "column_twice"),
        ("CSV!1", "column_missing"),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_of_any_mark_parts_scores_from_units_left_out(mark):
    lines = [
        ["Đơn vị", "Mã tiêu chí", "Điểm thẩm định", "left_out"],
        ["Sở Y tế", "sent", "8", ""],
        ["", "", "", ""],
        ["Sở Nội vụ", "", "", "mới thành lập"],
    ]
    content = "\r\n".join(mark.join(line) for line in lines).encode("utf-8-sig")
    faults = []
    pages = open_text(content, faults)
    (score,), (unit,) = pages.scores, pages.units
    assert not faults
    assert (score["unit"].text, score["verified"].text, score["verified"].place) == (
        "Sở Y tế",
        "8",
        "C2",
    )
    assert (unit["unit"].text, unit["ranked"].text, unit["reason"].place) == (
        "Sở Nội vụ",
        "không",
        "D4",
    )
