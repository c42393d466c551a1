"""`reports`: the steps of every province over doit, a line of progress each, two provinces side by
side.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from doit.control import TaskControl
from doit.dependency import Dependency, SqliteDB
from doit.exceptions import TaskFailed
from doit.runner import MThreadRunner
from doit.task import Stream, Task, dict_to_task
from doit.tools import config_changed

from rankings.errors import RankingsError
from rankings.language.entries import LANGUAGES
from rankings.run.notebooks import check_province
from rankings.run.progress import WIDTH, Progress, list_names, say, warn
from rankings.run.steps import Step, list_example_steps, list_steps
from rankings.store.catalogue import known_provinces
from rankings.store.paths import home, reports_dir
from rankings.store.tables import read_table, table_path

UNMATCHED = "02_unmatched"


def make_reports(
    provinces: Sequence[str], languages: Sequence[str] = LANGUAGES, *, strict: bool = False
) -> int:
    """Bring tables and reports up to date for some provinces (all, where none is named); returns
    the exit code.

    A province whose step fails stops there; the others go on. 0 all well, 1 a step failed, or a
    name is unknown and `strict` is set.
    """
    wanted = check_provinces(provinces)
    reporter = Progress()
    run_steps(
        [step for province in wanted for step in list_steps(province, languages) if step.is_own],
        reporter,
    )
    # Only now, because a province's later steps read the tables of the others, as they are by now.
    steps = [
        step for province in wanted for step in list_steps(province, languages) if not step.is_own
    ]
    steps += [] if provinces else list_example_steps(languages)
    whole = [step for step in steps if not reporter.has_stopped(step.province)]
    reporter.skip_steps(step.title for step in steps if step not in whole)
    run_steps(whole, reporter)
    if any(reports_dir().glob("*/*.html")) and (
        reporter.ran or not (reports_dir() / "index.html").is_file()
    ):
        write_reports_index()
    unknown = warn_unmatched(wanted, strict)
    reporter.say_end()
    return 1 if reporter.failed or (unknown and strict) else 0


def write_reports_index() -> None:
    """Write reports/index.html over all reports that are there."""
    from rankings.report.index import (
        write_index,
    )  # here, because a run that finds nothing to do need not pay for it

    write_index(home())


def list_plan(provinces: Sequence[str], languages: Sequence[str] = LANGUAGES) -> int:
    """Print which steps would run and why, and run none; returns the exit code."""
    memory = open_memory()
    stale: set[Path] = set()
    steps = [
        step for province in check_provinces(provinces) for step in list_steps(province, languages)
    ]
    steps += [] if provinces else list_example_steps(languages)
    for step in sorted(steps, key=lambda step: not step.is_own):
        absent = sorted(path for path in step.reads if not path.is_file())
        follows = sorted(step.reads & stale)
        if absent:
            reason = f"{absent[0].name} is not made yet"
        else:
            reason = explain_status(memory.get_status(to_task(step), None, get_log=True).reasons)
        if follows and not reason:
            reason = f"if {follows[0].name} changes"
        if reason:
            stale |= set(step.writes)
        say(f"{step.title:<{WIDTH}} {'would run: ' + reason if reason else 'up to date'}")
    return 0


def check_provinces(provinces: Sequence[str]) -> list[str]:
    """Return the provinces to run, all where none is named, after checking every name before the
    first step runs.
    """
    for province in provinces:
        check_province(province)
    return list(dict.fromkeys(provinces)) or known_provinces()


def run_steps(steps: Sequence[Step], reporter: Progress) -> None:
    """Run some steps over doit, those of different provinces side by side."""
    control = TaskControl([to_task(step) for step in steps])
    control.process(None)
    runner = MThreadRunner(
        open_memory(), reporter, continue_=True, stream=Stream(2), num_process=count_workers()
    )
    runner.run_all(control.task_dispatcher())


def to_task(step: Step) -> Task:
    """Return a step as doit knows it."""
    return dict_to_task(
        {
            "name": step.title,
            "io": {"capture": False},
            "actions": [(run_step, [step])],
            "file_dep": sorted(map(str, step.reads)),
            "targets": [str(path) for path in step.writes],
            "uptodate": [config_changed(step.settings), keep_outputs],
        }
    )


def run_step(step: Step) -> dict | TaskFailed:
    """Run a step; returns what it wrote, as checksums, or the failure in our own words."""
    try:
        step.run()
    except RankingsError as error:
        return TaskFailed(str(error))
    return {"written": hash_files(step.writes)}


def keep_outputs(task: Task, values: dict) -> bool:
    """Return whether the files a step wrote are still as it wrote them (an edited table is made
    again).
    """
    return values.get("written") == hash_files(map(Path, task.targets))


def hash_files(paths: Iterable[Path]) -> dict[str, str]:
    """Return the checksum of each file that is there, by its name; of a folder, of each file in
    it.
    """
    files = [
        file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])
    ]
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()
    }


def open_memory() -> Dependency:
    """Return doit's record of earlier runs, which lies in RANKINGS_HOME."""
    folder = home() / ".cache"
    folder.mkdir(parents=True, exist_ok=True)
    return Dependency(SqliteDB, str(folder / "steps.sqlite"))


def count_workers() -> int:
    """Return how many steps run side by side: the machine's cores, two at most."""
    return max(1, min(2, os.cpu_count() or 1))


def explain_status(reasons: dict) -> str:
    """Return in a few words why a step would run; nothing where it would not.

    >>> explain_status({"changed_file_dep": ["/project/data/reference/units.csv"]})
    'units.csv changed'
    """
    if reasons.get("missing_target"):
        return f"{Path(reasons['missing_target'][0]).name} is not there"
    changed = [
        path
        for kind in ("changed_file_dep", "added_file_dep", "removed_file_dep")
        for path in reasons.get(kind, [])
    ]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        return f"{Path(sorted(changed)[0]).name}{more} changed"
    return "its sources, its parameters or what it wrote changed" if reasons else ""


def warn_unmatched(provinces: Iterable[str], strict: bool) -> bool:
    """Print one warning with every name that no registry knows; returns whether there are any."""
    lines = []
    for province in provinces:
        if not table_path(UNMATCHED, province).is_file():
            continue
        for row in read_table(UNMATCHED, province).itertuples():
            nearest = f' (nearest: "{row.suggestion}")' if isinstance(row.suggestion, str) else ""
            lines.append(f'{row.document_id}: "{row.unit_printed}"{nearest}')
    if lines:
        what = "error" if strict else "warning"
        warn(
            f"{what}: {len(lines)} printed names are not in data/reference; their rows are kept"
            f" without an id.\n{list_names(lines)}\n  Next: add each to data/reference/aliases.csv"
            " or units.csv (docs/registry.md)."
        )
    return bool(lines)
