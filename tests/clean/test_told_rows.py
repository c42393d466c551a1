"""Whole small pages of running text, invented in the shape of published ones, with every row that a
careful person reads in them: `told_rows.txt`.

A page ends at "---"; behind its text stands a row a line: "> unit | rank | score | grade | index
| certainty", "last" for the last place, empty for what is not told (index: where it is asked;
certainty: sure).
"""

import re
from pathlib import Path

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

PAGES = Path(__file__).with_name("told_rows.txt").read_text(encoding="utf-8")
FIELDS = 6


def list_cases():
    for page in re.split(r"^---\n", PAGES, flags=re.MULTILINE):
        lines = page.splitlines()
        rows = [line.removeprefix("> ").split("|") for line in lines if line.startswith("> ")]
        told = [[cell.strip() for cell in row] + [""] * (FIELDS - len(row)) for row in rows]
        text = "\n".join(line for line in lines if not line.startswith("> "))
        yield pytest.param(text, told, id=lines[0][:60])


def show(value):
    return "" if value is None else f"{float(value):.10g}"


def show_row(row):
    place = "last" if row["rank_from_bottom"] == 1 else show(row["rank"])
    grade = (row["grade"] or "").lower()
    return [
        row["unit_printed"],
        place,
        show(row["score"]),
        grade,
        row["index_name"] or "",
        row["certainty"],
    ]


@pytest.mark.parametrize(("text", "told"), [*list_cases()])
def test_every_row_that_is_told_is_read_and_no_other(tmp_path, text, told):
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    read = [show_row(row) for row in understand(parse_page(page), "page.txt")["rankings"]]
    asks_index = any(row[4] for row in told)
    expected = [
        [unit, rank, score, grade.lower(), index if asks_index else "", certainty or "sure"]
        for unit, rank, score, grade, index, certainty in told
    ]
    assert sorted(row if asks_index else [*row[:4], "", row[5]] for row in read) == sorted(expected)
