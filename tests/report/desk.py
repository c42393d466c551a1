"""The project's notebooks run cell by cell in this process: the outputs of a kernel without its
start.
"""

import atexit
from pathlib import Path

import nbformat
import pypdfium2
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

import helpers
from rankings.report.inputs import open_report
from rankings.run.notebooks import INJECTED, list_notebooks
from rankings.store.paths import project_root

CASES = [(province, language) for province in ("phu-tho", "hung-yen") for language in ("vi", "en")]


def read_letters(path: Path) -> str:
    """The text of a PDF, page after page: of what pdfplumber reads with, in a fiftieth of its
    time; where a letter stands is not told.
    """
    with pypdfium2.PdfDocument(path) as book:
        return "\n".join(page.get_textpage().get_text_range() for page in book)


def run_notebooks(folder: Path, parameters: dict[str, str]) -> dict[str, nbformat.NotebookNode]:
    """Run all notebooks in order, each with the parameters it has; returns name to executed
    notebook, written into `folder` too.
    """
    return {
        path.stem: run_notebook(path, folder / path.name, parameters) for path in list_notebooks()
    }


def run_notebook(path: Path, out: Path, parameters: dict[str, str]) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    shell = InteractiveShell()
    for count, cell in enumerate(
        (cell for cell in notebook.cells if cell.cell_type == "code"), start=1
    ):
        if "parameters" in cell.metadata.get("tags", []):
            cell.source += "".join(f"\n{name} = {value!r}" for name, value in parameters.items())
            cell.metadata["tags"] += [INJECTED]
        with capture_output():
            done = shell.run_cell(cell.source)
        done.raise_error()
        cell.execution_count, cell.outputs = count, []
        if done.result is not None:
            shown, _ = shell.display_formatter.format(done.result)
            cell.outputs = [nbformat.v4.new_output("execute_result", shown, execution_count=count)]
    atexit.unregister(shell.atexit_operations)  # it would sweep the memory, notebook by notebook
    nbformat.write(notebook, out)
    return notebook


def run_report(province: str, language: str, folder, extra: str = "") -> object:
    """The committed report notebook with the outputs its calls give, without the cost of a
    kernel.
    """
    notebook = nbformat.read(project_root() / "notebooks" / "05_report.ipynb", as_version=4)
    report = open_report(province, language)
    for cell in notebook.cells:
        call = cell.source.strip().splitlines()[-1] if cell.cell_type == "code" else ""
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], 1
        if call.startswith("show_"):
            fragment = getattr(helpers, call.partition("(")[0])(report)
            cell.outputs = [
                nbformat.v4.new_output(
                    "execute_result",
                    {"text/html": fragment._repr_html_(), "text/plain": repr(fragment)},
                    execution_count=1,
                )
            ]
    if extra:
        notebook.cells.append(nbformat.v4.new_markdown_cell(extra))
    path = folder / f"{province}_{language}.ipynb"
    nbformat.write(notebook, path)
    return path
