"""Tables typed with single spaces: "1 Sở Y tế 85,2 Tốt", and lists whose rows end in figures."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from rankings.parse.bare_lists import find_bare_lists
from rankings.parse.cell_values import find_name, is_grade
from rankings.parse.column import runs_like_ranks
from rankings.parse.header_words import is_header_text, read_header
from rankings.parse.layout import (
    Line,
    Part,
    is_running_text,
    most_common,
    place_parts,
)
from rankings.parse.model import Cell, Grid, Page

_FIGURE = r"(?:[-–—…]|N/A|[▲▼↑↓+]?(?:[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)%?)"  # ".34" too


_LEADING_RANK = re.compile(r"(?P<rank>[0-9]{1,3})[.)]?\s+(?=\D)")


_TRAILING = re.compile(rf"\s(?P<figure>{_FIGURE})(?:\s(?:điểm|%))?\Z", re.IGNORECASE)


_GRADE = re.compile(r"(?<=[\d%])(?:\s(?:điểm|%))?\s+(?P<grade>[^\W\d_][^\d]{0,24})\Z")


# "… năm 2023" is a sentence, not a row; "Thị xã Ngã Năm 87,15" is one
_OF_DATE = re.compile(r"(?:năm|tháng|ngày|quý|kỳ|(?<!NGÃ )NĂM)\Z|\A\W*(?i:năm|tháng|ngày|quý|kỳ)\Z")


_MOST_FIGURES = 24  # of a line: an index's years since 2005, and more


_WIDEST = 60  # letters of a header among others on one line
_ENDS = re.compile(r"[.:;,]\Z")  # a sentence, no header


def cut_grade(line: Line) -> tuple[Line, Part | None]:
    """Return the line without the grade behind its last figure, and the grade.

    >>> cut_grade(Line("7 Sở Tài chính 812,4 Trung bình", 0, 31, 0))[1]
    ('Trung bình', 21)
    """
    match = _GRADE.search(line.text, max(0, len(line.text) - 40))
    if match is None or not is_grade(match["grade"]):
        return line, None
    start = match.start()
    rest = line.text[:start]
    return line._replace(text=rest, end=line.start + start), (
        match["grade"],
        line.start + match.start("grade"),
    )


def take_figures(line: Line, most: int) -> tuple[Line, list[Part]]:
    """Return the line without so many figures at its end, and those figures."""
    taken: list[Part] = []
    rest = line.text
    while len(taken) < most and (figure := _TRAILING.search(rest[-40:])):
        start = max(0, len(rest) - 40) + figure.start("figure")
        taken.insert(0, (rest[start:].strip(), line.start + start))
        rest = rest[:start].rstrip()
    return line._replace(text=rest, end=line.start + len(rest)), taken


def split_row(line: Line, figures: int, graded: bool = False, last: int = 0) -> list[Part] | None:
    """Return rank, name, figures (and grade, if rows are graded, with `last` figures behind it) of
    a row parted by single spaces, or None where the line is none.

    >>> split_row(Line("7 Sở Tài chính 812,4 80,1", 0, 25, 0), 2)
    [('7', 0), ('Sở Tài chính', 2), ('812,4', 15), ('80,1', 21)]
    >>> [text for text, _ in split_row(Line("7 Sở Tài chính 81,4 Tốt 5", 0, 25, 0), 1, True, 1)]
    ['7', 'Sở Tài chính', '81,4', 'Tốt', '5']
    """
    line, end = take_figures(line, last)
    line, grade = cut_grade(line)
    rank = _LEADING_RANK.match(line.text)
    left, behind = take_figures(line, figures)
    rest = left.text
    if len(end) < last or len(behind) < figures or not figures or _OF_DATE.search(rest):
        return None
    name_start = rank.end() if rank else 0
    name = rest[name_start:].strip()
    if (
        not name
        or len(name) > 120
        or (is_running_text(name) and not (rank and name.endswith(":")))
        or not name[0].isalpha()
        or not name[0].isupper()
    ):
        return None
    parts = [
        (
            name.rstrip(" :"),
            line.start + name_start + len(rest[name_start:]) - len(rest[name_start:].lstrip()),
        ),
        *behind,
    ]
    if graded:
        parts.append(grade or ("", line.end))
    parts += end
    return [(rank["rank"], line.start), *parts] if rank else parts


def count_figures(line: Line) -> int:
    """Return how many figures stand at the end of the line, after words."""
    left, figures = take_figures(cut_grade(line)[0], _MOST_FIGURES)
    has_words = any(letter.isalpha() for letter in left.text)
    return len(figures) if has_words and not _OF_DATE.search(left.text) else 0


def find_typed_grids(lines: list[Line], page: Page) -> list[tuple[int, int, Grid]]:
    """Return (first line, behind last line, grid) of tables whose rows are told by their words
    alone.
    """
    lines, places = _join_broken(lines, page)
    counts = [count_figures(line) if not is_running_text(line.text) else 0 for line in lines]
    found = find_bare_lists(lines)
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
    return [
        (places[start], places[stop], grid)
        for start, stop, grid in sorted(found, key=lambda table: table[0])
    ]


def _join_broken(lines: list[Line], page: Page) -> tuple[list[Line], list[int]]:
    """Return the lines with every row whole that breaks off before its last figure or its grade
    ("Sở Tư pháp 68 7,66 8,27", "68,2", "Khá"), and where each line stood, and the end.

    Rows are joined only where two or more on the page break off alike.
    """
    broken = {}
    for place, line in enumerate(lines):
        stop = place + 1
        while stop < len(lines) and stop < place + 3 and _ends_row(lines[stop]):
            stop += 1
        if stop > place + 1 and count_figures(line) > 1:
            broken[place] = stop
    shapes = Counter(stop - place for place, stop in broken.items())
    broken = {place: stop for place, stop in broken.items() if shapes[stop - place] > 1}
    inside = {other for place, stop in broken.items() for other in range(place + 1, stop)}
    joined, places = [], []
    for place, line in enumerate(lines):
        if place in inside:
            continue
        end = lines[broken.get(place, place + 1) - 1].end
        text = page.text[line.start : end] if place in broken else line.text
        joined.append(line._replace(text=text, end=end))
        places.append(place)
    return joined, [*places, len(lines)]


def _ends_row(line: Line) -> bool:
    """Whether a line is a figure or a grade and nothing else."""
    return not line.blanks_above and (bool(re.fullmatch(_FIGURE, line.text)) or is_grade(line.text))


def _read_typed(lines: list[Line], first: int, figures: int) -> Grid | None:
    graded = sum(cut_grade(line)[1] is not None for line in lines[first:]) > 1
    last = 0
    if inner := _count_before_grades(lines[first:], figures):  # "94,25 Tốt 1"
        graded, last, figures = True, figures, inner
    parts = [split_row(line, figures, graded, last) for line in lines[first:]]
    while parts and parts[0] is None:
        parts, first = parts[1:], first + 1
    while parts and parts[-1] is None:
        parts, lines = parts[:-1], lines[:-1]
    rows = [
        part or [(line.text, line.start)]
        for part, line in zip(parts, lines[first:], strict=True)
        if part or not _is_broken_row(line)
    ]
    records = [row for row in rows if len(row) > 1]
    width = most_common(len(row) for row in records)
    years = _split_years(lines[first - 1], width) if first else []
    header = years or (_split_header(lines[first - 1], width) if first else [])
    if not header and first > 1 and _heads_group(lines[first - 1]):
        header = _split_header(lines[first - 2], width)
        group = [[(lines[first - 1].text, lines[first - 1].start)]] if header else []
        rows = [*group, *rows]
    if len(records) < (2 if header else 3):
        return None
    behind = figures + graded + last  # cells behind the name
    names = sum(find_name(row[-behind - 1][0]) is not None for row in records)
    ranks = [int(row[0][0]) if len(row) == behind + 2 else None for row in records]
    is_numbered = width == behind + 2 and runs_like_ranks(ranks) and names
    if names < 0.5 * len(records) and not (is_numbered or years):
        return None
    cells = [
        Cell(0, column, text, start, start + len(text), True) for column, (text, start) in header
    ]
    for number, row in enumerate(rows):
        shift = width - len(row) if len(row) > 1 else 0
        cells += place_parts(number + bool(header), row, width, max(0, shift))
    return Grid(cells, cells[0].start, cells[-1].end, "spaces")


def _is_broken_row(line: Line) -> bool:
    """A numbered line with figures, though not those of the rows, heads no group: they stay
    unread.
    """
    return bool(_LEADING_RANK.match(line.text)) and count_figures(line) > 0


_GROUP_HEAD = re.compile(r"[IVX]{1,4}[.)]?\s|[A-D][.)]\s")


def _heads_group(line: Line) -> bool:
    """ "I Các sở, ban, ngành tỉnh" between the head of a table and its first row."""
    return bool(_GROUP_HEAD.match(line.text)) and not is_running_text(line.text)


def _count_before_grades(lines: list[Line], last: int) -> int:
    """Return how many figures stand before a grade that has `last` figures behind it, 0 where most
    rows have no grade there.
    """
    taken = [take_figures(line, last) for line in lines]
    cut = [cut_grade(line) for line, figures in taken if len(figures) == last]
    counts = [count_figures(line) for line, grade in cut if grade]
    return most_common(counts) if len(counts) > 0.6 * len(lines) else 0


_YEARS = re.compile(r"(?P<name>\D+?)(?P<years>(?:\s(?:năm\s)?20[0-9]{2}){2,})\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s)?20[0-9]{2}", re.IGNORECASE)


def _split_years(line: Line, width: int) -> list[tuple[int, Part]]:
    """Return (column, header) of a line of years: "Chỉ số Năm 2022 Năm 2023"; [] for another."""
    match = _YEARS.fullmatch(line.text)
    if match is None:
        return []
    years = _YEAR.finditer(line.text, match.start("years"))
    parts = [(match["name"], line.start), *((year[0], line.start + year.start()) for year in years)]
    return list(enumerate(parts)) if len(parts) == width else []


def _split_header(line: Line, width: int) -> list[tuple[int, Part]]:
    """Return (column, header) of a header line whose cells only the header words part, or, in a
    wide table, the capitals that they begin with.
    """
    parts = _split_at_words(line) if is_header_text(line.text) else []
    if len(parts) == width:
        is_header = sum(read_header(text).is_exact for text, _ in parts) >= 2
        return list(enumerate(parts)) if is_header else []
    parts = _split_at_capitals(line)
    parts = parts if len(parts) == width else _split_at_abbreviations(parts)
    of_group = parts[1:] if _GROUP_HEAD.match(line.text) else parts  # "I. Cấp tỉnh Chỉ số 1 …"
    if len(parts) != width or any(
        len(text) > _WIDEST or _ENDS.search(text) for text, _ in of_group
    ):
        return []
    roles = {read_header(text).role for text, _ in parts} - {""}
    return list(enumerate(parts)) if len(roles) > 1 else []


def _split_at_words(line: Line) -> list[Part]:
    """Return the longest header words of a line one after the other, other words alone."""
    words = list(re.finditer(r"\S+", line.text))
    parts: list[Part] = []
    place = 0
    while place < len(words):
        best = place + 1
        for stop in range(place + 1, min(place + 7, len(words)) + 1):
            if read_header(line.text[words[place].start() : words[stop - 1].end()]).is_exact:
                best = stop
        start = words[place].start()
        parts.append((line.text[start : words[best - 1].end()], line.start + start))
        place = best
    return parts


def _split_at_capitals(line: Line) -> list[Part]:
    """Return the headers of a line, each of which begins with a capital; an index in capitals
    belongs to the header before it.

    >>> [
    ...     text
    ...     for text, _ in _split_at_capitals(Line("Tỉnh Chi phí thời gian Điểm số PCI", 0, 34, 0))
    ... ]
    ['Tỉnh', 'Chi phí thời gian', 'Điểm số PCI']
    """
    begins = [
        word.start()
        for word in re.finditer(r"\S+", line.text)
        if not word.start() or (word[0][0].isupper() and not word[0].isupper())
    ]
    return [
        (line.text[start:stop].rstrip(), line.start + start)
        for start, stop in pairwise([*begins, len(line.text)])
    ]


def _split_at_abbreviations(parts: list[Part]) -> list[Part]:
    """Return the headers with each parted before a word in capitals that begins one of its own.

    >>> [text for text, _ in _split_at_abbreviations([("Tổng điểm KQ đánh giá", 7)])]
    ['Tổng điểm', 'KQ đánh giá']
    """
    split: list[Part] = []
    for text, start in parts:
        stops = [
            word.start()
            for word in re.finditer(r"\S+", text)
            if word.start()
            and word[0].isupper()
            and read_header(text[: word.start()].rstrip()).is_exact
            and read_header(text[word.start() :]).role
        ]
        split += [
            (text[first:stop].rstrip(), start + first)
            for first, stop in pairwise([0, *stops, len(text)])
        ]
    return split
