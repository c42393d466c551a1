"""The desk of notebook 06, on the example: figures typed from its announcement."""

import pytest

from rankings.errors import SourceError
from rankings.report.year_desk import (
    find_file,
    list_grades,
    list_not_ranked,
    list_totals,
    open_year,
    tell_scores,
    unit_of_rank,
)


@pytest.fixture(scope="module")
def desk():
    return open_year("framework.yaml", "sheet_2024.xlsx", "phu-tho", "en")


def test_totals_stand_by_rank(desk):
    totals = list_totals(desk)
    assert totals[["rank", "unit", "score", "grade"]].head(3).to_numpy().tolist() == [
        [1, "Sở Công Thương", 94.5, "Xuất sắc"],
        [2, "Sở Kế hoạch và Đầu tư", 89.75, "Tốt"],
        [3, "Sở Y tế", 87.25, "Tốt"],
    ]
    assert unit_of_rank(desk, "department", 2) == "Sở Kế hoạch và Đầu tư"


def test_grades_are_counted_and_who_is_left_out_is_named(desk):
    grades = list_grades(desk)
    of_departments = grades[grades["level"] == "department"]
    assert of_departments["count"].tolist() == [1, 9, 7, 8, 1]
    left_out = list_not_ranked(desk)
    assert left_out["unit"].tolist() == ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]


def test_the_year_is_told_and_said_to_be_generated(desk):
    note, _, first, *_ = tell_scores(desk)
    assert "do máy sinh ra" in note
    assert "Among the 26 departments and agencies ranked, Sở Công Thương leads with 94.5." in first


def test_a_sheet_that_is_not_there_names_the_command():
    with pytest.raises(SourceError, match="python -m rankings sheet"):
        find_file("no_such_sheet.xlsx")
