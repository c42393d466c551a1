"""A mixed-integer programme over scipy's HiGHS, whose rows remember the sentence they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from rankings.errors import ContractError

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

OPTIMAL, INFEASIBLE, UNBOUNDED = 0, 2, 3


@dataclass
class Row:
    """low ≤ Σ coefficient·column ≤ high, said by a sentence (-1: true by construction)."""

    terms: dict[int, float]
    low: float
    high: float
    source: int = -1


@dataclass
class Solution:
    """An optimal value (None: no limit) and the values of all columns (None: no table fits the
    sentences).
    """

    value: float | None
    columns: np.ndarray | None


@dataclass
class Program:
    """Columns with bounds, rows with sources; solved as often as there are questions."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    choices: set[int] = field(default_factory=set)  # columns that are 0 or 1

    def add_column(self, low: float = 0, high: float = np.inf, is_choice: bool = False) -> int:
        self.low.append(low)
        self.high.append(high)
        if is_choice:
            self.choices.add(len(self.low) - 1)
        return len(self.low) - 1

    def add_row(
        self, terms: dict[int, float], low: float = -np.inf, high: float = np.inf, source: int = -1
    ) -> None:
        self.rows.append(Row(terms, low, high, source))

    def copy(self) -> Program:
        return Program(list(self.low), list(self.high), list(self.rows), set(self.choices))

    def keep_sources(self, sources: set[int]) -> Program:
        """The programme with the rows of these sentences only (and those true by construction)."""
        return Program(
            list(self.low),
            list(self.high),
            [row for row in self.rows if row.source == -1 or row.source in sources],
            set(self.choices),
        )

    def constraint(self) -> LinearConstraint:
        from scipy.optimize import (
            LinearConstraint,
        )  # here, because scipy takes a second that only bounds need
        from scipy.sparse import coo_array

        entries = [
            (index, column, value)
            for index, row in enumerate(self.rows)
            for column, value in row.terms.items()
        ]
        indices, columns, values = zip(*entries, strict=True)
        matrix = coo_array(
            (values, (indices, columns)), shape=(len(self.rows), len(self.low))
        ).tocsc()
        return LinearConstraint(
            matrix, [row.low for row in self.rows], [row.high for row in self.rows]
        )


class Solver:
    """Answers questions to one programme; every table found on the way is kept as a witness.

    The relaxation without whole numbers is solved first: its answer is kept where it is whole
    already (nearly always: the rows are sums and differences), otherwise the whole numbers are
    asked for.
    """

    def __init__(self, program: Program) -> None:
        from scipy.optimize import Bounds

        self.program = program
        self.constraint = program.constraint()
        self.bounds = Bounds(program.low, program.high)
        self.witnesses: list[np.ndarray] = []
        self.calls = 0

    def minimise(self, objective: dict[int, float]) -> Solution:
        """The smallest value of Σ objective over all tables that fit the sentences."""
        weights = np.zeros(len(self.program.low))
        for column, weight in objective.items():
            weights[column] = weight
        result = self._solve(weights, whole=bool(self.program.choices))
        if result.status == OPTIMAL and not is_whole(result.x):
            result = self._solve(weights, whole=True)
        if result.status == INFEASIBLE:
            return Solution(None, None)
        if result.status != OPTIMAL:
            return self._settle_unbounded(result)
        columns = np.round(result.x)
        self.witnesses.append(columns)
        return Solution(float(weights @ columns), columns)

    def maximise(self, objective: dict[int, float]) -> Solution:
        """The largest value of Σ objective."""
        found = self.minimise({column: -weight for column, weight in objective.items()})
        return Solution(None if found.value is None else -found.value, found.columns)

    def _solve(self, weights: np.ndarray, whole: bool):
        from scipy.optimize import milp

        self.calls += 1
        integrality = np.ones(len(weights)) if whole else None
        return milp(
            weights, integrality=integrality, bounds=self.bounds, constraints=self.constraint
        )

    def _settle_unbounded(self, result) -> Solution:
        """HiGHS says "unbounded or infeasible": decide by asking for any table at all."""
        if result.status not in {UNBOUNDED, 4}:
            raise ContractError(
                "the solver stopped without an answer",
                quote=result.message,
                hint=(
                    "run again; if it stays, the page has more unknowns than this model was"
                    " made for"
                ),
            )
        anything = self._solve(np.zeros(len(self.program.low)), whole=True)
        if anything.status == INFEASIBLE:
            return Solution(None, None)
        return Solution(None, np.round(anything.x))


def is_whole(values: np.ndarray, tolerance: float = 1e-6) -> bool:
    """True where every value is a whole number.

    >>> is_whole(np.array([41730.0, 0.0])), is_whole(np.array([0.5]))
    (True, False)
    """
    return bool(np.abs(values - np.round(values)).max() <= tolerance)
