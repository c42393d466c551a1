"""Texts that a person reads, kept as data: one YAML file, or a folder of them, per language."""

from __future__ import annotations

import locale
import os
from functools import lru_cache
from pathlib import Path

import yaml

from rankings.errors import SourceError

LANGUAGES = ("vi", "en")  # of reports, messages and help; the first is the default


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
    return next((language for language in LANGUAGES if known.lower().startswith(language)), "en")


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
    """Return the texts of a language: `folder/<language>.yaml`, or all of `folder/<language>/`."""
    single = folder / f"{language}.yaml"
    paths = [single] if single.exists() else sorted((folder / language).glob("*.yaml"))
    entries: dict[str, str] = {}
    for path in paths:
        entries |= flatten_entries(read_yaml(path))
    return entries
