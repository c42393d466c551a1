"""What a spreadsheet would take for a formula stays text: cells that begin with its signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

# OWASP's list for CSV injection, the full-width signs included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STARTS = "".join(map(re.escape, FORMULA_STARTS))
_WATCHED = {"'", *FORMULA_STARTS}  # how a cell begins that is looked at more closely
_HARMLESS = re.compile(
    r"""
    [=+-]                                    # a sign alone
    | [+-]\s?\d[\d.,]*(?:\s?%|\s[^\W\d_]+)?   # a number, with its sign of unit or one word behind
    """,
    re.VERBOSE,
)
_GUARDED = re.compile(rf"'+(?=[{_STARTS}])")


def is_missing(value: object) -> bool:
    """True for every way a table says "not known": None, NA, NaN, "".

    >>> [is_missing(value) for value in (None, float("nan"), "", 0, "0,0")]
    [True, True, True, False, False]
    """
    if isinstance(value, str):
        return not value or value.isspace()
    if value is None or isinstance(value, (int, list, tuple, dict)):
        return value is None
    import pandas as pd

    return bool(pd.isna(value))


def guard_cell(text: str) -> str:
    """Return a cell of a CSV as no spreadsheet computes it: behind an apostrophe, if it has to be.

    >>> [guard_cell(text) for text in ("=1+1", "-SUM(A1)", "-", "-3,5", "+2 bậc", "Sở Y tế")]
    ["'=1+1", "'-SUM(A1)", '-', '-3,5', '+2 bậc', 'Sở Y tế']
    """
    if text[:1] not in _WATCHED:
        return text
    is_formula = text.startswith(FORMULA_STARTS) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula or _GUARDED.match(text) else text


def bare_cell(text: str) -> str:
    """Return the text that `guard_cell` was given.

    >>> bare_cell(guard_cell("=1+1")), bare_cell(guard_cell("'=x")), bare_cell("'tis")
    ('=1+1', "'=x", "'tis")
    """
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def keep_text(book: Workbook) -> None:
    """Make text of every cell of a workbook that looks like a formula, also for who edits it:
    we write none.
    """
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
                    cell.data_type, cell.quotePrefix = "s", True
