"""`reports --scheduler`: a real Dask scheduler and two worker processes on this machine; one is
killed on the way, and the files are those of a run without them.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from rankings.errors import ContractError
from rankings.run.cluster import connect

from .homes import copy_sources, start_reports
from .test_kills import read_files

WORKER = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
PATIENCE = 60


@contextlib.contextmanager
def started(*words):
    process = subprocess.Popen([sys.executable, "-m", "dask", *words], cwd="/")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler():
    """The address of a scheduler without workers."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    with started("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"):
        for _ in range(PATIENCE * 10):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.1)
        yield f"tcp://127.0.0.1:{port}"


def wait_for_workers(address, count):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=PATIENCE)


def test_a_scheduler_without_workers_is_told_with_what_to_type(scheduler):
    with pytest.raises(ContractError, match="has no workers.*dask worker tcp://"):
        connect(scheduler)


def test_a_worker_that_is_killed_costs_time_and_no_byte(scheduler, report_home, tmp_path):
    home = copy_sources(tmp_path / "Dữ liệu")
    with started("worker", scheduler, *WORKER) as first, started("worker", scheduler, *WORKER):
        wait_for_workers(scheduler, 2)
        run = start_reports(home, "--language", "vi", "--scheduler", scheduler)
        said = [run.stdout.readline() for _ in range(3)]
        os.kill(first.pid, signal.SIGKILL)
        output = b"".join(said).decode() + run.communicate()[0].decode()
    assert run.returncode == 0, output
    made, whole = read_files(home), read_files(report_home)
    assert "reports/phu-tho/phu-tho_vi.pdf" in made
    pages = [name for name in made if not name.startswith("reports/index")]  # link two languages
    assert not [name for name in pages if made[name] != whole[name]]
