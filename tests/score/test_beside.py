"""A year beside the year before, and beside a draft."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from rankings.language.text import key
from rankings.score.beside import (
    compare_frameworks,
    compare_last_year,
    convert_sheet,
    find_published,
    follow_units,
    list_new_criteria,
)
from rankings.score.year_tables import list_scores


def first_place(sheet, leaf="sent"):
    return ("department", sheet.units["department"][0], leaf)


def test_last_year_counts_places_among_the_units_of_both(year, before):
    scores = list_scores(before).query("depth == 0").assign(framework="example_dti")
    fewer = scores[scores["unit"] != "Sở Y tế"]
    beside = compare_last_year(year, fewer)
    row = beside[beside["unit"] == "Sở Y tế"].iloc[0]
    assert np.isnan(row["previous_rank"]) and np.isnan(row["common_rank"])
    assert beside[beside["level"] == "department"]["common_rank"].max() == 25
    other = compare_last_year(year, fewer.assign(framework="another"))
    assert other["score_change"].isna().all() and beside["score_change"].notna().sum() == 38


@pytest.mark.parametrize("province", ["phu-tho", "da-nang"])
def test_bodies_made_of_others_are_not_compared_with_one_of_their_name(year, province):
    """Decree 45/2025/NĐ-CP: Labour went to Home Affairs, Environment and Agriculture are one."""
    sheet = replace(year.sheet, year=2025, province=province)
    names = ["Sở Nội vụ", "Sở Lao động - Thương binh và Xã hội", "Sở Tài nguyên và Môi trường"]
    names += ["Sở Nông nghiệp và Phát triển nông thôn", "Văn phòng lạ"]
    rows = [("department", name, rank, 90 - rank, "") for rank, name in enumerate(names, 1)]
    columns = ["level", "unit", "rank", "score", "framework"]
    before, parts = follow_units(sheet, "department", pd.DataFrame(rows, columns=columns))
    assert [row.unit for row in before.values()] == ["Văn phòng lạ"]
    assert parts[key("Sở Nội vụ")] == ["Sở Nội vụ (1)", "Sở Lao động - Thương binh và Xã hội (2)"]
    one = ["Sở Tài nguyên và Môi trường (3)", "Sở Nông nghiệp và Phát triển nông thôn (4)"]
    assert parts[key("Sở Nông nghiệp và Môi trường")] == one


def test_a_renamed_district_keeps_its_place_of_last_year(year):
    """Mỹ Hào: a district, from 1 May 2019 a town (Resolution 656/NQ-UBTVQH14)."""
    sheet = replace(year.sheet, year=2019, province="hung-yen")
    rows = [("district", "Huyện Mỹ Hào", 2, 80.0, "")]
    columns = ["level", "unit", "rank", "score", "framework"]
    before, parts = follow_units(sheet, "district", pd.DataFrame(rows, columns=columns))
    assert before[key("Thị xã Mỹ Hào")].rank == 2 and not parts


def test_last_year_may_be_what_is_published():
    found = find_published("phu-tho", "egov", 2020)
    assert set(found["framework"]) == {"phu-tho_egov_2018"}
    assert {"department", "district"} == set(found["level"])


def test_a_draft_is_tried_on_the_same_sheet(year, draft):
    compared = compare_frameworks(year, draft)
    assert len(compared) == 39 and (compared["places_gained"] != 0).any()
    changed = list_new_criteria(year.framework, draft)
    assert set(changed["criterion"]) >= {"plan", "online_files"}
    sheet = convert_sheet(year.sheet, year.framework, draft)
    place = first_place(sheet, "online_files")
    old, new = year.sheet.entries[place].verified, sheet.entries[place].verified
    assert abs(new / 12 - old / 8) < Decimal("0.000001")
