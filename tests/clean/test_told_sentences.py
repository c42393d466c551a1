"""Short texts in a newspaper's words, written with what a careful person takes from each by people
who had not seen the reader: `told_sentences.json`. Units and places are real, figures invented.

Each entry: title of the page, text, the rows it tells (unit, year, rank, score, grade,
previous_rank, previous_score, rank_change, score_change, last, second_last), and what kind of
telling it is. Rows of another index than the title's, which say so, are not held against it.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from rankings.language.text import fold
from rankings.registry.vocabulary import find_words
from tests.clean.reading import accusations, read

TEXTS = json.loads(Path(__file__).with_name("told_sentences.json").read_text(encoding="utf-8"))
VALUES = (
    "rank",
    "score",
    "grade",
    "previous_rank",
    "previous_score",
    "rank_change",
    "score_change",
)
TYPES = ("ubnd", "huyện", "thành phố", "thị xã", "tỉnh", "quận", "xã", "phường", "thị trấn")
FEWEST_FOUND = 0.82  # of the rows told; what is not found is listed as unread


def bare(name):
    words = fold(name).replace("-", " ").replace(",", " ").replace("’", "'").replace("đăk", "đắk")
    for kind in TYPES:
        words = words.removeprefix(f"{kind} ")
    return " ".join(words.split())


def same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return str(one).lower().removeprefix("nhóm ") == str(other).lower().removeprefix("nhóm ")
    return Decimal(str(one)) == Decimal(str(other))


def told_values(rows, unit):
    """Every (year, field, value) that the text tells of a unit, and what follows from it."""
    told = {}
    named = [row for row in rows if row["unit"] == unit]  # "Xã Mỹ Thọ", "Thị trấn Mỹ Thọ"
    for row in named or [row for row in rows if bare(row["unit"]) == bare(unit)]:
        told |= {(row["year"], name): row[name] for name in VALUES if name in row}
        told |= {
            (row["year"] - 1, name.removeprefix("previous_")): row[name]
            for name in ("previous_rank", "previous_score")
            if name in row
        }
        if row.get("rank_change") == 0:
            told[row["year"], "previous_rank"] = row["rank"]
    for (year, name), value in list(told.items()):
        if name == "rank" and (year - 1, "rank") in told:
            told.setdefault((year, "previous_rank"), told[year - 1, "rank"])
            told.setdefault((year, "rank_change"), told[year - 1, "rank"] - value)
    return told


def of_another_index(row, title):
    """Whether a row says that it is of another index than the title's."""
    own = {word.value for word in find_words(title, "framework_word", "index_name")}
    named = find_words(row["index_name"] or "", "framework_word", "index_name")
    return any(word.value not in own for word in named)


@pytest.mark.parametrize(
    "entry", TEXTS, ids=[f"{at}-{one['note']}" for at, one in enumerate(TEXTS)]
)
def test_no_sure_row_tells_what_the_text_does_not(entry):
    page = f"{entry['title']}\n\n{entry['text']}"
    for row in read(page)["rankings"]:
        if row["certainty"] != "sure" or of_another_index(row, entry["title"]):
            continue
        told = told_values(entry["rows"], row["unit"])
        is_last = row["rank_from_bottom"] and row["rank_source"] == "order"  # "last of 18"
        for name in VALUES:
            if row[name] is not None and not (name == "rank" and is_last):
                value = told.get((row["year"], name))
                assert value is not None, (row["unit"], row["year"], name, row[name])
                assert same(value, row[name]), (row["unit"], row["year"], name, row[name])
    assert accusations(page) == []


def test_most_rows_are_found():
    told = found = 0
    for entry in TEXTS:
        rows = read(f"{entry['title']}\n\n{entry['text']}")["rankings"]
        for one in entry["rows"]:
            told += 1
            found += any(
                bare(one["unit"]) == bare(row["unit"])
                and all(
                    row[name] is not None and same(one[name], row[name])
                    for name in ("rank", "score")
                    if name in one
                )
                for row in rows
            )
    assert found >= FEWEST_FOUND * told, (found, told)
