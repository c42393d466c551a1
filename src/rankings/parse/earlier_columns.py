"""Columns of years before the latest two: what they print becomes rows of those years."""

from __future__ import annotations

from rankings.language.text import collapse_spaces
from rankings.parse.cell_values import Part, read_value
from rankings.parse.column import Column
from rankings.parse.header_words import find_years
from rankings.parse.model import Statement
from rankings.parse.table_cells import Place, one_line, part_both, put
from rankings.parse.table_shape import BodyRow


def earlier_rows(statement: Statement, row: BodyRow, columns: list[Column]) -> list[Statement]:
    """Return rows of their own for years before the previous one, where a table prints three or
    more.
    """
    earlier = [
        column
        for column in columns
        if column.role in ("previous_score", "previous_rank") and column.year
    ]
    years = sorted({column.year for column in earlier}, reverse=True)
    rows = []
    for year in years[1:]:
        restated = Statement(
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
        for column in earlier:
            if column.year == year:
                _fill_earlier(restated, row, column)
        if restated.fields.keys() & {"score", "rank"}:
            rows.append(restated)
    return rows


def _fill_earlier(statement: Statement, row: BodyRow, column: Column) -> None:
    """Put what a column prints of an earlier year into a row of that year."""
    cell = row.cells.get(column.index)
    value = read_value(collapse_spaces(one_line(cell.text))) if cell else None
    if cell is None or value is None or value.number is None:
        return
    rank = score = value.number
    size = value.second if value.kind == "fraction" else value.size
    if value.kind == "mixed":
        rank, score = part_both(Place(cell, value, column, [column], ""))
    if column.role == "previous_rank" or value.kind == "mixed":
        put(statement, "rank", cell, rank)
        put(statement, "rank_of", cell, size)
        statement.attributes["rank_source"] = "printed"
    if column.role == "previous_score" or value.kind == "mixed":
        put(statement, "score", cell, score)
    for header in reversed(column.header_cells):
        if years := find_years(header.text):
            put(statement, "year", header, Part(*years[-1]))
