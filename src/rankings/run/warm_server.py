"""The warm process: it has imported what notebooks import, and forks kernels from itself on demand.

POSIX only. It runs as a process of its own, `python -m rankings.run.warm_server SOCKET PIPE ROOM…`:
a fork must come from one thread. It ends, and its kernels with it, when the other end of the pipe
closes, which happens also when its owner is killed.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import traceback
import types
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rankings.run.warm_process import A_PATH, die_with_owner

# What every notebook needs, before the first kernel; then, while that one runs, what some need.
FIRST = (
    "ipykernel.kernelapp ipykernel.ipkernel ipykernel.zmqshell IPython.core.completer"
    " IPython.core.completerlib IPython.core.oinspect IPython.extensions.storemagic pandas"
    " helpers"
).split()
LATER = (
    "pandera.pandas pandera.backends.pandas.register pandera.backends.pandas.container"
    " pandas.core.methods.to_dict pandas.io.formats.html matplotlib.figure"
    " matplotlib.backends.backend_svg"
).split()
RARE = "scipy.stats"  # takes a second, and a run of one kernel, the report's, needs none of it
# What packages import at their start and nobody uses: JupyterLab's debugger, a library for tests, a
# grammar of addresses.
UNUSED = ("debugpy", "hypothesis", "rfc3987_syntax")
INLINE = "module://matplotlib_inline.backend_inline"
SECOND = 1.0
END = object()


class Ended(BaseException):
    """The owner needs no more kernels."""


def import_ahead(rooms: list[str]) -> Iterator[None]:
    """Import what notebooks need and draw a first picture: fonts and parsers are ready then. A step
    at a time; after the first, kernels can be forked.

    pandas decides at its import how many columns a table shows, by asking whether it runs in a
    kernel; it is told so.
    """
    os.environ.setdefault("MPLBACKEND", INLINE)
    sys.modules.update(dict.fromkeys(UNUSED))
    builtins.get_ipython = lambda: types.SimpleNamespace(kernel=True, config={}, events=None)
    for module in FIRST:
        importlib.import_module(module)
    del builtins.get_ipython
    yield freeze()
    for module in (*LATER, *rooms):
        yield importlib.import_module(module) and freeze()
    draw = importlib.import_module("rankings.report.charts").render_svg
    draw("first", lambda axes, _narrow: axes.plot([1, 2], label="ế"), 2, 2, narrow=False)
    yield freeze()


def freeze() -> None:
    """Leave what there is now out of every later sweep, so that forks go on sharing it."""
    gc.collect()
    gc.freeze()


def serve(address: str, owner: int, rooms: list[str]) -> None:
    """Answer requests for kernels and calls until the owner's end of the pipe closes."""
    ahead = import_ahead(rooms)
    next(ahead)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    os.chmod(f"{address}.new", 0o600)
    listener.listen(64)
    os.rename(f"{address}.new", address)
    forked: set[int] = set()
    kernels, is_ready = 0, False
    signal.signal(signal.SIGTERM, end)
    with contextlib.suppress(Ended):
        while True:
            is_rare = kernels > 1 and RARE not in sys.modules
            pause = SECOND if is_ready and not is_rare else 0
            ready, _, _ = select.select([listener, owner], [], [], pause)
            forked -= collect_ended()
            if owner in ready:
                break
            if listener in ready:
                pid, is_kernel = answer(listener, owner)
                forked.add(pid)
                kernels += is_kernel
            elif not is_ready:
                is_ready = next(ahead, END) is END
            elif is_rare:
                importlib.import_module(RARE)
                freeze()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.unlink(address)
        os.rmdir(os.path.dirname(address))
    for pid in forked - collect_ended():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def end(_number: int, _frame: object) -> None:
    """End at once, in the middle of an import too."""
    raise Ended


def answer(listener: socket.socket, owner: int) -> tuple[int, bool]:
    """Fork the kernel, or what does the call, that is asked for; returns its process, and whether
    it is a kernel.
    """
    asked, _ = listener.accept()
    with asked:
        request = json.loads(receive(asked), object_hook=read_path)
        pid = os.fork()
        if pid == 0:
            listener.close()
            os.close(owner)
            become(request, asked)
        is_kernel = "call" not in request  # whose answer is what it returns
        if is_kernel:
            asked.sendall(struct.pack("!I", pid))
    return pid, is_kernel


def receive(asked: socket.socket) -> bytes:
    """Return one message: its length in four bytes, then as many."""
    (length,) = struct.unpack("!I", asked.recv(4, socket.MSG_WAITALL))
    return asked.recv(length, socket.MSG_WAITALL)


def read_path(found: dict) -> dict | Path:
    """Return a path of a request as one."""
    return Path(found[A_PATH]) if A_PATH in found else found


def collect_ended() -> set[int]:
    """Return the processes that have ended since the last look."""
    ended = set()
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if not pid:
                break
            ended.add(pid)
    return ended


def become(request: dict, asked: socket.socket) -> None:
    """Turn this fork into an IPython kernel, or into what does a call, with the environment and
    folder that were asked for; never returns.
    """
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        die_with_owner()
        os.setsid()
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update({"MPLBACKEND": INLINE} | request["environment"])
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
    """Say what became of a call, or with which words it failed."""
    tempfile.tempdir = request["temporary"]  # goes with the owner
    try:
        rooms = map(importlib.import_module, ("rankings.run.performing", "rankings.run.exporting"))
        performing, exporting = rooms
        call = partial(exporting.call_function, *request["call"])
        said = (True, performing.perform_here(call))
    except Exception:
        said = (False, traceback.format_exc())
    asked.sendall(json.dumps(said).encode())


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
