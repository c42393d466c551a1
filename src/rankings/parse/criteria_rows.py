"""Tables that list criteria instead of units, and the totals and means printed under a table."""

from __future__ import annotations

import re

from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts
from rankings.parse.cell_values import read_value
from rankings.parse.column import Column
from rankings.parse.model import Cell, Span, Statement
from rankings.parse.table_cells import part_span
from rankings.parse.table_shape import Block, BodyRow
from rankings.registry.vocabulary import heading_levels

_OF_MAXIMA = re.compile(
    r"tối đa|điểm chuẩn|thang điểm|trọng số|khung điểm|điểm số|bộ tiêu chí|bộ chỉ số"
)
# "Điểm số các chỉ số thành phần PCI (thang điểm 10)", "Năm 2022 | Năm 2023": what was reached
_OF_RESULTS = re.compile(r"thành phần|kết quả|đạt được|đã đạt|so sánh")
_YEAR_HEAD = re.compile(r"(?:năm )?20\d\d")


def read_criteria_block(block: Block, caption: Facts, table: str) -> list[Statement]:
    """Return the maxima that a table of criteria prints: one statement per criterion and column of
    points.

    A table of other things (a schedule, addresses) gives none.
    """
    named = next((column for column in block.columns if column.role == "criterion"), None)
    named = named or next(
        (
            column
            for column in block.columns
            if column.is_text and column.leaf.role in ("score", "criterion")
        ),
        None,
    )
    if named is None:
        return []
    points = [column for column in block.columns if _holds_points(column, caption)]
    statements: list[Statement] = []
    for row in block.rows:
        name = row.cells.get(named.index)
        if row.kind == "total":
            statements += read_total(row, block.columns, caption, table)
        elif (
            row.kind == "record"
            and name is not None
            and not read_value(collapse_spaces(name.text)).is_value
        ):
            statements += [
                _criterion(row, name, column, caption, table)
                for column in points
                if find_figure(row, column)
            ]
    return statements


def _holds_points(column: Column, caption: Facts) -> bool:
    if not column.is_numeric or column.role in ("number", "rank"):
        return False
    said = fold(column.header)
    over = fold(caption.label.text) if caption.label else ""
    if _YEAR_HEAD.fullmatch(said):
        return False
    over = "" if _OF_RESULTS.search(over) else over
    return (
        column.role == "max"
        or bool(_OF_MAXIMA.search(said))
        or bool(_OF_MAXIMA.search(over))
        or (bool(heading_levels(said)) and "điểm" in over)
    )


def find_figure(row: BodyRow, column: Column) -> Span | None:
    """Return where the figure of a row in a column stands; None for an empty cell or words."""
    cell = row.cells.get(column.index)
    value = read_value(collapse_spaces(cell.text)) if cell else None
    if cell is None or value is None or value.number is None:
        return None
    return part_span(cell, value.number)


def _criterion(row: BodyRow, name: Cell, column: Column, caption: Facts, table: str) -> Statement:
    fields = {"criterion": Span(name.text, name.start, name.end)}
    figure = find_figure(row, column)
    if figure:
        fields["max_score"] = figure
    levels = heading_levels(column.header)
    return Statement(
        "criterion",
        "table_criterion",
        "table",
        row.start,
        row.end,
        fields,
        {"table": table},
        next(iter(levels)) if len(levels) == 1 else caption.level,
        collapse_spaces(caption.label.text) if caption.label else "",
    )


def read_total(row: BodyRow, columns: list[Column], caption: Facts, table: str) -> list[Statement]:
    """Return a claim for each figure of a row such as "Tổng cộng" or "Trung bình"."""
    words = next(
        (cell for cell in row.own if not read_value(collapse_spaces(cell.text)).is_value), None
    )
    if words is None:
        return []
    statements = []
    for column in columns:
        cell = row.cells.get(column.index)
        figure = find_figure(row, column)
        if cell is None or figure is None or cell.start < words.start:
            continue
        fields = {"measure": Span(words.text, words.start, words.end), "value": figure}
        value = read_value(collapse_spaces(cell.text))
        if value.unit:
            fields["unit"] = part_span(cell, value.unit)
        if column.header_cells:
            head = column.header_cells[-1]
            fields["subject"] = Span(head.text, head.start, head.end)
        if caption.year is not None:
            fields["year"] = caption.year
        statements.append(
            Statement(
                "claim",
                "table_total",
                "table",
                row.start,
                row.end,
                fields,
                {"table": table, "measure": "table_total"},
                caption.level,
                collapse_spaces(caption.label.text) if caption.label else "",
            )
        )
    return statements


def read_maxima(row: BodyRow, columns: list[Column], caption: Facts, table: str) -> list[Statement]:
    """Return the maxima of the criteria that head the columns, from a row such as "Điểm tối đa"."""
    statements = []
    for column in columns:
        figure = find_figure(row, column)
        if column.role != "component" or figure is None or not column.header_cells:
            continue
        head = column.header_cells[-1]
        statements.append(
            Statement(
                "criterion",
                "table_maximum",
                "table",
                row.start,
                row.end,
                {"criterion": Span(head.text, head.start, head.end), "max_score": figure},
                {"table": table},
                caption.level,
                collapse_spaces(caption.label.text) if caption.label else "",
            )
        )
    return statements
