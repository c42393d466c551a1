"""One changed score in a source changes the report's sentence, table, chart, files and every
notebook whose tables hold it.
"""

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import nbformat
import openpyxl
import pytest
from desk import read_letters, run_notebooks
from docx import Document
from mutation import LEVEL, NEW, OLD, PROVINCE, UNIT, change_score, copy_sources, write_figure

from rankings.report.docx import export_docx
from rankings.report.html import export_html
from rankings.report.pdf import export_pdf
from rankings.report.workbook import write_workbook
from rankings.run.notebooks import list_notebooks
from rankings.store.paths import project_root

SAID, SAID_BEFORE = write_figure(NEW, "vi"), write_figure(OLD, "vi")


@pytest.fixture(scope="module", params=[False, True], ids=["as published", "one score changed"])
def made(request, tmp_path_factory):
    """Notebooks, report, workbook of the province, and which figure they must tell: the committed
    ones, whose outputs nbval compares, and those of a home where the score is another.
    """
    home = copy_sources(tmp_path_factory.mktemp("mutation"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(home))
        if request.param:
            change_score(home)
            notebooks = run_notebooks(home, {"province": PROVINCE, "language": "vi"})
            report = home / "05_report.ipynb"
        else:
            tables = Path("data") / "processed" / PROVINCE
            shutil.copytree(project_root() / tables, home / tables)
            notebooks = {path.stem: nbformat.read(path, 4) for path in list_notebooks()}
            report = project_root() / "notebooks" / "05_report.ipynb"
        html = export_html(report, home / "report.html", "vi").read_text(encoding="utf-8")
        return SimpleNamespace(
            is_changed=request.param,
            said=SAID if request.param else SAID_BEFORE,
            value=float(NEW if request.param else OLD),
            gone=SAID_BEFORE if request.param else SAID,
            report=report,
            notebooks=notebooks,
            html=html,
            tree=lxml.html.document_fromstring(html),
            book=write_workbook(PROVINCE, "vi"),
        )


def test_a_sentence_tells_it(made):
    sentences = [answer.text_content() for answer in made.tree.xpath("//li[@class = 'answer']")]
    assert [
        sentence
        for sentence in sentences
        if UNIT.casefold() in sentence.casefold() and f"{made.said} điểm" in sentence
    ]


def test_a_table_tells_it(made):
    row = made.tree.xpath(
        "//*[@id = $id]//tr[th[contains(., $unit)]]", id=f"table-{LEVEL}-dti-2024", unit=UNIT
    )[0]
    assert row.xpath(".//data[@data-col = 'score']/text()") == [made.said]


def test_a_chart_tells_it(made):
    figure = made.tree.xpath("//figure[@id = $id]", id=f"league-chart-{LEVEL}-dti-2024")[0]
    assert (
        figure.xpath("count(.//*[local-name() = 'text'][contains(., $said)])", said=made.said) == 2
    )  # wide and narrow
    assert all(f"{UNIT} ({made.said} điểm)" in alt for alt in figure.xpath(".//@aria-label"))


def test_the_other_figure_is_nowhere_on_the_page(made):
    assert made.said in made.html
    assert made.gone not in made.html and made.gone.replace(",", ".") not in re.sub(
        r'd="[^"]*"', "", made.html
    )


def test_the_workbook_holds_it_as_a_number(made):
    values = [
        value
        for sheet in openpyxl.load_workbook(made.book)
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]
    assert made.value in values
    assert not [value for value in values if str(value).replace(".", ",").startswith(made.gone)]


def test_paper_tells_it(made, tmp_path):
    if not made.is_changed:
        return  # of the report as published, test_paper.py compares paper and page
    printed = read_letters(export_pdf(made.report, tmp_path / "report.pdf", "vi"))
    document = Document(str(export_docx(made.report, tmp_path / "report.docx", "vi")))
    written = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    assert all(made.said in text and made.gone not in text for text in (printed, written))


@pytest.mark.parametrize("path", list_notebooks(), ids=lambda path: path.stem)
def test_every_notebook_tells_it(made, path):
    committed = nbformat.read(path, as_version=4)
    assert (list_outputs(made.notebooks[path.stem]) != list_outputs(committed)) == made.is_changed


def list_outputs(notebook):
    """Every output as a page shows it, pictures left out."""
    return [
        {
            mime: "".join(output.data[mime])
            for mime in ("text/html", "text/markdown")
            if mime in output.data
        }
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
