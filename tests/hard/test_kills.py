"""`reports`, killed without warning at moments drawn once: no file is ever half written, and the
next run ends well.
"""

import random
import re
import shutil
import signal
import time

import psutil
import pytest

from .homes import copy_sources, start_reports

MADE = ("data/processed", "reports")
BEING_WRITTEN = ".part"
PATIENCE = 60
ADDRESS = re.compile(
    rb" at 0x[0-9a-f]+>"
)  # in how Python names a styled table: another one in every run
# How many steps a run may end, and how many seconds more it has, before it is killed.
DRAW = random.Random(2749)
ONE, MOMENTS = ("phu-tho", "--language", "vi", "--format", "html,pdf"), 100
KILLS = [(DRAW.randint(0, 6), DRAW.uniform(0.0, 4.0)) for _ in range(6)]


@pytest.fixture(scope="module")
def home(report_home, tmp_path_factory):
    """A home where one province's files lie there from an earlier run, and the other's are not made
    yet; doit remembers nothing.
    """
    home = copy_sources(tmp_path_factory.mktemp("kills") / "Dữ liệu")
    for folder in MADE:
        shutil.copytree(report_home / folder / "phu-tho", home / folder / "phu-tho")
    return home


def read_files(home):
    """Every file made so far, those being written left out."""
    files = {
        path.relative_to(home).as_posix(): path
        for folder in MADE
        for path in (home / folder).rglob("*")
        if path.is_file()
    }
    return {
        name: ADDRESS.sub(b">", path.read_bytes())
        for name, path in files.items()
        if not name.endswith(BEING_WRITTEN)
    }


def kill_reports(home, steps, seconds, *options):
    """Start `reports`, let some steps end, kill it; returns whether it was still running. Its
    kernels end by themselves.
    """
    process = start_reports(home, *options)
    for _ in range(steps):
        process.stdout.readline()
    time.sleep(seconds)
    kernels = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    left = psutil.wait_procs(kernels, timeout=PATIENCE)[1]
    for kernel in left:
        kernel.kill()
    assert not left, "a kernel outlived the run that started it"
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


def test_at_a_hundred_moments_of_a_run_no_file_is_half_written(home, report_home):
    """One province, all of whose steps run again each time: what is on record is taken away."""
    whole = read_files(report_home)
    begun = time.monotonic()
    start_reports(home, *ONE).communicate()
    length = time.monotonic() - begun
    for _ in range(MOMENTS):
        shutil.rmtree(home / ".cache")
        kill_reports(home, 0, DRAW.uniform(0, length), *ONE)
        files = read_files(home)
        assert set(files) <= set(whole)
        assert not [name for name, content in files.items() if content != whole[name]]
    process = start_reports(home, *ONE)
    output = process.communicate()[0].decode()
    assert process.returncode == 0, output
    assert not [path.name for folder in MADE for path in (home / folder).rglob(f"*{BEING_WRITTEN}")]
