"""What understanding did, counted and told: marks with proof, groups, findings, gaps."""

from __future__ import annotations

import pandas as pd

from rankings.clean.observations import Observations


def list_decimal_marks(sources: list[Observations]) -> pd.DataFrame:
    """Return the decimal mark of every table and of the prose of every page, with what proves
    it.
    """
    return pd.DataFrame(
        [
            {
                "document_id": source.document.document_id,
                "where": "prose" if table == "prose" else "table",
                "mark": mark.split(" ", 1)[0],
                "proof": mark.split(" ", 1)[1].strip("()"),
            }
            for source in sources
            for table, mark in source.document.decimal_marks.items()
        ]
    )


def count_groups(rankings: pd.DataFrame) -> pd.DataFrame:
    """Return the ranked groups: rows, ranks and scores per document, level, index, year and
    status.
    """
    named = rankings.assign(index_name=rankings["index_name"].fillna(""))
    groups = named.groupby(["document_id", "level", "index_name", "year", "status"], sort=False)
    return groups.agg(
        units=("unit", "size"),
        ranks=("rank", "count"),
        scores=("score", "count"),
        preferred=("preferred", "sum"),
    ).reset_index()


def count_findings(findings: pd.DataFrame) -> pd.DataFrame:
    """Return how many contradictions each check found, the gravest first."""
    order = {"error": 0, "warning": 1, "note": 2}
    counted = findings.groupby(["severity", "check"]).size().rename("findings").reset_index()
    return counted.sort_values(
        ["severity", "findings", "check"],
        key=lambda column: (
            column.map(order)
            if column.name == "severity"
            else -column
            if column.name == "findings"
            else column
        ),
    ).reset_index(drop=True)


def tell_rankings(rankings: pd.DataFrame) -> str:
    """Say how many rows there are by status, how many have no score, and how many names nobody
    knows.
    """
    by_status = ", ".join(
        f"{count} {status}" for status, count in rankings["status"].value_counts().items()
    )
    return (
        f"**{len(rankings)} rows**: {by_status}. {int(rankings['score'].isna().sum())} have no"
        f" printed score, {int(rankings['rank'].isna().sum())} no rank;"
        f" {int(rankings['unit_id'].isna().sum())} carry a name that nobody knows."
    )


def tell_findings(findings: pd.DataFrame) -> str:
    """Say what the sources say against themselves, the gravest first, one line each; an empty table
    is said too.
    """
    if findings.empty:
        return (
            "The sources contradict neither themselves nor each other: the table is a header only."
        )
    grave = findings[findings["severity"] != "note"]
    lines = [f"* {row.message_en} ({row.document_id})" for row in grave.itertuples()]
    return (
        f"**{len(findings)} contradictions**, {len(grave)} of them more than a matter of"
        " wording:\n\n" + "\n".join(lines)
    )


def tell_empty(tables: dict[str, pd.DataFrame]) -> str:
    """Say which tables have no rows, and why a header-only table is right."""
    why = {
        "02_criteria": "no page scores single criteria",
        "02_grade_counts": "no page counts grades",
        "02_exclusions": "no page names units left out",
        "02_mentions": "no page praises or blames units by name",
        "02_unmatched": "every name is known to the registry",
        "02_unsure": "every row and figure can be read in one way only",
        "02_findings": "no contradiction was found",
        "02_gaps": "nothing is known to be missing",
    }
    empty = [
        f"* {name} is a header only: {why.get(name, 'the sources print nothing of the kind')}."
        for name, table in tables.items()
        if table.empty
    ]
    return "\n".join(empty) or "Every table has rows."
