"""Places in a list: figures typed from the pages."""

import pandas as pd
import pytest

from rankings.compare.groups import gather_groups
from rankings.compare.positions import list_positions

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
