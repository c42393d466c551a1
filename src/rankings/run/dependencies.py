"""Which files a step rests on, found by reading the code: no list by hand that could fall behind.

A notebook imports names from `helpers`; each name leads to the modules it needs, those to further
modules. So an edit in the report's templates does not re-run the parsing, and an edit in the parser
re-runs all that follows from it.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import nbformat

from rankings.errors import ContractError
from rankings.store.paths import project_root, reference_dir

PACKAGE = "rankings"
DOORWAY = "helpers"
CATALOGUE, READER = "rankings.store.catalogue", "sources_of"


def source_dir() -> Path:
    """Return the folder that holds `helpers.py` and the package."""
    return project_root() / "src"


def find_module(name: str) -> Path | None:
    """Return the file of one of our modules, None for a name that is no module of ours.

    >>> (
    ...     find_module("rankings.errors").name,
    ...     find_module("rankings.store").name,
    ...     find_module("pandas"),
    ... )
    ('errors.py', '__init__.py', None)
    """
    if name != DOORWAY and name.split(".")[0] != PACKAGE:
        return None
    place = source_dir().joinpath(*name.split("."))
    candidates = (place.with_name(place.name + ".py"), place / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def list_imports(tree: ast.AST) -> set[str]:
    """Return the names of our modules that a piece of code imports, packages on the way included.

    >>> sorted(list_imports(ast.parse("from rankings.store.paths import home")))
    ['rankings', 'rankings.store', 'rankings.store.paths']
    """
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            named |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    steps = {
        ".".join(name.split(".")[:count])
        for name in named
        for count in range(1, name.count(".") + 2)
    }
    return {name for name in steps if find_module(name)}


@cache
def read_module(name: str) -> ast.Module:
    """Return the parsed code of one of our modules."""
    path = find_module(name)
    if path is None:
        raise ContractError(
            f"there is no module {name!r} in src/", hint="mend the import that names it"
        )
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def read_imports(name: str) -> frozenset[str]:
    """Return the modules of ours that one of our modules imports."""
    return frozenset(list_imports(read_module(name)))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words that one of our modules writes between quotation marks."""
    return frozenset(list_words(read_module(name)))


def list_words(tree: ast.AST) -> set[str]:
    """Return the strings in a piece of code."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@cache
def imports_reader(name: str) -> bool:
    """Return whether one of our modules imports what reads the catalogue's rows."""
    imports = [node for node in ast.walk(read_module(name)) if isinstance(node, ast.ImportFrom)]
    return any(
        node.module == CATALOGUE and READER in {alias.name for alias in node.names}
        for node in imports
    )


def close_imports(names: set[str]) -> set[str]:
    """Return the modules named and all that they import in their turn."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= read_imports(name) - found
    return found


@cache
def follow_doorway(wanted: frozenset[str]) -> frozenset[str]:
    """Return the modules behind some names of `helpers`: their own imports, and those of what they
    call.
    """
    tree = read_module(DOORWAY)
    homes: dict[str, set[str]] = {}
    uses: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            homes |= {
                alias.asname or alias.name.split(".")[0]: list_imports(narrow_import(node, alias))
                for alias in node.names
            }
        else:
            words = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
            for name in name_definition(node):
                uses[name] = words
                homes[name] = list_imports(node)
    reached: set[str] = set()
    waiting = set(uses) | set(homes) if "*" in wanted else set(wanted)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= uses.get(name, set()) - reached
    return frozenset().union(*(homes.get(name, set()) for name in reached))


def narrow_import(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.AST:
    """Return an import of one name only, out of a statement that may import several."""
    if isinstance(node, ast.Import):
        return ast.Import(names=[alias])
    return ast.ImportFrom(module=node.module, names=[alias], level=node.level)


def name_definition(node: ast.stmt) -> set[str]:
    """Return the names that a statement of a module defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    return {
        inner.id
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
    }


def parse_cells(notebook: nbformat.NotebookNode) -> list[ast.Module]:
    """Return the parsed code cells of a notebook."""
    return [ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"]


def find_notebook_modules(notebook: nbformat.NotebookNode) -> set[str]:
    """Return all of our modules that a notebook's cells lead to; `helpers` counts for the names
    taken from it.
    """
    names: set[str] = set()
    modules: set[str] = set()
    for node in (node for tree in parse_cells(notebook) for node in ast.walk(tree)):
        if isinstance(node, ast.ImportFrom) and node.module == DOORWAY:
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import) and DOORWAY in {alias.name for alias in node.names}:
            names.add("*")
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            modules |= list_imports(node)
    return (
        close_imports(modules | follow_doorway(frozenset(names))) | {DOORWAY}
        if names
        else close_imports(modules)
    )


def reads_catalogue(modules: set[str]) -> bool:
    """Return whether some modules show what the catalogue says of a province's sources (their
    titles, addresses, notes).

    >>> (
    ...     reads_catalogue({"rankings.report.inputs"}),
    ...     reads_catalogue({"rankings.compare.neighbours"}),
    ... )
    (True, False)
    """
    return any(map(imports_reader, modules))


def list_files(modules: set[str]) -> set[Path]:
    """Return the files of some modules, and what lies in their packages beside the code (schemas,
    templates).
    """
    paths = {path for name in modules if (path := find_module(name))}
    packages = {path.parent for path in paths if path.name == "__init__.py"}
    return paths | {path for package in packages for path in list_package_data(package)}


def list_package_data(folder: Path) -> set[Path]:
    """Return the files of a package that are no code; packages inside it answer for themselves."""
    found: set[Path] = set()
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            found |= list_package_data(path)
        elif path.is_file() and path.suffix != ".py" and not path.name.startswith("."):
            found.add(path)
    return found


def list_reference_files(
    modules: set[str], notebook: nbformat.NotebookNode | None = None
) -> set[Path]:
    """Return the files of data/reference that some modules, or a notebook, name by their stem or
    full name.
    """
    words = set().union(
        *map(read_words, modules), *map(list_words, parse_cells(notebook) if notebook else [])
    )
    files = [
        path
        for path in reference_dir().iterdir()
        if path.is_file() and not path.name.startswith(".")
    ]
    return {path for path in files if path.stem in words or path.name in words}
