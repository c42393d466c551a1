"""The groups of a table: lists one below the other, told apart by headings, levels or ranks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rankings.language.text import collapse_spaces, fold
from rankings.parse.captions import Facts, read_label
from rankings.parse.cell_values import find_grade, find_name
from rankings.parse.column import Column, most_common_level, runs_like_ranks
from rankings.parse.header_words import head_level, head_types, is_group_head
from rankings.parse.index_rows import find_index_name
from rankings.parse.model import Cell, Span
from rankings.parse.table_shape import Block, BodyRow
from rankings.registry.lexicon import load_lexicon
from rankings.registry.vocabulary import heading_levels, name_framework

# "Xếp loại Tốt", "II. Mức Khá", "Nhóm xuất sắc (từ 90 điểm trở lên)"
_GRADE_HEADING = re.compile(
    r"""
    (?:[IVX]{1,4}[.)]|[A-H][.)]|[0-9]{1,2}[.)]|[-*•+▪►])?\s*
    (?:(?:các|đơn\ vị|cơ\ quan|địa\ phương|nhóm|được|đạt|xếp)\s+){0,4}
    (?P<kind>(?:loại|mức\ độ|mức|hạng)\s+)?
    (?P<grade>[^\W\d_][^\d(:;,–-]*[^\W\d_]|[A-E](?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass
class Group:
    """Rows under one heading of a table; `goes_on` where the heading is only a grade and the
    numbers count on, `counts` unless running numbers count through several years.
    """

    facts: Facts
    parent: Span | None
    rows: list[BodyRow]
    goes_on: bool = False
    counts: bool = True


def split_groups(block: Block, caption: Facts, unit: Column) -> list[Group]:
    """Return the rows parted by group headings. A district's name over communes is their parent,
    not a new group.
    """
    years = next((column for column in block.columns if column.role == "year"), None)
    if years is not None:
        _carry_names(block, unit)
    caption, first = _part_grade(block, caption)
    groups = [Group(first, None, [])]
    grouping, heading = find_group_column(block, unit), None
    for row in block.rows:
        if row.kind == "record":
            cell = row.cells.get(grouping.index) if grouping else None
            if (
                cell is not None
                and cell is not heading
                and (heading is None or fold(cell.text) != fold(heading.text))
            ):
                label = read_label(Span(cell.text, cell.start, cell.end))
                groups.append(Group(label.under(caption), None, []))
                heading = cell
            if _starts_again(row, groups[-1].rows, block.columns, unit):
                facts = Facts(caption.label, "", caption.year, caption.fields, caption.is_partial)
                groups.append(Group(facts, None, []))
            groups[-1].rows.append(row)
        elif row.kind == "group":
            groups.append(_open_group(row, groups[-1].facts, caption))
    groups = [group for group in groups if group.rows]
    groups = [part for group in groups for part in _part_years(group, block.columns, years)]
    return [part for group in groups for part in _part_levels(group, block.columns, unit)]


def _carry_names(block: Block, unit: Column) -> None:
    """Let a name printed once for several years stand in the rows below it: "Huyện A | 2021 | 70",
    "  | 2022 | 75".
    """
    named: Cell | None = None
    for row in block.rows:
        named = row.cells.get(unit.index, named) if row.kind == "record" else None
        if named is not None:
            row.cells.setdefault(unit.index, named)


def _part_grade(block: Block, caption: Facts) -> tuple[Facts, Facts]:
    """What the caption says of the whole list, and of its first rows: "Xếp loại Xuất sắc (4 đơn
    vị)" over a list that goes on under "Xếp loại Tốt" is the grade of the rows below it alone.
    """
    grade = _find_grade_heading(caption.label) if caption.label else None
    heads = [row for row in block.rows if row.kind == "group"]
    if grade is None or not any(map(_find_grade_heading, map(_span_of_group, heads))):
        return caption, caption
    fields = {name: span for name, span in caption.fields.items() if name not in _WHOLE_LIST}
    whole = replace(caption, label=None, fields=fields)
    return whole, replace(whole, fields={**fields, "grade": grade})


def _span_of_group(row: BodyRow) -> Span:
    cell = max(row.own, key=lambda cell: len(cell.text))
    return Span(cell.text, cell.start, cell.end)


def _open_group(row: BodyRow, before: Facts, caption: Facts) -> Group:
    """The group that a heading row opens: the communes of a district, a grade of the list that goes
    on, or a list of its own.
    """
    span = _span_of_group(row)
    if find_name(collapse_spaces(span.text)) and not heading_levels(span.text):
        return Group(before, span, [])
    if grade := _find_grade_heading(span):
        return Group(Facts(fields={"grade": grade}).under(caption), None, [], goes_on=True)
    return Group(read_label(span).under(caption), None, [])


_COUNTING = {"rank", "number"}
_WHOLE_LIST = {"rank_of", "listed"}


def _part_levels(group: Group, columns: list[Column], unit: Column) -> list[Group]:
    """Return the rows of each level as a group of their own, where nothing counts through them:
    districts and departments under one head, without places, are two lists.
    """
    if any(_counts_through(column, group.rows) for column in columns):
        return [group]
    rows: dict[frozenset[str], list[BodyRow]] = {}
    for row in group.rows:
        rows.setdefault(_levels_of(row.cells.get(unit.index)), []).append(row)
    is_mixed = len(rows) > 1 and all(len(level) == 1 for level in rows)
    if not is_mixed or min(map(len, rows.values())) < 2:
        return [group]
    fields = {name: span for name, span in group.facts.fields.items() if name not in _WHOLE_LIST}
    facts = replace(group.facts, level="", fields=fields)
    return [replace(group, facts=facts, rows=parted) for parted in rows.values()]


def _counts_through(column: Column, rows: list[BodyRow]) -> bool:
    """Return whether a column numbers or ranks the rows; a count of anything else does not run."""
    if column.role != "number":
        return column.role in _COUNTING
    return runs_like_ranks([whole(row.cells.get(column.index)) for row in rows])


def _part_years(group: Group, columns: list[Column], years: Column | None) -> list[Group]:
    """Return the rows of each year as a group of their own, where a column says the year."""
    rows: dict[str, list[BodyRow]] = {}
    for row in group.rows:
        cell = row.cells.get(years.index) if years else None
        rows.setdefault(fold(cell.text) if cell else "", []).append(row)
    if len(rows) < 2:
        return [group]
    number = next((column for column in columns if column.role == "number"), None)
    counts = number is not None and all(
        whole(parted[0].cells.get(number.index)) == 1 for parted in rows.values()
    )
    return [Group(group.facts, group.parent, parted, False, counts) for parted in rows.values()]


def _starts_again(row: BodyRow, before: list[BodyRow], columns: list[Column], unit: Column) -> bool:
    """Return whether a row numbered 1 opens another group without a heading: units of another level
    than those above it.
    """
    counted = [column for column in columns if column.role in ("number", "rank")]
    number = max(counted, key=lambda column: column.role == "rank", default=None)
    if (
        number is None
        or len(before) < 2
        or whole(row.cells.get(number.index)) != 1
        or (whole(before[-1].cells.get(number.index)) or 0) < 2
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
        told = {fold(cell.text) for cell in cells}
        named = {fold(cell.text) for cell in cells if len(heading_levels(cell.text)) == 1}
        if _tells_indices(column, cells, block, unit):
            return column
        is_open = column is not unit and column.role in ("", "parent", "component")
        if (
            is_open
            and 1 < len(told) < len(cells)
            and (told == named or _heads_groups(column, block))
        ):
            return column
    return None


def _tells_indices(column: Column, cells: list[Cell], block: Block, unit: Column) -> bool:
    """Whether a column says by which index each row is ranked: it names two or more, and units
    stand in the table more than once.
    """
    if column is unit or not column.is_text:
        return False
    named = {name_framework(cell.text) or find_index_name(cell.text) for cell in cells} - {None, ""}
    units = [fold(row.cells[unit.index].text) for row in block.rows if unit.index in row.cells]
    return len(named) > 1 and len(set(units)) < len(units)


def _heads_groups(column: Column, block: Block) -> bool:
    """Whether a header says that its column tells lists apart: "Khối", "Nhóm", or "Huyện" beside
    "Hạng trong huyện".
    """
    head = fold(column.headers[-1]) if column.headers else ""
    return bool(head) and (
        is_group_head(head)
        or any(
            fold(other.header).endswith((f"trong {head}", f"theo {head}"))
            for other in block.columns
            if other.role == "rank"
        )
    )


def _find_grade_heading(heading: Span) -> Span | None:
    """Return the grade where rows stand below "Xếp loại Tốt" or "II. Mức Khá": a grade, not a group
    of its own.
    """
    match = _GRADE_HEADING.match(heading.text)
    part = (
        find_grade(match["grade"]) if match and (match["kind"] or len(match["grade"]) > 2) else None
    )
    if match is None or part is None:
        return None
    start = match.start("grade") + part.start
    return Span(
        heading.text[start : start + part.end - part.start],
        heading.start + start,
        heading.start + start + part.end - part.start,
    )


def level_of_group(group: Group, cells: list[Cell], header: str) -> str:
    """Return the level of the rows: a type of place that heads them; what the label says, unless no
    name fits it; then what most names are; then the header's word.
    """
    names = [levels for levels in map(_levels_of, cells) if levels]
    common = most_common_level(names)
    if head_types(header) and (head := head_level(header)):
        return head  # "Phường" over bare names, which districts bore too
    heads = heading_levels(header)
    said = group.facts.level or (next(iter(heads)) if len(heads) == 1 else "")
    if said and (
        not common or any(said in levels for levels in names) or len(names) < 0.5 * len(cells)
    ):
        return said
    return common or said


def whole(cell: Cell | None) -> int | None:
    """Return the whole number that a cell holds, None for any other text."""
    digits = cell.text.strip(" .)") if cell else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None
