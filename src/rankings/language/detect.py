"""Which language a text is in, as far as the reader must know: Vietnamese is read, English is
not.
"""

from __future__ import annotations

import re

# Words without which no English sentence is written, and which are no Vietnamese syllables.
_ENGLISH = frozenset(
    "the of and in was were by with from its for which that has have been is are at as on".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _SHARE = 5, 0.12
# What heads an English table, where no sentence stands with it.
_HEADS = frozenset("rank ranks ranking score scores points province provinces city results".split())
_FEWEST_HEADS = 3


def is_english(text: str) -> bool:
    """Return whether a text is written in English, Vietnamese names in it or not.

    >>> is_english("Bac Ninh came seventh with 69.45 points and was ranked by the VCCI in the PCI.")
    True
    >>> is_english("Sở Y tế đứng đầu với 95 điểm (Department of Health).")
    False
    >>> is_english("DTI results 2022. Rank | Province | Score. 1 | Da Nang | 0.8002")
    True
    """
    words = _WORD.findall(text.lower())
    english = sum(map(_ENGLISH.__contains__, words))
    marked = len(words) - sum(map(str.isascii, words))
    if not marked and sum(map(_HEADS.__contains__, words)) >= _FEWEST_HEADS:
        return True  # "Rank | Province | Score"
    return english >= _FEWEST and english >= _SHARE * len(words) and marked < 0.3 * len(words)
