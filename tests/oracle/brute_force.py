"""All tables of a tiny problem, counted one by one: sharp bounds without a solver."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from itertools import product
from pathlib import Path

spec = importlib.util.spec_from_file_location(
    "oracle_witness", Path(__file__).with_name("witness.py")
)
witness = importlib.util.module_from_spec(spec)
spec.loader.exec_module(witness)


def list_tables(units, maxima, criteria, grades, rankings, reading):
    """Every {unit: {criterion: points}} in hundredths that breaks no sentence."""
    places = [(unit, criterion) for unit in units for criterion in maxima]
    ranges = [range(int(maxima[criterion] * 100) + 1) for _, criterion in places]
    for steps in product(*ranges):
        table = {unit: {} for unit in units}
        for (unit, criterion), step in zip(places, steps, strict=True):
            table[unit][criterion] = Decimal(step) / 100
        if not witness.find_broken(table, criteria, grades, rankings, reading):
            yield table


def bound_all(units, maxima, criteria, grades, rankings, reading):
    """{"total": {unit: (min, max)}, "rank": …, "cell": {(unit, criterion): …}, "certain": {(above,
    below)}} or None.
    """
    tables = list(list_tables(units, maxima, criteria, grades, rankings, reading))
    if not tables:
        return None
    totals = [{unit: sum(table[unit].values()) for unit in units} for table in tables]
    ranks = [
        {unit: 1 + sum(other > total[unit] for other in total.values()) for unit in units}
        for total in totals
    ]

    def ends(values):
        values = list(values)
        return min(values), max(values)

    return {
        "total": {unit: ends(total[unit] for total in totals) for unit in units},
        "rank": {unit: ends(rank[unit] for rank in ranks) for unit in units},
        "cell": {
            (unit, criterion): ends(table[unit][criterion] for table in tables)
            for unit in units
            for criterion in maxima
        },
        "certain": {
            (one, other)
            for one in units
            for other in units
            if one != other and all(total[one] > total[other] for total in totals)
        },
    }
