"""Places in a list: figures typed from the pages."""

import pytest

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
