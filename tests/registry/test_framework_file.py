"""`frameworks.yaml` as people edit it: what an entry lacks is said with its place."""

import pytest
import yaml

from rankings.errors import SourceError
from rankings.registry.framework_file import load_catalogue
from rankings.store.paths import reference_dir


@pytest.fixture
def read_edited(tmp_path, monkeypatch):
    """Write a catalogue into a home of its own and read it."""
    written = yaml.safe_load((reference_dir() / "frameworks.yaml").read_text(encoding="utf-8"))
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)

    def read(edit):
        edited = edit(written)
        text = yaml.safe_dump(edited, allow_unicode=True) if edited is not None else ""
        (folder / "frameworks.yaml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
        load_catalogue.cache_clear()
        return load_catalogue()

    yield read
    load_catalogue.cache_clear()


def first_version(catalogue):
    return next(entry for entry in catalogue["versions"] if entry["levels"])


def first_level(catalogue):
    version = first_version(catalogue)
    name = next(name for name, facts in version["levels"].items() if facts["criteria"])
    return version["id"], name, version["levels"][name]


def without(name, find):
    """An edit that takes a part out of an entry."""

    def edit(catalogue):
        del find(catalogue)[name]
        return catalogue

    return edit


@pytest.mark.parametrize(
    ("part", "find"),
    [
        ("versions", lambda catalogue: catalogue),
        ("themes", lambda catalogue: catalogue),
        ("certainty", first_version),
        ("scale_note", lambda catalogue: first_level(catalogue)[2]),
        ("theme", lambda catalogue: first_level(catalogue)[2]["criteria"][0]),
    ],
)
def test_a_part_that_is_missing_is_named(read_edited, part, find):
    with pytest.raises(SourceError, match=f"the entry lacks {part}"):
        read_edited(without(part, find))


def test_the_place_leads_to_the_criterion(read_edited):
    places = []

    def edit(catalogue):
        version, level, facts = first_level(catalogue)
        places.append(f"frameworks.yaml: {version}: {level}: {facts['criteria'][0]['id']}")
        del facts["criteria"][0]["max"]
        return catalogue

    with pytest.raises(SourceError) as refused:
        read_edited(edit)
    assert refused.value.place == places[0]


@pytest.mark.parametrize("edit", [lambda _: None, lambda _: ["versions"]])
def test_an_empty_file_and_a_list_are_refused(read_edited, edit):
    with pytest.raises(SourceError, match="lacks versions"):
        read_edited(edit)


def test_an_unedited_copy_is_read(read_edited):
    versions, means, themes, names = read_edited(lambda catalogue: catalogue)
    assert len(versions) > 5 and means and themes and names["dti"]["vi"]
