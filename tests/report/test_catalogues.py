"""The catalogues of both languages say the same things with the same values."""

import re

import pytest
from jinja2 import Environment, meta

from rankings.language.entries import LANGUAGES
from rankings.registry.glossary import list_terms
from rankings.report.report_words import join_list, load_words, pick_number

VI, EN = (load_words(language).entries for language in LANGUAGES)


def test_same_keys():
    assert set(VI) == set(EN)


def test_same_values():
    environment = Environment()
    environment.filters |= {"plural": pick_number, "join_list": join_list}

    def names_in(sentence):
        return meta.find_undeclared_variables(environment.parse(sentence))

    assert [key for key in VI if names_in(VI[key]) != names_in(EN[key])] == []


@pytest.mark.parametrize("entries", [VI, EN], ids=LANGUAGES)
def test_no_figure_is_typed(entries):
    """Digits in a sentence are years, ranks' names or laws, never a figure of a table; those that
    belong to the wording ("5 hạng đầu", where "năm" would be heard as a year) stand in a `cite`,
    and a choice may compare with one.
    """
    exempt = ("methods.", "national.who", "source.checksum", "source.lead")
    wording = re.compile(r"<cite class='name'>[0156]</cite>|{%.*?%}")
    typed = [
        key
        for key, text in entries.items()
        if any(letter.isdigit() for letter in wording.sub("", text)) and not key.startswith(exempt)
    ]
    assert typed == []


def test_the_terms_mean_something_in_both_languages():
    explained = [term for term in list_terms() if any(term.meanings.values())]
    assert len(explained) >= 6
    assert all(
        term.words[language] and term.meanings[language]
        for term in explained
        for language in LANGUAGES
    )
