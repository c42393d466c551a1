"""The facts of the five gold folders with the places in the page where they are printed.

Written from the gold and the pages alone: nothing of `rankings` is imported, so that it can judge
what `rankings` finds.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
RAW = TESTS.parent / "data" / "raw"
PAGES = {
    "hung-yen_2018_egov_none": "hung-yen/2018_egov_none.txt",
    "phu-tho_2017_ict_use_3426": "phu-tho/2017_ict_use_3426.txt",
    "phu-tho_2021_egov_519": "phu-tho/2021_egov_519.txt",
    "phu-tho_2021_indices_none": "phu-tho/2021_indices_none.txt",
    "phu-tho_2024_dti_42": "phu-tho/2024_dti_42.txt",
}
HIDDEN_PLACES = {"một": "1"}  # number words the gold gives as digits


@dataclass(frozen=True)
class Token:
    """Printed characters and where they stand in the unchanged page."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Fact:
    """One printed fact: its tokens by role, and the stretch of page that holds it."""

    kind: str
    group: str
    tokens: dict[str, Token] = field(hash=False)
    attributes: dict[str, str] = field(default_factory=dict, hash=False)
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Page:
    """A page and all its facts."""

    document_id: str
    text: str
    facts: tuple[Fact, ...]
    evaluation_year: int


@functools.cache
def load_page(document_id: str) -> Page:
    """The page with the facts that its gold folder and the typed relations hold."""
    text = (RAW / PAGES[document_id]).read_bytes().decode("utf-8")
    facts = [
        *table_rows(document_id, text),
        *prose_rows(document_id, text),
        *grade_lists(document_id, text),
        *criteria(document_id, text),
        *claims(document_id, text),
        *typed_relations(document_id, text),
    ]
    year = next(
        int(row["value"])
        for row in read_gold(document_id, "header")
        if row["fact"] == "evaluation_year"
    )
    return Page(document_id, text, tuple(facts), year)


def read_gold(document_id: str, name: str) -> list[dict[str, str]]:
    with open(TESTS / "gold" / document_id / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pattern_of(words: str) -> str:
    """A pattern for printed words, whatever white space stands between them."""
    return r"\s+".join(re.escape(word) for word in words.split())


def find_token(
    text: str, words: str, start: int = 0, end: int | None = None, whole: bool = True
) -> Token:
    """The first place of some words behind `start`; a number only where no other digit touches
    it.
    """
    pattern = pattern_of(words)
    if whole and words[:1].isdigit():
        pattern = rf"(?<![\d.,/]){pattern}(?![\d/]|[.,]\d)"
    match = re.compile(pattern).search(text, start, len(text) if end is None else end)
    if match is None:
        raise LookupError(f"not on the page behind {start}: {words!r}")
    return Token(match[0], match.start(), match.end())


def find_snippet(text: str, snippet: str) -> Token:
    """The one place of a snippet."""
    places = list(re.finditer(pattern_of(snippet), text))
    if len(places) != 1:
        raise LookupError(f"{len(places)} places of {snippet!r}")
    return Token(places[0][0], places[0].start(), places[0].end())


def table_rows(document_id: str, text: str) -> Iterator[Fact]:
    """The rows of the tables, each with the lines it fills."""
    groups: dict[str, list[dict[str, str]]] = {}
    for row in read_gold(document_id, "rankings"):
        if row["source"] == "table":
            groups.setdefault(row["level"], []).append(row)
    for level, rows in groups.items():
        at, placed = last_place(text, rows[0]["label"]), []
        for row in rows:
            tokens = {"rank": find_line(text, row["rank"], at)}
            at = tokens["rank"].end
            for role, words in (
                ("unit", row["unit_printed"]),
                ("previous", row["previous_score_text"]),
                ("score", row["score_text"]),
            ):
                if words:
                    tokens[role] = find_line(text, words, at)
                    at = tokens[role].end
            placed.append(tokens)
        starts = [tokens["rank"].start for tokens in placed]
        for index, tokens in enumerate(placed):
            last = index + 1 == len(placed)
            start = placed[index - 1]["score"].end if last else starts[index]
            yield Fact(
                "row", level, tokens, {}, start, tokens["score"].end if last else starts[index + 1]
            )


def last_place(text: str, label: str) -> int:
    """Behind the last place of a heading (a sentence of the lead may hold the same words)."""
    return list(re.finditer(pattern_of(label), text))[-1].end()


def find_line(text: str, words: str, start: int) -> Token:
    match = re.compile(
        rf"^[^\S\n|]*({pattern_of(words)})[^\S\n]*\|?[^\S\n]*$", re.MULTILINE
    ).search(text, start)
    if match is None:
        raise LookupError(f"no line behind {start}: {words!r}")
    return Token(match[1], match.start(1), match.end(1))


def prose_rows(document_id: str, text: str) -> Iterator[Fact]:
    """Ranked units of sentences: two places each in the page of 2017, four indices in the page of
    indices.
    """
    at = 0
    for row in read_gold(document_id, "rankings"):
        if row["source"] != "prose" or row["grade"]:
            continue
        if row["index_name"]:
            at = find_snippet(
                text,
                (
                    f"Chỉ số {row['index_name']} của tỉnh Phú Thọ đạt"
                    if row["index_name"] == "PCI"
                    else f"Chỉ số {row['index_name']} đạt"
                ),
            ).end
            tokens = {"score": find_token(text, row["score_text"], at)}
            tokens["rank"] = find_token(text, row["rank"], tokens["score"].end, whole=False)
            tokens["of"] = find_token(text, row["rank_of"], tokens["rank"].end, whole=False)
            behind = text.index("(", tokens["of"].end)
            if row["score_change"]:
                tokens["score_change"] = find_token(text, row["score_change"], behind)
            steps = re.compile(r"(\d+|một) bậc").search(text, behind)
            tokens["rank_change"] = Token(steps[1], steps.start(1), steps.end(1))
            yield Fact("index", row["index_name"], tokens, {"unit": row["score_unit"]})
            continue
        at = max(at, last_place(text, row["label"]))
        unit = find_token(text, row["unit_printed"], at)
        score = find_token(text, row["score_text"], unit.end)
        at = score.end
        yield Fact("place", row["level"], {"unit": unit, "score": score}, {"rank": row["rank"]})


def grade_lists(document_id: str, text: str) -> Iterator[Fact]:
    """Grades: the count and the named units of each."""
    rows = [row for row in read_gold(document_id, "rankings") if row["grade"]]
    for count in read_gold(document_id, "grade_counts"):
        label = next(row["label"] for row in rows if row["level"] == count["level"])
        at, group = last_place(text, label), f"{count['level']}: {count['grade']}"
        word = r"\s+(?:được\s+)?xếp\s+hạng\s+(?:loại\s+)?"
        match = re.compile(
            rf"({re.escape(count['count_text'])})\s+(?:có\s+)?đơn\s+vị{word}{count['grade']}"
        ).search(text, at) or re.compile(
            rf"({re.escape(count['count_text'])})\s+có\s+đơn\s+vị{word}{count['grade']}"
        ).search(text, at)
        yield Fact(
            "grade_count",
            group,
            {"count": Token(match[1], match.start(1), match.end(1))},
            {
                "level": count["level"],
                "complete": str(
                    (count["count_text"].isdigit() and "Khá" not in count["grade"])
                    or count["level"] == "district"
                ),
            },
        )
        at = match.end()
        for row in rows:
            if (row["level"], row["grade"]) == (count["level"], count["grade"]):
                tokens = {"unit": find_token(text, row["unit_printed"], at)}
                at = tokens["unit"].end
                if row["score_text"]:
                    tokens["score"] = find_token(text, row["score_text"], at)
                    at = tokens["score"].end
                yield Fact(
                    "graded", group, tokens, {"level": row["level"]}, tokens["unit"].start, at
                )


def criteria(document_id: str, text: str) -> Iterator[Fact]:
    """Maxima, and the units named on each criterion."""
    paragraphs: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read_gold(document_id, "criteria"):
        paragraphs.setdefault((row["level"], row["criterion"]), []).append(row)
    for (level, name), rows in paragraphs.items():
        line = re.compile(rf"^\s*-\s+{pattern_of(name)}:.*$", re.MULTILINE).search(text)
        at, end, group = line.start() + line[0].index(":"), line.end(), f"{level}: {name}"
        top = re.compile(r"điểm\s+tối\s+đa\s*(?:là\s+|\()?(\d+)").search(text, at, end)
        yield Fact(
            "criterion", group, {"max": Token(top[1], top.start(1), top.end(1))}, {"level": level}
        )
        lists: set[str] = set()
        for row in rows:
            if row["list_count"] and row["statistic"] not in lists:
                lists.add(row["statistic"])
                said = re.compile(rf"(?<!\d)({row['list_count']})\s+đơn\s+vị").search(text, at, end)
                tokens = {"count": Token(said[1], said.start(1), said.end(1))}
                told = (
                    re.compile(rf"-\s+({row['score_text']})\s+điểm").search(text, said.end(), end)
                    if row["score_text"] == "0"
                    else None
                )
                if told:
                    tokens["score"] = Token(told[1], told.start(1), told.end(1))
                at = said.end()
                yield Fact("criterion_list", group, tokens, {"statistic": row["statistic"]})
            if not row["unit_printed"]:
                continue
            unit = find_token(text, row["unit_printed"], at, end)
            behind = (
                re.compile(rf"\s*(?:\(|đạt\s+)({pattern_of(row['score_text'])})\s+điểm").match(
                    text, unit.end
                )
                if row["score_text"]
                else None
            )
            tokens = {
                "unit": unit,
                **({"score": Token(behind[1], behind.start(1), behind.end(1))} if behind else {}),
            }
            at = behind.end() if behind else unit.end
            yield Fact(
                "scored",
                group,
                tokens,
                {
                    "statistic": row["statistic"],
                    "at_max": "yes" if not behind and row["score_text"] == row["max_score"] else "",
                },
                unit.start,
                unit.end,
            )


def claims(document_id: str, text: str) -> Iterator[Fact]:
    """Every other figure; a percentage behind its own fraction is joined to it."""
    before: dict[str, str] = {}
    for row in read_gold(document_id, "claims"):
        snippet = find_snippet(text, row["snippet"])
        tokens = {
            "value": find_token(text, row["value_text"], snippet.start, snippet.end, whole=False)
        }
        if row["of_text"]:
            tokens["of"] = find_token(
                text, row["of_text"], tokens["value"].end, snippet.end, whole=False
            )
        if row["change_text"]:
            tokens["change"] = find_token(
                text, row["change_text"], tokens["value"].end, snippet.end, whole=False
            )
        same = (
            before
            and before["of_text"]
            and row["unit"] == "%"
            and (before["subject"], before["measure"]) == (row["subject"], row["measure"])
        )
        yield Fact(
            "claim",
            row["snippet"],
            tokens,
            {
                "unit": row["unit"],
                "year": row["year"],
                "share_of": before["snippet"] if same else "",
                "word": row["comparator_word"],
            },
        )
        before = row


def typed_relations(document_id: str, text: str) -> Iterator[Fact]:
    """Lists, years and dates that the gold tables do not hold, typed from the pages."""
    with open(
        Path(__file__).parent / "printed_relations.csv", encoding="utf-8", newline=""
    ) as file:
        rows = [row for row in csv.DictReader(file) if row["document_id"] == document_id]
    at: dict[tuple[str, str], int] = {}
    for row in rows:
        snippet = find_snippet(text, row["snippet"])
        begin = (
            max(snippet.start, at.get((row["relation"], row["group"]), 0))
            if row["role"] == "member"
            else snippet.start
        )
        token = find_token(text, row["text"], begin, snippet.end, whole=False)
        if row["role"] == "member":
            at[row["relation"], row["group"]] = token.end
        yield Fact(
            row["relation"],
            row["group"],
            {row["role"]: token},
            {"role": row["role"]},
            token.start,
            token.end,
        )


def read_value(text: str) -> Decimal | None:
    """The number of a token: a comma, or a dot before one or two last digits, is the decimal mark;
    a dot before three is not.

    >>> read_value("4, 72"), read_value("843.24"), read_value("513.922"), read_value("một")
    (Decimal('4.72'), Decimal('843.24'), Decimal('513922'), Decimal('1'))
    """
    words = re.sub(r"\s", "", HIDDEN_PLACES.get(text, text))
    if text == "không":
        return Decimal(0)
    if "," in words:
        words = words.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", words):
        words = words.replace(".", "")
    try:
        return Decimal(words)
    except ArithmeticError:
        return None
