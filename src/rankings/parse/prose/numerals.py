"""Numerals of a list inside a paragraph: "1. A: 78,15 điểm; 2. B: 76,90 điểm", "(1) A đạt 90%, (2)
B đạt 88%".
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.parse.model import Span, Statement, list_ranked
from rankings.parse.prose.marks import Mark

_NUMERAL = re.compile(
    r"(?:(?:\A|[;:,.…]\s?|\s)\((?P<bracketed>\d{1,3})\)|(?:\A|[;:,.]\s)(?P<numeral>\d{1,3})[.)])\s?\Z"
)


_RANKS = re.compile(r"(?:xếp hạng|thứ hạng|thứ tự|xếp thứ)[^.;()]*\Z", re.IGNORECASE)
_FEWEST = 3  # names that a list of places counts


def drop_numerals(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without the "(2)" in front of a name, which only counts the list; it stays
    where nothing in the sentence lists, and is a place in "Xếp hạng: (1) A; (2) B; (3) C".
    """
    heads = {
        place
        for place, run in enumerate(zip(marks, marks[1:], marks[2:], marks[3:], strict=False))
        if [mark.kind for mark in run] == ["open", "number", "close", "unit"]
        and not run[1].of
        and run[1].span.text.isdigit()
    }
    dropped = {place + step for place in heads for step in range(3)} if len(heads) > 1 else set()
    kept = {place for place in dropped - {*heads} if place - 1 in heads}
    if kept and _are_places(text, marks, sorted(heads)):
        ranks = {
            place: replace(marks[place], kind="rank", end=marks[place + 1].end) for place in kept
        }
        marks = [ranks.get(place, mark) for place, mark in enumerate(marks)]
        dropped -= kept
    return [mark for place, mark in enumerate(marks) if place not in dropped]


def _are_places(text: str, marks: list[Mark], heads: list[int]) -> bool:
    """Whether numerals count bare names from one, behind words that rank them."""
    told = [marks[place + 1].span.text.lstrip("0") for place in heads]
    first = marks[heads[0]].start
    values = {"rank", "score", "percent", "grade"} & {mark.kind for mark in marks}
    return (
        _counts_from_one(told)
        and not values
        and bool(_RANKS.search(text, max(0, first - 80), first))
    )


def _counts_from_one(told: list[str]) -> bool:
    return len(told) >= _FEWEST and told == [str(place) for place in range(1, len(told) + 1)]


def number_names(marks: list[Mark]) -> list[Mark]:
    """Return the marks with the numbers that count up names in order as their places: "xếp theo thứ
    tự: 1. thành phố Bắc Giang; 2. huyện Yên Thế; 3. Yên Dũng".
    """
    order = next((place for place, mark in enumerate(marks) if mark.kind == "in_order"), len(marks))
    numbers = [
        (mark, named)
        for mark, named in itertools.pairwise(marks[order:])
        if (mark.kind, named.kind) == ("number", "unit") and named.start - mark.end <= _DOT
    ]
    if not _counts_from_one([mark.span.text for mark, _ in numbers]):
        return marks
    ends = {mark.start: named.start for mark, named in numbers}
    return [
        replace(mark, kind="rank", end=ends[mark.start]) if mark.start in ends else mark
        for mark in marks
    ]


_DOT = 2  # letters: "1.", "2. "


def number_inline(text: str, before: list[Statement], rankings: list[Statement]) -> None:
    """Give the rows of a paragraph the places that its numerals count, from one, or on from the
    last place told `before`; numerals along which the scores rise count no places.
    """
    rows = list_ranked(rankings)
    ranks = (_rank(row) for row in reversed(list_ranked(before)))
    last = next((rank for rank in ranks if rank is not None), None)
    run: list[tuple[Statement, Span | None]] = []
    for row in [*rows, None]:
        numeral = _numeral_of(text, row) if row else None
        told = [int(span.text) for _, span in run if span]
        begins = numeral is not None and bool(told) and int(numeral.text) <= told[-1]
        if row is None or begins:
            _place_run(_trim(run), last)
            run = []
        if row is not None and (run or numeral):
            run.append((row, numeral))


def _numeral_of(text: str, row: Statement) -> Span | None:
    start = row.fields["unit"].start
    found = _NUMERAL.search(text, max(0, start - 8), start)
    group = "bracketed" if found and found["bracketed"] else "numeral"
    return Span(found[group], *found.span(group)) if found else None


def _trim(run: list[tuple[Statement, Span | None]]) -> list[tuple[Statement, Span | None]]:
    """The run up to its last numeral."""
    last = max((place for place, (_, span) in enumerate(run) if span), default=-1)
    return run[: last + 1]


def _place_run(run: list[tuple[Statement, Span | None]], last: int | None) -> None:
    told = [span for _, span in run if span]
    if len(told) < 2:
        return
    first = int(told[0].text)
    counts = all(
        span is None or int(span.text) == number for number, (_, span) in enumerate(run, first)
    )
    ordered = run[0][0].attributes.get("rank") == told[0].text
    if not counts or not (first == 1 or ordered or last == first - 1) or _rises(run):
        return
    for number, (row, span) in enumerate(run, first):
        printed = row.attributes.get("rank_source", "order") == "printed"
        if printed or "rank_from_bottom" in row.attributes:
            continue
        row.attributes |= {"rank_source": "order", "rank": str(number)}
        if span is not None:
            row.fields["rank"] = span
            row.start = min(row.start, span.start)


def _rises(run: list[tuple[Statement, Span | None]]) -> bool:
    scores = [row.fields["score"].text.replace(",", ".") for row, _ in run if "score" in row.fields]
    values = [float(score) for score in scores if re.fullmatch(r"\d+(?:\.\d+)?", score)]
    return any(earlier < later for earlier, later in itertools.pairwise(values))


def _rank(row: Statement) -> int | None:
    return int(row.told_rank) if row.told_rank.isdigit() else None
