"""The example year on which docstrings run: what it holds was typed from its sheets."""

from rankings.score.example import score_example


def test_both_years_of_the_example_are_scored():
    this, last = score_example(2024), score_example(2023)
    assert (this.sheet.year, last.sheet.year) == (2024, 2023)
    assert {name: len(level.units) for name, level in this.levels.items()} == {
        "department": 26,
        "district": 13,
    }


def test_it_says_of_itself_that_it_is_generated():
    assert "do máy sinh ra" in score_example().sheet.note


def test_it_is_computed_once():
    assert score_example() is score_example()
