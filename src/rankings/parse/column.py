"""A column of a table: its header cells, the values below, and the figures they hold."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rankings.language.number_words import parse_roman
from rankings.language.numbers import decide_decimal_mark, parse_number
from rankings.parse.cell_values import CellValue, read_value
from rankings.parse.header_words import (
    HeaderWords,
    is_bracketed,
    read_header,
)
from rankings.parse.model import Cell


@dataclass
class Column:
    """One column: its header cells from top to bottom, the values below, and the role it was
    given.
    """

    index: int
    headers: list[str] = field(default_factory=list)
    header_cells: list[Cell] = field(default_factory=list)
    values: list[CellValue] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    role: str = ""
    year: int | None = None
    index_name: str = ""
    counts_places: bool = False  # of a column of changes: places rather than points
    pairs_years: bool = False  # "Hạng 2023 (2022)": each cell prints last year's value in brackets

    @property
    def header(self) -> str:
        """The header from top to bottom in one line."""
        return " ".join(self.headers)

    @property
    def leaf(self) -> HeaderWords:
        """What the lowest header that has a role says, else the whole."""
        for text in reversed(self.headers):
            words = read_header(text)
            is_only_bracket = is_bracketed(text) and len(self.headers) > 1
            if words.role and not is_only_bracket:
                return words
        return read_header(self.header)

    @property
    def counts_in_roman(self) -> bool:
        """Whether the cells are roman numerals of which none comes twice: places, no classes."""
        values = [parse_roman(text) for text in self.texts]
        return len(values) > 1 and all(values) and len(set(values)) == len(values)

    def count(self, *kinds: str) -> int:
        return sum(value.kind in kinds for value in self.values)

    @property
    def filled(self) -> int:
        return sum(value.kind != "missing" for value in self.values)

    @property
    def is_numeric(self) -> bool:
        figures = self.count(
            "number",
            "fraction",
            "range",
            "mixed",
            "change",
            "same",
            "value_and_change",
            "rank_word",
        )
        return figures > 0 and figures >= 0.6 * self.filled

    @property
    def is_text(self) -> bool:
        return self.filled > 0 and self.count("name", "words", "grade") >= 0.5 * self.filled

    def integers(self) -> list[int | None]:
        """The whole numbers in the column, None where a cell holds none."""
        whole = []
        for value, text in zip(self.values, self.texts, strict=True):
            printed = (
                text[value.number.start : value.number.end]
                if value.kind in ("number", "fraction") and value.number
                else ""
            )
            whole.append(int(printed) if printed.isdigit() and len(printed) < 6 else None)
        return whole


def runs_like_ranks(numbers: Sequence[int | None]) -> bool:
    """Return whether whole numbers count up row by row (1, 2, 3 …; ties and restarts allowed).

    >>> runs_like_ranks([1, 2, 2, 4]), runs_like_ranks([10, 8, 45])
    (True, False)
    """
    known = [number for number in numbers if number is not None]
    if not known or len(known) < 0.6 * len(numbers) or max(known) > 400:
        return False
    if len(known) > 2 and known[-1] == 1 and known[0] > 1:
        known = known[::-1]  # listed from the bottom up
    steps = [after - before for before, after in itertools.pairwise(known)]
    return (
        sum(step in (0, 1, 2) or after == 1 for step, after in zip(steps, known[1:], strict=True))
        >= 0.8 * len(steps)
        and known[0] <= 200
    )


def read_figures(texts: Sequence[str]) -> list[float | None]:
    """Return the first figure of each cell of a column, to compare sizes within the column alone;
    None where a cell has none.

    >>> read_figures(["843.24", "-", "806 .75 điểm"])
    [843.24, None, 806.75]
    """
    values = [read_value(text) for text in texts]
    printed = [
        text[value.number.start : value.number.end] if value.number else ""
        for value, text in zip(values, texts, strict=True)
    ]
    mark = decide_decimal_mark([text for text in printed if text]).mark
    figures: list[float | None] = []
    for text in printed:
        try:
            number = parse_number(text, mark)
        except ValueError:
            number = None
        figures.append(None if number is None else float(number))
    return figures


def most_common_level(levels: Sequence[frozenset[str]]) -> str:
    """Return the level that most names can have, "" for none.

    >>> most_common_level([frozenset({"department"}), frozenset({"department", "district"})])
    'department'
    """
    counts = Counter(level for possible in levels for level in possible)
    if not counts:
        return ""
    order = (
        "department",
        "province",
        "district",
        "commune",
    )  # names that may all be provinces' are provinces'
    return max(
        counts, key=lambda level: (counts[level], -order.index(level) if level in order else -9)
    )
