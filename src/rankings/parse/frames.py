"""Readings → the 01 tables: documents, cells, statements and number tokens, as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import pandas as pd

from rankings.parse.model import Cell, Grid, Header, Reading, Region, Span, Statement
from rankings.store.tables import empty_table

SUBJECTS = {
    "ranking": "unit",
    "criterion": "criterion",
    "claim": "subject",
    "exclusion": "unit",
    "grade_count": "grade",
    "mention": "unit",
}
VALUES = {
    "ranking": ("score", "rank", "grade"),
    "criterion": ("score", "max_score"),
    "claim": ("value", "change"),
    "exclusion": ("count",),
    "grade_count": ("count",),
    "mention": (),
}
OFS = ("of", "rank_of", "max_score")
CHANGES = ("change", "score_change", "rank_change")


def frame_documents(readings: Mapping[str, Reading], catalogue: pd.DataFrame) -> pd.DataFrame:
    """One row per source: its header as printed, how many of its numbers are accounted for, what
    the catalogue says.
    """
    known = {row["document_id"]: row for row in catalogue.to_dict("records")}
    return pd.DataFrame(
        [
            list_document(document_id, reading, known[document_id])
            for document_id, reading in readings.items()
        ]
    )


def list_document(document_id: str, reading: Reading, catalogued: Mapping) -> dict:
    """A source as a row of 01_documents."""
    header, title = reading.header, reading.header.title
    shown = {
        name: str(value)
        for name, value in catalogued.items()
        if not pd.isna(value) and name not in ("sha256", "document_id")
    }
    return {
        "document_id": document_id,
        "title": title.text if title else None,
        "decision_text": show_span(header.decision),
        "decision_date_text": show_span(header.decision_date),
        "published_text": show_span(header.published) or reading.page.published_text or None,
        "year_text": show_span(header.year),
        "encoding": reading.page.encoding,
        "numbers": len(reading.numbers),
        "numbers_accounted": sum(number.role != "unread" for number in reading.numbers),
        "sha256": catalogued["sha256"],
        "title_start": title.start if title else None,
        "title_end": title.end if title else None,
        "header": show_header(header),
        "scope": header.scope or None,
        "has_ranking": reading.has_ranking,
        "reason": reading.reason or None,
        "province": catalogued["province"],
        "media": reading.page.media,
        "kind": catalogued["kind"],
        "catalogue": shown,
    }


def show_header(header: Header) -> dict:
    """The header as JSON shows it: spans as [text, start, end], in the order of the model.

    >>> show_header(Header(decision=Span("519/QĐ-UBND", 3, 14)))
    {'decision': ['519/QĐ-UBND', 3, 14], 'scope': 'provincial'}
    """
    shown: dict[str, object] = {}
    for part in fields(Header):
        value = getattr(header, part.name)
        if isinstance(value, Span):
            shown[part.name] = [value.text, value.start, value.end]
        elif isinstance(value, Region):
            shown[part.name] = [value.start, value.end, value.rule]
        elif isinstance(value, list) and value:
            shown[part.name] = [[span.text, span.start, span.end] for span in value]
        elif isinstance(value, str) and value:
            shown[part.name] = value
    return shown


def show_span(span: Span | None) -> str | None:
    return span.text or None if span else None


def frame_cells(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """One row per printed cell of every table, with the header words above it."""
    return _frame(
        "01_cells",
        [
            row
            for document_id, reading in readings.items()
            for number, grid in enumerate(reading.grids)
            for row in list_cells(document_id, number, grid)
        ],
    )


def list_cells(document_id: str, number: int, grid: Grid) -> list[dict]:
    """The cells of one table as rows of 01_cells."""
    heads = find_heads(grid)
    return [
        {
            "document_id": document_id,
            "table": number,
            "row": cell.row,
            "column": cell.column,
            "header": None if cell.is_header else header_of(cell, heads),
            "text": cell.text or None,
            "start": cell.start,
            "end": cell.end,
            "label": show_span(grid.label),
            "is_header": cell.is_header,
            "row_span": cell.row_span,
            "column_span": cell.column_span,
        }
        for cell in grid.cells
    ]


def find_heads(grid: Grid) -> list[Cell]:
    """The header cells of a table; the first row is the header where nothing is marked as one."""
    marked = [cell for cell in grid.cells if cell.is_header]
    first = min((cell.row for cell in grid.cells), default=0)
    return marked or [cell for cell in grid.cells if cell.row == first]


def header_of(cell: Cell, heads: list[Cell]) -> str | None:
    """The header words over a cell, from top to bottom."""
    over = [
        other.text
        for other in heads
        if other.column <= cell.column < other.column + other.column_span and other.row < cell.row
    ]
    return " ".join(dict.fromkeys(" ".join(text.split()) for text in over if text.strip())) or None


def frame_statements(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """One row per printed statement; `fields` holds every value with its place, `attributes` what
    the wording implies.
    """
    return _frame(
        "01_statements",
        [
            list_statement(document_id, statement, reading.page.text)
            for document_id, reading in readings.items()
            for statement in reading.statements
        ],
    )


def list_statement(document_id: str, statement: Statement, text: str) -> dict:
    """A statement as a row of 01_statements."""

    def first(names: tuple[str, ...]) -> str | None:
        return next(
            (statement.fields[name].text or None for name in names if name in statement.fields),
            None,
        )

    return {
        "document_id": document_id,
        "pattern": statement.pattern or None,
        "subject": first((SUBJECTS[statement.kind], "index", "measure")),
        "value_text": first(VALUES[statement.kind]),
        "of_text": first(OFS),
        "change_text": first(CHANGES),
        "year_text": first(("year",)),
        "quote": text[statement.start : statement.end],
        "start": statement.start,
        "end": statement.end,
        "kind": statement.kind,
        "source": statement.source,
        "level": statement.level or None,
        "label": statement.label or None,
        "index_name": statement.index_name or None,
        "fields": {
            name: [span.text, span.start, span.end] for name, span in statement.fields.items()
        },
        "attributes": dict(statement.attributes),
    }


def frame_numbers(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """One row per number token of every page, with its role in the ledger."""
    return _frame(
        "01_numbers",
        [
            {
                "document_id": document_id,
                "text": number.text,
                "role": number.role,
                "rule": number.rule or None,
                "start": number.start,
                "end": number.end,
            }
            for document_id, reading in readings.items()
            for number in reading.numbers
        ],
    )


def _frame(table: str, rows: list[dict]) -> pd.DataFrame:
    """The rows of a table; a province whose pages print none still gets the table's columns."""
    return pd.DataFrame(rows) if rows else empty_table(table)
