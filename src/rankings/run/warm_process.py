"""The process that has its imports behind it: how it is started, asked, and ended.

Kernels are forked from it (`warm`), and what exports a report, in a process of its own: the memory
that a page layout took is given back, and several take no turns. Quick to import: it is started
before anything else.
"""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from rankings.errors import ContractError, RankingsError
from rankings.store.files import make_scratch_folder

ADDRESS = "RANKINGS_WARM"  # the environment variable that hands a running server on
COLD = "RANKINGS_COLD"  # set, it asks for ordinary kernels
A_PATH = "path:"  # how a path is told from a word in a request
PAUSE, PATIENCE = 0.005, 120.0
PR_SET_PDEATHSIG = 1
LONGEST_ADDRESS = 90  # of a socket, in bytes

_server: dict[str, object] = {}
_lock = threading.Lock()


def can_fork() -> bool:
    """Return whether processes can be forked here: Linux with process file descriptors."""
    if not (hasattr(os, "fork") and hasattr(os, "pidfd_open")):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # a system that knows the call and does not allow it
        return False
    return hasattr(signal, "pidfd_send_signal")


def _short_folder() -> str | None:
    """Where the socket may lie: the temporary folder, unless its name is too long for a socket."""
    return "/tmp" if len(os.fsencode(tempfile.gettempdir())) > LONGEST_ADDRESS - 50 else None


def die_with_owner() -> None:
    """Have this process end when the one that forked it ends, however that ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def is_warm() -> bool:
    """Return whether kernels and exports start from the warm process here."""
    return can_fork() and not os.environ.get(COLD)


def start_server(rooms: Iterable[str] = ()) -> None:
    """Start the warm process, if it is not running, and do not wait until it is ready; it imports
    some rooms too, once kernels can be had.
    """
    with _lock:
        if _server or os.environ.get(ADDRESS) or not is_warm():
            return
        folder = make_scratch_folder(_short_folder())
        address = str(folder / "socket")
        theirs, ours = os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-m", "rankings.run.warm_server", address, str(theirs), *rooms],
            pass_fds=[theirs],
            stdin=subprocess.DEVNULL,
        )
        os.close(theirs)
        _server.update(address=address, pipe=ours, process=process, folder=folder)
        os.environ[ADDRESS] = address
        atexit.register(stop_server)


def stop_server() -> None:
    """End the warm process and its kernels."""
    with _lock:
        if not _server:
            return
        os.close(_server["pipe"])
        _server["process"].terminate()  # in the middle of an import too
        try:
            _server["process"].wait(10)
        except subprocess.TimeoutExpired:
            _server["process"].kill()
        shutil.rmtree(_server["folder"], ignore_errors=True)
        os.environ.pop(ADDRESS, None)
        _server.clear()


def ask_server(request: dict) -> socket.socket:
    """Return the connection on which the warm process, which is waited for, answers a request."""
    start_server()
    address = os.environ[ADDRESS]
    deadline = time.monotonic() + PATIENCE
    while not os.path.exists(address):
        if time.monotonic() > deadline:
            raise ContractError(
                f"no warm process answers at {ADDRESS}", quote=address, hint=f"set {COLD}=1"
            )
        process = _server.get("process")
        if process is not None and process.poll() is not None:
            raise ContractError(
                "the warm process ended before it was ready",
                hint=f"its own words stand above; run again with {COLD}=1",
            )
        time.sleep(PAUSE)
    message = json.dumps(request, default=lambda path: {A_PATH: str(path)}).encode()
    asked = socket.socket(socket.AF_UNIX)
    asked.connect(address)
    asked.sendall(struct.pack("!I", len(message)) + message)
    return asked


def perform_apart(call: Sequence[str | Path]) -> list:
    """Return what `performing.perform_here` says of a call, done by a process of its own that is
    forked from the warm one.
    """
    where = {"folder": os.getcwd(), "environment": dict(os.environ)}
    request = {"call": call, "temporary": tempfile.gettempdir()} | where
    with ask_server(request) as asked, asked.makefile("rb") as answer:
        said = answer.read()
    if not said:
        raise RankingsError(
            "a process that was writing a file was ended from outside",
            hint="it was killed, or the machine ran out of memory: run again, with --jobs 1",
        )
    is_done, result = json.loads(said)
    if not is_done:
        raise RuntimeError(result)
    return result
