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
from tools.provinces import make_provinces
from tools.start import start_tool

PROVINCE, EDIT = "phu-tho", " (đã xem lại)"
SYNTHETIC = (20,)


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
    """Time all reports from nothing, a second run, one edited source against one stock papermill
    run, and the exports alone, in a home of its own; then the same for synthetic provinces.
    """
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        shutil.copytree(project_root() / "data" / "raw", home / "data" / "raw")
        first = _time_reports(home)
        again = _time_reports(home)
        _edit_publisher(home)
        edited = _time_reports(home, PROVINCE, "--language", "vi")
        exported = _time_exports(home)
        stock = _time_papermill(home)
    rows = [
        ["all provinces, both languages, from nothing", first],
        ["the same again, nothing changed", again],
        [f"one edit in the catalogue to a new report ({PROVINCE}, vi)", edited],
        [f"one stock papermill run of notebook 05 ({PROVINCE}, vi)", stock],
        [f"executed notebook to HTML and PDF ({PROVINCE}, vi)", exported],
    ]
    for count in SYNTHETIC:
        with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
            make_provinces(Path(folder), count)
            made = _time_reports(Path(folder), "--language", "vi")
            rows.append([f"{count} synthetic provinces, three pages each, vi, from nothing", made])
            again = _time_reports(Path(folder), "--language", "vi")
            rows.append([f"the same {count} again, nothing changed", again])
    table = tabulate(
        ["run", "seconds", "against the stock run"],
        [[name, f"{seconds:.1f}", f"{seconds / stock:.2f}"] for name, seconds in rows],
    )
    write_section("Reports", table)


def _time_reports(home: Path, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rankings", "reports", *arguments],
        env=build_environment() | {"RANKINGS_HOME": str(home)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _time_papermill(home: Path) -> float:
    """One run of the report notebook by papermill's own command, as an analyst would start it."""
    notebook = project_root() / "notebooks" / "05_report.ipynb"
    command = [sys.executable, "-m", "papermill", str(notebook), str(home / "stock.ipynb")]
    command += ["-p", "province", PROVINCE, "-p", "language", "vi", "-k", "python3"]
    start = time.perf_counter()
    subprocess.run(
        command,
        env=build_environment() | {"RANKINGS_HOME": str(home)},
        check=True,
        capture_output=True,
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
