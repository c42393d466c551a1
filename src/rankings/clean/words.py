"""Words of rankings that carry meaning: the order of grades, and the words that name a framework."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from rankings.language.text import fold, key
from rankings.registry.lexicon import load_lexicon


@functools.lru_cache(maxsize=1)
def grade_order() -> dict[str, Decimal]:
    """The place of every grade, 1 is best, by the key of its name.

    >>> grade_order()[key("Tốt")] < grade_order()[key("Trung bình")]
    True
    """
    lexicon = load_lexicon()
    orders = {**lexicon.meanings("grade_code"), **lexicon.meanings("grade")}
    return {key(word): Decimal(value) for word, value in orders.items()}


@functools.lru_cache(maxsize=1)
def _framework_words() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {
        fold(word): value for word, value in load_lexicon().meanings("framework_word").items()
    }
    words = sorted(meanings, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"), meanings


def identify_framework(text: str | None) -> str | None:
    """The framework that a text names; the longest name counts, None where it names none.

    >>> identify_framework("mức độ Chính quyền điện tử"), identify_framework("Chỉ số PAR INDEX")
    ('egov', 'par')
    """
    pattern, meanings = _framework_words()
    found = pattern.findall(fold(text or ""))
    return meanings[max(found, key=len)] if found else None
