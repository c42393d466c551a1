"""Runs a notebook's cells in this process and keeps what they say in words, without a kernel."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import nbformat
from IPython.display import Markdown

from rankings.store.paths import project_root


def copy_tables(folder: Path) -> Path:
    """A home of its own with the project's tables and catalogue, so that running a notebook changes
    nothing.
    """
    for part in ("processed", "raw"):
        shutil.copytree(project_root() / "data" / part, folder / "data" / part)
    return folder


def run_cells(notebook: str, province: str) -> list[str]:
    """The lines that the notebook says in words for a province (RANKINGS_HOME must name a home of
    its own).
    """
    cells = nbformat.read(project_root() / "notebooks" / f"{notebook}.ipynb", 4).cells
    names: dict = {}
    lines: list[str] = []
    for cell in cells:
        if cell.cell_type == "code":
            shown = run_cell(cell.source, names)
            names.update(
                {"province": province} if "parameters" in cell.metadata.get("tags", []) else {}
            )
            lines += shown.data.splitlines() if isinstance(shown, Markdown) else []
    return lines


def run_cell(source: str, names: dict):
    """The value of a cell's last expression."""
    *body, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        exec(compile(ast.Module([*body, last], []), "cell", "exec"), names)
        return None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)
