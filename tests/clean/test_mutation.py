"""Seeded mutants of the five pages: what breaks a printed relation is found, what breaks none
raises no error.

tests/oracle decides from the gold which mutant breaks what; it imports nothing of `rankings`. A
relation counts as found only by a finding that the unchanged page does not have, of a check that is
about this relation.
"""

import csv
import functools
import sys
from collections import Counter
from pathlib import Path

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

sys.path.insert(0, str(Path(__file__).parents[1]))
from oracle.gold_facts import PAGES, load_page
from oracle.page_mutants import Mutant, make_all

CHUNKS = 10
IN_TABLE = {
    "rank_score_order",
    "rank_gap",
    "rank_repeated",
    "unit_twice",
    "scale_mismatch",
    "top_list_vs_table",
    "value_said_twice",
    "tie_broken",
}
ANSWERS = {  # relation → the checks that speak of it
    "rank order": IN_TABLE,
    "rank repeated": IN_TABLE,
    "rank gap": IN_TABLE,
    "unit twice": IN_TABLE,
    "above maximum": {"scale_mismatch", "rank_score_order"},
    "total below its parts": {"scale_mismatch"},
    "size": {"scale_mismatch", "rank_score_order"},
    "top list against table": IN_TABLE,
    "top list count": {"count_mismatch"},
    "top list name twice": {"count_mismatch", "unit_twice"},
    "excluded count": {"count_mismatch"},
    "excluded name twice": {"count_mismatch", "unit_twice"},
    "excluded but ranked": {"unit_in_two_groups"},
    "grade count": {"count_mismatch"},
    "grade name twice": {"count_mismatch", "unit_twice"},
    "two grades": {"unit_in_two_groups", "value_said_twice"},
    "grades against names": {"count_mismatch"},
    "criterion count": {"count_mismatch"},
    "criterion name twice": {"count_mismatch", "unit_twice"},
    "criterion order": {"rank_score_order", "scale_mismatch"},
    "highest and lowest": {"unit_twice"},
    "criteria list count": {"count_mismatch"},
    "criteria list name twice": {"count_mismatch"},
    "place order": {"rank_score_order"},
    "part over whole": {"part_over_whole", "percentage_vs_fraction"},
    "above 100 %": {"impossible_percentage", "percentage_vs_fraction"},
    "percentage": {"percentage_vs_fraction", "part_over_whole"},
    "share of units": {"impossible_percentage"},
    "two wholes": {"base_changed"},
    "all of a part": {"universal_claim", "part_over_whole"},
    "rank of": {"rank_of_vs_scored", "rank_change_mismatch"},
    "rank change": {"rank_change_mismatch", "rank_of_vs_scored"},
    "score change": {"change_mismatch"},
    "evaluated year": {"title_year_vs_body", "decision_date_conflict"},
    "previous year": {"title_year_vs_body"},
    "baseline year": {"change_mismatch"},
    "decision dates": {"decision_date_conflict"},
    "decided before the year": {"decision_date_conflict", "title_year_vs_body"},
    "published before decided": {"decision_date_conflict"},
    "decided before its basis": {"decision_date_conflict"},
}


def read_findings(text: str) -> list[dict]:
    return understand(parse_page(text.encode("utf-8"), "page.txt"))["findings"]


def read_typed(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(finding: dict) -> tuple[str, str, str]:
    """What makes two findings the same, wherever a mutant has moved them."""
    return finding["check"], finding["said"], finding["found"]


@functools.cache
def findings_of_page(document_id: str) -> Counter:
    return Counter(map(said, read_findings(load_page(document_id).text)))


@functools.cache
def all_mutants() -> list[Mutant]:
    return make_all()


def find_new(mutant: Mutant) -> list[dict]:
    """The findings of a mutant that its page does not have."""
    known, new = Counter(findings_of_page(mutant.document_id)), []
    for finding in read_findings(mutant.text):
        if known[said(finding)]:
            known[said(finding)] -= 1
        else:
            new.append(finding)
    return new


def name_aspects(mutant: Mutant) -> set[tuple[str, str]]:
    """What a mutant is an example of: the slip ("digit doubled"), where ("row score"), and each
    relation it breaks.
    """
    slip, _, place = mutant.kind.partition(" of ")
    relations = {("relation", relation) for relation, _ in mutant.broken}
    return {("slip", slip), ("place", place), *relations}


def draw_sample() -> list[Mutant]:
    """A mutant of every slip, of every place, and of each relation it breaks, from page after
    page.
    """
    drawn: dict[tuple, list[Mutant]] = {}
    for mutant in all_mutants():
        for asked in name_aspects(mutant):
            drawn.setdefault(asked, []).append(mutant)
    chosen, pages = {}, Counter()
    for mutants in sorted(drawn.values(), key=len):  # where there is little to choose from, first
        if not any((mutant.document_id, mutant.name) in chosen for mutant in mutants):
            mutant = min(mutants, key=lambda mutant: pages[mutant.document_id])
            chosen[mutant.document_id, mutant.name] = mutant
            pages[mutant.document_id] += 1
    return list(chosen.values())


def test_what_a_slip_breaks_is_found():
    sample = draw_sample()
    assert {mutant.document_id for mutant in sample} == set(PAGES)
    aspects = [set().union(*map(name_aspects, some)) for some in (sample, all_mutants())]
    assert aspects[0] == aspects[1] and len(aspects[0]) > 90
    judge_mutants(sample)


@pytest.mark.thorough
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_what_any_slip_breaks_is_found(chunk):
    judge_mutants(all_mutants()[chunk::CHUNKS])


def judge_mutants(drawn: list[Mutant]) -> None:
    """What is broken is found, but for those listed; what is not broken raises no error."""
    undetected, alarms, listed = (
        set(),
        {},
        {(row["document_id"], row["mutant"]) for row in read_typed("undetected_mutants.csv")},
    )
    for mutant in drawn:
        new = find_new(mutant)
        if mutant.broken and not {finding["check"] for finding in new} & set().union(
            *(ANSWERS[relation] for relation, _ in mutant.broken)
        ):
            undetected.add((mutant.document_id, mutant.name))
        if not mutant.broken and mutant.is_judged:
            errors = [finding["message_en"] for finding in new if finding["severity"] == "error"]
            alarms.update({(mutant.document_id, mutant.name): errors} if errors else {})
    assert undetected == listed & {(mutant.document_id, mutant.name) for mutant in drawn}
    assert alarms == {}


def test_nearly_all_of_many_slips_are_found():
    mutants = all_mutants()
    broken = [mutant for mutant in mutants if mutant.broken]
    assert len(mutants) >= 500 and len({mutant.document_id for mutant in broken}) == len(PAGES)
    assert len({(mutant.document_id, mutant.name) for mutant in mutants}) == len(mutants)
    assert {
        (row["document_id"], row["mutant"]) for row in read_typed("undetected_mutants.csv")
    } <= {(m.document_id, m.name) for m in broken}
    assert len(read_typed("undetected_mutants.csv")) <= 0.05 * len(broken)
    assert all(row["reason"] for row in read_typed("undetected_mutants.csv"))


def test_some_slips_break_nothing():
    harmless = [mutant for mutant in all_mutants() if mutant.is_judged and not mutant.broken]
    assert len(harmless) >= 200 and len({mutant.kind for mutant in harmless}) >= 20


@pytest.mark.parametrize("document_id", PAGES)
def test_an_unchanged_page_has_its_known_findings(document_id):
    found = Counter(
        (finding["check"], finding["severity"], finding["quote"])
        for finding in read_findings(load_page(document_id).text)
    )
    known = Counter(
        (row["check"], row["severity"], row["quote"])
        for row in read_typed("known_findings.csv")
        if row["document_id"] == document_id
    )
    assert found == known
