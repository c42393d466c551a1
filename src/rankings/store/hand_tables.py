"""Tables as people save them: CSV files in UTF-8 or UTF-16, with commas, semicolons or tabs between
cells; workbooks.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rankings.errors import SourceError
from rankings.language.text import compose_letters

if TYPE_CHECKING:
    from openpyxl import Workbook

UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decode_table(content: bytes, name: str) -> str:
    """Return the text of a table as people save it: UTF-8 or UTF-16, letters composed.

    SourceError with the row where it is neither; `name` is what the file is called there.

    >>> (
    ...     decode_table("Sở".encode("utf-16"), "a.csv"),
    ...     decode_table("Sở".encode("utf-8-sig"), "b.csv"),
    ... )
    ('Sở', 'Sở')
    """
    encoding = "utf-16" if content[:2] in UTF_16 else "utf-8-sig"
    try:
        return compose_letters(content.decode(encoding))
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise SourceError(
            "the file is not UTF-8 text",
            place=f"{name} row {line}",
            hint='in Excel choose "Save as", type "CSV UTF-8 (comma delimited)"',
        ) from problem


def find_separator(head: str) -> str:
    """Return what parts the cells of a table's first line.

    >>> find_separator("level;unit;score, in points")
    ';'
    """
    return max(",;\t", key=head.count)


def split_lines(text: str) -> list[list[str]]:
    """Return the rows of a table's text, its header first, empty rows too; Excel's own line that
    names the separator is left out.

    >>> split_lines("sep=;\\nunit;score\\nSở Y tế;80,5\\n")
    [['unit', 'score'], ['Sở Y tế', '80,5']]
    """
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep="):
        text = rest
    separator = find_separator((text.splitlines() or [""])[0])
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def read_rows(content: bytes, name: str) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """Return the header of a table that people edit and, one by one, its rows that are not empty,
    each with its number and its cells as typed, by column.

    SourceError where the table has not even a header; at a row that has other cells than those of
    the header; and what `decode_table` raises. `name` is what the file is called there.

    >>> header, rows = read_rows("unit;score\\n\\nSở Y tế;80,5\\n".encode(), "a.csv")
    >>> header, list(rows)
    (['unit', 'score'], [(3, {'unit': 'Sở Y tế', 'score': '80,5'})])
    """
    lines = enumerate(split_lines(decode_table(content, name)), start=1)
    filled = ((number, line) for number, line in lines if any(cell.strip() for cell in line))
    _, first = next(filled, (0, []))
    if not first:
        raise SourceError("the file is empty", place=name, hint="it needs at least its header row")
    header = [cell.strip() for cell in first]
    return header, _name_cells(header, filled, name)


def _name_cells(
    header: list[str], lines: Iterator[tuple[int, list[str]]], name: str
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in lines:
        if len(line) != len(header):
            raise SourceError(
                f"the row has {len(line)} cells, the header {len(header)}",
                place=f"{name} row {number}",
                quote=" | ".join(line),
                hint="look for a separator inside a cell and put that cell in quotes",
            )
        yield number, dict(zip(header, line, strict=True))


def open_workbook(content: bytes, name: str, formulas: bool = False) -> Workbook:
    """Return a workbook that people edited: its values as computed, or the formulas behind them.

    SourceError where it is none; `name` is what the file is called there.
    """
    from openpyxl import load_workbook  # here, because it takes a while

    try:
        return load_workbook(io.BytesIO(content), data_only=not formulas)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise SourceError(
            "this is no workbook", place=name, quote=str(error)[:100], hint="save it as .xlsx"
        ) from error
