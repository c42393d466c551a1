"""Reading the tables that people keep by hand: lenient about how they were saved, strict about what
they say.
"""

from __future__ import annotations

import difflib
import functools
import os
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import ParamSpec, TypeVar

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.store.hand_cells import cell_name, check_cell
from rankings.store.hand_tables import read_rows
from rankings.store.paths import reference_dir
from rankings.store.record import is_recording, note_files, note_saved, recording
from rankings.store.schemas import Schema, build_schema

P = ParamSpec("P")
T = TypeVar("T")
SCHEMAS_FILE = Path(__file__).with_name("reference_schemas.yaml")
COLUMNS_FILE = Path(__file__).with_name("reference_columns.yaml")


def reference_folder() -> Path:
    """Return the folder of the reference tables."""
    return Path(_held.get() or _folder_now())


_held: ContextVar[str] = ContextVar("folder of the reference tables", default="")


def by_one_folder(read: Callable[P, T]) -> Callable[P, T]:
    """Return the function, all that it looks up taken from the folder where it began: a page asks a
    thousand times, and RANKINGS_HOME does not change in the middle of one.

    >>> by_one_folder(reference_folder)() == reference_folder()
    True
    """

    @functools.wraps(read)
    def hold(*arguments: P.args, **named: P.kwargs) -> T:
        before = _held.set(_held.get() or _folder_now())
        try:
            return read(*arguments, **named)
        finally:
            _held.reset(before)

    return hold


def _folder_now() -> str:
    return _find_folder(os.environ.get("RANKINGS_HOME"))


@functools.cache
def _find_folder(home: str | None) -> str:
    """The folder of RANKINGS_HOME as it is now: asked for by every page, hence remembered."""
    return str(reference_dir())


def remembered(maxsize: int | None) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Return a decorator that remembers results as `functools.lru_cache` does, per reference
    folder.

    What is built from the reference tables must not outlive a change of RANKINGS_HOME.

    >>> calls = []
    >>> @remembered(maxsize=None)
    ... def shout(word):
    ...     calls.append(word)
    ...     return word.upper()
    >>> shout("á"), shout("á"), calls
    ('Á', 'Á', ['á'])
    """

    def decorate(build: Callable[..., T]) -> Callable[..., T]:
        @functools.lru_cache(maxsize)
        def build_for(folder: str, *arguments: object) -> tuple[T, frozenset[str]]:
            with recording() as read:
                return build(*arguments), frozenset(read)

        @functools.wraps(build)
        def look_up(*arguments: object) -> T:
            result, read = build_for(_held.get() or _folder_now(), *arguments)
            if is_recording():  # a result that is remembered rests on what was read for it
                note_files(read)
            return result

        look_up.cache_clear = build_for.cache_clear
        return look_up

    return decorate


def read_reference(name: str, path: Path | None = None) -> list[dict[str, str]]:
    """Return the rows of a reference table, every cell a string, checked against its schema.

    Files saved by a spreadsheet are read as they come (byte order mark, `;` or tab, CRLF, UTF-16).
    A lost leading zero, a date that replaced text, an unknown word in a choice: SourceError with
    the cell.

    >>> read_reference("provinces")[0]["name"]
    'Hà Nội'
    """
    path = path or reference_folder() / f"{name}.csv"
    if not path.exists():
        raise SourceError(
            "the reference table is missing",
            place=str(path),
            hint="restore it from the project's history",
        )
    return [dict(row) for row in _read_rows(name, *note_saved(path))]


@functools.lru_cache(maxsize=32)
def _read_rows(name: str, path: Path, _saved: int, _size: int) -> list[dict[str, str]]:
    """The rows as last saved: four rooms ask for the same tables in one run."""
    schema = load_schemas()[name]
    file = path.name
    header, records = read_rows(path.read_bytes(), file)
    _check_header(header, schema, path)
    known = {column.name: column for column in schema.columns}
    columns = [known.get(name) for name in header]
    rows = {
        line: {
            name: check_cell(text, column, (file, index, line)) if column else text.strip()
            for index, ((name, text), column) in enumerate(
                zip(record.items(), columns, strict=True)
            )
        }
        for line, record in records
    }
    _check_keys(rows, schema.key, path)
    for column in schema.columns:
        if column.refers_to:
            _check_references(rows, header.index(column.name), dict(column.refers_to), path)
    return list(rows.values())


@functools.cache
def load_schemas() -> dict[str, Schema]:
    """Return the schemas of all reference tables, by table."""
    written, columns = read_yaml(SCHEMAS_FILE), read_yaml(COLUMNS_FILE)
    return {
        name: build_schema(name, facts, SCHEMAS_FILE, columns) for name, facts in written.items()
    }


def _check_header(header: list[str], schema: Schema, path: Path) -> None:
    missing = [column for column in schema.column_names if column not in header]
    if missing:
        raise SourceError(
            f"the column {missing[0]!r} is missing",
            place=f"{path.name} row 1",
            quote=", ".join(header),
            hint=(
                "the columns are listed in docs/registry.md; more may stand at the end, none may go"
            ),
        )


def _check_references(
    rows: dict[int, dict[str, str]], index: int, targets: dict[str, str], path: Path
) -> None:
    """Every cell of a column is a key of one of the tables it points into."""
    known = [row[key] for table, key in targets.items() for row in read_reference(table)]
    keys = set(known)
    for line, row in rows.items():
        cell = list(row.values())[index]
        if cell and cell not in keys:
            near = difflib.get_close_matches(cell, known, n=1)
            raise SourceError(
                f"there is no such {' or '.join(targets.values())}",
                place=f"{path.name} cell {cell_name(index, line)}",
                quote=cell,
                hint=(f"perhaps {near[0]}; " if near else "")
                + f"the names stand in {' and '.join(f'{table}.csv' for table in targets)}",
            )


def _check_keys(rows: dict[int, dict[str, str]], key_columns: tuple[str, ...], path: Path) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows.items():
        row_key = tuple(row[column] for column in key_columns)
        if row_key in seen:
            raise SourceError(
                f"the same {' + '.join(key_columns)} stands in row {seen[row_key]} already",
                place=f"{path.name} row {line}",
                quote=" | ".join(row_key),
                hint="keep one of the two rows",
            )
        seen[row_key] = line
