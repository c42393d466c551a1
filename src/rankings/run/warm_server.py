"""The warm process: it has imported what notebooks import, and forks kernels from itself on demand.

POSIX only. It runs as a process of its own, `python -m rankings.run.warm_server SOCKET PIPE`: a
fork must come from one thread. It ends, and its kernels with it, when the other end of the pipe
closes, which happens also when its owner is killed.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import gc
import importlib
import io
import json
import os
import select
import signal
import socket
import struct
import sys
import traceback
import types
from collections.abc import Iterator

# What every notebook needs, before the first kernel; then, while that one runs, what some need.
FIRST = (
    "ipykernel.kernelapp ipykernel.ipkernel ipykernel.zmqshell IPython.core.completer"
    " IPython.core.completerlib IPython.core.oinspect IPython.extensions.storemagic pandas"
    " pandera.pandas helpers"
).split()
LATER = "matplotlib.pyplot matplotlib.backends.backend_svg scipy.stats seaborn".split()
# What packages import at their start and no notebook uses: JupyterLab's debugger, a library for
# tests.
UNUSED = ("debugpy", "hypothesis")
INLINE = "module://matplotlib_inline.backend_inline"
PR_SET_PDEATHSIG = 1
SECOND = 1.0
END = object()


def import_ahead() -> Iterator[None]:
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
    for module in LATER:
        yield importlib.import_module(module) and freeze()
    figure = importlib.import_module("matplotlib.figure").Figure()
    figure.add_subplot().plot([1, 2], label="ế")
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
    yield freeze()


def freeze() -> None:
    """Leave what there is now out of every later sweep, so that forks go on sharing it."""
    gc.collect()
    gc.freeze()


def serve(address: str, owner: int) -> None:
    """Answer requests for kernels until the owner's end of the pipe closes."""
    ahead = import_ahead()
    next(ahead)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    os.chmod(f"{address}.new", 0o600)
    listener.listen(64)
    os.rename(f"{address}.new", address)
    kernels: set[int] = set()
    is_ready = False
    while True:
        ready, _, _ = select.select([listener, owner], [], [], SECOND if is_ready else 0)
        kernels -= collect_ended()
        if owner in ready:
            break
        if listener in ready:
            kernels.add(answer(listener, owner))
        elif not is_ready:
            is_ready = next(ahead, END) is END
    with contextlib.suppress(OSError):
        os.unlink(address)
        os.rmdir(os.path.dirname(address))
    for pid in kernels:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def answer(listener: socket.socket, owner: int) -> int:
    """Fork the kernel that is asked for; returns its process."""
    asked, _ = listener.accept()
    with asked:
        request = json.loads(receive(asked))
        pid = os.fork()
        if pid == 0:
            listener.close()
            asked.close()
            os.close(owner)
            become_kernel(request)
        asked.sendall(struct.pack("!I", pid))
    return pid


def receive(asked: socket.socket) -> bytes:
    """Return one message: its length in four bytes, then as many."""
    (length,) = struct.unpack("!I", asked.recv(4, socket.MSG_WAITALL))
    return asked.recv(length, socket.MSG_WAITALL)


def collect_ended() -> set[int]:
    """Return the kernels that have ended since the last look."""
    ended = set()
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if not pid:
                break
            ended.add(pid)
    return ended


def become_kernel(request: dict) -> None:
    """Turn this fork into an IPython kernel with the environment and folder that were asked for;
    never returns.
    """
    code = 1
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update({"MPLBACKEND": INLINE} | request["environment"])
        sys.argv = request["arguments"]
        sys.modules["numpy"].random.seed()  # a fork copies the state of numpy's random numbers
        if "" not in sys.path:
            sys.path.insert(0, "")
        app = sys.modules["ipykernel.kernelapp"].IPKernelApp.instance()
        app.initialize(sys.argv[1:])
        app.start()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
