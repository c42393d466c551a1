"""Every catalogue of texts says the same things in every language: a third is a file more."""

import pytest

from rankings.language.entries import LANGUAGES, read_entries
from rankings.store.paths import project_root

FOLDERS = sorted(
    {
        path.parent if path.parent.name not in LANGUAGES else path.parent.parent
        for language in LANGUAGES
        for path in [
            *(project_root() / "src").rglob(f"{language}.yaml"),
            *(project_root() / "src").rglob(f"{language}/*.yaml"),
        ]
    }
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_catalogue_says_the_same_things_in_every_language(folder, language):
    first, other = read_entries(folder, LANGUAGES[0]), read_entries(folder, language)
    assert set(first) - set(other) == set(), f"not in {language}"
    assert set(other) - set(first) == set(), f"only in {language}"
