"""Positions of the provinces that stand beside one."""

import shutil

import pytest

from rankings.compare.neighbours import load_positions_of_others
from rankings.store.paths import project_root
from rankings.store.schemas import list_columns


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with the tables of both provinces."""
    processed = tmp_path / "data" / "processed"
    shutil.copytree(project_root() / "data" / "processed", processed)
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    return processed


def test_the_other_province_as_its_pages_print_it(home):
    """phu-tho/2024_dti_42: Huyện Lâm Thao, 824.42; hung-yen/2018: Văn Lâm, 105 points."""
    others = load_positions_of_others("hung-yen")
    assert set(others["province"]) == {"phu-tho"}
    first = others[(others["level"] == "district") & (others["year"] == 2024)].iloc[0]
    assert (first["unit"], first["rank"], str(first["score"])) == ("Huyện Lâm Thao", 1, "824.42")
    back = load_positions_of_others("phu-tho")
    assert set(back["province"]) == {"hung-yen"} and "Huyện Văn Lâm" in set(back["unit"])


def test_a_province_whose_tables_are_not_made_is_left_out(home):
    (home / "phu-tho" / "02_rankings.csv").unlink()
    others = load_positions_of_others("hung-yen")
    assert others.empty and list(others.columns) == list_columns("04_positions")


def test_nobody_stands_beside_a_province_before_the_table_of_neighbours_is_made(home):
    (home / "neighbours.csv").unlink()
    assert load_positions_of_others("hung-yen").empty
