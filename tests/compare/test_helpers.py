"""The analyst's verbs on the tables of Phú Thọ."""

from decimal import Decimal

import pytest

import helpers
from rankings.errors import SourceError


def test_league_table():
    table = helpers.league_table("phu-tho", "district", 2024)
    assert table["unit"].tolist()[:2] == ["Huyện Lâm Thao", "Thị xã Phú Thọ"] and len(table) == 13
    assert table["percent_of_max"].isna().all()  # no maximum is printed
    assert table.loc[1, "gap_to_next"] == 2.61


def test_unit_history_and_two_units():
    history = helpers.unit_history("phu-tho", "Cục Thuế tỉnh")
    assert history["year"].tolist() == [2017, 2020, 2021, 2022, 2024] and history[
        "rank"
    ].tolist() == [1, 1, 1, 1, 3]
    pair = helpers.compare_units("phu-tho", "Huyện Đoan Hùng", "Huyện Thanh Thủy").set_index("year")
    assert pair.loc[2024, "points_ahead"] == Decimal("0.10") and pair.loc[
        2020, "points_ahead"
    ] == Decimal("-5.6")


@pytest.mark.parametrize("written", ["UBND huyện Lâm Thao", "Lâm Thao", "H. Lâm Thao"])
def test_a_unit_is_found_however_it_is_written(written):
    assert helpers.unit_history("phu-tho", written)["rank"].iloc[-1] == 1


def test_an_unknown_unit_or_list_names_what_there_is():
    with pytest.raises(SourceError, match="Huyện Lâm Thao"):
        helpers.unit_history("phu-tho", "Huyện Lâm Thai")
    with pytest.raises(SourceError, match="district, 2024"):
        helpers.league_table("phu-tho", "districts", 2024)


def test_quotes_are_found_in_the_page():
    rankings = helpers.load_rankings("phu-tho")
    row = rankings[(rankings["unit"] == "Sở Y tế") & (rankings["year"] == 2024)].iloc[0]
    assert "843.24" in helpers.find_quote("phu-tho", row).data.split("**")[1]


def test_source_text_stays_text():
    assert helpers.say("<b>Sở</b> [x](y)").data == "&lt;b&gt;Sở&lt;/b&gt; \\[x](y)"
