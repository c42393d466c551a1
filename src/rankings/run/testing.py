"""`test`: ruff, then one run of pytest over the tests, the doctests and the notebooks' outputs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rankings.run.environment import build_environment
from rankings.run.messages import phrase
from rankings.run.notebooks import WARM, list_all_notebooks
from rankings.store.files import scratch_folder
from rankings.store.paths import project_root

SANITIZER = Path("tests") / "nbval_sanitize.cfg"


def run_tests(arguments: Sequence[str] = ()) -> int:
    """Run pytest on everything, or on what `arguments` name; returns pytest's exit code.

    The notebooks run in a home of their own, a copy of the project's data, so that a test never
    writes in the project. The tests of a folder stay on one worker (`tests/conftest.py`).
    """
    if not arguments and (code := check_handwriting()):
        return code
    with scratch_folder() as folder:
        copy_data(folder)
        # hundreds of processes start: the code is compiled for all of them, whatever the shell says
        own = {"RANKINGS_HOME": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
        environment = build_environment() | own
        command = [sys.executable, "-m", "pytest", "-q", *(arguments or list_everything())]
        return subprocess.run(command, cwd=project_root(), env=environment, check=False).returncode


def check_handwriting() -> int:
    """Let ruff look at the form of the code and for common faults; returns its exit code."""
    for words in (["format", "--check", "--quiet"], ["check", "--quiet"]):
        command = [sys.executable, "-m", "ruff", *words, "."]
        code = subprocess.run(command, cwd=project_root(), check=False).returncode
        if code:
            print(phrase("test.ruff"))
            return code
    return 0


def list_everything() -> list[str]:
    """Return pytest's arguments for the whole suite."""
    notebooks = [str(path.relative_to(project_root())) for path in list_all_notebooks()]
    workers = str(max(1, min(2, os.cpu_count() or 1)))
    return [
        "-n",
        workers,
        "--dist",
        "loadscope",
        "--no-loadscope-reorder",
        "--nbval",
        "--nbval-kernel-name",
        WARM,
        "--nbval-sanitize-with",
        str(SANITIZER),
        *notebooks,
        "tests",
        "tools",
        "build_backend.py",
        "src",
    ]


def copy_data(folder: Path) -> None:
    """Copy the project's data into another home."""
    for name in ("raw", "processed"):
        source = project_root() / "data" / name
        if source.is_dir():
            shutil.copytree(source, folder / "data" / name)
