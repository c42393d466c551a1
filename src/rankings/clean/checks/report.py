"""How a check says what it found: in every language, both places, in words a reader understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rankings.clean.checks.check_list import load_checks, load_messages
from rankings.clean.observations import Evidence, Finding, Observations
from rankings.language.entries import say_in_all
from rankings.language.sentences import Part
from rankings.parse.model import Span

Check = Callable[[Observations], Iterator[Finding]]
ERROR, WARNING, NOTE = "error", "warning", "note"
_LIST_MARK = re.compile(r"\s*(?:[-+]\s+)?")
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")


@dataclass(frozen=True)
class Place:
    """A quote and where it stands."""

    quote: str
    start: int
    end: int


def sentence_at(text: str, start: int, end: int) -> Place:
    r"""The sentence or line around a stretch of text, without the white space at its ends and the
    hyphen of a list.

    >>> sentence_at("Một câu.\n- Trên địa tỉnh hiện có 201 đài.\nHết", 11, 24).quote
    'Trên địa tỉnh hiện có 201 đài.'
    """
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 600), start)]
    after = _SENTENCE_END.search(text, end)
    first = before[-1] if before else max(0, start - 600)
    last = len(text) if after is None else after.end() if after[0] != "\n" else after.start()
    first += _LIST_MARK.match(text[first:start]).end()
    return Place(text[first:last].rstrip(), first, first + len(text[first:last].rstrip()))


def evidence(field: str, *places: Place | Span | object) -> list[Evidence]:
    """Places, printed values or the quotes of rows as evidence of a field, each once."""
    found = (Evidence(field, quote_of(place), place.start, place.end) for place in places)
    return list(dict.fromkeys(found))


def quote_of(place: Place | Span | object) -> str:
    """What is printed at a place."""
    return place.text if isinstance(place, Span) else place.quote


def spans_of(rows: Sequence[object], *names: str) -> list[Span]:
    """Return where values of rows are printed; those printed nowhere are left out."""
    return [row.spans[name] for row in rows for name in names if name in row.spans]


def find(
    code: str,
    at: Place | Span | object,
    *,
    said: object,
    found: object,
    severity: str = "",
    evidence: Sequence[Evidence] = (),
    document_id: str | None = None,
    **values: object,
) -> Finding:
    """Return a finding of the check before the dot of `code`, its sentence in every language.

    The sentence is the catalogue's entry `code` (`checks/vi.yaml`, `checks/en.yaml`), filled with
    `said`, `found` and `values`. `severity` is asked for only where the check judges degrees
    (its `severity` in `vi.yaml`).

    >>> row = Place("2 Sở Y tế", 0, 9)
    >>> found = find("unit_twice.unit_twice", row, said="", found="", unit="Sở Y tế")
    >>> found.messages["message"]
    'Sở Y tế được nêu hai lần trong cùng một bảng.'
    """
    check = code.partition(".")[0]
    sentence = Part(code, said=said, found=found, **values)
    return Finding(
        check=check,
        severity=severity or load_checks()[check].severities[0],
        messages=say_in_all("message", sentence.say_from(load_messages)),
        said=f"{said}",
        found=f"{found}",
        quote=quote_of(at),
        start=at.start,
        end=at.end,
        evidence=list(evidence),
        document_id=document_id,
    )
