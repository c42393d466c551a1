"""Notebooks that are certain to run are made ready while those before them run: each has its kernel
and waits for its turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from socket import socket
from typing import NamedTuple

from rankings.errors import RankingsError
from rankings.run.digests import digest_stages
from rankings.run.performing import Outcome, perform
from rankings.run.steps import Step
from rankings.run.warm_process import begin_apart, finish_apart, is_warm, let_go, start_server

MOST = 4  # steps that wait: with many provinces a turn may be minutes away, and each holds a kernel


class Begun(NamedTuple):
    """A step that waits for its turn: since when (nanoseconds), and the connection to what does
    it.
    """

    moment: int
    asked: socket


class Turns:
    """Who does the steps here. `expect` is told, in one thread, which step is about to run;
    `perform` does it; `is_certain` says of one that comes after whether it runs whatever this one
    writes.
    """

    def __init__(self, steps: Iterable[Step], is_certain: Callable[[Step], bool]) -> None:
        self.after: dict[str, list[Step]] = {}
        for step in steps:
            for title in step.after if step.is_notebook else ():
                self.after.setdefault(title, []).append(step)
        self.is_certain = is_certain
        self.expected: set[str] = set()
        self.coming: dict[str, list[Step]] = {}
        self.begun: dict[str, Begun] = {}

    def expect(self, step: Step) -> None:
        """Have the warm process ready for a step, and know what is certain to come after it."""
        start_server()
        self.expected.add(step.title)
        for other in self.after.get(step.title, ()) if step.is_notebook else ():
            if other.title not in self.expected and self.is_certain(other):
                self.expected.add(other.title)
                self.coming.setdefault(step.title, []).append(other)

    def perform(self, step: Step) -> Outcome:
        """Do a step, and make ready meanwhile what comes after it."""
        if not (is_warm() and step.is_notebook):
            return perform(step)
        moment, read = 0, []
        try:
            moment, asked = self.begun.pop(step.title, None) or begin(step)
            let_go(asked)
            for other in self.coming.get(step.title, ()):
                if len(self.begun) < MOST:
                    self.begun[other.title] = begin(other)
            read, failure = finish_apart(asked)
        except RankingsError as error:  # the other process has ended
            failure = str(error)
        return Outcome(frozenset(read), failure, digest_stages()[step.stage], moment)

    def close(self) -> None:
        """End what waits in vain: a step before it has failed."""
        for waiting in self.begun.values():
            waiting.asked.close()


def begin(step: Step) -> Begun:
    """Begin a step up to its first cell."""
    return Begun(time.time_ns(), begin_apart(step.run.args, waits=True))
