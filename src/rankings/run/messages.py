"""Errors in the language of the person who reads them: what is raised in English is looked up here.

An error is raised with its English sentence, where it happens; `messages/en.yaml` has each of them,
the other languages the same entries. A sentence that is not there is shown in English.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Formatter

from rankings.errors import RankingsError
from rankings.language.entries import choose_language, read_entries
from rankings.language.sentences import Sentences

FOLDER = Path(__file__).with_name("messages")
HELP = Path(__file__).with_name("help")
RAISED_IN = "en"
SAID, DO = "said", "do"  # what is wrong, and what to do


def tell_error(error: RankingsError, language: str | None = None) -> str:
    """Return an error as a person reads it: what, where, the quoted words, what to do.

    >>> gone = RankingsError("the file is empty", place="a.txt", hint="check its name")
    >>> tell_error(gone, "vi")
    'lỗi: a.txt: tệp trống. Việc cần làm: xem lại tên tệp'
    """
    spoken = language or choose_language()
    return Sentences(HELP, spoken).say("refused", said=_say_error(error, spoken))


def tell_failure(told: str, language: str | None = None) -> str:
    """Return an error that comes as its English text, as from a kernel, as a person reads it.

    >>> tell_failure("a.txt: the file is empty. Next: check its name", "vi")
    'a.txt: tệp trống. Việc cần làm: xem lại tên tệp'
    """
    spoken = language or choose_language()
    sentence, _, hint = told.partition(". Next: ")
    sentence, _, quote = sentence.partition(' — "')
    place, colon, message = sentence.partition(": ")
    if not colon or translate(SAID, message, spoken) == message:
        place, message = "", sentence
    quote = quote.removesuffix('"')
    return _say_error(RankingsError(message, place=place, quote=quote, hint=hint), spoken)


def _say_error(error: RankingsError, language: str) -> str:
    told = RankingsError(
        translate(SAID, error.message, language),
        place=error.place,
        quote=error.quote,
        hint=translate(DO, error.hint, language),
    )
    return told.tell(phrase("then", language=language))


def phrase(key: str, *, language: str | None = None, **values: object) -> str:
    """Return what a command says, an entry of `help/`, in the language of the person.

    >>> phrase("steps.gone", language="vi", name="02_scores.csv")
    'thiếu 02_scores.csv'
    """
    return Sentences(HELP, language or choose_language()).say(key, **values)


def translate(part: str, sentence: str, language: str) -> str:
    """Return a sentence of an error in a language; unchanged where the catalogue lacks it.

    >>> translate("said", "the file is empty", "vi"), translate("said", "the file is empty", "en")
    ('tệp trống', 'the file is empty')
    """
    for pattern, translated in list_sentences(language).get(part, ()):
        if found := pattern.fullmatch(sentence):
            return translated.format(**found.groupdict())
    return sentence


@cache
def list_sentences(language: str) -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Return by part the pattern of each English sentence and its translation, the plainest first;
    nothing for English itself.
    """
    if language == RAISED_IN:
        return {}
    english, translated = (read_entries(FOLDER, name) for name in (RAISED_IN, language))
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for name in sorted(english, key=lambda name: count_words(english[name])):
        pattern = re.compile(write_pattern(english[name]), re.DOTALL)
        found.setdefault(name.partition(".")[0], []).append((pattern, translated[name]))
    return found


def count_words(template: str) -> int:
    """Return the order of a sentence: what says most in words of its own is tried first.

    >>> sorted(["no {what}", "no file"], key=count_words)
    ['no file', 'no {what}']
    """
    return -sum(len(text) for text, _, _, _ in Formatter().parse(template))


def write_pattern(template: str) -> str:
    """Return the pattern that a sentence with names in braces stands for.

    >>> write_pattern("no source {name}")
    'no\\\\ source\\\\ (?P<name>.*)'
    """
    return "".join(
        re.escape(text) + (f"(?P<{name}>.*)" if name else "")
        for text, name, _, _ in Formatter().parse(template)
    )
