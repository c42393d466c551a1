"""Doing a step, here or on another machine: what it read, and why it failed where it did."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from rankings.errors import RankingsError, explain_file_error
from rankings.run.digests import digest_stages
from rankings.run.exporting import call_function
from rankings.run.steps import Step
from rankings.run.warm_process import is_warm, perform_apart
from rankings.store.record import recording


class Outcome(NamedTuple):
    """What became of a step: the names of the files it read, its failure in words ("" where there
    is none), the checksum of the code that did it; since when it has read (nanoseconds), where that
    was before its turn.
    """

    reads: frozenset[str]
    failure: str
    code: str
    begun: int = 0


def perform(step: Step) -> Outcome:
    """Do a step; one that calls a function, in a process of its own where one can be forked. A
    failure that a person can mend is told, not raised.
    """
    read, failure = perform_call(*step.run.args) if step.is_call else perform_here(step.run)
    return Outcome(frozenset(read), failure, digest_stages()[step.stage])


def perform_call(*call: object) -> tuple[list[str], str]:
    """Call a function of a room, both by name, with values, in a process of its own where one can
    be forked; returns what `perform_here` does.
    """
    if not is_warm():
        return perform_here(partial(call_function, *call))
    try:
        return perform_apart(call)
    except RankingsError as error:  # the other process has ended
        return [], str(error)


def perform_here(run: Callable[[], object]) -> tuple[list[str], str]:
    """Do what a step does in this process; returns the names of the files it read, and its failure
    in words.
    """
    failure = ""
    read: set[str] = set()
    try:
        with recording() as read:
            run()
    except RankingsError as error:
        failure = str(error)
    except OSError as error:
        failure = str(explain_file_error(error))
    return sorted(read), failure
