"""Answers from the lists: who leads, between which totals grades part, how the order moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from rankings.compare.lists import RankedList
from rankings.report.inputs import Report
from rankings.report.lists import (
    find_end,
    find_facts,
    list_newest,
    lists_of,
    newest_leagues,
    ranked_lists,
)
from rankings.report.marks import mark_year
from rankings.report.naming import gloss_grade
from rankings.report.parts.agreement import measure_middle, measure_pair
from rankings.report.parts.answer import Answer
from rankings.report.parts.same_units import CHANCE_SIGN, mark_chance, measure_same
from rankings.report.parts.year_pairs import KEPT, is_carried, judge_pair, take_throughout


def answer_leaders(report: Report) -> Iterator[Answer]:
    """Who leads the newest list of each level, and by how much."""
    for ranked in newest_leagues(report) or leading_lists(report):
        yield answer_league(report, ranked) if ranked.is_league else answer_highest(report, ranked)


def name_leader(report: Report, ranked: RankedList) -> dict[str, object]:
    """The words that say who leads a list."""
    leader = ranked.scored[0]
    return {
        "year": mark_year(ranked.year),
        "framework": report.framework(ranked.framework),
        "leader": report.named(leader),
        "score": report.figure(leader, "score"),
        "level": report.words(f"level.{ranked.level}"),
    }


def answer_league(report: Report, ranked: RankedList) -> Answer:
    """Who leads a league table, of how many, and how far the next one is behind."""
    leader, runner_up, *_ = ranked.scored
    facts = find_facts(report, ranked)
    is_next = runner_up["rank"] <= 2  # a list in part may go on with the tenth place
    is_part = not facts["complete"] and facts.get("group_size")
    sentence = report.words(
        f"answers.leader.{ranked.level}",
        **name_leader(report, ranked),
        units=report.count(ranked.scored),
        size=report.figure(facts, "group_size") if is_part else "",
        ended=find_end(report, ranked),
        runner_up=report.named(runner_up),
        gap=(report.total([leader, runner_up], "score", "difference", digits=2) if is_next else ""),
        unscaled=find_position(report, leader).get("max_score") is None,
        is_narrow=is_narrow(facts, leader["score"] - runner_up["score"]),
        usual=(
            report.figure(facts, "median_gap", digits=1)
            if facts.get("median_gap") is not None
            else ""
        ),
    )
    return Answer(sentence, (leader, runner_up))


def is_narrow(facts: dict, gap: Decimal) -> bool:
    """Whether a gap is smaller than the median gap between two ranks of its list, if known."""
    usual = facts.get("median_gap")
    return usual is not None and gap < usual


def answer_highest(report: Report, ranked: RankedList) -> Answer:
    """Who has the highest total where few are published, and how many reached which grade."""
    leader = ranked.scored[0]
    place = find_position(report, leader)
    maximum = report.figure(place, "max_score") if place.get("max_score") is not None else ""
    grades = report.rows("02_grade_counts", level=ranked.level, year=ranked.year)
    sentence = report.words(
        "answers.highest",
        **name_leader(report, ranked),
        maximum=maximum,
        summed=report.tag("derived") if maximum and leader["max_score"] is None else "",
        grades=[tell_grade(report, row) for row in grades],
    )
    return Answer(sentence, (leader, *grades[:1]))


def leading_lists(report: Report) -> list[RankedList]:
    """The newest list of each level that names at least one total."""
    return list_newest(ranked for ranked in ranked_lists(report) if ranked.scored)


def find_position(report: Report, row: dict) -> dict:
    """The row of `04_positions` of a ranked unit; empty where there is none."""
    return next(
        (
            place
            for place in report.rows(
                "04_positions", level=row["level"], year=row["year"], unit=row["unit"]
            )
            if not place["index_name"]
        ),
        {},
    )


def tell_grade(report: Report, row: dict) -> Markup:
    """How many units reached one grade."""
    return report.words(
        "answers.grade_part",
        count=report.figure(row, "count"),
        grade=gloss_grade(report, row["grade"]),
        nobody=row["count"] == 0,
    )


def answer_order(report: Report) -> Iterator[Answer]:
    """How far the ranks before a change of framework told those after it, of departments and of
    districts over the same years, and what that means for a head of unit.
    """
    newest = find_changed_pairs(report)
    pairs = [newest[level] for level in ("department", "district") if level in newest]
    if len({(row["year_from"], row["year_to"]) for row in pairs}) != 1 or len(pairs) < 2:
        return
    parts = [tell_order(report, row, is_first=row is pairs[0]) for row in pairs]
    before = tell_order_before(report, pairs)
    has_chance = any(CHANCE_SIGN in str(said) for said in (*parts, before))
    yield Answer(
        report.words(
            "answers.order",
            parts=parts,
            before=before,
            chance=report.words("agreement.chance") if has_chance else "",
            is_loose=any(is_carried(row) or judge_pair(row) not in KEPT for row in pairs),
        ),
        tuple(
            ranked.rows[0]
            for row in pairs
            for ranked in lists_of(report, row["level"], (row["year_from"], row["year_to"]))
        ),
    )


def tell_order_before(report: Report, pairs: list[dict]) -> Markup:
    """How far the order of the same levels lasted under the framework before the change, where one
    of the two levels kept it better both before and across the change; else empty.
    """
    befores = [find_before(report, pair) for pair in pairs]
    if None in befores or len({row["year_from"] for row in befores}) > 1:
        return Markup("")
    steady, shaken = sorted(range(2), key=lambda place: -pairs[place]["spearman"])
    kept, lost = befores[steady], befores[shaken]
    rhos = [take_throughout(row)[0]["spearman"] for row in (kept, lost)]
    if rhos[0] <= rhos[1]:
        return Markup("")
    told = [[measure_same(report, row) for row in (kept, lost)]]
    wholes = [find_whole(report, pair, before) for pair, before in zip(pairs, befores, strict=True)]
    if None not in wholes:
        told.append([measure_same(report, wholes[place]) for place in (steady, shaken)])
    return report.words(
        "answers.order_before",
        steady=report.words(f"level.{kept['level']}"),
        shaken=report.words(f"level.{lost['level']}"),
        told=[
            report.words(
                "answers.order_pair",
                steady=one,
                shaken=other,
                years=one["years"] if (one, other) != (*told[0],) else "",
            )
            for one, other in told
        ],
        years=told[0][0]["years"],
        is_same=all(pair["n_throughout"] in (None, pair["n_common"]) for pair in pairs),
    )


def find_before(report: Report, pair: dict) -> dict | None:
    """The pair of lists of a level that ends where another begins, under the same framework."""
    return next(
        (
            row
            for row in report.rows("03_agreement", level=pair["level"], index_name=None)
            if row["year_to"] == pair["year_from"]
            and row["spearman"] is not None
            and row["framework_from"] == row["framework_to"] == pair["framework_from"]
        ),
        None,
    )


def find_whole(report: Report, pair: dict, before: dict) -> dict | None:
    """The pair of lists from the beginning of one pair to the end of the next."""
    rows = report.rows(
        "03_agreement",
        level=pair["level"],
        index_name=None,
        year_from=before["year_from"],
        year_to=pair["year_to"],
    )
    return next((row for row in rows if row["spearman"] is not None), None)


def tell_order(report: Report, pair: dict, is_first: bool) -> Markup:
    """How far one list's ranks tell another's, on which units that rests, and what it means; the
    first says between which years, and how the figure is read.
    """
    measured = measure_pair(report, pair)
    middle = measure_middle(report, pair if is_carried(pair) else None)
    return report.words(
        "answers.order_part",
        level=report.words(f"level.{pair['level']}"),
        **measured
        | {
            "years": measured["years"] if is_first else "",
            "rho": mark_chance(measured["rho"], measured["verdict"]),
        },
        is_carried=is_carried(pair),
        **middle | {"rest": mark_chance(middle["rest"], middle["middle"])},
    )


def find_changed_pairs(report: Report) -> dict[str, dict]:
    """By level, the newest pair of lists under two named frameworks whose agreement is known."""
    newest: dict[str, dict] = {}
    agreement = report.rows("03_agreement", index_name=None)
    for row in sorted(agreement, key=lambda row: (-row["year_to"], -row["year_from"])):
        frameworks = {row["framework_from"], row["framework_to"]}
        if row["spearman"] is not None and all(frameworks) and len(frameworks) == 2:
            newest.setdefault(row["level"], row)
    return newest
