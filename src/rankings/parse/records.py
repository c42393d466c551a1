"""Tables printed one cell a line: find the period with which figures and words alternate, cut the rows by it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rankings.parse.columns import read_header
from rankings.parse.layout import Piece, cell_of, make_piece, most_common
from rankings.parse.model import Cell, Grid, Page

_MOST_COLUMNS = 15
_MOST_COMPARED = 600
# What cannot begin a header of its own: "năm 2022", "(150 điểm)", "đạt được".
_CONTINUATION = re.compile(r"[(\[]|(?:năm|kỳ)\s+(?:19|20)\d\d$|[a-zà-ỹđ]")
_CAPTION = re.compile(r"(?:bảng|biểu|phụ lục|danh sách|kết quả|xếp hạng|thứ hạng)\b|[IVXABC]{1,4}[.)]\s", re.IGNORECASE)
_FIRST_RANK = re.compile(r"0{0,2}1[.)]?\Z")

Row = list[tuple[int, Piece]]           # (column, piece); a group row is one piece in column 0


def find_record_grids(pieces: list[Piece], page: Page, layout: str = "lines") -> list[Grid]:
    """Return the tables among pieces printed one after the other, in order; running text parts them."""
    grids: list[Grid] = []
    run: list[Piece] = []
    for piece in [*_join_wrapped(pieces, page), Piece("", 0, 0, "X")]:
        if piece.shape != "X":
            run.append(piece)
            continue
        if len(run) >= 4:
            grids += _read_run(run, page, layout)
        run = []
    return grids


def _join_wrapped(pieces: list[Piece], page: Page) -> list[Piece]:
    """Join the lines of one cell: where blank lines part the cells, lines without one between belong together."""
    usual_gap = most_common(piece.gap for piece in pieces if piece.shape == "V")
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and before.shape == piece.shape == "T" and piece.gap == 0 and before.end < piece.start and (
            (usual_gap >= 1 and not (before.is_name and piece.is_name)) or _is_continued(before, piece, page)
        ):
            joined[-1] = make_piece(page.text[before.start : piece.end], before.start, before.gap)
            if joined[-1].shape == "X":
                joined[-1] = before
                joined.append(piece)
        else:
            joined.append(piece)
    return joined


def _is_continued(before: Piece, piece: Piece, page: Page) -> bool:
    """Return whether two lines are one name or one header broken in two."""
    if before.is_name or piece.is_name or len(before.text) + len(piece.text) > 120:
        return False
    if before.is_header and _CONTINUATION.match(piece.text):
        return True
    return make_piece(page.text[before.start : piece.end], before.start).is_name


def _read_run(run: list[Piece], page: Page, layout: str) -> list[Grid]:
    """Return the tables of one run of cells: each header block opens one; without any, the run may be one table."""
    blocks = _find_header_blocks(run)
    if not blocks:
        grid = _read_table([], run, page, layout)
        return [grid] if grid else []
    grids = []
    for place, (start, end) in enumerate(blocks):
        stop = blocks[place + 1][0] if place + 1 < len(blocks) else len(run)
        grid = _read_table(run[start:end], run[end:stop], page, layout)
        if grid:
            grids.append(grid)
    return grids


def _find_header_blocks(run: list[Piece]) -> list[tuple[int, int]]:
    """Return where headers stand: words, no figures and no names, at least two of them header words."""
    blocks = []
    position = 0
    while position < len(run):
        if not run[position].is_header:
            position += 1
            continue
        end = position
        while end < len(run) and end - position < 2 * _MOST_COLUMNS and run[end].shape == "T" and not run[end].is_name:
            end += 1
        block = run[position:end]
        if sum(piece.is_header for piece in block) >= 2 and end < len(run):
            blocks.append((position, end))
        position = max(end, position + 1)
    return blocks


def _read_table(header: list[Piece], body: list[Piece], page: Page, layout: str) -> Grid | None:
    skip = 0 if header else _start_of_rows(body)
    body = body[skip:]
    expected = len(_merge_continuations(header, page))
    width = _find_period(body, expected)
    if width < 2:
        return None
    header, body = _give_back(header, body, width, page)
    pattern, first = _find_pattern(body, width)
    if not pattern:
        return None
    rows = _cut_rows(body[first:], pattern, page)
    names = sum(any(piece.is_name for _, piece in row) for row in rows)
    records = [row for row in rows if len(row) > 1]
    if len(records) < (1 if header else 2) or (names < 0.3 * len(records) and len(header) < 2):
        return None
    if first:
        rows.insert(0, [(0, piece) for piece in body[:1]])
    columns = _place_header(header, width, pattern, page)
    return _build_grid(columns, rows, width, layout)


def _start_of_rows(body: list[Piece]) -> int:
    """Return where rows begin when no header tells: at the first figure or known name."""
    return next((place for place, piece in enumerate(body) if piece.shape == "V" or piece.is_name), len(body))


def _find_period(body: list[Piece], expected: int) -> int:
    """Return after how many pieces figures and words repeat (the number of columns), 0 for never."""
    shapes = [piece.shape for piece in body[:_MOST_COMPARED]]
    if "V" not in shapes or "T" not in shapes:
        return 0
    missing = [piece.is_missing for piece in body[:_MOST_COMPARED]]
    shares: dict[int, float] = {}
    for width in range(2, min(_MOST_COLUMNS, len(shapes) // 2) + 1):
        same = sum(shapes[i] == shapes[i + width] or missing[i] or missing[i + width] for i in range(len(shapes) - width))
        shares[width] = same / (len(shapes) - width)
    if not shares:
        return expected if 2 <= expected <= len(shapes) else len(shapes) if 2 <= len(shapes) <= 4 and expected else 0
    best = max(shares.values())
    if best < 0.6:
        return 0
    good = [width for width, share in shares.items() if share >= best - 0.04]
    return expected if expected in good else good[0]


def _give_back(header: list[Piece], body: list[Piece], width: int, page: Page) -> tuple[list[Piece], list[Piece]]:
    """Return header and body after words behind the header's last word went to the body (a group's heading)."""
    while header and len(_merge_continuations(header, page)) > width and not header[-1].is_header and not _CONTINUATION.match(header[-1].text):
        body = [header[-1], *body]
        header = header[:-1]
    return header, body


def _find_pattern(body: list[Piece], width: int) -> tuple[str, int]:
    """Return the shapes of one row and where the first row starts (0, or behind a group's heading)."""
    shapes = "".join(piece.shape for piece in body)
    grams = Counter(shapes[i : i + width] for i in range(min(len(shapes) - width + 1, _MOST_COMPARED)))
    candidates = []
    for first in range(min(3, len(body))):
        if any(piece.shape != "T" or piece.is_name for piece in body[:first]):
            break
        gram = shapes[first : first + width]
        if len(gram) == width and "V" in gram and "T" in gram:
            starts_count = body[first].shape == "V" and bool(_FIRST_RANK.match(body[first].text))
            candidates.append((starts_count, grams[gram], -first, gram))
    if not candidates:
        return "", 0
    chosen = max(candidates)
    return chosen[3], -chosen[2]


def _fits(piece: Piece, shape: str) -> bool:
    return piece.is_missing or piece.shape == shape


def _matches(body: list[Piece], start: int, pattern: str) -> bool:
    return start + len(pattern) <= len(body) and all(_fits(body[start + i], shape) for i, shape in enumerate(pattern))


def _begins_row(body: list[Piece], start: int, pattern: str) -> bool:
    """Return whether a row, a group's heading with a row behind it, or the end stands here."""
    if start >= len(body) or _matches(body, start, pattern):
        return True
    if body[start].shape != "T":
        return False
    return (pattern[0] == "V" or body[start].is_header) and start + 1 < len(body) and _fits(body[start + 1], pattern[0])


def _cut_rows(body: list[Piece], pattern: str, page: Page) -> list[Row]:
    """Return the rows: whole ones where the shapes fit and the next row follows, the rest placed as far as it fits."""
    rows: list[Row] = []
    position, width = 0, len(pattern)
    while position < len(body):
        if _matches(body, position, pattern) and (_begins_row(body, position + width, pattern) or not _next_start(body, position, pattern)):
            rows.append(list(enumerate(body[position : position + width])))
            position += width
            continue
        stop = _next_start(body, position, pattern)
        if stop is None:
            rows += _place_rest(body[position : position + width], pattern, is_last=True)
            break
        rows += _place_rest(body[position:stop], pattern, is_last=False)
        position = stop
    return rows


def _next_start(body: list[Piece], position: int, pattern: str) -> int | None:
    """Return where the next whole row starts that is itself followed by a row, at most two rows ahead."""
    for start in range(position + 1, min(position + 2 * len(pattern) + 1, len(body))):
        if _matches(body, start, pattern) and _begins_row(body, start + len(pattern), pattern):
            return start
    return None


def _place_rest(rest: list[Piece], pattern: str, *, is_last: bool) -> list[Row]:
    """Return the rows in pieces that make no whole row: a short row, a group's heading, a repeated header (dropped)."""
    if sum(piece.is_header for piece in rest) >= 2:
        return []
    has_name = any(piece.is_name for piece in rest)
    if all(piece.shape == "T" for piece in rest) and not has_name:
        return [] if is_last else [[(0, piece)] for piece in rest[-1:]]
    if is_last and not (has_name or (rest[0].shape == pattern[0] == "V" and len(rest) > 1 and _fits(rest[1], pattern[1]))):
        return []
    head: list[Row] = []
    if len(rest) > 1 and rest[0].shape == "T" and not rest[0].is_name and pattern[0] == "V":
        head, rest = [[(0, rest[0])]], rest[1:]
    row: Row = []
    column = 0
    usual_gap = most_common(piece.gap for piece in rest)
    for piece in rest:
        fitting = [place for place in range(column, len(pattern)) if _fits(piece, pattern[place])]
        if not fitting:
            break
        is_apart = piece.gap > usual_gap + 1 and len(fitting) > 1 and bool(row)
        column = fitting[1] if is_apart else fitting[0]
        row.append((column, piece))
        column += 1
    return head + ([row] if row else [])


def _merge_continuations(header: list[Piece], page: Page) -> list[Piece]:
    """Return the header with continued cells joined ("Tổng điểm" + "năm 2022")."""
    merged: list[Piece] = []
    for piece in header:
        if merged and _CONTINUATION.match(piece.text):
            before = merged[-1]
            merged[-1] = replace(before, text=page.text[before.start : piece.end], end=piece.end)
        else:
            merged.append(piece)
    return merged


def _place_header(header: list[Piece], width: int, pattern: str, page: Page) -> list[tuple[int, Piece]]:
    """Return (column, header cell): continued cells joined, a caption in front dropped, surplus headers matched by kind."""
    cells = _merge_continuations(header, page)
    while len(cells) > width and not read_header(cells[0].text).is_exact and (_CAPTION.match(cells[0].text) or len(cells[0].text) > 35):
        cells = cells[1:]
    if len(cells) <= width:
        return list(enumerate(cells))
    placed: list[tuple[int, Piece]] = []
    column = 0
    for place, cell in enumerate(cells):
        if column >= width:
            break
        wanted = "T" if read_header(cell.text).role in ("unit", "parent", "criterion", "note", "grade") else "V"
        if wanted == pattern[column] or len(cells) - place <= width - column:
            placed.append((column, cell))
            column += 1
    return placed


def _build_grid(header: list[tuple[int, Piece]], rows: list[Row], width: int, layout: str) -> Grid:
    cells: list[Cell] = [cell_of(piece, 0, column, is_header=True) for column, piece in header]
    first_row = 1 if header else 0
    for number, row in enumerate(rows):
        is_group = len(row) == 1 and row[0][0] == 0 and row[0][1].shape == "T" and not row[0][1].is_name
        for column, piece in row:
            cells.append(cell_of(piece, first_row + number, column, column_span=width if is_group else 1))
    return Grid(cells, min(cell.start for cell in cells), max(cell.end for cell in cells), layout)
