"""Sixty hostile strings in a source, opened as readers do: in a browser, in JupyterLab, in
LibreOffice. Nothing acts, nothing is computed.
"""

import csv
import os
import re
import subprocess
import sys

import nbformat
import pytest
from hostile import FORMULAS, HOSTILE, PROVINCE, add_hostile_sources, squeeze

from rankings.language.entries import LANGUAGES
from rankings.run.environment import build_environment
from rankings.run.notebooks import list_notebooks, read_notebook, write_notebook

from .labs import FAILURES, SECOND, run_all, serve_lab
from .visits import list_violations, open_file

LONGEST_WAIT = 300
SHOWN = 50  # letters of a cell that pandas shows
NOTEBOOKS = [
    path for path in list_notebooks() if path.stem[:2] in ("02", "04", "05")
]  # those that show names as tables, sentences and charts


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with the hostile page, where `reports` has run to its end."""
    home = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(home))
        add_hostile_sources(home)
    done = subprocess.run(
        [sys.executable, "-m", "rankings", "reports", PROVINCE],
        cwd="/",
        env=os.environ | {"RANKINGS_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return home


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_them_in_a_browser_and_does_nothing(chromium, home, language):
    with open_file(chromium, home / f"reports/{PROVINCE}/{PROVINCE}_{language}.html") as visit:
        shown = squeeze(visit.page.locator("main").text_content())
        assert not [text for text in HOSTILE if squeeze(text) not in shown]
        assert not visit.page.evaluate(
            "() => [...document.querySelectorAll('main script, main iframe, main img, main"
            " [onerror], main [onload], main [onmouseover]')].length"
        )
        assert not list_violations(visit.page)
        assert not visit.errors  # a refused script would be told here
        assert not visit.requests


@pytest.fixture(scope="module")
def lab(home, tmp_path_factory):
    """Address of JupyterLab over copies of the notebooks that report the hostile page."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "desk").mkdir()
    for path in NOTEBOOKS:
        notebook = read_notebook(path)
        for cell in notebook.cells:
            cell.source = re.sub(r'^province = "[a-z-]+"', f'province = "{PROVINCE}"', cell.source)
            cell.update(
                {"outputs": [], "execution_count": None} if cell.cell_type == "code" else {}
            )
        notebook.cells.append(
            nbformat.v4.new_markdown_cell("A formula of the analyst's own: $x^2$", id="formula")
        )
        write_notebook(notebook, folder / "desk" / path.name)
    with serve_lab(folder, folder / "desk", home) as address:
        yield address


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_them_in_jupyterlab_and_does_nothing(chromium, lab, path):
    page = chromium.new_page(viewport={"width": 1400, "height": 1800})
    dialogs, requests = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    run_all(page, lab.format(path.name))
    page.wait_for_timeout(3 * SECOND)  # MathJax sets formulas after the page is there
    assert page.locator(".jp-MarkdownCell mjx-container").count() == 1
    outputs = page.locator(".jp-NotebookPanel .jp-OutputArea-output")
    assert not page.locator(FAILURES).all_inner_texts()
    assert not dialogs
    assert not [
        address
        for address in requests
        if "evil" in address or not address.startswith(("http://127.0.0.1", "data:", "blob:"))
    ]
    assert not page.locator(
        ".jp-OutputArea-output mjx-container, .jp-OutputArea-output iframe, .jp-OutputArea-output"
        " script, .jp-OutputArea-output [onerror]"
    ).count()
    shown = squeeze(" ".join(outputs.all_text_contents()))
    if path.stem.startswith("02"):
        assert not [
            text
            for text in HOSTILE
            if len(text) <= SHOWN and squeeze(text).lstrip("-./") not in shown
        ]
    page.context.close()


def test_the_start_page_shows_them_and_does_nothing(chromium, home):
    with open_file(chromium, home / "reports/index.html") as visit:
        for text in HOSTILE[:12]:
            visit.page.locator("input[type=search]").first.fill(text)
        visit.page.wait_for_timeout(300)
        assert not visit.page.evaluate(
            "() => document.querySelectorAll('iframe, object, embed, base, form[action],"
            " [onerror], [onload], [onmouseover], [onfocus]').length"
        )
        assert not visit.errors
        assert not visit.requests


def convert(home, folder, name, target):
    """Returns the text of what LibreOffice makes of an office file of the report."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        str(home / "reports" / PROVINCE / name),
    ]
    subprocess.run(
        command, capture_output=True, timeout=LONGEST_WAIT, check=True, env=build_environment()
    )
    return folder


def test_libreoffice_computes_nothing_in_the_workbook(home, tmp_path):
    """Every sheet as a CSV file: what a person would see in the cells."""
    folder = convert(
        home,
        tmp_path,
        f"{PROVINCE}_vi.xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )
    with (folder / f"{PROVINCE}_vi-02_rankings.csv").open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    place = [cell.split("\n")[-1] for cell in head].index("unit_printed")
    names = [squeeze(row[place]) for row in rows]
    assert not [text for text in FORMULAS if squeeze(text).lstrip("-") not in names]
    assert not [
        text
        for text in HOSTILE
        if squeeze(text).lstrip("-./") not in [name.lstrip("-./") for name in names]
    ]


def test_libreoffice_shows_the_word_document_as_text(home, tmp_path):
    text = (
        convert(home, tmp_path, f"{PROVINCE}_vi.docx", "txt:Text (encoded):UTF8")
        / f"{PROVINCE}_vi.txt"
    )
    shown = squeeze(text.read_text(encoding="utf-8-sig"))
    assert not [hostile for hostile in HOSTILE if squeeze(hostile).lstrip("-./") not in shown]
