"""A source from its rows of the 01 tables and its text."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pandas as pd

from rankings.clean.source import Source
from rankings.parse.model import Header, NumberMention, Region, Span, Statement


def source_of_tables(
    document: Mapping, statements: pd.DataFrame, numbers: pd.DataFrame, text: str
) -> Source:
    """The same source, rebuilt from its rows of the 01 tables and its text."""
    own = statements[statements["document_id"] == document["document_id"]]
    own_numbers = numbers[numbers["document_id"] == document["document_id"]]
    return Source(
        document_id=document["document_id"],
        text=text,
        header=read_header(document["header"]),
        statements=[read_statement(row) for row in own.to_dict("records")],
        numbers=[
            NumberMention(
                _text(row["text"]),
                int(row["start"]),
                int(row["end"]),
                row["role"],
                _text(row["rule"]),
            )
            for row in own_numbers.to_dict("records")
        ],
        has_ranking=bool(document["has_ranking"]),
        reason=_text(document["reason"]),
        encoding=_text(document["encoding"]),
        published_text=_text(document["published_text"]),
        kind=_text(document["kind"]) or "page",
        catalogue=_json(document["catalogue"]),
    )


def read_statement(row: Mapping) -> Statement:
    """A statement from its row of 01_statements.

    >>> row = {
    ...     "kind": "ranking",
    ...     "pattern": "table_row",
    ...     "source": "table",
    ...     "start": 0,
    ...     "end": 14,
    ...     "level": "",
    ...     "label": "",
    ...     "index_name": "",
    ...     "fields": '{"score": ["141,4", 9, 14]}',
    ...     "attributes": "{}",
    ... }
    >>> read_statement(row).fields["score"]
    Span(text='141,4', start=9, end=14)
    """
    return Statement(
        kind=row["kind"],
        pattern=_text(row["pattern"]),
        source=row["source"],
        start=int(row["start"]),
        end=int(row["end"]),
        fields={name: Span(*span) for name, span in _json(row["fields"]).items()},
        attributes=_json(row["attributes"]),
        level=_text(row["level"]),
        label=_text(row["label"]),
        index_name=_text(row["index_name"]),
    )


def read_header(text: str) -> Header:
    """The header back from its JSON.

    >>> read_header('{"decision": ["519/QĐ-UBND", 3, 14], "scope": "national"}').decision.text
    '519/QĐ-UBND'
    """
    shown = _json(text)
    header = Header(scope=shown.pop("scope", "provincial"), unsure=shown.pop("unsure", ""))
    body = shown.pop("body", None)
    header.body = Region(*body) if body else None
    header.cited_decisions = [Span(*span) for span in shown.pop("cited_decisions", [])]
    for name, span in shown.items():
        setattr(header, name, Span(*span))
    return header


def _json(text: object) -> dict:
    if isinstance(text, str):
        return json.loads(text) if text else {}
    return dict(text) if isinstance(text, Mapping) else {}


def _text(value: object) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)
