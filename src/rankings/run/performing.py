"""Doing a step, here or on another machine: what it read, and why it failed where it did."""

from __future__ import annotations

from typing import NamedTuple

from rankings.errors import RankingsError, explain_file_error
from rankings.run.digests import digest_stages
from rankings.run.steps import Step
from rankings.store.record import recording


class Outcome(NamedTuple):
    """What became of a step: the names of the files it read, its failure in words ("" where there
    is none), the checksum of the code that did it.
    """

    reads: frozenset[str]
    failure: str
    code: str


def perform(step: Step) -> Outcome:
    """Do a step in this process; a failure that a person can mend is told, not raised."""
    failure = ""
    read: set[str] = set()
    try:
        with recording() as read:
            step.run()
    except RankingsError as error:
        failure = str(error)
    except OSError as error:
        failure = str(explain_file_error(error))
    return Outcome(frozenset(read), failure, digest_stages()[step.stage])
