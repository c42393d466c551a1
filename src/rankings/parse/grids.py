"""All tables of a page: those its container marked up, and those only the layout of the text shows."""

from __future__ import annotations

from rankings.parse.grid_bars import find_bar_stretches, read_bar_grids
from rankings.parse.grid_spaces import find_spaced_stretches, find_typed_grids, read_spaced_grid
from rankings.parse.layout import Line, make_piece, split_lines
from rankings.parse.model import Grid, Page
from rankings.parse.records import find_record_grids


def find_grids(page: Page) -> list[Grid]:
    """Return the tables of a page in order, each printed cell in at most one of them.

    >>> from rankings.parse.containers import load_page
    >>> page = load_page("| Hạng | Đơn vị | Điểm |\\n| 1 | Sở Y tế | 843,2 |\\n| 2 | Sở Nội vụ | 829,6 |".encode("utf-8"), "x.txt")
    >>> [(grid.layout, grid.row_count, grid.column_count) for grid in find_grids(page)]
    [('bars', 3, 3)]
    """
    set_aside = [(region.start, region.end) for region in page.regions]
    grids = [grid for grid in page.grids if not any(start <= grid.start < end for start, end in set_aside)]
    lines = split_lines(page, set_aside + [(grid.start, grid.end) for grid in page.grids])
    for find in (_find_bars, _find_tabs, _find_spaces, _find_typed):
        found, lines = find(lines, page)
        grids += found
    grids += find_record_grids([make_piece(line.text, line.start, line.blanks_above) for line in lines], page)
    return sorted(grids, key=lambda grid: grid.start)


def _without(lines: list[Line], used: list[tuple[int, int]]) -> list[Line]:
    """Return the lines outside the used stretches; a stretch leaves a gap that no table reaches across."""
    if not used:
        return lines
    kept: list[Line] = []
    position = 0
    for start, stop in used:
        kept += lines[position:start]
        kept.append(Line("." * 200, lines[stop - 1].end, lines[stop - 1].end, 9))
        position = stop
    return kept + lines[position:]


def _find_bars(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    grids, used = [], []
    for start, stop in find_bar_stretches(lines):
        found = read_bar_grids(lines[start:stop], page)
        if found:
            grids += found
            used.append((start, stop))
    return grids, _without(lines, used)


def _find_spaced(lines: list[Line], separator: str) -> tuple[list[Grid], list[Line]]:
    grids, used = [], []
    for start, stop in find_spaced_stretches(lines, separator):
        grid = read_spaced_grid(lines[start:stop], separator)
        if grid:
            grids.append(grid)
            used.append((start, stop))
    return grids, _without(lines, used)


def _find_tabs(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    return _find_spaced(lines, "tabs")


def _find_spaces(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    return _find_spaced(lines, "spaces")


def _find_typed(lines: list[Line], page: Page) -> tuple[list[Grid], list[Line]]:
    found = find_typed_grids(lines, page)
    return [grid for _, _, grid in found], _without(lines, [(start, stop) for start, stop, _ in found])
