"""Writing a printed name as the registry does."""

from __future__ import annotations

from rankings.language.text import collapse_spaces, fold_tone_marks, key
from rankings.registry.lexicon import load_lexicon


def write_out_place(printed: str) -> str | None:
    """Return the name of a place that is not in the registry with its type written out; None if it
    is no place with a type.

    >>> (
    ...     write_out_place("UBND P. Hoà Minh"),
    ...     write_out_place("TT. Yên Lập"),
    ...     write_out_place("Trung tâm Giám sát"),
    ... )
    ('Phường Hòa Minh', 'Thị trấn Yên Lập', None)
    """
    name = collapse_spaces(printed)
    opened = load_lexicon().open_name(name, 0)
    return fold_tone_marks(opened.form) if opened and not key(name[opened.end :]) else None
