"""Run a notebook: parameters checked before it starts, its copy written beside and renamed."""

from __future__ import annotations

import ast
import difflib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rankings.errors import ContractError, RankingsError, SourceError
from rankings.language.entries import LANGUAGES
from rankings.registry.provinces import list_slugs
from rankings.run.warm_process import PATIENCE
from rankings.store.catalogue import NATIONAL, known_provinces
from rankings.store.files import scratch_folder, write_text_atomically
from rankings.store.paths import project_root
from rankings.store.record import note_files

if TYPE_CHECKING:  # a run that finds nothing to do need not pay for it
    import nbformat

OWN_ERRORS = ("SourceError", "ContractError")
KERNEL = "python3"
WARM = "rankings-warm"  # the same kernel, from a process that has its imports behind it
RECORD = "--IPKernelApp.exec_lines=import rankings.store.record as r; r.record_into({!r})"
YEAR_NOTEBOOK = "06_score_year"  # scores a sheet; needs no page of the province
NATIONAL_NOTEBOOK = "07_national"  # brings the national indices together, once for all provinces
INJECTED = "injected-parameters"  # tag of the cell that papermill adds
QUIET_KERNEL = [
    "--log-level=CRITICAL"
]  # or each kernel warns that its messages, all within this machine, are not encrypted
before_cells = None  # what a run waits for when its kernel is ready, called with the notebook
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class NotebookError(RankingsError):
    """A cell of a notebook failed; the message says which one and why."""


def notebooks_dir() -> Path:
    """Return the folder of the project's notebooks."""
    return project_root() / "notebooks"


def list_notebooks() -> list[Path]:
    """Return the notebooks that run for every province, in their order: 01_parse, 02_clean …"""
    single = (YEAR_NOTEBOOK, NATIONAL_NOTEBOOK)
    return [path for path in list_all_notebooks() if path.stem not in single]


def list_all_notebooks() -> list[Path]:
    """Return all of the project's notebooks in their order."""
    return sorted(notebooks_dir().glob("[0-9][0-9]_*.ipynb"))


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Return a notebook as nbformat knows it (version 4); SourceError when it is none."""
    import nbformat

    try:
        return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except FileNotFoundError:
        raise SourceError("there is no such notebook", place=str(path)) from None
    except Exception as error:
        raise SourceError(
            "this is not a notebook", place=str(path), quote=str(error)[:200]
        ) from error


def read_parameters(notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """Return the names and default values of a notebook's parameters cell.

    >>> import nbformat
    >>> cell = nbformat.v4.new_code_cell(
    ...     'province = "phu-tho"  # folder', metadata={"tags": ["parameters"]}
    ... )
    >>> read_parameters(nbformat.v4.new_notebook(cells=[cell]))
    {'province': 'phu-tho'}
    """
    sources = [
        cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])
    ]
    assignments = [
        node
        for source in sources
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
    ]
    return {node.targets[0].id: ast.literal_eval(node.value) for node in assignments}  # type: ignore[attr-defined]


def read_parameter_names(path: Path) -> list[str]:
    """Return the names of a notebook's parameters, read without more than its JSON."""
    cells = json.loads(path.read_bytes())["cells"]
    sources = [
        "".join(cell["source"])
        for cell in cells
        if "parameters" in cell.get("metadata", {}).get("tags", [])
    ]
    return re.findall(r"^(\w+) *=", "\n".join(sources), re.MULTILINE)


def check_parameters(defaults: dict[str, Any], given: dict[str, Any]) -> None:
    """Refuse a parameter that the notebook does not have, or a value it cannot mean.

    papermill only warns of a misspelt name and goes on to report the default province.

    >>> check_parameters({"province": "phu-tho"}, {"provnce": "hung-yen"})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    rankings.errors.ContractError: the notebook has no parameter 'provnce'. Next: did you mean ...
    """
    for name, value in given.items():
        if name not in defaults:
            near = difflib.get_close_matches(name, defaults, n=1)
            hint = (
                f"did you mean {near[0]!r}?"
                if near
                else f"it knows: {', '.join(defaults) or 'none'}"
            )
            raise ContractError(f"the notebook has no parameter {name!r}", hint=hint)
        if type(value) is not type(defaults[name]):
            raise ContractError(
                f"the parameter {name!r} is a {type(defaults[name]).__name__}", quote=str(value)
            )
    if "province" in given and "sheet" not in defaults:
        check_province(given["province"])
    if given.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise ContractError(
            f"there is no report in the language {given['language']!r}",
            hint=f"the languages are: {', '.join(LANGUAGES)}",
        )


def check_province(province: str) -> None:
    """Refuse what is no province, of the 63 or of the 34, and name the nearest."""
    with_pages = [*known_provinces(), NATIONAL]
    if province in with_pages or province in (known := list_slugs()):
        return
    near = difflib.get_close_matches(str(province), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    hint += (
        f"With pages of their own: {', '.join(with_pages[:-1]) or 'none'}; the other names are in"
        " data/reference/provinces.csv, column slug"
    )
    raise ContractError(f"there is no province {province!r}", hint=hint)


def execute_notebook(path: Path, output: Path, parameters: dict[str, Any]) -> None:
    """Run a notebook through papermill and write its executed copy; NotebookError when a cell
    fails.

    The copy is written only after the last cell, beside its place and then renamed, so that a
    failed or killed run leaves the earlier copy as it was. Clock times are left out of it. What
    the kernel reads is added to the record of the step.
    """
    notebook = read_notebook(path)
    check_parameters(read_parameters(notebook), parameters)
    if output.resolve() == path.resolve():
        raise ContractError(
            "the executed copy would take the notebook's own place",
            place=str(output),
            hint="name another file",
        )
    with scratch_folder() as folder:
        record = folder / "reads"
        record.touch()
        executed = run_cells(notebook, path.name, parameters, record)
        note_files(set(record.read_text(encoding="utf-8").splitlines()))
    forget_timings(executed).metadata["papermill"] = {"parameters": dict(parameters)}
    write_notebook(executed, output)


def run_cells(
    notebook: nbformat.NotebookNode, name: str, parameters: dict[str, Any], record: Path
) -> nbformat.NotebookNode:
    """Return a notebook with its outputs; the kernel writes into `record` which files it reads."""
    import papermill  # here, because a run that finds nothing to do need not pay for it
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from rankings.run.warm import QuickManager

    try:
        return papermill.execute_notebook(
            notebook,
            None,
            parameters=parameters,
            kernel_name=choose_kernel(),
            language="python",
            progress_bar=False,
            start_timeout=PATIENCE,
            extra_arguments=[RECORD.format(str(record))],
            kernel_manager_class=QuickManager,
            on_notebook_start=before_cells,
            shutdown_kernel="immediate",
        )
    except PapermillExecutionError as error:
        raise explain_failure(name, error) from None
    except DeadKernelError:
        raise NotebookError(
            "the kernel ended in the middle of a cell",
            place=name,
            hint="it was killed, or the machine ran out of memory: run again, with --jobs 1",
        ) from None


def choose_kernel() -> str:
    """Return the warm kernel's name; the ordinary one's where the project was installed before
    there was a warm one.
    """
    from jupyter_client.provisioning import KernelProvisionerFactory

    return WARM if WARM in KernelProvisionerFactory.instance().provisioners else KERNEL


def explain_failure(name: str, error: Any) -> NotebookError:
    """Return what a failed cell said: our own errors in their words, others with the place they
    come from.
    """
    if error.ename in OWN_ERRORS:
        return NotebookError(error.evalue)
    lines = [COLOUR.sub("", line) for part in error.traceback for line in part.splitlines()]
    places = [line.strip() for line in lines if line.startswith("File ")]
    return NotebookError(
        f"cell {error.exec_count} failed: {error.ename}: {error.evalue}",
        place=name,
        quote="; ".join(places[-1:]) or error.source.strip()[:200],
        hint=f"open notebooks/{name} in JupyterLab and run it there",
    )


def forget_timings(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook without clock times and folders, so that the same run gives the same
    file.
    """
    notebook.metadata.pop("papermill", None)
    notebook.metadata["kernelspec"] = {
        "name": KERNEL,
        "display_name": "Python 3",
        "language": "python",
    }
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        for name in ("papermill", "execution", "ExecuteTime"):
            cell.metadata.pop(name, None)
        if INJECTED in cell.metadata.get("tags", []):
            cell.id = INJECTED  # papermill draws another for every run
    return notebook


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook as Jupyter does: one space of indent, Vietnamese letters as letters."""
    import nbformat

    write_text_atomically(path, nbformat.writes(notebook) + "\n")


def re_execute_notebooks(named: Sequence[str] = ()) -> list[Path]:
    """Run notebooks/ in order at their defaults, in place, or those named ("05_report"); returns
    the notebooks written. The national tables come before the notebooks that read them.

    Their outputs are the reference that `test` compares with, so they hold no clock time.
    """
    from nbclient import NotebookClient

    order = {NATIONAL_NOTEBOOK: "02_then_national"}
    paths = {path.stem: path for path in list_all_notebooks()}
    if unknown := [name for name in named if name not in paths]:
        raise SourceError(
            "there is no such notebook", quote=unknown[0], hint=f"choose one of {', '.join(paths)}"
        )
    chosen = [path for stem, path in paths.items() if not named or stem in named]
    for path in sorted(chosen, key=lambda path: order.get(path.stem, path.stem)):
        notebook = read_notebook(path)
        client = NotebookClient(
            notebook,
            kernel_name=KERNEL,
            timeout=600,
            record_timing=False,
            coalesce_streams=True,
            extra_arguments=QUIET_KERNEL,
            resources={"metadata": {"path": str(path.parent)}},
        )
        client.execute()
        write_notebook(forget_timings(notebook), path)
    return chosen
