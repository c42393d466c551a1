"""`bench`: names, bounds, draws, reports; each section of docs/benchmarks.md is written by the part
that measured it.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rankings.errors import ContractError
from rankings.run.environment import build_environment
from rankings.run.progress import say
from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root
from tools.bench_bounds import write_bounds_section
from tools.bench_draws import write_draws_section
from tools.bench_names import measure_registry, show_measures
from tools.benchmarks import tabulate, write_section
from tools.start import start_tool

PROVINCE, EDIT = "phu-tho", " (đã xem lại)"


def run_benchmarks() -> int:
    """Measure every part and write its section; returns 0."""
    say("names ...")
    write_section(
        "Names",
        [
            (
                "Every body of one province in the spellings that pages use, and names that mean"
                " none of them:"
            ),
            "",
            show_measures(measure_registry()),
        ],
    )
    say("bounds ...")
    write_bounds_section()
    say("draws of weights ...")
    write_draws_section()
    say("reports ...")
    write_reports_section()
    say(f"written: {project_root() / 'docs' / 'benchmarks.md'}")
    return 0


def write_reports_section() -> None:
    """Time all reports from nothing, a second run, one edited source, and the exports alone, in a
    home of its own.
    """
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        shutil.copytree(project_root() / "data" / "raw", home / "data" / "raw")
        first = _time_reports(home)
        again = _time_reports(home)
        _edit_publisher(home)
        edited = _time_reports(home, PROVINCE, "--language", "vi")
        exported = _time_exports(home)
    rows = [
        ["all provinces, both languages, from nothing", first],
        ["the same again, nothing changed", again],
        [f"one edit in the catalogue to a new report ({PROVINCE}, vi)", edited],
        [f"executed notebook to HTML and PDF ({PROVINCE}, vi)", exported],
    ]
    table = tabulate(
        ["run", "seconds", "against the first"],
        [[name, f"{seconds:.1f}", f"{seconds / first:.2f}"] for name, seconds in rows],
    )
    write_section("Reports", [*table, "", "The limits set for the last two are 20 s and 6 s."])


def _time_reports(home: Path, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rankings", "reports", *arguments],
        env=build_environment() | {"RANKINGS_HOME": str(home)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _edit_publisher(home: Path) -> None:
    """Change one word of the catalogue that the report shows."""
    path = home / "data" / "raw" / "sources.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    own = next(row for row in rows if row["province"] == PROVINCE)
    own["publisher"] += EDIT
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text_atomically(path, stream.getvalue())


def _time_exports(home: Path) -> float:
    folder = home / "reports" / PROVINCE
    if EDIT not in (folder / f"{PROVINCE}_vi.html").read_text(encoding="utf-8"):
        raise ContractError("the edit is not in the new report", place=str(folder))
    notebook = folder / "05_report_vi.ipynb"
    environment = build_environment() | {"RANKINGS_HOME": str(home)}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rankings", "export", os.fspath(notebook), "--format", "html,pdf"],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(start_tool(run_benchmarks))
