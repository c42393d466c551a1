"""What is drawn in a process of its own is what would be drawn here, also when that one fails."""

import os
import signal
import time

import psutil
import pytest

from rankings.report import apart
from rankings.report.charts import Chart
from rankings.report.sections import LATER, begin_report, list_sections
from rankings.run.warm_process import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be forked here")


@pytest.fixture(autouse=True)
def forking(monkeypatch):
    monkeypatch.setattr(apart, "may_fork", True)


def test_it_is_made_in_another_process_and_comes_back_letter_by_letter():
    text = "Sở Y tế\r\n" * 50_000
    assert apart.begin(lambda: f"{os.getpid()} {text}")() != f"{os.getpid()} {text}"
    assert apart.begin(lambda: text)() == text


def test_a_process_that_is_ended_from_outside_leaves_no_half_text():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "whole"

    assert apart.begin(work)() == "whole"


def test_what_fails_there_says_here_why(capfd):
    def work():
        raise ValueError("no such font")

    with pytest.raises(ValueError, match="no such font"):
        apart.begin(work)()
    assert capfd.readouterr() == ("", "")


def test_several_are_made_in_one_process_and_what_fails_there_is_made_here():
    here = os.getpid()

    def fail_there():
        if os.getpid() != here:
            raise ValueError("no such table")
        return f"{here}"

    works = {"one": lambda: f"{os.getpid()}", "bad": fail_there, "two": lambda: f"{os.getpid()}"}
    begun = apart.begin_all(works)
    one, bad, two = (begun[name]() for name in works)
    assert one == two != bad == f"{here}"


def test_the_later_sections_of_a_report_are_the_same_made_apart(monkeypatch, project_tables):
    apart_made = begin_report("hung-yen")
    assert list(apart_made.begun) == LATER
    monkeypatch.setattr(apart, "may_fork", False)
    made_here = begin_report("hung-yen")
    assert not made_here.begun
    for name, show in list_sections().items():
        assert str(show(apart_made).html) == str(show(made_here).html), name


def test_a_chart_is_the_same_drawn_side_by_side(monkeypatch):
    def draw(axes, narrow):
        axes.plot([1, 2, 3 if narrow else 4])

    both = Chart("places", draw, "two lines", 2).draw_both()
    monkeypatch.setattr(apart, "may_fork", False)
    chart = Chart("places", draw, "two lines", 2)
    assert both == (chart.wide, chart.narrow) == chart.draw_both()


def test_it_ends_when_nobody_is_left_who_waits_for_it(tmp_path):
    """Whoever asked for more than a pipe holds is gone."""
    told = tmp_path / "pid"
    asks = os.fork()
    if asks == 0:
        apart.begin(lambda: told.write_text(str(os.getpid())) and "x" * 1_000_000)
        while not told.exists():
            time.sleep(0.01)
        os._exit(0)
    os.waitpid(asks, 0)
    for _ in range(100):
        if not psutil.pid_exists(int(told.read_text() or asks)):
            return
        time.sleep(0.05)
    os.kill(int(told.read_text()), signal.SIGKILL)
    pytest.fail("a process waits for a reader who is gone")
