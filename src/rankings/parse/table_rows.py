"""Rows of a table as statements: one ranking row per unit (and index), as printed."""

from __future__ import annotations

import itertools
import re

from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts, find_label, is_aside, read_label
from rankings.parse.cell_values import Part, find_grade, find_name, is_grade, read_value
from rankings.parse.column import Column, read_figures, runs_like_ranks
from rankings.parse.columns import assign_roles
from rankings.parse.criteria_rows import read_criteria_block, read_maxima, read_total
from rankings.parse.cut_tables import is_cut, without_last_cell
from rankings.parse.earlier_columns import earlier_rows
from rankings.parse.grade_count_rows import read_grade_counts
from rankings.parse.header_words import OF_RANK, find_maximum, find_years, head_types
from rankings.parse.index_rows import (
    find_index_name,
    find_short_name,
    read_component_rows,
    read_index_rows,
    read_year_rows,
)
from rankings.parse.model import Cell, Grid, Page, Span, Statement
from rankings.parse.table_cells import exclude_unranked, fill_fields, put, says_only_words
from rankings.parse.table_groups import Group, level_of_group, split_groups, whole
from rankings.parse.table_shape import Block, BodyRow, read_shape
from rankings.parse.table_units import UnitFields, find_rest, read_units
from rankings.parse.turned import turn_grid
from rankings.registry.provinces import MERGED_IN
from rankings.registry.vocabulary import compile_words, name_framework

_ORDERED = re.compile(r"hạng|thứ tự|từ cao|dẫn đầu|đứng đầu|đầu bảng|top")
_RESULTS = re.compile(r"hạng|điểm|chỉ số|kết quả|đánh giá|index")
_SAYS_PLACE = {"rank", "number", "score", "percent", "grade", "previous_score", "previous_rank"}
_OPENING = 200  # a page without a title opens with it


def read_grid(grid: Grid, page: Page, year: int = 0) -> list[Statement]:
    """Return what a table says: ranking rows, criterion maxima, printed totals; nothing for a table
    without them. `year` is the one that the page evaluates.

    >>> from rankings.parse.containers import load_page
    >>> from rankings.parse.grids import find_grids
    >>> page = load_page(
    ...     "| Hạng | Đơn vị | Điểm |\\n| 1 | Sở Y tế | 843,2 |\\n| 2 | Sở Nội vụ | - |".encode(
    ...         "utf-8"
    ...     ),
    ...     "x.txt",
    ... )
    >>> for row in read_grid(find_grids(page)[0], page):
    ...     print({name: span.text for name, span in row.fields.items()})
    {'unit': 'Sở Y tế', 'rank': '1', 'score': '843,2', 'score_unit': 'Điểm'}
    {'unit': 'Sở Nội vụ', 'rank': '2', 'score_unit': 'Điểm'}
    """
    ends_inside = is_cut(grid, page)
    caption = read_label(find_label(grid, page))
    caption.is_partial = caption.is_partial or ends_inside
    caption.page_year = year
    shape = read_shape(turn_grid(without_last_cell(grid) if ends_inside else grid))
    for cell in shape.title_cells:
        if is_aside(cell.text) or find_name(collapse_spaces(cell.text)):
            continue
        caption = read_label(Span(cell.text, cell.start, cell.end)).under(caption)
    statements: list[Statement] = []
    first_number = 1
    for block in shape.blocks:
        outer = caption
        for cell in block.label_cells:
            outer = read_label(Span(cell.text, cell.start, cell.end)).under(caption)
        statements += _read_block(block, outer, page, grid, first_number)
        first_number = (
            1 if block.label_cells else _next_number(block)
        )  # one long list set in columns counts on
    return sorted(statements, key=lambda statement: (statement.start, statement.index_name))


def _next_number(block: Block) -> int:
    """Return the running number that would follow the block's last row, 1 where rows are not
    numbered.
    """
    counted = [
        number
        for column in block.columns
        if column.role == "number"
        for number in column.integers()
        if number is not None
    ]
    return counted[-1] + 1 if counted else 1


def _read_block(
    block: Block, caption: Facts, page: Page, grid: Grid, first_number: int
) -> list[Statement]:
    _name_indices(block.columns)
    words = fold(
        caption.label.text
        if caption.label
        else page.title.text
        if page.title
        else page.text[:_OPENING]
    )
    assign_roles(block.columns, words)
    units = [column for column in block.columns if column.role == "unit"]
    table = f"{grid.layout}@{grid.start}"
    if not units:
        return (
            _read_grade_columns(block, caption, table)
            or read_grade_counts(block, caption, table)
            or read_index_rows(block, caption, page, table)
            or read_year_rows(block, caption, page, table)
            or read_criteria_block(block, caption, table)
            or read_component_rows(block, caption, page, table)
        )
    if not _is_ranking(block.columns, words):
        return []
    statements: list[Statement] = []
    maxima = next((row for row in block.rows if row.kind == "maximum"), None)
    counted = 0
    for group in split_groups(block, caption, units[0]):
        counted = counted if group.goes_on else first_number - 1
        statements += _read_group(group, block.columns, units[0], table, counted + 1, maxima)
        counted += len(group.rows)
    named = [row.fields["unit"].text for row in statements if "unit" in row.fields]
    if sum(map(is_grade, named)) > 1:
        return []  # the cells of its rows are out of step
    statements += read_maxima(maxima, block.columns, caption, table) if maxima else []
    for row in block.rows:
        if row.kind == "total":
            statements += read_total(row, block.columns, caption, table)
    return statements


def _read_grade_columns(block: Block, caption: Facts, table: str) -> list[Statement]:
    """Return a row per name below a grade: columns "Loại Tốt", "Loại Khá", each a list of units."""
    lists = [
        (column, find_grade(column.headers[-1]))
        for column in block.columns
        if column.headers and column.count("name") > 0.5 * column.filled
    ]
    if len(lists) < 2 or not all(grade for _, grade in lists):
        return []
    statements: list[Statement] = []
    for column, grade in lists:
        cells = [row.cells[column.index] for row in block.rows if column.index in row.cells]
        named = [cell for cell in cells if read_value(collapse_spaces(cell.text)).kind == "name"]
        level = level_of_group(Group(caption, None, []), named, "")
        label = collapse_spaces(caption.label.text) if caption.label else ""
        for cell in named:
            for unit in read_units(cell, None, None, False):
                statement = _new_row(cell, unit, table, level, label)
                put(statement, "grade", column.header_cells[-1], grade)
                if caption.year is not None:
                    statement.fields.setdefault("year", caption.year)
                statements.append(statement)
    return statements


def _new_row(
    quote: BodyRow | Cell,
    unit: UnitFields,
    table: str,
    level: str,
    label: str,
    index_name: str = "",
) -> Statement:
    attributes = {"table": table, **unit.attributes}
    place = quote.start, quote.end, unit.fields, attributes
    return Statement("ranking", "table_row", "table", *place, level, label, index_name)


def _name_indices(columns: list[Column]) -> None:
    """Note which index a column belongs to, where the headers name two indices or more."""
    named = {
        column.index: name
        for column in columns
        for header in column.headers
        if (name := find_index_name(header))
    }
    if named:  # "Hạng CCHC | Hạng SIPAS"
        short = {column.index: find_short_name(column.header) for column in columns}
        named = {index: name for index, name in short.items() if name} | named
    if len(set(named.values())) > 1:
        for column in columns:
            column.index_name = named.get(column.index, "")


# A plan's table says who is to reach what by when: it looks like a ranking and is none.
_TARGETS = "@goal_word|chỉ tiêu giao|chủ trì|hoàn thành trước|thời hạn|thời gian hoàn thành|đăng ký"


def _is_ranking(columns: list[Column], caption: str) -> bool:
    """Return whether a table of units ranks or scores them: a list of addresses or of counts does
    not.
    """
    roles = {column.role for column in columns}
    if "rank" not in roles and any(
        compile_words(_TARGETS).search(fold(column.header)) for column in columns
    ):
        return False
    if roles & {"rank", "grade"}:
        return True
    if "score" in roles:
        scores = [column for column in columns if column.role == "score"]
        return (
            any(column.leaf.role == "score" for column in scores)
            or bool(_RESULTS.search(caption) or name_framework(caption))
            or not any(column.header for column in columns)
        )
    if "percent" in roles or "number" in roles:
        return bool(OF_RANK.search(caption))
    return False


def _read_group(
    group: Group,
    columns: list[Column],
    unit: Column,
    table: str,
    first_number: int,
    maxima: BodyRow | None,
) -> list[Statement]:
    records = [(row, row.cells[unit.index]) for row in group.rows if unit.index in row.cells]
    records = [
        (row, cell) for row, cell in records if not read_value(collapse_spaces(cell.text)).is_value
    ]
    level = level_of_group(group, [cell for _, cell in records], unit.header)
    order = _rank_source(columns, records, group, first_number)
    types = head_types(unit.headers[-1]) if unit.headers else ()
    facts = group.facts
    joined = (int(facts.year.text) if facts.year else facts.page_year) >= MERGED_IN
    label = collapse_spaces(facts.label.text) if facts.label else ""
    place_type = {"place_type": types[0].lower()} if len(types) == 1 else {}
    grades = _grades_ahead(columns, unit, [row for row, _ in records])
    statements: list[Statement] = []
    for index_name in sorted(
        {column.index_name for column in columns if column.role in ("score", "rank", "grade")}
    ) or [""]:
        own = [column for column in columns if column.index_name in ("", index_name)]
        for row, cell in records:
            for told in read_units(cell, group.parent, find_rest(row, cell), joined):
                statement = _new_row(row, told, table, level, label, index_name)
                statement.attributes |= place_type
                fill_fields(statement, row, own, order)
                if graded := grades.get(id(row)):
                    put(statement, "grade", graded, find_grade(graded.text))
                statements += _settle_row(statement, row, own, facts, maxima)
    return statements


def _settle_row(
    statement: Statement, row: BodyRow, columns: list[Column], facts: Facts, maxima: BodyRow | None
) -> list[Statement]:
    """The row with the facts of its group and with its earlier places; an exclusion where it says
    that its unit is not ranked, nothing where it says no place.
    """
    if excluded := exclude_unranked(statement, row, columns):
        return [excluded]
    if not any(column.role in _SAYS_PLACE for column in columns if column.index in row.cells):
        return []  # a cut row: not even an empty cell says its place
    if says_only_words(statement):
        return []  # two lines below the table: "Phụ lục II", "Xếp hạng … năm 2018"
    _fill_facts(statement, columns, facts, maxima)
    return [statement, *earlier_rows(statement, row, columns)]


def _grades_ahead(columns: list[Column], unit: Column, rows: list[BodyRow]) -> dict[int, Cell]:
    """Return, by row, the grade that stands ahead of the names and is printed once for several of
    them ("Tốt | Sở Y tế", "  | Sở Nội vụ").
    """
    ahead = next((one for one in columns if one.role == "grade" and one.index < unit.index), None)
    found: dict[int, Cell] = {}
    last = None
    for row in rows if ahead else []:
        cell = row.cells.get(ahead.index)
        last = cell if cell and cell.text.strip() else last
        if last is not None:
            found[id(row)] = last
    return found


def _rank_source(
    columns: list[Column], records: list[tuple[BodyRow, Cell]], group: Group, first_number: int
) -> str:
    """Return what the running numbers mean: "printed" under a rank header, "order" where the rows
    stand in order, else "".

    A column that only counts the rows (STT) is no rank where the scores run another way.
    """
    if any(column.role == "rank" for column in columns):
        return "printed"
    facts = group.facts
    number = next((column for column in columns if column.role == "number"), None)
    if number is None or not group.counts:
        return ""
    counted = [whole(row.cells.get(number.index)) for row, _ in records]
    known = [count for count in counted if count is not None]
    if (
        not known
        or (known[0] != first_number and (group.goes_on or 1 not in (known[0], known[-1])))
        or not runs_like_ranks(counted)
    ):
        return ""
    score = next((column for column in columns if column.role == "score"), None) or next(
        (column for column in columns if column.role == "percent"), None
    )
    if score is None:
        return "order" if facts.label and _ORDERED.search(fold(facts.label.text)) else ""
    cells = [row.cells.get(score.index) for row, _ in records]
    values = read_figures([collapse_spaces(cell.text) if cell else "" for cell in cells])
    known_values = [value for value in values if value is not None]
    if known[-1] < known[0]:
        known_values.reverse()  # listed from the bottom up
    falls = sum(after <= before for before, after in itertools.pairwise(known_values))
    return "order" if len(known_values) < 2 or falls >= 0.85 * (len(known_values) - 1) else ""


def _fill_facts(
    statement: Statement, columns: list[Column], facts: Facts, maxima: BodyRow | None
) -> None:
    """Put year and maximum into the fields: the column's header says first, then the group's label,
    then the caption.
    """
    measured = [
        column
        for role in ("score", "percent", "rank", "grade")
        for column in columns
        if column.role == role
    ]
    for column in measured[:1]:
        for cell in reversed(column.header_cells):
            if years := find_years(cell.text):
                put(statement, "year", cell, Part(*years[-2 if column.pairs_years else -1]))
            if column.role == "score" and (maximum := find_maximum(cell.text, is_header=True)):
                put(statement, "max_score", cell, Part(*maximum))
        cell = maxima.cells.get(column.index) if maxima and column.role == "score" else None
        if cell is not None:
            put(statement, "max_score", cell, read_value(cell.text).number)
    if facts.year is not None:
        statement.fields.setdefault("year", facts.year)
    for name, span in facts.fields.items():
        statement.fields.setdefault(name, span)
    if facts.is_partial:
        statement.attributes["group_incomplete"] = "true"
