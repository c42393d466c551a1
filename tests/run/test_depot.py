"""Files carried to workers and back, over a place in memory."""

import pytest

from rankings.errors import ContractError
from rankings.run import depot
from rankings.run.depot import Depot, list_carried


class Memory:
    """What `Depot` asks of a file system."""

    def __init__(self):
        self.contents = {}

    def makedirs(self, place, exist_ok):
        pass

    def exists(self, place):
        return place in self.contents

    def pipe_file(self, place, content):
        self.contents[place] = content

    def cat_file(self, place):
        return self.contents[place]

    def rm_file(self, place):
        del self.contents[place]


@pytest.fixture
def place(monkeypatch):
    files = Memory()
    monkeypatch.setattr(depot, "open_address", lambda _address: (files, "folder"))
    return files


def write(folder, **contents):
    for name, content in contents.items():
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "data" / f"{name}.csv").write_text(content)


def read(folder):
    return {path.name: path.read_text() for path in list_carried(folder)}


def test_a_worker_has_the_files_of_the_desk_and_no_others(place, tmp_path):
    desk, worker = tmp_path / "desk", tmp_path / "worker"
    write(desk, a="1", b="2")
    cargo = Depot("here").pack(list_carried(desk), desk)
    write(worker, b="old", c="gone at the desk")
    Depot("here").unpack(cargo, worker, list_carried(worker), is_copy=True)
    assert read(worker) == read(desk) == {"a.csv": "1", "b.csv": "2"}


def test_a_file_that_is_there_is_not_put_there_again(place, tmp_path):
    write(tmp_path, a="1", b="1")
    first = Depot("here").pack(list_carried(tmp_path), tmp_path)
    there = dict(place.contents)
    assert len(there) == 2  # the probe, and one content
    assert Depot("here").pack(list_carried(tmp_path), tmp_path) == first
    assert place.contents == there


def test_half_a_file_is_told_and_taken_away(place):
    digest = Depot("here").leave(b"whole")
    place.contents[f"folder/{digest}"] = b"who"
    with pytest.raises(ContractError, match=f"here/{digest}: a file was changed on its way"):
        Depot("here").fetch(digest)
    assert f"folder/{digest}" not in place.contents


def test_no_source_of_the_desk_is_written(place, tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    cargo = {"data/raw/page.txt": Depot("here").leave(b"another page")}
    with pytest.raises(ContractError):
        Depot("here").unpack(cargo, tmp_path, [])
    assert not (tmp_path / "data/raw/page.txt").exists()


def test_a_place_that_cannot_be_used_is_told_with_its_address(monkeypatch):
    def refuse(address):
        raise PermissionError(f"no rights at {address}")

    monkeypatch.setattr(depot, "open_address", refuse)
    with pytest.raises(ContractError, match="^s3://a/b: .*cannot be used.*no rights at s3://a/b"):
        Depot("s3://a/b")
