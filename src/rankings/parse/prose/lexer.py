"""A sentence as a row of marks: names, quantities and the words of rankings; everything else is
left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from rankings.language.numbers import NumberToken
from rankings.language.text import either, fold_letters
from rankings.parse.names import find_names
from rankings.parse.prose.elsewhere import settle_elsewhere
from rankings.parse.prose.grade_marks import lex_grades
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.ministries import find_ministries
from rankings.parse.prose.ordinals import lex_number_words
from rankings.parse.prose.other_names import is_other_name, is_paper
from rankings.parse.prose.other_words import ACTS, is_other_word
from rankings.parse.prose.quantities import Taken, lex_quantities, span_of
from rankings.parse.prose.value_lists import settle_value_lists
from rankings.parse.sentences import Sentence
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

# Kinds of marks and the lexicon's roles they come from, the more telling first: one form has one
# kind.
ROLES = (
    ("index_name", "index_name"),
    ("pillar", "pillar_word"),
    ("highest", "highest_word"),
    ("lowest", "lowest_word"),
    ("first", "first_word"),
    ("second", "second_word"),
    ("last", "last_word"),
    ("last", "second_last_word"),
    ("next", "next_word"),
    ("top", "top_word"),
    ("link", "link_word"),
    ("unchanged", "unchanged_word"),
    ("versus", "baseline_word"),
    ("from", "previous_word"),
    ("earlier", "earlier_word"),
    ("now", "now_word"),
    ("exclude", "exclusion_word"),
    ("maximum", "max_word"),
    ("almost_none", "almost_none_word"),
    ("pronoun", "pronoun"),
    ("same", "tie_word"),
    ("criterion_word", "criterion_word"),
    ("plural_type", "plural_type"),
    ("count_noun", "count_noun"),
    ("none_word", "none_word"),
    ("average", "average_word"),
    ("streak", "streak_word"),
    ("rise", "rise_verb"),
    ("fall", "fall_verb"),
    ("gain_verb", "score_verb"),
    ("grade_marker", "grade_word"),
    ("rank_verb", "rank_verb"),
)
# Roles whose words mean different marks, by the value beside each word.
VALUED_ROLES = {
    "order_word": {"down": "in_order", "up": "from_below"},
    "mention_word": {"good": "praise", "bad": "criticism"},
    "comparator": {
        ">": "more_than",
        ">=": "at_least",
        "<": "less_than",
        "<=": "at_most",
        "~": "about",
    },
}
_PUNCTUATION = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "(": "open",
    ")": "close",
    "–": "dash",
    "—": "dash",
    "-": "dash",
    "/": "slash",
    ".": "dash",
}


@remembered(maxsize=1)
def _word_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    roles: dict[str, str] = {}
    lexicon = load_lexicon()
    for role in ("order_word", "mention_word"):
        for form, value in lexicon.meanings(role).items():
            _add_form(roles, form, VALUED_ROLES[role].get(value))
    for kind, role in ROLES:
        for form in lexicon.words(role):
            _add_form(roles, form, kind)
    for form, value in lexicon.meanings("comparator").items():
        _add_form(roles, form, VALUED_ROLES["comparator"].get(value))
    return re.compile(rf"(?<!\w){either(roles)}(?!\w)"), roles


def _add_form(roles: dict[str, str], form: str, kind: str | None) -> None:
    """Links, ordinals and "cùng" are marks of their own, so that no longer form may swallow them
    ("đồng hạng 7", "cùng đạt 80 điểm").
    """
    folded = fold_letters(form)
    last = folded.split()[-1]
    is_name = kind in ("pillar", "index_name")
    ends_in_place = (last in ("là", "gồm", "thứ", "số") and not is_name) or (
        last in ("hạng", "trí") and kind in ("from", "rank_verb", "rise", "next")
    )
    ends_in_place = ends_in_place or (kind == "same" and last in ("hạng", "xếp", "đạt"))
    swallows = len(folded.split()) > 1 and (
        ends_in_place or (kind == "grade_marker" and folded.startswith(("cùng ", "đều ")))
    )
    if kind is not None and (kind == "link" or not swallows):
        roles.setdefault(folded, kind)


def lex_sentences(
    text: str, sentences: list[Sentence], numbers: list[NumberToken], province: str | None = None
) -> list[list[Mark]]:
    """Return the marks of each sentence in order; `numbers` are the page's number tokens,
    `province` is for bare names. The names that a list makes believable come later
    (`add_listed_names`), for they hang on the sentences before.
    """
    folded, starts = fold_letters(text), [token.start for token in numbers]
    return [
        _lex_sentence(
            text,
            folded,
            sentence.start,
            sentence.end,
            numbers[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            province,
        )
        for sentence in sentences
    ]


def _lex_sentence(
    text: str,
    folded: str,
    start: int,
    end: int,
    numbers: list[NumberToken],
    province: str | None,
) -> list[Mark]:
    names = find_ministries(text, folded, start, end)
    bodies = Taken(names)
    names += [
        name
        for name in find_names(text, start, end, province)
        if not ACTS.match(folded, name.end, end)
        and not (is_other_name(text, folded, name, start, end) or is_paper(text, name, start))
        and bodies.claim(name)
    ]
    marks = [
        Mark("unit", name.start, name.end, span_of(text, name.start, name.end), name=name)
        for name in names
    ]
    taken = Taken(marks)
    quantities = lex_quantities(text, folded, start, numbers, taken)
    marks += quantities
    marks += [mark for mark in lex_number_words(text, folded, start, end) if taken.claim(mark)]
    marks += [mark for mark in lex_grades(text, folded, start, end, marks) if taken.claim(mark)]
    words = _lex_words(text, folded, start, end)
    marks += [mark for mark in words if taken.claim(mark)]
    marks += [mark for mark in _shorten(text, folded, words, quantities) if taken.claim(mark)]
    marks += [mark for mark in _lex_punctuation(text, start, end) if taken.claim(mark)]
    marks = settle_elsewhere(folded, start, sorted(marks, key=lambda mark: mark.start))
    return _count_turned(text, _score_of_the_best(settle_value_lists(text, marks)))


def _score_of_the_best(marks: list[Mark]) -> list[Mark]:
    """ "Điểm PCI cao nhất là 72,95 (Quảng Ninh)": a decimal between the end of a list and its
    holder is a score, though no unit follows it.
    """
    settled = list(marks)
    windows = zip(*(marks[first:] for first in range(5)), strict=False)
    for place, (best, link, number, opens, name) in enumerate(windows):
        if (
            best.kind in ("highest", "lowest")
            and (link.kind, number.kind, name.kind) == ("link", "number", "unit")
            and opens.kind in ("open", "link")
            and "," in number.span.text
        ):
            settled[place + 2] = replace(number, kind="score")
    return settled


_TURNS = re.compile(
    r"\sđiểm\s(?=tăng|giảm|wi-?fi|truy cập|tiếp nhận|giao dịch|phục vụ|cầu|bưu điện|trường|bán"
    r"|cung cấp|nghẽn|dân cư|du lịch)",
    re.IGNORECASE,
)


def _count_turned(text: str, marks: list[Mark]) -> list[Mark]:
    """ "có 7 điểm tăng so với năm 2020", "96 điểm wifi công cộng": so many parts, or places, and no
    score.
    """
    return [
        replace(mark, kind="number")
        if mark.kind == "score" and mark.span.text.isdigit() and _TURNS.match(text, mark.span.end)
        else mark
        for mark in marks
    ]


_SPACE = re.compile(r"\s")


def _lex_words(text: str, folded: str, start: int, end: int) -> list[Mark]:
    pattern, roles = _word_pattern()
    marks = [
        Mark(
            roles[match[0]] if match[0] in roles else roles[_SPACE.sub(" ", match[0])],
            match.start(),
            match.end(),
            span_of(text, *match.span()),
        )
        for match in pattern.finditer(folded, start, end)
    ]
    return [mark for mark in marks if not is_other_word(text, folded, mark, start, end)]


def _shorten(text: str, folded: str, words: list[Mark], quantities: list[Mark]) -> list[Mark]:
    """ "3 vị trí | dẫn đầu gồm": what is left of a word whose first letters a number took, where it
    means the same.
    """
    _, roles = _word_pattern()
    shortened = []
    for word in words:
        ends = (mark.end for mark in quantities if mark.start < word.start < mark.end < word.end)
        first = next(ends, word.end)
        first += len(folded[first : word.end]) - len(folded[first : word.end].lstrip())
        if roles.get(folded[first : word.end]) == word.kind:
            shortened.append(Mark(word.kind, first, word.end, span_of(text, first, word.end)))
    return shortened


# A letter that none of them begins with is passed over at once.
_MARK = re.compile(
    r"""
    [,;:()–—/.v&-](?:
      (?<=[,;:()–—/])
      | (?<=\.)\.{2,}(?=\s*\d)
      | (?<=[\s\w]-)(?=\s)
      | (?<=v)(?<!\wv)à(?!\w)
      | (?<=&)(?<!\w&)(?!\w)
    )
    """,
    re.VERBOSE,
)


def _lex_punctuation(text: str, start: int, end: int) -> list[Mark]:
    return [
        Mark(_PUNCTUATION.get(match[0][0], "and"), *match.span(), span_of(text, *match.span()))
        for match in _MARK.finditer(text, start, end)
    ]
