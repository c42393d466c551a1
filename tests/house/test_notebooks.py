"""The notebooks keep the rules of the house, and nbval has something to compare in each."""

from __future__ import annotations

import ast
import re

import nbformat
import pytest

import helpers
from rankings.report.sections import list_sections
from rankings.run.notebooks import list_all_notebooks, read_parameters

NOTEBOOKS = list_all_notebooks()
LINES_OF_CODE, LINES_OF_A_CELL = 80, 8
DEFAULTS = {
    "province": "phu-tho",
    "language": "vi",
    "framework": "framework.yaml",
    "sheet": "sheet_2024.xlsx",
    "not_applicable": "refuse",
    "index": "pci",
}
SKIPPING_TAGS = {"nbval-ignore-output", "nbval-skip", "raises-exception", "nbval-raises-exception"}
PATH_STRING = re.compile(r"""["'][^"'\n]*(\.csv|\.ipynb|\.html|/[a-z0-9_-]+/|\.\.)[^"'\n]*["']""")
LEAST_COMPARED = {"01": 5, "02": 5, "03": 5, "04": 5, "05": 5, "06": 5}


def read(path):
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def list_lines(source):
    return [
        line for line in source.splitlines() if line.strip() and not line.strip().startswith("#")
    ]


by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_the_six_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS][:6] == [
        "01_parse",
        "02_clean",
        "03_compare_years",
        "04_compare_frameworks",
        "05_report",
        "06_score_year",
    ]


@by_name
def test_code_is_short(path):
    cells = [list_lines(cell.source) for cell in code_cells(path)]
    assert sum(map(len, cells)) <= LINES_OF_CODE
    assert max(map(len, cells)) <= LINES_OF_A_CELL


@by_name
def test_one_cell_of_parameters_with_a_comment_each(path):
    tagged = [cell for cell in code_cells(path) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert all("#" in line for line in tagged[0].source.splitlines() if line.strip())
    defaults = read_parameters(read(path))
    assert defaults and defaults == {name: DEFAULTS[name] for name in defaults}


@by_name
def test_imports_stand_in_one_cell_and_come_from_helpers(path):
    cells = [
        cell for cell in code_cells(path) if re.search(r"^\s*(from|import) ", cell.source, re.M)
    ]
    assert len(cells) == 1
    imports = [
        node
        for node in ast.walk(ast.parse(cells[0].source))
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert all(isinstance(node, ast.ImportFrom) and node.module == "helpers" for node in imports)
    assert all(hasattr(helpers, alias.name) for node in imports for alias in node.names)


@by_name
def test_cells_ask_and_answer_and_do_no_housework(path):
    for cell in code_cells(path):
        tree = ast.parse(cell.source)  # fails on %magic and !shell
        kinds = {type(node) for node in ast.walk(tree)}
        assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.While, ast.Try}
        loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]
        assert not [loop for loop in loops if "provinces" in ast.unparse(loop.iter)]
        assert not PATH_STRING.search(cell.source) and "sys.path" not in cell.source
        assert not cell.source.rstrip().endswith(";")


@by_name
def test_opens_with_a_question_and_says_what_it_reads_and_writes(path):
    first = next(cell for cell in read(path).cells if cell.cell_type == "markdown").source
    title = first.splitlines()[0]
    assert title.startswith("# ") and title.rstrip().endswith("?")
    assert all(word in first.lower() for word in ("reads", "writes", "next"))


@by_name
def test_committed_executed_in_order_without_timings(path):
    cells = code_cells(path)
    counts = [cell.execution_count for cell in cells]
    assert counts == list(range(1, len(cells) + 1)), "run make notebooks"
    for cell in read(path).cells:
        assert not {"execution", "papermill", "ExecuteTime"} & set(cell.metadata)
    assert "papermill" not in read(path).metadata


@by_name
def test_no_output_is_exempt_from_comparison(path):
    assert not [
        cell for cell in code_cells(path) if SKIPPING_TAGS & set(cell.metadata.get("tags", []))
    ]
    assert not [cell for cell in code_cells(path) if re.search(r"#\s*NBVAL_", cell.source)]
    for cell in code_cells(path):
        assert not [output for output in cell.outputs if output.output_type == "error"]
        assert not [output for output in cell.outputs if output.get("name") == "stderr"]


@by_name
def test_enough_outputs_are_compared(path):
    """Text and tables are what nbval compares; an image is not, so a notebook of images alone would
    prove nothing.
    """
    texts = [
        output
        for cell in code_cells(path)
        for output in cell.outputs
        if output.output_type == "stream"
        or set(output.get("data", {})) & {"text/plain", "text/html", "text/markdown"}
    ]
    assert len(texts) >= LEAST_COMPARED.get(path.name[:2], 1)


@by_name
def test_outputs_name_no_folder_of_this_machine(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(root|home|Users|tmp|work|var/folders)/", text)


def test_every_section_has_its_cell_in_the_report():
    (report,) = (path for path in NOTEBOOKS if path.stem == "05_report")
    shown = "\n".join(cell.source for cell in code_cells(report))
    shows = list_sections()
    missing = [name for name in shows if f"{name}(report)" not in shown]
    assert len(shows) > 10 and not missing, "add its import and its cell to 05_report"
