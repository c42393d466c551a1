"""Where points are lost, on criteria typed from a page."""

import pytest

from rankings.compare.lost_points import list_lost_points

from .criteria import CRITERIA


def test_lost_points():
    lost = list_lost_points(CRITERIA).set_index("criterion_id")
    assert lost.loc["transaction", "best_percent"] == 29.5 and lost.loc[
        "transaction", "second_percent"
    ] == pytest.approx(23.6)
    assert (
        lost.loc["transformation", "best_percent"] == 20
        and lost.loc["transformation", "best_units"] == "Huyện Văn Giang"
    )
    # the page: Văn Giang 1 of 5, Văn Lâm 0.3, all others almost nothing
    assert lost.loc["transformation", "second_percent"] == 6
    assert (
        lost.loc["transformation", "worst_score"] == 0
        and lost.loc["transformation", "worst_units"] == ""
    )
    assert lost.loc["transaction", "worst_score"] is None
