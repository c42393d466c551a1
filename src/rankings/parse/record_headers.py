"""Headers printed one cell a line: continued cells joined, captions told apart, one row or two."""

from __future__ import annotations

import re

from rankings.parse.boilerplate import is_date_line
from rankings.parse.header_words import is_year_alone, read_header
from rankings.parse.layout import Piece, cell_of
from rankings.parse.model import Cell, Page

# What cannot begin a header of its own: "năm 2022", "(150 điểm)", "đạt được".
_CONTINUATION = re.compile(r"[(\[]|(?:năm|kỳ)\s+(?:19|20)\d\d$", re.IGNORECASE)
CAPTION = re.compile(
    r"(?:\d{1,2}[.)]\s)?(?:bảng|biểu|phụ lục|danh sách|kết quả|xếp hạng|thứ hạng|nhóm|khối)\b"
    r"|[IVXABC]{1,4}[.)]\s",
    re.IGNORECASE,
)


def continues(piece: Piece) -> bool:
    """Return whether the piece cannot begin a cell: a bracket, a year, a small letter."""
    return piece.text[:1].islower() or bool(_CONTINUATION.match(piece.text))


def runs_on(piece: Piece) -> bool:
    """Return whether the words of a header end in the middle: "HUYỆN, THỊ XÃ,", "Tự chấm và"."""
    return piece.text.lower().endswith((",", "/", "(", " và", " của", "-"))


def find_year_heads(pieces: list[Piece]) -> set[int]:
    """Return where the pieces start that are years beside years: "Năm 2022", "Năm 2023" head groups
    of columns and end no cell before them.
    """
    years = [is_year_alone(piece.text) for piece in pieces]
    return {
        piece.start
        for place, piece in enumerate(pieces)
        if years[place] and (any(years[place + 1 : place + 2]) or (place and years[place - 1]))
    }


def merge_continuations(header: list[Piece], page: Page) -> list[Piece]:
    """Return the header with continued cells joined ("Tổng điểm" + "năm 2022", "HUYỆN, THỊ XÃ," +
    "THÀNH PHỐ").
    """
    merged: list[Piece] = []
    heads = find_year_heads(header)
    for piece in header:
        goes_on = bool(merged) and (continues(piece) or runs_on(merged[-1]))
        if goes_on and piece.start not in heads:
            before = merged[-1]
            merged[-1] = before._replace(text=page.text[before.start : piece.end], end=piece.end)
        else:
            merged.append(piece)
    return merged


def count_captions(cells: list[Piece]) -> int:
    """Return how many pieces in front of a header look like the table's caption, or the date of the
    page above it.
    """
    count = 0
    while count < len(cells) - 2:
        text = cells[count].text
        is_caption = text.endswith(":") or is_date_line(text)
        is_caption = is_caption or (
            not read_header(text).is_exact and (bool(CAPTION.match(text)) or len(text) > 30)
        )
        if not is_caption:
            break
        count += 1
    return count


def place_header(
    header: list[Piece], width: int, pattern: str, page: Page
) -> list[tuple[int, Piece]]:
    """Return (column, header cell): continued cells joined, a caption in front dropped, surplus
    headers matched by kind.
    """
    cells = merge_continuations(header, page)
    for place, cell in enumerate(cells):  # "CHỦ TỊCH", "PHỤ LỤC I", "TT", …: titles stand above
        words = read_header(cell.text)
        if words.role == "number" and words.is_exact and len(cells) - place == width:
            cells = cells[place:]
            break
    cells = cells[min(count_captions(cells), max(0, len(cells) - width)) :]
    if len(cells) <= width:
        return list(enumerate(cells))
    if _part_header_rows(cells, width):
        return list(enumerate(cells))
    placed: list[tuple[int, Piece]] = []
    column = 0
    for place, cell in enumerate(cells):
        if column >= width:
            break
        wanted = (
            "T"
            if read_header(cell.text).role in ("unit", "parent", "criterion", "note", "grade")
            else "V"
        )
        if wanted == pattern[column] or len(cells) - place <= width - column:
            placed.append((column, cell))
            column += 1
    return _surely_placed(placed, cells, pattern)


def _surely_placed(
    placed: list[tuple[int, Piece]], cells: list[Piece], pattern: str
) -> list[tuple[int, Piece]]:
    """Leave out the names of values where there are more of them than columns of values, so that
    one spans others: whose name is whose is not told; ranks, units and grades name themselves.
    """
    roles = {cell.start: read_header(cell.text).role for cell in cells}
    of_values = sum(role in _VALUE_ROLES for role in roles.values())
    free = pattern.count("V") - sum(role in ("rank", "number") for role in roles.values())
    if of_values <= free:
        return placed
    return [(column, cell) for column, cell in placed if roles[cell.start] not in _VALUE_ROLES]


_VALUE_ROLES = {"", "score", "percent"}


def _part_header_rows(cells: list[Piece], width: int) -> int:
    """Return over how many columns each group of a header of two rows reaches, read row by row
    ("STT, Đơn vị, CCHC, SIPAS, Điểm, Hạng, Điểm, Hạng": two); 0 where it is no such header.

    As many groups as there are headers too many; under each the same number of columns.
    """
    groups = len(cells) - width
    roles = [read_header(cell.text).role for cell in cells]
    for share in range(width // max(1, groups), 1, -1):
        fixed = width - groups * share
        below = cells[fixed + groups :]
        alike = [
            read_header(one.text).role == read_header(other.text).role
            for one, other in zip(below[:share], below[share:], strict=False)
        ]
        told = groups >= 2 and fixed >= 1 and any(alike) and "unit" in roles[:fixed]
        if told and not {"unit", "rank", "number"} & set(roles[fixed : fixed + groups]):
            return share
    return 0


def lay_header(header: list[tuple[int, Piece]], width: int) -> list[Cell]:
    """The cells of a header: one row, or two where groups of columns have a name of their own."""
    pieces = [piece for _, piece in header]
    share = _part_header_rows(pieces, width) if len(pieces) > width else 0
    if not share:
        return [cell_of(piece, 0, column, is_header=True) for column, piece in header]
    groups = len(pieces) - width
    fixed = width - groups * share
    cells = [
        cell_of(piece, 0, column, is_header=True)._replace(row_span=2)
        for column, piece in enumerate(pieces[:fixed])
    ]
    cells += [
        cell_of(piece, 0, fixed + group * share, column_span=share, is_header=True)
        for group, piece in enumerate(pieces[fixed : fixed + groups])
    ]
    return cells + [
        cell_of(piece, 1, fixed + place, is_header=True)
        for place, piece in enumerate(pieces[fixed + groups :])
    ]
