"""What a person sees while steps run, and who waits for pages."""

import io
import sys

from doit.exceptions import TaskFailed, UnmetDependency
from doit.task import dict_to_task

from rankings.run.progress import Progress, Waiting


class Terminal(io.StringIO):
    """A stream that says that a person looks at it."""

    def isatty(self) -> bool:
        return True


def test_who_waits_at_a_terminal_sees_how_far_the_reading_is(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Waiting(["a.txt", "b.txt"]) as waiting:
        waiting.begin()
        with waiting.aside():
            pass
    lines = terminal.getvalue().split("\r\x1b[K")
    assert lines == ["", "0 of 2 read, reading a.txt …", "", "1 of 2 read, reading b.txt …", ""]


def name_task(title):
    return dict_to_task({"name": title, "actions": []})


def test_the_last_line_counts_steps_and_names_the_provinces_that_stopped(capsys):
    reporter = Progress()
    reporter.execute_task(name_task("hue/01_parse"))
    reporter.add_success(name_task("hue/01_parse"))
    reporter.skip_uptodate(name_task("hue/02_clean"))
    reporter.add_failure(name_task("da-nang/01_parse"), TaskFailed("the page is gone"))
    reporter.say_end()
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("hue/01_parse ")
    assert told.out.splitlines()[0].endswith(" s")
    assert told.out.splitlines()[-1].startswith("1 steps run, 1 up to date, ")
    assert "da-nang" in told.out.splitlines()[-1] and "hue" not in told.out.splitlines()[-1]
    assert "da-nang/01_parse: the page is gone" in told.err
    assert reporter.has_stopped("da-nang") and not reporter.has_stopped("hue")


def test_what_waits_for_a_failed_step_is_not_run_and_is_no_failure(capsys):
    reporter = Progress()
    reporter.add_failure(name_task("all/index"), UnmetDependency("hue/05_report"))
    assert not reporter.failed and "all/index" in capsys.readouterr().out
