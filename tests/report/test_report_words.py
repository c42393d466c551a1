"""How sentences of the catalogue are said: marked, escaped, begun with a capital."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from rankings.report.report_words import Words, load_words


@pytest.fixture
def words():
    entries = {"first": "{{ unit }} đứng đầu.", "list.last": " và ", "bare": "hạng {{ rank }}"}
    return Words("vi", entries)


def test_what_is_not_marked_is_escaped_and_a_sentence_begins_with_a_capital(words):
    assert words("first", unit="sở <b>") == Markup("Sở &lt;b&gt; đứng đầu.")
    assert words("bare", rank=Markup("<b>2</b>")) == Markup("hạng <b>2</b>")
    assert words.plain("bare", rank=Markup("<b>2</b>")) == "hạng 2"


def test_what_is_missing_is_an_error(words):
    with pytest.raises(KeyError):
        words("second")
    with pytest.raises(UndefinedError):
        words("first")


def test_a_sentence_is_compiled_once(words):
    assert words.template("first") is words.template("first")
    assert load_words("vi") is load_words("vi")
