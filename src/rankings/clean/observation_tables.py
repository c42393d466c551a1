"""Observations of all sources of a province → the 02 tables, as frames with the columns of their
schemas.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd

from rankings.clean.certainty import said_of
from rankings.clean.claims import derive_earlier_claim
from rankings.clean.gaps import find_gaps
from rankings.clean.observations import Claim, Evidence, Finding, Observations, Ranking
from rankings.clean.preferring import mark_preferred
from rankings.registry.indicators import indicator_of
from rankings.registry.vocabulary import name_framework
from rankings.store.schemas import load_schema


def build_tables(
    sources: list[Observations], province: str, findings: list[Finding]
) -> dict[str, pd.DataFrame]:
    """All 02 tables of a province by name: {"02_rankings": …}; a table without rows keeps its
    columns.
    """
    rows = {
        "02_documents": [list_document(source) for source in sources],
        "02_rankings": [
            list_ranking(row, source)
            for source in sources
            for row in source.rankings + source.earlier
        ],
        "02_criteria": list_rows(sources, "criteria"),
        "02_grade_counts": list_rows(sources, "grade_counts"),
        "02_exclusions": list_rows(sources, "exclusions"),
        "02_mentions": list_rows(sources, "mentions"),
        "02_indicators": [
            list_indicator(claim, source)
            for source in sources
            for claim in with_earlier(source.claims)
        ],
        "02_findings": [list_finding(finding) for finding in findings],
        "02_gaps": find_gaps(sources),
        "02_unmatched": list_rows(sources, "unmatched"),
        "02_unsure": [
            list_unsure(row, source)
            for source in sources
            for row in [*source.unsure, *source.unsure_claims]
        ],
    }
    tables = {name: frame_rows(name, members, province) for name, members in rows.items()}
    return {**tables, "02_rankings": mark_preferred(tables["02_rankings"])}


def list_unsure(row: Ranking | Claim, source: Observations) -> dict:
    """A row that waits for a person's yes: what is printed, and what is not sure of it."""
    told = ("rank", "score", "grade", "previous_rank", "previous_score", "value", "of", "change")
    return {
        "document_id": source.document.document_id,
        "said_of": said_of(row),
        "printed": ", ".join(
            f"{name} {row.spans[name].text}" for name in told if name in row.spans
        ),
        "year": row.year,
        "reasons": ", ".join(row.doubts),
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
    }


def frame_rows(table: str, rows: Iterable[Mapping], province: str) -> pd.DataFrame:
    """Rows as a frame with the columns of the table's schema; lists and places become JSON."""
    columns = [column.name for column in load_schema(table).columns if column.name != "row_id"]
    shown = [
        {name: show_cell({"province": province, **row}.get(name)) for name in columns}
        for row in rows
    ]
    return pd.DataFrame(shown, columns=columns, dtype=object)


def show_cell(value: object) -> object:
    """A value as a table keeps it: JSON for lists and objects, None for what is missing.

    >>> show_cell(["Sở Y tế"]), show_cell({}), show_cell("")
    ('["Sở Y tế"]', None, None)
    """
    if isinstance(value, (list, tuple, dict)):
        return (
            json.dumps(value, ensure_ascii=False, default=_show_item)
            if value or isinstance(value, list)
            else None
        )
    return None if value == "" else value


def _show_item(value: object) -> object:
    if isinstance(value, Evidence):
        return dataclasses.asdict(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(value)


def list_document(source: Observations) -> dict:
    """A document as a row; its province as the slug of the folder."""
    document = vars(source.document)
    return {**document, "province": source.document.province_slug}


def list_rows(sources: list[Observations], kind: str) -> list[dict]:
    """The rows of one kind of all sources, with the document they stand in and its framework."""
    return [
        {
            "framework": source.document.framework,
            **vars(row),
            "document_id": source.document.document_id,
        }
        for source in sources
        for row in getattr(source, kind)
    ]


def list_ranking(row: Ranking, source: Observations) -> dict:
    """A ranking row; its framework is its index's where the page names one, else the document's."""
    named = name_framework(row.index_name) if row.index_name else None
    return {
        **vars(row),
        "document_id": source.document.document_id,
        "scope": source.document.scope,
        "framework": row.framework or named or source.document.framework,
    }


def with_earlier(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each followed by the claim on the year before that it implies."""
    both = [(claim, derive_earlier_claim(claim)) for claim in claims]
    return [claim for pair in both for claim in pair if claim]


def list_indicator(claim: Claim, source: Observations) -> dict:
    """A claim as a row of 02_indicators; `indicator_id` empty where the figure belongs to no known
    indicator.
    """
    facts = {
        name: getattr(claim, name) or ""
        for name in ("subject", "measure", "unit", "of", "level", "quote")
    }
    return {
        **vars(claim),
        "document_id": source.document.document_id,
        "indicator_id": indicator_of(facts),
    }


def list_finding(finding: Finding) -> dict:
    return {**vars(finding), **finding.messages, "accepted": False}
