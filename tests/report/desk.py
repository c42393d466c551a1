"""The project's notebooks run cell by cell in this process: the outputs of a kernel without its
start.
"""

from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from rankings.run.notebooks import INJECTED, list_notebooks

CASES = [(province, language) for province in ("phu-tho", "hung-yen") for language in ("vi", "en")]


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
    nbformat.write(notebook, out)
    return notebook
