"""A province's gain beside the nation's, on figures typed from the reports."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from rankings.compare.nation import compare_with_nation, list_national_changes
from rankings.compare.standing import list_standing
from rankings.registry.frameworks import load_national_means


def index_rows():
    """Invented sources of real figures of Phú Thọ, and a nation of three provinces."""
    places = [
        ("par", 2021, "88.59", 9, "vn_par_2020"),
        ("par", 2020, "85.74", 10, "vn_par_2020"),
        ("sipas", 2021, "89.3", 13, "vn_sipas_2017"),
        ("sipas", 2022, "80.1", 30, "vn_sipas_2022"),
        ("papi", 2021, "45.34", 6, "vn_papi_2018"),
    ]
    return pd.DataFrame(
        [
            {
                "index": index,
                "year": year,
                "vintage": "63",
                "province": "phu-tho",
                "unit": "Phú Thọ",
                "score": Decimal(score),
                "score_text": score,
                "rank": rank,
                "rank_source": "printed",
                "rank_of": 63,
                "status": "printed",
                "certainty": None,
                "agrees": 0,
                "clashes": 0,
                "edition": edition,
                "document_id": f"phu-tho_{year}_indices_none",
            }
            for index, year, score, rank, edition in places
        ]
    )


def test_a_gain_stands_beside_the_nations():
    standing = list_standing(index_rows().assign(url=None))
    changes = list_national_changes(standing, load_national_means())
    indices = compare_with_nation(standing, changes, "phu-tho").set_index(["index", "year"])
    gain = indices.loc[("par", 2021)]
    assert (gain["gain"], gain["nation_gain"], gain["gain_over_nation"]) == (
        Decimal("2.85"),
        Decimal("2.65"),
        Decimal("0.20"),
    )
    broken = indices.loc[("sipas", 2022)]  # measured anew from 2022
    assert broken["gain"] is None and broken["why_not"] == "framework_changed"
    assert indices.loc[("papi", 2021), "provinces_scored"] == 60


def test_the_gain_of_phu_tho_is_set_beside_the_nations_and_refused_across_a_break(national_changes):
    own = national_changes[national_changes["province"] == "phu-tho"].set_index(
        ["index", "year_from", "year_to"]
    )
    gain = own.loc["par", 2020, 2021]
    assert (gain["gain"], gain["nation_gain"]) == (Decimal("2.85"), Decimal("2.65"))
    broken = own.loc["papi", 2016, 2018]
    assert broken["gain"] is None and broken["why_not"] == "framework_changed"
    assert (broken["common"], broken["places_gained"]) == (61, -16)


def step_of(changes, province, index, first, last):
    return (
        changes[changes["province"] == province]
        .set_index(["index", "year_from", "year_to"])
        .loc[index, first, last]
    )


def test_the_nations_gain_of_a_whole_panel_is_computed_on_the_provinces_of_both_years(
    national_changes,
):
    """PAPI: 61 provinces of 2022, 61 of 2023, 59 of both: mean 42,16192 and 42,33297."""
    gain = step_of(national_changes, "phu-tho", "papi", 2022, 2023)
    assert (gain["nation_gain"], gain["nation_kind"]) == (Decimal("0.17"), "computed")
    assert gain["nation_base"] == 59


def test_a_printed_gain_goes_before_means_and_is_called_what_it_is(national_changes):
    """PCI 2024: "The national median score rose to 67.67 points, up one point"."""
    gain = step_of(national_changes, "phu-tho", "pci", 2023, 2024)
    assert (gain["nation_gain"], gain["nation_kind"]) == (Decimal("1"), "median")
    printed = step_of(national_changes, "phu-tho", "par", 2020, 2021)
    assert (printed["nation_gain"], printed["nation_kind"]) == (Decimal("2.65"), "mean")


def test_the_nations_gain_is_known_where_only_the_rank_of_a_province_is(national_changes):
    """PAPI 2020 and 2021: 42,105 and 42,407 by one source; of 2020 Phú Thọ has a rank only."""
    step = step_of(national_changes, "phu-tho", "papi", 2020, 2021)
    assert step["gain"] is None and step["nation_gain"] == Decimal("0.302")
    assert step["gain_over_nation"] is None


def test_sources_that_differ_on_a_rank_alone_leave_the_points_comparable(national_changes):
    """PGI of Hưng Yên: 24,59 in 2023 (third or fourth), 26,06 in 2024."""
    step = step_of(national_changes, "hung-yen", "pgi", 2023, 2024)
    assert step["gain"] == Decimal("1.47") and step["comparable"]
