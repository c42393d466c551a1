"""The values of one table row: each printed number into its field, by the role of its column."""

from __future__ import annotations

import re
from typing import NamedTuple

from rankings.language.number_words import parse_number_word
from rankings.language.text import collapse_spaces, fold
from rankings.parse.cell_values import CellValue, Part, find_grade, find_name, is_grade, read_value
from rankings.parse.column import Column
from rankings.parse.header_words import OF_RANK, find_years
from rankings.parse.model import Cell, Span, Statement
from rankings.parse.table_shape import BodyRow

_MEASURE = re.compile(r"điểm|%", re.IGNORECASE)


class Place(NamedTuple):
    """A cell in its table: its value, its column, all columns, and what running numbers mean there
    ("printed", "order", "").
    """

    cell: Cell
    value: CellValue
    column: Column
    columns: list[Column]
    order: str


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
        _FILLERS.get(column.role, _fill_component)(
            statement, Place(cell, value, column, columns, order)
        )
    _settle_rank(statement, columns, order)


_NOT_RANKED = re.compile(
    r"(?:không|chưa)\s(?:được\s|đưa vào\s|tham gia\s|thuộc (?:diện|đối tượng)\s){0,2}(?:xếp"
    r" (?:hạng|loại)|đánh giá|chấm)(?:.{0,40}?(?:do|vì)\s(?P<reason>[^.;]{4,120}))?",
    re.IGNORECASE,
)
_PLACES = {"rank", "score", "grade", "previous_rank", "previous_score"}


def exclude_unranked(statement: Statement, row: BodyRow, columns: list[Column]) -> Statement | None:
    """Return the exclusion that the note of a row without any figure states ("Không xếp hạng do gửi
    báo cáo trễ hạn"), None for any other row.

    "không xếp hạng" in the place of a rank is only a missing value.
    """
    noted = {column.index for column in columns if column.role in ("note", "")}
    cells = (
        []
        if statement.fields.keys() & _PLACES
        else [cell for index, cell in row.cells.items() if index in noted]
    )
    for cell in cells:
        if said := _NOT_RANKED.search(one_line(cell.text)):
            excluded = Statement(
                "exclusion",
                "table_exclusion",
                "table",
                statement.start,
                statement.end,
                {"unit": statement.fields["unit"]},
                dict(statement.attributes),
                statement.level,
                statement.label,
            )
            put(excluded, "reason", cell, Part(*said.span("reason")) if said["reason"] else None)
            return excluded
    return None


def says_only_words(statement: Statement) -> bool:
    """Return whether a row is no unit's: nobody knows its name, and what stands for a grade is
    none.
    """
    grade = statement.fields.get("grade")
    return (
        statement.fields.keys() & _PLACES == {"grade"}
        and not is_grade(one_line(grade.text))
        and not find_name(statement.fields["unit"].text)
    )


def put(statement: Statement, name: str, cell: Cell, part: Part | None) -> None:
    """Put a part of a cell into a field, unless there is no part or the field has its value."""
    if part is not None and name not in statement.fields:
        statement.fields[name] = part_span(cell, part)


def _fill_both_years(statement: Statement, at: Place, name: str) -> None:
    """Put "1 (2)" under "Hạng 2023 (2022)" into the fields of this year and the last."""
    put(statement, name, at.cell, at.value.number)
    put(statement, f"previous_{name}", at.cell, at.value.second)
    _put_baseline(statement, at.column)


def _fill_rank(statement: Statement, at: Place) -> None:
    if at.value.kind == "mixed" and at.column.pairs_years:
        _fill_both_years(statement, at, "rank")
    elif at.value.kind == "mixed":
        rank, score = part_both(at)
        put(statement, "rank", at.cell, rank)
        put(statement, "rank_of", at.cell, at.value.size)
        put(statement, "score", at.cell, score)
    elif at.value.kind != "missing":
        put(statement, "rank", at.cell, at.value.number)
    if at.value.kind == "fraction":  # "2/18", but "2/83,4" under "Hạng/Điểm"
        is_score = bool(_MEASURE.search(at.column.header))
        put(statement, "score" if is_score else "rank_of", at.cell, at.value.second)
    if at.value.kind == "value_and_change":
        put(statement, "rank_change", at.cell, at.value.second)
        statement.attributes["rank_change_sign"] = at.value.sign
    is_counted = at.column.counts_in_roman or parse_number_word(at.cell.text) is not None
    if at.value.kind in ("grade", "words") and is_counted:  # "III", "Năm"
        put(statement, "rank", at.cell, Part(0, len(at.cell.text)))
    elif at.value.kind in ("grade", "words"):
        _fill_grade(statement, at)


def part_both(at: Place) -> tuple[Part | None, Part | None]:
    """Return (rank, score) of a cell that prints both, "07 (0,8197)": the header says which comes
    first, a decimal mark overrules it.
    """
    first, second = (
        at.cell.text[part.start : part.end] if part else ""
        for part in (at.value.number, at.value.second)
    )
    is_rank_first = at.column.role in ("rank", "previous_rank")
    if (
        at.value.number
        and at.value.second
        and OF_RANK.search(fold(at.cell.text[at.value.number.end : at.value.second.start]))
    ):
        is_rank_first = False  # "92 điểm (hạng 3)"
    elif first.isdigit() != second.isdigit():
        is_rank_first = first.isdigit()
    return (
        (at.value.number, at.value.second) if is_rank_first else (at.value.second, at.value.number)
    )


def _fill_number(statement: Statement, at: Place) -> None:
    if at.order == "order" and at.value.kind == "number":
        put(statement, "rank", at.cell, at.value.number)


def _fill_score(statement: Statement, at: Place) -> None:
    if at.value.kind == "mixed" and at.column.pairs_years:
        _fill_both_years(statement, at, "score")
        return
    is_percent_behind = (
        at.value.kind == "mixed"
        and at.value.unit is not None
        and at.value.size is None
        and at.value.unit.start > at.value.second.start
        and at.cell.text[at.value.unit.start] == "%"
    )
    if is_percent_behind:
        put(statement, "score", at.cell, at.value.number)
        put(statement, "percent", at.cell, at.value.second)
        _put_measure(statement, at.column)
        return
    if at.value.kind == "mixed":
        rank, score = part_both(at)
        put(statement, "score", at.cell, score)
        if not any(other.role == "rank" for other in at.columns):
            put(statement, "rank", at.cell, rank)
            put(statement, "rank_of", at.cell, at.value.size)
    elif at.value.kind in ("grade", "words"):
        _fill_grade(statement, at)
    elif at.value.kind != "missing":
        put(statement, "score", at.cell, at.value.number)
        if at.value.kind == "fraction":
            put(
                statement,
                "rank" if OF_RANK.search(fold(at.column.header)) else "max_score",
                at.cell,
                at.value.second,
            )
        if at.value.kind == "value_and_change":
            put(statement, "score_change", at.cell, at.value.second)
            statement.attributes["score_change_sign"] = at.value.sign
    put(statement, "score_unit", at.cell, at.value.unit)
    _put_measure(statement, at.column)


def _put_measure(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if match := _MEASURE.search(cell.text):
            put(statement, "score_unit", cell, Part(*match.span()))
            return


def _fill_percent(statement: Statement, at: Place) -> None:
    if any(other.role == "score" for other in at.columns):
        put(statement, "percent", at.cell, at.value.number)
        _fill_component(statement, at)
        return
    put(statement, "score", at.cell, at.value.number)
    put(statement, "score_unit", at.cell, at.value.unit)
    statement.attributes.setdefault("score_unit", "%")


def _is_previous(at: Place) -> bool:
    """Whether the column is of the year before the latest; years before it get rows of their
    own.
    """
    years = [
        other.year or 0 for other in at.columns if other.role in ("previous_score", "previous_rank")
    ]
    return (at.column.year or 0) == max(years, default=0)


def _fill_previous_score(statement: Statement, at: Place) -> None:
    if not _is_previous(at):
        return
    missing = Part(0, len(at.cell.text)) if at.value.kind == "missing" else None
    if at.value.kind == "mixed":
        rank, score = part_both(at)
        put(statement, "previous_score", at.cell, score)
        put(statement, "previous_rank", at.cell, rank)
    put(statement, "previous_score", at.cell, at.value.number or missing)
    _put_baseline(statement, at.column)


def _fill_previous_rank(statement: Statement, at: Place) -> None:
    if not _is_previous(at):
        return
    if at.value.kind == "mixed":
        rank, score = part_both(at)
        put(statement, "previous_rank", at.cell, rank)
        put(statement, "previous_score", at.cell, score)
    else:
        put(statement, "previous_rank", at.cell, at.value.number)
    _put_baseline(statement, at.column)


def _put_baseline(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if years := find_years(cell.text):
            put(statement, "previous_year", cell, Part(*years[-1]))
            statement.attributes["previous_year"] = cell.text[slice(*years[-1])]
            return


def _fill_change(statement: Statement, at: Place) -> None:
    words = fold(at.column.header)
    roles = {other.role for other in at.columns}
    unit = at.cell.text[at.value.unit.start : at.value.unit.end].casefold() if at.value.unit else ""
    is_rank = bool(OF_RANK.search(words)) or unit == "bậc"
    if not is_rank and "điểm" not in words and unit != "điểm":
        is_whole = "%" not in words and not any(re.search("[.,]", text) for text in at.column.texts)
        is_rank = is_whole and (
            "previous_rank" in roles or ("rank" in roles and at.column.counts_places)
        )
    name = "rank_change" if is_rank else "score_change"
    if at.value.kind == "same":
        statement.attributes.setdefault(name, "0")
    elif at.value.kind != "missing":
        put(statement, name, at.cell, at.value.number)
        statement.attributes[f"{name}_sign"] = at.value.sign or "+"
    for header in reversed(at.column.header_cells):
        if years := find_years(header.text):
            put(statement, "baseline", header, Part(*years[-1]))


def _fill_grade(statement: Statement, at: Place) -> None:
    grade = find_grade(one_line(at.cell.text))
    says_nothing = not any(letter.isalnum() for letter in at.cell.text)
    if at.value.kind == "missing" or (not at.value.is_value and grade is None and says_nothing):
        return
    put(statement, "grade", at.cell, grade or Part(0, len(at.cell.text)))


def _fill_max(statement: Statement, at: Place) -> None:
    put(statement, "max_score", at.cell, at.value.number)


def _fill_parent(statement: Statement, at: Place) -> None:
    put(statement, "parent", at.cell, Part(0, len(at.cell.text)) if not at.value.is_value else None)


def _fill_component(statement: Statement, at: Place) -> None:
    headers = at.column.headers
    if not headers:
        return  # a figure that no header names
    names = [fold(other.headers[-1]) for other in at.columns if other.headers]
    leaf = headers[-1]
    is_telling = names.count(fold(leaf)) <= 1 and not leaf.startswith("(")
    put(
        statement, f"component:{leaf if is_telling else at.column.header}", at.cell, at.value.number
    )


def _fill_year(statement: Statement, at: Place) -> None:
    for year in find_years(at.cell.text)[:1]:
        put(statement, "year", at.cell, Part(*year))


_FILLERS = {
    "year": _fill_year,
    "rank": _fill_rank,
    "number": _fill_number,
    "score": _fill_score,
    "percent": _fill_percent,
    "grade": _fill_grade,
    "max": _fill_max,
    "previous_score": _fill_previous_score,
    "previous_rank": _fill_previous_rank,
    "change": _fill_change,
    "parent": _fill_parent,
    "component": _fill_component,
}


def _settle_rank(statement: Statement, columns: list[Column], order: str) -> None:
    """Say where the rank comes from; the running number of a unit whose score is missing is no
    rank.
    """
    if (
        order == "order"
        and "score" not in statement.fields
        and any(column.role == "score" for column in columns)
    ):
        statement.fields.pop("rank", None)
    if "rank" in statement.fields:
        statement.attributes["rank_source"] = order or "printed"
