"""Cells printed one after the other → rows: the cheapest way to lay them into columns, in linear
time.

Empty cells leave no trace but blank lines, headings of groups stand between rows, other text
follows the table. Each of these has a price; dynamic programming finds the reading that costs
least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rankings.parse.layout import Piece, most_common

Row = list[tuple[int, Piece]]  # (column, piece); a group's heading is one piece in column 0

_EMPTY_CELL, _EMPTY_CELL_SEEN, _EMPTY_NAME = 2.0, 0.4, 6.0
_HEADING, _BEHIND_TABLE, _WRONG_SHAPE = 2.5, 1.5, 12.0
_NAME_ASTRAY, _UNKNOWN_NAME, _MARK_IN_RANK = 5.0, 0.8, 2.5
_INFINITE = float("inf")


@dataclass(frozen=True)
class Profile:
    """What stands in one column: shape V or T, whether names do, whether whole numbers do."""

    shape: str
    holds_names: bool = False
    holds_integers: bool = False


def make_profiles(rows: Sequence[Sequence[Piece]]) -> list[Profile]:
    """Return the profile of each column of rows that are known to be whole."""
    profiles = []
    for column in zip(*rows, strict=True):
        printed = [piece for piece in column if not piece.is_missing] or list(column)
        shape = "V" if sum(piece.shape == "V" for piece in printed) > len(printed) / 2 else "T"
        names = sum(piece.is_name for piece in printed)
        integers = sum(piece.text.isdigit() for piece in printed)
        profiles.append(
            Profile(
                shape,
                shape == "T" and names >= 0.3 * len(printed),
                shape == "V" and integers >= 0.9 * len(printed),
            )
        )
    return profiles


def align_rows(pieces: Sequence[Piece], profiles: Sequence[Profile]) -> tuple[list[Row], int]:
    """Return the rows and how many pieces belong to the table; a heading of a group is a row of one
    piece in column 0.
    """
    width = len(profiles)
    heading, behind = width, width + 1
    empty = [_EMPTY_NAME if profile.holds_names else _EMPTY_CELL for profile in profiles]
    usual_gap = most_common(piece.gap for piece in pieces)
    costs = [
        0.0 if state == heading else _INFINITE for state in range(width + 2)
    ]  # before the first piece a row may start
    came_from: list[list[int]] = []
    for number, piece in enumerate(pieces):
        thrift = _EMPTY_CELL_SEEN / _EMPTY_CELL if piece.gap > usual_gap and number else 1.0
        skipped = [price * thrift for price in empty]
        costs, steps = _advance(costs, piece, profiles, skipped, heading, behind)
        came_from.append(steps)
    return _trace(pieces, costs, came_from, empty, heading, behind)


def _advance(
    costs: list[float],
    piece: Piece,
    profiles: Sequence[Profile],
    skipped: list[float],
    heading: int,
    behind: int,
) -> tuple[list[float], list[int]]:
    """Return the cost of every state after one more piece, and the state each came from."""
    width = len(profiles)
    left_open = [sum(skipped[column + 1 :]) for column in range(width)]
    ends = [(costs[column] + left_open[column], column) for column in range(width)] + [
        (costs[heading], heading)
    ]
    row_end = min(ends)
    after, steps = [_INFINITE] * (width + 2), [heading] * (width + 2)
    best_in_row, from_column, opening = _INFINITE, heading, 0.0
    for column, profile in enumerate(profiles):
        price = _price(piece, profile)
        new_row = row_end[0] + opening
        after[column], steps[column] = (
            (best_in_row + price, from_column)
            if best_in_row <= new_row
            else (new_row + price, row_end[1])
        )
        opening += skipped[column]
        best_in_row += skipped[column]
        if costs[column] < best_in_row:
            best_in_row, from_column = costs[column], column
    if piece.shape == "T" and not (piece.is_name or piece.is_grade):
        after[heading], steps[heading] = row_end[0] + _HEADING, row_end[1]
    stay = costs[behind]
    after[behind], steps[behind] = (stay, behind) if stay <= row_end[0] else row_end
    after[behind] += _BEHIND_TABLE
    return after, steps


def _price(piece: Piece, profile: Profile) -> float:
    """Return what it costs to read the piece as a cell of the column."""
    if piece.is_missing:
        return 0.0 if not profile.holds_names else _WRONG_SHAPE
    if piece.shape != profile.shape:
        return _WRONG_SHAPE
    if piece.shape == "T":
        if piece.is_name:
            return 0.0 if profile.holds_names else _NAME_ASTRAY
        return _UNKNOWN_NAME if profile.holds_names else 0.0
    return _MARK_IN_RANK if profile.holds_integers and not piece.text.strip(".)").isdigit() else 0.0


def _trace(
    pieces: Sequence[Piece],
    costs: list[float],
    came_from: list[list[int]],
    empty: list[float],
    heading: int,
    behind: int,
) -> tuple[list[Row], int]:
    width = heading
    final = [costs[column] + 0.5 * sum(empty[column + 1 :]) for column in range(width)] + [
        costs[heading] + _HEADING,
        costs[behind],
    ]
    state = min(range(len(final)), key=final.__getitem__)
    states = []
    for steps in reversed(came_from):
        states.append(state)
        state = steps[state]
    states.reverse()
    rows: list[Row] = []
    count = 0
    previous = heading
    for piece, state in zip(pieces, states, strict=True):
        if state == behind:
            break
        count += 1
        if state == heading or previous == heading or state <= previous:
            rows.append([])
        rows[-1].append((0 if state == heading else state, piece))
        previous = state
    while (
        rows and len(rows[-1]) == 1 and rows[-1][0][1].shape == "T" and not rows[-1][0][1].is_name
    ):
        rows.pop()
        count -= 1
    return rows, count
