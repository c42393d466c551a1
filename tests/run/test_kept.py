"""What a person may have filled in or edited is never overwritten: the command says so, and the
file is as it was.
"""

import shutil

import pytest

from rankings.run.command_line import main
from rankings.store.paths import project_root

EXAMPLES = project_root() / "data" / "examples"
FRAMEWORK = str(EXAMPLES / "framework.yaml")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a filled-in sheet, a framework and a notebook, as an analyst has them."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "sheet_2024.xlsx", tmp_path / "sheet.xlsx")
    shutil.copy(EXAMPLES / "framework.yaml", tmp_path / "framework.yaml")
    shutil.copy(project_root() / "notebooks" / "05_report.ipynb", tmp_path / "own.ipynb")
    shutil.copy(EXAMPLES / "sheet_2024.xlsx", tmp_path / "scores.xlsx")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["sheet", FRAMEWORK, "--province", "phu-tho", "--year", "2025", "--out", "sheet.xlsx"],
        ["template", "sheet.xlsx"],
        ["run", "own.ipynb", "own.ipynb"],
        ["score", "scores.xlsx", "--framework", "framework.yaml", "--out", "."],
    ],
    ids=lambda words: words[0],
)
def test_a_file_that_is_there_is_refused_and_stays(desk, words, capsys):
    before = {path.name: path.read_bytes() for path in desk.iterdir()}
    assert main(words) != 0
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before
    assert capsys.readouterr().err
