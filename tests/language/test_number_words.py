"""Number words and roman numerals."""

import re

import pytest

from rankings.language.number_words import COUNTED, parse_number_word, parse_roman


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("nhất", 1),
        ("một", 1),
        ("nhì", 2),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("Năm", 5),
        ("bảy", 7),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("sáu mươi ba", 63),
        ("đơn vị", None),
        ("", None),
        ("mươi", None),
        ("hai mươi tư", 24),
        ("hai mươi mấy", None),
    ],
)
def test_reads_number_words(word, value):
    assert parse_number_word(word) == value


def test_what_counts_several_is_every_number_from_two_to_ten():
    assert [parse_number_word(word) for word in COUNTED.split("|")] == list(range(2, 11))
    assert re.fullmatch(rf"cả (?:{COUNTED}) đơn vị", "cả bảy đơn vị")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("I", 1),
        ("II", 2),
        ("IV", 4),
        ("IX", 9),
        ("XIII", 13),
        ("XIV", 14),
        ("XL", 40),
        ("IIX", None),
        ("", None),
        ("Sở", None),
        ("i", None),
    ],
)
def test_reads_roman_numerals(numeral, value):
    assert parse_roman(numeral) == value
