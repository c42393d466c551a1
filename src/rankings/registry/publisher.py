"""Who publishes the reports, as people write it in `data/reference/publisher.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from rankings.errors import SourceError
from rankings.language.entries import DEFAULT, FALLBACK, LANGUAGES, choose_text, read_yaml
from rankings.registry.reference import reference_folder, remembered
from rankings.store.record import note_path


@dataclass(frozen=True)
class Publisher:
    """The publisher's name by language, how to reach it, and where the reports stand on the web;
    `contact` and `address` are empty where nobody gave one.
    """

    name: dict[str, str]
    contact: str
    address: str


@remembered(maxsize=None)
def load_publisher() -> Publisher:
    """Return the publisher of the reports.

    Errors: SourceError where a name is missing, or the address is no web address.

    >>> sorted(load_publisher().name)
    ['en', 'vi']
    """
    path = reference_folder() / "publisher.yaml"
    note_path(path)
    written = read_yaml(path) if path.is_file() else {}
    said = written if isinstance(written, dict) else {}  # an empty file says nothing
    names = said.get("name") or {}
    if not all(isinstance(names, dict) and names.get(language) for language in (DEFAULT, FALLBACK)):
        raise SourceError(
            "the publisher has no name in every language",
            place=str(path),
            quote=str(names),
            hint=f"write name: with {DEFAULT} and {FALLBACK} below it",
        )
    address = str(said.get("address") or "")
    if address and not address.startswith(("http://", "https://")):
        raise SourceError(
            "the publisher's address is no web address",
            place=str(path),
            quote=address,
            hint="begin it with https://, or leave it empty",
        )
    return Publisher(
        {language: choose_text(names, language) for language in LANGUAGES},
        str(said.get("contact") or ""),
        address and address.rstrip("/") + "/",
    )
