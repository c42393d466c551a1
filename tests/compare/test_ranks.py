"""Competition ranking on printed decimals, worked by hand."""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.ranks import plain_rows, rank_places, rank_scores, share_ties, to_integer


@pytest.mark.parametrize(
    ("scores", "ranks"),
    [
        (["95", "88.5", "88.5", "70"], [1, 2, 2, 4]),
        (["70", "88.50", "95", "88.5"], [4, 2, 1, 2]),  # 88.50 and 88.5 are one score
        (["60", "60", "60"], [1, 1, 1]),
        ([], []),
    ],
)
def test_equal_scores_share_a_rank_and_the_next_is_skipped(scores, ranks):
    assert rank_scores([Decimal(score) for score in scores]) == ranks


def test_ranks_are_of_printed_decimals_where_doubles_would_part_a_tie():
    assert 0.1 + 0.2 != 0.3
    assert rank_scores([Decimal("0.1") + Decimal("0.2"), Decimal("0.3")]) == [1, 1]


def test_gaps_between_published_ranks_are_closed_and_ties_stay():
    assert rank_places([15, 15, 17, 3]) == [2, 2, 4, 1]


def test_units_of_one_rank_share_the_places_they_take_so_that_no_mean_moves_by_ties():
    assert share_ties([3, 1, 3, 3, 6, 2]) == {1: 1, 2: 2, 3: 4, 6: 6}
    assert share_ties([1, 1]) == {1: 1.5} and share_ties([]) == {}


def test_what_is_missing_is_none_and_zero_is_not_missing():
    rows = plain_rows(pd.DataFrame({"score": [0.0, None], "unit": ["Sở Y tế", " "]}))
    assert rows == [{"score": 0.0, "unit": "Sở Y tế"}, {"score": None, "unit": None}]
    assert to_integer(pd.NA) is to_integer("") is None
