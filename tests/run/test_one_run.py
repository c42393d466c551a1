"""One run at a time in a home."""

import os
import subprocess
import sys

from rankings.run.one_run import only_run


def test_a_second_run_is_told_who_is_at_work(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    code = "from rankings.run.one_run import only_run\nwith only_run(): pass"
    with only_run():
        second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert second.returncode and f"process {os.getpid()}" in second.stderr
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
