"""Sentences with figures, written as each language does."""

from decimal import Decimal

import pytest

from rankings.language.sentences import Part, Sentences, write_date, write_number


@pytest.fixture
def load(tmp_path):
    for language, text in (("vi", "đạt"), ("en", "got")):
        (tmp_path / f"{language}.yaml").write_text(
            f'told: "{{unit}} {text} {{score:number}} ({{day:date}})"\n'
            f'who: {{short: "{text}", of: "{text} {{unit}}"}}\nwidth: "{{score:>6}}|"\n',
            encoding="utf-8",
        )
    return lambda language: Sentences(tmp_path, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "Sở Y tế đạt 84,25 (8/3/2022)"), ("en", "Sở Y tế got 84.25 (8 March 2022)")],
)
def test_numbers_and_days_are_written_as_the_language_does(load, language, said):
    facts = {"unit": "Sở Y tế", "score": Decimal("84.25"), "day": "2022-03-08"}
    assert load(language).say("told", **facts) == said


def test_a_part_is_said_in_the_words_of_the_sentence_around_it(load):
    part = Part("who.of", unit=Part("who.short"))
    assert load("vi").say("who.of", unit=part) == "đạt đạt đạt"
    say = part.say_from(load)
    assert (say("vi"), say("en")) == ("đạt đạt", "got got")


def test_a_value_or_an_entry_that_is_missing_is_an_error(load):
    for key in ("told", "unknown"):
        with pytest.raises(KeyError):
            load("vi").say(key, unit="Sở Y tế")
    assert load("vi").say("width", score=9.5) == "   9.5|"  # other forms are Python's


def test_what_is_missing_is_written_as_nothing():
    assert write_number(None) == "" and write_number(0) == "0"
    said = [write_date("2022-12-05", language) for language in ("vi", "en")]
    assert said == ["5/12/2022", "5 December 2022"]
