"""The largest moves of two years, on rows typed from the pages."""

from rankings.compare.moves import summarise_moves
from rankings.compare.year_changes import list_year_changes


def test_moves_name_the_extremes(groups):
    moves = summarise_moves(list_year_changes(groups)).set_index(["level", "year_from", "year_to"])
    assert moves.loc[("district", 2021, 2024), "largest_climb"] == "Huyện Lâm Thao 13 → 1"
    assert (
        moves.loc[("district", 2021, 2024), "largest_gain"] == ""
        and not moves.loc[("district", 2021, 2024), "points_compared"]
    )
    assert moves.loc[("department", 2020, 2021), "largest_loss"] == "Sở Công Thương -2.8"
