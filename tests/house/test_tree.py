"""What is in git: nothing of the workplace, Vietnamese letters composed, checksums right on every
kind of clone.
"""

from __future__ import annotations

import csv
import re
import subprocess
import unicodedata
from pathlib import PurePosixPath

import pytest

from rankings.store.catalogue import hash_content
from rankings.store.paths import project_root

# Built from parts, or this file would find itself.
WORKPLACE = [
    ".." + "/shared",
    "/wo" + "rk/",
    ".libra" + "ry",
    "/opt/" + "pypi",
    "sub" + "agent",
    "farm-" + "studio",
    "farm-" + "bench",
]
TEXT = {
    ".py",
    ".md",
    ".csv",
    ".yaml",
    ".yml",
    ".toml",
    ".lock",
    ".ipynb",
    ".json",
    ".cfg",
    ".html",
    ".css",
    ".j2",
    ".typ",
    ".lua",
    "",
}
# Pages as published, and tests of odd letters, keep their letters as they came.
AS_PUBLISHED = (
    "data/raw/",
    "tests/",
    "data/processed/",
    "src/rankings/language/",
    "src/rankings/parse/",
)


def run_git(*arguments, folder=None):
    return subprocess.run(
        ["git", *arguments], cwd=folder or project_root(), capture_output=True, check=True
    ).stdout.decode("utf-8")


@pytest.fixture(scope="module")
def tracked():
    """Tracked files; skipped where the project was unpacked from an archive and there is no git."""
    if not (project_root() / ".git").exists():
        pytest.skip("the project lies outside git")
    return [
        name
        for name in run_git("ls-files", "-z").split("\0")
        if name and (project_root() / name).is_file()
    ]


def read_text_files(names):
    for name in names:
        if PurePosixPath(name).suffix in TEXT:
            yield name, (project_root() / name).read_bytes().decode("utf-8", errors="replace")


def test_nothing_of_the_workplace_is_in_the_tree(tracked):
    found = [
        (name, word)
        for name, text in read_text_files(tracked)
        for word in WORKPLACE
        if word in text
    ]
    assert not found


def test_our_own_text_is_composed_unicode_with_unix_line_ends(tracked):
    for name, text in read_text_files(tracked):
        if not name.startswith(AS_PUBLISHED):
            assert unicodedata.is_normalized("NFC", text), name
            assert "\r\n" not in text, name


def test_machine_made_files_that_are_no_product_are_not_tracked(tracked):
    ignored = re.compile(
        r"(^|/)(\.venv|\.cache|__pycache__|\.ipynb_checkpoints|\.hypothesis)/|\.egg-info/"
        r"|^reports/[^/]+/.*(\.(ipynb|docx|xlsx)|(?<!_vi)(?<!_en)\.png)$"
    )
    assert not [name for name in tracked if ignored.search(name)]


def test_ci_runs_make_test(tracked):
    assert run_git("ls-files", "--stage", ".ci/run").startswith("100755")
    assert "make test" in (project_root() / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("autocrlf", ["true", "false", "input"])
def test_a_clone_has_right_checksums(tracked, tmp_path, autocrlf):
    """Windows' git turns LF into CRLF on the way out unless .gitattributes forbids it."""
    clone = tmp_path / "Dữ liệu"
    run_git(
        "clone",
        "--quiet",
        "--shared",
        "--sparse",
        "-c",
        f"core.autocrlf={autocrlf}",
        "-c",
        "core.eol=native",
        str(project_root()),
        str(clone),
        folder=tmp_path,
    )
    run_git("sparse-checkout", "set", "data/raw", folder=clone)
    catalogue = clone / "data/raw/sources.csv"
    assert b"\r\n" not in catalogue.read_bytes()
    with catalogue.open(encoding="utf-8-sig", newline="") as stream:
        sources = list(csv.DictReader(stream))
    assert sources
    for source in sources:
        assert (
            hash_content((clone / "data/raw" / source["file"]).read_bytes()) == source["sha256"]
        ), source["file"]


def test_the_guide_of_the_house_names_what_is_there():
    """Each file of docs/house.md exists, and holds the name behind the colon."""
    guide = (project_root() / "docs" / "house.md").read_text(encoding="utf-8")
    paths = [PurePosixPath(name) for name in run_git("ls-files").splitlines()]
    named = {
        re.sub(r"\{..,..\}", language, name)
        for name in re.findall(r"`([\w./{},]+/[\w./{},]*(?::\w+)?)`", guide)
        for language in ("vi", "en")
    } - {"store/schemas/NN_name.yaml"}
    astray = []
    for name in named:
        place, _, inside = name.partition(":")
        parts = PurePosixPath(place).parts
        found = [path for path in paths if has_in_a_row(path.parts, parts)]
        text = (project_root() / found[0]).read_text(encoding="utf-8") if inside and found else ""
        if not found or (inside and not re.search(rf"^(def |class )?{inside}\b", text, re.M)):
            astray.append(name)
    assert len(named) > 50 and not astray


def has_in_a_row(parts, wanted):
    """Whether a path's parts hold some others one after the other."""
    return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts)))
