"""The programs that only `test-hard` needs: installed as root, or named in a line to type."""

import pytest

from tools import hard


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine with none of the programs; nothing can be run on it."""

    def refuse(*command, **_options):
        raise AssertionError(f"{command} was run")

    monkeypatch.setattr(hard.shutil, "which", lambda program: None)
    monkeypatch.setattr(hard.subprocess, "run", refuse)


def test_who_may_not_install_is_told_the_line_to_type(bare_machine, monkeypatch):
    monkeypatch.setattr(hard, "can_install", lambda: False)
    with pytest.raises(hard.MissingError) as error:
        hard.run_hard_tests()
    assert str(error.value).endswith(
        "Next: type `sudo apt-get install --yes --no-install-recommends chromium poppler-utils"
        " libreoffice-calc libreoffice-writer`"
    )


def test_only_what_is_missing_is_asked_for(monkeypatch):
    monkeypatch.setattr(
        hard.shutil,
        "which",
        lambda program: None if program == "lowriter" else f"/usr/bin/{program}",
    )
    assert hard.list_missing_packages() == ["libreoffice-writer"]


def test_another_version_than_the_lock_names_is_no_match(monkeypatch):
    class Installed:
        version = "0.0.1"

        def __init__(self, name):
            self.name = name

    names = ("axe-playwright-python", "greenlet", "playwright")
    monkeypatch.setattr(
        hard.importlib.metadata,
        "distributions",
        lambda: [Installed(name) for name in names],
    )
    assert not hard.holds_locked_versions()
