"""The heads of printed tables: columns wide enough that none stands word below word."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lxml import etree

from rankings.report.fonts import measure_text

PADDING = 0.85  # ems that a cell keeps free at its sides
BOLD = 1.12  # how much wider a head's bold letters are
LOW, HIGH = 4, 4  # lines of a head: so few where there is room; more are too many
SPACE, CLOSE = 0.4, 0.01  # ems between words; of no account


def find_high_heads(cells: Sequence[etree._Element], widths: list[float]) -> list[list[float]]:
    """The ems of the words of each head, where in columns of these widths one of them takes more
    than five lines; else nothing.

    >>> cells = [etree.fromstring("<th>a b c d e f</th>"), etree.fromstring("<th>g</th>")]
    >>> len(find_high_heads(cells, [1.0, 9.0])), find_high_heads(cells, [9.0, 9.0])
    (2, [])
    """
    heads = [
        [BOLD * measure_text(word) for word in "".join(cell.itertext()).split()] for cell in cells
    ]
    pairs = zip(heads, widths, strict=True)
    is_high = any(wrap_words(words, width - PADDING) > HIGH for words, width in pairs)
    return heads if is_high else []


def widen_heads(heads: Sequence[Sequence[float]], least: list[float], line: float) -> list[float]:
    """The least widths of columns, wide enough for heads of words of these ems to stand in four
    lines, or in as few as the line has room for.

    >>> [round(width, 2) for width in widen_heads([[4.0], [3.0] * 8], [5.0, 6.0], 30.0)]
    [5.0, 7.25]
    """
    for lines in range(LOW, max(map(len, heads))):
        fitting = [
            max(width, fit_head(words, lines) + PADDING)
            for width, words in zip(least, heads, strict=True)
        ]
        if sum(fitting) <= line:
            return fitting
    return least


def fit_head(words: Sequence[float], lines: int) -> float:
    """The least ems in which words of these ems stand in so many lines.

    >>> fit_head([3.0, 2.0, 4.0], 2)
    5.4
    """
    stretches = (
        words[start:end] for start, end in itertools.combinations(range(len(words) + 1), 2)
    )
    tried = sorted({sum(stretch) + SPACE * (len(stretch) - 1) for stretch in stretches})
    return next((width for width in tried if wrap_words(words, width) <= lines), 0.0)


def wrap_words(words: Sequence[float], width: float) -> int:
    """Lines that words of these ems take in a column of this width.

    >>> wrap_words([3.0, 2.0, 4.0], 5.4), wrap_words([3.0, 2.0, 4.0], 5.0)
    (2, 3)
    """
    lines, room = 0, -1.0
    for word in words:
        fits = room >= SPACE + word - CLOSE
        lines, room = (lines, room - SPACE - word) if fits else (lines + 1, width - word)
    return lines
