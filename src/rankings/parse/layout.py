"""The lines of a page and the printed pieces on them, classed by what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rankings.parse.cell_values import find_name, read_value
from rankings.parse.header_words import is_header_text, is_year_alone
from rankings.parse.model import Cell, Page

_SENTENCE_INSIDE = re.compile(
    r"(?<!\bT[PXTpxt])(?<!\b[HQPX])[.;!?]\s+[^\W\d_]"
)  # "TP. Đà Nẵng" ends no sentence
_SENTENCE_END = re.compile(r"[.;!?:…]$")
_LONGEST_CELL = 160


class Line(NamedTuple):
    """A line that is not blank: its trimmed text, offsets, how many blank lines stand above, how
    far it is indented.
    """

    text: str
    start: int
    end: int
    blanks_above: int
    indent: int = 0


Part = tuple[str, int]  # text, offset


class Piece(NamedTuple):
    """A printed piece that may be a cell: V a figure or a missing mark, T words, X running text."""

    text: str
    start: int
    end: int
    shape: str
    is_name: bool = False
    is_header: bool = False
    is_missing: bool = False
    is_grade: bool = False
    gap: int = 0

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def split_lines(page: Page, taken: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """Return the page's lines that hold anything, without those that lie in the `taken`
    stretches.
    """
    lines: list[Line] = []
    blocked = sorted(taken)
    position, blanks, place = 0, 0, 0
    for raw in page.text.split("\n"):
        end = position + len(raw)
        text = raw.strip(" ").rstrip(" \t")
        while place < len(blocked) and blocked[place][1] <= position:
            place += 1
        is_taken = place < len(blocked) and blocked[place][0] <= position < blocked[place][1]
        if is_taken:
            blanks = 9
        elif text.strip():
            indent = len(raw) - len(raw.lstrip(" "))
            start = position + indent
            lines.append(Line(text, start, start + len(text), blanks, indent))
            blanks = 0
        else:
            blanks += 1
        position = end + 1
    return lines


def is_running_text(text: str) -> bool:
    """Return whether a line reads as a sentence rather than as a cell or a heading.

    >>> (
    ...     is_running_text("Sở Y tế"),
    ...     is_running_text(
    ...         "Ở khối huyện, thị xã Phú Thọ giữ vị trí số một, theo sau là Tam Nông và Lâm Thao."
    ...     ),
    ... )
    (False, True)
    """
    return len(text) > _LONGEST_CELL or (
        len(text) > 60 and bool(_SENTENCE_END.search(text) or _SENTENCE_INSIDE.search(text))
    )


def make_piece(text: str, start: int, gap: int = 0) -> Piece:
    """Return a printed piece with its class."""
    if is_running_text(text):
        return Piece(text, start, start + len(text), "X", gap=gap)
    value = read_value(" ".join(text.split()))
    if value.is_value:
        return Piece(
            text, start, start + len(text), "V", is_missing=value.kind == "missing", gap=gap
        )
    is_header = value.kind == "words" and is_header_text(" ".join(text.split()))
    return Piece(
        text,
        start,
        start + len(text),
        "T",
        value.kind == "name",
        is_header,
        is_grade=value.kind == "grade",
        gap=gap,
    )


def cell_of(
    piece: Piece, row: int, column: int, *, is_header: bool = False, column_span: int = 1
) -> Cell:
    """Return the piece as a cell of a grid."""
    return Cell(row, column, piece.text, piece.start, piece.end, is_header, 1, column_span)


def split_at_headers(rows: list[list[tuple[str, int]]]) -> list[tuple[int, int]]:
    """Return (first, behind last) rows of each table among rows of cells: a header below records
    opens another table.

    A line of one cell directly above such a header is the next table's caption and belongs to
    neither.
    """
    edges: list[tuple[int, int]] = []
    start, records = 0, 0
    for number, row in enumerate(rows):
        pieces = [make_piece(text, offset) for text, offset in row if text]
        if (
            records
            and len(pieces) > 1
            and all(piece.shape == "T" and not piece.is_name for piece in pieces)
            and sum(piece.is_header for piece in pieces) >= 2
        ):
            end = number
            while end > start and sum(bool(text) for text, _ in rows[end - 1]) == 1:
                end -= 1
            edges.append((start, end))
            start, records = number, 0
        elif any(piece.shape == "V" and not is_year_alone(piece.text) for piece in pieces):
            records += 1  # years alone head columns
    return [*edges, (start, len(rows))]


def place_parts(number: int, row: list[Part], width: int, shift: int = 0) -> list[Cell]:
    """Return the cells of a row of so many columns, `shift` columns to the right; one that stands
    alone spans them all.
    """
    span = width if len(row) == 1 else 1
    return [
        Cell(number, column + shift, text, start, start + len(text), column_span=span)
        for column, (text, start) in enumerate(row)
        if text
    ]


def column_it_goes_on(above: list[Part], row: list[Part]) -> int | None:
    """Return the column in which a row of one cell ends a name begun in the row above ("Sở Nông
    nghiệp và" | "Phát triển nông thôn").
    """
    filled = [column for column, (text, _) in enumerate(row) if text]
    if len(filled) != 1 or len(row) < 2 or len(above) <= filled[0]:
        return None
    begun, rest = above[filled[0]][0], row[filled[0]][0]
    is_name = begun and find_name(f"{begun} {rest}") is not None and find_name(rest) is None
    return filled[0] if is_name else None


def most_common(values: Iterable[int], default: int = 0) -> int:
    """Return the value that occurs most often; among equals the largest."""
    counts: dict[int, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda value: (counts[value], value), default=default)
