"""The reader on the pages of tests/pages: what a careful person reads there, it reads."""

import json
import shutil
import subprocess
import sys

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.parse.ledger import OUTSIDE
from rankings.run.scoring import list_pages, pages_dir

FIELDS = ("rank", "score", "unit", "year", "max_score", "previous_score", "previous_rank", "rank_change", "grade")
FACTS = ("has_ranking", "scope", "province", "evaluation_year", "framework", "decision_number", "decision_date")


@pytest.fixture(scope="module")
def readings():
    return {page: parse_page(page) for page in list_pages()}


@pytest.fixture(scope="module")
def scores(readings, tmp_path_factory):
    read = tmp_path_factory.mktemp("scores") / "read.jsonl"
    read.write_text("".join(json.dumps(understand(reading, str(page)), ensure_ascii=False) + "\n" for page, reading in readings.items()), encoding="utf-8")
    done = subprocess.run([sys.executable, str(pages_dir() / "score.py"), str(read)], capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_eighteen_pages_are_read(scores):
    assert (scores["cases"], scores["unreadable"]) == (18, 0)


def test_rows_are_found_and_no_others(scores):
    assert scores["rows_recall"] >= 0.98
    assert scores["rows_precision"] >= 0.98
    assert scores["rows_on_pages_without_ranking"] == 0
    assert scores["forbidden"] == 0


@pytest.mark.parametrize("field", FIELDS)
def test_fields_of_rows(scores, field):
    assert scores[field] >= 0.98


@pytest.mark.parametrize("fact", FACTS)
def test_facts_of_documents(scores, fact):
    assert scores[f"doc_{fact}"] >= 0.95


def test_claims_and_contradictions(scores):
    assert scores["claims_recall"] >= 0.90
    found, stated = map(int, scores["contradictions"].split("/"))
    assert found >= stated - 1


def test_ledger_leaves_little_unread(readings):
    body = [entry for reading in readings.values() for entry in reading.numbers if entry.rule not in OUTSIDE]
    assert len(body) > 800
    assert sum(entry.role == "unread" for entry in body) <= 0.02 * len(body)
    assert sum(entry.rule == "other" for entry in body) <= 0.05 * len(body)


@pytest.fixture(scope="module")
def prose_scores(tmp_path_factory):
    """The twelve harder pages, most of them prose in a journalist's long sentences, scored by a copy of the scorer beside their expected facts."""
    folder = tmp_path_factory.mktemp("prose")
    shutil.copytree(pages_dir() / "prose" / "expected", folder / "expected")
    shutil.copy(pages_dir() / "score.py", folder)
    pages = sorted(path for path in (pages_dir() / "prose").iterdir() if path.is_file())
    read = folder / "read.jsonl"
    read.write_text("".join(json.dumps(understand(parse_page(page), str(page)), ensure_ascii=False) + "\n" for page in pages), encoding="utf-8")
    done = subprocess.run([sys.executable, str(folder / "score.py"), str(read)], capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("share", "least"), [
    ("rows_recall", 0.98), ("rows_precision", 0.98), ("claims_recall", 0.95), ("rank", 0.95), ("score", 0.95), ("unit", 0.97), ("year", 0.98), ("max_score", 0.95),
    ("doc_province", 0.98), ("doc_evaluation_year", 0.98), ("doc_decision_number", 0.98), ("doc_scope", 0.98)])
def test_long_sentences(prose_scores, share, least):
    assert prose_scores[share] >= least
