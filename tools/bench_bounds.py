"""How long the bounds of unpublished scores take, reading by reading, and how many questions the
solver answers.
"""

from __future__ import annotations

import time

from rankings.bounds.constraints import READINGS, Model
from rankings.bounds.facts import gather_problems
from rankings.bounds.settle import settle_grades
from rankings.bounds.sharp import Bounder
from rankings.store.tables import read_table
from tools.benchmarks import tabulate, write_section

PROVINCE = "hung-yen"


def measure_bounds() -> list[list[object]]:
    """Return one row per group and reading: units, cells, calls of the solver, seconds for all
    bounds and pairs.
    """
    tables = [
        read_table(name, PROVINCE) for name in ("02_criteria", "02_grade_counts", "02_rankings")
    ]
    rows: list[list[object]] = []
    for problem in gather_problems(*tables):
        for reading in READINGS:
            start = time.perf_counter()
            bounder = Bounder(Model(settle_grades(problem), reading))
            cells = bounder.bound_cells()
            bounder.bound_totals(), bounder.bound_ranks(), bounder.find_certain_pairs()
            rows.append(
                [
                    problem.title,
                    reading,
                    len(problem.units),
                    len(cells),
                    bounder.solver.calls,
                    f"{time.perf_counter() - start:.2f}",
                ]
            )
    return rows


def write_bounds_section() -> None:
    """Measure and write the section on bounds of docs/benchmarks.md."""
    rows = measure_bounds()
    total = sum(float(row[-1]) for row in rows)
    table = tabulate(["group", "reading", "units", "cells", "solver calls", "seconds"], rows)
    write_section(
        "Bounds of unpublished scores",
        [
            *table,
            "",
            (
                f"All readings of both levels: {total:.1f} s; the strict reading alone:"
                f" {sum(float(row[-1]) for row in rows if row[1] == 'strict'):.1f} s (the limit set"
                " for it is 10 s)."
            ),
        ],
    )
