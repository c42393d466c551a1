"""Tables whose rows are indices (PCI, PAR INDEX …) of one province that the caption or the title
names.
"""

from __future__ import annotations

import re

from rankings.language.text import collapse_spaces, either, fold
from rankings.parse.captions import Facts
from rankings.parse.cell_values import Part
from rankings.parse.column import Column
from rankings.parse.criteria_rows import find_figure
from rankings.parse.earlier_columns import earlier_rows
from rankings.parse.header_words import find_years, read_header
from rankings.parse.model import Page, Span, Statement
from rankings.parse.table_cells import fill_fields, put
from rankings.parse.table_shape import Block, BodyRow
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import find_words, index_names, word_meanings

_OPENING = 600
_CAPITAL = re.compile(r"(?<!\w)(?:tỉnh\s+|thành phố\s+)?[^\W\d_]", re.IGNORECASE)


@remembered(maxsize=1)
def _index_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(index_names(), space=' ')}(?!\w)")


@remembered(maxsize=512)
def find_index_name(text: str) -> str:
    """Return the index that a header, a cell or a label names, by its short name where that is
    printed; "" for none.

    >>> (
    ...     find_index_name("Chỉ số PCI năm 2021"),
    ...     find_index_name("Chỉ số cải cách hành chính (PAR INDEX)"),
    ...     find_index_name("Tổng điểm"),
    ... )
    ('PCI', 'PAR INDEX', '')
    """
    found = [
        re.sub(r"^chỉ số ", "", index_names()[match[0]], flags=re.IGNORECASE)
        for match in _index_pattern().finditer(fold(text))
    ]
    return next((name for name in found if name.isupper()), found[0] if found else "")


def find_short_name(header: str) -> str:
    """Return the framework that a header names by its short name in capitals, "Hạng CCHC"; "" for
    none.
    """
    words = (header[word.start : word.end] for word in find_words(header, "framework_word"))
    return next((word for word in words if word.isupper()), "")


def read_index_rows(block: Block, caption: Facts, page: Page, table: str) -> list[Statement]:
    """Return a ranking row per index for the province of the page; [] where the rows are no indices
    or no province is named.
    """
    named = _find_named(block)
    if named is None or not any(column.role in ("rank", "score") for column in block.columns):
        return []
    province = _find_province(caption, page)
    if province is None:
        return []
    if measured := _find_measured(block, named):
        return _read_measured(block, province, table, caption, (named, measured))
    order = "printed" if any(column.role == "rank" for column in block.columns) else ""
    statements = []
    for row in block.rows:
        cell = row.cells.get(named.index)
        index_name = find_index_name(collapse_spaces(cell.text)) if cell else ""
        if row.kind != "record" or not index_name:
            continue
        statement = _new_row(row, province, table, caption, index_name)
        others = [column for column in block.columns if column is not named]
        fill_fields(statement, row, others, order)
        _put_year(statement, block.columns, caption)
        statements.append(statement)
        statements += earlier_rows(statement, row, block.columns)
    return statements


def _find_named(block: Block) -> Column | None:
    """The column whose cells are mostly indices."""
    return next(
        (
            column
            for column in block.columns
            if column.is_text
            and sum(bool(find_index_name(text)) for text in column.texts)
            >= max(2, len(column.texts) / 2)
        ),
        None,
    )


_MEASURES = {"rank", "score"}


def _find_measured(block: Block, named: Column) -> Column | None:
    """The column whose cells say what the figures of a row are: "Điểm", "Xếp hạng"."""
    return next(
        (
            column
            for column in block.columns
            if column is not named
            and column.is_text
            and {read_header(text).role for text in column.texts if text} == _MEASURES
        ),
        None,
    )


def _read_measured(
    block: Block, province: Span, table: str, caption: Facts, told: tuple[Column, Column]
) -> list[Statement]:
    """A row for every index and year of a table that has a line for the scores and one for the
    ranks of each: told are the columns of the indices and of "Điểm", "Xếp hạng".
    """
    statements: dict[tuple[str, int], Statement] = {}
    for row in block.rows:
        name, measure = (row.cells.get(column.index) for column in told)
        index_name = find_index_name(collapse_spaces(name.text)) if name else ""
        role = read_header(collapse_spaces(measure.text)).role if measure else ""
        for column in block.columns if index_name and role in _MEASURES else []:
            heads = [cell for cell in column.header_cells if find_years(cell.text)]
            figure = find_figure(row, column) if heads else None
            if figure is None:
                continue
            statement = statements.setdefault(
                (index_name, column.index),
                _new_row(row, province, table, caption, index_name),
            )
            statement.start = min(statement.start, row.start)
            statement.end = max(statement.end, row.end)
            statement.fields[role] = figure
            put(statement, "year", heads[-1], Part(*find_years(heads[-1].text)[-1]))
    return list(statements.values())


def read_year_rows(block: Block, caption: Facts, page: Page, table: str) -> list[Statement]:
    """Return a ranking row per year for the province of the page, where a table's rows are years
    and the page names one index; [] for any other table.
    """
    years = next((column for column in block.columns if column.role == "year"), None)
    roles = {column.role for column in block.columns}
    if years is None or not roles & {"rank", "score"} or "unit" in roles:
        return []
    headers = [column.header for column in block.columns if column.role == "score"]
    index_name = _find_index_above(caption, page) or next(map(find_index_name, headers), "")
    province = _find_province(caption, page)
    if province is None or not index_name:
        return []
    order = "printed" if "rank" in roles else ""
    statements = []
    for row in block.rows:
        statement = _new_row(row, province, table, caption, index_name)
        fill_fields(statement, row, block.columns, order)
        values = statement.fields.keys() - {"unit", "index", "year"}  # none: "N/A" in that year
        if row.kind == "record" and "year" in statement.fields and values:
            statements.append(statement)
    return statements


def read_component_rows(block: Block, caption: Facts, page: Page, table: str) -> list[Statement]:
    """Return a figure per component and year of the one index of a page's province: rows "Tiếp cận
    đất đai", columns "Năm 2022", "Năm 2023"; [] for any other table.
    """
    named = next((column for column in block.columns if column.role == "criterion"), None)
    points = [column for column in block.columns if column.role in ("score", "previous_score")]
    index_name = _find_index_above(caption, page)
    province = _find_province(caption, page)
    if named is None or province is None or not index_name:
        return []
    statements = []
    for row in block.rows:
        name = row.cells.get(named.index)
        for column in points if row.kind == "record" and name is not None else []:
            if (figure := find_figure(row, column)) is None:
                continue
            statement = _new_row(row, province, table, caption, index_name)
            statement.kind, statement.pattern = "claim", "table_component"
            statement.attributes["of_pillar"] = "yes"
            measure = Span(name.text, name.start, name.end)
            statement.fields = {"subject": province, "measure": measure, "value": figure}
            _put_year(statement, [column], caption)
            statements.append(statement)
    return statements


def _put_year(statement: Statement, columns: list[Column], caption: Facts) -> None:
    for column in sorted(columns, key=lambda column: column.role == "previous_score"):
        for cell in column.header_cells:
            if column.role in ("score", "rank", "previous_score") and (
                years := find_years(cell.text)
            ):
                put(statement, "year", cell, Part(*years[-1]))
    if caption.year is not None:
        statement.fields.setdefault("year", caption.year)


def _new_row(
    row: BodyRow, province: Span, table: str, caption: Facts, index_name: str
) -> Statement:
    """An empty ranking row of the page's province by one index."""
    return Statement(
        "ranking",
        "table_row",
        "table",
        row.start,
        row.end,
        {"unit": province},
        {"table": table},
        "province",
        collapse_spaces(caption.label.text) if caption.label else "",
        index_name,
    )


def _spans_above(caption: Facts, page: Page) -> list[Span]:
    """What may say whom and what a table is about: its caption, the title, the page's opening."""
    opening = page.span(0, min(len(page.text), _OPENING))
    return [span for span in (caption.label, page.title, opening) if span is not None]


def _find_index_above(caption: Facts, page: Page) -> str:
    named = (find_index_name(span.text) for span in _spans_above(caption, page))
    return next((name for name in named if name), "")


def _find_province(caption: Facts, page: Page) -> Span | None:
    """Return the first province named in the caption, the title, or the page's opening."""
    for span in _spans_above(caption, page):
        for word in _CAPITAL.finditer(span.text):
            match = load_lexicon().longest_name(span.text, word.start())
            if match is not None and match.levels == frozenset({"province"}):
                return Span(
                    span.text[word.start() : match.end],
                    span.start + word.start(),
                    span.start + match.end,
                )
    return None


def unify_index_names(statements: list[Statement], framework: str | None) -> None:
    """Give one index one name where a page prints several ("Chỉ số cải cách hành chính", "PAR
    INDEX"): the short one, else the first.

    Where the page's own framework is the only index it names, the provinces it ranks without naming
    it are ranked by it too.
    """
    meanings = word_meanings("framework_word") | word_meanings("index_name")
    printed: dict[str, dict[str, None]] = {}  # the names of an index, each once, in order
    for statement in statements:
        found = _index_pattern().search(fold(statement.index_name))
        if found and meanings.get(found[0]):
            printed.setdefault(meanings[found[0]], {})[statement.index_name] = None
    chosen = {
        name: min(names, key=lambda other: not other.removeprefix("Chỉ số ").isupper())
        for names in printed.values()
        for name in names
    }
    only = next(iter(printed)) if len(printed) == 1 else None
    for statement in statements:
        if (
            only is not None
            and only == framework
            and statement.kind == "ranking"
            and statement.level == "province"
            and not statement.index_name
        ):
            statement.index_name = next(iter(printed[only]))
        statement.index_name = chosen.get(statement.index_name, statement.index_name)


def value_of(text: str) -> str | None:
    """Return the index or framework that words name first, by its id; None for none.

    >>> value_of("Chỉ số DDCI năm 2021"), value_of("mức độ chuyển đổi số"), value_of("Sở Y tế")
    ('ddci', 'dti', None)
    """
    return next((word.value for word in find_words(text, "index_name", "framework_word")), None)


def name_table_indices(statements: list[Statement], framework: str | None) -> None:
    """Give the rows of tables their index where the labels of a page's tables name different ones
    for units of one level, or another than the page's `framework`.

    "Bảng 1 … (PAR INDEX)" and "Bảng 2 … (SIPAS)" rank the same departments twice.
    """
    tables = [
        statement
        for statement in statements
        if statement.kind == "ranking" and statement.source == "table" and not statement.index_name
    ]
    for level in {statement.level for statement in tables}:
        rows = [statement for statement in tables if statement.level == level]
        named = {label: find_index_name(label) for label in {statement.label for statement in rows}}
        told = {name for name in named.values() if name}
        others = {value_of(label) for label, name in named.items() if name} - {framework}
        if len(told) > 1 or others:
            for statement in rows:
                statement.index_name = named[statement.label]


def name_labelled_tables(statements: list[Statement]) -> None:
    """Give the rows of tables the index of their label where running text ranks by others: "PAR
    INDEX của từng địa phương như sau:" over a list, "Về SIPAS, huyện Yên Thủy cao nhất" below.
    """
    rankings = [statement for statement in statements if statement.kind == "ranking"]
    told = {value_of(row.index_name) for row in rankings if row.index_name}
    for row in rankings if len(told) > 1 else []:
        if row.source == "table" and not row.index_name:
            row.index_name = find_index_name(row.label)
