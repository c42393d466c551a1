"""`export`: files of an executed notebook, side by side."""

import nbformat
import pytest

from rankings.errors import SourceError
from rankings.run import exporting
from rankings.run.exporting import export_notebook


@pytest.fixture
def notebook(tmp_path):
    """An executed notebook in English."""
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="1")])
    parameters = {"papermill": {"parameters": {"language": "en"}}}
    path = tmp_path / "own.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=parameters), path)
    return path


@pytest.fixture(autouse=True)
def cold(monkeypatch):
    """No warm process of an earlier run."""
    monkeypatch.setattr(exporting, "has_server", lambda: False)


def test_files_are_told_in_the_order_asked_for(notebook, tmp_path, monkeypatch, capsys):
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(
        exporting, "call_function", lambda *call: call[3].write_text(f"{call[1]} {call[4]}")
    )
    assert export_notebook(notebook, ["pdf", "html"], tmp_path / "out") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == [
        str(tmp_path / "out" / f"own.{suffix}") for suffix in ("pdf", "html")
    ]
    written = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert written == {"own.pdf": "export_pdf en", "own.html": "export_html en"}


def test_a_file_that_cannot_be_written_is_an_error_of_the_whole(notebook, monkeypatch):
    def refuse(*_call):
        raise SourceError("no room")

    monkeypatch.setattr(exporting, "call_function", refuse)
    with pytest.raises(SourceError, match="no room"):
        export_notebook(notebook, ["html", "pdf"])


def test_a_notebook_without_outputs_is_refused(tmp_path):
    path = tmp_path / "new.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]), path)
    with pytest.raises(SourceError, match="no outputs.*run all its cells"):
        export_notebook(path, ["html"])


def test_the_warm_process_of_an_earlier_run_writes_the_files(notebook, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(exporting, "has_server", lambda: True)
    monkeypatch.setattr(exporting, "perform_apart", lambda call: asked.append(call) or ([], ""))
    monkeypatch.setattr(exporting, "call_function", lambda *_call: pytest.fail("written here"))
    assert export_notebook(notebook, ["html", "pdf"], tmp_path) == 0
    assert sorted(call[1] for call in asked) == ["export_html", "export_pdf"]
    assert {call[2:] for call in asked} == {
        (notebook, tmp_path / f"own.{suffix}", "en") for suffix in ("html", "pdf")
    }


def test_what_fails_in_the_warm_process_says_why_as_here(notebook, monkeypatch):
    def refuse(*_call):
        raise SourceError("no room")

    monkeypatch.setattr(exporting, "has_server", lambda: True)
    monkeypatch.setattr(exporting, "perform_apart", lambda _call: ([], "told in words"))
    monkeypatch.setattr(exporting, "call_function", refuse)
    with pytest.raises(SourceError, match="no room"):
        export_notebook(notebook, ["html"])
