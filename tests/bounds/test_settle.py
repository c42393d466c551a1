"""Grades that the printed counts settle: an invented page, counted by hand."""

from rankings.bounds.settle import settle_grades

from .invented import A, B, C, fact, invent

COUNTS = [fact("count", value=2, grade="tốt"), fact("count", value=1, grade="khá")]


def grades_of(problem):
    return {one.units[0]: one.grade for one in problem.facts if one.kind == "grade"}


def test_where_a_count_is_reached_everyone_else_has_the_other_grade():
    page = invent(*COUNTS, fact("grade", units=(B,), grade="khá"), grades=("tốt", "khá"))
    assert grades_of(settle_grades(page)) == {B: "khá", A: "tốt", C: "tốt"}


def test_where_two_grades_are_open_nothing_is_settled():
    page = invent(*COUNTS, fact("grade", units=(A,), grade="tốt"), grades=("tốt", "khá"))
    assert grades_of(settle_grades(page)) == {A: "tốt"}


def test_without_the_count_of_every_grade_nothing_is_settled():
    page = invent(COUNTS[1], fact("grade", units=(B,), grade="khá"), grades=("tốt", "khá"))
    assert grades_of(settle_grades(page)) == {B: "khá"}
