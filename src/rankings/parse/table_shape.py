"""The inside of a grid: title rows, header rows, blocks side by side, records, group headings,
totals.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rankings.language.text import collapse_spaces, fold
from rankings.parse.cell_values import read_value
from rankings.parse.column import Column
from rankings.parse.header_words import find_years, read_header
from rankings.parse.model import Cell, Grid
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import heading_levels

_INDEX_CELL = re.compile(r"\(?\s?(?:[0-9]{1,2}|[A-E])(?:\s?=\s?[0-9+\-x*:/ ()]{1,20})?\s?\)?\Z")
_MOST_HEADER_ROWS = 5
_MOST_TITLES = 8
_LONGEST_GROUP = 220
_DITTO = re.compile(
    r"""[-–]?\s?(?:nt|như trên)\s?[-–]?\Z|["〃″”]\Z|''\Z""", re.IGNORECASE
)  # as in the row above
_NUMERAL = re.compile(r"(?:[IVX]{1,5}|[A-H]|[0-9]{1,2})[.)]?\Z")


@dataclass
class BodyRow:
    """A row below the header: what it is (record, group, total, maximum, header, other), its own
    cells, and all that cover it, by column.
    """

    kind: str
    own: list[Cell]
    cells: dict[int, Cell]

    @property
    def start(self) -> int:
        return min(cell.start for cell in self.own)

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.own)


@dataclass
class Block:
    """One table of a grid: most grids hold one; where a header is repeated on the same row,
    several.
    """

    columns: list[Column]
    rows: list[BodyRow]
    label_cells: list[Cell] = field(default_factory=list)


@dataclass
class Shape:
    """A grid taken apart: the title rows printed inside it, and its blocks."""

    title_cells: list[Cell]
    blocks: list[Block]


@remembered(maxsize=1)
def _total_words() -> re.Pattern[str]:
    words = [re.escape(fold(word)) for word in load_lexicon().words("total_word")] or ["tổng cộng"]
    return re.compile(r"(?:" + "|".join(words) + r")(?!\w)")


def is_total(text: str) -> bool:
    """Return whether a row's words announce a sum or a mean rather than a unit.

    >>> is_total("Tổng cộng"), is_total("Trung bình"), is_total("Sở Y tế")
    (True, True, False)
    """
    return (
        len(text) <= 60
        and read_value(collapse_spaces(text)).kind != "name"
        and bool(_total_words().match(fold(text)))
    )


def read_shape(grid: Grid) -> Shape:
    """Return the grid taken apart by rows and columns."""
    own, covered = _rows_of(grid)
    numbers = sorted(own)
    title: list[Cell] = []
    for _ in range(_count_titles(own, numbers)):
        title += own[numbers.pop(0)]
    while numbers and _is_title(own[numbers[0]], own, numbers):
        title += own[numbers.pop(0)]
    height = _header_height(
        [own[number] for number in numbers], [covered[number] for number in numbers]
    )
    header_rows = _spread_heads([covered[number] for number in numbers[:height]])
    columns = _make_columns(header_rows, grid.column_count)
    body = [number for number in numbers[height:] if not _is_index_row(own[number])]
    cells = {column: cell for number in body for column, cell in covered[number].items()}
    sides = _split_sides(columns, {column for column, cell in cells.items() if cell.text})
    blocks = [_make_block(side, body, own, covered) for side in sides]
    if len(sides) > 1:
        for block in blocks:
            block.label_cells = _find_side_label(block.columns)
    return Shape(title, blocks)


def _rows_of(grid: Grid) -> tuple[dict[int, list[Cell]], dict[int, dict[int, Cell]]]:
    """Return, by row, the cells that start there, and all cells that cover it by column."""
    own: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        own.setdefault(cell.row, []).append(cell)
    covered: dict[int, dict[int, Cell]] = {row: {} for row in own}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                if row in covered:
                    covered[row].setdefault(column, cell)
    return own, covered


def _count_titles(own: dict[int, list[Cell]], numbers: list[int]) -> int:
    """Return how many rows of one cell stand above a row of column headers: an office's name, a
    title, a decision in brackets.
    """
    for place, number in enumerate(numbers[: _MOST_TITLES + 1]):
        texts = [collapse_spaces(cell.text) for cell in own[number]]
        if len(texts) > 1:
            heads = sum(bool(read_header(text).role) for text in texts) >= 2 and not any(
                read_value(text).is_value for text in texts
            )
            return place if heads else 0
    return 0


def _is_title(cells: list[Cell], own: dict[int, list[Cell]], numbers: list[int]) -> bool:
    """Return whether the first row is a title printed inside the table: one cell, no figure, a
    header below.
    """
    if len(cells) != 1 or len(numbers) < 2 or (len(own[numbers[1]]) == 1 and len(numbers) < 3):
        return False
    value = read_value(collapse_spaces(cells[0].text))
    return (
        not value.is_value
        and value.kind != "name"
        and (cells[0].column_span > 1 or len(cells[0].text) > 12)
    )


def _is_figure(cell: Cell) -> bool:
    value = read_value(collapse_spaces(cell.text))
    if not value.is_value or value.kind == "missing":
        return False
    if value.kind == "rank_word" and fold(cell.text).endswith("hạng năm"):
        return False  # "Xếp hạng năm" over "2020", "2021"
    return not (find_years(cell.text) == [(0, 4)] and len(cell.text) == 4)


def _header_height(own: Sequence[list[Cell]], covered: Sequence[dict[int, Cell]]) -> int:
    """Return how many rows from the top are header: words of headers or marked so, no figures, no
    units.
    """
    height = 0
    for number, cells in enumerate(own[:_MOST_HEADER_ROWS]):
        if any(_is_figure(cell) for cell in cells):
            break
        is_marked = all(cell.is_header for cell in cells)
        names = sum(read_value(collapse_spaces(cell.text)).kind == "name" for cell in cells)
        words = sum(
            bool(read_header(cell.text).role) or bool(find_years(cell.text)) for cell in cells
        )
        top = min(cell.row for cell in cells)
        is_below = any(
            cell.row < top for cell in covered[number].values()
        )  # cells from above reach into this row
        is_spanned = number > 0 and any(
            cell.column_span > 1 and len(cells) > 1 for cell in own[number - 1]
        )
        if number and len(cells) == 1 and not is_below:
            break
        if (
            number
            and not is_below
            and _is_group(cells, [collapse_spaces(cell.text) for cell in cells])
        ):
            break
        if not is_marked and (names or not (words or is_below or is_spanned)):
            break
        height = number + 1
    return height


def _is_index_row(cells: list[Cell]) -> bool:
    """Return whether the row only numbers the columns: (1) (2) (3), A B 1 2."""
    if len(cells) < 3 or not all(_INDEX_CELL.match(cell.text) for cell in cells):
        return False
    return [cell.text.strip("() ")[:1] for cell in cells[:2]] in (
        ["1", "2"],
        ["A", "B"],
        ["A", "1"],
    )


def _spread_heads(header_rows: list[dict[int, Cell]]) -> list[dict[int, Cell]]:
    """Return header rows in which a head that parts into several goes on over the empty cells to
    its right: typed tables have no merged cells.
    """
    for upper, lower in itertools.pairwise(header_rows):
        for index in sorted(lower):
            left = upper.get(index - 1)
            is_parted = left is not None and lower.get(index - 1) not in (None, left)
            if is_parted and index not in upper and lower[index].text:
                upper[index] = left
    return header_rows


def _make_columns(header_rows: list[dict[int, Cell]], count: int) -> list[Column]:
    columns = []
    for index in range(count):
        column = Column(index)
        for row in header_rows:
            cell = row.get(index)
            if cell is not None and (
                not column.header_cells or column.header_cells[-1] is not cell
            ):
                column.header_cells.append(cell)
                column.headers.append(collapse_spaces(cell.text))
        columns.append(column)
    return columns


def _side_role(column: Column) -> str:
    """Return the role of a column's lowest header; "Khối huyện" over names heads units too."""
    said = column.leaf.role
    lowest = column.headers[-1] if column.headers else ""
    return "unit" if said in ("", "parent") and heading_levels(lowest) else said


def _split_sides(columns: list[Column], filled: set[int]) -> list[list[Column]]:
    """Return the blocks of columns: where the headers of a whole table come again, a second table
    stands beside the first; columns that print nothing only part them.
    """
    told = [column for column in columns if any(column.headers) or column.index in filled]
    roles = [_side_role(column) for column in told]
    for count in range(2, 5):
        width = len(told) // count
        if width * count != len(told) or width < 2:
            continue
        parts = [told[start : start + width] for start in range(0, len(told), width)]
        first = roles[:width]
        if (
            "unit" in first
            and len(set(first)) > 1
            and all(
                roles[start : start + width] == first for start in range(width, len(roles), width)
            )
        ):
            return parts
    return [columns]


def _make_block(
    columns: list[Column],
    body: list[int],
    own: dict[int, list[Cell]],
    covered: dict[int, dict[int, Cell]],
) -> Block:
    indices = {column.index for column in columns}
    headers = {fold(column.headers[-1]) for column in columns if column.headers}
    rows: list[BodyRow] = []
    for number in body:
        cells = [cell for cell in own[number] if cell.column in indices]
        if not cells:
            continue
        reach = {column: cell for column, cell in covered[number].items() if column in indices}
        if rows and rows[-1].kind == "record":
            reach |= {
                column: rows[-1].cells[column]
                for column, cell in reach.items()
                if _DITTO.match(cell.text) and column in rows[-1].cells
            }
        rows.append(BodyRow(_kind_of_row(cells, headers), cells, reach))
    for row in rows:
        if row.kind == "record":
            for column in columns:
                cell = row.cells.get(column.index)
                if cell is not None and cell.column == column.index:
                    text = collapse_spaces(cell.text)
                    column.texts.append(text)
                    column.values.append(read_value(text))
    return Block(columns, rows)


def _find_side_label(columns: list[Column]) -> list[Cell]:
    """Return the cell that names one of several tables side by side: a header over all its columns,
    or "Khối huyện" over its units.
    """
    tops = [column.header_cells[0] for column in columns if len(column.header_cells) > 1]
    if len(tops) == len(columns) and all(cell is tops[0] for cell in tops):
        return tops[:1]
    return [
        column.header_cells[-1]
        for column in columns
        if column.header_cells
        and _side_role(column) == "unit"
        and heading_levels(column.headers[-1])
    ][:1]


def _kind_of_row(cells: list[Cell], headers: set[str]) -> str:
    texts = [collapse_spaces(cell.text) for cell in cells]
    if len(cells) > 1 and sum(fold(text) in headers for text in texts) >= max(2, 0.6 * len(texts)):
        return "header"
    words = [text for text in texts if not read_value(text).is_value and not _NUMERAL.match(text)]
    if (
        words
        and len(words) == 1
        and len(cells) > 2
        and read_header(words[0]).role == "max"
        and read_header(words[0]).is_exact
    ):
        return "maximum"
    if words and is_total(words[0]) and not any(read_value(text).kind == "name" for text in words):
        return "total"
    if _is_group(cells, texts):
        return "group" if len(words[0] if words else texts[0]) <= _LONGEST_GROUP else "other"
    return "record"


def _is_group(cells: list[Cell], texts: list[str]) -> bool:
    """Return whether the row is a heading of the rows below: words alone, or a numeral and
    words.
    """
    if len(cells) == 1:
        value = read_value(texts[0])
        return value.kind in ("words", "grade") or (
            value.kind == "name" and cells[0].column_span > 1
        )
    if len(cells) != 2 or read_value(texts[1]).kind not in ("words", "grade", "name"):
        return False
    return bool(_NUMERAL.match(texts[0])) and texts[0][0].isalpha()
