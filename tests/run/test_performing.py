"""Doing a step: what it read, and why it failed."""

import pytest

from rankings.run import performing
from rankings.run.performing import perform, perform_call
from rankings.run.steps import Step
from rankings.run.warm_process import can_fork


@pytest.mark.skipif(not can_fork(), reason="needs a process that can be forked")
def test_a_call_apart_tells_what_it_read_why_it_failed_and_that_it_was_ended():
    read, failure = perform_call("rankings.registry.provinces", "list_slugs")
    assert any(name.endswith("data/reference/provinces.csv") for name in read) and not failure
    read, failure = perform_call("rankings.store.paths", "check_folder", "../x")
    assert (read, failure[:36]) == ([], "no province has a folder of this name"[:36])
    read, failure = perform_call("os", "_exit", 9)
    assert read == [] and failure.startswith("a process that was writing a file was ended")


def test_a_step_says_what_it_read_and_which_code_did_it(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    monkeypatch.setattr(performing, "digest_stages", lambda: {"01": "of today"})
    (tmp_path / "page.txt").write_text("a page")
    step = Step("hue", "01_parse", [], (tmp_path / "page.txt").read_text, stage="01")
    assert perform(step)[:3] == (frozenset({"page.txt"}), "", "of today")


def test_a_file_that_cannot_be_opened_is_a_failure_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(performing, "digest_stages", lambda: {"01": ""})
    step = Step("hue", "01_parse", [], (tmp_path / "gone.txt").read_text, stage="01")
    assert "gone.txt" in perform(step).failure


def test_a_fault_of_our_own_is_no_failure_in_words():
    with pytest.raises(ZeroDivisionError):
        perform(Step("hue", "01_parse", [], lambda: 1 / 0, stage="01"))
