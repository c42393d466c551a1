"""Terms in both languages, and what some of them mean, for readers of the reports."""

from __future__ import annotations

from dataclasses import dataclass

from rankings.errors import SourceError
from rankings.language.entries import DEFAULT, FALLBACK, LANGUAGES
from rankings.registry.reference import read_reference, remembered


@dataclass(frozen=True)
class Term:
    """A term of `glossary.csv`: its words and its meaning by language; a term without a meaning is
    a translation only.
    """

    words: dict[str, str]
    meanings: dict[str, str]
    topic: str


@remembered(maxsize=None)
def find_term(text: str, language: str) -> str:
    """Return what a Vietnamese term is called in a language; "" where the glossary has none.

    >>> find_term("hồ sơ", "en"), find_term("tên lạ", "en")
    ('dossiers', '')
    """
    wanted = text.casefold()
    found = (term for term in list_terms() if term.words["vi"].casefold() == wanted)
    return next((term.words[language] for term in found), "")


def list_terms() -> list[Term]:
    """Return the terms in the order of the file; every meaning is there in both languages, else
    SourceError.

    >>> next(term.words["en"] for term in list_terms() if term.words["vi"] == "bộ tiêu chí")
    'set of criteria'
    """
    terms = []
    for row in read_reference("glossary"):
        words, meanings = (
            {name: row.get(f"{kind}{name}") or row[f"{kind}{FALLBACK}"] for name in LANGUAGES}
            for kind in ("", "meaning_")
        )
        if bool(row[f"meaning_{DEFAULT}"]) != bool(row[f"meaning_{FALLBACK}"]):
            raise SourceError(
                "a meaning is given in one language only",
                place="glossary.csv",
                quote=row["vi"],
                hint="fill in meaning_vi and meaning_en, or neither",
            )
        terms.append(Term(words, meanings, row["topic"]))
    return terms
