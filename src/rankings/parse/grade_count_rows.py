"""Tables that count the units of each grade: "Xếp loại | Số lượng", "Mức | Sở, ngành | Huyện"."""

from __future__ import annotations

from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts
from rankings.parse.cell_values import find_grade, read_value
from rankings.parse.column import Column
from rankings.parse.model import Statement
from rankings.parse.table_cells import put
from rankings.parse.table_shape import Block
from rankings.registry.vocabulary import compile_words, heading_levels

_COUNTS = r"số (?:lượng|@count_noun)(?!\w)"
_FEWEST_GRADES = 2


def read_grade_counts(block: Block, caption: Facts, table: str) -> list[Statement]:
    """Return how many units have each grade, a statement a cell: of the columns that count units,
    or of each level that a column names. A table without a column of grades alone gives none.
    """
    graded = next((column for column in block.columns if _holds_grades(column)), None)
    counting = [column for column in block.columns if _counts_units(column)]
    levels = [column for column in block.columns if _level_of(column) and _is_whole(column)]
    counting = counting if len(counting) == 1 else levels
    if graded is None or not counting:
        return []
    statements = []
    for row in block.rows:
        named = row.cells.get(graded.index)
        grade = find_grade(collapse_spaces(named.text)) if named else None
        for column in counting if grade else []:
            cell = row.cells.get(column.index)
            count = read_value(cell.text).number if cell else None
            if count is None:
                continue
            own = _level_of(column)
            level = own or caption.level
            label = "" if own or not caption.label else collapse_spaces(caption.label.text)
            span = (min(named.start, cell.start), max(named.end, cell.end))
            statement = Statement(
                "grade_count", "grade_count", "table", *span, {}, {"table": table}, level, label
            )
            put(statement, "grade", named, grade)
            put(statement, "count", cell, count)
            if caption.year is not None:
                statement.fields["year"] = caption.year
            statements.append(statement)
    return statements


def _holds_grades(column: Column) -> bool:
    return column.count("grade") >= _FEWEST_GRADES and column.count("grade") >= 0.6 * column.filled


def _is_whole(column: Column) -> bool:
    known = [number for number in column.integers() if number is not None]
    return bool(known) and len(known) == column.filled


def _counts_units(column: Column) -> bool:
    return _is_whole(column) and bool(compile_words(_COUNTS).match(fold(column.header)))


def _level_of(column: Column) -> str:
    levels = heading_levels(column.header)
    return next(iter(levels)) if len(levels) == 1 else ""
