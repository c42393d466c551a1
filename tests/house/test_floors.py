"""Imports between the floors run one way, and every room can be read in one sitting."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from rankings.store.paths import project_root

FLOORS = [
    "errors",
    "language",
    "store",
    "registry",
    "parse",
    "clean",
    "compare",
    "bounds",
    "report",
    "run",
]
LINES_OF_A_ROOM, LINES_OF_THE_DOORWAY = 350, 250
SOURCES = sorted((project_root() / "src").rglob("*.py"))
VAGUE_FUNCTIONS = ("process_", "handle_", "do_", "util")
VAGUE_NAMES = {"df", "tmp", "data"}


def name_source(path):
    return path.relative_to(project_root() / "src").as_posix()


def list_imported(tree):
    """Names of modules that code imports, written out in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full: from rankings.floor.room import …"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(module):
    parts = module.split(".")
    return parts[1] if parts[0] == "rankings" and len(parts) > 1 and parts[1] in FLOORS else None


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_imports_run_one_way(path):
    module = name_source(path).removesuffix(".py").replace("/", ".")
    own = floor_of(module)
    imported = set(list_imported(ast.parse(path.read_text(encoding="utf-8"))))
    if module not in ("helpers", "rankings.__main__"):
        assert own or module == "rankings.__init__", f"{module} stands on no floor"
        assert not any(name.split(".")[0] == "helpers" for name in imported), (
            "helpers is for notebooks"
        )
    if own:
        above = set(FLOORS[: FLOORS.index(own) + 1])
        wrong = {name for name in imported if floor_of(name) and floor_of(name) not in above}
        assert not wrong, f"{own} imports from a floor below it"


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_a_room_is_read_in_one_sitting(path):
    limit = LINES_OF_THE_DOORWAY if path.name == "helpers.py" else LINES_OF_A_ROOM
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_names_say_what_they_mean(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [
        name
        for name in functions
        if name.lstrip("_").startswith(VAGUE_FUNCTIONS) or "util" in name or "manager" in name
    ]
    stored = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    stored |= {
        argument.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.arguments)
        for argument in node.args
    }
    assert not stored & VAGUE_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_no_bare_except_and_no_unfinished_work(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert not [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not [
        word for word in ("TO" + "DO", "FIX" + "ME", "raise NotImplementedError") if word in text
    ]


@pytest.fixture(scope="module")
def used_elsewhere():
    """Names that some other module of ours imports: the rooms' doors."""
    return {
        name
        for path in SOURCES
        for name in list_imported(ast.parse(path.read_text(encoding="utf-8")))
    }


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_a_function_that_others_import_says_what_it_returns(path, used_elsewhere):
    module = name_source(path).removesuffix(".py").replace("/", ".")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or path.name == "__init__.py", "the module has no docstring"
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and f"{module}.{node.name}" in used_elsewhere
        and not ast.get_docstring(node)
    ]
    assert not silent, "imported by another room, and without a docstring"


@pytest.mark.parametrize("module", ["helpers", "rankings.run.pipeline", "rankings.run.reading"])
def test_a_start_does_not_pay_for_what_it_may_not_use(module):
    """Every kernel imports `helpers`; charts, solvers and exporters take seconds, and are imported
    where they work.
    """
    code = f"import sys, json, {module}; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
    )
    assert not {
        "matplotlib",
        "seaborn",
        "scipy",
        "papermill",
        "nbconvert",
        "openpyxl",
        "docx",
        "pdfplumber",
    } & set(loaded)
