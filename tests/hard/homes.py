"""A home with the project's sources and nothing made yet, and `reports` as a process to wait for or
to kill.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rankings.language.entries import LANGUAGES
from rankings.store.catalogue import known_provinces
from rankings.store.paths import project_root

REPORTS = [
    f"{province}/{province}_{language}" for province in known_provinces() for language in LANGUAGES
]


def copy_sources(home: Path) -> Path:
    for name in ("raw", "reference"):
        shutil.copytree(project_root() / "data" / name, home / "data" / name)
    return home


def start_reports(home: Path, *options: str) -> subprocess.Popen:
    """Start `reports` for all provinces, as the head of a process group that holds its kernels
    too.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "rankings", "reports", *options],
        cwd="/",
        env=os.environ | {"RANKINGS_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
