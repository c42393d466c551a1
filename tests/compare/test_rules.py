"""Why two years are not compared, as a person reads it."""

from rankings.compare.rules import REASONS, explain_reason


def test_every_reason_is_explained_in_both_languages():
    for word in REASONS:
        assert (
            explain_reason(word, "vi")
            and explain_reason(word, "en")
            and explain_reason(word, "vi") != explain_reason(word, "en")
        )
