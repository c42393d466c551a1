"""What the page of Hưng Yên prints about scores it does not publish; values typed from the page."""

from decimal import Decimal

import pandas as pd
import pytest

from rankings.bounds.facts import gather_problems, read_names
from rankings.store.tables import read_table

TABLES = ("02_criteria", "02_grade_counts", "02_rankings")


@pytest.fixture(scope="module")
def problems():
    tables = [read_table(name, "hung-yen") for name in TABLES]
    return {problem.level: problem for problem in gather_problems(*tables)}


def facts_of(problem, kind, criterion):
    key = next(key for key, name in problem.criteria.items() if name == criterion)
    return [
        ([problem.units[number] for number in fact.units], fact.value)
        for fact in problem.facts
        if fact.kind == kind and fact.criterion == key
    ]


def test_both_levels_are_problems_and_the_maxima_add_up_to_the_scales(problems):
    assert set(problems) == {"department", "district"}
    assert problems["department"].total_maximum() == 500
    assert problems["district"].total_maximum() == 150
    assert len(problems["department"].criteria) == 6
    assert len(problems["district"].criteria) == 7


def test_the_few_printed_totals(problems):
    named = {
        level: {problem.units[number]: total for number, total in problem.printed_totals().items()}
        for level, problem in problems.items()
    }
    assert named == {
        "department": {"Sở Kế hoạch và Đầu tư": Decimal("417.30")},
        "district": {"Thành phố Hưng Yên": Decimal("106.42"), "Huyện Văn Lâm": Decimal("105")},
    }


def test_eleven_and_six_are_graded_and_sixteen_named(problems):
    problem = problems["department"]
    counts = {fact.grade: fact.value for fact in problem.facts if fact.kind == "count"}
    assert counts == {"Tốt": 0, "Khá": 11, "Trung bình": 6}
    assert (len(problem.units), problem.unnamed) == (17, 1)
    assert problem.grades == ["Tốt", "Khá", "Trung bình"]
    assert problems["district"].unnamed == 0


def test_highest_second_and_lowest_of_a_criterion(problems):
    site = "Trang/Cổng thông tin điện tử"
    assert facts_of(problems["department"], "maximum", site) == [([], 100)]
    assert facts_of(problems["department"], "highest", site) == [(["Sở Công Thương"], 93)]
    assert facts_of(problems["department"], "second", site) == [
        (["Sở Tài chính"], Decimal("86.75"))
    ]
    assert facts_of(problems["department"], "lowest", site) == [
        (["Sở Văn hóa, Thể thao và Du lịch"], Decimal("56.5"))
    ]


def test_a_list_whose_count_is_printed_is_whole_only_with_all_its_names(problems):
    lists = [
        fact for fact in problems["department"].facts if fact.kind == "highest" and fact.is_complete
    ]
    assert lists and all(len(fact.units) > 1 for fact in lists)


def test_a_page_without_places_on_its_criteria_is_no_problem():
    tables = [read_table(name, "hung-yen") for name in TABLES]
    criteria = tables[0].assign(statistic=pd.NA)
    assert gather_problems(criteria, *tables[1:]) == []
    assert gather_problems(tables[0].head(0), *tables[1:]) == []


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ('["Sở Xây dựng"]', ["Sở Xây dựng"]),
        ("Sở Xây dựng; Thanh tra tỉnh", ["Sở Xây dựng", "Thanh tra tỉnh"]),
        (["Sở Y tế"], ["Sở Y tế"]),
        (None, []),
    ],
)
def test_names_of_a_list(printed, names):
    assert read_names(printed) == names
