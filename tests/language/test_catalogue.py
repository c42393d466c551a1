"""Every catalogue of texts says the same things in every language: a third is a file more."""

import pytest
import yaml

from rankings.language.entries import LANGUAGES, read_own_entries
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

NEUTRAL = (".severity", ".example")  # of a check, the same in every language: in the first alone


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]))
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_catalogue_says_the_same_things_in_every_language(folder, language):
    first, other = (read_own_entries(folder, name) for name in (LANGUAGES[0], language))
    first = {key: text for key, text in first.items() if not key.endswith(NEUTRAL)}
    assert set(first) - set(other) == set(), f"not in {language}"
    assert set(other) - set(first) == set(), f"only in {language}"


def list_repeats(text):
    """The keys that one mapping of a YAML text has twice: the later one would win unseen."""
    nodes = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            yield from (key for key in set(keys) if keys.count(key) > 1)
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value


def test_no_file_says_a_thing_twice():
    folders = (project_root() / "src", project_root() / "data")
    paths = sorted(path for folder in folders for path in folder.rglob("*.yaml"))
    repeats = {
        path.name: found
        for path in paths
        if (found := list(list_repeats(path.read_text(encoding="utf-8"))))
    }
    assert len(paths) > 90 and not repeats
    assert list(list_repeats("a: {b: 1, b: 2}")) == ["b"]
