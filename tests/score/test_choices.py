"""What may be chosen in scoring: the official way first, and every choice is computed."""

import pytest

from rankings.score.choices import MEANS, METHODS, NOT_APPLICABLE, ZEROS
from rankings.score.example import score_example
from rankings.score.results import Method, score_year
from rankings.score.year_tables import list_scores


def test_the_official_way_stands_first():
    assert (METHODS[0], MEANS[0], ZEROS[0], NOT_APPLICABLE[0]) == (
        "points",
        "arithmetic",
        "refuse",
        "refuse",
    )


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("mean", MEANS)
def test_every_scale_and_mean_ranks_all_units(method, mean):
    example = score_example()
    year = score_year(example.sheet, example.framework, Method(method, mean, zeros="floor"))
    totals = list_scores(year)
    ranks = totals[(totals["level"] == "department") & (totals["depth"] == 0)]["rank"]
    assert (len(ranks), min(ranks)) == (26, 1) and max(ranks) <= 26
