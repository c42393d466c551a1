"""`reports --all`: a report for every province of the 63 and of the 34, in one run; a second run
finds nothing to do.
"""

import csv
import re

import pytest

from rankings.store.paths import project_root

from .homes import copy_sources, start_reports

ALL = ("--all", "--language", "vi", "--format", "html")


def read_names():
    """The name of every province by its slug, of the 63 and of the 34."""
    table = project_root() / "data" / "reference" / "provinces.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        return {row["slug"]: row["name"] for row in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    home = copy_sources(tmp_path_factory.mktemp("country") / "Dữ liệu")
    runs = []
    for _ in range(2):
        run = start_reports(home, *ALL)
        runs.append((run.communicate()[0].decode(), run.returncode))
    return home, runs


def test_every_province_has_a_report_in_one_run(country):
    home, runs = country
    assert runs[0][1] == 0, runs[0][0]
    slugs = read_names()
    assert len(slugs) == 64  # 63, and Huế under its new name
    assert not [slug for slug in slugs if not (home / f"reports/{slug}/{slug}_vi.html").is_file()]


def test_a_second_run_finds_nothing_to_do(country):
    said, code = country[1][1]
    assert code == 0 and re.search(r"^0 steps run, \d{3} up to date", said, re.MULTILINE), said


def test_a_report_names_its_province_and_what_is_not_known_of_it(country):
    for slug, name in read_names().items():
        page = (country[0] / f"reports/{slug}/{slug}_vi.html").read_text(encoding="utf-8")
        (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
        assert name in title, slug
        assert "Chưa có số liệu: " in page or "chưa biết" in page.lower(), slug
