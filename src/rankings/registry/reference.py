"""Reading the tables that people keep by hand: lenient about how they were saved, strict about what
they say.
"""

from __future__ import annotations

import difflib
import functools
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.store.hand_tables import read_rows
from rankings.store.paths import reference_dir
from rankings.store.record import is_recording, note_files, note_saved, recording

T = TypeVar("T")
Spot = tuple[str, int, int]  # a cell's file, column and line, written out only where it is wrong
SCHEMAS_FILE = Path(__file__).with_name("reference_schemas.yaml")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# What a spreadsheet leaves where a person typed 3/4 or 1-2: 04/03/2025, 3-Apr, Apr-25, 2025-03-04
# 00:00:00.
_DATE_LEFT_BY_A_SPREADSHEET = re.compile(
    r"""
    \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(\ \d{1,2}:\d{2}(:\d{2})?)?    # 03/04/2025, and the hour
    | \d{4}-\d{2}-\d{2}(\ \d{2}:\d{2}:\d{2})?                     # 2025-03-04 00:00:00
    | \d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg\ ?\d{1,2})   # 3-Apr, 3-Thg4
    | (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}     # Apr-25
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def reference_folder() -> Path:
    """Return the folder of the reference tables."""
    return Path(_find_folder(os.environ.get("RANKINGS_HOME")))


@functools.cache
def _find_folder(home: str | None) -> str:
    """The folder of RANKINGS_HOME as it is now: asked for at every look-up, hence remembered."""
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
            folder = _find_folder(os.environ.get("RANKINGS_HOME"))
            result, read = build_for(folder, *arguments)
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
    rules = [schema["columns"].get(column) for column in header]
    rows = {
        line: {
            column: _check_cell(text, column, rule, (file, index, line))
            for index, ((column, text), rule) in enumerate(zip(record.items(), rules, strict=True))
        }
        for line, record in records
    }
    _check_keys(rows, schema["key"], path)
    for column, rule in schema["columns"].items():
        if "refers_to" in rule:
            _check_references(rows, header.index(column), rule["refers_to"], path)
    return list(rows.values())


@functools.cache
def load_schemas() -> dict[str, dict]:
    """Return the schemas of all reference tables, by table."""
    return read_yaml(SCHEMAS_FILE)


def cell_name(column: int, line: int) -> str:
    """Return the name a spreadsheet gives a cell; columns count from 0, lines from 1.

    >>> cell_name(4, 12), cell_name(27, 3)
    ('E12', 'AB3')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


def _check_header(header: list[str], schema: dict, path: Path) -> None:
    missing = [column for column in schema["columns"] if column not in header]
    if missing:
        raise SourceError(
            f"the column {missing[0]!r} is missing",
            place=f"{path.name} row 1",
            quote=", ".join(header),
            hint=(
                "the columns are listed in docs/registry.md; more may stand at the end, none may go"
            ),
        )


def _write_place(spot: Spot) -> str:
    name, column, line = spot
    return f"{name} cell {cell_name(column, line)}"


def _check_cell(text: str, column: str, rule: dict | None, spot: Spot) -> str:
    """Return the cell as it is to be used, or raise with the cell's name and what to type
    instead.
    """
    if rule is None:
        return text.strip()
    cell = text if rule.get("verbatim") else text.strip()
    if not cell.strip():
        if rule.get("required"):
            raise SourceError(
                f"{column} is empty", place=_write_place(spot), hint="every row needs it"
            )
        return cell
    _CHECKS.get(rule["type"], _check_text)(cell, column, rule, spot)
    return cell


def _check_code(cell: str, column: str, rule: dict, spot: Spot) -> None:
    digits = rule["digits"]
    if cell.isdigit() and len(cell) < digits:
        raise SourceError(
            f"{column} has lost its leading zero",
            place=_write_place(spot),
            quote=cell,
            hint=f'type "{cell.zfill(digits)}" after formatting the column as Text',
        )
    if not cell.isdigit() or len(cell) != digits:
        raise SourceError(
            f"{column} is not a code of {digits} digits",
            place=_write_place(spot),
            quote=cell,
            hint="take the code from the official list",
        )


def _check_date(cell: str, column: str, rule: dict, spot: Spot) -> None:
    if not _ISO_DATE.fullmatch(cell):
        raise SourceError(
            f"{column} is not a date written year-month-day",
            place=_write_place(spot),
            quote=cell,
            hint="write 2025-03-01; a spreadsheet keeps it if the column is formatted as Text",
        )


def _check_choice(cell: str, column: str, rule: dict, spot: Spot) -> None:
    if cell not in rule["choices"]:
        raise SourceError(
            f"{column} may be: {', '.join(rule['choices'])}",
            place=_write_place(spot),
            quote=cell,
            hint="choose one of these",
        )


def _check_year(cell: str, column: str, rule: dict, spot: Spot) -> None:
    if not re.fullmatch(r"(19|20)\d{2}", cell):
        raise SourceError(
            f"{column} is not a year",
            place=_write_place(spot),
            quote=cell,
            hint="write four digits, such as 2021",
        )


def _check_slug(cell: str, column: str, rule: dict, spot: Spot) -> None:
    if not _SLUG.fullmatch(cell):
        raise SourceError(
            f"{column} is a plain name in small letters and hyphens",
            place=_write_place(spot),
            quote=cell,
            hint='write it like "phu-tho"',
        )


def _check_text(cell: str, column: str, rule: dict, spot: Spot) -> None:
    if _DATE_LEFT_BY_A_SPREADSHEET.fullmatch(cell.strip()):
        raise SourceError(
            f"a date stands in {column}, where words or a number were typed",
            place=_write_place(spot),
            quote=cell,
            hint="a spreadsheet turned it into a date: format the column as Text and type it again",
        )


_CHECKS = {
    "code": _check_code,
    "date": _check_date,
    "choice": _check_choice,
    "slug": _check_slug,
    "year": _check_year,
}


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


def _check_keys(rows: dict[int, dict[str, str]], key_columns: list[str], path: Path) -> None:
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
