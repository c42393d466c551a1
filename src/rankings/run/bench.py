"""`bench`: names, bounds and reports, each section of docs/benchmarks.md written by the part that measured it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rankings.run.bench_bounds import write_bounds_section
from rankings.run.bench_registry import measure_registry, show_measures
from rankings.run.benchmarks import tabulate, write_section
from rankings.run.environment import build_environment
from rankings.run.progress import say
from rankings.store.paths import project_root

EDITED = Path("data") / "raw" / "sources.csv"


def run_benchmarks() -> int:
    """Measure every part and write its section; returns 0."""
    say("names ...")
    write_section("Names", ["Every body of one province in the spellings that pages use, and names that mean none of them:", "", show_measures(measure_registry())])
    say("bounds ...")
    write_bounds_section()
    say("reports ...")
    write_reports_section()
    say(f"written: {project_root() / 'docs' / 'benchmarks.md'}")
    return 0


def write_reports_section() -> None:
    """Time all reports from nothing, a second run, one edited source, and the exports alone, in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        shutil.copytree(project_root() / "data" / "raw", home / "data" / "raw")
        first = _time_reports(home)
        again = _time_reports(home)
        _edit_note(home)
        edited = _time_reports(home, "hung-yen", "--language", "vi")
        exported = _time_exports(home)
    rows = [["all provinces, both languages, from nothing", first], ["the same again, nothing changed", again],
            ["one edit in the catalogue to a new report (hung-yen, vi)", edited], ["executed notebook to HTML and PDF (phu-tho, vi)", exported]]
    write_section("Reports", tabulate(["run", "seconds", "against the first"], [[name, f"{seconds:.1f}", f"{seconds / first:.2f}"] for name, seconds in rows]))


def _time_reports(home: Path, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "rankings", "reports", *arguments], env=build_environment() | {"RANKINGS_HOME": str(home)}, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _edit_note(home: Path) -> None:
    """Change one word of the catalogue that a report shows: the note of Hưng Yên's page."""
    path = home / EDITED
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    edited = [line + " (đã xem lại)" if line.startswith("hung-yen_2018_egov_none") and not line.endswith('"') else line for line in lines]
    path.write_text("\n".join(edited) + "\n", encoding="utf-8")


def _time_exports(home: Path) -> float:
    notebook = home / "reports" / "phu-tho" / "05_report_vi.ipynb"
    environment = build_environment() | {"RANKINGS_HOME": str(home)}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "rankings", "export", os.fspath(notebook), "--format", "html,pdf"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
