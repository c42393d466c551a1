"""What reading did, counted: the roles of all numbers, the sentence forms, what nobody could
read.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from rankings.parse.model import Reading, Statement

ROLES = {
    "cell": "a cell of a table",
    "statement": "a value of a sentence",
    "date": "a date",
    "decision": "the number of a document",
    "label": "a name (mức độ 3, Điều 2)",
    "boilerplate": "menu, counter or other news",
    "unread": "not accounted for",
}


def count_roles(numbers: pd.DataFrame) -> pd.DataFrame:
    """Return what the number tokens of all sources are: tokens and percent of each role, in the
    order of the ledger.
    """
    counts = numbers["role"].value_counts()
    rows = [
        {
            "role": role,
            "meaning": meaning,
            "tokens": int(counts.get(role, 0)),
            "percent": round(100 * int(counts.get(role, 0)) / max(1, len(numbers)), 1),
        }
        for role, meaning in ROLES.items()
    ]
    return pd.DataFrame(rows)


def count_forms(statements: pd.DataFrame) -> pd.DataFrame:
    """Return how many statements of each kind and sentence form were read, and one quoted example
    of each.
    """
    forms = statements.groupby(["kind", "source", "pattern"], sort=True)
    counted = forms.agg(statements=("quote", "size"), example=("quote", "first")).reset_index()
    return counted.assign(
        example=[" ".join(str(quote).split())[:90] for quote in counted["example"]]
    )


def tell_pages(documents: pd.DataFrame) -> str:
    """Say how many sources there are, of which kind, and which hold no ranking."""
    pages = documents[documents["kind"] == "page"]
    without = documents.loc[~documents["has_ranking"], "document_id"]
    told = (
        f"**{len(documents)} sources** were read: {len(pages)} saved pages and"
        f" {len(documents) - len(pages)} files typed from published documents."
    )
    told += (
        f" Without a ranking: {', '.join(without)}."
        if len(without)
        else " Every one holds a ranking."
    )
    return told


def find_unsure(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """Return what may be read in more than one way, as far as the page alone tells: document, what
    is not sure (which index, which year), words. The decimal mark is decided in notebook 02.
    """
    rows = [
        (document_id, statement.attributes["unsure"], quote_of(statement, reading))
        for document_id, reading in readings.items()
        for statement in reading.statements
        if "unsure" in statement.attributes
    ]
    rows += [
        (document_id, reading.header.unsure, reading.header.title and reading.header.title.text)
        for document_id, reading in readings.items()
        if reading.header.unsure
    ]
    return pd.DataFrame(rows, columns=["document_id", "not_sure", "words"])


def quote_of(statement: Statement, reading: Reading) -> str:
    """Return the row or sentence of a statement, as it stands on its page."""
    return reading.page.text[statement.start : statement.end]


def tell_ledger(numbers: pd.DataFrame, statements: pd.DataFrame) -> str:
    """Say whether every number token is accounted for, and how many figures kept an unrecognised
    form.
    """
    unread = numbers[numbers["role"] == "unread"]
    other = int((statements["pattern"] == "other").sum())
    told = (
        f"Of **{len(numbers)}** number tokens **{len(numbers) - len(unread)}** are accounted for,"
        " each by a role. "
    )
    told += (
        f"Not accounted for: {'; '.join(unread['text'])}. " if len(unread) else "None is unread. "
    )
    return (
        told
        + f"{other} figure(s) were kept with their sentence although its form was not recognised "
        f"({100 * other / max(1, len(numbers)):.1f} % of tokens)."
    )
