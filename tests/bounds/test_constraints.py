"""From a sentence to its rows: an invented page, reasoned out by hand."""

import pytest

from rankings.bounds.constraints import READINGS, Model, steps_per_point
from rankings.bounds.sharp import Bounder

from .invented import A, B, C, fact, invent


def range_of(problem, reading, unit, criterion):
    interval = Bounder(Model(problem, reading)).bound_cells()[unit, criterion]
    return interval.low.value, interval.high.value


@pytest.mark.parametrize("reading", READINGS)
def test_nobody_has_more_than_the_printed_maximum(reading):
    assert range_of(invent(), reading, B, "plan") == (0, 1000)


def test_the_second_stands_between_the_first_and_the_others():
    page = invent(fact("highest", "plan", (A,), 9), fact("second", "plan", (B,), "7.5"))
    assert range_of(page, "strict", B, "plan") == (750, 750)
    assert range_of(page, "strict", C, "plan") == (0, 750)


def test_nobody_is_below_the_lowest():
    page = invent(fact("lowest", "use", (C,), 4))
    assert range_of(page, "strict", C, "use") == (400, 400)
    assert range_of(page, "strict", A, "use") == (400, 2000)


def test_a_better_grade_is_a_larger_total():
    page = invent(
        fact("grade", units=(A,), grade="tốt"),
        fact("grade", units=(B,), grade="khá"),
        fact("total", units=(B,), value=20),
        grades=("tốt", "khá"),
    )
    totals = Bounder(Model(page, "strict")).bound_totals()
    assert (totals[A].low.value, totals[A].high.value) == (2001, 3000)


def test_steps_are_as_fine_as_what_is_printed():
    assert steps_per_point(invent(fact("value", "use", (A,), "4.125"))) == 1000
    assert steps_per_point(invent(fact("value", "use", (A,), "4.5"))) == 100
