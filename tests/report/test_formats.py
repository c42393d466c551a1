"""Each format once: what writes it is there, what is linked has a name."""

import importlib

import pytest

from rankings.report.formats import DOCUMENTS, FORMATS, LINKED


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_a_format_names_is_there(suffix):
    kind = FORMATS[suffix]
    room = importlib.import_module(kind.room)
    assert callable(getattr(room, kind.write))
    assert not kind.render or callable(getattr(room, kind.render))


def test_documents_need_pages_alone_and_the_page_is_linked_first():
    assert DOCUMENTS == ("html", "pdf", "docx")
    assert LINKED == (("html", "HTML"), ("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))
