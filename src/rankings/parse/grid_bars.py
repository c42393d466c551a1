"""Tables whose cells are parted by bars: one row a line, one cell a line, or markdown."""

from __future__ import annotations

import itertools
import re

from rankings.parse.cell_values import read_value
from rankings.parse.layout import (
    Line,
    Part,
    column_it_goes_on,
    is_running_text,
    make_piece,
    most_common,
    place_parts,
    split_at_headers,
)
from rankings.parse.model import Cell, Grid, Page
from rankings.parse.records import find_record_grids

_RULE_CELL = re.compile(r":?-+:?\Z|:?=+:?\Z")
_BAR = re.compile(r"(?<!\\)\|")
_MOST_BLANKS = 2
_LONGEST_BROKEN = 80


def split_bars(line: Line) -> list[Part]:
    """Return the cells of a bar line with their offsets, empty ones too, the outer bars left out.

    >>> split_bars(Line("|8|UBND huyện Đông Sơn|797,35 điểm|", 0, 35, 0))
    [('8', 1), ('UBND huyện Đông Sơn', 3), ('797,35 điểm', 23)]
    """
    bars = [match.start() for match in _BAR.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    parts = []
    for left, right in itertools.pairwise(edges):
        raw = line.text[left + 1 : right]
        parts.append((raw.strip(), line.start + left + 1 + len(raw) - len(raw.lstrip())))
    if len(parts) > 1 and line.text.startswith("|"):
        parts = parts[1:]
    if len(parts) > 1 and line.text.endswith("|"):
        parts = parts[:-1]
    return parts


def find_bar_stretches(lines: list[Line]) -> list[tuple[int, int]]:
    """Return (first, behind last) line numbers of stretches that bars hold together."""
    stretches: list[tuple[int, int]] = []
    start = None
    for number, line in enumerate(lines):
        has_bar = "|" in line.text
        if (
            start is not None
            and not (has_bar and line.blanks_above <= _MOST_BLANKS)
            and not _is_broken_cell(lines, number)
        ):
            stretches.append((start, number))
            start = None
        if start is None and has_bar:
            start = number
    if start is not None:
        stretches.append((start, len(lines)))
    return [
        (first, last)
        for first, last in stretches
        if last - first > 1 or lines[first].text.count("|") >= 8
    ]


def _is_broken_cell(lines: list[Line], number: int) -> bool:
    """Return whether a line without a bar is the first half of a cell that ends with the next
    line's bar.
    """
    line = lines[number]
    if (
        "|" in line.text
        or len(line.text) > _LONGEST_BROKEN
        or line.blanks_above
        or number + 1 >= len(lines)
    ):
        return False
    following = lines[number + 1]
    return (
        following.blanks_above == 0
        and following.text.endswith("|")
        and following.text.count("|") == 1
        and len(following.text) > 1
    )


def read_bar_grids(lines: list[Line], page: Page) -> list[Grid]:
    """Return the tables of one stretch of bar lines."""
    lines = _join_broken(lines, page)
    rows, is_marked, loose = _collect_rows(lines)
    if loose or len(lines) == 1:
        pieces = [make_piece(text, start) for row in rows for text, start in row if text]
        return find_record_grids(pieces, page, "bars")
    rows = _close_gaps(rows)
    grids = [
        _build_grid(rows[first:behind], "markdown" if is_marked else "bars")
        for first, behind in split_at_headers(rows)
    ]
    return [grid for grid in grids if grid is not None]


def _join_broken(lines: list[Line], page: Page) -> list[Line]:
    """Return the lines of a framed table with the rows whole that are broken inside a cell."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        is_open = before is not None and before.text[0] == "|" and before.text.count("|") > 1
        if is_open and before.text[-1] != "|" and line.text[0] != "|" and not line.blanks_above:
            joined[-1] = before._replace(text=page.text[before.start : line.end], end=line.end)
        else:
            joined.append(line)
    return joined


def _collect_rows(lines: list[Line]) -> tuple[list[list[Part]], bool, bool]:
    """Return the rows, whether a markdown rule was among them, and whether only the cells are told,
    not the rows.
    """
    rows: list[list[Part]] = []
    has_row_starts = is_marked = False
    waiting: tuple[str, int] | None = None
    current: list[Part] | None = None
    wide = [line for line in lines if line.text.count("|") > 1]
    is_framed = 2 * sum(line.text.startswith("|") for line in wide) >= len(wide)
    for line in lines:
        if line.text == "|":
            current = []
            rows.append(current)
            has_row_starts = True
        elif _is_rule(line):
            is_marked = True
        elif "|" not in line.text:
            waiting = (line.text, line.start)
        else:
            parts = split_bars(line)
            if not is_framed and line.text.startswith("|") and len(parts) > 1:
                parts.insert(0, ("", line.start))  # an empty first cell, no outer bar
            if waiting:
                parts[0] = (f"{waiting[0]}\n{parts[0][0]}", waiting[1])
                waiting = None
            if len(parts) > 1:
                rows.append(parts)
                current = None
            else:
                if current is None:
                    current = []
                    rows.append(current)
                current.append(parts[0])
    whole_lines = sum(line.text.count("|") >= 2 for line in lines)
    return rows, is_marked, not has_row_starts and not is_marked and whole_lines == 0


def _is_rule(line: Line) -> bool:
    """Return whether the line is markdown's rule below a header: |---|:--|."""
    parts = split_bars(line)
    return len(parts) > 1 and all(_RULE_CELL.match(text) for text, _ in parts)


def _close_gaps(rows: list[list[Part]]) -> list[list[Part]]:
    """Return the rows with those joined that an empty cell, printed as a lone bar, had parted."""
    width = most_common(len(row) for row in rows if row)
    closed: list[list[Part]] = []
    was_gap = False
    for row in rows:
        if not row:
            was_gap = True
            continue
        if (
            closed
            and len(closed[-1]) + 1 + len(row) == width
            and not (was_gap and len(closed[-1]) == width)
        ):
            closed[-1] = [*closed[-1], ("", closed[-1][-1][1]), *row]
        else:
            closed.append(row)
        was_gap = False
    return closed


def _build_grid(rows: list[list[Part]], layout: str) -> Grid | None:
    width = max((len(row) for row in rows), default=0)
    cells: list[Cell] = []
    above: list[Part] = []
    for number, row in enumerate(rows):
        column = column_it_goes_on(above, row)
        if column is not None:
            text, start = row[column]
            cells.append(Cell(number - 1, column, text, start, start + len(text)))
            above = []
            continue
        above = row
        cells += place_parts(number, row, width)
    if (
        width < 2
        or len(rows) < 2
        or any(is_running_text(cell.text) and len(cell.text) > 300 for cell in cells)
    ):
        return None
    telling = {cell.row for cell in cells if read_value(cell.text).kind != "words"}
    return (
        Grid(cells, cells[0].start, cells[-1].end, layout)
        if len(telling) > 1 or layout == "markdown"
        else None
    )
