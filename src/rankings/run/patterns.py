"""Regular expressions are compiled once and not at every start: what Python's compiler made of each
is kept, by what is written in it, for this Python alone.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import re
import sys
from pathlib import Path
from threading import local
from types import SimpleNamespace

from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root

Kept = dict[tuple[str, int], list]  # by pattern and flags what `_sre.compile` is given of each


def keep_patterns(command: str = "") -> None:
    """Compile from now on only patterns that no earlier run of a command has compiled, and keep
    those of this run when it ends. Where nothing can be kept, all are compiled.
    """
    name = f"{sys.implementation.cache_tag}-{command if command.isalpha() else ''}"
    place = project_root() / ".cache" / "patterns" / name[:60]
    patterns = Patterns(read_kept(place))
    re._compiler.compile = patterns.compile
    re._compiler._sre = SimpleNamespace(**vars(patterns.engine) | {"compile": patterns.note})
    atexit.register(patterns.write, place)


def read_kept(place: Path) -> Kept:
    """Return what an earlier run kept; nothing where there is none, or it is of another Python.

    >>> read_kept(project_root() / "README.md")
    {}
    """
    with contextlib.suppress(OSError, ValueError, TypeError):
        python, kept = json.loads(place.read_bytes())
        if python == sys.version:
            return {(pattern, flags): made for pattern, flags, made in kept}
    return {}


class Patterns:
    """What stands in for Python's compiler of patterns."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self.used, self.last = kept, {}, local()
        self.engine, self.compile_anew = re._compiler._sre, re._compiler.compile

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern:
        """Return a pattern compiled, as `re` asks for it."""
        if type(pattern) is not str:
            return self.compile_anew(pattern, flags)
        asked = (pattern, int(flags))
        known = self.kept.get(asked)
        if known is None:
            compiled = self.compile_anew(pattern, flags)
            self.used[asked] = self.last.made
            return compiled
        self.used[asked] = known
        *before, names = known
        return self.engine.compile(pattern, *before, tuple(names))

    def note(self, pattern: object, *made: object) -> re.Pattern:
        """Make a pattern of its code, and note, in this thread, of what."""
        self.last.made = made
        return self.engine.compile(pattern, *made)

    def write(self, place: Path) -> None:
        """Keep the patterns of this run, where it had to compile any."""
        if self.used.keys() - self.kept.keys():
            with contextlib.suppress(OSError):
                used = [(*asked, made) for asked, made in self.used.items()]
                write_text_atomically(place, json.dumps([sys.version, used]))
