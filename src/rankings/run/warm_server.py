"""The warm process: it has what notebooks and those who run them need (`ahead`), and forks kernels
and calls from itself on demand.

Linux only. It runs as a process of its own, `python -m rankings.run.warm_server SOCKET`: a fork
must come from one thread. What it forked for a process ends with that one, also when it is killed.
It ends when nobody has needed it for a while, or when the code is no longer what it imported.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import time
import traceback
from functools import partial
from pathlib import Path

from rankings.run.ahead import HOME, INLINE, Readings, import_ahead
from rankings.run.warm_process import A_PATH, die_with_owner, name_peer, name_server

LOOK, WATCH, LONGEST = 1.0, 10.0, 300.0  # seconds between looks while somebody runs, while nobody
# does, and until it ends
END = object()
READY = b" "
ROOMS = tuple(f"rankings.run.{room}" for room in ("performing", "exporting", "notebooks"))


class Kin:
    """The processes that were forked, by the one they were forked for, their owner."""

    def __init__(self) -> None:
        self.forked: dict[int, set[int]] = {}
        self.owners: dict[int, int] = {}  # by the handle on which the end of one shows

    def meet(self, owner: int) -> None:
        """Watch an owner; ProcessLookupError where it has ended."""
        if owner not in self.forked:
            self.owners[os.pidfd_open(owner)] = owner
            self.forked[owner] = set()

    def leave(self, handle: int) -> None:
        """End what was forked for an owner that has ended."""
        os.close(handle)
        for pid in self.forked.pop(self.owners.pop(handle)):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def has_forked(self, pid: int) -> bool:
        """Whether a process is one of those that were forked."""
        return any(pid in forked for forked in self.forked.values())

    def collect(self) -> None:
        """Forget the processes that have ended."""
        with contextlib.suppress(ChildProcessError):
            while pid := os.waitpid(-1, os.WNOHANG)[0]:
                for forked in self.forked.values():
                    forked.discard(pid)


def serve(listener: socket.socket) -> None:
    """Answer requests for kernels and calls, until none comes for a while or the code changes."""
    name, ahead = listener.getsockname().decode(), import_ahead()
    kin, readings = Kin(), Readings()
    next(ahead)
    close_streams()
    is_ready, needed = False, time.monotonic()
    while True:
        pause = 0 if not is_ready else LOOK if kin.owners else WATCH
        ready, _, _ = select.select([listener, *kin.owners], [], [], pause)
        kin.collect()
        for handle in kin.owners.keys() & ready:
            kin.leave(handle)
        if listener in ready:
            answer(listener, kin, readings)
            is_ready = False
        elif not is_ready:
            is_ready = next(ahead, END) is END and next(readings.steps, END) is END
        if ready or kin.owners:
            needed = time.monotonic()
        elif name_server() != name or time.monotonic() > needed + LONGEST:
            return


def close_streams() -> None:
    """Let go of what the first owner reads: it would wait for the end."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def answer(listener: socket.socket, kin: Kin, readings: Readings) -> None:
    """Fork the kernel, or what does the call, that is asked for; nothing for an owner that ended
    before it had asked, or while it did, or only wants it to look at what has changed.
    """
    asked, _ = listener.accept()
    with asked, contextlib.ExitStack() as left, contextlib.suppress(OSError, ValueError):
        owner, user = name_peer(asked)
        head, streams, _, _ = socket.recv_fds(asked, 4, 2, socket.MSG_WAITALL)
        for stream in streams:
            left.callback(os.close, stream)
        if not head or user != os.getuid():  # who asks for nothing only had it started
            return
        said = asked.recv(int.from_bytes(head), socket.MSG_WAITALL)
        request = json.loads(said, object_hook=read_path)
        kin.meet(owner)
        if not kin.has_forked(owner):  # what changed since that one began is on its record
            readings.follow(request["environment"].get(HOME), request["folder"])
        if not request.keys() & {"call", "arguments"}:
            return
        pid = os.fork()
        if pid == 0:
            for handle in (listener.detach(), *kin.owners):
                os.close(handle)
            become(request, asked, streams)
        kin.forked[owner].add(pid)
        asked.sendall(struct.pack("!I", pid))


def read_path(found: dict) -> dict | Path:
    """Return a path of a request as one."""
    return Path(found[A_PATH]) if A_PATH in found else found


def become(request: dict, asked: socket.socket, streams: list[int]) -> None:
    """Turn this fork into an IPython kernel, or into what does a call, with the environment, folder
    and streams that were asked for; never returns.
    """
    code = 1
    try:
        die_with_owner()
        for place, stream in enumerate(streams, 1):
            os.dup2(stream, place)
            os.close(stream)
        os.setsid()
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update({"MPLBACKEND": INLINE} | request["environment"])
        tempfile.tempdir = request["temporary"]  # goes with the owner
        if "call" in request:
            answer_call(request, asked)
        else:
            asked.close()
            become_kernel(request["arguments"])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def become_kernel(arguments: list[str]) -> None:
    """Be an IPython kernel until it is told to end."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = arguments
    sys.modules["numpy"].random.seed()  # a fork copies the state of numpy's random numbers
    if "" not in sys.path:
        sys.path.insert(0, "")
    app = sys.modules["ipykernel.kernelapp"].IPKernelApp.instance()
    app.initialize(sys.argv[1:])
    app.start()


def answer_call(request: dict, asked: socket.socket) -> None:
    """Say what became of a call, or with which words it failed; nothing where nobody waits."""
    try:
        performing, exporting, notebooks = map(importlib.import_module, ROOMS)
        if request.get("waits"):
            notebooks.before_cells = partial(wait_for_turn, asked)
        call = partial(exporting.call_function, *request["call"])
        said = (True, performing.perform_here(call))
    except Exception:
        said = (False, traceback.format_exc())
    with contextlib.suppress(ConnectionError):
        asked.sendall(json.dumps(said).encode())


def wait_for_turn(asked: socket.socket, notebook: object) -> None:
    """Wait until whoever asked lets the notebook's first cell begin; end where nobody will. It is
    told that all is ready by a blank, which says nothing in the answer.
    """
    with contextlib.suppress(ConnectionError):
        asked.sendall(READY)
        if asked.recv(1):
            return
    os._exit(0)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as own:
        own.set_inheritable(False)
        serve(own)
