"""What a page prints about scores it does not publish, gathered from the rows of `02_*` tables.

Nothing here knows a page: a problem is built from whatever rows of `02_criteria`, `02_grade_counts`
and `02_rankings` share a document, a level and a year.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd

from rankings.compare.groups import is_true, text_of
from rankings.compare.ranks import to_decimal, to_integer
from rankings.language.text import key
from rankings.registry.grade_order import grade_order
from rankings.store.spreadsheet import is_missing

UNNAMED = "(đơn vị không nêu tên {})"
PRINTED_RANKS = {
    "printed",
    "order",
}  # a rank derived from scores says nothing about units without a score


@dataclass(frozen=True)
class Sentence:
    """The printed words a fact was read from."""

    document_id: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Fact:
    """One printed fact. `kind`: maximum, highest, second, lowest, value, others (on a criterion),
    total, rank, bottom, grade (on units), count (of a grade). `units` are numbers of the problem's
    units; `value` is exact.
    """

    kind: str
    sentence: Sentence
    criterion: str = ""
    units: tuple[int, ...] = ()
    value: Decimal | None = None
    grade: str = ""
    is_complete: bool = False  # the page prints how many units the list has, and names them all


@dataclass
class Problem:
    """One group whose totals are not all published: its units, criteria and the printed facts."""

    province: str
    framework: str
    document_id: str
    level: str
    year: int
    unit_ids: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    criteria: dict[str, str] = field(
        default_factory=dict
    )  # criterion_id (or the name's key) → name
    criterion_ids: dict[str, str] = field(default_factory=dict)
    grades: list[str] = field(default_factory=list)  # best first, those the page uses
    facts: list[Fact] = field(default_factory=list)
    unnamed: int = 0

    @property
    def title(self) -> str:
        return f"{self.province} {self.level} {self.year}"

    def number_of(self, unit_id: str, unit: str) -> int:
        """The number of a unit, new units are added."""
        for number, (known_id, known) in enumerate(zip(self.unit_ids, self.units, strict=True)):
            if (unit_id and known_id == unit_id) or key(known) == key(unit):
                return number
        self.unit_ids.append(unit_id)
        self.units.append(unit)
        return len(self.units) - 1

    def maximum_of(self, criterion: str) -> Decimal | None:
        return next(
            (
                fact.value
                for fact in self.facts
                if fact.kind == "maximum" and fact.criterion == criterion
            ),
            None,
        )

    def printed_totals(self) -> dict[int, Decimal]:
        return {fact.units[0]: fact.value for fact in self.facts if fact.kind == "total"}

    def total_maximum(self) -> Decimal | None:
        maxima = [self.maximum_of(criterion) for criterion in self.criteria]
        return None if None in maxima else sum(maxima, Decimal(0))


def gather_problems(
    criteria: pd.DataFrame,
    grade_counts: pd.DataFrame,
    rankings: pd.DataFrame,
) -> list[Problem]:
    """One problem per (document, level, year) with at least two criteria with a printed maximum and
    a printed fact of a unit on one of them; none for pages that print every total and no criterion.
    """
    problems = []
    known = criteria[criteria["year"].notna()]
    known = known.assign(
        criterion_key=[
            text_of(one) or key(text_of(other))
            for one, other in zip(known["criterion_id"], known["criterion"], strict=True)
        ]
    )
    for (document_id, level, year), rows in known.groupby(
        ["document_id", "level", "year"], sort=True
    ):
        if (
            rows["statistic"].map(is_missing).all()
            or rows.loc[rows["max_score"].notna(), "criterion_key"].nunique() < 2
        ):
            continue
        first = rows.iloc[0]
        problem = Problem(
            text_of(first["province"]), text_of(first["framework"]), document_id, level, int(year)
        )
        here = {"document_id": document_id, "level": level, "year": int(year)}
        read_criteria(problem, rows)
        read_rankings(problem, select_rows(rankings, here))
        read_grades(problem, select_rows(grade_counts, here))
        problems.append(problem)
    return problems


def select_rows(frame: pd.DataFrame, facts: dict) -> list[dict]:
    """The rows with these values, as dictionaries, in the order of the page."""
    if frame.empty:
        return []
    chosen = pd.Series(True, index=frame.index)
    for column, value in facts.items():
        chosen &= frame[column].map(text_of) == str(value)
    rows = frame[chosen].to_dict("records")
    return sorted(rows, key=lambda row: to_integer(row.get("start")) or 0)


def name_of(row: dict) -> str:
    """The canonical name, or the printed one where nobody knows the unit."""
    return text_of(row.get("unit")) or text_of(row.get("unit_printed"))


def sentence_of(row: dict) -> Sentence:
    return Sentence(
        text_of(row["document_id"]),
        text_of(row.get("quote")),
        to_integer(row.get("start")) or 0,
        to_integer(row.get("end")) or 0,
    )


def read_criteria(problem: Problem, rows: pd.DataFrame) -> None:
    """Maxima and the printed places of units on each criterion."""
    used = set(rows.loc[rows["max_score"].notna() | rows["statistic"].notna(), "criterion_key"])
    for row in rows.sort_values("start", kind="stable").to_dict("records"):
        criterion = row["criterion_key"]
        if criterion not in used:
            continue  # named in the introduction, never scored
        problem.criteria.setdefault(criterion, text_of(row["criterion"]))
        problem.criterion_ids.setdefault(criterion, text_of(row["criterion_id"]))
        if not is_missing(row["max_score"]) and problem.maximum_of(criterion) is None:
            problem.facts.append(
                Fact("maximum", sentence_of(row), criterion, value=to_decimal(row["max_score"]))
            )
    stated = rows[rows["statistic"].notna()].assign(score_key=rows["score"].map(text_of))
    for (criterion, statistic, _), members in stated.groupby(
        ["criterion_key", "statistic", "score_key"], sort=False
    ):
        first = members.iloc[0].to_dict()
        units = tuple(
            problem.number_of(text_of(row["unit_id"]), name_of(row))
            for row in members.to_dict("records")
            if name_of(row)
        )
        counted = to_integer(first.get("list_count"))
        problem.facts.append(
            Fact(
                statistic,
                sentence_of(first),
                criterion,
                units,
                to_decimal(first["score"]),
                is_complete=counted is not None and counted == len(units),
            )
        )


def read_rankings(problem: Problem, rows: list[dict]) -> None:
    """Printed totals, printed places and printed grades of single units."""
    for row in rows:
        if "preferred" in row and not is_true(row["preferred"]):
            continue
        unit = (problem.number_of(text_of(row["unit_id"]), name_of(row)),)
        sentence, rank = sentence_of(row), to_integer(row.get("rank"))
        if not is_missing(row.get("score")):
            problem.facts.append(
                Fact("total", sentence, units=unit, value=to_decimal(row["score"]))
            )
        if rank and row.get("rank_source") in PRINTED_RANKS:
            problem.facts.append(Fact("rank", sentence, units=unit, value=Decimal(rank)))
        if to_integer(row.get("rank_from_bottom")) == 1:
            problem.facts.append(Fact("bottom", sentence, units=unit))
        if not is_missing(row.get("grade")):
            problem.facts.append(Fact("grade", sentence, units=unit, grade=text_of(row["grade"])))


def read_grades(problem: Problem, rows: list[dict]) -> None:
    """Counts by grade, the lists of their units, and the units that the counts know and no sentence
    names.
    """
    graded = {fact.units[0] for fact in problem.facts if fact.kind == "grade"}
    for row in rows:
        grade, count = text_of(row["grade"]), to_integer(row["count"])
        for name in read_names(row.get("units")):
            number = problem.number_of("", name)
            if number not in graded:
                problem.facts.append(Fact("grade", sentence_of(row), units=(number,), grade=grade))
        if count is not None:
            problem.facts.append(Fact("count", sentence_of(row), value=Decimal(count), grade=grade))
    used = {fact.grade for fact in problem.facts if fact.kind in {"grade", "count"}}
    order = grade_order()
    known = (grade for grade in used if key(grade) in order)
    problem.grades = sorted(known, key=lambda grade: order[key(grade)])
    counts = {fact.grade: int(fact.value) for fact in problem.facts if fact.kind == "count"}
    if used and used <= counts.keys():
        problem.unnamed = max(0, sum(counts.values()) - len(problem.units))
        for number in range(1, problem.unnamed + 1):
            problem.unit_ids.append("")
            problem.units.append(UNNAMED.format(number))


def read_names(value: object) -> list[str]:
    """The names of a JSON list (or of a list); none where nothing is printed.

    >>> read_names('["Sở Xây dựng", "Thanh tra tỉnh"]')
    ['Sở Xây dựng', 'Thanh tra tỉnh']
    """
    if isinstance(value, (list, tuple)):
        return [str(name) for name in value]
    if is_missing(value):
        return []
    text = str(value)
    return (
        [str(name) for name in json.loads(text)]
        if text.lstrip().startswith("[")
        else [name.strip() for name in text.split(";") if name.strip()]
    )
