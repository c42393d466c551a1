"""The five published pages against what two people read in them (tests/gold; typed by hand, never
regenerated).
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.store.catalogue import read_catalogue, read_catalogued

GOLD = Path(__file__).parents[1] / "gold"
DOCUMENTS = sorted(folder.name for folder in GOLD.iterdir() if (folder / "header.csv").exists())


def gold(document_id: str, table: str) -> list[dict[str, str]]:
    with (GOLD / document_id / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def reading_of(document_id: str):
    source = read_catalogue().set_index("document_id").loc[document_id]
    return parse_page(read_catalogued(source), str(source["file"]))


@cache
def facts_of(document_id: str) -> dict:
    return understand(reading_of(document_id))


def number(text) -> float | None:
    return None if text in (None, "") else float(text)


def printed(text: str) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_header(document_id):
    facts = {row["fact"]: row["value"] for row in gold(document_id, "header")}
    document = facts_of(document_id)["document"]
    assert printed(document["title"]) == printed(facts["title"])
    assert str(document["evaluation_year"] or "") == facts["evaluation_year"]
    for name in ("published_date", "decision_number", "decision_date", "province", "scope"):
        assert (document[name] or "") == facts[name], name
    assert (document["framework"] or "") == facts["framework"].replace("null", "")
    assert ";".join(document["cited_decisions"]) == facts["cited_decisions"]
    assert printed(document["annex"]) == printed(facts["annex"])


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_number_has_its_role(document_id):
    reading = reading_of(document_id)
    body = [
        entry
        for entry in reading.numbers
        if reading.header.body.start <= entry.start < reading.header.body.end
    ]
    assert [(entry.text, entry.role) for entry in body] == [
        (row["text"], row["role"]) for row in gold(document_id, "numbers")
    ]
    assert not [entry for entry in reading.numbers if entry.role == "unread"]


def ranking_facts(row: dict, value=lambda row, name: row[name]) -> tuple:
    return (
        row["level"],
        row["index_name"] or "",
        number(row["year"]),
        printed(row["unit_printed"]),
        number(row["rank"]),
        row["rank_source"] or "",
        number(row["rank_of"]),
        row["score_text"] or "",
        number(row["max_score"]),
        number(row["previous_rank"]),
        number(row["rank_change"]),
        number(row["score_change"]),
        row["grade"] or "",
    )


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_rankings(document_id):
    expected = []
    for row in gold(document_id, "rankings"):
        row = {
            **row,
            "max_score": row["max_score"].replace(".", ""),
            "score_change": row["score_change"].replace(",", "."),
        }
        expected.append(ranking_facts(row))
    evaluated = list(facts_of(document_id)["rankings"])
    found = [ranking_facts({**row, "max_score": row["max_score"]}) for row in evaluated]
    assert Counter(found) == Counter(expected)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_criteria(document_id):
    def facts(row):
        return (
            row["level"],
            printed(row["criterion"]),
            number(row["max_score"]),
            printed(row["unit_printed"]),
            row["statistic"] or "",
            row["score_text"] or "",
            number(row["list_count"]),
        )

    assert Counter(facts(row) for row in facts_of(document_id)["criteria"]) == Counter(
        facts(row) for row in gold(document_id, "criteria")
    )


def claim_facts(value, of, change, comparator) -> tuple:
    return (value or "", of or "", change or "", comparator or "=")


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_claims(document_id):
    claims = facts_of(document_id)["claims"]
    missing = []
    for row in gold(document_id, "claims"):
        fits = [
            claim
            for claim in claims
            if (claim["value_text"] or "") == row["value_text"]
            and printed(row["snippet"]) in printed(claim["quote"])
            and claim["comparator"] == (row["comparator"] or "=")
            and bool(claim["of"]) == bool(row["of_text"])
            and bool(claim["change"]) == bool(row["change_text"])
            and (row["year_source"] != "printed" or str(claim["year"]) == row["year"])
        ]
        if not fits:
            missing.append((row["value_text"], row["snippet"]))
    assert not missing
    assert len(claims) == len(gold(document_id, "claims"))


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_lists_of_units(document_id):
    statements = reading_of(document_id).statements
    excluded = [
        (s.level, printed(s.fields["unit"].text), "do " + printed(s.fields["reason"].text))
        for s in statements
        if s.kind == "exclusion"
    ]
    assert excluded == [
        (row["level"], printed(row["unit_printed"]), printed(row["reason"]))
        for row in gold(document_id, "exclusions")
    ]
    named = [
        (printed(s.fields["unit"].text), s.attributes["tone"])
        for s in statements
        if s.kind == "mention"
    ]
    tones = {"positive": "good", "neutral": "neutral", "negative": "bad"}
    assert named == [
        (printed(row["unit_printed"]), tones[row["tone"]]) for row in gold(document_id, "mentions")
    ]
    counted = [
        (s.level, s.fields["grade"].text, s.fields["count"].text)
        for s in statements
        if s.kind == "grade_count"
    ]
    assert counted == [
        (row["level"], row["grade"], row["count_text"]) for row in gold(document_id, "grade_counts")
    ]


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_quote_is_the_words_it_points_to(document_id):
    text, facts = reading_of(document_id).page.text, facts_of(document_id)
    rows = facts["rankings"] + facts["criteria"] + facts["claims"] + facts["findings"]
    assert rows
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"]
        for place in row.get("evidence") or []:
            assert text[place["start"] : place["end"]] == place["quote"]
