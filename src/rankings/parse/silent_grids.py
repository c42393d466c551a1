"""Stretches of lines that look like a table and that no reader of tables took."""

from __future__ import annotations

import re
from bisect import bisect_left

from rankings.parse.cell_values import find_grade
from rankings.parse.grid_typed import count_figures, split_row
from rankings.parse.layout import Line, is_running_text, most_common, split_lines
from rankings.parse.model import Cell, Grid, Page, Region, Statement

_FEWEST_LINES, _FEWEST_FIGURES = 3, 3


def find_silent_grids(
    page: Page, body: Region, grids: list[Grid], statements: list[Statement]
) -> list[Grid]:
    """Return the stretches of three lines or more that end in three figures or more each (two
    behind a running number and a grade: "1 Tốt 62 45,59"), as many on most, outside the tables
    found and without a ranking in them.

    They are there to be listed as not understood; nothing reads them.
    """
    taken = [(grid.start, grid.end) for grid in grids]
    taken += [(region.start, region.end) for region in page.regions]
    lines = [
        line for line in split_lines(page, taken) if body.start <= line.start < line.end <= body.end
    ]
    counts = [0 if is_running_text(line.text) else _count_columns(line) for line in lines]
    starts = sorted(row.start for row in statements if row.kind == "ranking")
    found: list[Grid] = []
    first = 0
    while first < len(lines):
        stop = first
        while stop < len(lines) and counts[stop] >= _FEWEST_FIGURES:
            stop += 1
        run = lines[first:stop]
        if len(run) >= _FEWEST_LINES and not _holds(starts, run):
            usual = most_common(counts[first:stop])
            if counts[first:stop].count(usual) >= 0.6 * len(run):
                found.append(_grid_of(run, usual))
        first = stop + 1
    return found


_COUNTS_GRADES = re.compile(r"\d{1,2}[.)]?\s(?P<grade>[^\d]{2,30})\s\d")


def _count_columns(line: Line) -> int:
    """How many figures stand at the end of a line, the running number too where a grade follows."""
    graded = _COUNTS_GRADES.match(line.text)
    is_count = graded is not None and find_grade(graded["grade"].strip()) is not None
    return count_figures(line) + is_count


def _holds(starts: list[int], run: list[Line]) -> bool:
    return bisect_left(starts, run[0].start) < bisect_left(starts, run[-1].end)


def _grid_of(run: list[Line], figures: int) -> Grid:
    """The lines as a table: words, then so many figures."""
    cells = [
        Cell(row, column, text, start, start + len(text))
        for row, line in enumerate(run)
        for column, (text, start) in enumerate(
            split_row(line, figures) or [(line.text, line.start)]
        )
    ]
    return Grid(cells, run[0].start, run[-1].end, "spaces")
