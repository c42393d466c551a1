"""Running a notebook: which there are, what is forgotten of a run, how a failed cell is told."""

import nbformat
import pytest

from rankings.errors import ContractError, SourceError
from rankings.run.notebooks import (
    execute_notebook,
    explain_failure,
    forget_timings,
    list_notebooks,
    read_notebook,
)


class Failed:
    """What papermill says of a cell that failed."""

    exec_count, source = 3, "1 / 0"

    def __init__(self, ename, evalue, traceback=()):
        self.ename, self.evalue, self.traceback = ename, evalue, traceback


def test_those_that_run_for_a_province_are_in_order_and_no_others():
    names = [path.stem[:2] for path in list_notebooks()]
    assert names == ["01", "02", "03", "04", "05"]


def test_an_error_of_ours_is_told_in_its_own_words_another_with_its_place():
    assert str(explain_failure("x.ipynb", Failed("SourceError", "page: empty"))) == "page: empty"
    lines = ["\x1b[0;31mZeroDivisionError\x1b[0m", "File /src/rooms.py:7, in share"]
    told = str(explain_failure("x.ipynb", Failed("ZeroDivisionError", "division", lines)))
    assert "x.ipynb" in told and "cell 3 failed: ZeroDivisionError: division" in told
    assert "File /src/rooms.py:7" in told and "\x1b" not in told


def test_no_clock_time_and_no_drawn_name_stays_in_a_notebook():
    cell = nbformat.v4.new_code_cell(
        "x", metadata={"tags": ["injected-parameters"], "execution": {"t": "1"}, "papermill": {}}
    )
    left = forget_timings(nbformat.v4.new_notebook(cells=[cell], metadata={"papermill": {"t": 1}}))
    assert left.cells[0].id == "injected-parameters" and "papermill" not in left.metadata
    assert left.cells[0].metadata == {"tags": ["injected-parameters"]}


def test_a_file_that_is_no_notebook_is_told(tmp_path):
    (tmp_path / "x.ipynb").write_text("no JSON")
    with pytest.raises(SourceError, match="this is not a notebook"):
        read_notebook(tmp_path / "x.ipynb")
    with pytest.raises(SourceError, match="there is no such notebook"):
        read_notebook(tmp_path / "y.ipynb")


def test_an_executed_copy_never_takes_the_notebooks_place(tmp_path):
    path = tmp_path / "x.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    with pytest.raises(ContractError, match="would take the notebook's own place"):
        execute_notebook(path, path, {})
