"""Texts that a person reads, from one file or a folder a language; a third leans on English."""

import pytest

from rankings.errors import SourceError
from rankings.language.entries import (
    choose_language,
    flatten_entries,
    in_language,
    list_languages,
    read_entries,
    read_own_entries,
    read_yaml,
    say_in_all,
)


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "one/vi.yaml": "a: {b: một}",
        "one/en.yaml": "a: {b: one, c: two}",
        "one/fr.yaml": "a: {b: un}",
        "two/vi/x.yaml": "x: 1",
        "two/vi/y.yaml": "y: 2",
    }.items():
        path = tmp_path / "floor" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_third_language_says_in_english_what_it_does_not_say(folder):
    assert read_entries(folder / "floor" / "one", "fr") == {"a.b": "un", "a.c": "two"}
    assert read_own_entries(folder / "floor" / "one", "fr") == {"a.b": "un"}
    assert read_entries(folder / "floor" / "one", "vi") == {"a.b": "một"}  # a fault, seen by a test


def test_the_files_of_a_folder_are_one_catalogue(folder):
    assert read_entries(folder / "floor" / "two", "vi") == {"x": "1", "y": "2"}


def test_the_languages_are_those_that_some_catalogue_has(folder):
    assert list_languages(folder) == ("vi", "en", "fr")
    assert list_languages(folder / "nothing") == ("vi", "en")


def test_keys_are_joined_by_dots():
    assert flatten_entries({"a": {"b": {"c": 1}, "d": True}}) == {"a.b.c": "1", "a.d": "True"}


def test_a_file_that_is_no_yaml_is_named_with_what_to_do(tmp_path):
    path = tmp_path / "vi.yaml"
    path.write_text("a: [1, 2", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        read_yaml(path)
    assert "vi.yaml" in str(told.value) and "double quotes" in str(told.value)
    path.write_bytes("\ufeffa: ấ".encode())
    assert read_yaml(path) == {"a": "ấ"}


@pytest.mark.parametrize(
    ("chosen", "system", "language"),
    [
        ("en", "vi_VN.UTF-8", "en"),
        ("", "vi_VN.UTF-8", "vi"),
        ("", "de_DE.UTF-8", "en"),
        ("VI", "C", "vi"),
    ],
)
def test_a_person_is_spoken_to_in_the_language_chosen_then_the_systems(
    monkeypatch, chosen, system, language
):
    monkeypatch.setenv("RANKINGS_LANG", chosen)
    monkeypatch.setenv("LC_ALL", system)
    assert choose_language() == language


def test_a_text_stands_in_a_column_for_each_language_and_the_first_fills_in():
    assert say_in_all("name", {"vi": "Sở Y tế", "en": "Health"}.get) == {
        "name": "Sở Y tế",
        "name_en": "Health",
    }
    row = {"name": "Sở Y tế", "name_en": "", "note": "x"}
    assert in_language(row, "name", "en") == "Sở Y tế" == in_language(row, "name", "vi")
    assert in_language(row | {"name_en": "Health"}, "name", "en") == "Health"
