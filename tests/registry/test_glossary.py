"""The glossary: terms in both languages, meanings in both or in none."""

import pytest

from rankings.errors import SourceError
from rankings.registry.glossary import list_terms
from rankings.store.paths import project_root


def test_terms_come_in_the_order_of_the_file():
    words = [term.words["vi"] for term in list_terms()]
    assert words[0] == "Ủy ban nhân dân (UBND)" and len(words) == len(set(words))


def test_a_meaning_in_one_language_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "data/reference"
    folder.mkdir(parents=True)
    text = (project_root() / "data/reference/glossary.csv").read_text(encoding="utf-8")
    meaning = (
        "the list of what is graded, with its maxima; points under two sets cannot be compared"
    )
    assert text.count(meaning) == 1
    (folder / "glossary.csv").write_text(text.replace(f'"{meaning}"', ""), encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    with pytest.raises(SourceError, match="bộ tiêu chí"):
        list_terms()
