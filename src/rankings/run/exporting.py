"""`export`: an analyst's own copy of a report notebook, as the files that leave the desk."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from rankings.errors import SourceError
from rankings.language.entries import LANGUAGES
from rankings.report.formats import FORMATS
from rankings.run.messages import phrase
from rankings.run.notebooks import read_notebook, read_parameters
from rankings.run.progress import say
from rankings.run.warm_process import can_fork, die_with_owner, has_server, perform_apart

if TYPE_CHECKING:
    import nbformat

INDEX = ("rankings.report.index", "write_index")
ROOMS = (*dict.fromkeys(kind.room for kind in FORMATS.values()), INDEX[0])


def export_notebook(notebook: Path, formats: Sequence[str], folder: Path | None = None) -> int:
    """Write an executed notebook as HTML, PDF or Word beside it, or in `folder`, side by side;
    returns the exit code.
    """
    cells = read_notebook(notebook)
    check_executed(cells, notebook)
    language = find_language(cells)
    outs = [(folder or notebook.parent) / f"{notebook.stem}.{suffix}" for suffix in formats]
    apart = has_server()
    for suffix in () if apart else formats:  # once, for all that are forked
        importlib.import_module(FORMATS[suffix].room)
    write = partial(write_apart if apart else write_export, notebook, language)
    with start_writers(0 if apart else len(formats)) as writers:
        for out in writers.map(write, formats, outs):
            say(phrase("written", path=out))
    return 0


def start_writers(count: int) -> Executor:
    """Return what writes so many files side by side: processes where they can be forked, else
    threads (typst and pandoc do not hold the interpreter).
    """
    if count > 1 and can_fork():
        return ProcessPoolExecutor(count, get_context("fork"), initializer=die_with_owner)
    return ThreadPoolExecutor()


def write_export(notebook: Path, language: str, suffix: str, out: Path) -> Path:
    """Write one file of an executed notebook; returns it."""
    call_function(*FORMATS[suffix].writer, notebook, out, language)
    return out


def write_apart(notebook: Path, language: str, suffix: str, out: Path) -> Path:
    """Write one file in a process forked from the warm one; returns it. What fails there is tried
    again here, which says why.
    """
    _, failure = perform_apart((*FORMATS[suffix].writer, notebook, out, language))
    return write_export(notebook, language, suffix, out) if failure else out


def check_executed(cells: nbformat.NotebookNode, notebook: Path) -> None:
    """Refuse a notebook without outputs, which would make an empty report."""
    if not any(cell.get("outputs") for cell in cells.cells):
        raise SourceError(
            "the notebook has no outputs",
            place=str(notebook),
            hint="run all its cells in JupyterLab, save it, then export it",
        )


def find_language(cells: nbformat.NotebookNode) -> str:
    """Return the language a report was run in: what papermill was given, else the notebook's own
    default.

    >>> import nbformat
    >>> cell = nbformat.v4.new_code_cell('language = "en"', metadata={"tags": ["parameters"]})
    >>> find_language(nbformat.v4.new_notebook(cells=[cell]))
    'en'
    """
    given = cells.metadata.get("papermill", {}).get("parameters", {})
    language = given.get("language") or read_parameters(cells).get("language")
    return language if language in LANGUAGES else LANGUAGES[0]


def call_function(module: str, function: str, *values: object) -> object:
    """Call a function of a room that is slow to import, only when its step runs."""
    return getattr(importlib.import_module(module), function)(*values)
