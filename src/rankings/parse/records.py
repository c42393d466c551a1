"""Tables printed one cell a line: find the period with which figures and words alternate, cut the
rows by it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from rankings.parse.alignment import Row, align_rows, make_profiles
from rankings.parse.header_words import read_header
from rankings.parse.layout import Piece, cell_of, make_piece, most_common
from rankings.parse.model import Grid, Page
from rankings.parse.record_headers import (
    CAPTION,
    continues,
    count_captions,
    find_year_heads,
    lay_header,
    merge_continuations,
    place_header,
)
from rankings.registry.lexicon import load_lexicon

_MOST_COLUMNS = 15
_MOST_COMPARED = 600
_GROUP_NUMERAL = re.compile(r"(?:[IVX]{1,4}|[A-D])[.)]?")
_FIRST_RANK = re.compile(r"0{0,2}1[.)]?\Z")


def find_record_grids(pieces: list[Piece], page: Page, layout: str = "lines") -> list[Grid]:
    """Return the tables among pieces printed one after the other, in order; running text parts
    them.
    """
    grids: list[Grid] = []
    run: list[Piece] = []
    for piece in [*_join_wrapped(pieces, page), Piece("", 0, 0, "X")]:
        if piece.shape != "X":
            run.append(piece)
            continue
        if len(run) >= 4:
            grids += _read_run(_drop_page_numbers(run), page, layout)
        run = []
    return grids


_FEWEST_ROWS, _FEW = 5, 0.25


def _drop_page_numbers(run: list[Piece]) -> list[Piece]:
    """Return the cells without the numbers of printed pages: a whole number right before the
    running number of a row, where hardly another row ends in one.
    """
    counted = [
        place
        for place, (piece, following) in enumerate(itertools.pairwise(run))
        if piece.text.isdigit() and following.is_name
    ]
    stray = {place - 1 for place in counted[1:] if run[place - 1].text.isdigit()}
    if len(counted) < _FEWEST_ROWS or len(stray) > _FEW * len(counted):
        return run
    return [piece for place, piece in enumerate(run) if place not in stray]


def _join_wrapped(pieces: list[Piece], page: Page) -> list[Piece]:
    """Join the lines of one cell: where blank lines part the cells, lines without one between
    belong together.
    """
    usual_gap = most_common(piece.gap for piece in pieces if piece.shape == "V")
    joined: list[Piece] = []
    heads = find_year_heads(pieces)
    for piece, following in itertools.zip_longest(pieces, pieces[1:]):
        before = joined[-1] if joined else None
        if before and following and _numbers_group(before, piece, following):
            joined[-1] = piece._replace(gap=before.gap)
        elif (
            before
            and piece.start not in heads
            and before.shape == piece.shape == "T"
            and piece.gap == 0
            and before.end < piece.start
            and (
                (usual_gap >= 1 and not (before.is_name and piece.is_name))
                or _is_continued(before, piece, page)
            )
        ):
            joined[-1] = make_piece(page.text[before.start : piece.end], before.start, before.gap)
            if joined[-1].shape == "X":
                joined[-1] = before
                joined.append(piece)
        else:
            joined.append(piece)
    return joined


def _numbers_group(before: Piece, piece: Piece, following: Piece) -> bool:
    """ "I", "Các cơ quan cấp tỉnh", "1", …: the numeral in front of a group's heading."""
    return (
        bool(_GROUP_NUMERAL.fullmatch(before.text))
        and piece.shape == "T"
        and not (piece.is_name or piece.is_grade)
        and bool(_FIRST_RANK.match(following.text))
    )


def _is_continued(before: Piece, piece: Piece, page: Page) -> bool:
    """Return whether two lines are one name or one header broken in two."""
    if piece.is_name or len(before.text) + len(piece.text) > 120:
        return False
    if before.is_header and continues(piece):
        return True
    name = load_lexicon().longest_name(page.text, before.start, bare=True)
    return name is not None and name.end == piece.end


def _read_run(run: list[Piece], page: Page, layout: str) -> list[Grid]:
    """Return the tables of one run of cells: each header block opens one; what stands before the
    first may be one too.
    """
    blocks = _find_header_blocks(run)
    grids = []
    edges = [*(start for start, _ in blocks), len(run)]
    pieces = run[: edges[0]]
    while len(pieces) >= 4:
        grid, used = _read_table([], pieces, page, layout)
        grids += [grid] if grid else []
        pieces = pieces[max(1, used) :]
    for (start, end), stop in zip(blocks, edges[1:], strict=True):
        grid, _ = _read_table(run[start:end], run[end:stop], page, layout)
        grids += [grid] if grid else []
    return grids


def _find_header_blocks(run: list[Piece]) -> list[tuple[int, int]]:
    """Return where headers stand: words, no figures and no names, at least two of them header
    words.
    """
    blocks = []
    position = 0
    while position < len(run):
        if not run[position].is_header:
            position += 1
            continue
        end = position
        while (
            end < len(run)
            and end - position < 2 * _MOST_COLUMNS
            and run[end].shape == "T"
            and not (run[end].is_name or run[end].is_grade)
        ):
            end += 1
        block = run[position:end]
        if sum(piece.is_header for piece in block) >= 2 and end < len(run):
            blocks.append((position, end))
        position = max(end, position + 1)
    return blocks


def _read_table(
    header: list[Piece], body: list[Piece], page: Page, layout: str
) -> tuple[Grid | None, int]:
    """Return the table and how many pieces of the body it used."""
    skip = 0 if header else _start_of_rows(body)
    body = body[skip:]
    merged = merge_continuations(header, page)
    captions = count_captions(merged)
    told = [len(merged) - count for count in range(captions, -1, -1)]
    heads = sum(1 for _ in itertools.takewhile(_is_head, reversed(merged)))
    is_prefaced = len(header) > heads > 2 and not _is_head(header[0])
    width = _find_period(body, [*range(heads, 2, -1), *told] if is_prefaced else told)
    if width < 2:
        return None, skip + len(body)
    width = _undouble(body, width, merged)
    kept, body = _give_back(header, body, width, page)
    whole = _find_whole_rows(body, width)
    if not whole:
        return None, skip + len(body)
    rows, used = align_rows(body, make_profiles(whole))
    records = [row for row in rows if len(row) > 1]
    names = sum(any(piece.is_name for _, piece in row) for row in records)
    if header and _heads(records[:1]) - _heads(records[1:]):
        return None, skip + max(used, 1)  # a head among the values: every row is shifted
    if len(records) < (1 if header else 2) or (names < 0.3 * len(records) and len(header) < 2):
        return None, skip + max(used, 1)
    columns = place_header(
        kept, width, "".join(profile.shape for profile in make_profiles(whole)), page
    )
    return _build_grid(columns, rows, width, layout), skip + used - (len(header) - len(kept))


def _heads(records: list[Row]) -> set[int]:
    """The columns in which one of the rows has the head of a column."""
    return {column for row in records for column, piece in row if piece.is_header}


def _is_head(piece: Piece) -> bool:
    return piece.is_header and len(piece.text) < 60 and piece.text[-1] not in ".;"


def _start_of_rows(body: list[Piece]) -> int:
    """Return where rows begin when no header tells: at the first figure or known name."""
    return next(
        (place for place, piece in enumerate(body) if piece.shape == "V" or piece.is_name),
        len(body),
    )


def _likeness(one: Piece, other: Piece) -> float:
    """Return how much two pieces look as if they stood in one column."""
    if one.is_missing or other.is_missing:
        return 1.0
    if one.shape != other.shape:
        return 0.0
    if one.shape == "T":
        return 1.0 if one.is_name == other.is_name else 0.6
    return 1.0 if one.text.isdigit() == other.text.isdigit() else 0.8


def _is_group_heading(piece: Piece) -> bool:
    """Return whether words between the rows read as the heading of a group: "B. Khối huyện", "NHÓM
    2".
    """
    return (
        piece.shape == "T"
        and not piece.is_name
        and (piece.is_header or bool(CAPTION.match(piece.text)))
    )


def _find_period(body: list[Piece], expected: list[int]) -> int:
    """Return after how many pieces figures and words repeat (the number of columns), 0 for never.

    `expected` are the counts of columns that the header speaks for, the likeliest first.
    """
    compared = body[:_MOST_COMPARED]
    seen = [piece for piece in compared if not _is_group_heading(piece)]
    if all(piece.shape == "V" for piece in seen):
        seen = compared  # the rows are indices, whose names head columns elsewhere
    if not {"V", "T"} <= {piece.shape for piece in seen}:
        return 0
    shares: dict[int, float] = {}
    for width in range(2, min(_MOST_COLUMNS, len(seen) // 2) + 1):
        compared = len(seen) - width
        shares[width] = sum(_likeness(seen[i], seen[i + width]) for i in range(compared)) / compared
    if not shares:
        return next((width for width in expected if 2 <= width <= len(seen)), 0)
    best = max(shares.values())
    good = [width for width, share in shares.items() if share >= max(0.6, best - 0.04)]
    said = next((width for width in expected if width in good), 0)
    if said or best >= 0.8:
        return said or good[0]
    steps = _steps_between_names(seen)
    told = next(
        (
            width
            for width in expected
            if steps and max(steps) == width and steps.count(width) >= 0.3 * len(steps)
        ),
        0,
    )
    return told or (good[0] if good else 0)


def _steps_between_names(body: list[Piece]) -> list[int]:
    """Return the distances from name to name, headings of groups left out: with cells missing here
    and there, the longest is a whole row.
    """
    counted = [piece for piece in body if piece.shape == "V" or piece.is_name]
    places = [place for place, piece in enumerate(counted) if piece.is_name]
    return [after - before for before, after in itertools.pairwise(places)]


def _undouble(body: list[Piece], width: int, header: list[Piece]) -> int:
    """The columns of one row where a period holds two: names return at half of it, and no head of a
    column is said twice, as over two lists side by side.
    """
    heads = [piece.text.lower() for piece in header]
    names = [place for place, piece in enumerate(body) if piece.is_name]
    steps = {after - before for before, after in itertools.pairwise(names)}
    half = width // 2
    return half if len({*heads}) == len(heads) and 2 * half == width and steps == {half} else width


def _give_back(
    header: list[Piece], body: list[Piece], width: int, page: Page
) -> tuple[list[Piece], list[Piece]]:
    """Return header and body after words behind the header's last word went to the body (a group's
    heading).
    """
    captions = count_captions(merge_continuations(header, page))
    while (
        header
        and len(merge_continuations(header, page)) - captions > width
        and not read_header(header[-1].text).is_exact
        and not continues(header[-1])
    ):
        body = [header[-1], *body]
        header = header[:-1]
    return header, body


def _find_whole_rows(body: list[Piece], width: int) -> list[list[Piece]]:
    """Return rows that are surely whole: where the shapes of the first row come again, one row
    behind the other.
    """
    shapes = "".join(piece.shape for piece in body)
    grams = Counter(
        shapes[i : i + width] for i in range(min(len(shapes) - width + 1, _MOST_COMPARED))
    )
    candidates = []
    for first in range(min(3, len(body))):
        if any(piece.shape != "T" or piece.is_name or piece.is_grade for piece in body[:first]):
            break
        gram = shapes[first : first + width]
        if len(gram) == width and "V" in gram and "T" in gram:
            starts_count = body[first].shape == "V" and bool(_FIRST_RANK.match(body[first].text))
            candidates.append((starts_count, grams[gram], -first, gram))
    if not candidates:
        return []
    _, _, first, gram = max(candidates)
    rows = [body[-first : -first + width]]
    position = -first + width
    while position + width <= len(body):
        follows = shapes.startswith(gram, position) and (
            position + width >= len(body) or shapes.startswith(gram[:2], position + width)
        )
        if follows and any(piece.is_name for piece in body[position : position + width]):
            rows.append(body[position : position + width])
        position += width if follows else 1
    return rows


def _build_grid(header: list[tuple[int, Piece]], rows: list[Row], width: int, layout: str) -> Grid:
    cells = lay_header(header, width)
    first_row = max((cell.row for cell in cells), default=-1) + 1
    for number, row in enumerate(rows):
        is_group = (
            len(row) == 1 and row[0][0] == 0 and row[0][1].shape == "T" and not row[0][1].is_name
        )
        for column, piece in row:
            cells.append(
                cell_of(piece, first_row + number, column, column_span=width if is_group else 1)
            )
    return Grid(cells, min(cell.start for cell in cells), max(cell.end for cell in cells), layout)
