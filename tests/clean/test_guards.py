"""Texts near to what each check accuses that contain no contradiction: no error and no warning is
found in them, nor a note of the check itself. Invented; texts in `*.open.txt` would be such texts
that are falsely accused today; there are none now.
"""

from pathlib import Path

import pytest

from rankings.clean.checks.check_list import load_checks
from tests.clean.reading import read

FOLDER = Path(__file__).parent / "guards"


def read_texts(path: Path) -> list[str]:
    """The texts of a file, parted by a line `----`."""
    return [text.strip() for text in path.read_text(encoding="utf-8").split("\n----\n")]


GUARDS = {
    path.stem: read_texts(path)
    for path in sorted(FOLDER.glob("*.txt"))
    if not path.name.endswith(".open.txt")
}
# What a note says of these is so, and no contradiction.
RIGHTLY_NOTED = {
    "percent_is_points-3",
    "percent_is_points-6",
    "score_unchanged-10",
    "two_spellings-10",
    "value_missing-2",
    "value_missing-10",
}


@pytest.mark.parametrize("check", load_checks())
def test_a_check_has_ten_guards(check):
    assert len(set(GUARDS.get(check, ()))) >= 10


def test_every_guard_is_of_a_check():
    assert set(GUARDS) <= set(load_checks())


@pytest.mark.parametrize("check", GUARDS)
def test_no_guard_is_accused(check):
    accused = []
    for number, text in enumerate(GUARDS[check], start=1):
        name, said = f"{check}-{number}", read(text)
        assert said["rankings"] or said["claims"], name  # of nothing that is read it guards nothing
        accused += [
            (name, found["check"], found["message_en"])
            for found in said["findings"]
            if found["severity"] != "note"
            or (found["check"] == check and name not in RIGHTLY_NOTED)
        ]
    assert accused == []
