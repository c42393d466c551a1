"""The words of a text one by one, as far as they may belong to one name."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from rankings.language.text import key

# Between two words of one name: spaces, one line break, and the marks that key() ignores.
_NEXT_WORD = re.compile(r"(?P<gap>[ \t\n,&.'’ʼ–—-]{0,6})(?P<word>[^\W_]+)")


_VERBS = ("hạng", "xếp", "đạt", "đứng")
# A verb glued to the name before it: "Sở Xây dựnghạng 5".
_GLUED = re.compile(
    r"[^\W\d_]*[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ][^\W\d_]*?"
    rf"(?=(?:{'|'.join(_VERBS)})\Z)"
)


_LONGEST_GLUED = 14  # two syllables


class _Word(NamedTuple):
    start: int
    end: int
    key: str
    is_capital: bool
    gap: str


@functools.lru_cache(maxsize=20_000)
def key_of_word(word: str) -> str:
    """Return `key(word)`; remembered, because a page is written in few different words.

    >>> key_of_word("Uỷ")
    'ủy'
    """
    return key(word)


@functools.lru_cache(maxsize=16_384)
def word_at(text: str, position: int) -> _Word | None:
    """Return the next word; remembered, because agencies, types and places are all tried on the
    same words, for the header and again for the sentences.
    """
    found = _NEXT_WORD.match(text, position)
    if found is None or found["gap"].count("\n") > 1:
        return None
    word = found["word"]
    is_long = len(word) > _LONGEST_GLUED
    glued = _GLUED.match(word) if word.endswith(_VERBS) and not is_long else None
    word = glued[0] if glued else word
    start = found.start("word")
    return _Word(start, start + len(word), key_of_word(word), word[0].isupper(), found["gap"])


def walk(text: str, position: int) -> Iterator[_Word]:
    """Yield the words from the position on, as long as they may belong to one name."""
    previous = None
    word = word_at(text, position)
    while word and not (previous and "." in word.gap and previous.end - previous.start > 3):
        yield word
        previous, word = word, word_at(text, word.end)


def take(text: str, position: int, count: int) -> list[_Word]:
    """Return the next words, at most so many."""
    words = []
    for word in walk(text, position):
        words.append(word)
        if len(words) == count:
            break
    return words


def is_spaced(word: _Word) -> bool:
    """True where nothing but spaces stands before the word: "Công an tỉnh", not "Công an, tỉnh"."""
    return bool(word.gap) and word.gap.strip(" .") == "" and word.gap != "."


def begins_any(joined: str, keys: list[str]) -> bool:
    """True where one of the sorted keys begins with these letters."""
    place = bisect.bisect_left(keys, joined)
    return place < len(keys) and keys[place].startswith(joined)


def longest_known(text: str, position: int, keys: list[str], known: dict) -> tuple[int, str]:
    """Return where the longest name known by its key ends, and that key; the position and "" where
    none begins. `keys` are those of `known`, sorted.
    """
    joined, end, found = "", position, ""
    for word in walk(text, position):
        joined += word.key
        if not begins_any(joined, keys):
            break
        if word.key and joined in known:
            end, found = word.end, joined
    return end, found
