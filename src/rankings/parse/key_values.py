"""Records written as keys and values, one unit after the other: "Đơn vị: Sở Y tế", "Điểm: 85,2",
"Xếp hạng: 1".
"""

from __future__ import annotations

import re

from rankings.language.text import fold
from rankings.parse.cell_values import read_value
from rankings.parse.header_words import read_header
from rankings.parse.layout import Line
from rankings.parse.model import Cell, Grid

_PAIR = re.compile(
    r"\s*(?P<key>[^\W\d_][^:=|;\t]{0,40}?)\s?[:=]\s?(?P<value>[^|;\t]+?)\s*(?:[|;\t]|\s[-–]\s|\Z)"
)
_BULLET = re.compile(r"(?:[-+•*–▪●]|\d{1,3}[.)])\s*")
_LONGEST = 200
_MOST_BLANKS = 2
_MEASURES = {"rank", "score", "grade", "percent"}
Pair = tuple[str, int, str, int]  # key, its offset, value, its offset
Record = list[Pair]


def read_pairs(line: Line) -> list[Pair]:
    """Return the keys and values of a line that holds nothing else; every key a column's header.

    >>> [
    ...     (key, value)
    ...     for key, _, value, _ in read_pairs(
    ...         Line("Đơn vị: Sở Y tế; Điểm: 85,2; Xếp hạng: 1", 0, 40, 0)
    ...     )
    ... ]
    [('Đơn vị', 'Sở Y tế'), ('Điểm', '85,2'), ('Xếp hạng', '1')]
    >>> read_pairs(Line("Kết quả: đứng đầu là Sở Y tế", 0, 28, 0))
    [('Kết quả', 0, 'đứng đầu là Sở Y tế', 9)]
    >>> read_pairs(Line("Lãnh đạo sở: đồng chí An", 0, 24, 0))
    []
    """
    if len(line.text) > _LONGEST or not (":" in line.text or "=" in line.text):
        return []
    bullet = _BULLET.match(line.text)
    position, pairs = bullet.end() if bullet else 0, []
    while position < len(line.text):
        pair = _PAIR.match(line.text, position)
        if pair is None or not read_header(pair["key"]).is_exact:
            return []
        pairs.append(
            (
                pair["key"],
                line.start + pair.start("key"),
                pair["value"],
                line.start + pair.start("value"),
            )
        )
        position = pair.end()
    return pairs


def find_key_value_grids(lines: list[Line]) -> list[tuple[int, int, Grid]]:
    """Return (first line, behind last line, grid) of runs of records; a run has two units or more,
    each with a measure.
    """
    found = []
    position = 0
    while position < len(lines):
        stop = position
        pairs: list[Pair] = []
        while (
            stop < len(lines)
            and (stop == position or lines[stop].blanks_above <= _MOST_BLANKS)
            and (more := read_pairs(lines[stop]))
        ):
            pairs += more
            stop += 1
        grid = _build_grid(_part_records(pairs)) if pairs else None
        if grid is not None:
            grid.start, grid.end = lines[position].start, lines[stop - 1].end
            found.append((position, stop, grid))
        position = max(stop, position + 1)
    return found


def _part_records(pairs: list[Pair]) -> list[Record]:
    """Return the pairs parted into records: a key that comes again opens the next."""
    records: list[Record] = []
    seen: set[str] = set()
    for pair in pairs:
        key = fold(pair[0])
        if not records or key in seen:
            records.append([])
            seen = set()
        seen.add(key)
        records[-1].append(pair)
    return records


def _build_grid(records: list[Record]) -> Grid | None:
    """Return the records as a grid, the first record's keys its header; None where they rank no
    units.
    """
    roles = {fold(key): read_header(key).role for record in records for key, *_ in record}
    named = [
        value for record in records for key, _, value, _ in record if roles[fold(key)] == "unit"
    ]
    if (
        len(records) < 2
        or not _MEASURES & set(roles.values())
        or sum(read_value(name).kind == "name" for name in named) < max(2, len(records) / 2)
    ):
        return None
    columns = list(dict.fromkeys(fold(key) for record in records for key, *_ in record))
    heads = {fold(key): (key, start) for record in reversed(records) for key, start, *_ in record}
    cells = [
        Cell(0, columns.index(key), text, start, start + len(text), True)
        for key, (text, start) in heads.items()
    ]
    cells += [
        Cell(number, columns.index(fold(key)), value, start, start + len(value))
        for number, record in enumerate(records, 1)
        for key, _, value, start in record
    ]
    return Grid(
        sorted(cells, key=lambda cell: (cell.row, cell.column)),
        min(cell.start for cell in cells),
        max(cell.end for cell in cells),
        "pairs",
    )
