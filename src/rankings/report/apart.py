"""Work done in a process of its own while this one goes on: where the warm process says that those
it forks may fork too. Elsewhere, as in JupyterLab, it is done here when it is asked for.
"""

from __future__ import annotations

import contextlib
import json
import os
import warnings
from collections.abc import Callable, Mapping
from functools import cache, partial

may_fork = False


def begin(work: Callable[[], str]) -> Callable[[], str]:
    """Begin what makes a text; returns what waits for it and gives it. What fails apart is tried
    again here, which says why.

    >>> begin(lambda: "drawn")()
    'drawn'
    """
    if not may_fork:
        return work
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses this thread alone
        pid = os.fork()
    if pid == 0:
        os.close(reader)  # or what is written has a reader still when nobody is left to read it
        work_apart(work, writer)
    os.close(writer)

    def collect() -> str:
        with open(reader, encoding="utf-8", newline="") as stream:
            made = stream.read()
        return work() if os.waitpid(pid, 0)[1] else made

    return collect


def begin_all(works: Mapping[str, Callable[[], str]]) -> dict[str, Callable[[], str]]:
    """Begin what makes several texts, all in one process, in their order; returns what gives each,
    and nothing where no process may be forked.

    >>> begin_all({"cards": lambda: "drawn"})
    {}
    """
    if not may_fork:
        return {}
    collect = begin(lambda: json.dumps(make_all(works)))
    read = cache(lambda: json.loads(collect()))

    def give(name: str) -> str:
        return read()[name] if name in read() else works[name]()

    return {name: partial(give, name) for name in works}


def make_all(works: Mapping[str, Callable[[], str]]) -> dict[str, str]:
    """The texts that can be made; what fails is made again by who asks for it."""
    made = {}
    for name, work in works.items():
        with contextlib.suppress(Exception):
            made[name] = work()
    return made


def work_apart(work: Callable[[], str], writer: int) -> None:
    """Do the work in a process that was forked for it, and end it."""
    code = 1
    try:
        with open(writer, "w", encoding="utf-8", newline="") as stream:
            stream.write(work())
        code = 0
    finally:
        os._exit(code)
