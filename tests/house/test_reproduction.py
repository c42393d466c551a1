"""Both provinces made anew in a home of their own: the same tables byte for byte, and nothing run
twice.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from rankings.report.formats import FORMATS
from rankings.run.notebooks import list_notebooks
from rankings.run.pipeline import open_memory, read_record
from rankings.run.steps import list_steps
from rankings.store.catalogue import known_provinces
from rankings.store.paths import project_root
from rankings.store.record import find_file

# Runs each notebook's cells in one namespace, with our rooms imported anew and the libraries kept,
# and prints which files they opened.
TRACER = """
import json, os, pathlib, sys
opened = set()
def note(event, values):
    if event == "open" and not (values[2] or 0) & getattr(os, "O_DIRECTORY", 0):
        opened.add(str(values[0]))
sys.addaudithook(note)
for path in sys.argv[2:]:
    opened.clear()
    for name in [name for name in sys.modules if name.split(".")[0] in ("rankings", "helpers")]:
        del sys.modules[name]
    from rankings.run.notebooks import read_notebook
    names = {"display": lambda *shown, **options: None, "get_ipython": lambda: None}
    for cell in read_notebook(pathlib.Path(path)).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, path, "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names["province"] = sys.argv[1]
    print("OPENED" + json.dumps([path, sorted(opened)]))
"""


def run(home, *arguments):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd="/",
        capture_output=True,
        check=False,
        env=os.environ | {"RANKINGS_HOME": str(home), "PYTHONUTF8": "1"},
    )


def list_tables(folder):
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def new_home(tmp_path_factory):
    """A home with the pages and the reference rows, where all reports have been made once."""
    home = tmp_path_factory.mktemp("Bản làm lại")
    for name in ("raw", "reference"):
        shutil.copytree(project_root() / "data" / name, home / "data" / name)
    process = run(home, "-m", "rankings", "reports")
    assert process.returncode == 0, process.stdout.decode() + process.stderr.decode()
    return home


def test_processed_tables_are_the_same_byte_for_byte(new_home):
    committed, made = (
        list_tables(project_root() / "data/processed"),
        list_tables(new_home / "data/processed"),
    )
    assert sorted(made) == sorted(committed), "run `make reports` and commit data/processed"
    different = [
        name for name, path in made.items() if path.read_bytes() != committed[name].read_bytes()
    ]
    assert not different, "run `make reports` and commit data/processed"


def test_every_province_has_its_reports_in_both_languages(new_home):
    for province in known_provinces():
        for language in ("vi", "en"):
            for suffix in ("html", "pdf", "docx", "xlsx"):
                assert (
                    new_home / "reports" / province / f"{province}_{language}.{suffix}"
                ).stat().st_size > 5_000
    index = (new_home / "reports/index.html").read_text(encoding="utf-8")
    assert all(
        f"{province}_{language}.html" in index
        for province in known_provinces()
        for language in ("vi", "en")
    )


def test_a_second_run_runs_nothing(new_home):
    process = run(new_home, "-m", "rankings", "reports")
    assert process.returncode == 0
    assert process.stdout.decode().splitlines()[-1].startswith("0 steps run, ")


def test_an_edited_reference_row_concerns_the_steps_that_read_it(new_home):
    def list_stale():
        lines = (
            run(new_home, "-m", "rankings", "reports", "hung-yen", "--dry-run")
            .stdout.decode()
            .splitlines()
        )
        return [line.split()[0].removeprefix("hung-yen/") for line in lines if "would run" in line]

    assert list_stale() == []
    path = new_home / "data/reference/accepted_findings.csv"
    before = path.read_bytes()
    path.write_bytes(before + b"abc,hung-yen_2018_egov_none,rank_gap,x,y,z,2026-01-05,,\n")
    stale = list_stale()
    path.write_bytes(before)
    assert "02_clean" in stale and "01_parse" not in stale
    assert list_stale() == []


def test_an_edit_that_does_not_reach_a_province_costs_it_nothing(new_home):
    path = new_home / "data/reference/aliases.csv"
    before = path.read_bytes()
    row = "Ban Không Ai Biết Tên,phu-tho,department,vn/so-y-te,alias,,,https://example.org,seen,\n"
    path.write_bytes(before + row.encode())
    lines = run(new_home, "-m", "rankings", "reports", "--dry-run").stdout.decode().splitlines()
    path.write_bytes(before)
    direct = [line for line in lines if "would run: " in line and "would run: if " not in line]
    assert any(line.startswith("phu-tho/01_parse") for line in direct)
    assert not [line for line in direct if line.startswith("hung-yen/")]


@pytest.mark.parametrize(
    ("edited", "concerned"),
    [
        ("data/raw/hung-yen/2018_egov_none.txt", {"01_parse"}),
        (
            "data/processed/hung-yen/02_gaps.csv",
            {"02_clean", "05_report_vi", "05_report_en", "datapackage.json"}
            | {f"hung-yen_{language}.xlsx" for language in ("vi", "en")},
        ),
        (
            "data/processed/phu-tho/02_criteria.csv",  # a neighbour's
            {"04_compare_frameworks", "05_report_vi", "05_report_en"}
            | {f"hung-yen_{language}.xlsx" for language in ("vi", "en")},
        ),
        ("data/reference/phrases.csv", {"02_clean", "national/02_clean"}),
        ("reports/hung-yen/05_report_vi.ipynb", {"05_report_vi", "slides_vi"})
    ],
)  # fmt: skip
def test_an_edit_concerns_exactly_the_steps_that_read_it(edited, concerned, new_home):
    path = new_home / edited
    before = path.read_bytes()
    path.write_bytes(before + b" \n")
    lines = run(new_home, "-m", "rankings", "reports", "hung-yen", "--dry-run").stdout.decode()
    path.write_bytes(before)
    direct = {
        line.split()[0].removeprefix("hung-yen/")
        for line in lines.splitlines()
        if "would run: " in line and "would run: if " not in line
    }
    if edited.startswith("reports/"):
        concerned = concerned | {f"hung-yen_vi.{suffix}" for suffix in FORMATS if suffix != "xlsx"}
    assert direct == concerned, lines


def test_a_copied_folder_is_up_to_date(new_home, tmp_path):
    copy = shutil.copytree(new_home, tmp_path / "chỗ khác")
    process = run(copy, "-m", "rankings", "reports")
    assert process.stdout.decode().splitlines()[-1].startswith("0 steps run, ")


@pytest.fixture(scope="module")
def opened_files(new_home):
    """{name of a notebook: the files that its cells open}."""
    notebooks = {str(path): path.stem for path in list_notebooks()}
    process = run(new_home, "-c", TRACER, "hung-yen", *notebooks)
    assert process.returncode == 0, process.stderr.decode()
    lines = [
        json.loads(line.removeprefix("OPENED"))
        for line in process.stdout.decode().splitlines()
        if line.startswith("OPENED")
    ]
    return {notebooks[notebook]: set(opened) for notebook, opened in lines}


@pytest.mark.parametrize("notebook", list_notebooks(), ids=lambda path: path.stem)
def test_the_record_holds_every_file_that_a_notebook_opens(
    notebook, new_home, opened_files, monkeypatch
):
    monkeypatch.setenv("RANKINGS_HOME", str(new_home))
    steps = {step.name: step for step in list_steps("hung-yen", ["vi"])}
    step = next(steps[name] for name in steps if name.startswith(notebook.stem))
    record = read_record(open_memory(), step.title)
    known = {str(find_file(name)) for name in [*record["reads"], *record["writes"]]}
    assert len(opened_files[notebook.stem] & known) > 3
    watched = (str(new_home / "data/reference"), str(new_home / "data/processed"))
    silent = {
        path
        for path in opened_files[notebook.stem] - known
        if path.startswith(watched) and not path.endswith(".part")
    }
    assert not silent
