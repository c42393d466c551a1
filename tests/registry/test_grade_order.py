"""Grades from best to worst, as the pages print them."""

from itertools import pairwise

from rankings.language.text import key
from rankings.registry.grade_order import grade_order


def test_grades_fall_from_excellent_to_poor():
    """Phú Thọ 2017 and 2024, Hưng Yên 2018: Tốt, Khá, Trung bình, Yếu; Kém stands last."""
    order = [grade_order()[key(name)] for name in "Tốt,Khá,Trung bình,Yếu,Kém".split(",")]
    assert all(better < worse for better, worse in pairwise(order))


def test_a_word_that_is_no_grade_has_no_place():
    assert key("Sở Y tế") not in grade_order()
