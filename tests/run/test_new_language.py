"""A third language that nobody prepared: a file beside the others, no code.

The page, its figures and the French sentences are invented.
"""

import csv
import json
import os
import shutil
import subprocess
import sys

import openpyxl
import pytest

from rankings.store.paths import project_root

# What is found: one unit stands twice, and a rank is missing.
CHECKS = """\
unit_twice:
  unit_twice: "{unit} figure deux fois dans le même tableau."
"""
GAPS = """\
unknown_scale:
  missing: "L’échelle des points en {year} n’est pas publiée."
"""
SUMMARY = """\
findings: "Contradictions"
"""
PAGE = """\
Công bố kết quả xếp hạng chuyển đổi số các sở, ban, ngành tỉnh Bắc Kạn năm 2023

15/01/2024

STT | Đơn vị | Điểm | Xếp hạng
1 | Sở Y tế | 82,14 | 1
2 | Sở Tư pháp | 80,50 | 2
3 | Sở Nội vụ | 77,31 | 3
4 | Sở Xây dựng | 74,02 | 4
5 | Sở Y tế | 70,90 | 5
"""

# Both tables of the page are written as notebook 02 writes them, against their schemas.
WRITE = """\
from pathlib import Path
from rankings.clean.checks import check_sources
from rankings.clean.observation_tables import build_tables
from rankings.clean.observe import observe
from rankings.clean.source import source_of_reading
from rankings.parse.page import parse_page
from rankings.store.tables import write_table
sources = [observe(source_of_reading(parse_page(Path("page.txt")), "page"))]
tables = build_tables(sources, "bac-kan", check_sources(sources))
for name in ("02_findings", "02_gaps"):
    write_table(tables[name], name, "bac-kan")
"""


WORKBOOKS = """\
from pathlib import Path
from rankings.registry.frameworks import framework_title
from rankings.report.inputs import TABLES
from rankings.report.national_workbook import write_national_workbook
from rankings.report.workbook import write_workbook
from rankings.store.paths import table_path
from rankings.store.tables import empty_table, write_table
for name in TABLES:
    if not table_path(name, "bac-kan").is_file():
        write_table(empty_table(name), name, "bac-kan")
write_table(empty_table("02_findings"), "02_findings", "national")
write_workbook("bac-kan", "fr")
write_national_workbook(Path("national.xlsx"), "fr")
print(framework_title("egov", "fr"))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A program of its own with three French files, and a home with one page."""
    folder = tmp_path_factory.mktemp("français")
    package = folder / "src" / "rankings"
    shutil.copytree(project_root() / "src" / "rankings", package)  # as compiled
    shutil.copytree(project_root() / "data" / "reference", folder / "data" / "reference")
    (package / "clean" / "checks" / "fr.yaml").write_text(CHECKS, encoding="utf-8")
    (package / "clean" / "gap_sentences" / "fr.yaml").write_text(GAPS, encoding="utf-8")
    (package / "run" / "summary" / "fr.yaml").write_text(SUMMARY, encoding="utf-8")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    return folder


def run(home, *arguments):
    named = {"RANKINGS_HOME": str(home), "RANKINGS_LANG": "fr", "PYTHONPATH": str(home / "src")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=home,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | named | {"PYTHONUTF8": "1"},
    ).stdout


@pytest.fixture(scope="module")
def tables(home):
    """The folder of the tables of the page."""
    run(home, "-m", "rankings", "add", "page.txt", "--province", "bac-kan")
    run(home, "-c", WRITE)
    return home / "data" / "processed" / "bac-kan"


def test_a_finding_is_said_in_every_language_that_has_a_file(home):
    page = json.loads(run(home, "-m", "rankings", "read", "--json", "page.txt"))
    found = next(row for row in page["findings"] if row["check"] == "unit_twice")
    assert found["message"] == "Sở Y tế được nêu hai lần trong cùng một bảng."
    assert found["message_en"] == "Sở Y tế appears twice in the same table."
    assert found["message_fr"] == "Sở Y tế figure deux fois dans le même tableau."


def test_a_person_is_spoken_to_in_it_and_in_english_where_it_is_silent(home):
    said = run(home, "-m", "rankings", "read", "page.txt")
    assert "Contradictions" in said and "Sở Y tế figure deux fois" in said
    assert "title" in said  # English: the file says nothing of it


def test_the_tables_have_a_column_for_it(tables):
    rows = {}
    for name in ("02_findings", "02_gaps"):
        with (tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows[name] = list(csv.DictReader(stream))
    assert "Sở Y tế figure deux fois dans le même tableau." in {
        row["message_fr"] for row in rows["02_findings"]
    }
    scale = next(row for row in rows["02_gaps"] if row["missing_fr"].startswith("L’échelle"))
    assert scale["missing_fr"] == "L’échelle des points en 2023 n’est pas publiée."
    assert scale["why_fr"] == scale["why_en"] and scale["why_fr"] != scale["why"]


def test_a_workbook_of_it_says_in_english_what_no_file_says(home, tables):
    assert run(home, "-c", WORKBOOKS).strip() == "e-government"
    book = openpyxl.load_workbook(home / "reports" / "bac-kan" / "bac-kan_fr.xlsx")
    written = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert any("a contradiction" in row for row in written)
    assert any("whether the page holds a ranking" in row for row in written)
    assert "columns" in openpyxl.load_workbook(home / "national.xlsx").sheetnames
