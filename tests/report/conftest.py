"""A home filled with the fixture's tables, and the report notebook as if it had been run on them."""

import sys
from pathlib import Path

import nbformat
import pytest

import helpers
from rankings.report.inputs import open_report
from rankings.store.paths import project_root

sys.path.insert(0, str(Path(__file__).parent))        # pytest imports test files alone, not as a package

from fixture_tables import write_fixture_home

PROVINCES, LANGUAGES = ("phu-tho", "hung-yen"), ("vi", "en")


@pytest.fixture(scope="session")
def report_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report_home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(folder))
        write_fixture_home()
        yield folder


def run_report(province: str, language: str, folder, extra: str = "") -> object:
    """The committed report notebook with the outputs its calls give, without the cost of a kernel."""
    notebook = nbformat.read(project_root() / "notebooks" / "05_report.ipynb", as_version=4)
    report = open_report(province, language)
    for cell in notebook.cells:
        call = cell.source.strip().splitlines()[-1] if cell.cell_type == "code" else ""
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], 1
        if call.startswith("show_"):
            fragment = getattr(helpers, call.partition("(")[0])(report)
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": fragment._repr_html_(), "text/plain": repr(fragment)}, execution_count=1)]
    if extra:
        notebook.cells.append(nbformat.v4.new_markdown_cell(extra))
    path = folder / f"{province}_{language}.ipynb"
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="session")
def executed(report_home, tmp_path_factory):
    """{(province, language): path of the executed notebook}."""
    folder = tmp_path_factory.mktemp("executed")
    return {(province, language): run_report(province, language, folder) for province in PROVINCES for language in LANGUAGES}
