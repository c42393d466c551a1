"""Rows of a table as statements: one ranking row per unit (and index), as printed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts, find_label, is_aside, read_label
from rankings.parse.cell_values import Part, find_grade, find_name, read_value
from rankings.parse.columns import (
    Column,
    assign_roles,
    most_common_level,
    read_figures,
    runs_like_ranks,
)
from rankings.parse.criteria_rows import read_criteria_block, read_maxima, read_total
from rankings.parse.header_words import find_maximum, find_years
from rankings.parse.index_rows import find_index_name, read_index_rows
from rankings.parse.model import Cell, Grid, Page, Span, Statement
from rankings.parse.table_cells import exclude_unranked, fill_fields, put
from rankings.parse.table_shape import Block, BodyRow, read_shape
from rankings.parse.table_units import find_rest, read_units
from rankings.parse.turned import turn_grid
from rankings.registry.lexicon import Lexicon, load_lexicon
from rankings.registry.vocabulary import heading_levels

_RANKS = re.compile(r"hạng|thứ tự|vị trí|vị thứ|bậc")
_ORDERED = re.compile(r"hạng|thứ tự|từ cao|dẫn đầu|đứng đầu|đầu bảng|top")
_RESULTS = re.compile(r"hạng|điểm|chỉ số|kết quả|đánh giá|index|dti|par|pci")
_GRADE_HEADING = re.compile(
    r"(?:[IVX]{1,4}[.)]|[A-H][.)]|[0-9]{1,2}[.)]|-)?\s*(?P<grade>(?:(?:đơn vị|cơ"
    r" quan|nhóm|được|xếp)\s+){0,3}(?:loại|mức độ|mức|hạng)\s+[^\W\d_].*)",
    re.IGNORECASE,
)
_OPENING = 200  # a page without a title opens with it


@dataclass
class Group:
    """Rows under one heading of a table; `goes_on` where the heading is only a grade and the
    numbers count on.
    """

    facts: Facts
    parent: Span | None
    rows: list[BodyRow]
    goes_on: bool = False


def read_grid(grid: Grid, page: Page, lexicon: Lexicon | None = None) -> list[Statement]:
    """Return what a table says: ranking rows, criterion maxima, printed totals; nothing for a table
    without them.

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
    is_cut = _is_cut(grid, page)
    caption = read_label(find_label(grid, page))
    caption.is_partial = caption.is_partial or is_cut
    shape = read_shape(turn_grid(_without_last_cell(grid) if is_cut else grid))
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


def _is_cut(grid: Grid, page: Page) -> bool:
    """Return whether the page ends inside the table: nothing stands behind its last row, which is
    short or ends in dots.
    """
    if grid.layout in ("html", "docx", "sheet", "pdf") or not grid.cells:
        return False
    last = max(grid.cells, key=lambda cell: cell.start)
    if page.text[last.end :].strip(" |\n"):
        return False
    if last.text.endswith(("…", "...")) and any(letter.isalnum() for letter in last.text):
        return True
    lengths = Counter(cell.row for cell in grid.cells[-60:])
    return not page.text.endswith(("\n", "|")) and lengths[last.row] < max(lengths.values())


def _without_last_cell(grid: Grid) -> Grid:
    """Return the grid without the cell in which the page ends: half a name is no name, half a
    number no number.
    """
    last = max(grid.cells, key=lambda cell: cell.start)
    return Grid(
        [cell for cell in grid.cells if cell is not last],
        grid.start,
        grid.end,
        grid.layout,
        grid.label,
    )


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
        return read_index_rows(block, caption, page, table) or read_criteria_block(
            block, caption, page, table
        )
    if not _is_ranking(block.columns, words, page):
        return []
    statements: list[Statement] = []
    maxima = next((row for row in block.rows if row.kind == "maximum"), None)
    counted = 0
    for group in _split_groups(block, caption, units[0]):
        counted = counted if group.goes_on else first_number - 1
        statements += _read_group(group, block.columns, units[0], page, table, counted + 1, maxima)
        counted += len(group.rows)
    statements += read_maxima(maxima, block.columns, caption, table) if maxima else []
    for row in block.rows:
        if row.kind == "total":
            statements += read_total(row, block.columns, caption, page, table)
    return statements


def _name_indices(columns: list[Column]) -> None:
    """Note which index a column belongs to, where the headers name two indices or more."""
    named = {
        column.index: name
        for column in columns
        for header in column.headers
        if (name := find_index_name(header))
    }
    if len(set(named.values())) > 1:
        for column in columns:
            column.index_name = named.get(column.index, "")


# A plan's table says who is to reach what by when: it looks like a ranking and is none.
_TARGETS = re.compile(
    r"phấn đấu|chỉ tiêu giao|mục tiêu|chủ trì|hoàn thành trước|thời hạn|thời gian hoàn"
    r" thành|đăng ký"
)


def _is_ranking(columns: list[Column], caption: str, page: Page) -> bool:
    """Return whether a table of units ranks or scores them: a list of addresses or of counts does
    not.
    """
    roles = {column.role for column in columns}
    if "rank" not in roles and any(_TARGETS.search(column.header.lower()) for column in columns):
        return False
    if roles & {"rank", "grade"}:
        return True
    if "score" in roles:
        scores = [column for column in columns if column.role == "score"]
        return (
            any(column.leaf.role == "score" for column in scores)
            or bool(_RESULTS.search(caption))
            or not any(column.header for column in columns)
        )
    if "percent" in roles or "number" in roles:
        return bool(_RANKS.search(caption))
    return False


def _split_groups(block: Block, caption: Facts, unit: Column) -> list[Group]:
    """Return the rows parted by group headings. A district's name over communes is their parent,
    not a new group.
    """
    groups = [Group(caption, None, [])]
    grouping, heading = find_group_column(block, unit), None
    for row in block.rows:
        if row.kind == "record":
            cell = row.cells.get(grouping.index) if grouping else None
            if (
                cell is not None
                and cell is not heading
                and (heading is None or fold(cell.text) != fold(heading.text))
            ):
                groups.append(
                    Group(
                        read_label(Span(cell.text, cell.start, cell.end)).under(caption), None, []
                    )
                )
                heading = cell
            if _starts_again(row, groups[-1].rows, block.columns, unit):
                groups.append(
                    Group(
                        Facts(caption.label, "", caption.year, caption.fields, caption.is_partial),
                        None,
                        [],
                    )
                )
            groups[-1].rows.append(row)
        elif row.kind == "group":
            cell = max(row.own, key=lambda cell: len(cell.text))
            span = Span(cell.text, cell.start, cell.end)
            if find_name(collapse_spaces(cell.text)) and not heading_levels(cell.text):
                groups.append(Group(groups[-1].facts, span, []))
            elif grade := _find_grade_heading(span):
                groups.append(
                    Group(Facts(fields={"grade": grade}).under(caption), None, [], goes_on=True)
                )
            else:
                groups.append(Group(read_label(span).under(caption), None, []))
    return [group for group in groups if group.rows]


def _starts_again(row: BodyRow, before: list[BodyRow], columns: list[Column], unit: Column) -> bool:
    """Return whether a row numbered 1 opens another group without a heading: units of another level
    than those above it.
    """
    number = next((column for column in columns if column.role in ("number", "rank")), None)
    if (
        number is None
        or len(before) < 2
        or _whole(row.cells.get(number.index)) != 1
        or (_whole(before[-1].cells.get(number.index)) or 0) < 2
    ):
        return False
    levels = [_levels_of(other.cells.get(unit.index)) for other in (row, before[0])]
    return all(levels) and not levels[0] & levels[1]


def _levels_of(cell: Cell | None) -> frozenset[str]:
    text = collapse_spaces(cell.text) if cell else ""
    part = find_name(text)
    match = (
        load_lexicon().longest_name(text, part.start, bare=True)
        or load_lexicon().open_name(text, part.start)
        if part
        else None
    )
    return match.levels if match else frozenset()


def find_group_column(block: Block, unit: Column) -> Column | None:
    """Return the column that says beside each row which group it belongs to ("Khối": "Sở, ban,
    ngành" over eleven rows), None for none.
    """
    for column in block.columns:
        cells = [
            row.cells[column.index]
            for row in block.rows
            if row.kind == "record" and column.index in row.cells
        ]
        named = {fold(cell.text) for cell in cells if len(heading_levels(cell.text)) == 1}
        if (
            column is not unit
            and column.role in ("", "parent")
            and len(named) > 1
            and len(named) == len({fold(cell.text) for cell in cells}) < len(cells)
        ):
            return column
    return None


def _find_grade_heading(heading: Span) -> Span | None:
    """Return the grade where rows stand below "Xếp loại Tốt" or "II. Mức Khá": a grade, not a group
    of its own.
    """
    match = _GRADE_HEADING.match(heading.text)
    part = find_grade(heading.text[match.start("grade") :]) if match else None
    if match is None or part is None:
        return None
    start = match.start("grade") + part.start
    return Span(
        heading.text[start : start + part.end - part.start],
        heading.start + start,
        heading.start + start + part.end - part.start,
    )


def _read_group(
    group: Group,
    columns: list[Column],
    unit: Column,
    page: Page,
    table: str,
    first_number: int,
    maxima: BodyRow | None,
) -> list[Statement]:
    records = [(row, row.cells[unit.index]) for row in group.rows if unit.index in row.cells]
    records = [
        (row, cell) for row, cell in records if not read_value(collapse_spaces(cell.text)).is_value
    ]
    level = _level_of_group(group, [cell for _, cell in records], unit.header)
    order = _rank_source(columns, records, group.facts, first_number)
    label = collapse_spaces(group.facts.label.text) if group.facts.label else ""
    statements: list[Statement] = []
    for index_name in sorted(
        {column.index_name for column in columns if column.role in ("score", "rank", "grade")}
    ) or [""]:
        own = [column for column in columns if column.index_name in ("", index_name)]
        for row, cell in records:
            for unit_fields in read_units(cell, group.parent, find_rest(row, cell)):
                statement = Statement(
                    "ranking",
                    "table_row",
                    "table",
                    row.start,
                    row.end,
                    unit_fields.fields,
                    {"table": table, **unit_fields.attributes},
                    level,
                    label,
                    index_name,
                )
                fill_fields(statement, row, own, order)
                if excluded := exclude_unranked(statement, row, own):
                    statements.append(excluded)
                    continue
                _fill_facts(statement, own, group.facts, maxima)
                statements.append(statement)
                statements += _earlier_rows(statement, row, own)
    return statements


def _level_of_group(group: Group, cells: list[Cell], header: str) -> str:
    """Return the level of the rows: what the label says, unless no name fits it; then what most
    names are; then the header's word.
    """
    names = [levels for levels in map(_levels_of, cells) if levels]
    common = most_common_level(names)
    heads = heading_levels(header)
    said = group.facts.level or (next(iter(heads)) if len(heads) == 1 else "")
    if said and (
        not common or any(said in levels for levels in names) or len(names) < 0.5 * len(cells)
    ):
        return said
    return common or said


def _rank_source(
    columns: list[Column], records: list[tuple[BodyRow, Cell]], facts: Facts, first_number: int
) -> str:
    """Return what the running numbers mean: "printed" under a rank header, "order" where the rows
    stand in order, else "".

    A column that only counts the rows (STT) is no rank where the scores run another way.
    """
    if any(column.role == "rank" for column in columns):
        return "printed"
    number = next((column for column in columns if column.role == "number"), None)
    if number is None:
        return ""
    counted = [_whole(row.cells.get(number.index)) for row, _ in records]
    known = [count for count in counted if count is not None]
    if (
        not known
        or (1 not in (known[0], known[-1]) and known[0] != first_number)
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


def _whole(cell: Cell | None) -> int | None:
    digits = cell.text.strip(" .)") if cell else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


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
                put(statement, "year", cell, Part(*years[-1]))
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


def _earlier_rows(statement: Statement, row: BodyRow, columns: list[Column]) -> list[Statement]:
    """Return rows of their own for years before the previous one, where a table prints three or
    more.
    """
    previous = sorted(
        (column for column in columns if column.role == "previous_score" and column.year),
        key=lambda column: -(column.year or 0),
    )
    rows = []
    for column in previous[1:]:
        cell = row.cells.get(column.index)
        value = read_value(collapse_spaces(cell.text)) if cell else None
        if cell is None or value is None or value.number is None:
            continue
        earlier = Statement(
            "ranking",
            "table_row",
            "table",
            statement.start,
            statement.end,
            {"unit": statement.fields["unit"]},
            {"table": statement.attributes["table"], "status": "restated"},
            statement.level,
            statement.label,
            statement.index_name,
        )
        put(earlier, "score", cell, value.number)
        for header in reversed(column.header_cells):
            if years := find_years(header.text):
                put(earlier, "year", header, Part(*years[-1]))
        rows.append(earlier)
    return rows
