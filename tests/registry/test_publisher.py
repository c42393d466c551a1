"""Who publishes: `data/reference/publisher.yaml`, as people fill it in."""

import shutil

import pytest

from rankings.errors import SourceError
from rankings.registry.publisher import load_publisher
from rankings.store.paths import reference_dir

NAMES = "name: {vi: Sở Nội vụ, en: Department of Home Affairs}\n"


@pytest.fixture
def said(tmp_path, monkeypatch):
    """Write what is said of the publisher, and return who it is."""
    reference = shutil.copytree(reference_dir(), tmp_path / "data" / "reference")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))

    def load(text):
        (reference / "publisher.yaml").write_text(text, encoding="utf-8")
        load_publisher.cache_clear()
        return load_publisher()

    yield load
    load_publisher.cache_clear()


def test_names_contact_and_address(said):
    publisher = said(NAMES + "contact: xephang@example.org\naddress: https://example.org/reports//")
    assert publisher.name == {"vi": "Sở Nội vụ", "en": "Department of Home Affairs"}
    assert publisher.contact == "xephang@example.org"
    assert publisher.address == "https://example.org/reports/"


def test_contact_and_address_may_be_missing(said):
    publisher = said(NAMES)
    assert (publisher.contact, publisher.address) == ("", "")


@pytest.mark.parametrize("text", ["", "# nobody\n", "name: Sở Nội vụ\n", "name: {vi: Sở Nội vụ}\n"])
def test_a_name_is_needed_in_both_languages(said, text):
    with pytest.raises(SourceError, match="no name in every language.*vi and en"):
        said(text)


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "ftp://example.org"])
def test_an_address_is_one_of_the_web(said, address):
    with pytest.raises(SourceError, match="no web address"):
        said(f"{NAMES}address: {address!r}\n")
