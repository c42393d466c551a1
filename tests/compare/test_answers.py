"""The answers of the notebooks, in both languages; the figures are typed from the pages."""

import ast
import re

import pandas as pd
import pytest

from rankings.compare.agreement import list_agreement
from rankings.compare.answers import load_answers
from rankings.compare.leaders import (
    count_firsts,
)
from rankings.compare.lists import describe_lists
from rankings.compare.words_lists import tell_density
from rankings.compare.words_peers import tell_beside
from rankings.compare.words_years import tell_agreement, tell_leaders, tell_leavers, tell_lists
from rankings.store.paths import project_root

FLOORS = project_root() / "src/rankings"
ROOMS = [
    *sorted((FLOORS / "compare").glob("words_*.py")),
    *(FLOORS / name for name in ("parse/summary.py", "clean/summary.py", "report/charts_desk.py")),
]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "departments, Cục Thuế tỉnh came first most often: in 4 of 5 published lists"),
        ("vi", "sở, ban, ngành, Cục Thuế tỉnh đứng đầu nhiều lần nhất: trong 4 trên 5 bảng"),
    ],
)
def test_who_leads_is_told_in_either_language(groups, language, said):
    assert said in tell_leaders(count_firsts(groups), language)


def test_figures_are_written_as_the_language_does(groups):
    agreement = list_agreement(groups)
    assert "Spearman 0.906 over 25 common units, 29 of 300 pairs" in tell_agreement(agreement)
    assert "Spearman 0,906 trên 25 đơn vị chung, 29 trên 300" in tell_agreement(agreement, "vi")
    lists = describe_lists(groups)
    bands = lists.head(0).assign(rank_worst=[], rank_best=[], delta=[])
    assert "26 đơn vị trong khoảng 91,80 điểm" in tell_density(lists, bands, "vi")


def test_who_left_is_named_lowest_first(groups):
    """Page of 2021: 22 Bộ Chỉ huy Quân sự, 23 Ban Dân tộc … 26 of 26; none of them in 2024."""
    said = tell_leavers(groups, "vi")
    assert "Thanh tra tỉnh và Công an tỉnh" in said and "trên 26)" in said


def test_names_stand_in_a_row_as_they_are_read_aloud():
    assert load_answers("vi").name_all(["Sở Y tế", "Cục Thuế tỉnh"]) == "Sở Y tế và Cục Thuế tỉnh"
    assert load_answers("en").name_all(["Sở Y tế"]) == "Sở Y tế"
    assert load_answers("en").name_all([]) == ""


def test_no_answer_is_written_in_the_code():
    """Two plain words in a row, outside a docstring, are a sentence of the catalogue."""
    written = []
    for path in ROOMS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef)) and ast.get_docstring(node)
        }
        written += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in told
            and re.search(r"[a-z]{2,}[,:]? [a-z]{2,}", node.value)
        ]
    assert len(ROOMS) > 7 and not written


def test_partial_lists_are_told_with_their_reason(groups):
    from rankings.compare.lists import describe_lists

    said = tell_lists(describe_lists(groups))
    assert (
        "departments 2022 (the copy ends inside the last row)" in said
        and "districts 2017 (only the leaders are named)" in said
    )


def test_the_size_of_a_national_list_is_a_whole_number(standing):
    """Phú Thọ in the nation's ranking of IT application, 2017: 19 of 63; PCI 2024 says no size."""
    lists = pd.DataFrame(
        [("department", 2017, "ict_use", 2), ("department", 2024, "dti", 21)],
        columns=["level", "year", "framework", "ranked"],
    )
    assert "thứ 19 trên 63. " in tell_beside(standing, lists, "phu-tho", "vi")
    assert "stood 19 of 63. " in tell_beside(standing, lists, "phu-tho", "en")
