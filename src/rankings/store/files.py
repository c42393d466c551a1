"""Writing files so that nobody ever reads half of one, and nobody's own rows are lost; quick to
import, because every exporter does.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rankings.errors import ContractError
from rankings.store.paths import raw_dir, reference_dir

# What is being written, and what is temporary, bears the number of its process and the name of its
# machine: what a killed process left, the next one on that machine takes away.
PART = ".part"
SCRATCH = "rankings-"
_OWNED = re.compile(
    rf"(?:\..+\.|{SCRATCH})(?P<process>\d+)-(?P<machine>[a-z0-9]*)-[a-z0-9_]{{8}}(?:\{PART})?"
)


def write_bytes_atomically(path: Path, content: bytes, *, is_source: bool = False) -> Path:
    """Write beside, to the disk, and rename: a reader never sees half a file, nor does one who
    comes after a power cut; return the path.

    Raises ContractError for a place in data/raw or data/reference, which people keep; `is_source`
    says that the file is a source being added.
    """
    if not is_source:
        _refuse_kept(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name[:60]}.{_name_owner()}", suffix=PART
    )
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    sweep(path.parent)
    return path


def write_text_atomically(path: Path, text: str) -> Path:
    """Write UTF-8 text with the line ends it has, beside and renamed; return the path."""
    return write_bytes_atomically(path, text.encode("utf-8"))


def refuse_taken(path: Path) -> None:
    """Raise ContractError where a file is there already that a person may have filled in."""
    if path.exists():
        raise ContractError(
            "the file is there already, and may have been filled in",
            place=str(path),
            hint="name another, or take that one away",
        )


def make_scratch_folder(inside: str | None = None) -> Path:
    """Return a new temporary folder, which its maker takes away; what killed processes left is
    taken away now.
    """
    inside = inside or _outer_folder()
    sweep(Path(inside))
    return Path(tempfile.mkdtemp(prefix=f"{SCRATCH}{_name_owner()}", dir=inside))


def _outer_folder() -> str:
    """The system's temporary folder, also where `keep_temporary_files` chose one inside it."""
    folder = Path(tempfile.gettempdir())
    return str(folder.parent if _OWNED.fullmatch(folder.name) else folder)


@cache
def keep_temporary_files() -> None:
    """Let what libraries write for a moment (openpyxl, Jupyter) lie in a temporary folder of this
    process: after a kill it goes with the next one's.
    """
    folder = make_scratch_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tempfile.tempdir = str(folder)


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Hold a temporary folder while the block runs."""
    folder = make_scratch_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Take away what processes of this machine that are no more were writing in a folder."""
    with os.scandir(folder) as entries:
        owned = [(found, entry) for entry in entries if (found := _OWNED.fullmatch(entry.name))]
    for found, entry in owned:
        if found["machine"] != _name_machine() or _is_running(int(found["process"])):
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name.endswith(PART):
            with contextlib.suppress(OSError):
                os.unlink(entry.path)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    import psutil  # here, because hardly ever is anything left

    return psutil.pid_exists(process)


def _name_owner() -> str:
    return f"{os.getpid()}-{_name_machine()}-"


@cache
def _name_machine() -> str:
    return re.sub("[^a-z0-9]", "", platform.node().lower())[:20]


def _refuse_kept(path: Path) -> None:
    whole = path.resolve()
    for folder in (raw_dir(), reference_dir()):
        if whole.is_relative_to(folder.resolve()):
            raise ContractError(
                "nothing is written here: people keep this folder",
                place=str(path),
                hint="name another place; a page is added with `python -m rankings add`",
            )


def _sync_folder(folder: Path) -> None:
    """Bring a rename to the disk, where folders can be opened; Windows keeps it by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
