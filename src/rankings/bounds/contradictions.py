"""When no table fits: a smallest set of sentences that cannot hold together (deletion filter)."""

from __future__ import annotations

from rankings.bounds.constraints import Model
from rankings.bounds.facts import Fact, Problem
from rankings.bounds.program import Solver


def find_minimal_contradiction(problem: Problem, reading: str = "strict") -> list[Fact]:
    """A set of printed facts that contradict each other and of which none can be left out; [] where
    the page is consistent under the reading.

    One pass of the deletion filter: leave a sentence out; if the rest still contradicts itself, it
    stays out. The set is minimal, not the only one and not always the smallest.
    """
    program = Model(problem, reading).program
    kept = set(range(len(problem.facts)))
    if has_table(program, kept):
        return []
    for source in sorted(kept, reverse=True):
        if not has_table(program, kept - {source}):
            kept -= {source}
    return [problem.facts[source] for source in sorted(kept)]


def has_table(program, sources: set[int]) -> bool:
    """True where some full table fits the sentences."""
    return Solver(program.keep_sources(sources)).minimise({}).columns is not None
