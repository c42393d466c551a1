"""`bench`: names, bounds, draws, reports; each section of docs/benchmarks.md is written by the part
that measured it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rankings.errors import ContractError
from rankings.run.notebooks import (
    NATIONAL_NOTEBOOK,
    list_all_notebooks,
    list_notebooks,
    read_notebook,
)
from rankings.run.progress import say
from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root
from tools.bench_bounds import write_bounds_section
from tools.bench_draws import write_draws_section
from tools.bench_edits import EDITS, PROVINCE
from tools.bench_names import measure_registry, show_measures
from tools.bench_watch import Taken, run_timed
from tools.benchmarks import tabulate, write_section
from tools.provinces import make_provinces
from tools.start import start_tool

REPORT = "05_report"
SYNTHETIC, WHOLE = (20, 63), (20, 63, 200)  # so many provinces, and where `whole` is asked for
TO_HTML = ("--language", "vi", "--format", "html")
SAMPLE = 1  # so many of the first are run by hand
NOTE = (
    "Each edit stands below the stock run of its own minute. A sentence or a colour is measured by"
    " a change that shows nothing: the same steps run. Memory is what all processes of a run hold"
    " together at its highest moment, a page that several share counted once (proportional set"
    " size); two jobs run side by side, and the limit of each is 500 MB. Plain code is a script of"
    " the notebooks' cells, with its imports, a process for each province: no kernel, no record, no"
    " file of a report. `python -m tools.bench reports whole` measures 200 provinces too."
)


class Row(NamedTuple):
    """One line of the table."""

    name: str
    taken: Taken
    against: str = ""


def run_benchmarks(*wanted: str) -> int:
    """Measure the parts named (all, where none is), and write the section of each; numbers ask for
    so many synthetic provinces instead of SYNTHETIC, `whole` for 200 too (ten minutes more).
    Returns 0.
    """
    usual = WHOLE if "whole" in wanted else SYNTHETIC
    counts = [int(one) for one in wanted if one.isdigit()] or usual
    named = [one for one in wanted if not one.isdigit() and one != "whole"]
    if unknown := sorted(set(named) - PARTS.keys()):
        hint = "the parts are: " + ", ".join(PARTS)
        raise ContractError(f"there is no part {unknown[0]!r} to measure", hint=hint)
    for name in named or PARTS:
        say(f"{name} ...")
        PARTS[name](counts)
    say(f"written: {project_root() / 'docs' / 'benchmarks.md'}")
    return 0


def write_names_section() -> None:
    """Measure the registry of names."""
    said = "Every body of one province in the spellings that pages use, and names that mean none"
    write_section("Names", [f"{said} of them:", "", show_measures(measure_registry())])


def write_reports_section(counts: Sequence[int]) -> None:
    """Time all reports from nothing, a second run, edits against a stock papermill run of the same
    minute, and the exports alone, in a home of its own; then synthetic provinces.
    """
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        for name in ("raw", "reference"):
            shutil.copytree(project_root() / "data" / name, home / "data" / name)
        rows = measure_project(home)
    first = None
    for count in counts:
        found = measure_provinces(count, first)
        first = first or (count, found[1].taken)
        rows += found
    table = tabulate(
        ["run", "seconds", "CPU seconds", "memory", "against the run above it"],
        [
            [name, f"{one.seconds:.1f}", f"{one.cpu:.1f}", f"{one.memory:.0f} MB", against]
            for name, one, against in rows
        ],
    )
    write_section("Reports", [*table, "", NOTE])


def measure_project(home: Path) -> list[Row]:
    """Rows of the project's own provinces; each edit against the stock run before it."""
    rows = [
        Row("all provinces, both languages, from nothing", run_reports(home)),
        Row("the same again, nothing changed", run_reports(home)),
    ]
    for what, edit in EDITS.items():
        stock = run_papermill(home, PROVINCE, REPORT)
        rows.append(Row(f"one stock papermill run of notebook 05 ({PROVINCE}, vi)", stock))
        with edit(home):
            made = run_edited(home)
        name = f"one edited {what} to a new HTML and PDF ({PROVINCE}, vi)"
        rows.append(Row(name, made, compare(made, stock)))
    exported = run_exports(home)
    rows.append(Row(f"executed notebook to HTML and PDF ({PROVINCE}, vi)", exported))
    return rows


def measure_provinces(count: int, first: tuple[int, Taken] | None) -> list[Row]:
    """Rows for so many synthetic provinces: from nothing and again, set against `first`, how many
    provinces were measured before and what they took, and these once more; where none were, against
    what they take by hand, from SAMPLE of them, and as plain code.
    """
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        home = Path(folder)
        slugs = make_provinces(home, count)
        made = run_reports(home, *TO_HTML)
        name = f"{count} synthetic provinces, three pages each, to HTML (vi), from nothing"
        again = Row(f"the same {count} again, nothing changed", run_reports(home, *TO_HTML))
        if first:
            fewer, before = first
            repeated = Row(f"{fewer} synthetic provinces once more", run_apart(fewer))
            each = add([before, repeated.taken], 1 / (2 * fewer))
            return [Row(name, made, tell_further(count, made, fewer, each)), again, repeated]
        taken = [one for slug in slugs[:SAMPLE] for one in run_by_hand(home, slug)]
        stock = add(taken, count / SAMPLE)
        by_hand = f"{count} by papermill and nbconvert, one after the other, from {SAMPLE}"
        plain = run_plain(home, slugs)
        plain_name = f"the cells of these {count} as plain code, a process each, on all cores"
        more = f"`reports` took {made.seconds / plain.seconds:.2f} times as long"
        return [
            Row(by_hand, stock),
            Row(name, made, compare(made, stock)),
            Row(plain_name, plain, more),
            again,
        ]


def run_apart(count: int) -> Taken:
    """`reports` of so many synthetic provinces in a home of their own, from nothing."""
    with tempfile.TemporaryDirectory(prefix="rankings-bench-") as folder:
        make_provinces(Path(folder), count)
        return run_reports(Path(folder), *TO_HTML)


def tell_further(count: int, made: Taken, fewer: int, each: Taken) -> str:
    """What each further province cost, against each of the fewer that were measured before and
    after: a machine is not as quick all the time.
    """
    further = add([made, add([each], -fewer)], 1 / (count - fewer))
    return f"a further province costs {compare(further, each)} of one of the {fewer}"


def add(taken: Sequence[Taken], times: float = 1) -> Taken:
    """What several commands took one after the other, so many times."""
    return Taken(
        sum(one.seconds for one in taken) * times,
        sum(one.cpu for one in taken) * times,
        max(one.memory for one in taken),
    )


def run_plain(home: Path, provinces: Sequence[str]) -> Taken:
    """The cells of some provinces and of `national` as plain code, as many at once as there are
    cores; their tables lie there and are written again.
    """
    named = list_notebooks()
    national = [path for path in list_all_notebooks() if path.stem == NATIONAL_NOTEBOOK]
    own = [sys.executable, str(write_script(home / "plain.py", named))]
    commands = [[sys.executable, str(write_script(home / "national.py", national))]]
    commands += [[*own, slug] for slug in provinces]
    begun = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as runners:
        taken = list(runners.map(partial(run_timed, home), commands))
    return add(taken)._replace(seconds=time.perf_counter() - begun)


def write_script(path: Path, notebooks: Sequence[Path]) -> Path:
    """Write the code of some notebooks as one script, whose word is the province; returns it."""
    cells = [
        cell
        for notebook in notebooks
        for cell in read_notebook(notebook).cells
        if cell.cell_type == "code"
    ]
    given = "import sys; province = sys.argv[1] if sys.argv[1:] else province"
    parts = [
        cell.source + (f"\n{given}" if "parameters" in cell.metadata.get("tags", []) else "")
        for cell in cells
    ]
    return write_text_atomically(path, "\n".join(parts) + "\n")


def compare(one: Taken, other: Taken) -> str:
    """How many times as long one took as the other, by the clock and by the processors."""
    return f"{one.seconds / other.seconds:.2f} (CPU {one.cpu / other.cpu:.2f})"


def run_by_hand(home: Path, province: str) -> list[Taken]:
    """What an analyst would type for one province: papermill for each notebook, then nbconvert."""
    command = [sys.executable, "-m", "nbconvert", "--to", "html", str(home / "stock.ipynb")]
    runs = [run_papermill(home, province, notebook.stem) for notebook in list_notebooks()]
    return [*runs, run_timed(home, command)]


def run_reports(home: Path, *arguments: str) -> Taken:
    """One run of `reports`."""
    return run_timed(home, [sys.executable, "-m", "rankings", "reports", *arguments])


def run_edited(home: Path) -> Taken:
    """One run of `reports` after an edit; ContractError where it has made no new report."""
    page = home / "reports" / PROVINCE / f"{PROVINCE}_vi.html"
    before = page.stat().st_mtime_ns
    taken = run_reports(home, PROVINCE, "--language", "vi", "--format", "html,pdf")
    if page.stat().st_mtime_ns == before:
        raise ContractError("the edit made no new report", place=str(page))
    return taken


def run_papermill(home: Path, province: str, name: str) -> Taken:
    """One run of a notebook by papermill's own command, as an analyst would start it."""
    notebook = project_root() / "notebooks" / f"{name}.ipynb"
    command = [sys.executable, "-m", "papermill", str(notebook), str(home / "stock.ipynb")]
    command += ["-p", "province", province, "-k", "python3"]
    return run_timed(home, [*command, *(["-p", "language", "vi"] if name == REPORT else [])])


def run_exports(home: Path) -> Taken:
    """One export of the executed report."""
    notebook = str(home / "reports" / PROVINCE / f"{REPORT}_vi.ipynb")
    command = [sys.executable, "-m", "rankings", "export", notebook, "--format", "html,pdf"]
    return run_timed(home, command)


PARTS: dict[str, Callable[[Sequence[int]], None]] = {
    "names": lambda _: write_names_section(),
    "bounds": lambda _: write_bounds_section(),
    "draws": lambda _: write_draws_section(),
    "reports": write_reports_section,
}


if __name__ == "__main__":
    sys.exit(start_tool(run_benchmarks, *sys.argv[1:]))
