"""Every command in a network namespace that has a loopback and no route: nothing needs, and nothing
waits for, the world outside. What opened reports ask for is watched in test_browser, test_hostile.
"""

import os
import shutil
import subprocess
import sys

import pytest

from rankings.store.paths import project_root

from .homes import copy_sources

EXAMPLES = project_root() / "data" / "examples"
# Brings up the loopback of a new namespace, which kernels talk over, and becomes the command.
ENTER = """
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP = 0x8914, 0x1
with socket.socket() as asked:
    fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
os.execv(sys.argv[1], sys.argv[1:])
"""
ASK = """
import socket
try:
    socket.create_connection(("203.0.113.1", 80), timeout=5)
except OSError as error:
    print(error.strerror)
"""
FRAMEWORK = str(EXAMPLES / "framework.yaml")
SHEET = str(EXAMPLES / "sheet_2024.xlsx")
REPORT = "reports/quang-nam/05_report_vi.ipynb"
# In this order: what one writes, a later one reads.
COMMANDS = {
    "--help": [],
    "read": ["page.html", "--json"],
    "add": ["page.html", "--province", "quang-nam", "--publisher", "Invented"],
    "reports": ["quang-nam"],
    "run": [
        str(project_root() / "notebooks" / "02_clean.ipynb"),
        "own.ipynb",
        "-p",
        "province",
        "quang-nam",
    ],
    "export": [REPORT, "--folder", "out"],
    "card": ["Sở Y tế", "--province", "quang-nam"],
    "template": ["national"],
    "sheet": [FRAMEWORK, "--province", "phu-tho", "--year", "2025", "--out", "sheet.xlsx"],
    "score": [SHEET, "--framework", FRAMEWORK, "--out", "scored"],
}


def run_outside(home, *words):
    return subprocess.run(
        [
            "unshare",
            "--net",
            "--map-root-user",
            sys.executable,
            "-c",
            ENTER,
            sys.executable,
            *words,
        ],
        cwd=home,
        env=os.environ | {"RANKINGS_HOME": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = copy_sources(tmp_path_factory.mktemp("offline") / "Dữ liệu")
    page = project_root() / "tests" / "pages" / "h12_quangnam_2023_ordered_lists.html"
    shutil.copy(page, home / "page.html")
    (home / "out").mkdir()
    asked = run_outside(home, "-c", ASK)
    if asked.returncode:
        pytest.skip(f"no network namespace may be made here: {asked.stderr}")
    assert asked.stdout.strip() == "Network is unreachable"
    return home


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_needs_no_network(home, name):
    done = run_outside(home, "-m", "rankings", name, *COMMANDS[name])
    assert done.returncode == 0, done.stdout + done.stderr
