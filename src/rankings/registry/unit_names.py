"""Writing a printed name as the registry does."""

from __future__ import annotations

from rankings.language.text import collapse_spaces, fold_tone_marks, key
from rankings.registry.lexicon import load_lexicon
from rankings.registry.name_forms import PLACE_LEVELS


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


def name_in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence, the type of a place in small letters (Decree
    30/2020/NĐ-CP).

    >>> name_in_sentence("Thị xã Phú Thọ"), name_in_sentence("Sở Y tế")
    ('thị xã Phú Thọ', 'Sở Y tế')
    """
    is_place = level_of_place(name) is not None and name[1:2].islower()
    return name[:1].lower() + name[1:] if is_place else name


def level_of_place(printed: str) -> str | None:
    """Return district, commune or province for a name that begins with its type, else None.

    >>> level_of_place("UBND xã Tiên Lương"), level_of_place("Hạ Hòa")
    ('commune', None)
    """
    name = write_out_place(printed) or ""
    return next(
        (level for word, level in PLACE_LEVELS.items() if name.startswith(word + " ")), None
    )
