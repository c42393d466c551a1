"""Numbers in words and in roman numerals: "hai mươi mốt", "nhất", "XIV"."""

from __future__ import annotations

import re

_SPELLED = "không|một mốt nhất|hai nhì|ba|bốn tư|năm lăm nhăm|sáu|bảy bẩy|tám|chín".split("|")
_WORDS = {word: value for value, forms in enumerate(_SPELLED) for word in forms.split()}
# What counts several units, for use inside a pattern: hai|ba|…|mười.
COUNTED = "|".join([*(forms.split()[0] for forms in _SPELLED[2:]), "mười"])
_ROMAN = re.compile(r"(?=[IVXLC])(?P<value>(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))")


def parse_number_word(text: str) -> int | None:
    """Return the number that a Vietnamese number word names, up to 99; None for any other text.

    >>> [parse_number_word(word) for word in ("nhất", "Mười một", "hai mươi mốt", "bậc")]
    [1, 11, 21, None]
    """
    words = text.lower().split()
    if len(words) == 1 and words[0] != "mười":
        return _WORDS.get(words[0])
    tens = 1
    if len(words) >= 2 and words[1] == "mươi":
        tens, words = _WORDS.get(words[0], 0), ["mười", *words[2:]]
    if not words or words[0] != "mười" or len(words) > 2 or not tens:
        return None
    ones = _WORDS.get(words[1]) if len(words) == 2 else 0
    return None if ones is None else 10 * tens + ones


def parse_count(text: str) -> int | None:
    """Return the number that digits or a number word give; None for any other text.

    >>> [parse_count(text) for text in ("7", "Bảy", "bậc")]
    [7, 7, None]
    """
    return int(text) if text.isdigit() else parse_number_word(text)


def parse_roman(text: str) -> int | None:
    """Return the value of a roman numeral up to 99, None for any other text.

    >>> parse_roman("XIV"), parse_roman("II"), parse_roman("IIX")
    (14, 2, None)
    """
    match = _ROMAN.fullmatch(text.strip())
    if not match:
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in match["value"]]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
