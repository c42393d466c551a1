"""The workbook: ranks and indicators by year, notes, data dictionary, and one table a sheet; values
only, no formula, no joined cell.
"""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rankings.report.docx import freeze_archive
from rankings.report.inputs import NATIONAL_TABLES, TABLES, Report, open_report
from rankings.report.marks import is_missing
from rankings.report.parts.citation import write_title
from rankings.report.sections.cover import write_description
from rankings.report.workbook_sheets import (
    lay_out_checks,
    lay_out_indicators,
    lay_out_ranks,
    lay_out_slips,
)
from rankings.store.files import write_bytes_atomically
from rankings.store.paths import reports_dir
from rankings.store.schemas import load_schema
from rankings.store.spreadsheet import keep_text

FIRST = {"ranks": lay_out_ranks, "indicators": lay_out_indicators, "slips": lay_out_slips}
HEAD = PatternFill("solid", fgColor="0067A5")
BRIEF = re.compile(r"[^:;(,]*")  # a description up to its first mark
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MOST_LETTERS = 32_767  # what a cell of a workbook holds
WIDEST = 60
MOMENT = datetime.datetime(2000, 1, 1)


def write_workbook(province: str, language: str) -> Path:
    """Write reports/<province>/<province>_<language>.xlsx and return its path; the same bytes for
    the same tables.
    """
    report = open_report(province, language)
    book = Workbook()
    book.remove(book.active)
    for name, lay_out in FIRST.items():
        heads, rows = lay_out(report)
        if rows:
            fill_sheet(book.create_sheet(report.words.plain(f"workbook.{name}")), heads, rows)
    fill_cover(book.create_sheet(report.words.plain("workbook.cover")), report)
    fill_dictionary(book.create_sheet(report.words.plain("workbook.dictionary")), report)
    fill_sheet(book.create_sheet(report.words.plain("workbook.checks")), *lay_out_checks(report))
    fill_sources(book.create_sheet(report.words.plain("workbook.sources")), report)
    for name in list_sheets(report):
        if len(report.table(name)):
            fill_table(book.create_sheet(name), report, name)
    book.properties.title, book.properties.creator, book.properties.language = (
        write_title(report),
        "",
        language,
    )
    return write_bytes_atomically(
        reports_dir(province) / f"{province}_{language}.xlsx", save_book(book)
    )


def list_sheets(report: Report) -> tuple[str, ...]:
    """The tables that a province's workbook holds: its own, where it has pages, then its rows of
    the national tables.
    """
    return (*(TABLES if report.has_pages else ()), *NATIONAL_TABLES)


def save_book(book: Workbook) -> bytes:
    """The bytes of a workbook, the same for the same cells."""
    keep_text(book)
    book.properties.created = book.properties.modified = MOMENT
    out = io.BytesIO()
    book.save(out)
    return freeze_archive(out.getvalue(), MOMENT)


def bind_tables(lines: list[str], tables: Mapping[str, pd.DataFrame]) -> bytes:
    """The bytes of a workbook of a page of sentences and one table a sheet, numbers as numbers.

    >>> bind_tables(["A first."], {"scores": pd.DataFrame({"unit": ["A"], "score": [9.5]})})[:2]
    b'PK'
    """
    book = Workbook()
    for line in lines:
        book.active.append([safe_text(line)])
    book.active.title = "summary"
    for name, table in tables.items():
        rows = table.astype(object).itertuples(index=False, name=None)
        fill_sheet(book.create_sheet(name), list(table.columns), rows)
    return save_book(book)


def fill_cover(sheet: Worksheet, report: Report) -> None:
    """Title, what it is made from, what the sheets are, how to read them."""
    words = report.words
    lines = [
        write_title(report),
        write_description(report),
        "",
        *(words.plain(key) for key in words.entries if key.startswith("workbook.notes.")),
        "",
        words.plain("workbook.sheets"),
    ]
    for line in lines:
        sheet.append([safe_text(line)])
    for name in list_sheets(report):
        if not len(report.table(name)):
            continue
        sheet.append(
            [
                name,
                safe_text(load_schema(name).name_row(report.language)),
                len(report.table(name)),
            ]
        )
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, WIDEST
    for row in range(1, len(lines) + 1):
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False, vertical="top")
    set_print(sheet)


def fill_dictionary(sheet: Worksheet, report: Report) -> None:
    """Every column of every table: type, unit, description."""
    words = report.words
    rows = [
        [
            name,
            column.name,
            column.type,
            column.unit,
            column.describe(report.language),
        ]
        for name in list_sheets(report)
        for column in load_schema(name).columns
    ]
    fill_sheet(
        sheet,
        [
            words.plain("column.table"),
            words.plain("column.name"),
            words.plain("column.type"),
            words.plain("column.measure"),
            words.plain("column.description"),
        ],
        rows,
    )


def fill_sources(sheet: Worksheet, report: Report) -> None:
    """The catalogue of sources, with their checksums."""
    rows = report.sources
    heads = [name_head(report, "02_documents", name) for name in rows[0]] if rows else []
    fill_sheet(sheet, heads or ["document_id"], [list(row.values()) for row in rows])


def fill_table(sheet: Worksheet, report: Report, name: str) -> None:
    """One table of the contract; each head says what the column holds, and its name."""
    frame = report.table(name)
    heads = [name_head(report, name, column) for column in frame.columns]
    fill_sheet(sheet, heads, frame.astype(object).itertuples(index=False, name=None))


def name_head(report: Report, table: str, column: str) -> str:
    """A column's head in the report's language, its name in the second line; the name alone where
    no schema describes it.
    """
    for described in load_schema(table).columns:
        if described.name == column:
            said = described.describe(report.language)
            return f"{BRIEF.match(said)[0].strip()}\n{column}"
    return column


def fill_sheet(sheet: Worksheet, heads: list[str], rows) -> None:
    """A head that stays, a filter, widths from the content, numbers as numbers."""
    sheet.append(heads)
    widths = [max(map(len, head.splitlines())) + 3 for head in heads]
    count = 1
    for count, row in enumerate(rows, start=2):
        for column, value in enumerate(map(cell_value, row), start=1):
            if value is None:
                continue
            sheet.cell(count, column, value)
            widths[column - 1] = min(max(widths[column - 1], len(str(value)) + 2), WIDEST)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = sheet.cell(1, column)
        head.font, head.fill, head.alignment = (
            Font(bold=True, color="FFFFFF"),
            HEAD,
            Alignment(wrap_text=True, vertical="top"),
        )
    set_print(sheet, "1:1")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count}"


def set_print(sheet: Worksheet, heads: str | None = None) -> None:
    """A sheet that prints across one page, its heads on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = heads


def cell_value(value: object) -> object:
    """A table's value as a cell holds it: numbers as numbers, lists as JSON, text as text.

    >>> cell_value(Decimal("828.00")), cell_value(True), cell_value(["a"]), cell_value("")
    (828, True, '["a"]', None)
    """
    if isinstance(value, (list, dict)):
        return safe_text(json.dumps(value, ensure_ascii=False, default=str))
    if is_missing(value):
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (bool, int, float)):
        return value
    return safe_text(str(value))


def safe_text(text: str) -> str:
    """Text without the control characters a workbook cannot hold, cut where a cell ends.

    >>> safe_text("=1+1" + chr(7))
    '=1+1'
    """
    return CONTROL.sub("", text)[:MOST_LETTERS]
