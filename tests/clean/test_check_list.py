"""The catalogue of checks: every check has its degrees, an example and words."""

from rankings.clean.checks.check_list import load_checks, load_messages
from rankings.language.entries import LANGUAGES

DEGREES = ("error", "warning", "note")


def test_every_check_has_degrees_an_example_and_words_in_every_language():
    checks = load_checks()
    assert len(checks) >= 40
    for name, entry in checks.items():
        assert entry.check == name and entry.example
        assert entry.severities and set(entry.severities) <= set(DEGREES)
        assert list(entry.severities) == sorted(entry.severities, key=DEGREES.index)
        for language in LANGUAGES:
            assert entry.title(language).endswith(".") and entry.advice(language)


def test_the_words_of_a_check_are_those_typed_here():
    entry = load_checks()["unit_twice"]
    assert entry.title("en") == "One unit appears twice in the same table."
    assert "unit_twice.unit_twice" in load_messages("vi").entries
