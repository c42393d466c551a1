"""The process that has its imports behind it: how it is found, started, and asked.

Kernels are forked from it (`warm`), and what exports a report, in a process of its own: the memory
that a page layout took is given back, and several take no turns. It waits a while for the next run,
which finds it by a name that holds a checksum of the code: one of other code is never found. Quick
to import: it is started before anything else.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rankings.errors import ContractError, RankingsError
from rankings.store.paths import project_root

COLD = "RANKINGS_COLD"  # set, it asks for ordinary kernels
A_PATH = "path:"  # how a path is told from a word in a request
PATIENCE = 120.0  # seconds until this process, or a kernel, answers
TRIES = 3
PR_SET_PDEATHSIG = 1
# Variables that are looked at once, when a process starts or imports.
EARLY = ("LANG", "LC_", "MPLCONFIG", "OMP_", "OPENBLAS_", "PYTHON", "TZ")


def can_fork() -> bool:
    """Return whether processes can be forked here: Linux with process file descriptors."""
    if not (hasattr(os, "fork") and hasattr(os, "pidfd_open")):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # a system that knows the call and does not allow it
        return False
    return hasattr(signal, "pidfd_send_signal")


def die_with_owner() -> None:
    """Have this process end when the one that forked it ends, however that ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def is_warm() -> bool:
    """Return whether kernels and exports start from the warm process here."""
    return can_fork() and not os.environ.get(COLD)


def name_server() -> str:
    """Return the name of the warm process of this user, these variables and this code, where every
    change counts, also one that was taken back. It is a socket's name, and no file.
    """
    early = sorted(one for one in os.environ.items() if one[0].startswith(EARLY))
    packages = sysconfig.get_path("purelib")
    code = stamp_files(project_root() / "src", True)
    parts = [os.getuid(), sys.executable, early, os.stat(packages).st_ctime_ns, *code]
    return f"\0rankings-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def stamp_files(source: Path, are_code: bool) -> Iterator[tuple[str, int, int]]:
    """Yield each file in a folder that is code, or each that is none: its path, its size and its
    last change.
    """
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(".py") == are_code:
                path = os.path.join(folder, name)
                state = os.stat(path)
                yield path, state.st_size, state.st_ctime_ns


def start_server() -> None:
    """Start the warm process, where there is none, and do not wait until it is ready."""
    if is_warm():
        reach_server().close()


def remind_server() -> None:
    """Have the warm process, where there is one, look again at what people edit: by the time it is
    asked for a kernel, it has read what has changed.
    """
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
        if is_warm() and asked.connect_ex(name_server()) == 0:
            send_request(asked, where_we_are())


def has_server() -> bool:
    """Return whether there is a warm process, started by an earlier run; starts none."""
    with socket.socket(socket.AF_UNIX) as asked:
        return is_warm() and asked.connect_ex(name_server()) == 0


def reach_server() -> socket.socket:
    """Return a connection to the warm process, which is started where there is none."""
    name = name_server()
    asked = socket.socket(socket.AF_UNIX)
    while True:
        try:
            asked.connect(name)
            return asked
        except ConnectionRefusedError:
            pass
        with socket.socket(socket.AF_UNIX) as listener:
            try:
                listener.bind(name)
            except OSError:  # another process was quicker
                continue
            listener.listen(64)
            run_server(listener.fileno())
            asked.connect(name)
            return asked


def run_server(listener: int) -> None:
    """Start the process that answers on a socket. It takes no part in what its owner's terminal is
    told, finds no module in its owner's folder, and nobody waits for it.
    """
    started = subprocess.Popen(
        [sys.executable, "-P", "-m", "rankings.run.warm_server", str(listener)],
        pass_fds=[listener],
        stdin=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    started.returncode = 0


def name_peer(asked: socket.socket) -> tuple[int, int]:
    """Return the process and the user at the other end of a connection."""
    process, user, _ = struct.unpack(
        "3i", asked.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    )
    return process, user


def ask_server(request: dict, errors: int = 2) -> tuple[int, socket.socket]:
    """Return the process that was forked for a request, and the connection on which it answers; it
    ends with this process, and writes where this one writes, what goes wrong to the file `errors`.
    """
    for _ in range(TRIES):  # it may have been about to end
        asked = reach_server()
        asked.settimeout(PATIENCE)
        try:
            if name_peer(asked)[1] == os.getuid():
                send_request(asked, request, errors)
                if said := asked.recv(4, socket.MSG_WAITALL):
                    asked.settimeout(None)
                    return struct.unpack("!I", said)[0], asked
        except OSError:
            pass
        asked.close()
    raise ContractError(
        "the warm process ended before it was ready",
        hint=f"its own words stand above; run again with {COLD}=1",
    )


def send_request(asked: socket.socket, request: dict, errors: int = 2) -> None:
    """Write a request, with the streams that what is forked for it writes to."""
    message = json.dumps(request, default=lambda path: {A_PATH: str(path)}).encode()
    socket.send_fds(asked, [struct.pack("!I", len(message))], [1, errors])
    asked.sendall(message)


def where_we_are() -> dict:
    """What every request says: this process's folder and environment."""
    return {"folder": os.getcwd(), "environment": dict(os.environ)}


def perform_apart(call: Sequence[str | Path]) -> list:
    """Return what `performing.perform_here` says of a call, done by a process of its own that is
    forked from the warm one.
    """
    return finish_apart(begin_apart(call))


def begin_apart(call: Sequence[str | Path], waits: bool = False) -> socket.socket:
    """Return the connection to a process of its own that does a call; one that runs a notebook
    `waits` before the first cell until it is let go, and ends where the connection does.
    """
    request = {"call": call, "waits": waits, "temporary": tempfile.gettempdir()}
    return ask_server(request | where_we_are())[1]


def let_go(asked: socket.socket) -> None:
    """Let a process that waits go on, once it is ready to; one that has ended says so in its
    answer.
    """
    with contextlib.suppress(OSError):
        asked.recv(1, socket.MSG_PEEK)
        asked.sendall(b"!")


def finish_apart(asked: socket.socket) -> list:
    """Return what `performing.perform_here` says of a call that was begun."""
    said = b""
    with asked, asked.makefile("rb") as answer, contextlib.suppress(ConnectionError):
        said = answer.read().strip()  # one that ended before it was let go has left that unread
    if not said:
        raise RankingsError(
            "a process that was writing a file was ended from outside",
            hint="it was killed, or the machine ran out of memory: run again, with --jobs 1",
        )
    is_done, result = json.loads(said)
    if not is_done:
        raise RuntimeError(result)
    return result
