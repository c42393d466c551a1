"""Every command that writes, killed without warning at moments drawn once: no file is ever half
written, no source and no row of a person is lost, nothing goes on running, and the next run ends
well.
"""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from rankings.store.paths import project_root

from .homes import copy_sources, start_reports

MADE = ("data/processed", "reports")
BEING_WRITTEN = ".part"
WARM = "rankings.run.warm_server"
PATIENCE = 60
ADDRESS = re.compile(
    rb" at 0x[0-9a-f]+>"
)  # in how Python names a styled table: another one in every run
# How many steps a run may end, and how many seconds more it has, before it is killed.
DRAW = random.Random(2749)
KILLS = [(DRAW.randint(0, 6), DRAW.uniform(0.0, 4.0)) for _ in range(6)]
EXAMPLES = project_root() / "data" / "examples"
REPORT = "reports/phu-tho/05_report_vi.ipynb"


@dataclass(frozen=True)
class Command:
    """A command, how often it is killed, and whether it goes on where it was stopped: killed early,
    again and again, it comes to every step; once it has ended, it forgets and begins anew.
    """

    name: str
    kills: int
    words: tuple[str, ...]
    goes_on: bool = False


COMMANDS = (
    Command("reports", 100, ("phu-tho", "--language", "vi", "--format", "html,pdf"), True),
    Command("run", 20, (str(project_root() / "notebooks" / "05_report.ipynb"), "out/own.ipynb")),
    Command("export", 20, (REPORT, "--folder", "out")),
    Command("add", 30, ("page.html", "--province", "quang-nam", "--publisher", "Invented")),
    Command(
        "score",
        20,
        (
            str(EXAMPLES / "sheet_2024.xlsx"),
            "--framework",
            str(EXAMPLES / "framework.yaml"),
            "--out",
            "out",
        ),
    ),
    Command("read", 10, ("page.html", "data/raw/phu-tho", "--json")),
)


@pytest.fixture(scope="module")
def home(report_home, tmp_path_factory):
    """A home where one province's files lie there from an earlier run, and the other's are not made
    yet; doit remembers nothing.
    """
    home = copy_sources(tmp_path_factory.mktemp("kills") / "Dữ liệu")
    for folder in MADE:
        shutil.copytree(report_home / folder / "phu-tho", home / folder / "phu-tho")
    return home


@pytest.fixture
def desk(report_home, tmp_path):
    """A home where one province's report is made, with a page to add and an empty folder for what a
    command writes; the temporary files of its commands have a folder beside it.
    """
    desk = copy_sources(tmp_path / "Dữ liệu")
    for folder in MADE:
        shutil.copytree(report_home / folder / "phu-tho", desk / folder / "phu-tho")
    shutil.copytree(report_home / "data/processed/national", desk / "data/processed/national")
    page = project_root() / "tests" / "pages" / "h12_quangnam_2023_ordered_lists.html"
    shutil.copy(page, desk / "page.html")
    (desk / "out").mkdir()
    (tmp_path / "temporary").mkdir()
    return desk


def read_files(home, folders=MADE):
    """Every file of some folders, those being written left out."""
    files = {
        path.relative_to(home).as_posix(): path
        for folder in folders
        for path in (home / folder).rglob("*")
        if path.is_file()
    }
    return {
        name: ADDRESS.sub(b">", path.read_bytes())
        for name, path in files.items()
        if not name.endswith(BEING_WRITTEN)
    }


def is_warm(process):
    """Whether a process is a warm one of these tests, or forked from it; it has a name still."""
    with contextlib.suppress(psutil.Error):
        words = process.cmdline()
        return words[:1] == [sys.executable] and WARM in words
    return False


def list_forked():
    """The processes that were forked from a warm one, which goes on for the next run."""
    warm = {one.pid: one for one in psutil.process_iter(["ppid"]) if is_warm(one)}
    return [process for process in warm.values() if process.info["ppid"] in warm]


def end_at_once(process):
    """Kill a process; its kernels and workers end by themselves. Returns whether it still ran."""
    was_running = process.poll() is None
    children = psutil.Process(process.pid).children(recursive=True) if was_running else []
    children = [child for child in children if not is_warm(child)] + list_forked()
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = psutil.wait_procs(children, timeout=PATIENCE)[1]
    for child in left:
        child.kill()
    assert not left, "a kernel outlived the run that started it"
    return was_running


def kill_reports(home, steps, seconds):
    """Start `reports`, let some steps end, kill it; returns whether it was still running."""
    process = start_reports(home)
    for _ in range(steps):
        process.stdout.readline()
    time.sleep(seconds)
    was_running = end_at_once(process)
    process.stdout.close()
    return was_running


def test_a_killed_run_leaves_whole_files_and_the_next_one_ends_well(home, report_home):
    whole = read_files(report_home)
    before = set(read_files(home))
    for steps, seconds in KILLS:
        assert kill_reports(home, steps, seconds)
        files = read_files(home)
        assert before <= set(files) <= set(whole)
        assert not [name for name, content in files.items() if content != whole[name]]
    process = start_reports(home)
    output = process.communicate()[0].decode()
    assert process.returncode == 0, output
    assert {name for name, content in read_files(home).items() if content == whole[name]} == set(
        whole
    )
    assert not [path.name for folder in MADE for path in (home / folder).rglob(f"*{BEING_WRITTEN}")]


def start(desk, command):
    return subprocess.Popen(
        [sys.executable, "-m", "rankings", command.name, *command.words],
        cwd=desk,
        env=os.environ | {"RANKINGS_HOME": str(desk), "TMPDIR": str(desk.parent / "temporary")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(desk, command):
    """Run a command to its end; returns its files and how long it took."""
    begun = time.monotonic()
    process = start(desk, command)
    said = process.communicate()[1].decode()
    assert process.returncode == 0, said
    return read_files(desk, ["."]), time.monotonic() - begun


def restore(desk, before):
    """Everything as it was before a command ran, and what it remembers taken away."""
    shutil.rmtree(desk / ".cache", ignore_errors=True)
    for name in set(read_files(desk, ["."])) - set(before):
        if not name.startswith(".cache/"):
            (desk / name).unlink()
    for name in ("data/raw/sources.csv",):
        (desk / name).write_bytes(before[name])


def is_probe(path):
    """Whether a file is what Python's `tempfile` writes, and takes away at once, to see whether a
    folder can be written: eight letters in its name, four in it at most.
    """
    return path.is_file() and len(path.name) == 8 and path.stat().st_size <= len(b"blat")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_killed_at_any_moment_leaves_no_half_file(desk, command):
    before = read_files(desk, ["."])
    lengths = []
    for _ in range(2):  # the first may have to start the warm process, or to wait for the disk
        restore(desk, before)
        whole, length = finish(desk, command)
        lengths.append(length)
    length = min(lengths)
    longest = length / 2 if command.goes_on else length
    running, was_running = 0, False
    for _ in range(command.kills):
        if not (command.goes_on and was_running):
            restore(desk, before)
        process = start(desk, command)
        time.sleep(DRAW.uniform(0, longest))
        was_running = end_at_once(process)
        running += was_running
        process.stderr.close()
        files = {
            name: content
            for name, content in read_files(desk, ["."]).items()
            if not name.startswith(".cache/")
        }
        assert set(before) <= set(files) <= set(whole)
        assert not [
            name
            for name, content in files.items()
            if content not in (before.get(name), whole[name])
        ]
    assert running > command.kills / 2
    restore(desk, before)
    files, _ = finish(desk, command)
    assert {name for name in files if not name.startswith(".cache/")} == {
        name for name in whole if not name.startswith(".cache/")
    }
    assert not [path.name for path in Path(desk).rglob(f"*{BEING_WRITTEN}")]
    assert not [path for path in (desk.parent / "temporary").iterdir() if not is_probe(path)]
