"""What reading did, counted: the roles of all numbers, the sentence forms, what nobody could
read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from rankings.language.sentences import Sentences
from rankings.parse.model import Reading, Statement
from rankings.parse.quotes import find_untrue_quotes

ROLES = ("cell", "statement", "date", "decision", "label", "boilerplate", "unread")


@cache
def load_answers(language: str) -> Sentences:
    """Return the sentences of a language."""
    return Sentences(Path(__file__).with_name("answers"), language)


def count_roles(numbers: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """Return what the number tokens of all sources are: tokens and percent of each role, in the
    order of the ledger.
    """
    counts = numbers["role"].value_counts()
    rows = [
        {
            "role": role,
            "meaning": load_answers(language).say(f"role.{role}"),
            "tokens": int(counts.get(role, 0)),
            "percent": round(100 * int(counts.get(role, 0)) / max(1, len(numbers)), 1),
        }
        for role in ROLES
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


def tell_texts(texts: int, language: str = "en") -> str:
    """Say how many normalised texts were written."""
    return load_answers(language).say("texts", count=texts)


def tell_pages(documents: pd.DataFrame, language: str = "en") -> str:
    """Say how many sources there are, of which kind, and which hold no ranking."""
    words = load_answers(language)
    pages = int((documents["kind"] == "page").sum())
    without = documents.loc[~documents["has_ranking"], "document_id"]
    return words.say(
        "pages.told",
        count=len(documents),
        pages=pages,
        typed=len(documents) - pages,
        ranked=words.say(
            "pages.unranked" if len(without) else "pages.ranked", documents=", ".join(without)
        ),
    )


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


def tell_ledger(numbers: pd.DataFrame, statements: pd.DataFrame, language: str = "en") -> str:
    """Say whether every number token is accounted for, and how many figures kept an unrecognised
    form.
    """
    words = load_answers(language)
    unread = numbers[numbers["role"] == "unread"]
    other = int((statements["pattern"] == "other").sum())
    return words.say(
        "ledger.told",
        count=len(numbers),
        known=len(numbers) - len(unread),
        unread=words.say(
            "ledger.unread" if len(unread) else "ledger.none", texts="; ".join(unread["text"])
        ),
        other=other,
        percent=f"{100 * other / max(1, len(numbers)):.1f}",
    )


def tell_quotes(table: pd.DataFrame, province: str, language: str = "en") -> str:
    """Say whether every row quotes what really stands on its page."""
    untrue = find_untrue_quotes(table, province)
    return load_answers(language).say(
        "quotes.all" if untrue.empty else "quotes.untrue",
        held=len(table) - len(untrue),
        count=len(table),
        untrue=len(untrue),
        documents=", ".join(untrue["document_id"].unique()),
    )
