"""What a report is made of: one province's tables, one language's words."""

import shutil

import pytest

from rankings.errors import ContractError
from rankings.report.inputs import open_report, read_neighbours, select_rows
from rankings.store.paths import project_root

pytestmark = pytest.mark.usefixtures("project_tables")


def test_rows_are_chosen_by_what_they_hold():
    report = open_report("phu-tho", "vi")
    rows = report.rows("02_rankings", level="department", year=2024, index_name=None)
    assert len([row for row in rows if row["preferred"]]) == 21
    assert {row["unit"]: str(row["score"]) for row in rows}["Sở Y tế"] == "843.24"
    assert select_rows(rows, year=1999) == []


def test_a_section_cannot_change_the_rows_of_another():
    report = open_report("phu-tho", "vi")
    taken = report.table("03_lists")
    taken.loc[:, "ranked"] = 0
    assert report.table("03_lists")["ranked"].max() == 26


def test_a_figure_is_written_as_the_language_does_and_bears_its_row():
    row = {"row_id": "a1", "score": 1828.5}
    for language, said in (("vi", "1.828,5"), ("en", "1,828.5")):
        figure = open_report("phu-tho", language).figure(row, "score")
        assert figure == f'<data value="1828.5" data-row="a1" data-col="score">{said}</data>'


def test_what_cannot_be_opened_says_what_can():
    with pytest.raises(ContractError, match="choose one of vi, en"):
        open_report("phu-tho", "xx")
    with pytest.raises(ContractError, match="hung-yen, phu-tho"):
        open_report("atlantis")


def test_missing_tables_are_named_with_the_command(tmp_path, monkeypatch):
    shutil.copytree(project_root() / "data" / "raw", tmp_path / "data" / "raw")
    shutil.copytree(project_root() / "data" / "reference", tmp_path / "data" / "reference")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    with pytest.raises(ContractError, match="python -m rankings reports phu-tho"):
        open_report("phu-tho")
    assert read_neighbours("phu-tho") == {}
