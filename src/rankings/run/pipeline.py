"""`reports`: the steps of every province over doit, those that may run side by side; what is up to
date is decided by the record of what each step read and wrote.
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from rankings.language.entries import LANGUAGES
from rankings.run.cluster import choose_performer
from rankings.run.digests import TABLES_OF, Digests
from rankings.run.messages import phrase
from rankings.run.notebooks import check_province
from rankings.run.one_run import only_run
from rankings.run.performing import Outcome
from rankings.run.performing import perform as perform_here
from rankings.run.progress import Progress, list_names, warn
from rankings.run.steps import Step, list_files, plan_parts
from rankings.run.turns import Turns
from rankings.store.catalogue import NATIONAL, known_provinces
from rankings.store.paths import home, reference_dir, table_path
from rankings.store.record import PROJECT, find_file, name_file
from rankings.store.spreadsheet import bare_cell

UNMATCHED = "02_unmatched"
RECORD = 2  # the form of a record; one of another form is no record
CHANGED = "changed while it was read"
MADE = "data/processed/"  # where tables lie that steps write


def make_reports(
    provinces: Sequence[str],
    languages: Sequence[str] = LANGUAGES,
    *,
    formats: Sequence[str] | None = None,
    strict: bool = False,
    jobs: int = 0,
    scheduler: str = "",
    through: str = "",
) -> int:
    """Bring tables and reports up to date for some provinces (those with pages of their own, where
    none is named), and the national tables they all rest on; returns the exit code.

    A province whose step fails stops there; the others go on. 0 all well, 1 a step failed, or a
    name is unknown and `strict` is set. `jobs` steps run side by side, 0 for the machine's cores;
    with the address of a Dask `scheduler` they run on its workers, which see this folder or are
    brought its files `through` an address that fsspec knows. Of `formats` only those files are
    exported.
    """
    wanted = check_provinces(provinces)
    parts = plan_parts(wanted, languages, formats, with_example=not provinces)
    with only_run(), choose_performer(scheduler, through) as (perform, size):
        reporter = run_all(parts, jobs or size, perform)
    unknown = warn_unmatched(wanted, strict)
    reporter.say_end()
    return 1 if reporter.failed or (unknown and strict) else 0


def run_all(
    parts: list[list[Step]], jobs: int, perform: Callable[[Step], Outcome] = perform_here
) -> Progress:
    """Run what is not up to date; what a step of a later part reads is there when it begins."""
    reporter, digests, memory = Progress(sum(map(len, parts))), Digests(), open_memory()

    def is_stale(step: Step) -> bool:
        return bool(explain_stale(step, read_record(memory, step.title), digests))

    with closing(Turns(chain.from_iterable(parts), is_stale)) as turns:
        here = (turns.perform, turns.expect)
        do, expect = here if perform is perform_here else (perform, bool)
        for part in parts:
            stopped = [step.title for step in part if reporter.has_stopped(step.province)]
            reporter.skip_steps(stopped)
            whole = [step for step in part if not reporter.has_stopped(step.province)]
            run_steps(whole, reporter, jobs, digests, do, expect)
    reporter.close()
    return reporter


def read_record(memory: object, title: str) -> dict | None:
    """Return what is on record of a step's last run, None where it has not run."""
    return (memory.get_values(title) or {}).get("record")


def check_provinces(provinces: Sequence[str]) -> list[str]:
    """Return what to run, after checking every name before the first step runs: the provinces
    named, which somebody waits for, and the national tables; else these, which take longest, and
    all provinces with pages of their own.
    """
    for province in provinces:
        check_province(province)
    named = (*provinces, NATIONAL) if provinces else (NATIONAL, *known_provinces())
    return list(dict.fromkeys(named))


def run_steps(
    steps: Sequence[Step],
    reporter: Progress,
    jobs: int = 0,
    digests: Digests | None = None,
    perform: Callable[[Step], Outcome] = perform_here,
    expect: Callable[[Step], object] = bool,
) -> None:
    """Run those of some steps that are not up to date, over doit; `digests` is the look at the home
    that the whole run shares, `perform` does a step, `expect` is told of one that is about to run.
    """
    from doit.control import TaskControl
    from doit.runner import MThreadRunner
    from doit.task import Stream

    digests = digests or Digests()
    known = {step.title for step in steps}
    control = TaskControl([to_task(step, digests, known, perform, expect) for step in steps])
    control.process(None)
    runner = MThreadRunner(
        open_memory(), reporter, continue_=True, stream=Stream(2), num_process=count_workers(jobs)
    )
    runner.run_all(control.task_dispatcher())
    digests.keep()


def to_task(
    step: Step,
    digests: Digests,
    known: set[str],
    perform: Callable[[Step], Outcome],
    expect: Callable[[Step], object],
) -> object:
    """Return a step as doit knows it; of the steps before it, those that take part in this run."""
    from doit.task import dict_to_task

    def is_fresh(task: object, values: dict) -> bool:  # doit asks for arguments of these names
        reason = explain_stale(step, values.get("record"), digests)
        if reason:
            expect(step)
        return not reason

    return dict_to_task(
        {
            "name": step.title,
            "io": {"capture": False},
            "actions": [(run_step, [step, digests, perform])],
            "task_dep": [title for title in step.after if title in known],
            "uptodate": [is_fresh],
        }
    )


def run_step(step: Step, digests: Digests, perform: Callable[[Step], Outcome]) -> object:
    """Run a step; returns the record of what it read and wrote, or the failure in our own words."""
    from doit.exceptions import TaskFailed

    begun, code = time.time_ns(), digests.code[step.stage]
    tables_code = digests.code[TABLES_OF.get(step.stage, step.stage)]
    outcome = perform(step)
    if outcome.failure:
        return TaskFailed(outcome.failure)
    written = [name_path(path) for path in list_files(step.writes)]
    digests.forget(written)
    waited = outcome.begun or begun  # since then it may hold what people keep, not what steps write
    since = {name: begun if name.startswith(MADE) else waited for name in outcome.reads}
    reads = {
        name: [
            CHANGED if has_changed_since(name, since[name]) else digests.digest(name),
            digests.digest_reach(name, step.province),
        ]
        for name in sorted(outcome.reads - set(written))
    }
    return {
        "record": {
            "form": RECORD,
            "code": code if outcome.code == code else CHANGED,
            "tables_code": tables_code if outcome.code == code else CHANGED,
            "settings": list_settings(step),
            "reads": reads,
            "writes": {name: digests.digest(name) for name in written},
        }
    }


def explain_stale(step: Step, record: dict | None, digests: Digests) -> str:
    """Return in a few words why a step must run; "" where what it read and wrote is as it was."""
    if not record or record.get("form") != RECORD:
        return phrase("steps.new")
    written = [name_path(path) for path in list_files(step.writes)]
    gone = sorted(set(record["writes"]) - set(written)) or [
        name for name in written if not digests.digest(name)
    ]
    if gone:
        return phrase("steps.gone", name=find_file(gone[0]).name)
    if any(digests.digest(name) != record["writes"].get(name) for name in written):
        return phrase("steps.overwritten")
    if record["settings"] != list_settings(step):
        return phrase("steps.settings")
    used = TABLES_OF.get(step.stage, step.stage) if step.serves else step.stage
    if record["tables_code" if step.serves else "code"] != digests.code[used]:
        return phrase("steps.program")
    changed = [
        find_file(name).name
        for name, (whole, reach) in record["reads"].items()
        if whole != digests.digest(name)
        and (whole == CHANGED or reach != digests.digest_reach(name, step.province))
    ]
    if not changed:
        return ""
    key = "steps.changed_several" if len(changed) > 1 else "steps.changed"
    return phrase(key, name=changed[0], more=len(changed) - 1)


def list_settings(step: Step) -> dict[str, str]:
    """Return what a step is told: its parameters, whose reference tables it reads and, where it
    takes what there is, what that is.
    """
    settings = step.settings | {"reference": name_path(reference_dir())}
    return settings | ({"found": step.finds()} if step.finds else {})


def has_changed_since(name: str, moment: int) -> bool:
    """Return whether a file was written after a moment (nanoseconds) and before now: what was read
    of it is not what is there.
    """
    try:
        return moment < find_file(name).stat().st_mtime_ns <= time.time_ns()
    except OSError:
        return False


def name_path(path: Path) -> str:
    """Return the name of a file in records."""
    return name_file(str(path)) or PROJECT + path.as_posix()


def open_memory() -> object:
    """Return doit's record of earlier runs, which lies in RANKINGS_HOME."""
    from doit.dependency import DatabaseException, Dependency, SqliteDB

    folder = home() / ".cache"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "steps.sqlite"
    try:
        return Dependency(SqliteDB, str(path))
    except DatabaseException:  # half a file: all steps run again
        path.unlink()
        return Dependency(SqliteDB, str(path))


def count_workers(jobs: int) -> int:
    """Return how many steps run side by side: as many as asked for, else the machine's cores."""
    return jobs if jobs > 0 else max(1, os.cpu_count() or 1)


def warn_unmatched(provinces: Iterable[str], strict: bool) -> bool:
    """Print one warning with every name that no registry knows; returns whether there are any."""
    lines = []
    for province in provinces:
        path = table_path(UNMATCHED, province)
        if not path.is_file():
            continue
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                key = "steps.unmatched_near" if row["suggestion"] else "steps.unmatched_name"
                row["name"] = bare_cell(row["unit_printed"])
                lines.append(phrase(key, **row))
    if lines:
        told = phrase("steps.unmatched", count=len(lines), lines=list_names(lines))
        warn(phrase("refused" if strict else "warned", said=told))
    return bool(lines)
