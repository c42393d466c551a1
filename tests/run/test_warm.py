"""Warm kernels: the same cells as a cold one's, nothing left behind, none outlives its owner."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from rankings.errors import RankingsError
from rankings.run import notebooks
from rankings.run import warm_process as warm
from rankings.run.environment import build_environment
from rankings.run.warm_process import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")

RUN = """
import sys, time
from pathlib import Path
from rankings.run.environment import prepare_process
prepare_process()
from rankings.run.notebooks import execute_notebook
for name in sys.argv[2:]:
    execute_notebook(Path(sys.argv[1]) / name, Path(sys.argv[1]) / f"out_{name}", {})
"""
DRAW = """
import matplotlib.pyplot as plt, numpy as np, pandas as pd, helpers
plt.plot([1, 3, 2], label="ế")
print(pd.options.display.max_columns, "leak" in globals(), np.random.random() < 2)
leak = 1
pd.DataFrame({"a": [1.5, None]}, index=["Sở Y tế", "Sở Tư pháp"])
"""
PRINT = """
import os, sys, threading
print("a")
display(1)
print("b", file=sys.stderr)
threading.Thread(target=print, args=["c"]).run()
print("d")
2
"""
# Somebody else takes each port as soon as it was found free for a kernel.
LOSE_PORTS = """
import socket
from jupyter_client.connect import LocalPortCache
find, taken = LocalPortCache.find_available_port, []
def find_and_lose(self, ip):
    port = find(self, ip)
    taken.append(socket.create_server((ip, port)))
    return port
LocalPortCache.find_available_port = find_and_lose
"""
SLEEP = """
import os, pathlib, time
pathlib.Path("PID").write_text(str(os.getpid()))
time.sleep(600)
"""


def write(folder, name, code):
    cells = [
        nbformat.v4.new_code_cell("", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code),
    ]
    path = folder / name
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    return path


def start(folder, *names, before="", **environment):
    command = [sys.executable, "-c", before + RUN, str(folder), *names]
    return subprocess.Popen(command, env=os.environ | environment)


def outputs(path):
    return [cell.get("outputs") for cell in json.loads(path.read_text("utf-8"))["cells"]]


def test_cells_are_those_of_a_cold_kernel_and_nothing_leaks(tmp_path):
    for name in ("a.ipynb", "b.ipynb", "cold.ipynb"):
        write(tmp_path, name, DRAW)
    assert start(tmp_path, "a.ipynb", "b.ipynb").wait() == 0
    assert start(tmp_path, "cold.ipynb", **{warm.COLD: "1"}).wait() == 0
    first, second, cold = (outputs(tmp_path / f"out_{name}.ipynb") for name in ("a", "b", "cold"))
    assert first == second == cold
    assert "20 False True" in json.dumps(cold)


def test_what_is_printed_comes_in_the_order_of_an_ordinary_kernel(tmp_path):
    write(tmp_path, "print.ipynb", PRINT)
    assert start(tmp_path, "print.ipynb").wait() == 0
    said = [
        output.get("text") or output["data"]["text/plain"]
        for output in outputs(tmp_path / "out_print.ipynb")[-1]
    ]
    assert ["".join(text) for text in said] == ["a\n", "1", "c\nd\n", "b\n", "2"]


def test_what_a_kernel_writes_for_a_while_goes_with_the_run(tmp_path):
    """IPython makes a folder where its own is gone, as when the run was killed."""
    code = "import tempfile; print(tempfile.mkdtemp(), end='')"
    write(tmp_path, "a.ipynb", code)
    (tmp_path / "temporary").mkdir()
    assert start(tmp_path, "a.ipynb", TMPDIR=str(tmp_path / "temporary")).wait() == 0
    made = Path("".join(outputs(tmp_path / "out_a.ipynb")[-1][0]["text"]))
    assert made.parent.parent == tmp_path / "temporary"
    assert not list((tmp_path / "temporary").iterdir())


def test_no_kernel_is_lost_to_whoever_takes_a_port_first(tmp_path):
    write(tmp_path, "a.ipynb", "1")
    assert start(tmp_path, "a.ipynb", before=LOSE_PORTS).wait() == 0


@pytest.mark.parametrize("cold", ["", "1"])
@pytest.mark.parametrize(
    ("code", "patience", "words"),
    [
        (
            "import os; os.write(2, b'a last word'); os._exit(1)",
            60,
            'the kernel ended before it answered — "a last word"',
        ),
        ("import time; time.sleep(60)", 1, "the kernel did not answer in 1 seconds"),
    ],
)
def test_a_kernel_that_does_not_begin_says_why(code, patience, words, cold, tmp_path, monkeypatch):
    for name, value in (build_environment() | {warm.COLD: cold}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(notebooks, "PATIENCE", patience)
    monkeypatch.setattr(notebooks, "RECORD", f"--IPKernelApp.exec_lines={code}")
    path = write(tmp_path, "a.ipynb", "1")
    with pytest.raises(RankingsError, match=words):
        notebooks.execute_notebook(path, tmp_path / "out.ipynb", {})


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_kernel_dies_with_its_owner(number, tmp_path):
    said = tmp_path / "pid"
    write(tmp_path, "sleep.ipynb", SLEEP.replace("PID", str(said)))
    owner = start(tmp_path, "sleep.ipynb")
    for _ in range(600):
        if said.is_file() and said.read_text():
            break
        time.sleep(0.1)
    kernel = int(said.read_text())
    owner.send_signal(number)
    owner.wait()
    for _ in range(100):
        if not Path(f"/proc/{kernel}").exists():
            return
        time.sleep(0.1)
    pytest.fail("the kernel outlives its owner")
