"""What is certain to run is made ready before its turn: the same tables, nothing left behind."""

import time

import psutil
import pytest

from rankings.run import turns, warm_process
from rankings.run.pipeline import make_reports
from rankings.run.steps import NEIGHBOURS, list_steps, plan_parts
from rankings.run.turns import Begun, Turns
from rankings.run.warm_process import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be forked here")


@pytest.fixture
def begun(monkeypatch):
    """The steps that were begun, in their order."""
    found, begin = [], turns.begin
    monkeypatch.setattr(turns, "begin", lambda step: found.append(step.title) or begin(step))
    return found


@pytest.fixture
def forked(monkeypatch):
    """The processes that were forked."""
    found, ask = [], warm_process.ask_server

    def note(request):
        pid, asked = ask(request)
        found.append(pid)
        return pid, asked

    monkeypatch.setattr(warm_process, "ask_server", note)
    return found


def count_runs(output):
    return sum(line.endswith(" s") and "/" in line for line in output.splitlines())


def test_what_is_certain_is_begun_once_and_what_is_not_only_when_it_runs(
    tiny_project, begun, forked, capsys
):
    assert make_reports(["an-giang"], ["vi"]) == 0
    names = ["01_parse", "02_clean", "05_report_vi"]
    assert begun == [f"an-giang/{name}" for name in names]
    assert count_runs(capsys.readouterr().out) == 5

    begun.clear()
    table = tiny_project / "data/processed/an-giang/01_pages.csv"
    made = table.read_bytes()
    table.write_text("edited by hand")  # 02 has another input, until 01 has written its own again
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert table.read_bytes() == made
    assert begun == ["an-giang/01_parse", "an-giang/02_clean"]  # which then waits in vain
    assert count_runs(capsys.readouterr().out) == 1
    wait_for_the_end_of(forked)


def test_what_changed_while_a_step_waited_for_its_turn_makes_it_run_again(
    tiny_project, begun, capsys
):
    """A kernel that was ready may hold what it was forked with."""
    first = tiny_project / "notebooks/01_parse.ipynb"
    units = tiny_project / "data/reference/units.csv"
    edit = f"import pathlib; pathlib.Path({str(units)!r}).write_text('z')"
    whole = first.read_text()
    first.write_text(whole.replace("sources = sources_of", f"{edit}; sources = sources_of", 1))
    assert make_reports(["an-giang"], ["vi"]) == 0
    first.write_text(whole)
    capsys.readouterr()
    begun.clear()
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert begun == ["an-giang/01_parse", "an-giang/02_clean"]


def test_after_a_failure_nothing_goes_on_waiting(tiny_project, begun, forked):
    first = tiny_project / "notebooks/01_parse.ipynb"
    first.write_text(
        first.read_text().replace("sources = sources_of", "1 / 0; sources = sources_of")
    )
    assert make_reports(["an-giang"], ["vi"]) == 1
    assert begun == ["an-giang/01_parse", "an-giang/02_clean"]
    wait_for_the_end_of(forked)


def test_no_more_than_a_few_wait_however_many_are_certain(monkeypatch):
    monkeypatch.setattr(turns, "begin", lambda step: Begun(0, step.title))
    monkeypatch.setattr(turns, "let_go", lambda asked: None)
    monkeypatch.setattr(turns, "finish_apart", lambda asked: ([], ""))
    monkeypatch.setattr(turns, "start_server", lambda: None)
    provinces = ("phu-tho", "hung-yen", "national")
    steps = [step for slug in provinces for step in list_steps(slug, ["vi"]) if step.is_notebook]
    ahead = Turns(steps, lambda step: True)
    for step in steps:
        if step.name[:2] in ("01", "02"):
            ahead.expect(step)
            ahead.perform(step)
            assert len(ahead.begun) <= turns.MOST
    waiting = [title.partition("/")[2][:2] for title in ahead.begun]
    assert waiting == ["03", "04", "03", "04"]  # of the first two


def test_only_what_is_certain_is_expected_and_by_one_step_alone():
    steps = list_steps("phu-tho", ["vi"])
    named = {step.name[:2]: step for step in steps if step.is_notebook}
    ahead = Turns(steps, lambda step: step is not named["04"])
    for number in ("01", "02", "03", "04"):
        ahead.expect(named[number])
    coming = {title: [step.name[:2] for step in found] for title, found in ahead.coming.items()}
    assert coming == {
        named["01"].title: ["02"],
        named["02"].title: ["03"],
        named["03"].title: ["05"],
    }


def test_a_step_without_a_notebook_takes_no_other_s_turn():
    """It makes nothing ready, so that the next notebook still may."""
    parts = plan_parts(["phu-tho"], ["vi"])
    steps = [step for part in parts for step in part]
    ahead = Turns(steps, lambda step: True)
    beside = next(step for step in steps if step.title == NEIGHBOURS)
    named = {step.name[:2]: step for step in steps if step.is_notebook}
    ahead.expect(beside)
    ahead.expect(named["03"])
    assert [step.name[:2] for step in ahead.coming[named["03"].title]] == ["05"]


def wait_for_the_end_of(processes):
    """Wait until none of some processes is left."""
    assert processes
    for _ in range(100):
        if not any(map(psutil.pid_exists, processes)):
            return
        time.sleep(0.1)
    pytest.fail("a process waits for nobody")
