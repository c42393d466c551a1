"""Every way of writing a known name: in full, without its last word, abbreviated part by part, by
alias.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rankings.language.text import key
from rankings.registry.reference import read_reference
from rankings.registry.validity import Dated
from rankings.registry.word_walk import key_of_word

_WORD = re.compile(r"[^\W_]+")
PLACE_LEVELS = {
    "Huyện": "district",
    "Thị xã": "district",
    "Thành phố": "district",
    "Quận": "district",
    "Xã": "commune",
    "Phường": "commune",
    "Thị trấn": "commune",
    "Đặc khu": "commune",
    "Tỉnh": "province",
}


def place_types(*levels: str) -> str:
    """Return the types of the places of some levels (of all, if none is named) for use inside a
    pattern, in small letters.

    >>> place_types("district")
    'huyện|thị\\\\ xã|thành\\\\ phố|quận'
    """
    chosen = levels or tuple(PLACE_LEVELS.values())
    return "|".join(
        re.escape(name.lower()) for name, level in PLACE_LEVELS.items() if level in chosen
    )


@dataclass(frozen=True)
class Form(Dated):
    """One way to write a name: where and when it holds, and the name it stands for."""

    name: str
    province: str
    valid_from: str
    valid_to: str


def collect_place_names() -> dict[str, str]:
    """Return the names of all districts without their type, by key."""
    names = {}
    for row in read_reference("units"):
        if row["level"] == "district":
            base = strip_type(row["name"])
            names[key(base)] = base
    for row in read_reference("aliases"):
        if row["level"] == "district" and row["status"] == "alias":
            names.setdefault(key(row["alias"]), row["alias"])
    return names


def strip_type(name: str) -> str:
    """Return the name of a district without its type.

    >>> strip_type("Thị xã Phú Thọ")
    'Phú Thọ'
    """
    for place_type in PLACE_LEVELS:
        if name.startswith(place_type + " "):
            return name[len(place_type) + 1 :]
    return name


def collect_agency_forms(abbreviations: tuple[tuple[str, str], ...]) -> dict[str, tuple[Form, ...]]:
    """Return every way of writing the agencies' names: whole, without "tỉnh", abbreviated part by
    part, aliases.
    """
    shorts: dict[str, list[str]] = {}
    for phrase, short in abbreviations:
        shorts.setdefault(key(phrase), []).append(key(short))
    forms: dict[str, dict[str, Form]] = {}
    units = read_reference("units")
    names = {row["unit_id"]: row["name"] for row in units}
    for row in units:
        if row["level"] != "department" or not row["name"] or row["type"]:
            continue
        form = Form(row["name"], row["province"], "", "")
        for written in _write_shorter(row["name"], shorts) | _write_shorter(
            row["name_city"], shorts
        ):
            forms.setdefault(written, {}).setdefault(form.name, form)
    for row in read_reference("aliases"):
        if row["level"] == "department" and row["status"] == "alias":
            form = Form(names[row["unit_id"]], row["province"], row["valid_from"], row["valid_to"])
            for written in _write_shorter(row["alias"], shorts):
                forms.setdefault(written, {}).setdefault(form.name, form)
    return {written: tuple(found.values()) for written, found in forms.items()}


def _write_shorter(name: str, shorts: dict[str, list[str]]) -> set[str]:
    """Return the keys of a name with each of its parts written out or short, with and without
    "tỉnh" at its end.
    """
    if not name:
        return set()
    words = [word for word in map(key_of_word, _WORD.findall(name)) if word]
    written = _shorten_words(tuple(words), shorts)
    for suffix, length, short in (("tỉnh", 1, ""), ("thànhphố", 2, "tp"), ("thànhphố", 2, "")):
        # "Công an" alone is a name with a capital; "Thuế" alone is a word.
        if len(words) - length >= 2 or short:
            written |= {
                form.removesuffix(suffix) + short for form in written if form.endswith(suffix)
            }
    return written


def _shorten_words(words: tuple[str, ...], shorts: dict[str, list[str]]) -> set[str]:
    if not words:
        return {""}
    written = {words[0] + rest for rest in _shorten_words(words[1:], shorts)}
    for count in range(1, len(words) + 1):
        for short in shorts.get("".join(words[:count]), ()):
            written |= {short + rest for rest in _shorten_words(words[count:], shorts)}
    return written
