"""What was read while something ran, and under which name."""

import threading

import pytest

from rankings.store.paths import project_root
from rankings.store.record import (
    columns_used,
    drop_part,
    find_file,
    is_recording,
    name_file,
    note_path,
    reading_part,
    recording,
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"data/{name}.csv").write_text("x\n", encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    return tmp_path


def test_what_is_opened_for_reading_is_noted_and_what_is_written_is_not(home):
    with recording() as seen:
        (home / "data/a.csv").read_bytes()
        (home / "data/new.csv").write_text("y", encoding="utf-8")
        (home / "data/.hidden").write_text("y", encoding="utf-8")
        (home / "data/.hidden").read_bytes()
    assert seen == {"data/a.csv"} and not is_recording()


def test_a_part_is_noted_as_one_and_the_outer_record_hears_of_it(home):
    with recording() as outer:
        with recording() as inner, reading_part(columns_used("unit", "rank")):
            (home / "data/a.csv").read_bytes()
        (home / "data/b.csv").read_bytes()
    assert inner == {"data/a.csv#columns:unit,rank"}
    assert outer == {"data/a.csv#columns:unit,rank", "data/b.csv"}


def test_another_thread_is_not_overheard(home):
    with recording() as seen:
        other = threading.Thread(target=(home / "data/a.csv").read_bytes)
        other.start()
        other.join()
    assert seen == set()


def test_what_is_remembered_is_noted_without_being_opened(home):
    with recording() as seen:
        note_path(home / "data/b.csv")
    assert seen == {"data/b.csv"}


def test_files_of_the_project_and_of_the_home_have_names_that_lead_back(home):
    page = project_root() / "data/raw/sources.csv"
    assert name_file(str(page)) == "project:data/raw/sources.csv"
    assert name_file(str(home / "data/a.csv")) == "data/a.csv"
    for place in (page, home / "data/a.csv"):
        assert find_file(name_file(str(place)) + "#provinces") == place
    assert name_file(str(project_root() / "src/helpers.py")) is None
    assert drop_part("data/a.csv#rows:level=province") == "data/a.csv"
