"""Which sentences cannot hold together: an invented page, reasoned out by hand."""

from rankings.bounds.contradictions import find_minimal_contradiction

from .invented import MAXIMA, A, B, C, fact, invent


def test_a_total_above_the_maxima_contradicts_them_and_nothing_else():
    """31 points of 10 + 20: what is said of B has no part in it."""
    above = fact("total", units=(A,), value=31)
    page = invent(fact("value", "plan", (B,), 3), above)
    assert find_minimal_contradiction(page) == [*MAXIMA, above]


def test_two_highest_contradict_each_other_unless_ties_are_allowed():
    one, other = fact("highest", "plan", (A,), 9), fact("highest", "plan", (B,), 9)
    page = invent(one, other)
    assert find_minimal_contradiction(page, "strict") == [one, other]
    assert find_minimal_contradiction(page, "weak") == []


def test_a_page_that_fits_has_none():
    assert find_minimal_contradiction(invent(fact("total", units=(C,), value=30))) == []
