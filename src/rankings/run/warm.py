"""Warm kernels: notebooks start from a process that has its imports behind it (`warm_server`).

A kernel provisioner of jupyter_client, so that papermill, nbclient and nbval use it unchanged by
the name of a kernel. Where a process cannot be forked (Windows, macOS) the same name gives an
ordinary kernel.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from queue import Empty

import zmq.asyncio
from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import default

from rankings.errors import RankingsError
from rankings.run.warm_process import PATIENCE, ask_server, is_warm

MOMENT = 0.2  # seconds
KNOCK = 5  # milliseconds between two looks for a kernel that does not listen yet
LAST = 300  # characters of what a kernel said


def fork_kernel(
    arguments: list[str], folder: str, environment: dict[str, str], errors: int
) -> Forked:
    """Return a kernel forked from the warm process, whose stderr is a file that is open here."""
    where = {"folder": folder, "environment": environment, "temporary": tempfile.gettempdir()}
    request = {"arguments": arguments} | where
    pid, asked = ask_server(request, errors)
    asked.close()
    return Forked(pid)


class Forked:
    """A process that is not our child, with what a provisioner asks of a `Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid, self.returncode, self.args = pid, None, []
        self._handle = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Return 0 once the process has ended, None before."""
        return self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; TimeoutExpired as `Popen.wait` raises it."""
        if self._look(timeout) is None:
            raise subprocess.TimeoutExpired("kernel", timeout)
        return 0

    def _look(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._handle], [], [], timeout)[0]:
            self.returncode = 0
            os.close(self._handle)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal; a process that has ended gets none."""
        if self.returncode is None:
            try:
                signal.pidfd_send_signal(self._handle, number)
            except ProcessLookupError:
                self.poll()

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):
    """Starts kernels by forking the warm process; an ordinary kernel where that cannot be. What a
    kernel says outside its cells is kept until its end, and then passed on.
    """

    @property
    def words(self) -> Path:
        """Where the kernel's stderr goes: beside the file that says how to connect to it."""
        return Path(self.parent.connection_file).with_suffix(".txt")

    async def pre_launch(self, **options: object) -> dict:
        """Have a kernel that is forked found by a name that nobody else can take, as a port can be
        between the moment it is found free and the moment the kernel takes it. It is a socket's
        name, and no file.
        """
        if is_warm():
            self.parent.transport, self.parent.ip = "ipc", f"@rankings-{self.kernel_id}"
        return await super().pre_launch(**options)

    async def launch_kernel(self, cmd: list[str], **options: object) -> dict:
        """Start the kernel that `cmd` describes and return how to connect to it."""
        with self.words.open("wb") as words:
            if is_warm():
                return await self.fork(cmd, words.fileno(), **options)
            options["stderr"] = words
            return await super().launch_kernel([sys.executable, *cmd[1:]], **options)

    async def fork(self, cmd: list[str], errors: int, **options: object) -> dict:
        """Start a kernel from the warm process and return how to connect to it."""
        begin = next(place for place, part in enumerate(cmd) if part == "-f")
        folder = str(options.get("cwd") or os.getcwd())
        environment = dict(options.get("env") or os.environ)
        start = partial(fork_kernel, ["ipykernel", *cmd[begin:]], folder, environment, errors)
        self.process = await asyncio.get_running_loop().run_in_executor(None, start)
        self.pid = self.pgid = self.process.pid
        self.cwd = folder
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End the kernel, and see it end: whoever looks too early waits a tenth of a second."""
        await super().kill(restart)
        if isinstance(self.process, Forked):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(MOMENT)

    def read_words(self) -> str:
        """Return what the kernel has said outside its cells."""
        if not self.words.is_file():
            return ""
        return self.words.read_text(encoding="utf-8", errors="replace").strip()

    async def cleanup(self, restart: bool = False) -> None:
        """Pass on what the kernel said, once it has ended."""
        await super().cleanup(restart)
        if said := self.read_words():
            print(said, file=sys.stderr)
        self.words.unlink(missing_ok=True)


class QuickClient(AsyncKernelClient):
    """Begins as soon as the kernel answers. jupyter_client's own first listens for a fifth of a
    second to what may still come; nbclient passes over whatever belongs to no cell. ZeroMQ itself
    would look for the kernel ten times a second.
    """

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        context = super()._context_default()
        context.setsockopt(zmq.RECONNECT_IVL, KNOCK)
        return context

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return once the kernel has answered on both channels; RankingsError where it does not."""
        begun, patience = time.monotonic(), timeout or PATIENCE
        while is_alive := await self.parent.is_alive():
            if time.monotonic() > begun + patience:
                break
            self.kernel_info()
            with contextlib.suppress(Empty):
                answer = await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=MOMENT)
                if answer["msg_type"] == "kernel_info_reply":
                    self._handle_kernel_info_reply(answer)
                    return
        if is_alive:
            raise RankingsError(
                f"the kernel did not answer in {patience:.0f} seconds",
                hint="the machine may have too much to do: run again, with --jobs 1",
            )
        raise RankingsError(
            "the kernel ended before it answered",
            quote=getattr(self.parent.provisioner, "read_words", str)()[-LAST:],
            hint="it was killed, or the machine ran out of memory: run again, with --jobs 1",
        )


class QuickManager(AsyncKernelManager):
    """A kernel's manager with a `QuickClient`."""

    client_factory = QuickClient
