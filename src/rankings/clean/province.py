"""All sources of a province, from the 01 tables to the 02 tables."""

from __future__ import annotations

import dataclasses

import pandas as pd

from rankings.clean.checks import check_sources
from rankings.clean.national_sheet import refuse_source
from rankings.clean.observation_tables import build_tables
from rankings.clean.observations import Observations
from rankings.clean.observe import observe
from rankings.clean.source import Source
from rankings.clean.source_tables import source_of_tables
from rankings.parse.quotes import load_text
from rankings.registry.reference import read_reference
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table, shape_table


def load_sources(province: str) -> list[Source]:
    """Return every source of a province as the 01 tables hold it, in their order."""
    documents, statements, numbers = (
        read_table(name, province) for name in ("01_documents", "01_statements", "01_numbers")
    )
    return [
        source_of_tables(
            document, statements, numbers, load_text(province, document["document_id"])
        )
        for document in documents.to_dict("records")
    ]


def observe_sources(province: str) -> list[Observations]:
    """Return what every source of a province says, understood.

    Raises SourceError that names the rows, where a sheet of national indices is faulty.
    """
    sources = load_sources(province)
    if province == NATIONAL:
        for source in sources:
            refuse_source(source)
    return [_leave_out_ministries(observe(source)) for source in sources]


def _leave_out_ministries(observed: Observations) -> Observations:
    """The same without the bodies of the state, which are no units of a province."""
    kept, unsure = (
        [row for row in rows if row.level != "ministry"]
        for rows in (observed.rankings, observed.unsure)
    )
    return dataclasses.replace(observed, rankings=kept, unsure=unsure)


def clean_sources(sources: list[Observations], province: str) -> dict[str, pd.DataFrame]:
    """Return all 02 tables of a province by name, findings included and accepted ones marked."""
    tables = build_tables(sources, province, check_sources(sources))
    return {**tables, "02_findings": mark_accepted(tables["02_findings"])}


def mark_accepted(findings: pd.DataFrame) -> pd.DataFrame:
    """The same findings; those that a person has accepted (by row_id, in accepted_findings.csv) are
    marked, never hidden.
    """
    if findings.empty:
        return findings
    accepted = {row["row_id"] for row in read_reference("accepted_findings") if row.get("row_id")}
    return findings.assign(
        accepted=shape_table(findings, "02_findings")["row_id"].isin(accepted).to_numpy()
    )
