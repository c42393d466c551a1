"""Seeded mutants of the five pages: one slip of a copyist or a typist each, done to the page and to
its gold facts alike.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .gold_facts import PAGES, Fact, Page, Token, load_page, read_value
from .relations import find_broken, find_tensions, identify, of_kind

Edit = tuple[int, int, str]
Slip = tuple[str, list[Edit], tuple[Fact, ...]]
SEED = 20261121
PER_KIND = 4  # mutants of a kind on a page, drawn from all that can be made
LISTS = {
    "top_list": "member",
    "excluded_list": "member",
    "criteria_list": "member",
    "graded": "unit",
    "scored": "unit",
}
STRANGERS = {
    "department": (
        "Sở Du lịch",
        "Sở Ngoại vụ",
        "Sở Y tế",
        "Sở Tư pháp",
        "Thanh tra tỉnh",
        "Sở Xây dựng",
    ),
    "district": ("Yên Lập", "Thanh Sơn", "Yên Mỹ", "Phù Cừ", "Văn Lâm", "Đoan Hùng"),
}


@dataclass(frozen=True)
class Mutant:
    """An altered page, what was done to it, and what the oracle says of it."""

    name: str
    document_id: str
    text: str
    broken: frozenset[
        tuple[str, str]
    ]  # relations that held on the page, or broke otherwise, and are now broken
    is_judged: bool  # False where the change may or may not be a contradiction

    @property
    def kind(self) -> str:
        return self.name.split(":")[0]


def make_mutants(document_id: str) -> list[Mutant]:
    """The mutants of a page, the same on every run."""
    page = load_page(document_id)
    before, tense = (
        find_broken(page.facts, page.evaluation_year),
        find_tensions(page.facts, page.evaluation_year),
    )
    drawn: list[Mutant] = []
    for maker in MAKERS:
        chance = random.Random(f"{SEED} {document_id} {maker.__name__}")
        by_kind: dict[str, list[Slip]] = defaultdict(list)
        for slip in maker(page, chance):
            by_kind[slip[0].split(":")[0]].append(slip)
        for slips in by_kind.values():
            for name, edits, facts in chance.sample(slips, min(PER_KIND, len(slips))):
                broken = frozenset(find_broken(facts, page.evaluation_year) - before)
                doubtful = find_tensions(facts, page.evaluation_year) - tense
                drawn.append(
                    Mutant(
                        name,
                        document_id,
                        apply(page.text, edits),
                        broken,
                        bool(broken) or not doubtful,
                    )
                )
    return number_names([mutant for mutant in drawn if mutant.text != page.text])


def number_names(mutants: list[Mutant]) -> list[Mutant]:
    """A number behind names that several mutants of a page have, so that each can be listed."""
    seen: dict[str, int] = defaultdict(int)
    numbered = []
    for mutant in mutants:
        seen[mutant.name] += 1
        numbered.append(
            mutant
            if seen[mutant.name] == 1
            else dataclasses.replace(mutant, name=f"{mutant.name} ({seen[mutant.name]})")
        )
    return numbered


def make_all() -> list[Mutant]:
    return [mutant for document_id in PAGES for mutant in make_mutants(document_id)]


def apply(text: str, edits: list[Edit]) -> str:
    """The page with all edits done."""
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def retype(facts: tuple[Fact, ...], changes: dict[tuple[int, int], str]) -> tuple[Fact, ...]:
    """The facts with some tokens printed otherwise; one token may belong to several facts."""
    return tuple(
        dataclasses.replace(
            fact,
            tokens={
                role: dataclasses.replace(
                    token, text=changes.get((token.start, token.end), token.text)
                )
                for role, token in fact.tokens.items()
            },
        )
        for fact in facts
    )


def rewrite(page: Page, name: str, changes: dict[Token, str]) -> Slip:
    """A slip that changes printed tokens and nothing else."""
    places = {(token.start, token.end): words for token, words in changes.items()}
    return (
        name,
        [(start, end, words) for (start, end), words in places.items()],
        retype(page.facts, places),
    )


def cut(page: Page, name: str, start: int, end: int) -> Slip:
    """A slip that leaves out a stretch of the page with all that stands in it."""
    left = []
    for fact in page.facts:
        tokens = {
            role: token for role, token in fact.tokens.items() if not start <= token.start < end
        }
        if tokens:
            left.append(dataclasses.replace(fact, tokens=tokens))
    return name, [(start, end, "")], tuple(left)


def mistype_ranks(page: Page, chance: random.Random) -> Iterator[Slip]:
    for level, rows in of_kind(page.facts, "row").items():
        for row in rows:
            rank = int(row.tokens["rank"].text)
            other = chance.choice(
                [
                    value
                    for value in (rank - 2, rank - 1, rank + 1, rank + 3, rank * 10, len(rows) + 4)
                    if value > 0
                ]
            )
            yield rewrite(page, f"rank: {level} {rank} → {other}", {row.tokens["rank"]: str(other)})


def swap_cells(page: Page, chance: random.Random) -> Iterator[Slip]:
    for level, rows in of_kind(page.facts, "row").items():
        for index, row in enumerate(rows):
            other = (
                rows[min(len(rows) - 1, index + 1)]
                if chance.random() < 0.5
                else chance.choice(rows)
            )
            for role in ("rank", "score", "unit", "previous"):
                if other is not row and {role} <= set(row.tokens) & set(other.tokens):
                    yield rewrite(
                        page,
                        f"swap {role}: {level} {row.tokens['rank'].text},"
                        f" {other.tokens['rank'].text}",
                        {
                            row.tokens[role]: other.tokens[role].text,
                            other.tokens[role]: row.tokens[role].text,
                        },
                    )
            if other is not row:
                changes = {
                    row.tokens[role]: other.tokens[role].text
                    for role in row.tokens
                    if role in other.tokens
                }
                changes |= {
                    other.tokens[role]: row.tokens[role].text
                    for role in row.tokens
                    if role in other.tokens
                }
                if len(row.tokens) == len(other.tokens):
                    yield rewrite(
                        page,
                        f"swap rows: {level} {row.tokens['rank'].text},"
                        f" {other.tokens['rank'].text}",
                        changes,
                    )


def drop_and_double_rows(page: Page, chance: random.Random) -> Iterator[Slip]:
    for level, rows in of_kind(page.facts, "row").items():
        for index, row in enumerate(rows):
            rank, last = row.tokens["rank"].text, index + 1 == len(rows)
            yield cut(page, f"drop row: {level} {rank}", row.start, row.end)
            at = chance.choice(rows[index:-1]).end if not last else row.end
            if not last:
                yield (
                    f"double row: {level} {rank}",
                    [(at, at, page.text[row.start : row.end])],
                    (*page.facts, row),
                )
            yield cut(
                page,
                f"drop rank: {level} {rank}",
                row.tokens["rank"].start,
                line_end(page.text, row.tokens["rank"].end),
            )
            if "previous" not in row.tokens:
                yield cut(
                    page,
                    f"drop score: {level} {rank}",
                    row.tokens["score"].start,
                    row.tokens["score"].end,
                )


def line_end(text: str, start: int) -> int:
    return text.index("\n", start) + 1


def mistype_numbers(page: Page, chance: random.Random) -> Iterator[Slip]:
    """Every printed value: a digit altered, left out or typed twice, two digits swapped, a decimal
    mark lost.
    """
    roles = {
        "score",
        "previous",
        "value",
        "of",
        "change",
        "max",
        "score_change",
        "rank_change",
        "share",
        "part",
        "whole",
        "count",
    }
    seen: set[Token] = set()  # the 5 of a claim is the count of a list too
    for fact in reversed(page.facts):
        for role, token in fact.tokens.items():
            if role not in roles or not token.text[0].isdigit() or token in seen:
                continue
            seen.add(token)
            what = "count" if role == "count" else f"{fact.kind} {role}"
            for slip, words in mistype(token.text, chance):
                if read_value(words) not in (None, read_value(token.text)):
                    yield rewrite(page, f"{slip} of {what}: {token.text} → {words}", {token: words})
    for fact in page.facts:
        if fact.kind == "index":
            for words in ("64", "70", "5", "31", "2"):
                yield rewrite(
                    page,
                    f"index rank: {fact.group} {fact.tokens['rank'].text} → {words}",
                    {fact.tokens["rank"]: words},
                )


def mistype(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    place = chance.choice(digits)
    other = chance.choice([digit for digit in "123456789" if digit != text[place]])
    yield "digit", text[:place] + other + text[place + 1 :]
    yield "digit doubled", text[:place] + text[place] + text[place:]
    if len(digits) > 1:
        dropped = text[:place] + text[place + 1 :]
        if re.fullmatch(r"[1-9]\d*([.,]\d+)*|0,\d+", dropped):
            yield "digit dropped", dropped
        one, two = digits[-2:]
        letters = list(text)
        letters[one], letters[two] = letters[two], letters[one]
        yield "digits swapped", "".join(letters)
    if re.fullmatch(r"\d+[.,]\d{1,2}", text):
        yield "mark dropped", re.sub(r"[.,]", "", text)


def alter_lists(page: Page, chance: random.Random) -> Iterator[Slip]:
    """Members of counted lists dropped, doubled, put in from elsewhere, or swapped with the
    next.
    """
    for kind, role in LISTS.items():
        for group, facts in of_kind(page.facts, kind).items():
            members = [fact for fact in facts if role in fact.tokens and "score" not in fact.tokens]
            for statistic in {fact.attributes.get("statistic") for fact in members}:
                listed = [fact for fact in members if fact.attributes.get("statistic") == statistic]
                yield from (
                    alter_list(page, kind, group, role, listed, chance) if len(listed) > 1 else ()
                )


def alter_list(
    page: Page, kind: str, group: str, role: str, listed: list[Fact], chance: random.Random
) -> Iterator[Slip]:
    level = group.split(":")[0]
    present = {identify(fact.tokens[role].text) for fact in listed}
    for index, fact in enumerate(listed):
        token, what = fact.tokens[role], f"{kind} {group}"
        following = listed[index + 1].tokens[role] if index + 1 < len(listed) else None
        start, end = (
            (token.start, following.start)
            if following
            else (listed[index - 1].tokens[role].end, token.end)
        )
        yield cut(page, f"drop from list: {what} {token.text}", start, end)
        separator = "; " if ";" in page.text[token.end : token.end + 2] else ", "
        double = dataclasses.replace(fact, tokens={role: token})
        yield (
            f"double in list: {what} {token.text}",
            [(token.start, token.start, token.text + separator)],
            (*page.facts, double),
        )
        if following:
            yield rewrite(
                page,
                f"swap in list: {what} {token.text}",
                {token: following.text, following: token.text},
            )
        if kind != "criteria_list":
            strangers = [name for name in STRANGERS[level] if identify(name) not in present]
            prefix = next(
                (
                    words
                    for words in ("Ủy ban nhân dân huyện ", "huyện ")
                    if token.text.startswith(words)
                ),
                "",
            )
            name = prefix + chance.choice(strangers)
            yield rewrite(page, f"stranger in list: {what} {token.text} → {name}", {token: name})


def swap_figures(page: Page, chance: random.Random) -> Iterator[Slip]:
    """Highest and second, first and second place, part and whole, first and last of a sentence
    change places.
    """
    for group, facts in of_kind(page.facts, "scored").items():
        scored = [fact for fact in facts if "score" in fact.tokens]
        for one, two in itertools.pairwise(scored):
            yield swap(
                page, f"swap criterion scores: {group}", one.tokens["score"], two.tokens["score"]
            )
            yield swap(
                page, f"swap criterion units: {group}", one.tokens["unit"], two.tokens["unit"]
            )
            yield rewrite(
                page,
                f"criterion unit twice: {group}",
                {two.tokens["unit"]: one.tokens["unit"].text},
            )
    for group, (one, two) in of_kind(page.facts, "place").items():
        yield swap(page, f"swap places: {group} scores", one.tokens["score"], two.tokens["score"])
        yield swap(page, f"swap places: {group} units", one.tokens["unit"], two.tokens["unit"])
        yield rewrite(page, f"place twice: {group}", {two.tokens["unit"]: one.tokens["unit"].text})
    for fact in page.facts:
        if (
            fact.kind == "claim"
            and "of" in fact.tokens
            and fact.tokens["value"].text != fact.tokens["of"].text
        ):
            yield swap(
                page,
                f"swap part and whole: {fact.group[:30]}",
                fact.tokens["value"],
                fact.tokens["of"],
            )
        if fact.kind == "claim" and "change" in fact.tokens:
            yield swap(
                page,
                f"swap share and change: {fact.group[:30]}",
                fact.tokens["value"],
                fact.tokens["change"],
            )


def swap(page: Page, name: str, one: Token, two: Token) -> Slip:
    return rewrite(page, name, {one: two.text, two: one.text})


def alter_years(page: Page, chance: random.Random) -> Iterator[Slip]:
    for fact in page.facts:
        for role, token in fact.tokens.items():
            if fact.kind == "year":
                for step in (-1, 1, chance.choice([-10, -3, 3, 10])):
                    yield rewrite(
                        page,
                        f"year of {role}: {fact.group} {token.text} → {int(token.text) + step}",
                        {token: str(int(token.text) + step)},
                    )
            if fact.kind == "date":
                year = re.search(r"\d{4}", token.text)[0]
                for step in (-2, -1, 1):
                    yield rewrite(
                        page,
                        f"year of date: {fact.group} {token.text} {step:+}",
                        {token: token.text.replace(year, str(int(year) + step))},
                    )
                day = re.match(r"\d+", token.text)[0]
                other = str(chance.choice([value for value in range(1, 29) if value != int(day)]))
                yield rewrite(
                    page,
                    f"day of date: {fact.group} {token.text} → {other}",
                    {token: other + token.text[len(day) :]},
                )


def move_paragraphs(page: Page, chance: random.Random) -> Iterator[Slip]:
    """Whole lines of prose dropped, doubled, or exchanged with the next: what each says stays as it
    was.
    """
    in_table = [(row.start, row.end) for row in page.facts if row.kind == "row"]
    lines = [
        match
        for match in re.finditer(r"^[^\n]{60,}\n", page.text, re.MULTILINE)
        if not any(start <= match.start() < end for start, end in in_table)
    ]
    told = [
        line
        for line in lines
        if any(
            line.start() <= token.start < line.end()
            for fact in page.facts
            for token in fact.tokens.values()
        )
    ]
    for line in told:
        yield cut(page, f"drop paragraph: {line[0][:40].strip()}", line.start(), line.end())
        yield (
            f"double paragraph: {line[0][:40].strip()}",
            [(line.end(), line.end(), "\n" + line[0])],
            page.facts,
        )
    for line in [line for line in lines if line not in told]:
        yield cut(page, f"drop other line: {line[0][:40].strip()}", line.start(), line.end())


MAKERS: tuple[Callable[[Page, random.Random], Iterator[Slip]], ...] = (
    mistype_ranks,
    swap_cells,
    drop_and_double_rows,
    mistype_numbers,
    alter_lists,
    swap_figures,
    alter_years,
    move_paragraphs,
)
