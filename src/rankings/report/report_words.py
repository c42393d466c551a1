"""The report's words: one catalogue per language, small Jinja2 sentences in
templates/<language>/*.yaml.

Values arrive already marked (`rankings.report.marks`); whatever is not marked is escaped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from rankings.language.entries import read_entries

FIRST = re.compile(r"^((?:<(?!q\b|cite\b)[^>]*>)*)(\w)")  # a quotation stays as it is
SPELT = re.compile(r"^[^\W\d_a-zà-ỹ]{2}")  # two capitals: an abbreviation
BRACKETS = re.compile(r"\([^()]*\)")
TEMPLATES = Path(__file__).parent / "templates"


class Words:
    """The sentences of one language: ``words("league.caption", year=2024)`` gives markup.

    A key or a value that is missing raises, so that a catalogue that lags behind is found by a test
    and not by a reader.
    """

    def __init__(self, language: str, entries: dict[str, str]) -> None:
        self.language, self.entries = language, entries
        self.environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self.environment.filters["plural"] = pick_number
        self.environment.filters["join_list"] = self.join
        self.compiled: dict[str, Template] = {}

    def template(self, key: str) -> Template:
        """A sentence as Jinja2 has it, compiled when it is first asked for."""
        if key not in self.compiled:
            self.compiled[key] = self.environment.from_string(self.entries[key])
        return self.compiled[key]

    def __call__(self, key: str, **values: object) -> Markup:
        said = Markup(self.template(key).render(**values).strip())
        return raise_sentence(said) if said.endswith((".", ".</a>")) else said

    def join(self, parts: list) -> Markup:
        """Names as a list is read aloud, parted so that one with a comma of its own stays one."""
        names = (BRACKETS.sub("", strip_tags(part)) for part in parts)
        has_comma = len(parts) > 2 and any(", " in name for name in names)
        signs = ("list.last_between", "list.between") if has_comma else ("list.last",)
        return join_list(parts, *(self.entries[sign] for sign in signs))

    def __deepcopy__(self, memo: dict) -> Words:
        return self  # a catalogue is read-only; nbconvert copies its resources deeply

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def plain(self, key: str, **values: object) -> str:
        """The sentence without its marks, for alternative texts and headings of a window."""
        return strip_tags(self(key, **values))


def raise_sentence(markup: Markup) -> Markup:
    """A sentence with its first letter as a capital, also where it stands in a tag.

    >>> raise_sentence(Markup("<strong>huyện Lâm Thao</strong> dẫn đầu."))
    Markup('<strong>Huyện Lâm Thao</strong> dẫn đầu.')
    """
    return Markup(FIRST.sub(lambda found: found[1] + found[2].upper(), markup, count=1))


def lower_first(markup: Markup) -> Markup:
    """A name with its first letter small, as a place has it inside a sentence; letters that stand
    for words stay large.

    >>> lower_first(Markup("Huyện Lâm Thao")), lower_first(Markup("UBND cấp huyện"))
    (Markup('huyện Lâm Thao'), Markup('UBND cấp huyện'))
    """
    if SPELT.search(strip_tags(markup)):
        return markup
    return Markup(FIRST.sub(lambda found: found[1] + found[2].lower(), markup, count=1))


def strip_tags(markup: object) -> str:
    """Markup as plain text.

    >>> strip_tags(Markup('<data value="1">1</data> &amp; 2'))
    '1 & 2'
    """
    return re.sub(r"\s+", " ", Markup(markup).striptags()).strip()


def pick_number(figure: object, one: str, many: str) -> str:
    """The singular where the marked figure is 1, with a sign or without, else the plural.

    >>> pick_number(Markup('<data value="1">+1</data>'), "place", "places")
    'place'
    """
    return one if strip_tags(figure).lstrip("+−") == "1" else many


def join_list(parts: list, last: str, between: str = ", ") -> Markup:
    """Names joined as a list is read aloud.

    >>> join_list(["Tân Sơn", "Tam Nông", "Yên Lập"], " và ")
    Markup('Tân Sơn, Tam Nông và Yên Lập')
    """
    marked = [escape(part) for part in parts]
    if len(marked) < 2:
        return Markup("").join(marked)
    return Markup(between).join(marked[:-1]) + last + marked[-1]


@lru_cache
def load_words(language: str) -> Words:
    """The catalogue of one language: all its YAML files together."""
    return Words(language, read_entries(TEMPLATES, language))
