"""One province's tables and report, made under other circumstances: the bytes are the same.

The twin is a clone in another folder whose every text file has Windows line ends, data/raw
excepted (git is told to leave sources as they are).
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from rankings.store.paths import project_root

from .homes import copy_sources
from .test_kills import read_files

ONE = ("phu-tho", "--language", "vi")
ENDINGS = (".html", ".pdf", ".xlsx", ".docx", ".csv", ".json", ".txt", ".yaml")
CIRCUMSTANCES = {
    "twice": {},
    "time zone": {"TZ": "America/St_Johns"},
    "locale": {"LC_ALL": "C", "LANG": "C"},
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "one job": ["--jobs", "1"],
    "four jobs": ["--jobs", "4"],
}
TEXTS = (".py", ".yaml", ".csv", ".md", ".ipynb", ".j2", ".js", ".css", ".typ", ".toml", ".txt")


def make_reports(home, python=sys.executable, options=(), **environment):
    """Returns the finished files of a run in a home, by name."""
    done = subprocess.run(
        [python, "-m", "rankings", "reports", *ONE, *options],
        cwd="/",
        env=os.environ | {"RANKINGS_HOME": str(home)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: made for name, made in read_files(home).items() if name.endswith(ENDINGS)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a run makes here."""
    made = make_reports(copy_sources(tmp_path_factory.mktemp("here") / "Dữ liệu"))
    assert {"data/processed/phu-tho/02_rankings.csv"} < set(made)
    assert {f"reports/phu-tho/phu-tho_vi.{kind}" for kind in ("html", "pdf", "xlsx", "docx")} < set(
        made
    )
    return made


def list_differences(made, whole):
    return sorted(name for name in set(made) | set(whole) if made.get(name) != whole.get(name))


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_bytes_are_the_same(circumstance, whole, tmp_path):
    changed = CIRCUMSTANCES[circumstance]
    home = copy_sources(tmp_path / "elsewhere")
    made = (
        make_reports(home, options=changed)
        if isinstance(changed, list)
        else make_reports(home, **changed)
    )
    assert not list_differences(made, whole)


@pytest.fixture
def twin(tmp_path):
    """A clone in another folder, its text files with Windows line ends, and a Python for it."""
    clone = tmp_path / "Bản sao khác"
    subprocess.run(["git", "clone", "--quiet", str(project_root()), str(clone)], check=True)
    for made in ("data/processed", "reports"):
        shutil.rmtree(clone / made)
    for path in clone.rglob("*"):
        if path.suffix in TEXTS and path.is_file() and clone / "data" / "raw" not in path.parents:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    venv.create(clone / ".venv", symlinks=True)
    (clone / ".venv" / "share").symlink_to(Path(sys.prefix) / "share")  # templates of nbconvert
    packages = next((clone / ".venv").glob("lib/*/site-packages"))
    (packages / "here.pth").write_text(
        f"{clone / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8"
    )
    return clone, clone / ".venv" / "bin" / "python"


def test_a_clone_with_windows_line_ends_makes_the_same_bytes(twin, whole):
    clone, python = twin
    made = make_reports(clone, str(python))
    assert not list_differences(made, whole)
