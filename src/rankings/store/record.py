"""What a step really read: every file of the project that was opened while it ran, noted as it
happened, here or in the kernel of a notebook.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rankings.store.paths import home, project_root

# What is no input: code has its own digest, and these folders hold nothing that a table rests on.
IGNORED = frozenset({".cache", ".git", ".venv", "src", "tests", "tools", "docs", "__pycache__"})
PROJECT = "project:"  # before the path of a file that lies in the project and not in the home
PART = "#"  # after it, before the name of the part that was used of it
ROWS, COLUMNS = "rows:", "columns:"  # how the names of parts of any CSV file begin


class _Records(threading.local):
    """What each thread notes of its reads; None while it notes nothing."""

    seen: set[str] | None = None


_open_records = _Records()
_hooked: list[bool] = []


@contextmanager
def recording() -> Iterator[set[str]]:
    """Note, while the block runs in this thread, which files are opened for reading.

    Yields the set they are added to, as `name_file` names them.

    >>> with recording() as seen:
    ...     _ = (project_root() / "data/reference/phrases.csv").read_text(encoding="utf-8")
    >>> [name.partition(":")[2] or name for name in seen]
    ['data/reference/phrases.csv']
    """
    with _noting(lambda seen: seen) as seen:
        yield seen


@contextmanager
def reading_part(part: str) -> Iterator[None]:
    """Note what is read in the block as a part of its file: nothing else of it is used.

    >>> with recording() as seen, reading_part("first-line"):
    ...     _ = (project_root() / "data/reference/phrases.csv").read_text(encoding="utf-8")
    >>> [name.rpartition("/")[2] for name in seen]
    ['phrases.csv#first-line']
    """
    with _noting(lambda seen: [f"{name}{PART}{part}" for name in seen]):
        yield


def rows_used(column: str, value: str) -> str:
    """Return the name of the part of a CSV file that its rows with a value in a column are.

    >>> rows_used("level", "province")
    'rows:level=province'
    """
    return f"{ROWS}{column}={value}"


def columns_used(*names: str) -> str:
    """Return the name of the part of a CSV file that some columns are.

    >>> columns_used("document_id", "url")
    'columns:document_id,url'
    """
    return COLUMNS + ",".join(names)


@contextmanager
def _noting(tell: Callable[[set[str]], Iterable[str]]) -> Iterator[set[str]]:
    """Collect what the block opens, and tell it to the record outside."""
    _hook_once()
    seen: set[str] = set()
    outer = _open_records.seen
    _open_records.seen = seen
    try:
        yield seen
    finally:
        _open_records.seen = outer
        note_files(tell(seen))


def is_recording() -> bool:
    """Return whether this thread's reads are noted."""
    return _open_records.seen is not None


def note_files(names: Iterable[str]) -> None:
    """Add to the record of this thread what was read for it earlier, or by another process."""
    seen = _open_records.seen
    if seen is not None:
        for name in names:
            seen.add(name)


def note_path(path: Path) -> None:
    """Add a file to the record of this thread: one whose content is remembered."""
    if is_recording():
        name = name_file(str(path))
        note_files([name] if name else [])


def note_saved(path: Path) -> tuple[Path, int, int]:
    """Add a file to the record of this thread, and return what its content is remembered by: the
    path, the time of change in nanoseconds, and the size in bytes. OSError where it is not there.

    >>> path, changed, size = note_saved(project_root() / "data/reference/phrases.csv")
    >>> path.name, size == len(path.read_bytes())
    ('phrases.csv', True)
    """
    note_path(path)
    saved = path.stat()
    return path, saved.st_mtime_ns, saved.st_size


def record_into(path: str) -> None:
    """Append the name of every file that this process opens from now on to a file, a line each; for
    a kernel, which may be killed before it could hand over a list.
    """
    _hook_once()
    _open_records.seen = _Lines(path)
    _everywhere.append(_open_records.seen)


def name_file(path: str) -> str | None:
    """Return the name of a file in records, relative to the home or the project; None for a file
    that is no input.

    >>> name_file(str(home() / "data" / "raw" / "sources.csv")), name_file("/etc/hosts")
    ('data/raw/sources.csv', None)
    """
    for folder, mark in _folders():
        if path.startswith(folder):
            name = path[len(folder) :].replace(os.sep, "/")
            return None if name.split("/")[0] in IGNORED else mark + name
    return None


def drop_part(name: str) -> str:
    """Return the name of a file by that of a part of it.

    >>> drop_part("data/raw/sources.csv#provinces"), drop_part("data/raw/sources.csv")
    ('data/raw/sources.csv', 'data/raw/sources.csv')
    """
    return name.partition(PART)[0]


def find_file(name: str) -> Path:
    """Return the path of a file by its name in records, or by that of a part of it."""
    name = drop_part(name)
    own = name.startswith(PROJECT)
    return project_root() / name.removeprefix(PROJECT) if own else home() / name


def _folders() -> tuple[tuple[str, str], ...]:
    own, project = f"{home()}{os.sep}", f"{project_root()}{os.sep}"
    return ((own, ""),) if own == project else ((own, ""), (project, PROJECT))


class _Lines(set):
    """A set that writes what is new in it to a file at once."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._stream = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def add(self, name: str) -> None:
        if name not in self:
            super().add(name)
            os.write(self._stream, f"{name}\n".encode())


_FOLDER = getattr(os, "O_DIRECTORY", 0)  # a folder brought to the disk is not read
_everywhere: list[set[str]] = []  # records of all threads of this process


def _hook_once() -> None:
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_note)


def _note(event: str, values: tuple) -> None:
    if event != "open":
        return
    seen = _open_records.seen
    if seen is None:
        if not _everywhere:
            return
        seen = _everywhere[0]
    path, mode, flags = values
    if (flags or 0) & _FOLDER:
        return
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not isinstance(path, str):
        return
    reads = "r" in mode or "+" in mode if mode else (flags or 0) & os.O_ACCMODE == os.O_RDONLY
    name = name_file(os.path.abspath(path)) if reads else None
    if name is not None and not os.path.basename(path).startswith("."):
        seen.add(name)
