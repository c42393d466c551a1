"""`sheet` and `score` from the command line: what they write, and what they say."""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import pytest
import yaml
from openpyxl import load_workbook

from rankings.run.command_line import main
from rankings.store.paths import project_root

EXAMPLES = project_root() / "data" / "examples"


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process; returns its exit code, its words and its complaints."""

    def say(*words, language="en"):
        monkeypatch.setenv("RANKINGS_LANG", language)
        code = main(list(map(str, words)))
        return code, *capsys.readouterr()

    return say


def read_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """The example year scored as a person does it, in a process of its own."""
    out = tmp_path_factory.mktemp("scored")
    words = ["score", EXAMPLES / "sheet_2024.xlsx", "--framework", EXAMPLES / "framework.yaml"]
    rest = ["--out", out, "--against", EXAMPLES / "framework_draft.yaml", "--draws", 200]
    done = subprocess.run(
        [sys.executable, "-m", "rankings", *map(str, [*words, *rest])],
        cwd=project_root(),
        env=os.environ | {"RANKINGS_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done, out


def test_score_writes_its_tables(scored):
    done, out = scored
    assert done.returncode == 0, done.stderr
    rows = read_rows(out / "scores.csv")
    assert list(rows[0])[:8] == "unit node depth score max_score percent rank grade".split()
    assert rows[0]["rank"] == "1" and rows[0]["node"] == "total"
    names = {path.stem for path in out.glob("*.csv")}
    assert names >= {"scores", "grades", "left_out", "self_verified", "robustness", "pairs"}
    assert names >= {"choices", "strengths", "gains", "against"}
    facts = yaml.safe_load((out / "year.yaml").read_text(encoding="utf-8"))
    assert (facts["framework"], facts["normalise"], facts["seed"]) == ("example_dti", "points", 0)
    assert "Ví dụ" in done.stdout and "of 200 simulations" in done.stdout


def test_the_workbook_holds_every_table_with_numbers_as_numbers(scored):
    book = load_workbook(scored[1] / "scores.xlsx")
    assert book.sheetnames[0] == "summary" and "Ví dụ" in book["summary"]["A1"].value
    assert set(book.sheetnames[1:]) == {path.stem for path in scored[1].glob("*.csv")}
    for name in ("scores", "grades", "strengths"):
        heads, *rows = book[name].values
        written = read_rows(scored[1] / f"{name}.csv")
        assert list(heads) == list(written[0]) and len(rows) == len(written)
        for row, line in zip(rows, written, strict=True):
            for value, text in zip(row, line.values(), strict=True):
                is_number = isinstance(value, (int, float))
                same = abs(value - float(text)) < 1e-9 if is_number else (value or "") == text
                assert same, (name, value, text)
    assert isinstance(book["scores"]["E2"].value, (int, float))


def test_last_year_is_a_folder_of_the_year_before(scored, run, tmp_path):
    words = ["score", EXAMPLES / "sheet_2024.xlsx", "--framework", EXAMPLES / "framework.yaml"]
    code, _, complaint = run(*words, "--out", tmp_path, "--last-year", scored[1], "--draws", 0)
    assert code == 0, complaint
    rows = read_rows(tmp_path / "last_year.csv")
    assert {row["places_gained"] for row in rows} == {"0"}
    assert {row["score_change"] for row in rows} == {"0"}
    assert not (tmp_path / "robustness.csv").exists()


def test_an_empty_sheet_is_refused_and_nothing_is_written(run, tmp_path):
    sheet, framework = tmp_path / "sheet.xlsx", "hung-yen_egov_2018"
    code, said, _ = run("sheet", framework, "--units", "hung-yen", "--year", 2018, "--out", sheet)
    assert code == 0 and "Next: fill it in" in said
    out = tmp_path / "out"
    code, _, complaint = run("score", sheet, "--framework", framework, "--out", out, language="vi")
    assert code == 1 and not out.exists()
    assert "số chỗ cần sửa trong bảng điểm: " in complaint and "Chấm điểm!G2:" in complaint


def test_a_framework_that_was_not_published_gives_no_sheet(run, tmp_path):
    out = tmp_path / "sheet.xlsx"
    code, _, complaint = run(
        "sheet", "phu-tho_egov_2018", "--units", "phu-tho", "--year", 2021, "--out", out
    )
    assert code == 1 and "not published" in complaint and not out.exists()
