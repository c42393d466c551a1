"""What a person sees while the steps run: a line each with its time, and at the end what to do
next.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from rankings.run.messages import phrase, tell_failure

if TYPE_CHECKING:
    from doit.exceptions import BaseFail
    from doit.task import Task

WIDTH = 38
PATIENCE = 2.0  # seconds without a word


class Progress:
    """doit's reporter: prints a line per step that ran; on a terminal a bar over the whole, with
    the time left, and a live line per running step.

    `ran` and `failed` hold the titles of steps, `fresh` counts those that were up to date.
    """

    def __init__(self, steps: int = 0) -> None:
        self.ran: list[str] = []
        self.failed: list[str] = []
        self.fresh = 0
        self.begun = time.monotonic()
        self.starts: dict[str, float] = {}
        self.steps = steps
        self.live: LiveSteps | None = None

    def execute_task(self, task: Task) -> None:
        self.starts[task.name] = time.monotonic()
        if self.live is None and self.steps and sys.stdout.isatty():
            self.live = LiveSteps(self.steps)
        if self.live:
            self.live.begin(task.name, self.fresh + len(self.ran))

    def add_success(self, task: Task) -> None:
        self.ran.append(task.name)
        self._end(task.name)
        say(f"{task.name:<{WIDTH}} {time.monotonic() - self.starts[task.name]:6.1f} s")

    def skip_uptodate(self, task: Task) -> None:
        self.fresh += 1

    def _end(self, title: str) -> None:
        if self.live:
            self.live.end(title, self.fresh + len(self.ran) + len(self.failed))

    def close(self) -> None:
        """Take the live lines away; what was printed stays."""
        if self.live:
            self.live.close()
            self.live = None

    def add_failure(self, task: Task, fail: BaseFail) -> None:
        from doit.exceptions import TaskError, UnmetDependency  # here: `read` needs no doit

        self._end(task.name)
        if isinstance(fail, UnmetDependency):
            self.skip_steps([task.name])
            return
        self.failed.append(task.name)
        say(f"{task.name:<{WIDTH}} {phrase('steps.failed')}")
        message = fail.get_msg() if isinstance(fail, TaskError) else fail.message
        warn(f"{task.name}: {tell_failure(message.strip())}")

    def has_stopped(self, province: str) -> bool:
        """Return whether a step of a province has failed."""
        return any(title.startswith(f"{province}/") for title in self.failed)

    def skip_steps(self, titles: Iterable[str]) -> None:
        """Tell of the steps that are not even tried, because their province has stopped."""
        for title in titles:
            say(f"{title:<{WIDTH}} {phrase('steps.not_run')}")

    def runtime_error(self, message: str) -> None:
        self.failed.append(phrase("steps.plan"))
        warn(message)

    def say_end(self) -> None:
        """Print the last line: how many steps ran, how long, what failed."""
        seconds = f"{time.monotonic() - self.begun:.1f}"
        provinces = ", ".join(sorted({title.partition("/")[0] for title in self.failed}))
        end = phrase("steps.end", ran=len(self.ran), fresh=self.fresh, seconds=seconds)
        say(phrase("steps.stopped", end=end, provinces=provinces) if provinces else end)

    def ignore_event(self, *_values: object) -> None:
        """What doit tells and nobody needs to read."""

    initialize = get_status = skip_ignore = cleanup_error = teardown_task = complete_run = (
        ignore_event
    )


class LiveSteps:
    """The lines that move: a bar over all steps, and one line for each that runs (rich)."""

    def __init__(self, steps: int) -> None:
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.progress import TimeRemainingColumn as Remaining

        columns = (TextColumn("{task.description}"), BarColumn(24), TimeElapsedColumn())
        self.bar = Progress(*columns, Remaining(), transient=True)
        self.whole = self.bar.add_task(phrase("steps.whole", steps=steps), total=steps)
        self.running: dict[str, object] = {}
        self.bar.start()

    def begin(self, title: str, done: int) -> None:
        """Show a step that has begun."""
        self.running[title] = self.bar.add_task(f"  {title}", total=None)
        self.bar.update(self.whole, completed=done)

    def end(self, title: str, done: int) -> None:
        """Take the line of a step away."""
        if title in self.running:
            self.bar.remove_task(self.running.pop(title))
        self.bar.update(self.whole, completed=done)

    def close(self) -> None:
        """Take all lines away."""
        self.bar.stop()


class Waiting:
    """On a terminal, a line for who waits longer than PATIENCE: how many of the files are read, and
    which comes next.
    """

    def __init__(self, files: list[str]) -> None:
        self.files, self.done = files, 0
        self.stream = sys.stderr
        self.lock = Lock()
        self.is_late = False
        self.timer = Timer(PATIENCE, self.begin)
        self.timer.daemon = True

    def __enter__(self) -> Waiting:
        if self.stream.isatty():
            self.timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.timer.cancel()
        with self.lock:
            if self.is_late:
                self.write("")

    def begin(self) -> None:
        """Write the line for the first time."""
        with self.lock:
            self.is_late = True
            self.tell()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while the next file's output is printed."""
        with self.lock:
            if self.is_late:
                self.write("")
            yield
            self.done += 1
            if self.is_late:
                self.tell()

    def tell(self) -> None:
        """Write how far the reading is."""
        if self.done < len(self.files):
            file, count = self.files[self.done], len(self.files)
            self.write(phrase("read.waiting", done=self.done, count=count, file=file))

    def write(self, line: str) -> None:
        """Write over the line that stands there."""
        print(f"\r\x1b[K{line}", end="", file=self.stream, flush=True)


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


def warn(message: str) -> None:
    """Print a warning or an error where a shell looks for it."""
    print(message, file=sys.stderr, flush=True)


def list_names(names: Iterable[str]) -> str:
    """Return names as an indented list, one a line."""
    return "\n".join(f"  {name}" for name in names)
