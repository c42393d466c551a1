"""The report notebook in JupyterLab, in a real browser: opened, Run All, every output there and no
error.
"""

import json
import shutil

import pytest

from rankings.run.notebooks import notebooks_dir

from .labs import FAILURES, SECOND, run_all, serve_lab

NOTEBOOK = "05_report.ipynb"


@pytest.fixture
def lab(report_home, tmp_path):
    """Address of JupyterLab over a folder that holds a copy of the report notebook, stripped of its
    outputs; and that folder.
    """
    desk = tmp_path / "desk"
    desk.mkdir()
    notebook = json.loads((notebooks_dir() / NOTEBOOK).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
    (desk / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    home = tmp_path / "home"
    shutil.copytree(report_home / "data", home / "data")
    with serve_lab(tmp_path, desk, home) as address:
        yield address.format(NOTEBOOK), desk


def test_run_all_in_the_browser(chromium, lab):
    address, desk = lab
    page = chromium.new_page(viewport={"width": 1400, "height": 1800}, locale="vi-VN")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    run_all(page, address)
    assert not page.locator(FAILURES).all_inner_texts()
    assert page.locator(".jp-NotebookPanel .jp-OutputArea section.report-section").count() > 3
    assert page.locator(".jp-NotebookPanel .jp-OutputArea figure.chart svg").count() > 1
    assert "Phú Thọ" in " ".join(page.locator(".jp-NotebookPanel .jp-OutputArea").all_inner_texts())
    page.keyboard.press("Control+s")
    page.wait_for_function(
        "() => !document.querySelector('.lm-DockPanel-tabBar .jp-mod-dirty')", timeout=30 * SECOND
    )
    cells = [
        cell
        for cell in json.loads((desk / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert list_outputs(cells) == list_outputs(read_committed())
    assert not errors
    page.context.close()


def read_committed():
    cells = json.loads((notebooks_dir() / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def list_outputs(cells):
    """What kind of output each cell shows, in order."""
    return [
        [(output["output_type"], sorted(output.get("data", {}))) for output in cell["outputs"]]
        for cell in cells
    ]
