"""Tables whose cells are parted by tabs, by runs of spaces, or only by what the words are."""

from __future__ import annotations

import re

from rankings.parse.cell_values import read_value
from rankings.parse.header_words import is_header_text
from rankings.parse.layout import (
    Line,
    Part,
    column_it_goes_on,
    is_running_text,
    most_common,
    place_parts,
    split_at_headers,
)
from rankings.parse.model import Cell, Grid

# Marks between cells, and how many in a line make it a row; tables are looked for in this order.
MARKS = {"tabs": ("\t", 1), "semicolons": (";", 2)}
SEPARATORS = (*MARKS, "spaces")
_GAP = re.compile(r" {2,}")
_LIST_ITEM = re.compile(r"[0-9]{1,2}[.)]\s[^\W\d_].*[0-9]")


def split_line(line: Line, separator: str) -> list[Part]:
    """Return the cells of a line with their offsets; by tabs and semicolons empty cells count, by
    spaces they cannot be seen.

    >>> split_line(Line("1  Sở Y tế   90,5", 10, 27, 0), "spaces")
    [('1', 10), ('Sở Y tế', 13), ('90,5', 23)]
    """
    parts: list[Part] = []
    position = 0
    mark, _ = MARKS.get(separator, ("", 0))
    pieces = line.text.split(mark) if mark else _GAP.split(line.text.replace("\t", "  "))
    for piece in pieces:
        place = line.text.find(piece, position) if piece else position
        start = max(place, position)
        parts.append((piece.strip(), line.start + start + len(piece) - len(piece.lstrip())))
        position = start + len(piece) + (1 if mark else 0)
    return parts


def is_spaced(line: Line, separator: str) -> bool:
    """Return whether the line has cells parted that way."""
    if separator in MARKS:
        mark, fewest = MARKS[separator]
        return line.text.count(mark) >= fewest
    return bool(_GAP.search(line.text))


def find_spaced_stretches(lines: list[Line], separator: str) -> list[tuple[int, int]]:
    """Return (first, behind last) line numbers of stretches parted by tabs or by runs of spaces.

    A short line without a gap may stand between two that have one: a group's heading.
    """
    stretches: list[tuple[int, int]] = []
    start, last = None, 0
    for number, line in enumerate(lines):
        if is_spaced(line, separator) and not _is_sentence(line, separator):
            if start is None:
                start = number
            last = number
        elif start is not None and (
            number - last > 1
            or line.blanks_above > 2
            or len(line.text) > 120
            or is_running_text(line.text)
        ):
            stretches.append((start, _take_wrapped(lines, last + 1)))
            start = None
    if start is not None:
        stretches.append((start, _take_wrapped(lines, last + 1)))
    return [(first, behind) for first, behind in stretches if behind - first > 1]


_MANY = 3  # tabs that no sentence holds


def _is_sentence(line: Line, separator: str) -> bool:
    """Whether a line that holds the separator is running text; of many tabs each cell is judged, so
    that a long head of a table is none.
    """
    if separator == "tabs" and line.text.count("\t") >= _MANY:
        return any(is_running_text(text) for text, _ in split_line(line, separator))
    return is_running_text(line.text.replace("\t", " "))


def _take_wrapped(lines: list[Line], behind: int) -> int:
    """Return where the stretch ends when an indented line that goes on with its last row is taken
    in.
    """
    if (
        behind < len(lines)
        and lines[behind].indent >= 3
        and not lines[behind].blanks_above
        and len(lines[behind].text) < 80
    ):
        return behind + 1
    return behind


def read_spaced_grids(lines: list[Line], separator: str) -> list[Grid]:
    """Return the tables of one stretch; none where its lines hold no figures in columns."""
    rows = [
        split_line(line, separator) if is_spaced(line, separator) else [(line.text, line.start)]
        for line in lines
    ]
    if separator == "semicolons" and sum(is_header_text(text) for text, _ in rows[0]) < 2:
        return []  # "Sở A: 1; Sở B: 2": a sentence, unless headers stand over it
    grids = [
        _read_spaced(rows[first:behind], lines[first:behind], separator)
        for first, behind in split_at_headers(rows)
    ]
    return [grid for grid in grids if grid is not None]


def _read_spaced(rows: list[list[Part]], lines: list[Line], separator: str) -> Grid | None:
    if separator in MARKS and not _is_even(rows):
        rows = [[part for part in row if part[0]] for row in rows]
    width = most_common(len(row) for row in rows if len(row) > 1)
    if width < 2 or sum(len(row) == width for row in rows) < 2 or _are_lists(rows):
        return None
    wrapped: dict[int, tuple[int, int]] = {}
    if separator == "spaces":
        wrapped = _find_wrapped(rows, lines)
        rows = _place_by_position(rows, lines, width)
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        column = column_it_goes_on(rows[number - 1], row) if number else None
        if column is not None:
            wrapped[number] = (number - 1, column)
        if number in wrapped:
            text, start = next(part for part in row if part[0])
            above, column = wrapped[number]
            cells.append(Cell(above, column, text, start, start + len(text)))
            continue
        cells += place_parts(number, row, width)
    figures = {cell.row for cell in cells if read_value(cell.text).is_value}
    if len(figures) < 2 and not any(is_header_text(cell.text) for cell in cells[:width]):
        return None
    return Grid(cells, cells[0].start, cells[-1].end, separator)


def _are_lists(rows: list[list[Part]]) -> bool:
    """Return whether the columns are lists side by side ("1. Sở Y tế: 85" | "1. Huyện A: 82"), each
    line of them a sentence of its own.
    """
    items = [row for row in rows if len(row) > 1 and all(_LIST_ITEM.match(text) for text, _ in row)]
    return len(items) >= max(2, sum(len(row) > 1 for row in rows) - 1)


def _find_wrapped(rows: list[list[Part]], lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Return, for each line that only goes on with a name above it, the row and column it belongs
    to.

    Such a line stands alone, indented, right under words that could not end where they do or that
    it completes.
    """
    wrapped: dict[int, tuple[int, int]] = {}
    last = None
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        if len(row) > 1:
            last = number
            continue
        if last is None or line.blanks_above or read_value(line.text).is_value:
            continue
        under = [
            column
            for column, (text, start) in enumerate(rows[last])
            if column and abs(start - lines[last].start + lines[last].indent - line.indent) <= 2
        ]
        if under and not read_value(rows[last][under[0]][0]).is_value:
            wrapped[number] = (last, under[0])
    return wrapped


def _is_even(rows: list[list[Part]]) -> bool:
    lengths = [len(row) for row in rows if len(row) > 1]
    return bool(lengths) and lengths.count(most_common(lengths)) >= 0.6 * len(lengths)


def _place_by_position(rows: list[list[Part]], lines: list[Line], width: int) -> list[list[Part]]:
    """Return rows of equal width: cells of a short row go to the column they stand under."""
    whole = [(row, line) for row, line in zip(rows, lines, strict=True) if len(row) == width]
    ends = [
        most_common(
            row[column][1] + len(row[column][0]) - line.start + line.indent for row, line in whole
        )
        for column in range(width)
    ]
    starts = [
        most_common(row[column][1] - line.start + line.indent for row, line in whole)
        for column in range(width)
    ]
    placed = []
    for row, line in zip(rows, lines, strict=True):
        if len(row) == 1 or len(row) >= width:
            placed.append(row)
            continue
        cells: list[Part] = [("", line.start)] * width
        first = 0
        for place, (text, start) in enumerate(row):
            left = start - line.start + line.indent
            room = range(first, width - (len(row) - place - 1))
            column = min(
                room,
                key=lambda column: min(
                    abs(left - starts[column]), abs(left + len(text) - ends[column])
                ),
            )
            cells[column] = (text, start)
            first = column + 1
        placed.append(cells)
    return placed


# ---- rows parted by nothing but single spaces
# -----------------------------------------------------
