"""`reports` onto a disk that is full: told in words, nothing half written, and the next run goes
on. The disk is a small one in memory, which only root may mount.
"""

import os
import subprocess

import pytest

from .homes import start_reports
from .test_kills import BEING_WRITTEN, read_files

ONE = ("phu-tho", "--language", "vi")


@pytest.fixture
def disk(tmp_path):
    """A home on a disk of its own, and a way to make the disk larger."""
    if os.geteuid():
        pytest.skip("only root may mount a disk")
    home = tmp_path / "đĩa"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "rankings", str(home)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this system does not let root mount a disk")

    def enlarge():
        subprocess.run(["mount", "-o", "remount,size=200m", str(home)], check=True)

    yield home, enlarge
    subprocess.run(["umount", "--lazy", str(home)], check=True)


def test_a_full_disk_is_told_and_the_next_run_goes_on(disk, report_home):
    home, enlarge = disk
    (home / "data").mkdir()
    subprocess.run(["cp", "-r", report_home / "data" / "raw", home / "data"], check=True)
    run = start_reports(home, *ONE)
    said = run.communicate()[0].decode()
    assert run.returncode == 1, said
    assert "No space left on device" in said and "Next: look for free space" in said
    assert "Traceback" not in said
    assert not list(home.rglob(f"*{BEING_WRITTEN}"))
    enlarge()
    run = start_reports(home, *ONE)
    said = run.communicate()[0].decode()
    assert run.returncode == 0, said
    assert (home / "reports/phu-tho/phu-tho_vi.pdf").is_file()
    assert (home / "reports/phu-tho/phu-tho_vi.html").is_file()
    made = read_files(home)
    own = read_files(report_home)
    tables = [name for name in made if name.startswith("data/processed/phu-tho/02_")]
    assert tables and all(made[name] == own[name] for name in tables)
