"""Leaders, kinds, mentions, national indices, themes, lost points and the ladder, on rows typed
from the pages.
"""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.compare.framework_themes import count_disclosed, list_framework_themes
from rankings.compare.groups import gather_groups
from rankings.compare.ladder import lay_out_ladder, list_indicator_ladder
from rankings.compare.leaders import (
    count_firsts,
    find_constant_bottom,
    find_constant_top,
    follow_mentions,
    summarise_kinds,
)
from rankings.compare.lost_points import list_lost_points
from rankings.compare.moves import summarise_moves
from rankings.compare.nation import compare_with_nation, list_national_changes
from rankings.compare.pairs import pair_years
from rankings.compare.standing import list_standing
from rankings.compare.words_years import tell_lists
from rankings.compare.year_changes import list_year_changes
from rankings.registry.frameworks import load_national_means

from .conftest import version_of


def test_who_was_first(groups):
    leaders = count_firsts(groups).set_index("unit")
    assert leaders.loc["Cục Thuế tỉnh", "years_first"] == [2017, 2020, 2021, 2022]
    assert (
        leaders.loc["Sở Y tế", "times_first"] == 1
        and leaders.loc["Thị xã Phú Thọ", "times_top5"] == 4
    )


def test_the_ends_of_the_list(groups):
    assert find_constant_top(groups, "department", 4) == [
        "Cục Thuế tỉnh",
        "Sở Thông tin và Truyền thông",
        "Sở Y tế",
        "Văn phòng UBND tỉnh",
    ]
    assert find_constant_top(groups, "district", 1) == []
    (pair,) = pair_years(
        [one for one in groups if one.level == "department" and one.year in (2020, 2021)]
    )
    assert find_constant_bottom(pair)[-2:] == ["Ban Dân tộc", "Bộ Chỉ huy Quân sự tỉnh"]


def test_kinds_come_from_whole_lists_only(groups):
    kinds = summarise_kinds(groups)
    assert set(kinds["year"]) == {2020, 2021, 2024}
    vertical = kinds[(kinds["kind"] == "vertical agency") & (kinds["year"] == 2021)].iloc[0]
    assert vertical["ranks"] == [1, 7, 8, 24] and vertical["mean_rank"] == 10


def test_mentions_are_followed_through_the_lists(groups):
    mentions = pd.DataFrame(
        [
            {"year": 2017, "topic": "an toàn thông tin", "unit": "Huyện Yên Lập", "tone": "good"},
            {"year": 2017, "topic": "phần mềm", "unit": "Huyện Yên Lập", "tone": "neutral"},
            {"year": 2017, "topic": "phần mềm", "unit": "Sở Công Thương", "tone": "bad"},
        ]
    )
    named = follow_mentions(mentions, groups)
    assert named["unit"].tolist() == ["Huyện Yên Lập"] and named.loc[0, "ranks"] == {
        2017: 2,
        2020: 2,
        2021: 4,
        2024: 13,
    }
    assert (named.loc[0, "times_named"], named.loc[0, "times_praised"]) == (2, 1)


def test_moves_name_the_extremes(groups):
    moves = summarise_moves(list_year_changes(groups)).set_index(["level", "year_from", "year_to"])
    assert moves.loc[("district", 2021, 2024), "largest_climb"] == "Huyện Lâm Thao 13 → 1"
    assert (
        moves.loc[("district", 2021, 2024), "largest_gain"] == ""
        and not moves.loc[("district", 2021, 2024), "points_compared"]
    )
    assert moves.loc[("department", 2020, 2021), "largest_loss"] == "Sở Công Thương -2.8"


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


def test_partial_lists_are_told_with_their_reason(groups):
    from rankings.compare.lists import describe_lists

    said = tell_lists(describe_lists(groups))
    assert (
        "departments 2022 (the copy ends inside the last row)" in said
        and "districts 2017 (only the leaders are named)" in said
    )


CRITERIA = pd.DataFrame(
    [
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transaction",
            "criterion": "Mức độ giao dịch",
            "max_score": "20",
            "statistic": None,
            "unit": None,
            "score": None,
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transaction",
            "criterion": "Mức độ giao dịch",
            "max_score": None,
            "statistic": "highest",
            "unit": "Huyện Văn Lâm",
            "score": "5.9",
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transaction",
            "criterion": "Mức độ giao dịch",
            "max_score": None,
            "statistic": "second",
            "unit": "Huyện Tiên Lữ",
            "score": "4.72",
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transformation",
            "criterion": "Mức độ chuyển đổi",
            "max_score": "5",
            "statistic": None,
            "unit": None,
            "score": None,
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transformation",
            "criterion": "Mức độ chuyển đổi",
            "max_score": None,
            "statistic": "others",
            "unit": None,
            "score": "0",
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transformation",
            "criterion": "Mức độ chuyển đổi",
            "max_score": None,
            "statistic": "value",
            "unit": "Huyện Văn Giang",
            "score": "1",
        },
        {
            "document_id": "hung-yen_2018_egov_none",
            "level": "district",
            "year": 2018,
            "criterion_id": "transformation",
            "criterion": "Mức độ chuyển đổi",
            "max_score": None,
            "statistic": "value",
            "unit": "Huyện Văn Lâm",
            "score": "0.3",
        },
    ]
)


def test_lost_points():
    lost = list_lost_points(CRITERIA).set_index("criterion_id")
    assert lost.loc["transaction", "best_percent"] == 29.5 and lost.loc[
        "transaction", "second_percent"
    ] == pytest.approx(23.6)
    assert (
        lost.loc["transformation", "best_percent"] == 20
        and lost.loc["transformation", "best_units"] == "Huyện Văn Giang"
    )
    assert (
        lost.loc["transformation", "worst_score"] == 0
        and lost.loc["transformation", "worst_units"] == ""
    )
    assert lost.loc["transaction", "worst_score"] is None


def test_themes_take_points_only_from_printed_maxima():
    row = {
        "document_id": "hung-yen_2018_egov_none",
        "province": "hung-yen",
        "framework": "egov",
        "level": "district",
        "index_name": None,
        "year": 2018,
        "unit_id": "u1",
        "unit": "Thành phố Hưng Yên",
        "rank": 1,
        "score": "106.42",
        "max_score": None,
        "grade": "Khá",
        "status": "printed",
        "start": 0,
        "label": None,
        "kind": "city",
        "preferred": True,
    }
    counts = pd.DataFrame(
        [
            {
                "document_id": row["document_id"],
                "level": "district",
                "year": 2018,
                "grade": "Khá",
                "count": 2,
            },
            {
                "document_id": row["document_id"],
                "level": "district",
                "year": 2018,
                "grade": "Trung bình",
                "count": 8,
            },
        ]
    )
    rankings = pd.DataFrame([row])
    from rankings.compare.versions import version_of as registered

    lists = gather_groups(rankings, registered, counts, CRITERIA)
    empty = pd.DataFrame(columns=["document_id", "level", "year", "unit", "of", "status"])
    disclosure = count_disclosed(lists, empty, empty)
    assert disclosure.loc[0, "disclosed"] == "1/10" and disclosure.loc[0, "graded"] == 10
    themes = list_framework_themes(lists, CRITERIA, disclosure).set_index("theme")
    assert (
        themes["share"].isna().all() and themes.loc["portal", "points"] is None
    )  # presence has no printed maximum here
    assert themes.loc["online_services", "criteria"] == [
        "Mức độ tương tác",
        "Mức độ giao dịch",
        "Mức độ chuyển đổi",
    ]


def figure(
    indicator,
    year,
    value,
    of=None,
    unit="%",
    status="printed",
    document="phu-tho_2021_egov_519",
    start=1,
    comparator="=",
):
    return {
        "document_id": document,
        "province": "phu-tho",
        "year": year,
        "indicator_id": indicator,
        "value": value,
        "unit": unit,
        "of": of,
        "status": status,
        "quote": "",
        "start": start,
        "end": start,
        "comparator": comparator,
    }


def test_the_ladder_marks_its_breaks_and_tells_a_figure_once():
    figures = pd.DataFrame(
        [
            figure("online_dossiers_share", 2017, "40", comparator=">"),
            figure("online_dossiers_share", 2020, "30.40", status="derived"),
            figure("online_dossiers_share", 2021, "55.73"),
            figure("online_dossiers_share", 2024, "86.82"),
            figure("webpages_communes", 2021, "65.77"),
            figure("webpages_communes", 2021, "65.77", document="phu-tho_2021_indices_none"),
            figure(
                "signature_agencies",
                2017,
                "33",
                of="39",
                unit="cơ quan",
                document="phu-tho_2017_ict_use_3426",
            ),
            figure("signature_agencies", 2021, "100"),
            figure("vneid_accounts", 2024, "980000", unit="người"),
            figure(None, 2021, "500"),
        ]
    )
    ladder = list_indicator_ladder(figures)
    dossiers = ladder[ladder["indicator_id"] == "online_dossiers_share"].set_index("year")
    assert [dossiers.loc[year, "comparable_with_previous"] for year in (2020, 2021, 2024)] == [
        False,
        True,
        False,
    ]
    assert (
        dossiers.loc[2017, "comparable_with_previous"] is None
        and "Decree 42/2022" in dossiers.loc[2024, "why_not_en"]
    )
    assert (ladder["indicator_id"] == "webpages_communes").sum() == 1
    assert (
        ladder["indicator_id"].iloc[-1] == "vneid_accounts"
        and ladder["in_ladder"].iloc[-1] == "context"
    )
    signatures = ladder[ladder["indicator_id"] == "signature_agencies"].set_index("year")
    assert not signatures.loc[2021, "comparable_with_previous"]
    assert "out of how many" in signatures.loc[2021, "why_not_en"]
    wide = lay_out_ladder(ladder)
    assert wide.loc[("online_services", "Hồ sơ tiếp nhận, giải quyết trực tuyến")].tolist() == [
        "> 40 %",
        "‖ 30.40 %*",
        "55.73 %",
        "‖ 86.82 %",
    ]


def test_two_lists_of_one_level_are_two_groups(rankings):
    """Two headings on one page for the same level and year part the units; the same heading every
    year does not.
    """
    parted = rankings[
        (rankings["level"] == "department") & (rankings["year"].isin(["2020", "2021"]))
    ].copy()
    vertical = parted["kind"].isin(["vertical agency", "armed forces"])
    parted["label"] = vertical.map({True: "Khối cơ quan Trung ương", False: "Khối sở, ban, ngành"})
    groups = gather_groups(parted, version_of)
    assert {(group.year, group.label) for group in groups} == {
        (year, label) for year in (2020, 2021) for label in set(parted["label"])
    }
    changes = list_year_changes(groups)
    assert set(changes["label"]) == {"Khối cơ quan Trung ương", "Khối sở, ban, ngành"}
    assert changes[changes["label"] == "Khối cơ quan Trung ương"]["common_rank_from"].max() == 5
