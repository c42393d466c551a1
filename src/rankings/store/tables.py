"""Reading and writing the tables of the contract: typed, checked, same bytes on every run and
machine.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from rankings.errors import ContractError
from rankings.language.sentences import Sentences
from rankings.store.catalogue import hash_content
from rankings.store.files import write_text_atomically
from rankings.store.paths import table_path
from rankings.store.record import note_saved
from rankings.store.schemas import PANDAS_TYPES, Column, Schema, check_frame, load_schema
from rankings.store.spreadsheet import bare_cell, guard_cell, is_missing

WORDS = Path(__file__).with_name("saved")
_BOM = "\ufeff"
# A page may hold its whole body in one paragraph; a quote is never cut.
csv.field_size_limit(2**31 - 1)
_ROW_ID_LENGTH = 12


def shape_table(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows as the table of the contract: its columns, its types, row_id, checked.

    What `read_table` gives after `write_table`, without the file. Columns that the rows lack are
    missing throughout; a column that the schema does not know is a broken contract. "" is missing.

    >>> gaps = pd.DataFrame(
    ...     {"document_id": ["phu-tho_2024_dti_42"], "missing": ["điểm từng tiêu chí"]}
    ... )
    >>> shape_table(gaps, "02_gaps").loc[0, "row_id"]
    '0ef40119673e'
    """
    schema = load_schema(name)
    unknown = [column for column in rows.columns if column not in schema.column_names]
    if unknown:
        raise ContractError(
            f"the schema does not know the columns {', '.join(map(str, unknown))}",
            place=f"table {name}",
            hint=f"add them to src/rankings/store/schemas/{name}.yaml or leave them out",
        )
    typed = {}
    for column in schema.columns[:-1]:
        values = list(rows[column.name]) if column.name in rows.columns else [None] * len(rows)
        typed[column.name] = _convert_column(values, column, f"table {name}")
    table = pd.DataFrame(typed, index=range(len(rows)))
    table["row_id"] = pd.array(_number_rows(table, schema), dtype="string")
    check_frame(table, name)
    return table


def empty_table(name: str) -> pd.DataFrame:
    """Return a table of the contract without rows, with its columns and types.

    >>> empty_table("02_unmatched").shape
    (0, 8)
    """
    return shape_table(pd.DataFrame(), name)


def write_table(rows: pd.DataFrame, name: str, province: str) -> Path:
    """Write a province's table, in the order of the rows given, and return its path.

    UTF-8 with BOM (so that Excel opens it right), comma, LF. Printed text stays as printed; behind
    an apostrophe where a spreadsheet would take it for a formula, which `read_table` leaves out.
    """
    return write_text_atomically(
        table_path(name, province), format_table(shape_table(rows, name), name)
    )


def save_table(rows: pd.DataFrame, name: str, province: str, language: str = "en") -> str:
    """Write a table of the contract and return what was written, in words: "03_year_changes: 205
    rows (1f3a9c2e)".

    The letters in brackets begin the file's checksum: a changed figure changes the notebook, also
    where the table is not shown.
    """
    mark = hash_content(write_table(rows, name, province).read_bytes())[:8]
    said = "one" if len(rows) == 1 else "many"
    return Sentences(WORDS, language).say(said, name=name, rows=len(rows), mark=mark)


def format_table(table: pd.DataFrame, name: str) -> str:
    """Return a shaped table as the text of its CSV file, byte order mark included."""
    schema = load_schema(name)
    columns = [_format_column(table[column.name], column) for column in schema.columns]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(schema.column_names)
    writer.writerows(map(guard_cell, row) for row in zip(*columns, strict=True))
    return _BOM + stream.getvalue()


def read_table(name: str, province: str) -> pd.DataFrame:
    """Return a province's table with its types (see `rankings.store.schemas`).

    The table is the caller's own; a list in one of its cells is shared: replace it, do not change
    it.
    Raises ContractError with the command to run where the table is not there yet, and with column
    and line where it no longer fits its schema.
    """
    path = table_path(name, province)
    if not path.is_file():
        notebook = name.split("_")[0]
        raise ContractError(
            f"table {name} of {province} has not been made yet",
            place=str(path),
            hint=(
                f"run `python -m rankings reports {province}` (or notebook {notebook} for this"
                " province)"
            ),
        )
    return _read_saved(name, province, *note_saved(path)).copy()


@lru_cache(maxsize=128)
def _read_saved(name: str, province: str, path: Path, _saved: int, _size: int) -> pd.DataFrame:
    """The table as last saved: several sections of a report ask for those of its neighbours."""
    schema = load_schema(name)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *lines = list(csv.reader(stream)) or [[]]
    if header != schema.column_names:
        odd = sorted(set(header) ^ set(schema.column_names)) or ["their order"]
        raise ContractError(
            "the columns are not those of the schema: " + ", ".join(odd),
            place=str(path),
            hint=f"run `python -m rankings reports {province}` again",
        )
    for number, line in enumerate(lines, start=2):
        if len(line) != len(header):
            raise ContractError(
                f"the row has {len(line)} cells, the header {len(header)}",
                place=f"{path}:{number}",
                hint=f"run `python -m rankings reports {province}` again",
            )
    columns = list(zip(*lines, strict=True)) if lines else [()] * len(header)
    return pd.DataFrame(
        {
            column.name: _convert_column(list(map(bare_cell, values)), column, str(path))
            for column, values in zip(schema.columns, columns, strict=True)
        }
    )


# ---- values to and from print -----------------------------------------------------------------


def _convert_column(
    values: list[Any], column: Column, place: str
) -> pd.api.extensions.ExtensionArray | pd.Series:
    convert = _CONVERSIONS[column.type]
    converted = []
    for number, value in enumerate(values):
        try:
            converted.append(None if is_missing(value) else convert(value))
        except (ValueError, TypeError, InvalidOperation):
            raise ContractError(
                f"column {column.name} in row {number}: not of type {column.type}",
                place=place,
                quote=str(value)[:80],
                hint="mend the step that makes the value, not the table",
            ) from None
    if column.type in ("decimal", "json"):
        return pd.Series(converted, dtype=object)
    if column.type == "number":
        return pd.Series(converted, dtype="float64")
    return pd.array(converted, dtype=PANDAS_TYPES[column.type])


def _convert_integer(value: Any) -> int:
    if isinstance(value, bool) or int(value) != (
        value if not isinstance(value, str) else int(value)
    ):
        raise ValueError(value)
    return int(value)


def _convert_decimal(value: Any) -> Decimal:
    # A double has lost the printed digits: 828.00 and 828.0 would be one.
    if isinstance(value, float):
        raise ValueError(value)
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(value)
    return number


def _convert_number(value: Any) -> float:
    number = round(float(value), 6) + 0.0
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(value)
    return number


def _convert_boolean(value: Any) -> bool:
    if isinstance(value, str):
        return (
            {"true": True, "false": False}[value.lower()]
            if value.lower() in ("true", "false")
            else _refuse(value)
        )
    return bool(value) if value in (0, 1) else _refuse(value)


def _refuse(value: Any) -> bool:
    raise ValueError(value)


def _convert_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else json.loads(_format_json(value))


def _convert_string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_CONVERSIONS: dict[str, Callable[[Any], Any]] = {
    "string": _convert_string,
    "date": lambda value: (
        str(value)[:10] if hasattr(value, "isoformat") else _convert_string(value)
    ),
    "integer": _convert_integer,
    "decimal": _convert_decimal,
    "number": _convert_number,
    "boolean": _convert_boolean,
    "json": _convert_json,
}


def _format_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_format_printed)


def _format_printed(value: Any) -> Any:
    """A Decimal inside JSON is a JSON number; numpy's numbers are too."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _format_number(value: float) -> str:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_FORMATS: dict[str, Callable[[Any], str]] = {
    "string": str,
    "date": str,
    "integer": str,
    "number": _format_number,
    "decimal": lambda value: f"{value:f}",
    "boolean": lambda value: "true" if value else "false",
    "json": _format_json,
}


def _format_column(values: pd.Series, column: Column) -> list[str]:
    write = _FORMATS[column.type]
    cells = zip(values.tolist(), values.isna(), strict=True)
    return ["" if is_unknown else write(value) for value, is_unknown in cells]


def _number_rows(table: pd.DataFrame, schema: Schema) -> list[str]:
    """Return each row's id: a hash of table and key; where keys may repeat, of their count too."""
    keys = list(
        zip(*(_format_column(table[name], schema.column(name)) for name in schema.key), strict=True)
    )
    seen: Counter[tuple[str, ...]] = Counter()
    row_ids = []
    for key in keys:
        seen[key] += 1
        repeat = (str(seen[key]),) if schema.repeats and seen[key] > 1 else ()
        content = "\x1f".join((schema.name, *key, *repeat))
        row_ids.append(hashlib.sha256(content.encode("utf-8")).hexdigest()[:_ROW_ID_LENGTH])
    return row_ids
