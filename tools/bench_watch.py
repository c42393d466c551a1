"""What a command takes, with all processes that work for it: time, processors, memory."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import psutil

from rankings.errors import ContractError
from rankings.run.environment import build_environment

MEGABYTE = 1024**2
WARM = "rankings.run.warm_server"
REST = 10  # times as long as the look before took: reading what each process maps takes a while


class Taken(NamedTuple):
    """What a command took: seconds by the clock and of the processors, megabytes that its processes
    held together when they held most.
    """

    seconds: float
    cpu: float
    memory: float


def run_timed(home: Path, command: Sequence[str]) -> Taken:
    """Run a command in a home, to its end and that of the processes it started, those forked from
    the warm process too; ContractError with its last words where it fails.
    """
    environment = build_environment() | {"RANKINGS_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryFile() as words:
        before = read_warm_seconds()
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=words
        )
        with MemoryWatch(process.pid) as watch:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            last = words.read().decode(errors="replace").strip()[-200:]
            raise ContractError("a measured command failed", place=" ".join(command), quote=last)
    warm = sum(cpu - before.get(pid, 0) for pid, cpu in read_warm_seconds().items())
    return Taken(seconds, used.ru_utime + used.ru_stime + warm, watch.most / MEGABYTE)


def find_warm() -> Iterator[psutil.Process]:
    """The warm processes of this Python, and those forked from them."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if (words := process.cmdline())[:1] == [sys.executable] and WARM in words:
                yield process


def read_warm_seconds() -> dict[int, float]:
    """The seconds that each warm process has taken so far, with those it forked that have ended."""
    taken = {}
    for process in find_warm():
        with contextlib.suppress(psutil.Error):
            taken[process.pid] = sum(process.cpu_times()[:4])
    return taken


class MemoryWatch:
    """The most bytes that a process, those it started and the warm processes that work held at a
    time, looked at again and again in a block. A page that several share counts once: each holds
    its share of it (proportional set size). A process's own highest mark would not do: it begins
    with what the one that started it held, and a fork's with all that it shares.
    """

    def __init__(self, pid: int) -> None:
        self.root, self.most = psutil.Process(pid), 0

    def __enter__(self) -> MemoryWatch:
        self.is_over = Event()
        self.watcher = Thread(target=self.watch)
        self.watcher.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.is_over.set()
        self.watcher.join()

    def watch(self) -> None:
        rest = 0.0
        while not self.is_over.wait(rest):
            begun = time.thread_time()
            self.most = max(self.most, sum_shares(self.list_processes()))
            rest = REST * (time.thread_time() - begun)

    def list_processes(self) -> set[psutil.Process]:
        """The processes that work for the command; a warm one without others only waits."""
        found = {self.root}
        for process in (self.root, *find_warm()):
            with contextlib.suppress(psutil.Error):
                if started := process.children(recursive=True):
                    found |= {process, *started}
        return found


def sum_shares(processes: set[psutil.Process]) -> int:
    """The bytes that processes hold together. They are looked at one after another: what one that
    ended meanwhile had shared, those looked at later hold alone, so its own is left out.
    """
    held = {process: read_share(process) for process in processes}
    return sum(share for process, share in held.items() if holds_memory(process))


def holds_memory(process: psutil.Process) -> bool:
    """Whether a process still holds its memory: not one that has ended, or is about to."""
    with contextlib.suppress(psutil.Error):
        return process.memory_info().rss > 0
    return False


def read_share(process: psutil.Process) -> int:
    """The bytes that a process holds, of what it shares its part; none of one that has ended."""
    with contextlib.suppress(psutil.Error):
        return process.memory_full_info().pss
    return 0
