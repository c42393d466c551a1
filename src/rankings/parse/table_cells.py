"""The values of one table row: each printed number into its field, by the role of its column."""

from __future__ import annotations

import re

from rankings.language.text import collapse_spaces, fold
from rankings.parse.cell_values import CellValue, Part, find_grade, read_value
from rankings.parse.columns import Column, find_years
from rankings.parse.model import Cell, Span, Statement
from rankings.parse.table_shape import BodyRow

_RANKS = re.compile(r"hạng|thứ tự|vị trí|vị thứ|bậc")
_MEASURE = re.compile(r"điểm|%", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return the text on one line without moving a letter."""
    return text.replace("\n", " ").replace("\t", " ")


def part_span(cell: Cell, part: Part) -> Span:
    """Return a part of a cell as a span of the page."""
    return Span(cell.text[part.start : part.end], cell.start + part.start, cell.start + part.end)


def fill_fields(statement: Statement, row: BodyRow, columns: list[Column], order: str) -> None:
    """Put the values of one row into the fields, each the printed number alone."""
    for column in columns:
        cell = row.cells.get(column.index)
        if cell is None or column.role in ("unit", "note", "criterion", ""):
            continue
        value = read_value(collapse_spaces(one_line(cell.text)))
        if value.number and collapse_spaces(cell.text) != cell.text:
            value = read_value(one_line(cell.text))
        _FILLERS.get(column.role, _fill_component)(statement, cell, value, column, columns, order)
    _settle_rank(statement, order)


def put(statement: Statement, name: str, cell: Cell, part: Part | None) -> None:
    if part is not None and name not in statement.fields:
        statement.fields[name] = part_span(cell, part)


def _fill_rank(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "missing":
        return
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        put(statement, "rank", cell, rank)
        put(statement, "score", cell, score)
        return
    put(statement, "rank", cell, value.number)
    if value.kind == "fraction":
        put(statement, "rank_of", cell, value.second)
    if value.kind == "value_and_change":
        put(statement, "rank_change", cell, value.second)
        statement.attributes["rank_change_sign"] = value.sign
    if value.kind in ("grade", "words"):
        _fill_grade(statement, cell, value, column, columns, order)


def _part_rank(cell: Cell, value: CellValue) -> tuple[Part | None, Part | None]:
    """Return (rank, score) of a cell that prints both: the rank is the whole number, the first if both are."""
    first = cell.text[value.number.start : value.number.end] if value.number else ""
    return (value.number, value.second) if first.isdigit() and len(first) <= 3 else (value.second, value.number)


def _fill_number(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if order == "order" and value.kind == "number":
        put(statement, "rank", cell, value.number)


def _fill_score(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        put(statement, "score", cell, score)
        if not any(other.role == "rank" for other in columns):
            put(statement, "rank", cell, rank)
    elif value.kind in ("grade", "words"):
        _fill_grade(statement, cell, value, column, columns, order)
    elif value.kind != "missing":
        put(statement, "score", cell, value.number)
        if value.kind == "fraction":
            put(statement, "max_score", cell, value.second)
        if value.kind == "value_and_change":
            put(statement, "score_change", cell, value.second)
            statement.attributes["score_change_sign"] = value.sign
    put(statement, "score_unit", cell, value.unit)
    _put_measure(statement, column)


def _put_measure(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if match := _MEASURE.search(cell.text):
            put(statement, "score_unit", cell, Part(*match.span()))
            return


def _fill_percent(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if any(other.role == "score" for other in columns):
        put(statement, "percent", cell, value.number)
        _fill_component(statement, cell, value, column, columns, order)
        return
    put(statement, "score", cell, value.number)
    put(statement, "score_unit", cell, value.unit)
    statement.attributes.setdefault("score_unit", "%")


def _fill_previous_score(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    latest = max((other.year or 0 for other in columns if other.role == "previous_score"), default=0)
    if (column.year or 0) != latest:
        return
    missing = Part(0, len(cell.text)) if value.kind == "missing" else None
    put(statement, "previous_score", cell, value.number or missing)
    _put_baseline(statement, column)


def _fill_previous_rank(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        put(statement, "previous_rank", cell, rank)
        put(statement, "previous_score", cell, score)
    else:
        put(statement, "previous_rank", cell, value.number)
    _put_baseline(statement, column)


def _put_baseline(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if years := find_years(cell.text):
            put(statement, "previous_year", cell, Part(*years[-1]))
            statement.attributes["previous_year"] = cell.text[slice(*years[-1])]
            return


def _fill_change(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    words = fold(column.header)
    roles = {other.role for other in columns}
    unit = cell.text[value.unit.start : value.unit.end].casefold() if value.unit else ""
    printed = cell.text[value.number.start : value.number.end] if value.number else ""
    is_rank = bool(_RANKS.search(words)) or unit == "bậc" or (
        "điểm" not in words and unit != "điểm" and printed.isdigit() and ("previous_rank" in roles or ("rank" in roles and "previous_score" not in roles)))
    if not printed:
        is_rank = bool(_RANKS.search(words)) or ("điểm" not in words and "previous_score" not in roles)
    name = "rank_change" if is_rank else "score_change"
    if value.kind == "same":
        statement.attributes.setdefault(name, "0")
    elif value.kind != "missing":
        put(statement, name, cell, value.number)
        statement.attributes[f"{name}_sign"] = value.sign or "+"
    if years := [year for header in column.header_cells for year in find_years(header.text)]:
        header = next(header for header in column.header_cells if find_years(header.text))
        put(statement, "baseline", header, Part(*years[-1]) if len(column.header_cells) == 1 else Part(*find_years(header.text)[-1]))


def _fill_grade(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "missing" or (not value.is_value and not any(letter.isalnum() for letter in cell.text)):
        return
    put(statement, "grade", cell, find_grade(one_line(cell.text)) or Part(0, len(cell.text)))


def _fill_max(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    put(statement, "max_score", cell, value.number)


def _fill_parent(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    put(statement, "parent", cell, Part(0, len(cell.text)) if not value.is_value else None)


def _fill_component(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    names = [fold(other.headers[-1]) for other in columns if other.headers]
    leaf = column.headers[-1] if column.headers else f"#{column.index + 1}"
    header = leaf if names.count(fold(leaf)) == 1 else column.header
    put(statement, f"component:{header}", cell, value.number)


_FILLERS = {
    "rank": _fill_rank, "number": _fill_number, "score": _fill_score, "percent": _fill_percent, "grade": _fill_grade, "max": _fill_max,
    "previous_score": _fill_previous_score, "previous_rank": _fill_previous_rank, "change": _fill_change, "parent": _fill_parent,
    "component": _fill_component,
}


def _settle_rank(statement: Statement, order: str) -> None:
    if "rank" in statement.fields:
        statement.attributes["rank_source"] = order or "printed"
