"""Words of rankings that carry meaning: the order of grades."""

from __future__ import annotations

from decimal import Decimal

from rankings.language.text import key
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered


@remembered(maxsize=None)
def grade_order() -> dict[str, Decimal]:
    """The place of every grade, 1 is best, by the key of its name.

    >>> grade_order()[key("Tốt")] < grade_order()[key("Trung bình")]
    True
    """
    lexicon = load_lexicon()
    orders = {**lexicon.meanings("grade_code"), **lexicon.meanings("grade")}
    return {key(word): Decimal(value) for word, value in orders.items()}


def is_low(grade: str) -> bool:
    """Return whether two grades or more are better: those who have it lead no list.

    >>> is_low("Tốt"), is_low("Trung bình"), is_low("no grade")
    (False, True, False)
    """
    orders = grade_order()
    own = orders.get(key(grade))
    return own is not None and len({int(order) for order in orders.values() if order < own}) > 1
