"""Grades that the counts settle: where a printed count is reached, everyone else has another
grade.
"""

from __future__ import annotations

from dataclasses import replace

from rankings.bounds.facts import Fact, Problem


def settle_grades(problem: Problem) -> Problem:
    """The problem with a grade for every unit that counting alone decides (11 + 6 = 17, six are
    named: the others are the eleven). Shortens the programme; the answer is the same without it."""
    facts = list(problem.facts)
    counts = {fact.grade: fact for fact in facts if fact.kind == "count"}
    graded = {fact.units[0]: fact.grade for fact in facts if fact.kind == "grade"}
    open_grades = [
        grade
        for grade in problem.grades
        if grade in counts and list(graded.values()).count(grade) < int(counts[grade].value)
    ]
    undecided = [unit for unit in range(len(problem.units)) if unit not in graded]
    if set(problem.grades) <= counts.keys() and len(open_grades) == 1:
        grade = open_grades[0]
        if len(undecided) == int(counts[grade].value) - list(graded.values()).count(grade):
            facts += [
                Fact("grade", counts[grade].sentence, units=(unit,), grade=grade)
                for unit in undecided
            ]
    return replace(problem, facts=facts)
