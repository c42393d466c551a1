"""Two lists side by side; the lists are invented, the common ranks counted by hand."""

import pytest

from rankings.compare.groups import Group, Place
from rankings.compare.pairs import follow_complete_lists, pair_units, pair_years
from rankings.compare.rules import Scale


def list_of(year, *units):
    """A list in the order given; a unit is a letter, or (body, name) where the two differ."""
    named = [(unit, unit) if isinstance(unit, str) else unit for unit in units]
    places = [
        Place(body, body, name, "", rank, None, "", rank)
        for rank, (body, name) in enumerate(named, start=1)
    ]
    scale = Scale("egov", "v1", None, frozenset({f"d{year}"}))
    return Group("phu-tho", "department", "", "egov", "", year, scale, places, size=len(places))


@pytest.fixture
def pair():
    """B left, E joined, and the name D stands for another body: A, C and F are common."""
    earlier = list_of(2020, "A", "B", "C", ("d-old", "D"), "F")
    return pair_units(earlier, list_of(2021, "F", "E", ("d-new", "D"), "A", "C"))


def test_ranks_are_counted_among_the_common_units(pair):
    assert {
        unit.later.unit: (unit.common_rank_from, unit.common_rank_to) for unit in pair.common
    } == {"A": (1, 2), "C": (2, 3), "F": (3, 1)}


def test_a_body_that_only_kept_its_name_is_placed_among_them_and_moves_nobody(pair):
    (renamed,) = [unit for unit in pair.units if not unit.same_body]
    assert (renamed.earlier.unit_id, renamed.later.unit_id) == ("d-old", "d-new")
    assert (renamed.common_rank_from, renamed.common_rank_to) == (3, 2)


def test_lists_without_a_common_unit_are_no_pair():
    lists = [list_of(2020, "A", "B"), list_of(2021, "C"), list_of(2022, "B", "C")]
    years = [(pair.earlier.year, pair.later.year) for pair in pair_years(lists)]
    assert years == [(2020, 2022), (2021, 2022)]


def test_whole_lists_are_followed_past_the_partial_ones_between(groups):
    """2022 of the departments ends inside a row, 2022 of the districts names five."""
    pairs = follow_complete_lists(groups)
    assert {(pair.later.level, pair.earlier.year, pair.later.year) for pair in pairs} == {
        ("department", 2020, 2021),
        ("department", 2021, 2024),
        ("district", 2020, 2021),
        ("district", 2021, 2024),
    }
