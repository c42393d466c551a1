"""Headings that each open the part of a page on one index ("1. Về DDCI năm 2019", "2. Chỉ số cải
cách hành chính năm 2020") or on one year ("Năm 2021: Tài chính vươn lên").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from rankings.parse.model import Span, Statement
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import Named, find_words, is_baseline

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OPENING = 40  # letters before the index: a heading that opens a part begins with what it is about


@dataclass(frozen=True)
class Head:
    """A heading: the index it names, and its year where it prints one alone."""

    start: int
    index: Named | None
    year: Span | None


def find_heads(text: str, sentences: list[Sentence], statements: list[Statement]) -> list[Head]:
    """Return the headings that part a page by index, in order; none where no two of them name other
    indices over rankings of running text.
    """
    heads = [
        head for one in sentences if one.is_heading and (head := _read_head(text, one)) is not None
    ]
    rows = [row for row in statements if row.kind == "ranking" and row.source == "prose"]
    over = {head.index.value for row in rows if (head := head_over(heads, row.start)) is not None}
    return heads if len(over) > 1 else []


_DATED = re.compile(r"(?:\d{1,2}[.)]\s|[IVX]{1,4}\.\s)?Năm\s(?P<year>20\d\d)(?!\d|\s?[-–]\s?20)")


def find_dated_heads(text: str, sentences: list[Sentence]) -> list[Head]:
    """Return the headings that part a page by year, in order; none where all are of one year."""
    found = [
        match
        for one in sentences
        if one.is_heading and (match := _DATED.match(text, one.start, one.end)) is not None
    ]
    heads = [Head(one.start(), None, Span(one["year"], *one.span("year"))) for one in found]
    return heads if len({one["year"] for one in found}) > 1 else []


def head_over(heads: list[Head], place: int) -> Head | None:
    """The nearest of the headings above a place.

    >>> head_over([], 5) is None
    True
    """
    above = bisect_right([head.start for head in heads], place)
    return heads[above - 1] if above else None


def _read_head(text: str, heading: Sentence) -> Head | None:
    words = text[heading.start : heading.end]
    named = list(find_words(words, "index_name", "framework_word"))
    if len({word.value for word in named}) != 1 or named[0].start > _OPENING:
        return None
    index = Named(named[0].value, heading.start + named[0].start, heading.start + named[0].end)
    years = [match for match in _YEAR.finditer(words) if not is_baseline(words, match.start())]
    place = heading.start + years[0].start() if len(years) == 1 else 0
    year = Span(years[0][0], place, place + len(years[0][0])) if place else None
    return Head(heading.start, index, year)


def date_by_heads(statements: list[Statement], heads: list[Head]) -> None:
    """Give what running text says under a heading the year of the heading, where it says none."""
    for row in statements:
        head = head_over(heads, row.start) if row.source == "prose" else None
        if head is not None and head.year is not None and "year" not in row.fields:
            row.attributes.setdefault("year", head.year.text)
