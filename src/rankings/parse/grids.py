"""All tables of a page: those its container marked up, and those only the layout of the text
shows.
"""

from __future__ import annotations

from functools import partial

from rankings.language.text import fold
from rankings.parse.boilerplate import CAPTION
from rankings.parse.grid_bars import find_bar_stretches, read_bar_grids
from rankings.parse.grid_spaces import SEPARATORS, find_spaced_stretches, read_spaced_grids
from rankings.parse.grid_typed import find_typed_grids
from rankings.parse.key_values import find_key_value_grids
from rankings.parse.layout import Line, Piece, make_piece, split_lines
from rankings.parse.model import Grid, Page
from rankings.parse.records import find_record_grids


def find_grids(page: Page) -> list[Grid]:
    """Return the tables of a page in order, each printed cell in at most one of them.

    >>> from rankings.parse.containers import load_page
    >>> page = load_page(
    ...     "| Hạng | Đơn vị | Điểm |\\n| 1 | Sở Y tế | 843,2 |\\n| 2 | Sở Nội vụ | 829,6 |".encode(
    ...         "utf-8"
    ...     ),
    ...     "x.txt",
    ... )
    >>> [(grid.layout, grid.row_count, grid.column_count) for grid in find_grids(page)]
    [('bars', 3, 3)]
    """
    set_aside = [(region.start, region.end) for region in page.regions]
    grids = [
        grid
        for grid in page.grids
        if not any(start <= grid.start < end for start, end in set_aside)
    ]
    lines = split_lines(page, set_aside + [(grid.start, grid.end) for grid in page.grids])
    spaced = [partial(_find_spaced, separator=separator) for separator in SEPARATORS]
    finders = (_find_pairs, _find_bars, *spaced, _find_typed)
    for find in finders:
        found, lines = find(lines, page)
        grids += found
    grids += find_record_grids([_piece_of(line) for line in lines], page)
    return _join_continued(sorted(grids, key=lambda grid: grid.start), page)


def _piece_of(line: Line) -> Piece:
    text = line.text.lstrip("\t ")
    return make_piece(text, line.end - len(text), line.blanks_above)


def _join_continued(grids: list[Grid], page: Page) -> list[Grid]:
    """Return the grids with those joined that one table gave because a page's end or a repeated
    header broke it.
    """
    joined: list[Grid] = []
    for grid in grids:
        before = joined[-1] if joined else None
        if before is not None and _is_continued(before, grid, page):
            shift = before.row_count
            before.cells.extend(cell._replace(row=cell.row + shift) for cell in grid.cells)
            before.end = grid.end
        else:
            joined.append(Grid(list(grid.cells), grid.start, grid.end, grid.layout, grid.label))
    return joined


def _is_continued(before: Grid, grid: Grid, page: Page) -> bool:
    """Return whether the grid goes on where the other stopped: as many columns, nothing between, no
    header of its own.
    """
    if (
        before.layout != grid.layout
        or before.column_count != grid.column_count
        or grid.label is not None
    ):
        return False
    between = page.text[before.end : grid.start].strip("\n\t |-")
    if (between and not _is_caption(between)) or (not between and grid.start - before.end > 40):
        return False
    opening = [cell for cell in grid.cells[:60] if cell.row == grid.cells[0].row]
    first = [fold(cell.text) for cell in opening]
    headers = [fold(cell.text) for cell in before.cells[:60] if cell.row == before.cells[0].row]
    pieces = [make_piece(cell.text, cell.start) for cell in opening]
    is_record = sum(piece.shape == "V" for piece in pieces) > 1
    return first == headers or is_record or not any(piece.is_header for piece in pieces)


def _is_caption(text: str) -> bool:
    """Return whether nothing but a picture's caption stands there, on one line."""
    return "\n" not in text and CAPTION.match(text) is not None


def _without(lines: list[Line], used: list[tuple[int, int]]) -> list[Line]:
    """Return the lines outside the used stretches; a stretch leaves a gap that no table reaches
    across.
    """
    if not used:
        return lines
    kept: list[Line] = []
    position = 0
    for start, stop in used:
        kept += lines[position:start]
        kept.append(Line("." * 200, lines[stop - 1].end, lines[stop - 1].end, 9))
        position = stop
    return kept + lines[position:]


def _find_pairs(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    found = find_key_value_grids(lines)
    return [grid for _, _, grid in found], _without(
        lines, [(start, stop) for start, stop, _ in found]
    )


def _find_bars(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    grids, used = [], []
    for start, stop in find_bar_stretches(lines):
        found = read_bar_grids(lines[start:stop], page)
        if found:
            grids += found
            used.append((start, stop))
    return grids, _without(lines, used)


def _find_spaced(lines: list[Line], page: Page, separator: str) -> tuple[list[Grid], list[Line]]:
    grids, used = [], []
    for start, stop in find_spaced_stretches(lines, separator):
        found = read_spaced_grids(lines[start:stop], separator)
        if found:
            grids += found
            used.append((start, stop))
    return grids, _without(lines, used)


def _find_typed(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    found = find_typed_grids(lines, page)
    return [grid for _, _, grid in found], _without(
        lines, [(start, stop) for start, stop, _ in found]
    )
