"""Tables whose cells are parted by tabs, by runs of spaces, or only by what the words are."""

from __future__ import annotations

import re

from rankings.parse.cell_values import find_name, read_value
from rankings.parse.columns import runs_like_ranks
from rankings.parse.header_words import is_header_text, read_header
from rankings.parse.layout import (
    Line,
    column_it_goes_on,
    is_running_text,
    most_common,
    split_at_headers,
)
from rankings.parse.model import Cell, Grid, Page, Span

_GAP = re.compile(r" {2,}")
_FIGURE = r"(?:[-–—…]|[▲▼↑↓+]?[0-9]+(?:[.,][0-9]+)*%?)"
_LEADING_RANK = re.compile(r"(?P<rank>[0-9]{1,3})[.)]?\s+(?=\D)")
_TRAILING = re.compile(rf"\s(?P<figure>{_FIGURE})(?:\s(?:điểm|%))?\Z", re.IGNORECASE)
_OF_DATE = re.compile(
    r"(?:năm|tháng|ngày|quý|kỳ)\Z", re.IGNORECASE
)  # "… năm 2023" is a sentence, not a row
_LIST_ITEM = re.compile(r"[0-9]{1,2}[.)]\s[^\W\d_].*[0-9]")
_MOST_FIGURES = 12
Part = tuple[str, int]


def split_line(line: Line, separator: str) -> list[Part]:
    """Return the cells of a line with their offsets; by tabs empty cells count, by spaces they
    cannot be seen.

    >>> split_line(Line("1  Sở Y tế   90,5", 10, 27, 0), "spaces")
    [('1', 10), ('Sở Y tế', 13), ('90,5', 23)]
    """
    parts: list[Part] = []
    position = 0
    pieces = (
        line.text.split("\t") if separator == "tabs" else _GAP.split(line.text.replace("\t", "  "))
    )
    for piece in pieces:
        place = line.text.find(piece, position) if piece else position
        start = max(place, position)
        parts.append((piece.strip(), line.start + start + len(piece) - len(piece.lstrip())))
        position = start + len(piece) + (1 if separator == "tabs" else 0)
    return parts


def is_spaced(line: Line, separator: str) -> bool:
    """Return whether the line has cells parted that way."""
    return "\t" in line.text if separator == "tabs" else bool(_GAP.search(line.text))


def find_spaced_stretches(lines: list[Line], separator: str) -> list[tuple[int, int]]:
    """Return (first, behind last) line numbers of stretches parted by tabs or by runs of spaces.

    A short line without a gap may stand between two that have one: a group's heading.
    """
    stretches: list[tuple[int, int]] = []
    start, last = None, 0
    for number, line in enumerate(lines):
        if is_spaced(line, separator) and not is_running_text(line.text.replace("\t", " ")):
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
    grids = [
        _read_spaced(rows[first:behind], lines[first:behind], separator)
        for first, behind in split_at_headers(rows)
    ]
    return [grid for grid in grids if grid is not None]


def _read_spaced(rows: list[list[Part]], lines: list[Line], separator: str) -> Grid | None:
    if separator == "tabs" and not _is_even(rows):
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
        is_alone = len(row) == 1
        for column, (text, start) in enumerate(row):
            if text:
                cells.append(
                    Cell(
                        number,
                        column,
                        text,
                        start,
                        start + len(text),
                        False,
                        1,
                        width if is_alone else 1,
                    )
                )
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


def split_row(line: Line, figures: int) -> list[Part] | None:
    """Return rank, name and figures of a row parted by single spaces, or None where the line is
    none.

    >>> split_row(Line("7 Sở Tài chính 812,4 80,1", 0, 25, 0), 2)
    [('7', 0), ('Sở Tài chính', 2), ('812,4', 15), ('80,1', 21)]
    """
    rank = _LEADING_RANK.match(line.text)
    behind: list[Part] = []
    rest = line.text
    while len(behind) < figures and (figure := _TRAILING.search(rest[-40:])):
        start = max(0, len(rest) - 40) + figure.start("figure")
        behind.insert(0, (rest[start:].strip(), line.start + start))
        rest = rest[:start].rstrip()
    if len(behind) < figures or not figures or _OF_DATE.search(rest):
        return None
    name_start = rank.end() if rank else 0
    name = rest[name_start:].strip()
    if (
        not name
        or len(name) > 120
        or is_running_text(name)
        or not name[0].isalpha()
        or not name[0].isupper()
    ):
        return None
    parts = [
        (name, line.start + name_start + len(rest[name_start:]) - len(rest[name_start:].lstrip())),
        *behind,
    ]
    return [(rank["rank"], line.start), *parts] if rank else parts


def count_figures(line: Line) -> int:
    """Return how many figures stand at the end of the line, after words."""
    count, rest = 0, line.text
    while count < _MOST_FIGURES and (figure := _TRAILING.search(rest[-40:])):
        count += 1
        rest = rest[: max(0, len(rest) - 40) + figure.start("figure")].rstrip()
    return (
        count
        if rest and any(letter.isalpha() for letter in rest) and not _OF_DATE.search(rest)
        else 0
    )


def find_typed_grids(lines: list[Line], page: Page) -> list[tuple[int, int, Grid]]:
    """Return (first line, behind last line, grid) of tables whose rows are told by their words
    alone.
    """
    counts = [count_figures(line) if not is_running_text(line.text) else 0 for line in lines]
    found = _find_bare_lists(lines)
    position = 0
    while position < len(lines):
        if not counts[position]:
            position += 1
            continue
        stop = position + 1
        while (
            stop < len(lines)
            and lines[stop].blanks_above <= 1
            and (
                counts[stop]
                or (stop + 1 < len(lines) and counts[stop + 1] and len(lines[stop].text) < 100)
            )
        ):
            stop += 1
        grid = _read_typed(
            lines[:stop], position, most_common(count for count in counts[position:stop] if count)
        )
        if grid:
            found.append((position, stop, grid))
        position = stop
    return sorted(found, key=lambda table: table[0])


_MOST_ABOVE = 12
_OF_PLACES = re.compile(r"hạng|thứ tự|dẫn đầu|tốp|top", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<rank>[0-9]{1,3})\s+(?P<name>[^\W\d_].*)")


def _find_bare_lists(lines: list[Line]) -> list[tuple[int, int, Grid]]:
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
        heading = _find_heading(lines[max(0, position - _MOST_ABOVE) : position])
        if (
            len(items) >= 3
            and heading is not None
            and runs_like_ranks([int(item["rank"]) for item in items])
        ):
            cells = [
                Cell(
                    row,
                    column,
                    item[group],
                    line.start + item.start(group),
                    line.start + item.end(group),
                )
                for row, (line, item) in enumerate(zip(lines[position:stop], items, strict=True))
                for column, group in enumerate(("rank", "name"))
            ]
            found.append(
                (
                    position,
                    stop,
                    Grid(
                        cells,
                        cells[0].start,
                        cells[-1].end,
                        "spaces",
                        Span(heading.text, heading.start, heading.end),
                    ),
                )
            )
        position = max(stop, position + 1)
    return found


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


def _read_typed(lines: list[Line], first: int, figures: int) -> Grid | None:
    parts = [split_row(line, figures) for line in lines[first:]]
    while parts and parts[0] is None:
        parts, first = parts[1:], first + 1
    while parts and parts[-1] is None:
        parts, lines = parts[:-1], lines[:-1]
    rows = [
        part or [(line.text, line.start)] for part, line in zip(parts, lines[first:], strict=True)
    ]
    records = [row for row in rows if len(row) > 1]
    if len(records) < 3:
        return None
    width = most_common(len(row) for row in records)
    names = sum(find_name(row[-figures - 1][0]) is not None for row in records)
    ranks = [int(row[0][0]) if len(row) == figures + 2 else None for row in records]
    if names < 0.5 * len(records) and not (
        width == figures + 2 and runs_like_ranks(ranks) and names
    ):
        return None
    header = _split_header(lines[first - 1], width) if first else []
    cells = [
        Cell(0, column, text, start, start + len(text), True) for column, (text, start) in header
    ]
    for number, row in enumerate(rows):
        shift = width - len(row) if len(row) > 1 else 0
        for column, (text, start) in enumerate(row):
            cells.append(
                Cell(
                    number + bool(header),
                    column + max(0, shift),
                    text,
                    start,
                    start + len(text),
                    False,
                    1,
                    width if len(row) == 1 else 1,
                )
            )
    return Grid(cells, cells[0].start, cells[-1].end, "spaces")


def _split_header(line: Line, width: int) -> list[tuple[int, Part]]:
    """Return (column, header) of a header line whose cells only the header words part."""
    words = list(re.finditer(r"\S+", line.text))
    if not is_header_text(line.text) or len(words) < width:
        return []
    parts: list[Part] = []
    place = 0
    while place < len(words):
        best = place + 1
        for stop in range(place + 1, min(place + 7, len(words)) + 1):
            if read_header(line.text[words[place].start() : words[stop - 1].end()]).is_exact:
                best = stop
        parts.append(
            (
                line.text[words[place].start() : words[best - 1].end()],
                line.start + words[place].start(),
            )
        )
        place = best
    is_header = len(parts) == width and sum(read_header(text).is_exact for text, _ in parts) >= 2
    return list(enumerate(parts)) if is_header else []
