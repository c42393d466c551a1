"""The words of the answers: names in a row, and no sentence in the code."""

import ast
import re

from rankings.compare.answers import load_answers
from rankings.store.paths import project_root

FLOORS = project_root() / "src/rankings"
ROOMS = [
    *sorted((FLOORS / "compare").glob("words_*.py")),
    *(FLOORS / name for name in ("parse/summary.py", "clean/summary.py", "report/charts_desk.py")),
]


def test_names_stand_in_a_row_as_they_are_read_aloud():
    assert load_answers("vi").name_all(["Sở Y tế", "Cục Thuế tỉnh"]) == "Sở Y tế và Cục Thuế tỉnh"
    assert load_answers("en").name_all(["Sở Y tế"]) == "Sở Y tế"
    assert load_answers("en").name_all([]) == ""


def test_no_answer_is_written_in_the_code():
    """Two plain words in a row, outside a docstring, are a sentence of the catalogue."""
    written = []
    for path in ROOMS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef)) and ast.get_docstring(node)
        }
        written += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in told
            and re.search(r"[a-z]{2,}[,:]? [a-z]{2,}", node.value)
        ]
    assert len(ROOMS) > 7 and not written
