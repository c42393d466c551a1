"""A scored year: the official way, the stated policies, self-scores, advice, and comparisons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from rankings.errors import SourceError
from rankings.language.text import key
from rankings.score.advice import gain_places, list_gains, list_strengths
from rankings.score.beside import (
    compare_frameworks,
    compare_last_year,
    convert_sheet,
    find_published,
    follow_units,
    list_new_criteria,
)
from rankings.score.results import Method, score_year
from rankings.score.tables import compare_self, count_grades, list_scores, sum_self, write_csv
from rankings.score.told import tell_last_year, tell_year
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


def test_grades_follow_their_bands_and_are_counted(year):
    counted = count_grades(year)
    assert counted.groupby("level")["count"].sum().tolist() == [26, 13]
    totals = list_scores(year).query("depth == 0")
    for row in totals.itertuples():
        least = {"Xuất sắc": 90, "Tốt": 80, "Khá": 65, "Trung bình": 50, "Yếu": 0}[row.grade]
        assert least <= row.percent < least + 16 or row.grade == "Yếu"


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


def test_self_scores_are_set_beside_the_verified(year):
    compared = compare_self(year)
    summed = sum_self(compared)
    assert len(compared) == 26 * 18 + 13 * 17 and len(summed) == 39
    top = summed.iloc[0]
    own = compared[compared["unit"] == top["unit"]]
    assert own["above"].sum() == pytest.approx(top["above"])
    assert own.loc[own["above"].idxmax(), "criterion"] == top["most_on"]


def test_the_cheapest_criteria_gain_the_places(year, framework):
    gains = list_gains(year, 3)
    for (name, unit), rows in gains.groupby(["level", "unit"]):
        level = year.levels[name]
        place = level.units.index(unit)
        entries = dict(year.sheet.entries)
        for row in rows.itertuples():
            key = (name, unit, row.criterion)
            points = entries[key].verified + Decimal(str(round(row.gained, 6)))
            entries[key] = replace(entries[key], verified=points)
            assert points <= level.level.by_id[row.criterion].max_score
        again = score_year(replace(year.sheet, entries=entries), framework).levels[name]
        rank = level.ranks["total"][place]
        assert again.ranks["total"][place] <= max(1, rank - 3)
        widest = rows["open"].sum() - rows["open"].iloc[-1]
        assert widest < rows["gained"].sum() + 1e-9  # one criterion fewer would not do
    leader = year.levels["department"].units[int(year.levels["department"].order()[0])]
    assert gain_places(year, "department", leader).empty


def test_strengths_stand_above_the_median_and_weaknesses_below(year):
    found = list_strengths(year)
    strong, weak = (found[found["kind"] == kind] for kind in ("strength", "weakness"))
    assert (strong["percent"] > strong["median"]).all() and (weak["percent"] < weak["median"]).all()


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


def test_what_is_made_of_others_is_told_with_its_parts(year, before):
    scores = list_scores(before).query("depth == 0").assign(framework="example_dti")
    beside = compare_last_year(year, scores)
    beside.loc[0, ["previous_rank", "common_rank", "common_previous_rank"]] = np.nan
    beside.loc[0, "parts"] = "Sở A (3); Sở B (7)"
    said = tell_last_year(beside, "en")
    unit = beside.loc[0, "unit"]
    assert any(line.startswith(unit) and line.endswith("Sở A (3); Sở B (7).") for line in said)
    assert not any(line.startswith("Not ranked last year") for line in said)


def test_a_level_without_units_is_told(year):
    fewer = replace(year, levels={"department": year.levels["department"]})
    assert "The sheet has no unit of the level districts." in tell_year(fewer, "en")


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


def test_tables_are_written_without_noise(year):
    text = write_csv(list_scores(year)).decode("utf-8")
    assert text.startswith("\ufeffunit,node,depth,score,max_score,percent,rank,grade")
    assert ",94.5,100,94.5,1,Xuất sắc," in text
