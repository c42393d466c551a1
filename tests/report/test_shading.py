"""A table whose cells are shaded by their numbers."""

import re

import lxml.html
import pandas as pd

from rankings.report.shading import shade_table

NUMBERS = pd.DataFrame(
    {"2021": [4.0, 9.0, 4.0], "2024": [None, 1.0, 9.0]}, index=["Sở Y tế", "<b>", "Sở Nội vụ"]
)


def read_colours(fragment):
    """{"row0_col0": background} of the cells that have one."""
    return {
        cell: colour
        for cells, colour in re.findall(r"([^{}]+)\{[^}]*background-color: ([^;]+);", fragment.html)
        for cell in re.findall(r"row\d+_col\d+", cells)
    }


def test_equal_numbers_have_one_colour_and_a_missing_one_none():
    found = read_colours(shade_table(NUMBERS, "places"))
    assert found["row0_col0"] == found["row2_col0"] != found["row1_col0"] == found["row2_col1"]
    assert found["row0_col1"] == "transparent"


def test_the_limits_given_are_those_of_the_colours():
    free, held = shade_table(NUMBERS, "places"), shade_table(NUMBERS, "places", 0, 100)
    assert read_colours(free)["row1_col0"] != read_colours(held)["row1_col0"]


def test_names_stay_text():
    table = lxml.html.fragment_fromstring(str(shade_table(NUMBERS, "a").html), create_parent=True)
    heads = [cell.text_content() for cell in table.xpath(".//tbody//th")]
    assert heads == ["Sở Y tế", "<b>", "Sở Nội vụ"] and not table.xpath(".//b")
