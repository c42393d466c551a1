"""A body in time, and which of two was there before."""

from dataclasses import replace

import pytest

from rankings.registry.bodies import Relation, Unit

BODY = Unit("x/so-noi-vu", "Sở Nội vụ", "", "", "department", "x")


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        ("2025-02-28", False),
        ("2025-03-01", True),  # both ends belong to it
        ("2025-06-30", True),
        ("2025-07-01", False),
    ],
)
def test_a_body_is_there_from_its_first_to_its_last_day(day, valid):
    assert replace(BODY, valid_from="2025-03-01", valid_to="2025-06-30").is_valid(day) == valid
    assert BODY.is_valid(day)  # where no day is known there was always one


@pytest.mark.parametrize(
    ("relation", "earlier", "later"),
    [
        ("merged_into", "one", "other"),
        ("succeeds", "other", "one"),
        ("split_from", "other", "one"),
        ("renamed", "other", "one"),
    ],
)
def test_who_merged_was_there_before_and_who_succeeds_came_after(relation, earlier, later):
    told = Relation("one", relation, "other", "2025-07-01", "", "", "")
    assert (told.earlier_id, told.later_id) == (earlier, later)
