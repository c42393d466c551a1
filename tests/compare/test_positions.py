"""Places in a list: figures typed from the pages."""

import shutil

import pandas as pd
import pytest

from rankings.compare.groups import gather_groups
from rankings.compare.positions import list_positions, load_positions_of_others
from rankings.store.paths import project_root
from rankings.store.schemas import list_columns

from .conftest import row_of


def test_positions(groups):
    places = list_positions(groups)
    tax = row_of(places, unit="Cục Thuế tỉnh", year=2021)
    assert (
        tax["percent_of_max"] == pytest.approx(94.4)
        and tax["rank_percentile"] == 100
        and tax["group_size"] == 26
    )
    assert places.loc[places["year"].isin([2017, 2022, 2024]), "percent_of_max"].isna().all()
    z = places[(places["year"] == 2024) & (places["level"] == "district")]["z_score"].astype(float)
    assert z.mean() == pytest.approx(0, abs=1e-12) and z.std(ddof=1) == pytest.approx(1)


def test_a_unit_that_a_list_prints_twice_has_its_better_place_once():
    """Invented: Sở Y tế first and fifth of one table, as misprinted pages have it."""
    row = {
        "document_id": "bac-kan_2023_dti_none",
        "province": "bac-kan",
        "framework": "dti",
        "level": "department",
        "index_name": None,
        "year": 2023,
        "max_score": None,
        "label": None,
        "preferred": True,
    }
    units = ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ", "Sở Y tế"]
    rows = [
        row | {"unit_id": unit, "unit": unit, "rank": place, "score": str(90 - place)}
        for place, unit in enumerate(units, 1)
    ]
    places = list_positions(gather_groups(pd.DataFrame(rows)))
    assert places["unit"].tolist() == units[:3] and places["rank"].tolist() == [1, 2, 3]


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
