"""Lists of numbers and names and nothing else, under a line that speaks of places."""

from __future__ import annotations

import re

from rankings.parse.cell_values import find_name
from rankings.parse.column import runs_like_ranks
from rankings.parse.layout import Line, is_running_text
from rankings.parse.model import Cell, Grid, Span

_MOST_ABOVE = 12


_OF_PLACES = re.compile(r"hạng|thứ tự|dẫn đầu|tốp|top", re.IGNORECASE)


_NUMBERED = re.compile(r"(?P<rank>[0-9]{1,3})\s+(?P<name>[^\W\d_].*)")


def find_bare_lists(lines: list[Line]) -> list[tuple[int, int, Grid]]:
    """Return the lists of numbers and names and nothing else ("1 TP. Đà Nẵng") under a line that
    speaks of places.
    """
    found = []
    position = 0
    while position < len(lines):
        stop, items = position, []
        while (
            stop < len(lines)
            and (stop == position or lines[stop].blanks_above <= 1)
            and (item := _NUMBERED.match(lines[stop].text))
            and find_name(item["name"])
        ):
            items.append(item)
            stop += 1
        above = lines[max(0, position - _MOST_ABOVE) : position]
        heading = _find_heading(above) if len(items) >= 3 else None
        if heading is not None and runs_like_ranks([int(item["rank"]) for item in items]):
            found.append((position, stop, _build_grid(lines[position:stop], items, heading)))
        position = max(stop, position + 1)
    return found


def _build_grid(lines: list[Line], items: list[re.Match[str]], heading: Line) -> Grid:
    cells = [
        Cell(
            row,
            column,
            item[group],
            line.start + item.start(group),
            line.start + item.end(group),
        )
        for row, (line, item) in enumerate(zip(lines, items, strict=True))
        for column, group in enumerate(("rank", "name"))
    ]
    label = Span(heading.text, heading.start, heading.end)
    return Grid(cells, cells[0].start, cells[-1].end, "spaces", label)


def _find_heading(above: list[Line]) -> Line | None:
    """Return the nearest heading that speaks of places; a sentence, or another list's heading, ends
    the search.
    """
    for line in reversed(above):
        is_sentence = is_running_text(line.text) or line.text.endswith((".", ";"))
        if _OF_PLACES.search(line.text) and not is_sentence:
            return line
        if is_sentence or line.text.endswith(":"):
            return None
    return None
