"""Any text at all as a parameter: a clean refusal, and nothing outside its place.

Ten thousand texts drawn once, and a table of those that have harmed other programs.
"""

from __future__ import annotations

import functools
import os
import random
import shutil
import unicodedata

import pytest
import typer.main

from rankings.errors import RankingsError
from rankings.registry.provinces import find_province, load_provinces
from rankings.run.adding import check_slug
from rankings.run.command_line import main
from rankings.run.notebooks import check_parameters, check_province
from rankings.store.catalogue import known_provinces
from rankings.store.paths import processed_dir, project_root, reports_dir, table_path, text_dir

NASTY = [
    "../..",
    "..",
    ".",
    "/etc",
    "/etc/passwd",
    "~root",
    "phu-tho/../../x",
    "phu-tho/",
    "phu-tho\\..\\x",
    "C:\\Windows",
    "\\\\server\\share",
    "file:///etc/passwd",
    "http://evil.example/x",
    "CON",
    "NUL.txt",
    "phu-tho\n",
    "phu-tho\r\nhung-yen",
    "phu-tho\u2028",
    "phu\u200b-tho",
    "\u202eoht-uhp",
    "ｐｈｕ－ｔｈｏ",
    "phu‐tho",
    "Phú Thọ\u0301",
    "PHU-THO",
    "phu-tho;rm -rf /",
    "$(id)",
    "`id`",
    "| id",
    "%s%n%x",
    "{0.__class__}",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "__import__('os')",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "!!python/object/apply:os.system [id]",
    "*anchor",
    "null",
    "true",
    "0x10",
    "1e309",
    "-1",
    "--help-me",
    "-p",
    "\ud800",
    "\x1b[31m",
    "\x07",
    "a" * 100_000,
    "ế" * 5_000,
    "🇻🇳" * 300,
    "",
    " ",
    "\t",
]
DRAW = random.Random(1809)
PIECES = [*NASTY[:44], *(province.slug for province in load_provinces())]


def draw_text() -> str:
    """A text of any letters, or of pieces of the nasty ones and of true names."""
    if DRAW.random() < 0.4:
        return "".join(
            DRAW.choice(PIECES)[: DRAW.randint(1, 12)] for _ in range(DRAW.randint(1, 4))
        )
    return "".join(
        chr(
            DRAW.choice(
                (DRAW.randint(0, 0x2FF), DRAW.randint(0, 0xFFFF), DRAW.randint(0, 0x10FFFF))
            )
        )
        for _ in range(DRAW.randint(0, 30))
    )


@functools.cache
def draw_texts() -> list[str]:
    return [draw_text() for _ in range(10_000)]


def is_refused(check, *values) -> bool:
    try:
        check(*values)
    except RankingsError as refusal:
        assert refusal.message
        return True
    return False


def test_ten_thousand_texts_are_provinces_or_refused(monkeypatch):
    known = known_provinces()
    monkeypatch.setattr("rankings.run.notebooks.known_provinces", lambda: known)
    slugs = {province.slug for province in load_provinces()}
    reported = {*slugs, *known}  # the country too
    assert {unicodedata.category(letter) for text in draw_texts() for letter in text} >= {
        "Cc",
        "Cf",
        "Cs",
    }
    for text in [*NASTY, *draw_texts()]:
        assert is_refused(check_province, text) == (text not in reported)
        assert is_refused(check_slug, text) == (text not in slugs)
        assert is_refused(check_parameters, {"language": "vi"}, {"language": text}) == (
            text not in ("vi", "en")
        )
        assert is_refused(check_parameters, {"year": 2024}, {"year": text})


def test_ten_thousand_texts_name_no_folder_outside(trial_home):
    for text in [*NASTY, *draw_texts()]:
        for find, place in ((processed_dir, "data/processed"), (text_dir, "data/processed")):
            if not is_refused(find, text):
                assert find(text).resolve().is_relative_to(trial_home / place / text)
        if text and not is_refused(reports_dir, text):
            assert reports_dir(text).resolve().parent == trial_home / "reports"
        assert is_refused(table_path, "02_rankings", text) == is_refused(processed_dir, text)


@pytest.fixture
def trial_home(tmp_path, monkeypatch):
    """A home with the project's raw pages, in a folder where nothing else lies; the program is
    built once, not at every call.
    """
    monkeypatch.setattr("typer.main.get_command", build_once)
    shutil.copytree(project_root() / "data" / "raw", tmp_path / "home/data/raw")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def list_everything(folder):
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


build_once = functools.cache(typer.main.get_command)
PAGE = project_root() / "data/raw/phu-tho/2024_dti_42.txt"
FRAMEWORK = project_root() / "data/examples/framework.yaml"
NOTEBOOK = project_root() / "notebooks/01_parse.ipynb"
COMMANDS = {
    "reports": ["reports", "--", "{}"],
    "plan": ["reports", "--dry-run", "--", "{}"],
    "language": ["reports", "--language", "{}"],
    "add": ["add", str(PAGE), "--province", "{}"],
    "framework": ["add", str(PAGE), "--province", "an-giang", "--force", "--framework", "{}"],
    "name": ["add", str(PAGE), "--province", "an-giang", "--force", "--name", "{}"],
    "year": ["add", str(PAGE), "--province", "an-giang", "--force", "--year", "{}"],
    "sheet": ["sheet", str(FRAMEWORK), "--units", "{}", "--year", "2024", "--out", "s.xlsx"],
    "notebook": ["run", "{}", "out.ipynb"],
    "parameter": ["run", str(NOTEBOOK), "out.ipynb", "-p", "province", "{}"],
    "parameter's name": ["run", str(NOTEBOOK), "out.ipynb", "-p", "{}", "phu-tho"],
    "export": ["export", "--", "{}"],
    "format": ["export", str(NOTEBOOK), "--format", "{}"],
    "score": ["score", str(FRAMEWORK), "--framework", "{}", "--out", "scored"],
    "read": ["read", "--json", "--", "{}"],
}
LOOKS_FIRST = {
    "name": 12,
    "year": 12,
}  # the page is read before they are: the first dozen is enough
MEANT = {
    ("read", ""),
    ("framework", ""),
    ("name", ""),
    ("year", ""),
}  # nothing is said: the page's own counts


@pytest.mark.parametrize("command", COMMANDS)
def test_a_nasty_text_is_refused_by_every_command(trial_home, command, capsys):
    before = list_everything(trial_home.parent)
    for text in NASTY[: LOOKS_FIRST.get(command)]:
        if (command, text) in MEANT or (command == "read" and os.path.exists(text)):
            continue
        if command == "sheet" and find_province(text, "2024-12-31"):
            continue
        capsys.readouterr()
        words = [text if word == "{}" else word for word in COMMANDS[command]]
        assert main(words) in (1, 2), ascii(text[:80])
        told = capsys.readouterr()
        assert "Traceback" not in told.err and "fault of the program" not in told.out, ascii(
            text[:80]
        )
    assert list_everything(trial_home.parent) == before
