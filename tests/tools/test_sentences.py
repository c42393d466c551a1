"""The file of sentences for a reading aloud is the catalogues' own."""

from rankings.store.paths import project_root
from tools.sentences import list_sentences


def test_the_committed_file_holds_every_sentence_as_it_is():
    path = project_root() / "docs" / "sentences.md"
    assert path.read_text(encoding="utf-8") == list_sentences(), "run python -m tools.sentences"
