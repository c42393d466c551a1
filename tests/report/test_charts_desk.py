"""Charts at the analyst's desk: drawn of what is there, a sentence where nothing is."""

import pytest
from IPython.display import SVG, Markdown

from rankings.compare.lists import describe_lists, load_lists
from rankings.compare.lost_points import list_lost_points
from rankings.compare.trajectories import list_trajectories
from rankings.report.charts_desk import chart_lost_points, choose_colour, draw_histories
from rankings.store.tables import read_table

pytestmark = pytest.mark.usefixtures("project_tables")


def test_a_history_has_a_line_a_unit_that_all_years_rank():
    lists = load_lists("phu-tho")
    levels = ["department", "district"]
    drawn = draw_histories(list_trajectories(lists), describe_lists(lists), levels)
    for svg, units in zip(
        drawn,
        (("Sở Y tế", "Sở Nội vụ"), ("Lâm Thao", "Thanh Sơn", "Việt Trì")),
        strict=True,
    ):
        assert isinstance(svg, SVG) and all(unit in svg.data for unit in units)


def test_one_year_alone_is_no_history():
    lists = load_lists("hung-yen")
    (said,) = draw_histories(list_trajectories(lists), describe_lists(lists), ["department"])
    assert isinstance(said, Markdown) and "departments" in said.data


def test_points_are_drawn_where_a_page_prints_them_with_their_maximum():
    lost = list_lost_points(read_table("02_criteria", "hung-yen"))
    drawn = chart_lost_points(lost, "district")
    assert isinstance(drawn, SVG) and "29.5%" in drawn.data  # 5,9 of 20, Mức độ giao dịch
    none = chart_lost_points(lost.iloc[:0], "district")
    assert none.data == "No page prints scores of districts on a criterion with its maximum."


def test_who_moved_most_has_a_colour_of_its_own():
    moved = [5, 0, -1, 1, -6]
    rise, *others, fall = (choose_colour(move, moved) for move in moved)
    assert len(set(others)) == 1 and len({rise, fall, *others}) == 3
