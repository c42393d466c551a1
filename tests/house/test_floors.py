"""Imports between the floors run one way, and every room can be read in one sitting."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from rankings.store.paths import project_root

FLOORS = "errors language store registry parse clean compare bounds score report run".split()
LINES_OF_A_ROOM, LINES_OF_THE_DOORWAY, LINES_OF_A_FUNCTION = 350, 250, 40
SOURCE, TESTS = project_root() / "src", project_root() / "tests"
VAGUE_FUNCTIONS = ("process_", "handle_", "do_", "util")
VAGUE_NAMES = {"df", "tmp", "data"}
HEAVY = {
    "matplotlib", "seaborn", "scipy", "papermill", "nbconvert", "openpyxl", "docx", "pdfplumber"
}  # fmt: skip


@pytest.fixture(scope="module")
def rooms():
    """Every module of ours by its name, parsed, with its text."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".")
        text = path.read_text(encoding="utf-8")
        found[name] = (ast.parse(text), text)
    assert len(found) > 150
    return found


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


def test_imports_run_one_way(rooms):
    wrong = []
    for module, (tree, _) in rooms.items():
        if module in ("helpers", "rankings.__main__", "rankings.__init__"):
            continue
        own = floor_of(module)
        assert own, f"{module} stands on no floor"
        above = FLOORS[: FLOORS.index(own) + 1]
        for name in set(list_imported(tree)):
            if name.split(".")[0] in ("helpers", "tools") or (
                floor_of(name) and floor_of(name) not in above
            ):
                wrong.append((module, name))
    assert not wrong, "a floor imports from those before it; helpers is for notebooks"


def test_sections_of_the_report_do_not_import_each_other(rooms):
    """What two sections share is a part (`report/parts`) or a room of the report."""
    wrong = [
        (module, name)
        for module, (tree, _) in rooms.items()
        if module.startswith(("rankings.report.sections.", "rankings.report.parts."))
        for name in list_imported(tree)
        if name.startswith("rankings.report.sections.")
    ]
    assert not wrong


def test_every_door_of_a_floor_has_a_test_of_its_name(rooms):
    """A door is a room that another floor or the analyst's helpers import."""
    doors = {
        name
        for module, (tree, _) in rooms.items()
        for name in list_imported(tree)
        if name in rooms and name.count(".") > 1 and floor_of(name) != floor_of(module)
    }
    tests = {path.relative_to(TESTS).as_posix() for path in TESTS.glob("*/test_*.py")}
    asked = {f"{floor_of(door)}/test_{door.rpartition('.')[2]}.py" for door in doors}
    assert len(doors) > 80 and not asked - tests


def test_no_two_rooms_of_a_floor_share_a_name(rooms):
    names = [(floor_of(module), module.rpartition(".")[2]) for module in rooms]
    twice = {name for name in names if name[1] != "__init__" and names.count(name) > 1}
    assert not twice


def test_no_room_bears_the_name_of_a_room_that_it_uses(rooms):
    """But a room of the report that shows the tables of one."""
    alike = [
        (module, name)
        for module, (tree, _) in rooms.items()
        if floor_of(module) != "report"
        for name in list_imported(tree)
        if name in rooms and name.rpartition(".")[2] == module.rpartition(".")[2]
    ]
    assert not alike


def test_the_workshop_is_not_in_the_product(rooms):
    tools = sorted(path.stem for path in (project_root() / "tools").glob("*.py"))
    assert "bench" in tools and "score" in tools
    named = [module for module in rooms if module.split(".")[-1].startswith(("bench", "scoring"))]
    assert not named


def test_a_room_is_read_in_one_sitting(rooms):
    limit = {"helpers": LINES_OF_THE_DOORWAY}
    long = {
        module: count
        for module, (_, text) in rooms.items()
        if (count := len(text.splitlines())) > limit.get(module, LINES_OF_A_ROOM)
    }
    assert not long


def test_a_function_is_read_at_a_glance(rooms):
    """Without its docstring it has at most 40 lines."""
    tools = (project_root() / "tools").glob("*.py")
    trees = {f"tools.{path.stem}": ast.parse(path.read_text(encoding="utf-8")) for path in tools}
    trees |= {module: tree for module, (tree, _) in rooms.items()}
    long = []
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                told = node.body[0] if ast.get_docstring(node) else None
                own = told.end_lineno - told.lineno + 1 if told else 0
                if node.end_lineno - node.lineno + 1 - own > LINES_OF_A_FUNCTION:
                    long.append((module, node.name))
    assert len(trees) > 100 and not long


def test_names_say_what_they_mean(rooms):
    vague = []
    for module, (tree, _) in rooms.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                name = node.name.lstrip("_")
                if name.startswith(VAGUE_FUNCTIONS) or "util" in name or "manager" in name:
                    vague.append((module, name))
            stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            named = node.id if stored else node.arg if isinstance(node, ast.arg) else ""
            if named in VAGUE_NAMES:
                vague.append((module, named))
    assert not vague


def test_no_bare_except_and_no_unfinished_work(rooms):
    words = ("TO" + "DO", "FIX" + "ME", "raise NotImplementedError")
    wrong = [
        (module, word) for module, (_, text) in rooms.items() for word in words if word in text
    ]
    wrong += [
        (module, node.lineno)
        for module, (tree, _) in rooms.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not wrong


def test_a_function_that_others_import_says_what_it_returns(rooms):
    used = {name for tree, _ in rooms.values() for name in list_imported(tree)}
    silent = [
        f"{module}.{node.name}"
        for module, (tree, _) in rooms.items()
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and f"{module}.{node.name}" in used
        and not ast.get_docstring(node)
    ]
    assert not silent, "imported by another room, and without a docstring"
    mute = [
        module
        for module, (tree, text) in rooms.items()
        if text.strip() and not ast.get_docstring(tree)
    ]
    assert not mute, "the module has no docstring"


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
    assert not HEAVY & set(loaded)
