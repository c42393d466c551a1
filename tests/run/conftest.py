"""A tiny project of two provinces and three notebooks, to run the runner on."""

from __future__ import annotations

import csv
import hashlib
import shutil
from functools import partial

import nbformat
import pytest

from rankings.run import notebooks, steps
from rankings.run.environment import build_environment
from rankings.store.catalogue import catalogue_columns
from rankings.store.paths import project_root

FIRST = """\
from rankings.store.catalogue import read_catalogued, sources_of
from rankings.store.paths import processed_dir, text_path
sources = sources_of(province).to_dict("records")
pages = {source["document_id"]: read_catalogued(source).decode() for source in sources}
for document, page in pages.items():
    text_path(province, document).parent.mkdir(parents=True, exist_ok=True)
    text_path(province, document).write_text(page)
(processed_dir(province) / "01_pages.csv").write_text("".join(pages.values()))
"""
SECOND = """\
from rankings.store.paths import processed_dir, reference_dir
folder = processed_dir(province)
units = (reference_dir() / "units.csv").read_text()
(folder / "02_rows.csv").write_text(str(len((folder / "01_pages.csv").read_text())) + units[:0])
"""
REPORT = "print(province, language)"


def write_notebook(path, parameters, code):
    cells = [
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code),
    ]
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")


def write_catalogue(home):
    with (home / "data/raw/sources.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, catalogue_columns(), restval="")
        writer.writeheader()
        for path in sorted((home / "data/raw").glob("*/*.txt")):
            province = path.parent.name
            writer.writerow(
                {
                    "document_id": f"{province}_{path.stem}",
                    "file": f"{province}/{path.name}",
                    "province": province,
                    "kind": "page",
                    "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                }
            )


@pytest.fixture
def tiny_project(tmp_path, monkeypatch):
    """RANKINGS_HOME with two sources and its own reference folder, and three notebooks beside
    it.
    """
    home = tmp_path / "Dữ liệu {năm}"
    for province in ("an-giang", "bac-ninh"):
        (home / "data/raw" / province).mkdir(parents=True)
        (home / "data/raw" / province / "2021_egov_1.txt").write_text(
            f"Xếp hạng {province}", encoding="utf-8"
        )
    write_catalogue(home)
    (home / "data/reference").mkdir()
    (home / "data/reference/units.csv").write_text("unit_id\na\n")
    (home / "data/reference/glossary.csv").write_text("term\n")
    for name in ("provinces.csv", "regions.csv"):
        shutil.copy(project_root() / "data/reference" / name, home / "data/reference")
    folder = home / "notebooks"
    folder.mkdir()
    write_notebook(folder / "01_parse.ipynb", 'province = "an-giang"', FIRST)
    write_notebook(folder / "02_clean.ipynb", 'province = "an-giang"', SECOND)
    write_notebook(folder / "05_report.ipynb", 'province = "an-giang"\nlanguage = "vi"', REPORT)
    for name, value in build_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("RANKINGS_HOME", str(home))
    monkeypatch.setattr(notebooks, "notebooks_dir", lambda: folder)
    monkeypatch.setattr(steps, "list_schemas", lambda: ["01_pages", "02_rows"])
    monkeypatch.setattr(steps, "plan_exports", lambda *_values: [])
    monkeypatch.setattr(steps, "plan_handover", lambda *_values: [])
    page = home / "reports/index.html"
    write = partial(page.write_text, "index")
    monkeypatch.setattr(
        steps,
        "plan_index",
        lambda earlier=(): steps.Step(
            "all", "index", [page], write, after=tuple(step.title for step in earlier)
        ),
    )
    return home
