"""Sharp bounds of an invented page, reasoned out by hand (a step is a hundredth of a point)."""

from rankings.bounds.constraints import Model
from rankings.bounds.sharp import Bounder

from .invented import A, B, C, fact, invent

# Plan 9 of 10 is the highest and A's; A has 25 in all, so 16 of 20 on use.
PAGE = invent(fact("highest", "plan", (A,), 9), fact("total", units=(A,), value=25))


def limits(interval):
    return interval.low.value, interval.high.value


def test_a_cell_that_the_others_leave_no_room_is_exact():
    cells = Bounder(Model(PAGE, "strict")).bound_cells()
    assert limits(cells[A, "use"]) == (1600, 1600)
    assert limits(cells[B, "use"]) == (0, 2000)


def test_below_the_highest_is_one_step_less_where_ties_are_not_allowed():
    strict, weak = (Bounder(Model(PAGE, reading)).bound_totals() for reading in ("strict", "weak"))
    assert limits(strict[A]) == (2500, 2500)
    assert limits(strict[B]) == limits(strict[C]) == (0, 2899)
    assert limits(weak[B]) == (0, 2900)


def test_ranks_follow_from_totals_that_are_still_possible():
    ranks = Bounder(Model(PAGE, "strict")).bound_ranks()
    assert [limits(ranks[unit]) for unit in (A, B, C)] == [(1, 3)] * 3


def test_an_order_is_certain_only_where_no_table_turns_it():
    beaten = invent(
        fact("total", units=(A,), value=29),
        fact("total", units=(B,), value=12),
        fact("value", "use", (C,), 5),  # 5 to 15: below A for certain, B may stand on either side
    )
    assert sorted(Bounder(Model(beaten, "strict")).find_certain_pairs()) == [(A, B), (A, C)]


def test_every_bound_is_attained_by_a_table_that_keeps_the_sentences():
    model = Model(PAGE, "strict")
    for unit, interval in Bounder(model).bound_totals().items():
        for bound in (interval.low, interval.high):
            cells = [bound.witness[model.cells[unit, name]] for name in ("plan", "use")]
            assert round(sum(cells)) == bound.value
            assert round(bound.witness[model.cells[A, "plan"]]) == 900
