"""Files carried between the desk and workers that see no folder of it: each lies once, under its
checksum, at an address that fsspec knows (`s3://bucket/folder`, or a folder of a server).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from rankings.errors import ContractError, RankingsError
from rankings.run.performing import Outcome, perform
from rankings.run.steps import Step, list_files
from rankings.store.files import make_scratch_folder, write_bytes_atomically
from rankings.store.paths import project_root

T = TypeVar("T")
Cargo = dict[str, str]  # checksums by the name of the file, relative to the home
CARRIED = ("data", "reports")
PROBE = "probe"
_at_work = threading.Lock()  # a process has one home


class Depot:
    """The place at an address, which is tried at once: ContractError where it is none, or nothing
    can be written there.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.files, self.folder = self._reach(partial(open_address, address))
        self.there: dict[tuple[str, int, int], str] = {}
        self._reach(lambda: self.files.makedirs(self.folder, exist_ok=True))
        self._reach(lambda: self.files.pipe_file(f"{self.folder}/{PROBE}", b""))

    def leave(self, content: bytes) -> str:
        """Put a file's content there, unless it lies there; returns its checksum."""
        digest = hashlib.sha256(content).hexdigest()
        place = f"{self.folder}/{digest}"
        if not self._reach(lambda: self.files.exists(place)):
            self._reach(lambda: self.files.pipe_file(place, content))
        return digest

    def fetch(self, digest: str) -> bytes:
        """Return the content with a checksum; ContractError where it is not that, or not there."""
        place = f"{self.folder}/{digest}"
        content = self._reach(lambda: self.files.cat_file(place))
        if hashlib.sha256(content).hexdigest() != digest:
            self._reach(lambda: self.files.rm_file(place))  # half a file of one that was killed
            raise ContractError(
                "a file was changed on its way",
                place=f"{self.address}/{digest}",
                hint="it is taken away: run again",
            )
        return content

    def pack(self, paths: Iterable[Path], folder: Path) -> Cargo:
        """Put files of a folder there, those that changed since the last look; returns what they
        are.
        """
        cargo = {}
        for path in paths:
            stamp = stamp_file(path)
            if stamp not in self.there:
                self.there[stamp] = self.leave(path.read_bytes())
            cargo[path.relative_to(folder).as_posix()] = self.there[stamp]
        return cargo

    def unpack(
        self, cargo: Cargo, folder: Path, earlier: Iterable[Path], *, is_copy: bool = False
    ) -> None:
        """Make files of a folder those of a cargo; of `earlier` ones, what is not in it goes. Only
        in a copy of a home may a source be written.
        """
        for path in earlier:
            if path.is_file() and path.relative_to(folder).as_posix() not in cargo:
                path.unlink()
        for name, digest in cargo.items():
            path = folder / name
            if not path.is_file() or self.there.get(stamp_file(path)) != digest:
                write_bytes_atomically(path, self.fetch(digest), is_source=is_copy)
                self.there[stamp_file(path)] = digest

    def _reach(self, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except Exception as error:  # each kind of address has its own
            raise ContractError(
                "the folder that files are carried through cannot be used",
                place=self.address,
                quote=str(error).strip().splitlines()[0][:200] if str(error) else repr(error),
                hint="its address, its rights and its server's name are in docs/running.md",
            ) from None


def stamp_file(path: Path) -> tuple[str, int, int]:
    """Return what tells that a file is as it was: its path, size and date."""
    state = path.stat()
    return str(path), state.st_size, state.st_mtime_ns


def open_address(address: str) -> tuple[object, str]:
    """Return the file system of an address, and the folder there."""
    import fsspec

    with contextlib.suppress(ImportError):  # s3, gs, az; fsspec knows others by itself
        from obstore.fsspec import register

        register()
    return fsspec.core.url_to_fs(address)


def list_carried(folder: Path) -> list[Path]:
    """Return the files of a home that steps read and write, without hidden ones and those that are
    being written.
    """
    found = (path for name in CARRIED for path in (folder / name).rglob("*") if path.is_file())
    return sorted(path for path in found if path.name[0] != "." and path.suffix != ".part")


def perform_carried(
    step: Step, cargo: Cargo, address: str, roots: tuple[Path, Path]
) -> tuple[Outcome, Cargo]:
    """Do a step on a worker, in a home of the worker's own that holds the cargo; returns what
    became of it and the files it wrote. `roots` are home and project of the desk.
    """
    from rankings.run.environment import prepare_process

    prepare_process()
    try:
        with _at_work, own_home() as folder:
            depot = open_depot(address)
            depot.unpack(cargo, folder, list_carried(folder), is_copy=True)
            moved = move_step(step, roots, (folder, project_root()))
            outcome = perform(moved)
            written = [path for path in list_files(moved.writes) if path.is_file()]
            return outcome, {} if outcome.failure else depot.pack(written, folder)
    except RankingsError as error:
        return Outcome(frozenset(), str(error), ""), {}


@cache
def open_depot(address: str) -> Depot:
    """Return the depot at an address, which remembers what lies there."""
    return Depot(address)


@contextmanager
def own_home() -> Iterator[Path]:
    """Make the worker's own folder the home, for a block."""
    before = os.environ.get("RANKINGS_HOME")
    folder = make_own_home()
    os.environ["RANKINGS_HOME"] = str(folder)
    try:
        yield folder
    finally:
        os.environ.pop("RANKINGS_HOME")
        if before is not None:
            os.environ["RANKINGS_HOME"] = before


@cache
def make_own_home() -> Path:
    """Return the worker's own folder; it goes when the next one is made after the worker's end."""
    return make_scratch_folder().resolve()


def move_step(step: Step, before: tuple[Path, Path], now: tuple[Path, Path]) -> Step:
    """Return a step whose paths in one home and project are those of another.

    >>> step = Step("hue", "x", [Path("/a/reports/x")], partial(print, Path("/a/notebooks/y"), "z"))
    >>> moved = move_step(step, (Path("/a"), Path("/a")), (Path("/home"), Path("/project")))
    >>> moved.writes[0].as_posix(), moved.run.args[0].as_posix(), moved.run.args[1]
    ('/home/reports/x', '/project/notebooks/y', 'z')
    """

    def move(value: object) -> object:
        if not isinstance(value, Path):
            return value
        places = [(before[0] / name, now[0] / name) for name in CARRIED]
        places += [(before[1], now[1])] if value != before[0] else [(before[0], now[0])]
        for old, new in places:
            if value.is_relative_to(old):
                return new / value.relative_to(old)
        return value

    run = step.run
    if isinstance(run, partial):
        run = partial(run.func, *map(move, run.args), **run.keywords)
    return replace(step, writes=[move(path) for path in step.writes], run=run)
