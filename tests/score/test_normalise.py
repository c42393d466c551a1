"""Scales, worked by hand on three and four units."""

import numpy as np
import pytest

from rankings.errors import ContractError
from rankings.score.choices import METHODS
from rankings.score.normalise import normalise

NONE = float("nan")


def scale(points, method, maximum=20.0, **more):
    column = np.array(points)[:, None]
    return normalise(column, method, np.array([maximum]), **more).ravel().tolist()


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("points", [0.25, 0.5, NONE, 0.35]),
        ("percent", [25.0, 50.0, NONE, 35.0]),
        ("minmax", [0.0, 100.0, NONE, 40.0]),
        ("rank", [1.0, 3.0, NONE, 2.0]),
        ("percentile", [0.0, 100.0, NONE, 50.0]),  # of the two others that have a score
    ],
)
def test_points_of_twenty_on_each_scale(method, values):
    assert scale([5.0, 10.0, NONE, 7.0], method) == pytest.approx(values, nan_ok=True)


def test_a_geometric_mean_needs_values_from_one():
    assert scale([5.0, 10.0, 7.0], "minmax", mean="geometric") == pytest.approx([1, 100, 40.6])


def test_a_z_score_has_mean_ten_and_the_samples_deviation_two():
    """1, 2, 3: the mean is 2, the sample's deviation 1."""
    assert scale([1.0, 2.0, 3.0], "zscore") == pytest.approx([8, 10, 12])


def test_where_less_is_better_the_least_is_the_best():
    """Of 20 points, 5 lost leave 15."""
    down = {"is_down": np.array([True])}
    assert scale([5.0, 10.0, 7.0], "percent", **down) == [75.0, 50.0, 65.0]
    assert scale([5.0, 10.0, 7.0], "rank", **down) == [3.0, 1.0, 2.0]


def test_equal_units_share_a_rank_and_a_criterion_of_equals_tells_none_apart():
    assert scale([7.0, 10.0, 7.0], "rank") == [1.0, 3.0, 1.0]
    for method in ("minmax", "zscore"):
        assert np.isnan(scale([7.0, 7.0, 7.0], method)).all()


def test_a_method_nobody_wrote_is_refused_with_those_there_are():
    with pytest.raises(ContractError, match=", ".join(METHODS)):
        scale([5.0], "logarithm")
