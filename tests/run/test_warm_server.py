"""The warm process waits for the next run, never holds other code, and ends by itself."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import psutil
import pytest

from rankings.errors import ContractError, RankingsError
from rankings.run import warm_process as warm
from rankings.run import warm_server
from rankings.run.warm_process import can_fork
from rankings.store.paths import project_root

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be forked here")

# A run that has a process forked, says which one by whom, and ends without ending it.
RUN = """
import psutil
from rankings.run.warm_process import ask_server
call = {"call": ["time", "sleep", 600], "folder": "/", "environment": {}, "temporary": "/tmp"}
pid, _ = ask_server(call)
print(pid, psutil.Process(pid).ppid())
"""
# A run that is killed while it asks: so many bytes of what it asks arrive.
HALF = """
import json, socket, struct, sys
from rankings.run.warm_process import reach_server
asked, call = reach_server(), json.dumps({"call": ["time", "sleep", 600]}).encode()
message = (struct.pack("!I", len(call)) + call)[: int(sys.argv[1])]
socket.send_fds(asked, [message[:4]], [1, 2])
if message[4:]:  # who has read two letters of four may have hung up
    asked.sendall(message[4:])
"""
# A warm process that looks around often, and waits as long as is said.
SERVE = """
import socket, sys
from rankings.run import warm_server
warm_server.WATCH, warm_server.LONGEST = 0.1, float(sys.argv[1])
if sys.argv[2] == "edited":
    warm_server.name_server = lambda: "the name of other code"
with socket.socket(socket.AF_UNIX) as own:
    own.bind(warm_server.name_server() if sys.argv[2] == "same" else "\\0rankings-of-a-test")
    own.listen()
    warm_server.serve(own)
"""
READ = """
import os, sys
from rankings.run.ahead import import_ahead
source, opened = sys.argv[1], []
sys.addaudithook(lambda event, values: event == "open" and opened.append(str(values[0])))
list(import_ahead())
print([path for path in opened if path.startswith(source) and not path.endswith((".py", ".pyc"))
       and not os.path.isdir(path) and ".pyc." not in path])
"""


def run(code, *words, **variables):
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | variables,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_serves_the_next_run_and_holds_nothing_of_the_one_before():
    first, server = run(RUN).split()
    second, again = run(RUN).split()  # whose output has an end, though the warm process goes on
    assert server == again and first != second
    assert psutil.pid_exists(int(server))
    for _ in range(100):
        if not (psutil.pid_exists(int(first)) or psutil.pid_exists(int(second))):
            return
        time.sleep(0.1)
    pytest.fail("a process outlives the run that asked for it")


@pytest.mark.parametrize("arrived", [2, 4, 20])
def test_it_goes_on_where_a_run_is_killed_while_it_asks(arrived):
    server = run(RUN).split()[1]
    run(HALF, str(arrived))
    assert run(RUN).split()[1] == server


@pytest.mark.parametrize("seconds, code", [("0.5", "same"), ("600", "edited")])
def test_it_ends_when_nobody_needs_it_and_when_its_code_was_edited(seconds, code):
    assert run(SERVE, seconds, code, PYTHONHASHSEED="14") == ""  # a name of its own


def test_it_is_reminded_to_read_what_changed_where_it_is_there_and_starts_nothing(monkeypatch):
    asked_for, name = [], "\0rankings-of-a-test-that-reminds"
    monkeypatch.setattr(warm, "name_server", lambda: name)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("nobody asked for a process"))
    monkeypatch.setenv("RANKINGS_HOME", "/somewhere")
    readings = SimpleNamespace(follow=lambda *where: asked_for.append(where))
    warm.remind_server()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(name)
        listener.listen()
        warm.remind_server()
        warm_server.answer(listener, warm_server.Kin(), readings)
    assert asked_for == [("/somewhere", os.getcwd())]


def test_what_waits_for_its_turn_is_let_go_when_it_is_ready():
    here, there = socket.socketpair()
    with ThreadPoolExecutor(1) as helper:
        done = helper.submit(warm.let_go, here)
        there.settimeout(0.2)
        with pytest.raises(TimeoutError):
            there.recv(1)
        there.settimeout(60)
        warm_server.wait_for_turn(there, None)
        done.result()
    there.sendall(b'[true, [["units.csv"], ""]]')
    there.close()
    assert warm.finish_apart(here) == [["units.csv"], ""]


@pytest.mark.parametrize("is_let_go", [True, False])
def test_what_ends_while_it_waits_is_told(is_let_go):
    here, there = socket.socketpair()
    there.sendall(warm_server.READY)
    if is_let_go:
        warm.let_go(here)
    there.close()
    warm.let_go(here)
    with pytest.raises(RankingsError, match="ended from outside"):
        warm.finish_apart(here)


def test_what_nobody_waits_for_any_more_ends_without_a_word(monkeypatch, capfd):
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)
    for work in (
        lambda asked: warm_server.wait_for_turn(asked, None),
        lambda asked: warm_server.answer_call({"call": ("os.path", "abspath", "/")}, asked),
    ):
        here, there = socket.socketpair()
        here.close()
        with there:
            work(there)
    assert ended == [0] and capfd.readouterr() == ("", "")


def test_each_change_of_code_gives_another_name_also_one_taken_back(tmp_path, monkeypatch):
    monkeypatch.setattr(warm, "project_root", lambda: tmp_path)
    room = tmp_path / "src" / "rankings" / "room.py"
    room.parent.mkdir(parents=True)
    names = []
    for text in ("A = 1\n", "A = 2\n", "A = 1\n"):
        room.write_text(text)
        names.append(warm.name_server())
    room.unlink()
    names.append(warm.name_server())
    assert len(set(names)) == 4
    (room.parent / "words.yaml").write_text("said: so\n")
    assert warm.name_server() == names[-1]


def test_it_reads_no_text_of_ours_that_could_be_edited_meanwhile():
    assert run(READ, str(project_root() / "src")) == "[]\n"


def test_one_that_cannot_start_is_told(monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "15")  # a name of its own
    monkeypatch.setattr(warm, "run_server", lambda listener: None)
    with pytest.raises(ContractError, match="ended before it was ready"):
        warm.ask_server({})
