"""The cells of tables that people edit: what each may hold, and what to type where it holds
something else.
"""

from __future__ import annotations

import re

from rankings.errors import SourceError
from rankings.store.schemas import Column

Spot = tuple[str, int, int]  # a cell's file, column and line, written out only where it is wrong
# What a spreadsheet leaves where a person typed 3/4 or 1-2: 04/03/2025, 3-Apr, Apr-25, 2025-03-04
# 00:00:00.
_DATE_LEFT_BY_A_SPREADSHEET = re.compile(
    r"""
    \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(\ \d{1,2}:\d{2}(:\d{2})?)?    # 03/04/2025, and the hour
    | \d{4}-\d{2}-\d{2}(\ \d{2}:\d{2}:\d{2})?                     # 2025-03-04 00:00:00
    | \d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg\ ?\d{1,2})   # 3-Apr, 3-Thg4
    | (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}     # Apr-25
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORMS = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "year": re.compile(r"(19|20)\d{2}"),
    "slug": re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*"),
}


def cell_name(column: int, line: int) -> str:
    """Return the name a spreadsheet gives a cell; columns count from 0, lines from 1.

    >>> cell_name(4, 12), cell_name(27, 3)
    ('E12', 'AB3')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


def check_cell(text: str, column: Column, spot: Spot) -> str:
    """Return the cell as it is to be used, without the spaces around it unless the column keeps
    them. SourceError with the cell's name and what to type instead where it may not hold this.
    """
    cell = text if column.is_verbatim else text.strip()
    form = _FORMS.get(column.type)
    if not cell.strip():
        is_right = column.nullable
    elif column.allowed:
        is_right = cell in column.allowed
    elif column.type == "code":
        is_right = cell.isdigit() and len(cell) == column.digits
    elif form:
        is_right = form.fullmatch(cell) is not None
    else:
        is_right = not _DATE_LEFT_BY_A_SPREADSHEET.fullmatch(cell.strip())
    if not is_right:
        raise _explain_fault(cell, column, spot)
    return cell


def _explain_fault(cell: str, column: Column, spot: Spot) -> SourceError:
    """What is wrong with a cell, and what to type instead."""
    name, at = column.name, {"place": f"{spot[0]} cell {cell_name(*spot[1:])}", "quote": cell}
    if not cell.strip():
        return SourceError(f"{name} is empty", hint="every row needs it", **at)
    if column.allowed:
        choices = ", ".join(column.allowed)
        return SourceError(f"{name} may be: {choices}", hint="choose one of these", **at)
    if column.type == "code" and cell.isdigit() and len(cell) < column.digits:
        return SourceError(
            f"{name} has lost its leading zero",
            hint=f'type "{cell.zfill(column.digits)}" after formatting the column as Text',
            **at,
        )
    if column.type == "code":
        return SourceError(
            f"{name} is not a code of {column.digits} digits",
            hint="take the code from the official list",
            **at,
        )
    if column.type == "date":
        return SourceError(
            f"{name} is not a date written year-month-day",
            hint="write 2025-03-01; a spreadsheet keeps it if the column is formatted as Text",
            **at,
        )
    if column.type == "year":
        return SourceError(f"{name} is not a year", hint="write four digits, such as 2021", **at)
    if column.type == "slug":
        return SourceError(
            f"{name} is a plain name in small letters and hyphens",
            hint='write it like "phu-tho"',
            **at,
        )
    return SourceError(
        f"a date stands in {name}, where words or a number were typed",
        hint="a spreadsheet turned it into a date: format the column as Text and type it again",
        **at,
    )
