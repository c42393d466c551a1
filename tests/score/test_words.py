"""Faults of a sheet, told by line in the person's language."""

import pytest

from rankings.errors import SourceError
from rankings.score.words import find_fault, refuse

ABOVE = find_fault("G7", "above_maximum", value="12.5", maximum="10")


def test_a_fault_says_where_what_and_what_to_do():
    assert ABOVE.say("en") == (
        "G7: the score 12.5 is above the maximum of 10 → type a score from 0 to 10"
    )
    assert ABOVE.say("vi").startswith("G7: ") and "12,5" in ABOVE.say("vi")


def test_all_faults_are_told_at_once_by_number():
    with pytest.raises(SourceError) as told:
        refuse(iter([ABOVE, ABOVE]), "sheet.xlsx", "sheet", "en")
    said = str(told.value)
    assert "  1. G7: " in said and "  2. G7: " in said and "sheet.xlsx" in said


def test_nothing_is_refused_where_nothing_is_wrong():
    assert refuse([], "sheet.xlsx", "sheet", "en") is None
