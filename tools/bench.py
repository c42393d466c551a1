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
from rankings.run.notebooks import list_notebooks
from rankings.run.progress import say
from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root
from tools.bench_bounds import write_bounds_section
from tools.bench_draws import write_draws_section
from tools.bench_names import measure_registry, show_measures
from tools.benchmarks import tabulate, write_section
from tools.provinces import make_provinces
from tools.start import start_tool

PROVINCE, REPORT, EDIT = "phu-tho", "05_report", " (đã xem lại)"
ALIAS = "Văn phòng Ủy ban Đất Tổ"  # a spelling that no page has
SYNTHETIC, SAMPLE = (20, 63, 200), 2  # so many provinces; so many of the first are run by hand


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
    """Time all reports from nothing, a second run, two edits against one stock papermill run, and
    the exports alone, in a home of its own; then the same for synthetic provinces.
    """
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        for name in ("raw", "reference"):
            shutil.copytree(project_root() / "data" / name, home / "data" / name)
        rows = [
            ["all provinces, both languages, from nothing", _time_reports(home)],
            ["the same again, nothing changed", _time_reports(home)],
        ]
        stock = _time_papermill(home, PROVINCE, REPORT)
        rows.append([f"one stock papermill run of notebook 05 ({PROVINCE}, vi)", stock])
        for what, edit in (("publisher", _edit_publisher), ("alias", _add_alias)):
            edit(home)
            seconds = _time_reports(home, PROVINCE, "--language", "vi", "--format", "html,pdf")
            rows.append([f"one edited {what} to a new HTML and PDF ({PROVINCE}, vi)", seconds])
        rows.append([f"executed notebook to HTML and PDF ({PROVINCE}, vi)", _time_exports(home)])
    for count in SYNTHETIC:
        rows += _time_provinces(count)
    table = tabulate(
        ["run", "seconds", "against the stock run"],
        [[name, f"{seconds:.1f}", f"{seconds / stock:.2f}"] for name, seconds in rows],
    )
    write_section("Reports", table)


def _time_provinces(count: int) -> list[list]:
    """Rows for so many synthetic provinces: from nothing, again, and by hand for SAMPLE of them."""
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        slugs = make_provinces(home, count)
        made = _time_reports(home, "--language", "vi")
        again = _time_reports(home, "--language", "vi")
        rows = [
            [f"{count} synthetic provinces, three pages each, vi, from nothing", made],
            [f"the same {count} again, nothing changed", again],
            [f"of that, a province ({count})", made / count],
        ]
        if count == SYNTHETIC[0]:
            begun = time.perf_counter()
            for slug in slugs[:SAMPLE]:
                _run_by_hand(home, slug)
            by_hand = (time.perf_counter() - begun) * count / SAMPLE
            rows.append(
                [f"{count} by papermill and nbconvert, one after the other, from {SAMPLE}", by_hand]
            )
    return rows


def _run_by_hand(home: Path, province: str) -> None:
    """What an analyst would type for one province: papermill for each notebook, then nbconvert."""
    for notebook in list_notebooks():
        _time_papermill(home, province, notebook.stem)
    command = [sys.executable, "-m", "nbconvert", "--to", "html", str(home / "stock.ipynb")]
    subprocess.run(command, env=build_environment(), check=True, capture_output=True)


def _time_reports(home: Path, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rankings", "reports", *arguments],
        env=build_environment() | {"RANKINGS_HOME": str(home)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _time_papermill(home: Path, province: str, name: str) -> float:
    """One run of a notebook by papermill's own command, as an analyst would start it."""
    notebook = project_root() / "notebooks" / f"{name}.ipynb"
    command = [sys.executable, "-m", "papermill", str(notebook), str(home / "stock.ipynb")]
    command += ["-p", "province", province, "-k", "python3"]
    command += ["-p", "language", "vi"] if name == REPORT else []
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


def _add_alias(home: Path) -> None:
    """Add a spelling of a department, by which every page of the province is read again."""
    path = home / "data" / "reference" / "aliases.csv"
    text = path.read_text(encoding="utf-8-sig")
    first = next(csv.DictReader(io.StringIO(text, newline="")))
    stream = io.StringIO(newline="")
    csv.DictWriter(stream, list(first), lineterminator="\n").writerow(
        first | {"alias": ALIAS, "province": PROVINCE}
    )
    path.write_text(text.rstrip("\n") + "\n" + stream.getvalue(), encoding="utf-8")


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
