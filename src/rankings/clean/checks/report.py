"""How a check says what it found: both languages, both places, in words a reader understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rankings.clean.model import Evidence, Finding, Observations
from rankings.parse.model import Span

Check = Callable[[Observations], Iterator[Finding]]
ERROR, WARNING, NOTE = "error", "warning", "note"
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")


@dataclass(frozen=True)
class Place:
    """A quote and where it stands."""

    quote: str
    start: int
    end: int


def place_of(row: object) -> Place:
    """The quote of a row."""
    return Place(row.quote, row.start, row.end)


def place_of_span(span: Span) -> Place:
    """Return where a printed value stands."""
    return Place(span.text, span.start, span.end)


def sentence_at(text: str, start: int, end: int) -> Place:
    r"""The sentence or line around a stretch of text, without the white space at its ends.

    >>> sentence_at("Một câu. Trên địa tỉnh hiện có 201 đài.\nHết", 9, 22).quote
    'Trên địa tỉnh hiện có 201 đài.'
    """
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 600), start)]
    after = _SENTENCE_END.search(text, end)
    first = before[-1] if before else max(0, start - 600)
    last = len(text) if after is None else after.end() if after[0] != "\n" else after.start()
    first += len(text[first:start]) - len(text[first:start].lstrip())
    return Place(text[first:last].rstrip(), first, first + len(text[first:last].rstrip()))


def evidence(field: str, *places: Place | Span) -> list[Evidence]:
    """Places as evidence of a field."""
    return [
        Evidence(
            field, place.quote if isinstance(place, Place) else place.text, place.start, place.end
        )
        for place in places
    ]


def write_number(value: Decimal | int | None) -> str:
    """A number as a Vietnamese page writes it.

    >>> write_number(Decimal("843.24")), write_number(13)
    ('843,24', '13')
    """
    return "" if value is None else f"{value}".replace(".", ",")


def write_english(value: Decimal | int | None) -> str:
    """Return a number as an English message has it, nothing where it is missing."""
    return "" if value is None else f"{value}"


def round_share(share: Decimal, digits: int) -> Decimal:
    """A share rounded half up to so many digits.

    >>> round_share(Decimal(14800) / 225, 2)
    Decimal('65.78')
    """
    return share.quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP")


def digits_of(value: Decimal) -> int:
    """How many digits are printed behind the decimal mark."""
    return max(0, -value.as_tuple().exponent)


def write_date(iso: str) -> str:
    """A day as a Vietnamese page writes it.

    >>> write_date("2022-03-08")
    '8/3/2022'
    """
    return "/".join(str(int(part)) for part in reversed(iso.split("-")))
