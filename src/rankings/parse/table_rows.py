"""Rows of a table as statements: one ranking row per unit (and index), as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rankings.language.numbers import decide_decimal_mark, parse_number
from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts, find_label, find_levels, read_label
from rankings.parse.cell_values import CellValue, Part, find_grade, find_name, list_numeral, read_value
from rankings.parse.columns import Column, assign_roles, find_maximum, find_years, most_common_level, runs_like_ranks
from rankings.parse.criteria_rows import read_criteria_block, read_total
from rankings.parse.model import Cell, Grid, Page, Span, Statement
from rankings.parse.table_shape import Block, BodyRow, read_shape
from rankings.registry.lexicon import Lexicon, load_lexicon

_RANKS = re.compile(r"hạng|thứ tự|vị trí|vị thứ|bậc")
_ORDERED = re.compile(r"hạng|thứ tự|từ cao|dẫn đầu|đứng đầu|đầu bảng|top")
_RESULTS = re.compile(r"hạng|điểm|chỉ số|kết quả|đánh giá|index|dti|par|pci")
_BRACKETED = re.compile(r"\s*(?:[(\[]\s*(?P<inner>[^()\[\]]{2,80}?)\s*[)\]]|,\s*(?P<behind>[^,]{2,80})|\s[-–]\s(?P<dash>[^,]{2,80}))\s*\Z")
_MEASURE = re.compile(r"điểm|%", re.IGNORECASE)


@dataclass
class Group:
    """Rows under one heading of a table."""

    facts: Facts
    parent: Span | None
    rows: list[BodyRow]


def read_grid(grid: Grid, page: Page, lexicon: Lexicon | None = None) -> list[Statement]:
    """Return what a table says: ranking rows, criterion maxima, printed totals; nothing for a table without them.

    >>> from rankings.parse.containers import load_page
    >>> from rankings.parse.grids import find_grids
    >>> page = load_page("| Hạng | Đơn vị | Điểm |\\n| 1 | Sở Y tế | 843,2 |\\n| 2 | Sở Nội vụ | - |".encode("utf-8"), "x.txt")
    >>> [{name: span.text for name, span in row.fields.items()} for row in read_grid(find_grids(page)[0], page)]
    [{'unit': 'Sở Y tế', 'rank': '1', 'score': '843,2', 'score_unit': 'Điểm'}, {'unit': 'Sở Nội vụ', 'rank': '2', 'score_unit': 'Điểm'}]
    """
    shape = read_shape(grid)
    caption = read_label(find_label(grid, page))
    for cell in shape.title_cells:
        caption = read_label(Span(cell.text, cell.start, cell.end)).under(caption)
    statements: list[Statement] = []
    for block in shape.blocks:
        outer = caption
        for cell in block.label_cells:
            outer = read_label(Span(cell.text, cell.start, cell.end)).under(caption)
        statements += _read_block(block, outer, page, grid)
    return sorted(statements, key=lambda statement: (statement.start, statement.index_name))


def _read_block(block: Block, caption: Facts, page: Page, grid: Grid) -> list[Statement]:
    _name_indices(block.columns)
    words = fold(caption.label.text) if caption.label else ""
    assign_roles(block.columns, words)
    units = [column for column in block.columns if column.role == "unit"]
    table = f"{grid.layout}@{grid.start}"
    if not units:
        return read_criteria_block(block, caption, page, table)
    if not _is_ranking(block.columns, words, page):
        return []
    statements: list[Statement] = []
    for group in _split_groups(block, caption, units[0]):
        statements += _read_group(group, block.columns, units[0], page, table)
    for row in block.rows:
        if row.kind == "total":
            statements += read_total(row, block.columns, caption, page, table)
    return statements


def _name_indices(columns: list[Column]) -> None:
    """Note which index a column belongs to, where the headers name two indices or more."""
    named = {}
    for column in columns:
        for header in column.headers:
            for word in load_lexicon().words("index_name"):
                if re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", fold(header)):
                    named[column.index] = word.removeprefix("Chỉ số ")
                    break
    if len(set(named.values())) > 1:
        for column in columns:
            column.index_name = named.get(column.index, "")


def _is_ranking(columns: list[Column], caption: str, page: Page) -> bool:
    """Return whether a table of units ranks or scores them: a list of addresses or of counts does not."""
    roles = {column.role for column in columns}
    if roles & {"rank", "grade"}:
        return True
    if "score" in roles:
        scores = [column for column in columns if column.role == "score"]
        return any(column.leaf.role == "score" for column in scores) or bool(_RESULTS.search(caption)) or not any(column.header for column in columns)
    if "percent" in roles or "number" in roles:
        return bool(_RANKS.search(caption))
    return False


def _split_groups(block: Block, caption: Facts, unit: Column) -> list[Group]:
    """Return the rows parted by group headings. A district's name over communes is their parent, not a new group."""
    groups = [Group(caption, None, [])]
    for row in block.rows:
        if row.kind == "record":
            groups[-1].rows.append(row)
        elif row.kind == "group":
            cell = max(row.own, key=lambda cell: len(cell.text))
            span = Span(cell.text, cell.start, cell.end)
            if find_name(collapse_spaces(cell.text)) and not find_levels(cell.text):
                groups.append(Group(groups[-1].facts, span, []))
            else:
                groups.append(Group(read_label(span).under(caption), None, []))
    return [group for group in groups if group.rows]


def _read_group(group: Group, columns: list[Column], unit: Column, page: Page, table: str) -> list[Statement]:
    records = [(row, row.cells[unit.index]) for row in group.rows if unit.index in row.cells]
    records = [(row, cell) for row, cell in records if not read_value(collapse_spaces(cell.text)).is_value]
    level = _level_of_group(group, [cell for _, cell in records])
    order = _rank_source(columns, records, group.facts)
    statements: list[Statement] = []
    for index_name in sorted({column.index_name for column in columns if column.role in ("score", "rank", "grade")}) or [""]:
        own = [column for column in columns if column.index_name in ("", index_name)]
        for row, cell in records:
            statement = Statement("ranking", "table_row", "table", row.start, row.end, level=level, index_name=index_name,
                                  label=collapse_spaces(group.facts.label.text) if group.facts.label else "",
                                  attributes={"table": table})
            if _fill_unit(statement, cell, group, page):
                _fill_fields(statement, row, own, order)
                _fill_facts(statement, own, group.facts)
                statements.append(statement)
                statements += _earlier_rows(statement, row, own)
    return statements


def _level_of_group(group: Group, cells: list[Cell]) -> str:
    names = []
    for cell in cells:
        text = collapse_spaces(cell.text)
        part = find_name(text)
        match = load_lexicon().longest_name(text, part.start, bare=True) or load_lexicon().open_name(text, part.start) if part else None
        if match:
            names.append(match.levels)
    common = most_common_level(names)
    said = group.facts.level
    if said and (not common or any(said in levels for levels in names) or len(names) < 0.5 * len(cells)):
        return said
    return common or said


def _rank_source(columns: list[Column], records: list[tuple[BodyRow, Cell]], facts: Facts) -> str:
    """Return what the running numbers mean: "printed" under a rank header, "order" where the rows stand in order, else "".

    A column that only counts the rows (STT) is no rank where the scores run another way.
    """
    if any(column.role == "rank" for column in columns):
        return "printed"
    number = next((column for column in columns if column.role == "number"), None)
    if number is None:
        return ""
    counted = [_whole(row.cells.get(number.index)) for row, _ in records]
    known = [count for count in counted if count is not None]
    if not known or known[0] != 1 or not runs_like_ranks(counted):
        return ""
    score = next((column for column in columns if column.role == "score"), None) or next((column for column in columns if column.role == "percent"), None)
    if score is None:
        return "order" if facts.label and _ORDERED.search(fold(facts.label.text)) else ""
    values = _numbers([row.cells.get(score.index) for row, _ in records])
    known_values = [value for value in values if value is not None]
    falls = sum(after <= before for before, after in zip(known_values, known_values[1:]))
    return "order" if len(known_values) < 2 or falls >= 0.85 * (len(known_values) - 1) else ""


def _whole(cell: Cell | None) -> int | None:
    digits = cell.text.strip(" .)") if cell else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


def _numbers(cells: list[Cell | None]) -> list[float | None]:
    printed = []
    for cell in cells:
        value = read_value(collapse_spaces(cell.text)) if cell else None
        printed.append(collapse_spaces(cell.text)[value.number.start : value.number.end] if cell and value and value.number else "")
    mark = decide_decimal_mark([text for text in printed if text]).mark
    return [_number(text, mark) for text in printed]


def _number(text: str, mark: str) -> float | None:
    try:
        number = parse_number(text, mark)
    except ValueError:
        return None
    return None if number is None else float(number)


def _part_span(cell: Cell, part: Part) -> Span:
    return Span(cell.text[part.start : part.end], cell.start + part.start, cell.start + part.end)


def _same_length(text: str) -> str:
    """Return the text on one line without moving a letter."""
    return text.replace("\n", " ").replace("\t", " ")


def _fill_unit(statement: Statement, cell: Cell, group: Group, page: Page) -> bool:
    """Put the unit's printed name (and its parent) into the fields; list numerals and footnote marks stay out."""
    text = _same_length(cell.text)
    part = find_name(text)
    parent = group.parent
    if part is None:
        behind = _BRACKETED.search(text)
        inner = next((name for name in ("inner", "behind", "dash") if behind and behind[name]), None)
        if behind and inner and find_name(behind[inner]):
            kept = Part(0, behind.start())
            if find_name(text[: kept.end]) or inner == "inner":
                part = find_name(text[: kept.end]) or kept
                parent = _part_span(cell, Part(behind.start(inner), behind.end(inner)))
    if part is None:
        numeral = list_numeral(text)
        start = numeral.end + 1 if numeral else 0
        start += len(text[start:]) - len(text[start:].lstrip(" .)-–"))
        part = Part(start, len(text.rstrip(" *.:;,")))
    if part.end <= part.start or not any(letter.isalpha() for letter in text[part.start : part.end]):
        return False
    statement.fields["unit"] = _part_span(cell, part)
    numeral = list_numeral(text)
    if numeral and numeral.end <= part.start:
        statement.attributes["list_numeral"] = text[numeral.start : numeral.end]
    if parent is not None:
        statement.fields["parent"] = parent
    return True


def _fill_fields(statement: Statement, row: BodyRow, columns: list[Column], order: str) -> None:
    """Put the values of one row into the fields, each the printed number alone."""
    for column in columns:
        cell = row.cells.get(column.index)
        if cell is None or column.role in ("unit", "note", "criterion", ""):
            continue
        value = read_value(collapse_spaces(_same_length(cell.text)))
        if value.number and collapse_spaces(cell.text) != cell.text:
            value = read_value(_same_length(cell.text))
        _FILLERS.get(column.role, _fill_component)(statement, cell, value, column, columns, order)
    _settle_rank(statement, order)


def _put(statement: Statement, name: str, cell: Cell, part: Part | None) -> None:
    if part is not None and name not in statement.fields:
        statement.fields[name] = _part_span(cell, part)


def _fill_rank(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "missing":
        return
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        _put(statement, "rank", cell, rank)
        _put(statement, "score", cell, score)
        return
    _put(statement, "rank", cell, value.number)
    if value.kind == "fraction":
        _put(statement, "rank_of", cell, value.second)
    if value.kind == "value_and_change":
        _put(statement, "rank_change", cell, value.second)
        statement.attributes["rank_change_sign"] = value.sign
    if value.kind in ("grade", "words"):
        _fill_grade(statement, cell, value, column, columns, order)


def _part_rank(cell: Cell, value: CellValue) -> tuple[Part | None, Part | None]:
    """Return (rank, score) of a cell that prints both: the rank is the whole number, the first if both are."""
    first = cell.text[value.number.start : value.number.end] if value.number else ""
    return (value.number, value.second) if first.isdigit() and len(first) <= 3 else (value.second, value.number)


def _fill_number(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if order == "order" and value.kind == "number":
        _put(statement, "rank", cell, value.number)


def _fill_score(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        _put(statement, "score", cell, score)
        if not any(other.role == "rank" for other in columns):
            _put(statement, "rank", cell, rank)
    elif value.kind in ("grade", "words"):
        _fill_grade(statement, cell, value, column, columns, order)
    elif value.kind != "missing":
        _put(statement, "score", cell, value.number)
        if value.kind == "fraction":
            _put(statement, "max_score", cell, value.second)
        if value.kind == "value_and_change":
            _put(statement, "score_change", cell, value.second)
            statement.attributes["score_change_sign"] = value.sign
    _put(statement, "score_unit", cell, value.unit)
    _put_measure(statement, column)


def _put_measure(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if match := _MEASURE.search(cell.text):
            _put(statement, "score_unit", cell, Part(*match.span()))
            return


def _fill_percent(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if any(other.role == "score" for other in columns):
        _put(statement, "percent", cell, value.number)
        _fill_component(statement, cell, value, column, columns, order)
        return
    _put(statement, "score", cell, value.number)
    _put(statement, "score_unit", cell, value.unit)
    statement.attributes.setdefault("score_unit", "%")


def _fill_previous_score(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    latest = max((other.year or 0 for other in columns if other.role == "previous_score"), default=0)
    if (column.year or 0) != latest:
        return
    missing = Part(0, len(cell.text)) if value.kind == "missing" else None
    _put(statement, "previous_score", cell, value.number or missing)
    _put_baseline(statement, column)


def _fill_previous_rank(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "mixed":
        rank, score = _part_rank(cell, value)
        _put(statement, "previous_rank", cell, rank)
        _put(statement, "previous_score", cell, score)
    else:
        _put(statement, "previous_rank", cell, value.number)
    _put_baseline(statement, column)


def _put_baseline(statement: Statement, column: Column) -> None:
    for cell in reversed(column.header_cells):
        if years := find_years(cell.text):
            _put(statement, "previous_year", cell, Part(*years[-1]))
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
        _put(statement, name, cell, value.number)
        statement.attributes[f"{name}_sign"] = value.sign or "+"
    if years := [year for header in column.header_cells for year in find_years(header.text)]:
        header = next(header for header in column.header_cells if find_years(header.text))
        _put(statement, "baseline", header, Part(*years[-1]) if len(column.header_cells) == 1 else Part(*find_years(header.text)[-1]))


def _fill_grade(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    if value.kind == "missing" or (not value.is_value and not any(letter.isalnum() for letter in cell.text)):
        return
    _put(statement, "grade", cell, find_grade(_same_length(cell.text)) or Part(0, len(cell.text)))


def _fill_max(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    _put(statement, "max_score", cell, value.number)


def _fill_parent(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    _put(statement, "parent", cell, Part(0, len(cell.text)) if not value.is_value else None)


def _fill_component(statement: Statement, cell: Cell, value: CellValue, column: Column, columns: list[Column], order: str) -> None:
    names = [fold(other.headers[-1]) for other in columns if other.headers]
    leaf = column.headers[-1] if column.headers else f"#{column.index + 1}"
    header = leaf if names.count(fold(leaf)) == 1 else column.header
    _put(statement, f"component:{header}", cell, value.number)


_FILLERS = {
    "rank": _fill_rank, "number": _fill_number, "score": _fill_score, "percent": _fill_percent, "grade": _fill_grade, "max": _fill_max,
    "previous_score": _fill_previous_score, "previous_rank": _fill_previous_rank, "change": _fill_change, "parent": _fill_parent,
    "component": _fill_component,
}


def _settle_rank(statement: Statement, order: str) -> None:
    if "rank" in statement.fields:
        statement.attributes["rank_source"] = order or "printed"


def _fill_facts(statement: Statement, columns: list[Column], facts: Facts) -> None:
    """Put year and maximum into the fields: the column's header says first, then the group's label, then the caption."""
    measured = [column for role in ("score", "percent", "rank", "grade") for column in columns if column.role == role]
    for column in measured[:1]:
        for cell in reversed(column.header_cells):
            if years := find_years(cell.text):
                _put(statement, "year", cell, Part(*years[-1]))
            if column.role == "score" and (maximum := find_maximum(cell.text)):
                _put(statement, "max_score", cell, Part(*maximum))
    if facts.year is not None:
        statement.fields.setdefault("year", facts.year)
    for name, span in facts.fields.items():
        statement.fields.setdefault(name, span)
    if facts.is_partial:
        statement.attributes["group_incomplete"] = "true"


def _earlier_rows(statement: Statement, row: BodyRow, columns: list[Column]) -> list[Statement]:
    """Return rows of their own for years before the previous one, where a table prints three or more."""
    previous = sorted((column for column in columns if column.role == "previous_score" and column.year), key=lambda column: -(column.year or 0))
    rows = []
    for column in previous[1:]:
        cell = row.cells.get(column.index)
        value = read_value(collapse_spaces(cell.text)) if cell else None
        if cell is None or value is None or value.number is None:
            continue
        earlier = Statement("ranking", "table_row", "table", statement.start, statement.end, {"unit": statement.fields["unit"]},
                            {"table": statement.attributes["table"], "status": "restated"}, statement.level, statement.label, statement.index_name)
        _put(earlier, "score", cell, value.number)
        for header in reversed(column.header_cells):
            if years := find_years(header.text):
                _put(earlier, "year", header, Part(*years[-1]))
        rows.append(earlier)
    return rows
