"""The programme: optima, no table, no limit; solved by hand."""

from rankings.bounds.program import Program, Solver


def build():
    """x ≤ 4 (sentence 0), x + 2y ≤ 8 (sentence 1)."""
    program = Program()
    x, y = program.add_column(), program.add_column()
    program.add_row({x: 1}, 0, 4, 0)
    program.add_row({x: 1, y: 2}, 0, 8, 1)
    return program, x, y


def test_the_optimum_stands_in_the_corner():
    program, x, y = build()
    best = Solver(program).maximise({x: 1, y: 1})
    assert (best.value, best.columns[x], best.columns[y]) == (6, 4, 2)
    assert Solver(program).minimise({x: 1, y: 1}).value == 0


def test_without_a_sentence_its_limit_goes():
    program, x, y = build()
    assert Solver(program.keep_sources({1})).maximise({x: 1}).value == 8
    assert Solver(program.keep_sources({0})).maximise({y: 1}).value is None


def test_sentences_that_cannot_hold_together_leave_no_table():
    program, x, _ = build()
    program.add_row({x: 1}, 5, 9, 2)
    assert Solver(program).minimise({x: 1}).columns is None
