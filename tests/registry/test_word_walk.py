"""The words of one name: what may stand between them, and where the name ends."""

import pytest

from rankings.registry.lexicon import load_lexicon
from rankings.registry.word_walk import begins_any, is_spaced, longest_known, take


@pytest.mark.parametrize("apart", ["Sở Y tế", "Sở  Y tế", "Sở Y\ntế", "SỞ Y TẾ", "Sở Y tếđạt"])
def test_a_name_goes_on_over_spaces_and_one_line_break(apart):
    assert load_lexicon().longest_name(apart, 0).form == "Sở Y tế"


@pytest.mark.parametrize("apart", ["Sở\n\nY tế", "Sở; Y tế", "Sở 5 Y tế"])
def test_a_name_ends_at_a_blank_line_and_at_other_signs(apart):
    found = load_lexicon().longest_name(apart, 0)
    assert found is None or found.form != "Sở Y tế"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở Nội vụ đạt", ["Sở", "Nội", "vụ", "đạt"]),
        ("Sở\n\nY tế", ["Sở"]),
        ("Sở LĐ-TB&XH", ["Sở", "LĐ", "TB", "XH"]),
        ("huyện Yên Lạc. Sở", ["huyện", "Yên", "Lạc", "Sở"]),  # a short word may be cut short
        ("Lâm Thao đứng. Sở Y tế", ["Lâm", "Thao", "đứng"]),  # a long one ends the sentence
        ("Sở Xây dựnghạng 5", ["Sở", "Xây", "dựng", "hạng"]),  # a verb glued on
    ],
)
def test_words_are_taken_as_far_as_they_may_belong_to_one_name(text, words):
    taken = take(text, 0, 4)
    assert [text[word.start : word.end] for word in taken] == words


def test_a_comma_or_a_glued_stop_is_no_space():
    texts = ("Công an tỉnh", "Công an, tỉnh", "Công an. tỉnh", "Công an.tỉnh")
    assert [is_spaced(take(text, 0, 3)[2]) for text in texts] == [True, False, True, False]


def test_the_longest_known_name_is_found_and_nothing_where_it_only_begins():
    known = {"sởy": 1, "sởytế": 2, "sởytếcông": 3}
    keys = sorted(known)
    assert longest_known("Sở Y tế đạt", 0, keys, known) == (7, "sởytế")
    assert longest_known("Sở Nội vụ", 0, keys, known) == (0, "")
    assert begins_any("sởytếc", keys) and not begins_any("sởb", keys)
