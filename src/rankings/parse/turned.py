"""Tables whose units, or whose years, head the columns and whose measures head the rows, turned so
that every unit (year) has a row.
"""

from __future__ import annotations

from rankings.language.text import collapse_spaces
from rankings.parse.cell_values import read_value
from rankings.parse.header_words import is_year_alone, read_header
from rankings.parse.index_rows import find_index_name
from rankings.parse.model import Cell, Grid

_MOST_ROWS_ABOVE = 6
_MEASURES = {"rank", "score", "grade", "percent"}


def turn_grid(grid: Grid) -> Grid:
    """Return the grid with rows and columns exchanged where its units or years stand side by side,
    else the grid itself.

    Titles keep their place above; a column that only numbers the measures is left out.

    >>> rows = [
    ...     ["Tiêu chí", "Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"],
    ...     ["Tổng điểm", "90,5", "88", "71"],
    ...     ["Xếp hạng", "1", "2", "3"],
    ... ]
    >>> cells = [
    ...     Cell(r, c, text, 10 * r + c, 10 * r + c + 1)
    ...     for r, row in enumerate(rows)
    ...     for c, text in enumerate(row)
    ... ]
    >>> [cell.text for cell in turn_grid(Grid(cells, 0, 99, "html")).cells if cell.row == 2]
    ['Sở Nội vụ', '88', '2']
    """
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    head = next(
        (number for number in sorted(rows)[:_MOST_ROWS_ABOVE] if _heads_units(rows[number])), None
    )
    below = [cell for number, cells in rows.items() if number > (head or 0) for cell in cells]
    if head is None or not _are_measures(below, rows[head]):
        return grid
    numbering = {
        cell.column
        for cell in rows[head]
        if read_header(collapse_spaces(cell.text)).role == "number"
    }
    kept = [cell for cell in rows[head] + below if cell.column not in numbering]
    columns = sorted({cell.column for cell in kept})
    turned = [
        cell._replace(
            row=head + columns.index(cell.column), column=cell.row - head, is_header=False
        )
        for cell in kept
    ]
    above = [cell for number, cells in rows.items() if number < head for cell in cells]
    return Grid(
        above + sorted(turned, key=lambda cell: (cell.row, cell.column)),
        grid.start,
        grid.end,
        grid.layout,
        grid.label,
    )


def _are_measures(below: list[Cell], heads: list[Cell]) -> bool:
    """Whether rows are the measures of units or years that stand side by side: no cell is merged,
    none of them names a unit.
    """
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in (*heads, *below)):
        return False
    first_unit = min(cell.column for cell in heads if _is_head(cell))
    are_years = not any(_kind(cell) == "name" for cell in heads)
    return (
        any(
            cell.column < first_unit and read_header(collapse_spaces(cell.text)).role in _MEASURES
            for cell in below
        )
        and not any(_kind(cell) == "name" for cell in below)
        and not (are_years and len({find_index_name(cell.text) for cell in below} - {""}) > 1)
    )


def _heads_units(cells: list[Cell]) -> bool:
    heads = sum(_is_head(cell) for cell in cells)
    return heads >= 3 and heads >= len(cells) / 2 and not _is_head(cells[0])


def _is_head(cell: Cell) -> bool:
    return _kind(cell) == "name" or is_year_alone(cell.text)


def _kind(cell: Cell) -> str:
    return read_value(collapse_spaces(cell.text)).kind
