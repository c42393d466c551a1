"""Units as one page names them: the registry's name, but "Cục Thuế" where the page never says "Cục
Thuế tỉnh".
"""

from __future__ import annotations

from collections.abc import Iterable

from rankings.clean.identities import tidy_name
from rankings.language.text import fold, slugify
from rankings.registry.name_forms import PLACE_LEVELS, strip_type
from rankings.registry.units import load_register

PLACES = (*(fold(word) for word in PLACE_LEVELS), "chi nhánh")


def name_as_printed(printed: Iterable[tuple[str, str]], province: str | None) -> dict[str, str]:
    """Return {name in the registry: name on the page} from pairs of a unit's name in the registry
    and a name that the page prints for it.

    They differ where the page never writes the registry's name, but one that says less, or more,
    of the place ("tỉnh", the province), or another spelling of a place's name. Abbreviations stay
    written out.

    >>> said = [("Cục Thuế tỉnh", "Cục Thuế"), ("Sở Y tế", "Sở Y tế tỉnh Phú Thọ")]
    >>> said += [("Công an tỉnh", "Công an tỉnh Phú Thọ"), ("Ban Dân tộc", "Ban Dân tộc tỉnh")]
    >>> said += [("Huyện Đăk Glong", "huyện Đắk Glong"), ("Kho bạc Nhà nước tỉnh", "KBNN")]
    >>> print(", ".join(name_as_printed(said, "Phú Thọ").values()))
    Cục Thuế, Sở Y tế, Công an tỉnh, Ban Dân tộc tỉnh, Huyện Đắk Glong, Kho bạc Nhà nước tỉnh
    """
    forms: dict[str, dict[str, None]] = {}
    for name, form in printed:
        forms.setdefault(name, {})[tidy_name(form)] = None
    own = fold(province or "")
    return {name: choose_name(name, list(said), own) for name, said in forms.items()}


def choose_name(name: str, forms: list[str], own: str) -> str:
    """The registry's name where the page has it, with its province or without; else the first of
    the page's own that says no other body.
    """
    wanted, stem = fold(name), drop_place(name, own)
    for form in forms:
        words = fold(form)
        general = words.removesuffix(f" {own}")
        if wanted in {words, general} or (general != words and wanted == drop_place(form, own)):
            return name
    alike = (
        form for form in forms if drop_place(form, own) == stem or is_other_spelling(form, name)
    )
    said = next(alike, name)
    return name[: len(said)] if wanted.startswith(fold(said)) else said  # its capitals


def drop_place(name: str, own: str) -> str:
    """An agency's name, folded, without the place that it ends with.

    >>> drop_place("Kho bạc Nhà nước tỉnh Phú Thọ", "phú thọ"), drop_place("Cục Thuế", "")
    ('kho bạc nhà nước', 'cục thuế')
    """
    words = fold(name).removesuffix(f" {own}")
    while place := next((one for one in PLACES if words.endswith(f" {one}")), None):
        words = words.removesuffix(f" {place}")
    return words


def is_other_spelling(form: str, name: str) -> bool:
    """Whether a place's name is one of its registered spellings, not an abbreviation of it."""
    known = {(row["alias"], row["status"]) for row in load_register().aliases}
    return slugify(form) == slugify(name) and (strip_type(form), "alias") in known
