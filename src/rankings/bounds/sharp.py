"""Sharp bounds of one model: each is attained by a full table, its witness."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

import numpy as np

from rankings.bounds.constraints import Model
from rankings.bounds.program import Program, Solver


@dataclass
class Bound:
    """A sharp lower or upper bound, in steps (None: no limit follows), and the table that attains
    it.
    """

    value: float | None
    witness: np.ndarray | None = field(repr=False, default=None)


@dataclass
class Interval:
    """A sharp lower and a sharp upper bound of one quantity."""

    low: Bound
    high: Bound


class Bounder:
    """All bounds of one model. Units about which the page says the same share their answers."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.solver = Solver(model.program)
        self.anything = self.solver.minimise({})
        self.twins = group_twins(model)
        self._leads: dict[tuple[int, int], float] = {}

    @property
    def is_feasible(self) -> bool:
        return self.anything.columns is not None

    def bound_column(self, column: int) -> Interval:
        """The smallest and largest value of one column (a cell or a total)."""
        return Interval(self._reach(column, -1), self._reach(column, 1))

    def _reach(self, column: int, sign: int) -> Bound:
        """The extreme value; a table already found may attain the limit that single rows set, then
        nothing is solved.
        """
        limit = self.limits[column][0 if sign < 0 else 1]
        for witness in self.solver.witnesses:
            if witness[column] == limit:
                return Bound(limit, witness)
        found = self.solver.maximise({column: 1}) if sign > 0 else self.solver.minimise({column: 1})
        return Bound(found.value, found.columns)

    @cached_property
    def limits(self) -> list[tuple[float, float]]:
        """The outer limits of every column, before anything is solved."""
        return propagate_limits(self.model.program)

    def bound_totals(self) -> dict[int, Interval]:
        """{unit: interval of its total}."""
        return self._share(lambda unit: self.bound_column(self.model.totals[unit]))

    def bound_cells(self) -> dict[tuple[int, str], Interval]:
        """{(unit, criterion): interval}."""
        cells = {}
        for criterion in self.model.problem.criteria:
            columns = {
                unit: column for (unit, of), column in self.model.cells.items() if of == criterion
            }
            shared = self._share(lambda unit, columns=columns: self.bound_column(columns[unit]))
            cells |= {(unit, criterion): interval for unit, interval in shared.items()}
        return cells

    def bound_ranks(self) -> dict[int, Interval]:
        """{unit: best and worst competition rank}."""
        return self._share(lambda unit: Interval(self._find_best(unit), self._find_worst(unit)))

    def _share(self, answer) -> dict:
        """Answers for one unit of each set of twins, given to all of them (a twin's witness is the
        same table with the twins' rows exchanged)."""
        answers = {}
        for twins in self.twins:
            found = answer(twins[0])
            for unit in twins:
                answers[unit] = Interval(
                    self._exchange(found.low, twins[0], unit),
                    self._exchange(found.high, twins[0], unit),
                )
        return answers

    def _exchange(self, bound: Bound, one: int, other: int) -> Bound:
        if bound.witness is None or one == other:
            return bound
        table = bound.witness.copy()
        for first, second in self._columns_of(one, other):
            table[first], table[second] = bound.witness[second], bound.witness[first]
        return Bound(bound.value, table)

    def _columns_of(self, one: int, other: int):
        model = self.model
        yield model.totals[one], model.totals[other]
        for criterion in model.problem.criteria:
            yield model.cells[one, criterion], model.cells[other, criterion]
        for grade in model.problem.grades:
            if (one, grade) in model.members:
                yield model.members[one, grade], model.members[other, grade]

    def _find_best(self, unit: int) -> Bound:
        """Fewest units above: 1 + min #{v: T_v > T_unit}."""
        return self._count_above(unit, sign=1)

    def _find_worst(self, unit: int) -> Bound:
        """Most units above: 1 + max #{v: T_v > T_unit}."""
        return self._count_above(unit, sign=-1)

    def _count_above(self, unit: int, sign: int) -> Bound:
        """A push towards the extreme first; whole numbers only where the push does not reach what
        pairs allow.
        """
        others = [other for other in range(len(self.model.totals)) if other != unit]
        limit = 1 + (
            sum(self.surely_above(other, unit) for other in others)
            if sign > 0
            else sum(not self.never_above(other, unit) for other in others)
        )
        push = {
            self.model.totals[unit]: -sign * len(others),
            **{self.model.totals[other]: sign for other in others},
        }
        self.solver.minimise(push)
        for witness in self.solver.witnesses:
            if self.rank_in(witness, unit) == limit:
                return Bound(limit, witness)
        return self._count_exactly(unit, others, sign)

    def _count_exactly(self, unit: int, others: list[int], sign: int) -> Bound:
        """The mixed-integer programme: one 0/1 column per other unit, 1 = stands above."""
        program = self.model.program.copy()
        ceiling = max(high for high in (self.limits[total][1] for total in self.model.totals))
        above = []
        for other in others:
            column = program.add_column(0, 1, is_choice=True)
            above.append(column)
            difference = {self.model.totals[other]: 1, self.model.totals[unit]: -1}
            if sign > 0:  # 0 → T_other ≤ T_unit
                program.add_row({**difference, column: -ceiling}, high=0)
            else:  # 1 → T_other ≥ T_unit + 1
                program.add_row({**difference, column: -(ceiling + 1)}, low=-ceiling)
        found = Solver(program).minimise(dict.fromkeys(above, float(sign)))
        table = found.columns[: len(self.model.program.low)]
        self.solver.witnesses.append(table)
        return Bound(self.rank_in(table, unit), table)

    def rank_in(self, witness: np.ndarray, unit: int) -> int:
        totals = witness[self.model.totals]
        return 1 + int((totals > totals[unit]).sum())

    def surely_above(self, one: int, other: int) -> bool:
        """T_one > T_other in every table."""
        return self._largest_lead(other, one) < 0

    def never_above(self, one: int, other: int) -> bool:
        """T_one ≤ T_other in every table."""
        return self._largest_lead(one, other) <= 0

    def _largest_lead(self, one: int, other: int) -> float:
        """max T_one − T_other, or any positive lead that a known table shows (enough to refute)."""
        if (one, other) not in self._leads:
            self._leads[one, other] = self._seek_lead(one, other)
        return self._leads[one, other]

    def _seek_lead(self, one: int, other: int) -> float:
        first, second = self.model.totals[one], self.model.totals[other]
        if self.solver.witnesses:
            known = max(witness[first] - witness[second] for witness in self.solver.witnesses)
            if known > 0:
                return known
        found = self.solver.maximise({first: 1, second: -1})
        return np.inf if found.value is None else found.value

    def find_certain_pairs(self) -> list[tuple[int, int]]:
        """(above, below) for every two units whose order is the same in every table."""
        return [
            (one, other)
            for one, other in permutations(range(len(self.model.totals)), 2)
            if self.surely_above(one, other)
        ]

    def bound_threshold(self, above: list[int], below: list[int]) -> Interval:
        """Smallest possible top total of the units below, largest possible bottom total of the
        units above.
        """
        return Interval(self._extreme_of(below, 1), self._extreme_of(above, -1))

    def _extreme_of(self, units: list[int], sign: int) -> Bound:
        if not units:
            return Bound(None)
        program = self.model.program.copy()
        edge = program.add_column()
        for unit in units:  # edge ≥ every total (sign 1) or ≤ every total (sign -1)
            program.add_row({edge: sign, self.model.totals[unit]: -sign}, low=0)
        found = Solver(program).minimise({edge: float(sign)})
        value = None if found.value is None else sign * found.value
        return Bound(
            value, None if found.columns is None else found.columns[: len(self.model.program.low)]
        )


def propagate_limits(program: Program) -> list[tuple[float, float]]:
    """The interval each column has by its own rows (one column) and then by the sums: outer limits,
    cheap.
    """
    low, high = np.array(program.low, dtype=float), np.array(program.high, dtype=float)
    for row in program.rows:
        if len(row.terms) == 1:
            ((column, weight),) = row.terms.items()
            if weight:
                low[column] = max(low[column], row.low / weight)
                high[column] = min(high[column], row.high / weight)
    for row in program.rows:
        if (
            row.low == row.high == 0
            and list(row.terms.values())[-1] == -1
            and min(list(row.terms.values())[:-1]) == 1
        ):
            *parts, total = row.terms
            low[total] = max(low[total], low[parts].sum())
            high[total] = min(high[total], high[parts].sum())
    return list(zip(low, high, strict=True))


def group_twins(model: Model) -> list[list[int]]:
    """Units that no sentence tells apart, in lists: the same facts with the same values, or
    none.
    """
    said: dict[int, set] = {unit: set() for unit in range(len(model.problem.units))}
    for number, fact in enumerate(model.problem.facts):
        same_for_all = fact.kind in {"highest", "second", "lowest", "value", "others"}
        for unit in fact.units:
            said[unit].add(number if same_for_all else (fact.kind, fact.value, fact.grade))
    twins: dict[frozenset, list[int]] = {}
    for unit, facts in said.items():
        twins.setdefault(frozenset(facts), []).append(unit)
    return list(twins.values())
