"""The tables of a scored year."""

from __future__ import annotations

import pytest

from rankings.score.year_tables import compare_self, count_grades, list_scores, sum_self, write_csv


def test_grades_follow_their_bands_and_are_counted(year):
    counted = count_grades(year)
    assert counted.groupby("level")["count"].sum().tolist() == [26, 13]
    totals = list_scores(year).query("depth == 0")
    for row in totals.itertuples():
        least = {"Xuất sắc": 90, "Tốt": 80, "Khá": 65, "Trung bình": 50, "Yếu": 0}[row.grade]
        assert least <= row.percent < least + 16 or row.grade == "Yếu"


def test_self_scores_are_set_beside_the_verified(year):
    compared = compare_self(year)
    summed = sum_self(compared)
    assert len(compared) == 26 * 18 + 13 * 17 and len(summed) == 39
    top = summed.iloc[0]
    own = compared[compared["unit"] == top["unit"]]
    assert own["above"].sum() == pytest.approx(top["above"])
    assert own.loc[own["above"].idxmax(), "criterion"] == top["most_on"]


def test_tables_are_written_without_noise(year):
    text = write_csv(list_scores(year)).decode("utf-8")
    assert text.startswith("\ufeffunit,node,depth,score,max_score,percent,rank,grade")
    assert ",94.5,100,94.5,1,Xuất sắc," in text
