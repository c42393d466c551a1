"""The order of the Vietnamese alphabet: a ă â b c d đ e ê …, then the tones of equal letters."""

from __future__ import annotations

import unicodedata

from rankings.language.text import fold

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 100)}
# Dictionaries order the tones: level, falling, hỏi, ngã, rising, nặng.
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...], str]:
    """Return a key that sorts names by the Vietnamese alphabet, word by word.

    Letters decide before tones, so that "Sở Y tế" stands behind "Sở Xây dựng" on every machine,
    whatever its locale.

    >>> sorted(["Huyện Đoan Hùng", "Huyện Yên Lập", "Huyện Cẩm Khê", "Huyện Dương"], key=sort_key)
    ['Huyện Cẩm Khê', 'Huyện Dương', 'Huyện Đoan Hùng', 'Huyện Yên Lập']
    """
    words = fold(text).split()
    letters = tuple(tuple(_place(letter)[0] for letter in word) for word in words)
    tones = tuple(tuple(_place(letter)[1] for letter in word) for word in words)
    return letters, tones, text


def _place(letter: str) -> tuple[int, int]:
    shape, tone = "", 0
    for part in unicodedata.normalize("NFD", letter):
        if part in _TONES:
            tone = _TONES[part]
        else:
            shape += part
    shape = unicodedata.normalize("NFC", shape)
    place = _LETTERS.get(
        shape, (ord(shape[0]) if ord(shape[0]) < 100 else 1000 + ord(shape[0])) if shape else 0
    )
    return place, tone
