"""`reports --scheduler`: a real Dask scheduler and two worker processes on this machine; one is
killed on the way, and the files are those of a run without them. With `--through` the workers share
no folder with the desk: files go through a server that speaks S3 (moto, in an environment of its
own), or through a folder.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import venv

import pytest

from rankings.errors import ContractError
from rankings.run.cluster import connect

from .homes import copy_sources, start_reports
from .test_kills import read_files

WORKER = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
PATIENCE = 60


@contextlib.contextmanager
def started(*words, python=sys.executable, module="dask"):
    process = subprocess.Popen([python, "-m", module, *words], cwd="/")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def find_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def wait_for(port):
    for _ in range(PATIENCE * 10):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.1)


@pytest.fixture
def scheduler():
    """The address of a scheduler without workers."""
    port = find_port()
    with started("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"):
        wait_for(port)
        yield f"tcp://127.0.0.1:{port}"


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    """The address of a folder in a bucket of a server of our own."""
    environment = tmp_path / "moto"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    words = ["install", "--quiet", "--only-binary", ":all:", "moto[server]>=5,<6"]
    subprocess.run([python, "-m", "pip", *words], check=True)
    port = find_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "invented")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    words = ("-H", "127.0.0.1", "-p", str(port))
    with started(*words, python=python, module="moto.server"):
        wait_for(port)
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/rankings", method="PUT")
        urllib.request.urlopen(asked).close()
        yield "s3://rankings/lần một"


def wait_for_workers(address, count):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=PATIENCE)


def test_a_scheduler_without_workers_is_told_with_what_to_type(scheduler):
    with pytest.raises(ContractError, match="has no workers.*dask worker tcp://"):
        connect(scheduler)


def run_and_kill(home, scheduler, *options):
    """Run `reports` on two workers, one of which is killed when three steps have ended; returns the
    pages made.
    """
    with started("worker", scheduler, *WORKER) as first, started("worker", scheduler, *WORKER):
        wait_for_workers(scheduler, 2)
        run = start_reports(home, "--language", "vi", "--scheduler", scheduler, *options)
        said = [run.stdout.readline() for _ in range(3)]
        os.kill(first.pid, signal.SIGKILL)
        output = b"".join(said).decode() + run.communicate()[0].decode()
    assert run.returncode == 0, output
    made = read_files(home)
    assert "reports/phu-tho/phu-tho_vi.pdf" in made
    return {
        name: content for name, content in made.items() if not name.startswith("reports/index")
    }  # which links two languages


def test_a_worker_that_is_killed_costs_time_and_no_byte(scheduler, report_home, tmp_path):
    home, whole = copy_sources(tmp_path / "Dữ liệu"), read_files(report_home)
    made = run_and_kill(home, scheduler)
    assert not [name for name in made if made[name] != whole[name]]


def test_workers_without_our_folder_make_the_same_bytes(scheduler, bucket, report_home, tmp_path):
    home, whole = copy_sources(tmp_path / "Dữ liệu"), read_files(report_home)
    made = run_and_kill(home, scheduler, "--through", bucket)
    assert not [name for name in made if made[name] != whole[name]]
    again = start_reports(home, "--language", "vi")
    assert again.communicate()[0].decode().splitlines()[-1].startswith("0 steps run, ")


def test_a_bucket_that_is_not_there_is_told_before_a_step_runs(scheduler, bucket, tmp_path):
    home = copy_sources(tmp_path / "Dữ liệu")
    with started("worker", scheduler, *WORKER):
        wait_for_workers(scheduler, 1)
        words = ("--scheduler", scheduler, "--through", "s3://nobody/has")
        run = start_reports(home, *words)
        output = run.communicate()[0].decode()
    assert run.returncode == 1 and "s3://nobody/has" in output and "cannot be used" in output
    assert not (home / "data/processed").exists()
