"""What a command is said to have taken is its own."""

import sys

import pytest

from rankings.errors import ContractError
from tools import bench_watch, benchmarks
from tools.bench_watch import run_timed

HOLD = "import os, time; held = bytearray(200 * 2**20); {}; time.sleep(1)"
# Each of two processes waits until the other holds all that it will.
GROW = """\
import os, time
held = bytearray(200 * 2**20)
ends = os.pipe(), os.pipe()
child = os.fork()
more = bytearray(100 * 2**20)
mine, theirs = ends if child else ends[::-1]
os.write(mine[1], b"!")
os.read(theirs[0], 1)
time.sleep(1)
"""


@pytest.fixture(autouse=True)
def _nobody_else_works(monkeypatch):
    """The warm process may work for tests that run beside these."""
    monkeypatch.setattr(bench_watch, "find_warm", lambda: iter(()))


def measure(tmp_path, code):
    return run_timed(tmp_path, [sys.executable, "-c", code])


def test_a_page_that_processes_share_counts_once(tmp_path):
    assert 200 < measure(tmp_path, HOLD.format("os.fork()")).memory < 250


def test_what_each_process_holds_for_itself_counts_for_each(tmp_path):
    assert 400 < measure(tmp_path, GROW).memory < 450


def test_what_one_that_ended_shared_is_not_counted_with_those_who_hold_it_now(monkeypatch):
    """One ends between its look and the next one's, which then has all that both held."""
    shares, ended = {"ended": 100, "left": 200}, {"ended"}
    monkeypatch.setattr(bench_watch, "read_share", shares.get)
    monkeypatch.setattr(bench_watch, "holds_memory", lambda process: process not in ended)
    assert bench_watch.sum_shares(set(shares)) == 200


def test_what_the_measuring_process_holds_is_none_of_it(tmp_path):
    held = bytearray(200 * 2**20)
    assert measure(tmp_path, "import time; time.sleep(1)").memory < 50 < len(held)


def test_seconds_of_the_processors_are_those_of_ended_children_too(tmp_path):
    busy = (
        "import os, time; pid = os.fork()\nwhile time.process_time() < 1: pass\nif pid: os.wait()"
    )
    assert 2 <= measure(tmp_path, busy).cpu < 2.5


def test_a_command_that_fails_is_not_measured(tmp_path):
    with pytest.raises(ContractError, match="failed.*no such luck"):
        measure(tmp_path, "raise SystemExit('no such luck')")


@pytest.mark.parametrize(("load", "told"), [(0.1, False), (2.7, True)])
def test_a_machine_with_other_work_is_told(monkeypatch, load, told):
    monkeypatch.setattr(benchmarks, "LOAD", load)
    assert ("not idle: its load was 2.7" in benchmarks.describe_machine()) is told
