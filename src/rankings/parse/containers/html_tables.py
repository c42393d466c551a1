"""HTML tables: which hold data, which only lay out the page, and the cells of those that hold
data.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from rankings.language.text import collapse_spaces, normalise_text
from rankings.parse.containers.html_tree import BLOCKS, inner_text, is_shown, tag_of
from rankings.parse.model import Cell

_LONG_CELL = 600
# A span larger than any real table is a slip or an attack; the grid must stay as small as the page.
_MOST_SPANNED = 1000
_MOST_COLUMNS = 300
_VALUE = re.compile(
    r"[▲▼↑↓+\-–]?\s*\d{1,3}(?:[.,\s]?\d+)*\s*(?:%|điểm|bậc)?\Z|[-–—…]\Z|\.{2,5}\Z", re.IGNORECASE
)


def own_rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of the table itself, not those of tables inside it."""
    rows: list[etree._Element] = []
    for child in table:
        tag = tag_of(child)
        if tag == "tr" and is_shown(child):
            rows.append(child)
        elif tag in ("thead", "tbody", "tfoot") and is_shown(child):
            rows.extend(row for row in child if tag_of(row) == "tr" and is_shown(row))
    return rows


def _own_cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if tag_of(cell) in ("td", "th") and is_shown(cell)]


def _span_of(cell: etree._Element, name: str) -> int:
    printed = (cell.get(name) or "1").strip()
    return (
        min(max(1, int(printed)), _MOST_SPANNED)
        if printed.isascii() and printed.isdigit() and len(printed) < 6
        else 1
    )


def _has_running_text(cell: etree._Element) -> bool:
    """Return whether the cell holds an article rather than a value."""
    blocks = sum(
        1 for inner in cell.iter() if tag_of(inner) in BLOCKS and tag_of(inner) not in ("td", "th")
    )
    return blocks > 6 and len("".join(cell.itertext())) > _LONG_CELL // 2


def is_data_table(table: etree._Element) -> bool:
    """Return whether the table holds data: rows and columns of short cells, some column of values.

    Tables with tables inside, with articles in a cell, with one row or one column lay out the page.
    """
    if any(
        inner is not table and next(islice(inner.iter("td", "th"), 1, None), None) is not None
        for inner in table.iter("table")
    ):
        return False  # a table of one cell only dresses a cell
    rows = [_own_cells(row) for row in own_rows(table)]
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    filled: dict[int, int] = {}
    values: dict[int, int] = {}
    has_header = any(tag_of(cell) == "th" for cell in rows[0])
    for row in rows:
        for column, cell in enumerate(row):
            text = collapse_spaces(normalise_text(inner_text(cell)))
            if len(text) > _LONG_CELL or _has_running_text(cell):
                return False
            if text:
                filled[column] = filled.get(column, 0) + 1
                values[column] = values.get(column, 0) + bool(_VALUE.match(text))
    if has_header and len(rows) >= 3:
        return True
    return any(values[column] >= max(1, (filled[column] - 1) // 2) for column in filled)


def read_cells(table: etree._Element) -> list[list[Cell]]:
    """Return the table's cells row by row, their columns counted with spans; offsets are not set
    yet.
    """
    rows: list[list[Cell]] = []
    held: dict[int, int] = {}  # column → rows still covered by a cell from above
    html_rows = own_rows(table)
    for row_number, html_row in enumerate(html_rows):
        column, row = 0, []
        is_head = tag_of(html_row.getparent()) == "thead"
        covered = dict(held)
        for html_cell in _own_cells(html_row):
            while covered.get(column, 0) > 0:
                column += 1
            row_span = _span_of(html_cell, "rowspan")
            if (html_cell.get("rowspan") or "").strip() == "0":
                row_span = len(html_rows)
            row_span = min(row_span, len(html_rows) - row_number)
            column_span = _span_of(html_cell, "colspan")
            if column + column_span > _MOST_COLUMNS:
                row_span = column_span = 1
            is_header = is_head or tag_of(html_cell) == "th"
            row.append(
                Cell(
                    row_number,
                    column,
                    inner_text(html_cell),
                    0,
                    0,
                    is_header,
                    row_span,
                    column_span,
                )
            )
            for spanned in range(column, column + column_span):
                held[spanned] = row_span
                covered[spanned] = 1
            column += column_span
        held = {column: left - 1 for column, left in held.items() if left > 1}
        rows.append(row)
    return rows
