"""What a province costs is the same however many others there are: counted in files that are
opened, which no slow machine changes.
"""

import re
import shutil
import sys
from collections import Counter

import pytest

from rankings.registry.neighbours import MOST, choose_neighbours, write_neighbours
from rankings.report.inputs import open_report
from rankings.report.parts.beside import show_neighbours
from rankings.report.parts.disclosure import show_disclosure
from rankings.report.sections.sources import show_sources
from rankings.run.digests import digest_stages
from rankings.run.performing import Outcome
from rankings.run.pipeline import run_all
from rankings.run.steps import list_files, plan_parts
from rankings.store.paths import project_root
from rankings.store.record import recording
from tools.provinces import make_provinces

OWN, OTHER = "phu-tho", "hung-yen"
opened = Counter()
watched = []


def _count(event, values):
    if event == "open" and watched and str(values[0]).startswith(watched[-1]):
        opened[str(values[0]).removeprefix(watched[-1])] += 1


sys.addaudithook(_count)


@pytest.fixture
def count_opens():
    """A function that does something in a home and returns how often it opened each file there."""

    def count(home, work):
        opened.clear()
        watched.append(f"{home}/")
        try:
            work()
        finally:
            watched.clear()
        return Counter(opened)

    return count


def read_and_write(step):
    """A step as the runner sees one: it reads its own tables and those of its neighbours, the
    catalogue and what people know, and writes its files.
    """
    with recording() as read:
        for slug in (step.province, *choose_neighbours(step.province)):
            read |= {f"data/processed/{slug}/0{number}_rankings.csv" for number in range(1, 4)}
    read |= {"data/raw/sources.csv", "project:data/reference/units.csv"}
    for path in step.writes:
        path = path / "page.txt" if path.name == "01_text" else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{step.title}\n", encoding="utf-8")
    if step.run is write_neighbours:
        step.run()
    return Outcome(frozenset(read), "", digest_stages()[step.stage])


@pytest.fixture
def run(monkeypatch, tmp_path, count_opens):
    def run_in_home_of(count):
        home = tmp_path / str(count)
        monkeypatch.setenv("RANKINGS_HOME", str(home))
        parts = plan_parts(make_provinces(home, count), ("vi",), ("html",))
        first = count_opens(home, lambda: run_all(parts, 1, read_and_write))
        again = count_opens(home, lambda: run_all(parts, 1, read_and_write))
        assert len(list_files(step.writes[0] for part in parts for step in part)) > 5 * count
        return first.total(), again.total()

    return run_in_home_of


def test_a_further_province_costs_the_runner_the_same_however_many_there_are(run):
    counts = (MOST + 1, MOST + 3, MOST + 5)
    for fewer, some, many in zip(*map(run, counts), strict=True):
        assert 0 < many - some < 1.05 * (some - fewer)  # those that were merged share texts


def copy_as(slug, home):
    """The committed tables and rows of the catalogue of a province, as those of another."""
    folder = home / "data/processed" / slug
    shutil.copytree(project_root() / "data/processed" / OTHER, folder)
    for path in folder.rglob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace(OTHER, slug), encoding="utf-8")
    for path in folder.rglob(f"{OTHER}_*"):
        path.rename(path.with_name(path.name.replace(OTHER, slug)))


def make_home(home, count):
    """The project's home with its one other province so many times."""
    for name in (OWN, OTHER, "national"):
        shutil.copytree(project_root() / "data/processed" / name, home / "data/processed" / name)
    (home / "data/raw").mkdir()
    catalogue = (project_root() / "data/raw/sources.csv").read_text(encoding="utf-8")
    others = [line for line in catalogue.splitlines() if line.startswith(f"{OTHER}_")]
    for number in range(count - 1):
        slug = f"{OTHER}-{number}"
        copy_as(slug, home)
        catalogue += "".join(f"{line.replace(OTHER, slug)}\n" for line in others)
    (home / "data/raw/sources.csv").write_text(catalogue, encoding="utf-8")
    write_neighbours()


def show_others():
    """What a report says of other provinces."""
    report = open_report(OWN)
    for show in (show_neighbours, show_disclosure, show_sources):
        show(report)


def test_a_report_opens_as_many_files_however_many_provinces_there_are(
    tmp_path, monkeypatch, count_opens
):
    found = []
    for count in (MOST, 2 * MOST):
        home = tmp_path / str(count)
        monkeypatch.setenv("RANKINGS_HOME", str(home))
        make_home(home, count)
        opens = Counter()
        for name, times in count_opens(home, show_others).items():
            opens[re.sub(rf"{OTHER}-\d+", OTHER, name)] += times
        found.append(opens)
    fewer, many = found
    assert many == fewer and fewer.total() > 4 * MOST
    assert fewer["data/raw/sources.csv"] <= 1  # it grows with every province
