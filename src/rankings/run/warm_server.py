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

PRELOADED = (
    "ipykernel.kernelapp ipykernel.ipkernel ipykernel.zmqshell IPython.core.completer pandas"
    " matplotlib.pyplot seaborn scipy.stats helpers"
).split()
INLINE = "module://matplotlib_inline.backend_inline"
PR_SET_PDEATHSIG = 1
SECOND = 1.0


def import_ahead() -> None:
    """Import what notebooks need and draw a first picture: fonts and parsers are ready then.

    pandas decides at its import how many columns a table shows, by asking whether it runs in a
    kernel; it is told so.
    """
    os.environ.setdefault("MPLBACKEND", INLINE)
    builtins.get_ipython = lambda: types.SimpleNamespace(kernel=True, config={}, events=None)
    for module in PRELOADED:
        importlib.import_module(module)
    del builtins.get_ipython
    figure = importlib.import_module("matplotlib.figure").Figure()
    figure.add_subplot().plot([1, 2], label="ế")
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
    gc.collect()
    gc.freeze()


def serve(address: str, owner: int) -> None:
    """Answer requests for kernels until the owner's end of the pipe closes."""
    import_ahead()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    os.chmod(f"{address}.new", 0o600)
    listener.listen(64)
    os.rename(f"{address}.new", address)
    kernels: set[int] = set()
    while True:
        ready, _, _ = select.select([listener, owner], [], [], SECOND)
        kernels -= collect_ended()
        if owner in ready:
            break
        if listener in ready:
            asked, _ = listener.accept()
            with asked:
                request = json.loads(receive(asked))
                pid = os.fork()
                if pid == 0:
                    listener.close()
                    asked.close()
                    os.close(owner)
                    become_kernel(request)
                kernels.add(pid)
                asked.sendall(struct.pack("!I", pid))
    with contextlib.suppress(OSError):
        os.unlink(address)
        os.rmdir(os.path.dirname(address))
    for pid in kernels:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


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
