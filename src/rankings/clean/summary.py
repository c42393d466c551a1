"""What understanding did, counted and told: marks with proof, groups, findings, gaps."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from rankings.clean.observations import Observations
from rankings.language.entries import name_column
from rankings.language.sentences import Sentences


@cache
def load_answers(language: str) -> Sentences:
    """Return the sentences of a language."""
    return Sentences(Path(__file__).with_name("answers"), language)


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
    counted = findings.groupby(["severity", "check"]).size().rename("findings").reset_index()
    gravity = counted["severity"].map({"error": 0, "warning": 1, "note": 2})
    return (
        counted.assign(gravity=gravity)
        .sort_values(["gravity", "findings", "check"], ascending=[True, False, True])
        .drop(columns="gravity")
        .reset_index(drop=True)
    )


def tell_rankings(rankings: pd.DataFrame, language: str = "en") -> str:
    """Say how many rows there are by status, how many have no score, and how many names nobody
    knows.
    """
    words = load_answers(language)
    statuses = [
        words.say("counted", count=count, status=words.say(f"status.{status}"))
        for status, count in rankings["status"].value_counts().items()
    ]
    return words.say(
        "rankings",
        count=len(rankings),
        statuses=", ".join(statuses),
        scoreless=int(rankings["score"].isna().sum()),
        rankless=int(rankings["rank"].isna().sum()),
        unknown=int(rankings["unit_id"].isna().sum()),
    )


def tell_findings(findings: pd.DataFrame, language: str = "en") -> str:
    """Say what the sources say against themselves, the gravest first, one line each; an empty table
    is said too.
    """
    words = load_answers(language)
    if findings.empty:
        return words.say("findings.none")
    grave = findings[findings["severity"] != "note"]
    messages = grave[name_column("message", language)]
    lines = [
        words.say("findings.each", message=message, document=document)
        for message, document in zip(messages, grave["document_id"], strict=True)
    ]
    told = words.say("findings.told", count=len(findings), grave=len(grave))
    return told + "\n\n" + "\n".join(lines)


def tell_empty(tables: dict[str, pd.DataFrame], language: str = "en") -> str:
    """Say which tables have no rows, and why a header-only table is right."""
    words = load_answers(language)
    empty = [
        words.say(
            "empty.told",
            table=name,
            why=words.say(f"empty.{name}" if f"empty.{name}" in words.entries else "empty.other"),
        )
        for name, table in tables.items()
        if table.empty
    ]
    return "\n".join(empty) or words.say("empty.none")
