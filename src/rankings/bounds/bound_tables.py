"""The tables of the bounds: totals, cells, thresholds, certain orders, and what contradicts
itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from rankings.bounds.constraints import READINGS, Model
from rankings.bounds.contradictions import find_minimal_contradiction
from rankings.bounds.facts import Fact, Problem, gather_problems
from rankings.bounds.settle import settle_grades
from rankings.bounds.sharp import Bound, Bounder, Interval
from rankings.language.entries import say_in_all
from rankings.language.sentences import Sentences
from rankings.store.schemas import list_columns

WORDS = Path(__file__).with_name("words")
TABLES = ("04_bounds", "04_bound_cells", "04_thresholds", "04_certain_pairs", "04_findings")


@dataclass
class Witness:
    """A full table {unit: {criterion: points}} that fits the page, and the bound it attains."""

    reading: str
    problem: Problem
    bound: str
    value: Decimal
    points: dict[str, dict[str, Decimal]] = field(repr=False)


@dataclass
class BoundTables:
    """The frames by table name, and a witness for every bound."""

    frames: dict[str, pd.DataFrame]
    witnesses: list[Witness] = field(repr=False, default_factory=list)


def bound_unpublished(
    criteria: pd.DataFrame,
    grade_counts: pd.DataFrame,
    rankings: pd.DataFrame,
    readings: tuple[str, ...] = READINGS,
) -> BoundTables:
    """All tables of `04_bounds…` for the pages that print criteria, leaders and grades but not the
    totals.

    Frames with the contract's columns, points as Decimal, sharp bounds only; a page whose sentences
    cannot hold together is a row of `04_findings` with a minimal set of them, and has no bounds
    under that reading. Header-only frames where no page prints units on criteria.
    """
    collected: dict[str, list[dict]] = {name: [] for name in TABLES}
    witnesses: list[Witness] = []
    for problem in gather_problems(criteria, grade_counts, rankings):
        bounders = [Bounder(Model(settle_grades(problem), reading)) for reading in readings]
        for bounder in bounders:
            if bounder.is_feasible:
                describe_bounds(bounder, collected, witnesses)
        refused = [bounder.model.reading for bounder in bounders if not bounder.is_feasible]
        if refused:
            collected["04_findings"].append(describe_contradiction(problem, refused))
    frames = {
        name: pd.DataFrame(rows, columns=list_columns(name)) for name, rows in collected.items()
    }
    return BoundTables(frames, witnesses)


def describe_bounds(
    bounder: Bounder, collected: dict[str, list[dict]], witnesses: list[Witness]
) -> None:
    """Add the rows and witnesses of one problem under one reading."""
    model, problem = bounder.model, bounder.model.problem
    group = {
        "province": problem.province,
        "framework": problem.framework,
        "level": problem.level,
        "year": problem.year,
        "reading": model.reading,
    }
    graded = {fact.units[0]: fact.grade for fact in problem.facts if fact.kind == "grade"}
    keeper = WitnessKeeper(model, witnesses)
    collected["04_bounds"] += list_totals(bounder, group, graded, keeper)
    collected["04_bound_cells"] += list_cells(bounder, group, keeper)
    collected["04_thresholds"] += list_thresholds(bounder, group, graded, keeper)
    collected["04_certain_pairs"] += [
        {**group, "unit_above": problem.units[above], "unit_below": problem.units[below]}
        for above, below in bounder.find_certain_pairs()
    ]


class WitnessKeeper:
    """Turns bounds into points and keeps the table that attains each."""

    def __init__(self, model: Model, witnesses: list[Witness]) -> None:
        self.model, self.witnesses = model, witnesses

    def points(self, bound: Bound, name: str) -> Decimal | None:
        value = self.model.to_points(bound.value)
        return self.keep(bound, name, value)

    def keep(self, bound: Bound, name: str, value: Decimal | None) -> Decimal | None:
        if bound.witness is not None and value is not None:
            problem = self.model.problem
            self.witnesses.append(
                Witness(
                    self.model.reading, problem, name, value, read_table(self.model, bound.witness)
                )
            )
        return value


def read_table(model: Model, columns: np.ndarray) -> dict[str, dict[str, Decimal]]:
    """A witness in points: {unit: {criterion: points}}."""
    return {
        unit: {
            criterion: model.to_points(columns[model.cells[number, criterion]])
            for criterion in model.problem.criteria
        }
        for number, unit in enumerate(model.problem.units)
    }


def list_totals(
    bounder: Bounder, group: dict, graded: dict[int, str], keeper: WitnessKeeper
) -> list[dict]:
    """Rows of `04_bounds`: the units whose total is not printed."""
    problem, rows = bounder.model.problem, []
    totals, ranks = bounder.bound_totals(), bounder.bound_ranks()
    maximum = problem.total_maximum()
    for unit, name in enumerate(problem.units):
        if unit in problem.printed_totals():
            continue
        low = keeper.points(totals[unit].low, f"total_min:{name}")
        high = keeper.points(totals[unit].high, f"total_max:{name}")
        rows.append(
            {
                **group,
                "unit_id": problem.unit_ids[unit],
                "unit": name,
                "grade": graded.get(unit, ""),
                "total_min": low,
                "total_max": high,
                **rank_columns(ranks[unit], name, keeper),
                "percent_min": percent_of(low, maximum),
                "percent_max": percent_of(high, maximum),
            }
        )
    return rows


def rank_columns(interval: Interval, name: str, keeper: WitnessKeeper) -> dict[str, int]:
    best = keeper.keep(interval.low, f"rank_best:{name}", Decimal(int(interval.low.value)))
    worst = keeper.keep(interval.high, f"rank_worst:{name}", Decimal(int(interval.high.value)))
    return {"rank_best": int(best), "rank_worst": int(worst)}


def percent_of(points: Decimal | None, maximum: Decimal | None) -> Decimal | None:
    """Percent of the sum of the printed maxima; None where one is not printed."""
    return None if points is None or not maximum else 100 * points / maximum


def list_cells(bounder: Bounder, group: dict, keeper: WitnessKeeper) -> list[dict]:
    """Rows of `04_bound_cells`: the cells that are not printed."""
    problem, rows = bounder.model.problem, []
    printed = {
        (unit, fact.criterion)
        for fact in problem.facts
        if fact.criterion
        and fact.value is not None
        and fact.kind in {"highest", "second", "lowest", "value"}
        for unit in fact.units
    }
    for (unit, criterion), interval in bounder.bound_cells().items():
        if (unit, criterion) in printed:
            continue
        name, title = problem.units[unit], problem.criteria[criterion]
        rows.append(
            {
                **group,
                "criterion_id": problem.criterion_ids[criterion],
                "criterion": title,
                "unit_id": problem.unit_ids[unit],
                "unit": name,
                "min": keeper.points(interval.low, f"cell_min:{name}:{criterion}"),
                "max": keeper.points(interval.high, f"cell_max:{name}:{criterion}"),
            }
        )
    order = {title: place for place, title in enumerate(problem.criteria.values())}
    return sorted(
        rows,
        key=lambda row: (
            order[row["criterion"]],
            row["unit_id"] == "",
            row["unit_id"],
            row["unit"],
        ),
    )


def list_thresholds(
    bounder: Bounder, group: dict, graded: dict[int, str], keeper: WitnessKeeper
) -> list[dict]:
    """Rows of `04_thresholds`, one per two neighbouring grades; only where the grade of every unit
    is known.
    """
    problem = bounder.model.problem
    if len(graded) < len(problem.units):
        return []
    members = {
        grade: [unit for unit, known in graded.items() if known == grade]
        for grade in problem.grades
    }
    rows = []
    for above, below in pairwise(problem.grades):
        interval = bounder.bound_threshold(members[above], members[below])
        rows.append(
            {
                **group,
                "grade_above": above,
                "grade_below": below,
                "min": keeper.points(interval.low, f"threshold_min:{above}:{below}"),
                "max": keeper.points(interval.high, f"threshold_max:{above}:{below}"),
            }
        )
    return rows


def describe_contradiction(problem: Problem, refused: list[str]) -> dict:
    """A row of `04_findings`: the page contradicts itself under some readings; the minimal set of
    sentences is that of the most lenient of them, so that it stands under all. An error if no
    reading saves the page.
    """
    reading = max(refused, key=READINGS.index)
    facts = find_minimal_contradiction(problem, reading)
    sentences = list(dict.fromkeys(fact.sentence for fact in facts))
    first = sentences[0]
    count = len(sentences)
    return {
        "document_id": problem.document_id,
        "check": "bounds_infeasible",
        "severity": "error" if reading == READINGS[-1] else "warning",
        **say_in_all("message", partial(tell_contradiction, count, refused)),
        "said": " | ".join(describe_fact(problem, fact) for fact in facts),
        "found": f"no table of scores ({', '.join(refused)})",
        "quote": first.quote,
        "start": first.start,
        "end": first.end,
        "evidence": [
            {
                "field": "sentence",
                "quote": sentence.quote,
                "start": sentence.start,
                "end": sentence.end,
            }
            for sentence in sentences[1:]
        ],
        "accepted": False,
    }


def tell_contradiction(count: int, refused: list[str], language: str) -> str:
    """The finding in words: how many sentences cannot hold together, under which readings."""
    words = Sentences(WORDS, language)
    readings = ", ".join(words.say(f"readings.{name}") for name in refused)
    return words.say("contradiction", count=count, readings=readings)


def describe_fact(problem: Problem, fact: Fact) -> str:
    """A fact in a few words, for the finding."""
    names = ", ".join(problem.units[unit] for unit in fact.units)
    about = problem.criteria.get(fact.criterion, "")
    value = "" if fact.value is None else str(fact.value)
    return ": ".join(
        part
        for part in (about, f"{fact.kind} {fact.grade} {names}".replace("  ", " ").strip(), value)
        if part
    )
