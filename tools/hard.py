"""`python -m tools.hard`: the reports in a real browser, LibreOffice and JupyterLab, and runs that
are killed.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from rankings.errors import RankingsError
from rankings.run.environment import build_environment
from rankings.run.progress import say
from rankings.store.paths import project_root
from tools.start import start_tool

# A program that a package of Debian brings, and that package.
PROGRAMS = {
    "chromium": "chromium",
    "pdfinfo": "poppler-utils",
    "localc": "libreoffice-calc",
    "lowriter": "libreoffice-writer",
}
APT_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
LOCK = "requirements-hard.lock"
WHEELS_ONLY = (
    "install",
    "--quiet",
    "--only-binary",
    ":all:",
    "--no-deps",
    "--require-hashes",
    "-r",
)
# The reader's round trip over more than ten thousand generated tables and sentences.
THOROUGH = [
    "--hypothesis-profile",
    "thorough",
    "-n",
    "2",
    str(Path("tests") / "parse" / "test_round_trip_tables.py"),
    str(Path("tests") / "parse" / "test_sentence_round_trip.py"),
]
# Every mutant of the five pages; `make test` draws a sample of them.
MUTANTS = ["-m", "thorough", "-n", "2", str(Path("tests") / "clean" / "test_mutation.py")]
# Two hundred generated years: scored, announced, read back.
YEARS = ["-m", "thorough", "-n", "2", str(Path("tests") / "score" / "test_round_trip.py")]
LOCKED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.]+)", re.MULTILINE)


class MissingError(RankingsError):
    """Something that only these tests need is not installed; the message holds the line to type."""


def run_hard_tests(arguments: Sequence[str] = ()) -> int:
    """Install what is missing, then run tests/hard, or what `arguments` name; returns pytest's exit
    code.
    """
    install_programs()
    install_wheels()
    runs = (
        [list(arguments)]
        if arguments
        else [[str(Path("tests") / "hard")], THOROUGH, MUTANTS, YEARS]
    )
    return max(
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *run],
            cwd=project_root(),
            env=build_environment(),
            check=False,
        ).returncode
        for run in runs
    )


def install_programs() -> None:
    """Install the programs that are missing from Debian's packages; MissingError where that cannot
    be done here.
    """
    packages = list_missing_packages()
    if not packages:
        return
    if not can_install():
        raise MissingError(
            f"test-hard needs programs that are not here: {', '.join(packages)}",
            hint=f"type `{write_install_line(packages)}`",
        )
    say(f"Installing {', '.join(packages)} ...")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        ["apt-get", "update", "-qq"], env=quiet, check=False
    )  # a mirror that is away does not matter when the packages are in the cache
    failed = subprocess.run(
        [*APT_INSTALL, "-qq", *packages], env=quiet, stdout=subprocess.DEVNULL, check=False
    ).returncode
    if failed or list_missing_packages():
        raise MissingError(
            "apt-get could not install what test-hard needs",
            hint=f"see what `{write_install_line(packages)}` says",
        )


def list_missing_packages() -> list[str]:
    """Return the packages of Debian whose programs are not on the PATH."""
    return [package for program, package in PROGRAMS.items() if not shutil.which(program)]


def can_install() -> bool:
    """Return whether this process may install packages of Debian: as root, and where apt-get is."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def write_install_line(packages: Iterable[str]) -> str:
    """Return the line that a person types where we may not install.

    >>> write_install_line(["chromium", "poppler-utils"])
    'sudo apt-get install --yes --no-install-recommends chromium poppler-utils'
    """
    return " ".join(["sudo", *APT_INSTALL, *packages])


def install_wheels() -> None:
    """Install the packages of requirements-hard.lock beside those of the project; MissingError
    where neither uv nor pip can.
    """
    if holds_locked_versions():
        return
    say(f"Installing the packages of {LOCK} ...")
    lock = str(project_root() / LOCK)
    uv, pip = (
        ["uv", "pip", *WHEELS_ONLY, lock, "--python", sys.executable],
        [sys.executable, "-m", "pip", *WHEELS_ONLY, lock, "--no-input"],
    )
    for command in [uv, pip] if shutil.which("uv") else [pip]:
        # Not in the project, where uv would add the bounds of pyproject.toml, which have no
        # checksums.
        if (
            subprocess.run(command, cwd=tempfile.gettempdir(), check=False).returncode == 0
            and holds_locked_versions()
        ):
            return
    raise MissingError(
        f"the packages of {LOCK} could not be installed", hint=f"see what `{' '.join(pip)}` says"
    )


def holds_locked_versions() -> bool:
    """Return whether every package of the lock is installed in the version that it names."""
    installed = {
        package.name.lower().replace("_", "-"): package.version
        for package in importlib.metadata.distributions()
    }
    pins = LOCKED.findall((project_root() / LOCK).read_text(encoding="utf-8"))
    return all(installed.get(name) == version for name, version in pins)


if __name__ == "__main__":
    sys.exit(start_tool(run_hard_tests, sys.argv[1:]))
