"""Seeded mutants of the pages: what breaks a printed relation is found, what does not break one is let through.

Which mutant breaks what is decided by tests/oracle/mutants.py from the gold, never by the code under test.
"""

import random
import sys
from pathlib import Path

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.store.catalogue import read_source

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))
from mutants import make_mutants  # noqa: E402

DOCUMENTS = {"phu-tho_2021_egov_519": 165, "phu-tho_2024_dti_42": 165, "phu-tho_2021_indices_none": 83, "hung-yen_2018_egov_none": 100}
UNDETECTED: set[tuple[str, str]] = set()        # (document, mutant): what is known to escape the checks, with the reason beside it
# A mutant that breaks no relation may still change what a finding quotes or counts.
REWORDED = {"two_number_formats", "impossible_percentage"}


def findings_of(text: str) -> set[tuple[str, str, str]]:
    facts = understand(parse_page(text.encode("utf-8"), "page.txt"))
    return {(finding["check"], finding["said"], finding["found"]) for finding in facts["findings"]}


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_broken_relations_are_found(document_id):
    page = read_source(document_id).decode("utf-8")
    known = findings_of(page)
    made = make_mutants(document_id, page)
    chosen = random.Random(1).sample(made, min(DOCUMENTS[document_id], len(made)))
    found = {mutant: findings_of(mutant.text) - known for mutant in chosen}
    missed = {(document_id, mutant.name) for mutant in chosen if mutant.broken and not found[mutant]}
    alarms = [(mutant.name, new) for mutant, new in found.items()
              if not mutant.broken and {check for check, _, _ in new} - REWORDED]
    assert missed <= UNDETECTED
    assert alarms == []


def test_there_are_enough_mutants_and_most_break_something():
    made = [mutant for document_id in DOCUMENTS for mutant in make_mutants(document_id, read_source(document_id).decode("utf-8"))]
    assert sum(DOCUMENTS.values()) >= 500 and len(made) >= sum(DOCUMENTS.values())
    assert 0.7 * len(made) < sum(bool(mutant.broken) for mutant in made) < len(made)
