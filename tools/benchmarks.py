"""docs/benchmarks.md: each section is written by the command that measured it, in one run on one
machine.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil

from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root

_PREAMBLE = """# Benchmarks

Written by `make bench` and `make bench-read`; never by hand. Absolute seconds belong to the machine
named in each section: read the ratios, both sides of which were measured in the same run.
"""

LOAD, BUSY = psutil.getloadavg()[0], 0.5  # processes at work in the minute before; others' work


def write_section(title: str, lines: Sequence[str]) -> None:
    """Replace one section of docs/benchmarks.md; the others stay as they are."""
    path = project_root() / "docs" / "benchmarks.md"
    text = path.read_text(encoding="utf-8") if path.exists() else _PREAMBLE
    section = f"\n## {title}\n\n{describe_machine()}\n\n" + "\n".join(lines).rstrip() + "\n"
    pattern = re.compile(rf"\n## {re.escape(title)}\n.*?(?=\n## |\Z)", re.DOTALL)
    text = (
        pattern.sub(lambda _: section, text)
        if pattern.search(text)
        else text.rstrip("\n") + "\n" + section
    )
    write_text_atomically(path, text)


def describe_machine() -> str:
    """Return one line on the machine: cores, Python, system; what else it had to do, if it had."""
    said = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
        f" {platform.machine()}."
    )
    if LOAD < BUSY:
        return said
    return (
        f"{said} The machine was not idle: its load was {LOAD:.1f} when the first measure began."
        " Trust what is said of CPU seconds, not of the clock."
    )


def tabulate(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a Markdown table.

    >>> tabulate(["reader", "pages/s"], [["ours", "11.2"]])
    ['| reader | pages/s |', '|---|---|', '| ours | 11.2 |']
    """
    lines = [list(map(str, row)) for row in [header, *rows]]
    shown = ["| " + " | ".join(line) + " |" for line in lines]
    return [shown[0], "|" + "---|" * len(header), *shown[1:]]


def run_alone(module: str, *arguments: str) -> str:
    """Return what ``python -m module arguments`` prints, run in a process of its own so that its
    memory is its own.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def peak_memory() -> float:
    """Return the most megabytes that this process has held; nan where the system does not tell.
    `getrusage` would not do: it begins with what the process that started this one held.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.is_file() else None
    return int(found[1]) / 1024 if found else float("nan")
