"""A sheet of national indices is refused, with each faulty row named, before anything is written
from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from rapidfuzz import process

from rankings.clean.source import Source
from rankings.errors import SourceError
from rankings.language.entries import choose_language
from rankings.language.numbers import parse_number
from rankings.language.sentences import Sentences
from rankings.registry.frameworks import framework_of, indices_of_provinces, load_frameworks
from rankings.registry.provinces import (
    MERGED,
    MERGED_IN,
    find_province,
    provinces_of,
    speaks_of_merged,
)

FOLDER = Path(__file__).with_name("sheet_faults")
MOST = 64  # provinces there ever were at one time: with Hà Tây, until 2008
NAMED = ("unit", "year", "rank", "rank_of", "score")  # what a row says, as the sheet calls it
Row = tuple[str, Mapping[str, str]]


def refuse_sheet(rows: Iterable[Row], place: str, language: str | None = None) -> None:
    """Raise SourceError that names every faulty row of one source's sheet with its remedy; do
    nothing where there is none. A row is (where it stands, what it says by column).
    """
    words = Sentences(FOLDER, language or choose_language())
    lines = [
        words.say(
            "line",
            place=where,
            said=words.say(f"{key}.said", **values),
            do=words.say(f"{key}.do", **values),
        )
        for where, key, values in find_sheet_faults(list(rows), words)
    ]
    if lines:
        said = words.say("refused.said", faults=len(lines))
        raise SourceError("\n  ".join([said, *lines]), place=place, hint=words.say("refused.do"))


def find_sheet_faults(rows: list[Row], words: Sentences) -> Iterator[tuple[str, str, dict]]:
    """Yield what is wrong: where, which fault, and its values."""
    seen: dict[tuple, str] = {}
    for where, row in rows:
        index, unit, year = row.get("framework", ""), row["unit"], row.get("year", "")
        facts = {"index": row.get("index_name") or index, "unit": unit, "year": year}
        if not year.isdecimal():
            yield where, "no_year", {}
            continue
        if index not in indices_of_provinces():
            yield where, "unknown_index", facts | {"known": ", ".join(indices_of_provinces())}
            continue
        yield from ((where, key, facts | values) for key, values in find_row_faults(row, words))
        cell = (index, year, row.get("vintage", ""), unit)
        if cell in seen:
            yield where, "second_figure", facts | {"first": seen[cell]}
        seen.setdefault(cell, where)


def find_row_faults(row: Mapping[str, str], words: Sentences) -> Iterator[tuple[str, dict]]:
    """Yield what is wrong within one row of a known index and year."""
    year = int(row["year"])
    is_new = speaks_of_merged(row.get("rank_of"), row.get("vintage"))
    vintage = "34" if is_new or year >= MERGED_IN else "63"
    found = find_province(row["unit"], "2025-12-31" if vintage == "34" else "2021-12-31")
    if found is None or found.vintage != vintage:
        names = [body.name for body in provinces_of(vintage).values()]
        near = process.extractOne(row["unit"], names, score_cutoff=60)
        yield "unknown_province", {"near": words.say("near", name=near[0]) if near else ""}
    first = min(
        version.first_year
        for version in load_frameworks().values()
        if version.framework == row["framework"] and version.province == "vn"
    )
    if year < first:
        yield "too_early", {"first": first}
    rank, of = row.get("rank", ""), row.get("rank_of", "")
    score = read_score(row.get("score", ""))
    if not rank and score is None:
        yield "no_figure", {}
    if rank.isdecimal() and of.isdecimal() and int(rank) > int(of):
        yield "rank_above_number", {"rank": rank, "of": of}
    elif rank.isdecimal() and int(rank) > (most := MERGED if vintage == "34" else MOST):
        yield "rank_above_all", {"rank": rank, "of": most}
    scale = find_scale(row["framework"], year)
    if score is not None and scale is not None and score > scale:
        yield "score_above_scale", {"score": row["score"], "scale": scale}


def find_scale(index: str, year: int) -> Decimal | None:
    """The most that a province can have in an index in a year, None where it is not on record.

    >>> find_scale("dti", 2023), find_scale("papi", 2012)
    (Decimal('1'), None)
    """
    facts = {"province": "vn", "framework": index, "year": year}
    version = framework_of(facts, "province")
    return version.levels["province"].max_score if version else None


def read_score(text: str) -> Decimal | None:
    """A typed score as a number, whichever mark stands before its decimals; None where there is
    none.

    >>> read_score("91,50"), read_score("0.6845"), read_score("")
    (Decimal('91.50'), Decimal('0.6845'), None)
    """
    try:
        return parse_number(text, "," if "," in text else ".") if text else None
    except ValueError:
        return None


def refuse_source(source: Source) -> None:
    """Raise SourceError where a sheet in the folder of national sources has a faulty row; the place
    is the line of its file.
    """
    refuse_sheet(
        (
            (
                f"{source.document_id}:{source.text.count(chr(10), 0, statement.start) + 1}",
                {name: span.text for name, span in statement.fields.items() if name in NAMED}
                | {
                    "framework": statement.attributes.get("framework", ""),
                    "index_name": statement.index_name,
                    "vintage": statement.label,
                },
            )
            for statement in source.statements
            if statement.kind == "ranking"
        ),
        source.document_id,
    )
