"""The cells of a score sheet as they stand in a workbook or a CSV, each with its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rankings.errors import SourceError
from rankings.language.text import key
from rankings.parse.containers.limits import check_packed, read_limited
from rankings.score.sheet_form import (
    COLUMNS,
    FACTS,
    HELP_PAGE,
    LEFT_OUT,
    NEEDED,
    SCORES_PAGE,
    UNIT_COLUMNS,
    UNITS_PAGE,
)
from rankings.score.words import Fault, find_fault
from rankings.store.hand_cells import cell_name
from rankings.store.hand_tables import decode_table, open_workbook, split_lines
from rankings.store.spreadsheet import bare_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

# 80  80.5  80,5 — and nothing that could have thousands marks
PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?|-?\d+,\d{1,2}")
ANY_NUMBER = re.compile(r"-?[\d.,]*\d[\d.,]*")
EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
DIGITS = 10  # behind which a workbook's doubles hold noise, no typed digit


@dataclass(frozen=True)
class Cell:
    """A cell's value, its address, and the formula that stands in it."""

    value: object
    place: str
    formula: str = ""

    @property
    def text(self) -> str:
        """The value as text without spaces around it, "" where the cell is empty."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed here."""
        return not self.text and not self.formula


Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Pages:
    """What stands in a file: rows of scores, rows of units, and the sheet's own facts."""

    scores: tuple[Row, ...]
    units: tuple[Row, ...]
    facts: Mapping[str, str]


def open_pages(content: bytes, name: str, faults: list[Fault]) -> Pages:
    """Return the pages of a sheet; `faults` grows by heads that are missing or stand twice."""
    if content[:2] == b"PK":
        return read_workbook(content, name, faults)
    return open_text(content, faults)


def read_workbook(content: bytes, name: str, faults: list[Fault]) -> Pages:
    """Return the pages of a workbook: values as computed, and the formulas behind them."""
    check_packed(content, name)
    values, formulas = open_workbook(content, name), open_workbook(content, name, formulas=True)
    if SCORES_PAGE not in values.sheetnames:
        faults.append(find_fault(name, "sheet_missing", name=SCORES_PAGE))
        return Pages((), (), {})
    scores = read_page(values, formulas, SCORES_PAGE, COLUMNS, NEEDED, faults)
    has_units = UNITS_PAGE in values.sheetnames
    needed = tuple(UNIT_COLUMNS)
    units = read_page(values, formulas, UNITS_PAGE, UNIT_COLUMNS, needed, faults)
    return Pages(tuple(scores), tuple(units) if has_units else (), read_facts(values))


def read_facts(book: Workbook) -> dict[str, str]:
    """Return framework, province and year as the page of instructions names them."""
    if HELP_PAGE not in book.sheetnames:
        return {}
    labels = {key(label): name for name, label in FACTS.items()}
    return {
        labels[key(str(label))]: str(value).strip()
        for label, value in book[HELP_PAGE].iter_rows(max_col=2, max_row=12, values_only=True)
        if label is not None and value is not None and key(str(label)) in labels
    }


def read_page(
    values: Workbook,
    formulas: Workbook,
    page: str,
    columns: Mapping[str, tuple[str, int]],
    needed: Sequence[str],
    faults: list[Fault],
) -> Iterator[Row]:
    """Yield the rows of a page that hold anything, by column name."""
    if page not in values.sheetnames:
        return
    rows = values[page].iter_rows()
    heads = find_heads([cell.value for cell in next(rows)], columns, needed, page, faults)
    for cells, typed in zip(rows, formulas[page].iter_rows(min_row=2), strict=False):
        row = {
            name: Cell(
                cells[place].value,
                f"{page}!{cells[place].coordinate}",
                show_formula(typed[place].value),
            )
            for name, place in heads.items()
            if place < len(cells)
        }
        if any(not cell.is_empty for cell in row.values()):
            yield row


def show_formula(value: object) -> str:
    """Return a formula as it is typed, "" for other values."""
    text = getattr(value, "text", value)  # an array formula
    return text if isinstance(text, str) and text.startswith("=") else ""


def open_text(content: bytes, faults: list[Fault]) -> Pages:
    """Return the pages of a CSV: comma, semicolon or tab; units that are left out name a reason."""
    lines = split_lines(decode_table(content, "CSV"))
    known = {**COLUMNS, LEFT_OUT: ("Lý do không xếp hạng", 0)}
    heads = find_heads(lines[0] if lines else [], known, NEEDED, "CSV", faults)
    scores, units = [], []
    for number, line in enumerate(lines[1:], start=2):
        row = {
            name: Cell(bare_cell(line[place].strip()) or None, cell_name(place, number))
            for name, place in heads.items()
            if place < len(line)
        }
        if not any(cell.text for cell in row.values()):
            continue
        if LEFT_OUT in row and row[LEFT_OUT].text:
            place = row[LEFT_OUT].place
            units.append({**row, "ranked": Cell("không", place), "reason": row[LEFT_OUT]})
        else:
            scores.append(row)
    return Pages(tuple(scores), tuple(units), {})


def find_heads(
    printed: Sequence[object],
    columns: Mapping[str, tuple[str, int]],
    needed: Sequence[str],
    page: str,
    faults: list[Fault],
) -> dict[str, int]:
    """Return the place of each column by its head, Vietnamese or the column's own name."""
    names = {key(head): name for name, (head, _) in columns.items()}
    names |= {key(name): name for name in columns}
    found: dict[str, int] = {}
    for place, head in enumerate(printed):
        name = names.get(key(str(head or "")))
        if name and name in found:
            faults.append(
                find_fault(f"{page}!{cell_name(place, 1)}", "column_twice", column=columns[name][0])
            )
        elif name:
            found[name] = place
    faults += [
        find_fault(f"{page}!1", "column_missing", column=columns[name][0])
        for name in needed
        if name not in found
    ]
    return found


def read_score(cell: Cell, maximum: Decimal, faults: list[Fault]) -> Decimal | None:
    """Return the score in a cell, None where it is empty or `faults` grew: text, a date, a failed
    or uncomputed formula, a value below 0 or above the maximum.
    """
    value = cell.value
    if cell.formula and value is None:
        faults.append(find_fault(cell.place, "formula_without_value", value=cell.formula[:60]))
        return None
    if value is None or cell.text == "":
        return None
    if cell.text in EXCEL_ERRORS:
        faults.append(find_fault(cell.place, "error_in_cell", value=cell.text))
    elif isinstance(value, (datetime.date, datetime.time)):
        faults.append(find_fault(cell.place, "date_in_number", value=cell.text[:10]))
    elif isinstance(value, bool):
        faults.append(find_fault(cell.place, "text_in_number", value=cell.text))
    elif isinstance(value, (int, float)):
        return check_range(round(Decimal(repr(value)), DIGITS).normalize(), cell, maximum, faults)
    elif cell.place.startswith(SCORES_PAGE) or not ANY_NUMBER.fullmatch(cell.text):
        faults.append(find_fault(cell.place, "text_in_number", value=cell.text[:60]))
    elif not PLAIN_NUMBER.fullmatch(cell.text):
        faults.append(find_fault(cell.place, "ambiguous_number", value=cell.text))
    else:
        return check_range(Decimal(cell.text.replace(",", ".")), cell, maximum, faults)
    return None


def check_range(
    number: Decimal, cell: Cell, maximum: Decimal, faults: list[Fault]
) -> Decimal | None:
    """Return a score that lies from 0 to its maximum; else None with a fault."""
    if 0 <= number <= maximum:
        return number
    word = "below_zero" if number < 0 else "above_maximum"
    faults.append(find_fault(cell.place, word, value=f"{number:f}", maximum=f"{maximum:f}"))
    return None


def read_bytes(path: Path) -> bytes:
    """Return the content of a sheet; SourceError where there is none."""
    if not path.is_file():
        raise SourceError("there is no such sheet", place=str(path), hint="check the path")
    return read_limited(path)
