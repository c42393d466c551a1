"""From printed facts to rows of a programme, under one of three readings.

Unknown: the score of every unit on every criterion, 0 … printed maximum, in steps of one hundredth
(finer where the page prints finer). `strict`: what is called highest is above all others, a
complete list is complete, a better grade is a larger total. `weak`: ties are allowed where strict
says strictly, complete lists stay complete. `loose`: lists may be incomplete too.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from decimal import Decimal

from rankings.bounds.facts import Fact, Problem
from rankings.bounds.program import Program

READINGS = ("strict", "weak", "loose")


class Model:
    """The programme of one problem under one reading, with the columns of its cells and totals."""

    def __init__(self, problem: Problem, reading: str) -> None:
        self.problem, self.reading = problem, reading
        self.steps = steps_per_point(problem)
        self.gap = 1 if reading == "strict" else 0  # "strictly" is one step
        self.program = Program()
        self.cells = {
            (unit, criterion): self.program.add_column()
            for unit in range(len(problem.units))
            for criterion in problem.criteria
        }
        self.totals = [self.program.add_column() for _ in problem.units]
        self.members: dict[
            tuple[int, str], int
        ] = {}  # (unit, grade) → 0/1 column, where not printed
        self._add_sums()
        for source, fact in enumerate(problem.facts):
            if fact.kind != "count":  # counts hold by `_add_grades`
                getattr(self, f"_add_{fact.kind}")(fact, source)
        self._add_grades()

    def count_steps(self, value: Decimal) -> int:
        return int(value * self.steps)

    def to_points(self, value: float | None) -> Decimal | None:
        return None if value is None else Decimal(round(value)) / self.steps

    def _others(self, named: set[int]) -> list[int]:
        return [unit for unit in range(len(self.problem.units)) if unit not in named]

    def _inside(self, fact: Fact) -> int:
        """How far others stay from the value of a list: a complete list is complete unless lists
        may be incomplete.
        """
        return 1 if fact.is_complete and self.reading != "loose" else 0

    def _bound(self, column: int, low=-float("inf"), high=float("inf"), source: int = -1) -> None:
        self.program.add_row({column: 1}, low, high, source)

    def _add_sums(self) -> None:
        for unit, total in enumerate(self.totals):
            terms = {self.cells[unit, criterion]: 1 for criterion in self.problem.criteria}
            self.program.add_row({**terms, total: -1}, 0, 0)

    def _add_maximum(self, fact: Fact, source: int) -> None:
        for unit in range(len(self.problem.units)):
            self._bound(self.cells[unit, fact.criterion], 0, self.count_steps(fact.value), source)

    def _add_value(self, fact: Fact, source: int) -> None:
        for unit in fact.units:
            steps = self.count_steps(fact.value)
            self._bound(self.cells[unit, fact.criterion], steps, steps, source)

    def _add_highest(self, fact: Fact, source: int) -> None:
        below = max(self.gap, self._inside(fact))
        if fact.value is not None:
            self._add_value(fact, source)
            for unit in self._others(set(fact.units)):
                self._bound(
                    self.cells[unit, fact.criterion],
                    high=self.count_steps(fact.value) - below,
                    source=source,
                )
            return
        top = self.cells[fact.units[0], fact.criterion]  # a common value that is not printed
        for unit in fact.units[1:]:
            self.program.add_row({self.cells[unit, fact.criterion]: 1, top: -1}, 0, 0, source)
        for unit in self._others(set(fact.units)):
            self.program.add_row(
                {top: 1, self.cells[unit, fact.criterion]: -1}, low=below, source=source
            )

    def _add_second(self, fact: Fact, source: int) -> None:
        self._add_value(fact, source)
        first = {
            unit
            for other in self.problem.facts
            if other.kind == "highest" and other.criterion == fact.criterion
            for unit in other.units
        }
        for unit in self._others(first | set(fact.units)):
            self._bound(
                self.cells[unit, fact.criterion], high=self.count_steps(fact.value), source=source
            )

    def _add_lowest(self, fact: Fact, source: int) -> None:
        if fact.value is None:
            bottom = self.cells[fact.units[0], fact.criterion]
            for unit in self._others(set(fact.units)):
                self.program.add_row(
                    {self.cells[unit, fact.criterion]: 1, bottom: -1}, low=0, source=source
                )
            return
        self._add_value(fact, source)
        for unit in self._others(set(fact.units)):
            self._bound(
                self.cells[unit, fact.criterion],
                self.count_steps(fact.value) + self._inside(fact),
                source=source,
            )

    def _add_others(self, fact: Fact, source: int) -> None:
        """Every unit not named on the criterion has the value; where lists may be incomplete, at
        most the smallest printed exception."""
        named = [
            other
            for other in self.problem.facts
            if other.criterion == fact.criterion and other.units
        ]
        low = high = self.count_steps(fact.value)
        if self.reading == "loose":
            low, high = (
                0,
                min(
                    [self.count_steps(other.value) for other in named if other.value is not None],
                    default=high,
                ),
            )
        for unit in self._others({unit for other in named for unit in other.units}):
            self._bound(self.cells[unit, fact.criterion], low, max(low, high), source)

    def _add_total(self, fact: Fact, source: int) -> None:
        steps = self.count_steps(fact.value)
        self._bound(self.totals[fact.units[0]], steps, steps, source)

    def _add_rank(self, fact: Fact, source: int) -> None:
        """The unit stands above every unit with a worse printed rank, and above the unranked ones
        where all better places are printed ("leads", "second")."""
        ranks = {
            other.units[0]: int(other.value) for other in self.problem.facts if other.kind == "rank"
        }
        unit, rank = fact.units[0], int(fact.value)
        is_from_top = set(range(1, rank)) <= set(ranks.values())
        for other in self._others({unit}):
            if ranks.get(other, 0) > rank or (other not in ranks and is_from_top):
                self.program.add_row(
                    {self.totals[unit]: 1, self.totals[other]: -1}, low=self.gap, source=source
                )

    def _add_bottom(self, fact: Fact, source: int) -> None:
        unit = fact.units[0]
        for other in self._others({unit}):
            self.program.add_row(
                {self.totals[other]: 1, self.totals[unit]: -1}, low=self.gap, source=source
            )

    def _add_grade(self, fact: Fact, source: int) -> None:
        """Grades are tied to totals by thresholds, see `_add_grades`; here only a unit in two
        grades is refused.
        """
        for _other_source, other in enumerate(self.problem.facts[:source]):
            if other.kind == "grade" and other.units == fact.units and other.grade != fact.grade:
                self.program.add_row({self.totals[fact.units[0]]: 0}, 1, 1, source)

    def _add_grades(self) -> None:
        """A lowest total per grade; every member of a better grade is above every member of a worse
        one.
        """
        grades = self.problem.grades
        if not grades:
            return
        printed = {
            fact.units[0]: (fact.grade, source)
            for source, fact in enumerate(self.problem.facts)
            if fact.kind == "grade" and fact.grade in grades
        }
        limits = {grade: self.program.add_column() for grade in grades[:-1]}
        ceiling = (
            sum(
                self.count_steps(self.problem.maximum_of(criterion) or Decimal(0))
                for criterion in self.problem.criteria
            )
            + 1
        )
        for better, worse in itertools.pairwise(grades[:-1]):
            self.program.add_row({limits[better]: 1, limits[worse]: -1}, low=0)
        for unit in range(len(self.problem.units)):
            if unit in printed:
                grade, source = printed[unit]
                self._tie_to_limits(unit, grade, limits, source)
            else:
                self._choose_grade(unit, limits, ceiling)
        self._count_members(printed)

    def _tie_to_limits(self, unit: int, grade: str, limits: dict, source: int) -> None:
        place = self.problem.grades.index(grade)
        if grade in limits:
            self.program.add_row({self.totals[unit]: 1, limits[grade]: -1}, low=0, source=source)
        if place:
            better = limits[self.problem.grades[place - 1]]
            self.program.add_row({better: 1, self.totals[unit]: -1}, low=self.gap, source=source)

    def _choose_grade(self, unit: int, limits: dict, ceiling: int) -> None:
        """One 0/1 column per grade for a unit whose grade no sentence prints; counts often settle
        it at once.
        """
        grades = self.problem.grades
        for grade in grades:
            self.members[unit, grade] = self.program.add_column(0, 1, is_choice=True)
        self.program.add_row({self.members[unit, grade]: 1 for grade in grades}, 1, 1)
        for place, grade in enumerate(grades):
            member = self.members[unit, grade]
            if grade in limits:
                self.program.add_row(
                    {self.totals[unit]: 1, limits[grade]: -1, member: -ceiling}, low=-ceiling
                )
            if place:
                better = limits[grades[place - 1]]
                self.program.add_row(
                    {better: 1, self.totals[unit]: -1, member: -ceiling}, low=self.gap - ceiling
                )

    def _count_members(self, printed: dict) -> None:
        named: dict[str, int] = defaultdict(int)
        for grade, _ in printed.values():
            named[grade] += 1
        for source, fact in enumerate(self.problem.facts):
            if fact.kind != "count" or fact.grade not in self.problem.grades:
                continue
            open_members = {
                column: 1.0 for (_, grade), column in self.members.items() if grade == fact.grade
            }
            missing = int(fact.value) - named[fact.grade]
            self.program.add_row(open_members or {self.totals[0]: 0.0}, missing, missing, source)


def steps_per_point(problem: Problem) -> int:
    """Steps in one point: a hundred, or more where the page prints more decimals."""
    places = [-fact.value.as_tuple().exponent for fact in problem.facts if fact.value is not None]
    return 10 ** max([2, *places])
