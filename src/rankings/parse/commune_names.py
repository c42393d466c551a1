"""Communes that a page names with their type once and without it later: "xã Phú Cần … Phú Cần xếp
thứ nhất".
"""

from __future__ import annotations

import re
from functools import lru_cache

from rankings.language.text import either
from rankings.registry.name_forms import PLACE_LEVELS, place_types
from rankings.registry.vocabulary import compile_words

# not "Thông tấn xã Việt Nam"
_TYPED = re.compile(rf"(?<!tấn )(?<!\w)(?P<type>{place_types('commune')})\s(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?: |(?=\W)|\Z)")
_FEWEST, _MOST = 2, 4  # words of a name that is told apart from others by its letters alone
# "Đảng ủy Phú Cần", "Trường Tiểu học Phú Cần": the end of another name
_IN_A_NAME = re.compile(r"[^\W\d_]+ \Z")


def find_bare_commune(text: str, position: int, end: int) -> tuple[int, str] | None:
    """Return where the bare name of a commune ends that begins at a place, and the commune's type;
    None where none does.

    >>> page = "Xã Phú Cần chuyển đổi số tốt. Năm 2023, Phú Cần xếp thứ nhất."
    >>> find_bare_commune(page, page.rindex("Phú"), len(page))
    (47, 'xã')
    """
    if (described := _type_described(text, position)) and text[position].isupper():
        name = _name_behind(text, position, fewest=1)
        return (position + len(name), described) if position + len(name) <= end else None
    pattern, types = _names_of(text)
    match = pattern.match(text, position, end) if pattern else None
    if match is None:
        return None
    before = _IN_A_NAME.search(text, max(0, position - 12), position)
    behind = text[match.end() : match.end() + 2].strip()
    is_longer = (before and before[0][0].isupper()) or behind[:1].isupper()
    return None if is_longer else (match.end(), types[match[0]])


# "xã biên giới ", "xã nông thôn mới nâng cao ", but not "các xã biên giới Lạng Sơn"
_DESCRIBED = (
    rf"(?i)(?<!\w)(?<!các\s)(?<!những\s)(?<!\d\s)(?P<type>{place_types('commune')})"
    r"(?:\s(?:@commune_attribute)){1,2}\s\Z"
)
_TYPES = tuple(name.lower() for name, level in PLACE_LEVELS.items() if level == "commune")
_LONGEST = 60  # letters of a type and what describes it


def _type_described(text: str, position: int) -> str:
    """The type that stands before a commune's name with words that describe it, "" for none."""
    if not text[max(0, position - 2) : position].rstrip("\n").endswith(" "):
        return ""
    if not any(kind in text[max(0, position - _LONGEST) : position].lower() for kind in _TYPES):
        return ""
    found = compile_words(_DESCRIBED).search(text, max(0, position - _LONGEST), position)
    return found["type"].lower() if found else ""


def is_described(text: str, position: int) -> bool:
    """Return whether the words before a name make it a commune's: "xã biên giới Đồng Văn"."""
    return bool(_type_described(text, position))


@lru_cache(maxsize=16)
def _names_of(text: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """The names that a page prints with one type of commune, as a pattern, and the type of each."""
    types: dict[str, set[str]] = {}
    for match in _TYPED.finditer(text):
        name = _name_behind(text, match.end())
        if name:
            types.setdefault(name, set()).add(match["type"].lower())
    told = {name: next(iter(kinds)) for name, kinds in types.items() if len(kinds) == 1}
    pattern = re.compile(rf"{either(told)}(?!\w)") if told else None
    return pattern, told


def _name_behind(text: str, start: int, fewest: int = _FEWEST) -> str:
    words, end = 0, start
    while words <= _MOST and (match := _WORD.match(text, end)) and match["word"][0].isupper():
        words, end = words + 1, match.end()
    return text[start:end].strip() if fewest <= words <= _MOST else ""
