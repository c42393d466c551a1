"""Tables in the middle of which a page ends."""

from __future__ import annotations

from collections import Counter

from rankings.parse.model import Grid, Page


def is_cut(grid: Grid, page: Page) -> bool:
    """Return whether the page ends inside the table: nothing stands behind its last row, which is
    short or ends in dots.
    """
    if grid.layout in ("html", "docx", "sheet", "pdf") or not grid.cells:
        return False
    last = max(grid.cells, key=lambda cell: cell.start)
    if page.text[last.end :].strip(" |\n"):
        return False
    if last.text.endswith(("…", "...")) and any(letter.isalnum() for letter in last.text):
        return True
    lengths = Counter(cell.row for cell in grid.cells[-60:])
    return not page.text.endswith(("\n", "|")) and lengths[last.row] < max(lengths.values())


def without_last_cell(grid: Grid) -> Grid:
    """Return the grid without the cell in which the page ends: half a name is no name, half a
    number no number.
    """
    last = max(grid.cells, key=lambda cell: cell.start)
    return Grid(
        [cell for cell in grid.cells if cell is not last],
        grid.start,
        grid.end,
        grid.layout,
        grid.label,
    )
