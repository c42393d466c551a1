"""What notebook 04 answers of frameworks, criteria, national indices and bounds; worked by hand."""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.words_frameworks import (
    tell_bounds,
    tell_disclosure,
    tell_frameworks,
    tell_indices,
    tell_ladder,
    tell_lost_points,
    tell_shared_scale,
)


def test_themes_are_told_heaviest_first_with_their_sum():
    """Invented points: 40 + 60 = 100."""
    row = {"framework_version": "phu-tho_egov_2018", "level": "district"}
    rows = [row | {"theme": "people", "points": 40}, row | {"theme": "portal", "points": 60}]
    said = tell_frameworks(pd.DataFrame(rows))
    assert said.index(" 60") < said.index(" 40") and said.endswith("(of 100 points).")
    rows[0]["points"] = None
    assert tell_frameworks(pd.DataFrame(rows)).endswith("points of the themes are not published).")


def test_totals_of_a_source_are_added_where_every_level_has_its_size():
    """Invented: 20 of 26 and 13 of 13 are 33 of 39; without a size each level stands for itself."""
    row = {"year": 2021, "document_id": "d", "graded": 0}
    rows = [
        row | {"published": 20, "population": 26, "disclosed": "20/26"},
        row | {"published": 13, "population": 13, "disclosed": "13/13"},
    ]
    assert tell_disclosure(pd.DataFrame(rows)) == "* 2021: 33 of 39 totals (d)."
    rows[0] |= {"population": None, "disclosed": "20/?", "graded": 4}
    assert tell_disclosure(pd.DataFrame(rows)) == (
        "* 2021: 13 of 13 and 20 of ? totals (d), grades of 4 units."
    )


LOST = {"level": "district", "best_units": "Huyện A", "worst_units": None}


def test_the_criterion_farthest_from_its_maximum_is_told_first_and_who_has_nothing_counted():
    rows = [
        LOST | {"criterion": "Cổng", "best_percent": Decimal(80), "worst_score": Decimal(3)},
        LOST
        | {"criterion": "Nhân lực", "best_percent": Decimal("62.5"), "worst_score": Decimal(0)},
        LOST | {"criterion": "Hạ tầng", "best_percent": None, "worst_score": None},
    ]
    said = tell_lost_points(pd.DataFrame(rows)).splitlines()
    assert said[0].endswith(", lowest first: Nhân lực 62.50% (Huyện A); Cổng 80.00% (Huyện A).")
    assert said[1:] == ["* Districts with no points on Nhân lực: all others."]
    rows[1]["worst_units"] = "Huyện B; Huyện C"
    assert "on Nhân lực: 2." in tell_lost_points(pd.DataFrame(rows))
    assert tell_lost_points(pd.DataFrame(rows[2:])).startswith("No page of this province publishes")


def rate_districts(framework, year, places):
    """Invented: districts of Phú Thọ with percent of a maximum of 1000; 2022 and 2024 had the same
    criteria of digital transformation, 2021 those of electronic government.
    """
    return pd.DataFrame(
        [
            {
                "province": "phu-tho",
                "level": "district",
                "year": year,
                "framework": framework,
                "max_score": Decimal(1000),
                "rank": rank,
                "percent_of_max": Decimal(percent),
                "group_size": 13,
            }
            for rank, percent in places
        ]
    )


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ([(1, 90), (13, 60)], "Even the best of the former is below the last of the latter."),
        ([(1, 40), (13, 30)], "Even the best of the latter is below the last of the former."),
        ([(1, 90), (13, 55)], ""),  # the ranges meet
        ([(12, 40), (13, 30)], ""),  # its best is not known
    ],
)
def test_the_best_of_one_is_below_the_last_of_the_other_only_where_the_best_is_known(theirs, told):
    ours = rate_districts("dti", 2022, [(1, 59), (13, 50)])
    said = tell_shared_scale(ours, rate_districts("dti", 2024, theirs))
    assert "On a published maximum of 1000: phu-tho 2022 2 of 13 districts, 50.00–59.00%" in said
    assert told in said and ("Even the best" in said) == bool(told)


def test_an_unknown_best_of_ours_is_not_told_to_be_below_theirs():
    ours = rate_districts("dti", 2022, [(12, 40), (13, 30)])
    theirs = rate_districts("dti", 2024, [(1, 90), (13, 60)])
    assert "Even the best" not in tell_shared_scale(ours, theirs)


def test_districts_of_other_criteria_are_not_set_side_by_side():
    ours = rate_districts("dti", 2022, [(1, 59)])
    other = rate_districts("egov", 2021, [(1, 90)])
    assert tell_shared_scale(ours, other).startswith("No two provinces publish the same maximum")
    half = rate_districts("dti", 2024, [(1, 90)]).assign(max_score=Decimal(500))
    assert tell_shared_scale(ours, half).startswith("No two provinces")


INDEX = {
    "index": "par",
    "rank_of": 63,
    "provinces_scored": 63,
    "year_from": None,
    "gain": None,
    "nation_gain": None,
    "nation_kind": None,
    "nation_base": None,
    "gain_over_nation": None,
}


def test_the_newest_year_of_an_index_is_told_and_its_gain_beside_the_nations():
    """PAR INDEX of Phú Thọ: 85,74 and 88,59; the mean province 2,65 more; both of 63."""
    rows = [
        INDEX | {"year": 2020, "score": Decimal("85.74"), "rank": 10},
        INDEX
        | {"year": 2021, "score": Decimal("88.59"), "rank": 9, "year_from": 2020}
        | {"gain": Decimal("2.85"), "nation_gain": Decimal("2.65"), "nation_kind": "mean"}
        | {"gain_over_nation": Decimal("0.20")},
    ]
    said = tell_indices(pd.DataFrame(rows, dtype=object)).splitlines()
    assert said[0].startswith("* PAR INDEX 2021: 88.59, rank 9 of 63. Measured by ")
    assert said[1].startswith(
        "* PAR INDEX 2020 → 2021: +2.85 points, the mean of the provinces +2.65: +0.20"
    )


def test_a_year_in_which_fewer_provinces_had_a_score_is_told_too():
    """PAPI 2021: scores of 60 provinces only."""
    row = INDEX | {"index": "papi", "score": Decimal("41.31"), "rank": 40}
    said = tell_indices(
        pd.DataFrame([row | {"year": 2021, "provinces_scored": 60}, row | {"year": 2022}])
    ).splitlines()
    assert len(said) == 2 and "rank 40 of 63 (only 60 provinces had a score)" in said[0]


STEP = {"indicator_id": "i", "indicator": "Dịch vụ công", "in_ladder": "yes", "status": "printed"}


def test_a_series_says_where_it_holds_and_where_it_breaks():
    """Invented: 33 of 39 are 84.62 percent; a figure that is no share is left out."""
    rows = [
        {"year": 2020, "value": "33", "of": "39", "unit": "cơ quan"},
        {"year": 2021, "value": "90", "of": None, "unit": "%"} | {"comparable_with_previous": True},
        {"year": 2022, "value": "95", "of": None, "unit": "%", "why_not_en": "another base"},
        {"year": 2023, "value": "905", "of": None, "unit": "dịch vụ"},
    ]
    ladder = pd.DataFrame(
        [STEP | {"comparable_with_previous": False, "why_not_en": ""} | row for row in rows]
    )
    assert tell_ladder(ladder) == (
        "* Dịch vụ công: 2020 84.62% (33 of 39) → 2021 90.00% ‖ (another base) 2022 95.00%."
    )
    assert tell_ladder(ladder.iloc[[0, 3]]).startswith("No indicator is published for two years")
    context = tell_ladder(ladder.iloc[[0]].assign(in_ladder="context"))
    assert context == "* Set apart, because they are not rankings: Dịch vụ công."


def bound(totals, cells):
    """Invented tables of notebook 04 with one open threshold."""
    columns = ["reading", "level", "total_min", "total_max"]
    return {
        "04_bounds": pd.DataFrame(totals, columns=columns),
        "04_bound_cells": pd.DataFrame(cells, columns=["reading", "level", "min", "max"]),
        "04_findings": pd.DataFrame(),
        "04_thresholds": pd.DataFrame(
            [{"reading": "strict", "level": "district", "min": Decimal(75), "max": None}]
        ).assign(grade_above="Tốt", grade_below="Khá"),
        "04_certain_pairs": pd.DataFrame({"reading": ["strict", "strict", "weak"]}),
    }


def test_bounds_tell_their_room_what_is_exact_and_an_open_threshold():
    """Widths 2, 4 and 9: the middle is 4; of the cells one is exact under the strict reading."""
    rows = [
        ("strict", "district", Decimal(low), Decimal(high))
        for low, high in [(1, 3), (0, 4), (0, 9)]
    ]
    cells = [("strict", "district", 5, 5), ("strict", "district", 0, 5), ("weak", "district", 1, 1)]
    said = tell_bounds(bound(rows, cells)).splitlines()
    assert "3 totals are not published; what is published leaves 2.00 to 9.00 points" in said[0]
    assert "(median 4.00)" in said[0] and "1 unpublished cells" in said[1]
    assert said[2] == "* Threshold Tốt/Khá of districts: 75 points or more."
    assert "strict 2, weak 1, loose 0" in said[3]


def test_nothing_to_bound_is_not_a_page_that_contradicts_itself():
    nothing = bound([], [])
    assert tell_bounds(nothing).startswith("No page of this province publishes criteria and grades")
    against = nothing | {"04_findings": pd.DataFrame({"check": ["x"]})}
    assert tell_bounds(against).startswith("The page contradicts itself")
