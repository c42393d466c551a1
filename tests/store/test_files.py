"""Writing: beside, to the disk, renamed; never where people keep their own."""

import os
import subprocess
import sys
import time

import pytest

from rankings.errors import ContractError
from rankings.store import files
from rankings.store.files import (
    make_scratch_folder,
    scratch_folder,
    write_bytes_atomically,
    write_text_atomically,
)

# A process that writes for ever, a long text and a longer one in turn.
WRITER = """
import sys
from pathlib import Path
from rankings.store.files import make_scratch_folder, write_text_atomically
make_scratch_folder()
print("ready", flush=True)
while True:
    for letter in "ab":
        write_text_atomically(Path(sys.argv[1]), letter * 4_000_000)
"""


def start_writer(folder):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder / "kq.txt")],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(folder)},
    )
    assert writer.stdout.readline() == b"ready\n"
    return writer


def test_a_writer_killed_at_any_moment_leaves_a_whole_file_and_its_traces_go(tmp_path, monkeypatch):
    """Twenty kills here, every other one as soon as a file is seen being written; two hundred, of
    whole commands, in tests/hard.
    """
    left = 0
    for number in range(20):
        writer = start_writer(tmp_path)
        while not (tmp_path / "kq.txt").exists():
            time.sleep(0.001)
        time.sleep(number / 2_000)
        while number % 2 and not list(tmp_path.glob(".kq.txt.*.part")):
            time.sleep(0.0001)
        writer.kill()
        writer.wait()
        content = (tmp_path / "kq.txt").read_text(encoding="utf-8")
        assert len(content) == 4_000_000 and len(set(content)) == 1
        left += len(list(tmp_path.iterdir())) - 1
    assert left > 20, "no kill came while a file was being written"
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    write_text_atomically(tmp_path / "other.txt", "x")
    with scratch_folder() as folder:
        assert folder.parent == tmp_path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kq.txt", "other.txt"]


def test_what_another_process_or_machine_is_writing_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    running = make_scratch_folder()
    elsewhere = tmp_path / ".kq.txt.999999999-another-abcdefgh.part"
    own = tmp_path / ".kq.txt.999999999-abcdefgh"
    for path in (elsewhere, own):
        path.write_text("half", encoding="utf-8")
    with scratch_folder():
        pass
    write_text_atomically(tmp_path / "kq.txt", "whole")
    assert running.is_dir() and elsewhere.is_file() and own.is_file()


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    told = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (told.append("sync"), sync(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (told.append("rename"), replace(*names)))
    write_bytes_atomically(tmp_path / "kq.txt", b"x")
    assert told == ["sync", "rename", "sync"]


def test_a_write_that_fails_leaves_the_earlier_file_and_no_trace(tmp_path, monkeypatch):
    write_text_atomically(tmp_path / "kq.txt", "earlier")

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(OSError):
        write_text_atomically(tmp_path / "kq.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["kq.txt"]
    assert (tmp_path / "kq.txt").read_text(encoding="utf-8") == "earlier"


@pytest.mark.parametrize(
    "place", ["data/raw/phu-tho/2017.txt", "data/reference/units.csv", "reports/../data/raw/x.csv"]
)
def test_nothing_is_written_where_people_keep_their_own(trial_home, place):
    (trial_home / "data/reference").mkdir()
    with pytest.raises(ContractError) as refused:
        write_text_atomically(trial_home / place, "x")
    assert "people keep" in refused.value.message


def test_nothing_is_written_there_through_a_link_either(trial_home):
    (trial_home / "out").symlink_to(trial_home / "data/raw")
    with pytest.raises(ContractError):
        write_text_atomically(trial_home / "out/x.csv", "x")


def test_what_libraries_write_for_a_moment_goes_with_the_next_command(tmp_path):
    """A process that dies with a temporary file open; the next one takes the file away."""
    begin = "from rankings.store.files import keep_temporary_files as keep; keep();"
    die = "import os, tempfile; tempfile.mkstemp(); os.kill(os.getpid(), 9)"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", begin + die], env=environment, check=False)
    left = [path for folder in tmp_path.iterdir() for path in folder.iterdir()]
    assert len(left) == 1
    subprocess.run([sys.executable, "-c", begin], env=environment, check=True)
    assert not list(tmp_path.iterdir())
