"""The words of the domain as patterns: which framework, level, grade or type of place a text names.

Every word stands in `data/reference/lexicon.csv`, by role; here they become patterns, once per
folder of reference tables. Texts are compared in lower case with old-style tone marks
(`fold_letters`), so that every place found is a place of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rankings.language.text import either, fold, fold_letters
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered


class Named(NamedTuple):
    """What a text names, `text[start:end]`: the value of the lexicon's row, such as "egov"."""

    value: str
    start: int
    end: int


@remembered(maxsize=None)
def alternation(*roles: str) -> str:
    """Return the words of some roles for use inside a pattern, the longest that fits, folded.

    >>> re.search(rf"(?:{alternation('average_word')})", "điểm trung bình là 80")[0]
    'điểm trung bình'
    """
    words = {fold(word) for role in roles for word in load_lexicon().words(role)}
    # any run of spaces or line breaks between the parts of a word, none needed behind a comma
    return either(sorted(words), space=r"\s+").replace(r",\s+", r",\s*")


@remembered(maxsize=None)
def word_pattern(*roles: str) -> re.Pattern[str]:
    """Return the pattern that finds the whole words of some roles in a folded text.

    >>> word_pattern("level_word").search("ubnd các huyện, thành, thị")[0]
    'ubnd các huyện'
    """
    return re.compile(rf"(?<!\w)(?:{alternation(*roles)})(?!\w)")


@remembered(maxsize=None)
def compile_words(pattern: str) -> re.Pattern[str]:
    """Return a pattern in which "@role" stands for the words of a role, for a folded text.

    >>> compile_words(r"(?:@goal_word|@plan_word) năm").search("vượt kế hoạch năm 2021")[0]
    'kế hoạch năm'
    """
    return re.compile(re.sub(r"@(\w+)", lambda role: f"(?:{alternation(role[1])})", pattern))


@remembered(maxsize=1)
def _baseline() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation('baseline_word')})\s+(?:năm\s+)?\Z")


_BEFORE = 40  # letters: the longest way to say what a year is set beside


def is_baseline(text: str, position: int) -> bool:
    """Return whether the words right before a place in a text set something beside what stands
    there.

    >>> text = "Năm 2023 đạt 82,5 điểm, tăng 3 bậc so với cùng kỳ năm 2022"
    >>> is_baseline(text, text.index("2022")), is_baseline(text, text.index("2023"))
    (True, False)
    >>> is_baseline("Bảng xếp hạng tỉnh Cao Bằng năm 2022", 33)
    False
    """
    first = max(0, position - _BEFORE)
    found = _baseline().search(fold_letters(text[first:position]))
    # "Cao Bằng năm 2022": the end of a name
    return found is not None and (text[first + found.start()].islower() or not found.start())


@remembered(maxsize=None)
def word_meanings(*roles: str) -> dict[str, str]:
    """Return what the words of some roles mean, by the word as `find_words` compares it.

    >>> word_meanings("type_word")["tx."]
    'Thị xã'
    """
    return {
        _squeeze(word): value
        for role in roles
        for word, value in load_lexicon().meanings(role).items()
    }


def _squeeze(word: str) -> str:
    return re.sub(r",\s*", ",", fold(word))


def find_words(text: str, *roles: str) -> Iterator[Named]:
    """Yield what a text names, of the words of some roles, in order.

    >>> list(find_words("Xếp hạng mức độ CQĐT năm 2020", "framework_word"))
    [Named(value='egov', start=16, end=20)]
    """
    for match in word_pattern(*roles).finditer(fold_letters(text)):
        yield Named(word_meanings(*roles)[_squeeze(match[0])], *match.span())


@remembered(maxsize=4096)
def name_framework(text: str | None) -> str | None:
    """Return the framework that a text names, the longest name where it has several; None without.

    >>> name_framework("mức độ Chính quyền điện tử"), name_framework("Chỉ số PAR INDEX")
    ('egov', 'par')
    >>> name_framework("thời tiết") is None
    True
    """
    found = list(find_words(text or "", "framework_word"))
    return max(found, key=lambda named: named.end - named.start).value if found else None


@remembered(maxsize=1)
def index_names() -> dict[str, str]:
    """Return the names of indices as printed, by their letters (`fold`): the rows of `index_name`,
    and the short names in capitals of the frameworks that have none there.

    >>> index_names()["par index"], index_names()["cqđt"], "cchc" in index_names()
    ('PAR INDEX', 'CQĐT', False)
    """
    known = set(word_meanings("index_name").values())
    short = [
        word
        for word in load_lexicon().words("framework_word")
        if word.isupper() and word_meanings("framework_word")[_squeeze(word)] not in known
    ]
    names: dict[str, str] = {}
    for word in (*load_lexicon().words("index_name"), *short):
        names.setdefault(fold(word), word)
    return names


@remembered(maxsize=2048)
def find_levels(text: str, *more_roles: str) -> tuple[str, ...]:
    """Return the levels that words name, in the order of their first naming.

    >>> find_levels("UBND các huyện, thành, thị"), find_levels("12 sở, ban, ngành và 11 huyện, thị")
    (('district',), ('department', 'district'))
    """
    named = find_words(text, "level_word", *more_roles)
    return tuple(dict.fromkeys(word.value for word in named))


def heading_levels(text: str) -> tuple[str, ...]:
    """Return the levels that a heading names: there "cấp tỉnh" is a group of agencies too.

    >>> heading_levels("BẢNG 1 - CẤP TỈNH"), find_levels("năng lực cạnh tranh cấp tỉnh")
    (('department',), ())
    """
    return find_levels(text, "level_heading")


@remembered(maxsize=1)
def level_names() -> dict[str, str]:
    """Return what each level is called where no page says it.

    >>> level_names()["district"]
    'cấp huyện'
    """
    return {level: name for name, level in load_lexicon().meanings("level_name").items()}


def first_level(text: str) -> str:
    """Return the level that a text names first, or "".

    >>> first_level("kết quả của các sở, ban, ngành"), first_level("năm 2021")
    ('department', '')
    """
    return next(iter(find_levels(text)), "")
