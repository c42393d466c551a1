"""One run at a time in a home: the second is told who is at work."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from rankings.errors import ContractError
from rankings.store.paths import home


@contextmanager
def only_run() -> Iterator[None]:
    """Hold the home while the block runs; ContractError with the process at work where it is held.

    The lock is that of an SQLite file, so that it ends with its process, however that ends, on
    every system.
    """
    folder = home() / ".cache"
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "run.txt"
    lock = sqlite3.connect(folder / "run.sqlite", timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        who = holder.read_text(encoding="utf-8").strip() if holder.is_file() else "another process"
        raise ContractError(
            "another run is at work in this folder",
            place=str(home()),
            quote=who,
            hint="wait until it has ended, or end it",
        ) from None
    try:
        holder.write_text(f"process {os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        lock.close()
