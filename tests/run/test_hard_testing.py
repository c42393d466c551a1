"""The programs that only `test-hard` needs: installed as root, or named in a line to type."""

import pytest

from rankings.run import hard_testing


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine with none of the programs; nothing can be run on it."""

    def refuse(*command, **_options):
        raise AssertionError(f"{command} was run")

    monkeypatch.setattr(hard_testing.shutil, "which", lambda program: None)
    monkeypatch.setattr(hard_testing.subprocess, "run", refuse)


def test_who_may_not_install_is_told_the_line_to_type(bare_machine, monkeypatch):
    monkeypatch.setattr(hard_testing, "can_install", lambda: False)
    with pytest.raises(hard_testing.MissingError) as error:
        hard_testing.run_hard_tests()
    assert str(error.value).endswith(
        "Next: type `sudo apt-get install --yes --no-install-recommends chromium poppler-utils"
        " libreoffice-calc libreoffice-writer`"
    )


def test_only_what_is_missing_is_asked_for(monkeypatch):
    monkeypatch.setattr(
        hard_testing.shutil,
        "which",
        lambda program: None if program == "lowriter" else f"/usr/bin/{program}",
    )
    assert hard_testing.list_missing_packages() == ["libreoffice-writer"]


def test_another_version_than_the_lock_names_is_no_match(monkeypatch):
    class Installed:
        version = "0.0.1"

        def __init__(self, name):
            self.name = name

    names = ("axe-playwright-python", "greenlet", "playwright")
    monkeypatch.setattr(
        hard_testing.importlib.metadata,
        "distributions",
        lambda: [Installed(name) for name in names],
    )
    assert not hard_testing.holds_locked_versions()
