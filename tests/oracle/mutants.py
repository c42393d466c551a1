"""Seeded mutants of the five pages, and which of them break a printed relation.

Imports nothing from `rankings`: what a page says is taken from tests/gold (typed by people), what a mutant says
follows from the edit itself. A mutant is an edit of the page and the same edit of the gold facts.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

GOLD = Path(__file__).parents[1] / "gold"
TABLES = ("phu-tho_2021_egov_519", "phu-tho_2024_dti_42")
TOP_LIST = 5                        # both pages name the first five of each table in a sentence


@dataclass(frozen=True)
class Row:
    """A table row and where its parts stand on the page."""

    level: str
    rank: str
    unit: str
    score: str
    places: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]     # rank, unit, score


@dataclass(frozen=True)
class Mutant:
    """An edited page; `broken` names the printed relation that the edit breaks, "" if none."""

    document_id: str
    name: str
    text: str
    broken: str


def read_gold(document_id: str, table: str) -> list[dict[str, str]]:
    with (GOLD / document_id / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def locate_rows(document_id: str, text: str) -> list[Row]:
    """The table rows of the gold with their places: each begins behind the row before it."""
    rows, position = [], {}
    for gold in read_gold(document_id, "rankings"):
        if gold["source"] != "table":
            continue
        start = position.get(gold["level"], text.index("Tên đơn vị"))
        pattern = (r"\n(?P<rank>" + re.escape(gold["rank"]) + r")[\s|]+(?P<unit>" + re.escape(gold["unit_printed"]) + r")[\s|]+"
                   + (r"[\d,.-]+[\s|]+" if gold["previous_score_text"] or document_id == TABLES[0] else "")
                   + r"(?P<score>" + re.escape(gold["score_text"]) + r")(?![\d.,])")
        match = re.compile(pattern).search(text, start)
        rows.append(Row(gold["level"], gold["rank"], gold["unit_printed"], gold["score_text"],
                        (match.span("rank"), match.span("unit"), match.span("score"))))
        position[gold["level"]] = match.end()
    return rows


def edit(text: str, *changes: tuple[tuple[int, int], str]) -> str:
    for (start, end), words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


# ---- what a table says of itself ---------------------------------------------------------------


def judge_table(rows: list[tuple[str, str, str]], top: list[str], maximum: Decimal | None) -> str:
    """The first relation that (rank, unit, score) rows break; "" if they hold together."""
    ranks = [int(rank) for rank, _, _ in rows]
    scores = [number(score) for _, _, score in rows]
    if len({unit for _, unit, _ in rows}) < len(rows):
        return "a unit stands twice"
    if maximum is not None and any(score > maximum for score in scores):
        return "a score is above the maximum"
    ordered = sorted(zip(ranks, (-score for score in scores)))
    if any(low[1] > high[1] for low, high in zip(ordered, ordered[1:]) for low, high in [(low, high)] if low[0] < high[0] and low[1] > high[1]):
        return "a better rank has a lower score"
    if any(one[0] == two[0] and one[1] != two[1] for one, two in zip(ordered, ordered[1:])):
        return "one rank for two scores"
    due = 1
    for rank in sorted(set(ranks)):
        if rank != due:
            return "a rank is missing"
        due = rank + ranks.count(rank)
    named = {unit for rank, unit, _ in rows if int(rank) <= TOP_LIST}
    first = [bare(unit) for _, unit, _ in sorted(((int(rank), unit, "") for rank, unit, _ in rows if int(rank) <= TOP_LIST))]
    return "" if not named or first == top else "the sentence names other leaders than the table"


def bare(unit: str) -> str:
    """A unit as both sentence and table may write it: no committee, no type word."""
    return re.sub(r"^(ubnd )?(huyện |thị xã |thành phố )?", "", unit.lower())


def tables_of(rows: list[Row]) -> dict[str, list[Row]]:
    return {level: [row for row in rows if row.level == level] for level in ("department", "district")}


def mutate_tables(document_id: str, text: str, chance: random.Random) -> list[Mutant]:
    """Rows dropped, doubled and swapped; ranks, digits and names altered."""
    rows = locate_rows(document_id, text)
    maximum = Decimal(150) if document_id == TABLES[0] else None
    mutants = []
    for level, members in tables_of(rows).items():
        top = [bare(row.unit) for row in members[:TOP_LIST]]
        facts = [(row.rank, row.unit, row.score) for row in members]

        def add(name: str, edited: str, changed: list[tuple[str, str, str]], top: list[str] = top) -> None:
            mutants.append(Mutant(document_id, f"{level}: {name}", edited, judge_table(changed, top, maximum)))

        for index, row in enumerate(members):
            whole = (row.places[0][0], row.places[2][1])
            add(f"drop row {row.rank}", edit(text, (whole, "")), facts[:index] + facts[index + 1:])
            doubled = text[whole[0]:whole[1]]
            join = text[row.places[0][1]:row.places[1][0]] if "|" in text[row.places[0][1]:row.places[1][0]] else "\n\n \n\n"
            between = " |\n|\n" if "|" in join else "\n\n \n\n"
            add(f"double row {row.rank}", edit(text, ((whole[1], whole[1]), between + doubled)), facts[:index + 1] + facts[index:])
            rank = str(chance.choice([value for value in range(1, len(members) + 3) if str(value) != row.rank]))
            add(f"rank {row.rank} becomes {rank}", edit(text, (row.places[0], rank)),
                facts[:index] + [(rank, row.unit, row.score)] + facts[index + 1:])
            for _ in range(2):
                digit = chance.choice([place for place, letter in enumerate(row.score) if letter.isdigit()])
                other = chance.choice([letter for letter in "0123456789" if letter != row.score[digit] and not (digit == 0 and letter == "0")])
                score = row.score[:digit] + other + row.score[digit + 1:]
                add(f"score {row.score} of rank {row.rank} becomes {score}", edit(text, (row.places[2], score)),
                    facts[:index] + [(row.rank, row.unit, score)] + facts[index + 1:])
            other = members[chance.choice([place for place in range(len(members)) if place != index])]
            place = members.index(other)
            swapped = list(facts)
            swapped[index], swapped[place] = (row.rank, row.unit, other.score), (other.rank, other.unit, row.score)
            add(f"scores of rank {row.rank} and {other.rank} swap", edit(text, (row.places[2], other.score), (other.places[2], row.score)), swapped)
            renamed = list(facts)
            renamed[index], renamed[place] = (row.rank, other.unit, row.score), (other.rank, row.unit, other.score)
            add(f"names of rank {row.rank} and {other.rank} swap", edit(text, (row.places[1], other.unit), (other.places[1], row.unit)), renamed)
    return mutants


# ---- counts, shares, criteria ------------------------------------------------------------------


def mutate_criteria(document_id: str, text: str, chance: random.Random) -> list[Mutant]:
    """Scores on a criterion altered: above the maximum, or out of the order highest, second, lowest."""
    mutants = []
    rows = [row for row in read_gold(document_id, "criteria") if row["unit_printed"] and row["statistic"] in ("highest", "second", "lowest") and row["score_text"]]
    for row in rows:
        same = [other for other in rows if (other["level"], other["criterion"]) == (row["level"], row["criterion"])]
        if sum(other["statistic"] == row["statistic"] for other in same) > 1 or " " in row["score_text"]:
            continue
        printed = f"{row['unit_printed']} ({row['score_text']} điểm)"
        if text.count(printed) != 1:
            continue
        for factor in (Decimal("0.5"), Decimal("2"), Decimal("10")):
            value = number(row["score_text"]) * factor
            shown = f"{value.normalize():f}".replace(".", ",")
            changed = {**{(other["statistic"]): number(other["score_text"].replace(" ", "")) for other in same}, row["statistic"]: value}
            order = [changed[name] for name in ("highest", "second", "lowest") if name in changed]
            broken = "above the maximum" if value > number(row["max_score"]) else "out of order" if order != sorted(order, reverse=True) else ""
            mutants.append(Mutant(document_id, f"{row['criterion']}: {row['statistic']} {row['score_text']} becomes {shown}",
                                  text.replace(printed, f"{row['unit_printed']} ({shown} điểm)"), broken))
    return mutants


COUNTED_LISTS = {
    "phu-tho_2021_egov_519": (("là 5 đơn vị đứng đầu", "5", 5), ("là 5 địa phương đứng đầu", "5", 5)),
    "phu-tho_2024_dti_42": (("là 5 đơn vị dẫn đầu", "5", 5), ("là 5 địa phương dẫn đầu", "5", 5),
                            ("5 đơn vị không thực hiện đánh giá", "5", 6)),
    "hung-yen_2018_egov_none": (("có 6 đơn vị đạt điểm tối đa", "6", 6), ("10 đơn vị thấp nhất", "10", 10), ("có 9 đơn vị đạt điểm tối đa", "9", 9),
                                ("Có 6 đơn vị xếp hạng Trung bình", "6", 6), ("có 02 đơn vị được xếp hạng loại Khá", "02", 2),
                                ("8 đơn vị xếp hạng loại Trung bình", "8", 8)),
}


def mutate_counts(document_id: str, text: str) -> list[Mutant]:
    """The count in front of a list altered: right only where it is the length of the list."""
    mutants = []
    for words, count, length in COUNTED_LISTS.get(document_id, ()):
        for other in [value for value in range(2, 14) if value != int(count)]:
            edited = text.replace(words, words.replace(count, str(other), 1), 1)
            mutants.append(Mutant(document_id, f"“{words}” becomes {other}", edited, "" if other == length else "the count is not the length of its list"))
    return mutants


SHARES = {
    "phu-tho_2021_egov_519": (("148/225", "65,77%"),), "phu-tho_2021_indices_none": (("148/225", "65,77%"),),
    "phu-tho_2024_dti_42": (("187/225", "83,1%"),),
}


def mutate_shares(document_id: str, text: str) -> list[Mutant]:
    """A fraction or its percentage altered."""
    mutants = []
    for fraction, share in SHARES.get(document_id, ()):
        part, whole = map(int, fraction.split("/"))
        edits = [(fraction, f"{value}/{whole}", value, whole, share) for value in range(part - 12, part + 13) if value != part]
        edits += [(fraction, f"{part}/{value}", part, value, share) for value in range(whole - 8, whole + 9) if value != whole]
        edits += [(share, changed, part, whole, changed) for changed in change_digits(share)]
        for old, new, upper, lower, shown in edits:
            edited = text.replace(old, new, 1)
            exact, printed = Decimal(100 * upper) / lower, number(shown.rstrip("%"))
            unit = Decimal(1).scaleb(printed.as_tuple().exponent)
            fits = abs(exact - printed) <= unit / 2 or exact.quantize(unit, rounding="ROUND_DOWN") == printed
            mutants.append(Mutant(document_id, f"{old} becomes {new}", edited, "" if fits and upper <= lower else "the percentage is not that of the fraction"))
    return mutants


def change_digits(shown: str) -> list[str]:
    return [shown[:place] + other + shown[place + 1:] for place, letter in enumerate(shown) if letter.isdigit()
            for other in "13579" if other != letter and not (place == 0 and other == "0")]


def mutate_changes(document_id: str, text: str) -> list[Mutant]:
    """National indices: places gained that lead below the last of 63, a rank beyond 63."""
    mutants = []
    for row in read_gold(document_id, "rankings"):
        if not row["rank_of"]:
            continue
        old = f"xếp thứ {row['rank']}/{row['rank_of']}"
        for rank in (64, 70, 99, 5, 30):
            if text.count(old) == 1 and str(rank) != row["rank"]:
                gained = int(row["rank_change"] or 0)
                broken = "a rank beyond the group" if rank > 63 else "last year's rank is beyond the group" if rank + gained > 63 else ""
                mutants.append(Mutant(document_id, f"{old} becomes {rank}", text.replace(old, f"xếp thứ {rank}/{row['rank_of']}"), broken))
        gained = f"tăng {row['rank_change']} bậc"
        if text.count(gained) == 1:
            for places in (60, 80):
                broken = "last year's rank is beyond the group" if int(row["rank"]) + places > 63 else ""
                mutants.append(Mutant(document_id, f"{gained} becomes {places}", text.replace(gained, f"tăng {places} bậc"), broken))
    return mutants


def make_mutants(document_id: str, text: str, seed: int = 20260101) -> list[Mutant]:
    """All mutants of a page, the same at every run."""
    chance = random.Random(f"{seed} {document_id}")
    made = mutate_tables(document_id, text, chance) if document_id in TABLES else []
    if document_id == "hung-yen_2018_egov_none":
        made += mutate_criteria(document_id, text, chance)
    if document_id == "phu-tho_2021_indices_none":
        made += mutate_changes(document_id, text)
    made += mutate_counts(document_id, text) + mutate_shares(document_id, text)
    return [mutant for mutant in made if mutant.text != text]
