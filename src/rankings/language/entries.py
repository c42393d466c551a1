"""Texts that a person reads, kept as data: one YAML file, or a folder of them, per language."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from rankings.errors import SourceError

PACKAGE = Path(__file__).parents[1]
# Everything is said in these: the first is the default, the second stands in where a further
# language is silent.
DEFAULT, FALLBACK = "vi", "en"


def list_languages(package: Path) -> tuple[str, ...]:
    """Return the languages of reports, messages and help: those that some catalogue has a file of.

    >>> list_languages(PACKAGE)[:2]
    ('vi', 'en')
    """
    found = {path.stem for path in package.glob("*/*/??.yaml")}
    found |= {path.parent.name for path in package.glob("*/*/??/*.yaml")}
    return (DEFAULT, FALLBACK, *sorted(found - {DEFAULT, FALLBACK}))


LANGUAGES = list_languages(PACKAGE)


def read_yaml(path: Path) -> dict:
    """Return a YAML file's content; the C loader is ten times as fast where it is there.

    SourceError where the file is not valid YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=loader)
    except yaml.YAMLError as problem:
        raise SourceError(
            "the file is not valid YAML",
            place=path.name,
            quote=str(problem).splitlines()[-1].strip(),
            hint="put text with commas or colons in double quotes",
        ) from problem


def choose_language() -> str:
    """Return the language that a person is spoken to in: RANKINGS_LANG, else Vietnamese on a
    Vietnamese system.
    """
    named = os.environ.get("RANKINGS_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    known = named or locale.getlocale()[0] or ""
    return next((name for name in LANGUAGES if known.lower().startswith(name)), FALLBACK)


def flatten_entries(tree: dict, prefix: str = "") -> dict[str, str]:
    """Return nested keys joined by dots.

    >>> flatten_entries({"tag": {"printed": "như in"}})
    {'tag.printed': 'như in'}
    """
    entries: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            entries |= flatten_entries(value, f"{prefix}{key}.")
        else:
            entries[f"{prefix}{key}"] = str(value)
    return entries


@lru_cache
def read_entries(folder: Path, language: str) -> dict[str, str]:
    """Return the texts of a language: `folder/<language>.yaml`, or all of `folder/<language>/`.

    What a third language does not say is there in English.
    """
    entries = {} if language in (DEFAULT, FALLBACK) else dict(read_entries(folder, FALLBACK))
    return entries | read_own_entries(folder, language)


def read_own_entries(folder: Path, language: str) -> dict[str, str]:
    """Return the texts that the files of a language have, whatever others say."""
    single = folder / f"{language}.yaml"
    paths = [single] if single.exists() else sorted((folder / language).glob("*.yaml"))
    entries: dict[str, str] = {}
    for path in paths:
        entries |= flatten_entries(read_yaml(path))
    return entries


def name_column(column: str, language: str) -> str:
    """Return the column that holds a table's text in a language.

    >>> name_column("message", "vi"), name_column("message", "en")
    ('message', 'message_en')
    """
    return column if language == DEFAULT else f"{column}_{language}"


def in_language(row: Mapping, column: str, language: str) -> object:
    """Return a row's text in a language, the default's where it has none.

    >>> in_language({"message": "hai hạng", "message_en": "two ranks"}, "message", "en")
    'two ranks'
    """
    return row.get(name_column(column, language)) or row[column]


def choose_text(texts: Mapping[str, str], language: str) -> str:
    """Return what a catalogue of a few texts says in a language, in English where it does not; ""
    where it says nothing.

    >>> choose_text({"vi": "chuyển đổi số", "en": "digital transformation"}, "fr")
    'digital transformation'
    """
    return texts.get(language) or texts.get(FALLBACK) or ""


def say_in_all(column: str, say: Callable[[str], str]) -> dict[str, str]:
    """Return a text in every language by its column; `say` returns it in one.

    >>> said = say_in_all("name", {"vi": "Sở Y tế", "en": "Department of Health"}.get)
    >>> said["name"], said["name_en"]
    ('Sở Y tế', 'Department of Health')
    """
    return {name_column(column, language): say(language) for language in LANGUAGES}
