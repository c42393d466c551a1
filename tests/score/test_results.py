"""A scored year: the official way, and the stated policies."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from rankings.errors import SourceError
from rankings.score.results import Method, score_year
from rankings.score.weights import choose_weights
from tests.oracle.scores import ranks_of


def change_entry(sheet, place, **values):
    return replace(sheet, entries={**sheet.entries, place: replace(sheet.entries[place], **values)})


def first_place(sheet, leaf="sent"):
    return ("department", sheet.units["department"][0], leaf)


def test_the_official_way_is_the_sum_of_the_sheet(year):
    for name, level in year.levels.items():
        exact = [
            sum(year.sheet.entries[name, unit, leaf.id].verified for leaf in level.level.leaves)
            for unit in level.units
        ]
        assert [Decimal(str(score)) for score in level.scores["total"]] == exact
        assert level.ranks["total"].tolist() == ranks_of(exact)
        documents = [
            sum(year.sheet.entries[name, unit, leaf].verified for leaf in ("sent", "signed"))
            for unit in level.units
            if name == "department"
        ]
        assert not documents or level.scores["documents"].tolist() == [float(x) for x in documents]


def test_what_does_not_apply_is_never_decided_in_silence(sheet, framework):
    place = first_place(sheet)
    holed = change_entry(sheet, place, verified=None, self_scored=None, applies=False)
    with pytest.raises(SourceError, match="--not-applicable redistribute") as refused:
        score_year(holed, framework, language="en")
    assert f"{place[1]} / sent" in str(refused.value)
    own = [sheet.entries[place[0], place[1], leaf].verified for leaf in ("sent", "signed")]
    shared = score_year(holed, framework, Method(not_applicable="redistribute"))
    taken = score_year(holed, framework, Method(not_applicable="leave-out"))
    for scored, documents, most in (
        (shared, float(own[1]) * 12 / 6, 12),
        (taken, float(own[1]), 6),
    ):
        level = scored.levels["department"]
        assert level.scores["documents"][0] == pytest.approx(documents, abs=0.005)
        assert level.maxima["documents"][0] == most


def test_with_other_maxima_the_places_are_those_of_the_shares(sheet, framework):
    place = first_place(sheet)
    holed = change_entry(sheet, place, verified=None, self_scored=None, applies=False)
    level = score_year(holed, framework, Method(not_applicable="leave-out")).levels["department"]
    shares = level.percent("total")
    assert len(set(level.maxima["total"])) == 2
    for one, share in enumerate(shares):
        assert level.ranks["total"][one] == 1 + sum(other > share + 1e-9 for other in shares)


def test_a_zero_under_a_geometric_mean_asks_for_a_policy(sheet, framework):
    place = first_place(sheet)
    poor = change_entry(sheet, place, verified=Decimal(0))
    method = Method("percent", "geometric")
    with pytest.raises(SourceError, match="--zeros zero"):
        score_year(poor, framework, method, language="en")
    zero = score_year(poor, framework, replace(method, zeros="zero")).levels["department"]
    floor = score_year(poor, framework, replace(method, zeros="floor")).levels["department"]
    assert zero.scores["total"][0] == 0 and zero.ranks["total"][0] == 26
    own = float(sheet.entries[place[0], place[1], "signed"].verified) / 6 * 100
    assert floor.scores["documents"][0] == pytest.approx(np.sqrt(1.0 * own), abs=1e-9)


def test_minmax_runs_from_1_under_a_geometric_mean(sheet, framework):
    level = score_year(sheet, framework, Method("minmax", "geometric")).levels["department"]
    assert level.scores["sent"].min() == 1 and level.scores["sent"].max() == 100
    level = score_year(sheet, framework, Method("minmax")).levels["department"]
    assert level.scores["sent"].min() == 0


def test_zscores_have_mean_10_and_deviation_2(sheet, framework):
    level = score_year(sheet, framework, Method("zscore")).levels["district"]
    values = level.scores["documents"]
    assert (values.mean(), values.std(ddof=1)) == pytest.approx((10, 2), abs=1e-9)
    assert not any(level.grades) and np.isnan(level.maxima["total"]).all()


def test_equal_weights_count_inside_a_node(sheet, framework):
    method = Method("percent", weights=choose_weights(framework, "equal"))
    level = score_year(sheet, framework, method).levels["department"]
    children = level.level.root.children
    mean = np.mean([level.scores[child] for child in children], axis=0)
    assert np.allclose(level.scores["total"], mean, atol=1e-9)


def test_ranks_are_of_the_decimals_asked_for(sheet, framework):
    level = score_year(sheet, framework, Method(decimals=0)).levels["department"]
    assert level.ranks["total"].tolist() == ranks_of(level.scores["total"].tolist())
    assert all(float(score).is_integer() for score in level.scores["total"])
