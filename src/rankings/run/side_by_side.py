"""`read` of many files and folders: several at a time, printed in their order."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rankings.errors import RankingsError, SourceError
from rankings.parse.containers.load import ENDINGS
from rankings.run.messages import tell_error
from rankings.run.progress import Waiting, warn
from rankings.run.reading import print_object, print_view


class Told(NamedTuple):
    """What reading one file prints, what it says on stderr, and whether the file could be read."""

    printed: str
    warned: str
    is_read: bool


def read_files(named: Sequence[str], view: str, with_text: bool = False, jobs: int = 1) -> int:
    """Print what files, and the files of folders, say; returns 1 where one could not be read, else
    0.

    `jobs` files are read at a time; what is printed, and its order, are the same for any number.
    """
    files = list_files(named)
    are_read = True
    with Waiting(files) as waiting:
        for told in tell_files(files, view, with_text, jobs):
            with waiting.aside():
                print(told.printed, end="", flush=True)
                print(told.warned, end="", file=sys.stderr, flush=True)
            are_read = are_read and told.is_read
    return 0 if are_read else 1


def list_files(named: Sequence[str]) -> list[str]:
    """Return the files in the order given, a folder as the files in it and below that can be read,
    sorted; a folder without any stays, so that its reading says so.
    """
    files: list[str] = []
    for name in named:
        inside = find_readable(Path(name)) if Path(name).is_dir() else []
        files += [str(path) for path in inside] or [name]
    return files


def find_readable(folder: Path) -> list[Path]:
    """Return the files of a folder whose ending is one that is read, without hidden ones; a link
    that leads out of it is told and left out.
    """
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    astray = [path for path in found if not path.resolve().is_relative_to(folder.resolve())]
    for path in astray:
        message = "the file is a link out of the folder, and is not read"
        warn(tell_error(SourceError(message, place=str(path), hint="name the file itself")))
    return [path for path in found if path not in astray]


def tell_files(files: list[str], view: str, with_text: bool, jobs: int) -> Iterator[Told]:
    """Yield what each file says, in the order of the files."""
    tell = partial(tell_file, view=view, with_text=with_text)
    if min(jobs, len(files)) == 1:
        yield from map(tell, files)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    try:
        with ProcessPoolExecutor(min(jobs, len(files))) as readers:
            yield from readers.map(tell, files)
    except BrokenProcessPool as ended:
        raise RankingsError(
            "a process that was reading pages was ended from outside",
            hint="read them with --jobs 1: it needs the least memory",
        ) from ended


def tell_file(file: str, view: str, with_text: bool) -> Told:
    """Return what reading one file prints: in one piece, as it may be read in another process."""
    printed, warned = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(warned):
        is_read = print_object(file, with_text) if view == "json" else print_view(file, view)
    return Told(printed.getvalue(), warned.getvalue(), is_read)
