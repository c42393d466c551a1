"""Sheets: CSV and XLSX. Each row is a line of the page, each sheet one grid."""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from rankings.errors import SourceError
from rankings.language.text import normalise_text
from rankings.parse.containers.builder import PageBuilder
from rankings.parse.containers.decode import TRANSCRIPTION_HINT
from rankings.parse.containers.limits import BROKEN
from rankings.parse.model import Cell, Grid, Page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DELIMITERS = ";\t,|"
# Wider or longer than any ranking: a formatted but empty sheet claims a million rows.
_MOST_COLUMNS = 256
_MOST_ROWS = 20_000
_DECIMALS = re.compile(r"[0#?](?:\.(?P<decimals>[0#?]+))?")


def choose_delimiter(lines: list[str]) -> str | None:
    """Return the character that parts the cells: the one most lines have equally often, or None.

    A decimal comma is no delimiter: in "1;Sở Y tế;843,24" both occur, the semicolon more evenly.

    >>> choose_delimiter(["TT;Đơn vị;Điểm", "1;Sở Y tế;843,24", "2;Sở Nội vụ;842"])
    ';'
    """
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        counts = [_count_unquoted(line, delimiter) for line in lines]
        filled = [count for count in counts if count]
        if not filled:
            continue
        usual = max(set(filled), key=lambda count: (filled.count(count), count))
        evenness = filled.count(usual) / len(lines)
        candidate = (evenness, usual if evenness > 0.5 else 0, delimiter)
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    return best[2] if best else None


def _count_unquoted(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])


def _split_cells(text: str, delimiter: str) -> list[list[tuple[int, int]]]:
    """Return, per row, the spans of its cells; a quoted cell's span leaves the quotes out."""
    rows: list[list[tuple[int, int]]] = [[]]
    position, length = 0, len(text)
    while position <= length:
        start = position
        while start < length and text[start] == " ":
            start += 1
        if start < length and text[start] == '"':
            end = start + 1
            while end < length and not (text[end] == '"' and text[end + 1 : end + 2] != '"'):
                end += 2 if text[end] == '"' else 1
            rows[-1].append((start + 1, min(end, length)))
            position = min(end + 1, length)
            while position < length and text[position] not in delimiter + "\n":
                position += 1
        else:
            position = start
            while position < length and text[position] not in delimiter + "\n":
                position += 1
            rows[-1].append((start, position))
        if position >= length:
            break
        if text[position] == "\n":
            rows.append([])
        position += 1
    return rows


def load_csv(text: str, encoding: str, name: str) -> Page:
    """Return the page of a CSV file: the text is the file's own, the cells one grid."""
    page = Page(normalise_text(text), encoding, "csv", name)
    lines = [line for line in page.text.split("\n") if line.strip()]
    delimiter = choose_delimiter(lines[:200])
    if delimiter is None:
        return page
    cells = []
    for row, spans in enumerate(_split_cells(page.text, delimiter)):
        for column, (start, end) in enumerate(spans[:_MOST_COLUMNS]):
            printed = page.text[start:end]
            stripped = printed.strip()
            if stripped:
                start += len(printed) - len(printed.lstrip())
                cells.append(Cell(row, column, stripped, start, start + len(stripped)))
    if cells:
        page.grids.append(Grid(cells, cells[0].start, cells[-1].end, "sheet"))
    return page


def print_value(value: object, number_format: str = "General") -> str:
    """Return a sheet's value as the sheet shows it; numbers with a decimal point.

    >>> (
    ...     print_value(141.4, "0.00"),
    ...     print_value(0.7316, "0.0%"),
    ...     print_value(26.0),
    ...     print_value(None),
    ... )
    ('141.40', '73.2%', '26', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, (int, float)):
        return _print_number(value, number_format)
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _print_number(value: int | float, number_format: str) -> str:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return ""
    shown = Decimal(str(value))
    is_percent = "%" in number_format
    if is_percent:
        shown *= 100
    pattern = _DECIMALS.search(number_format.split(";")[0])
    if pattern and number_format != "General":
        decimals = min(len(pattern["decimals"] or ""), 15)
        return f"{shown:.{decimals}f}" + ("%" if is_percent else "")
    plain = f"{shown:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) + ("%" if is_percent else "")


def load_xlsx(content: bytes, name: str) -> Page:
    """Return the page of a workbook: each visible sheet's name as a heading, its rows as one
    grid.
    """
    import openpyxl  # here, because it takes long to import and most pages are no workbooks
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, *BROKEN) as broken:
        raise SourceError(
            f"the workbook cannot be opened ({type(broken).__name__})",
            place=name,
            hint=TRANSCRIPTION_HINT,
        ) from broken
    builder = PageBuilder()
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            _add_sheet(builder, sheet)
    if not builder.length:
        raise SourceError("the workbook has no filled cell", place=name, hint=TRANSCRIPTION_HINT)
    return builder.build(encoding="utf-8", media="xlsx", name=name)


def _add_sheet(builder: PageBuilder, sheet: Worksheet) -> None:
    spans = {
        (merged.min_row, merged.min_col): (
            merged.max_row - merged.min_row + 1,
            merged.max_col - merged.min_col + 1,
        )
        for merged in sheet.merged_cells.ranges
    }
    rows = []
    for row in sheet.iter_rows(
        max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS)
    ):
        cells = []
        for cell in row:
            text = print_value(cell.value, cell.number_format or "General")
            if text.strip():
                row_span, column_span = spans.get((cell.row, cell.column), (1, 1))
                cells.append(
                    Cell(cell.row - 1, cell.column - 1, text, 0, 0, False, row_span, column_span)
                )
        rows.append(cells)
    if any(rows):
        builder.headings.extend(filter(None, [builder.add_line(sheet.title)]))
        builder.add_table(rows, "sheet")
