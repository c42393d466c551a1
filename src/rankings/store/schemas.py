"""What each table promises, the catalogue of `sources` too: one YAML file a table, the only source
of columns, types and descriptions. Columns that stand in several tables are described once, in
`columns.yaml`; `message_{language}` stands for the column `message` in every further
language.

Types of a column, and what a reader gets for it:

=========  ==============================================  ==========================
type       in the CSV                                      in a frame (`read_table`)
=========  ==============================================  ==========================
string     text                                            "string", missing is NA
integer    digits                                          "Int64", missing is NA
number     computed: rounded to 6 decimals                 "float64", missing is NaN
decimal    printed: every digit kept ("828.00")            Decimal or None (object)
boolean    true, false                                     "boolean", missing is NA
date       2022-03-08                                      "string", missing is NA
json       {"a": ["141,4", 10, 15]}                        list, dict … or None (object)
=========  ==============================================  ==========================

Tables that people edit (the catalogue; `registry/reference_schemas.yaml`) are written in the same
form; their cells are text, and may be a `slug` (phu-tho), a `year`, a `code` (digits with leading
zeros) or a `list` too (`hand_cells`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rankings.errors import ContractError
from rankings.language.entries import DEFAULT, LANGUAGES, name_column, read_yaml

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pandera

SCHEMA_FOLDER = Path(__file__).parent / "schemas"
COLUMNS_FILE = Path(__file__).with_name("columns.yaml")
IN_LANGUAGES = "_{language}"
PANDAS_TYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "decimal": "object",
    "boolean": "boolean",
    "date": "string",
    "json": "object",
}
HAND_TYPES = ("slug", "year", "code", "list")


@dataclass(frozen=True)
class Column:
    """A column of a table: what it holds, in which unit, and its description in both languages.

    Of tables that people edit also: how many digits a code has, whether the spaces around a cell
    stay, and the tables and columns one of which holds the cell.
    """

    name: str
    type: str
    unit: str
    nullable: bool
    allowed: tuple[str, ...]
    minimum: int | None
    description_vi: str
    description_en: str
    digits: int = 0
    is_verbatim: bool = False
    refers_to: tuple[tuple[str, str], ...] = ()

    def describe(self, language: str) -> str:
        """What it holds, in English where a further language is asked for."""
        return self.description_vi if language == DEFAULT else self.description_en


@dataclass(frozen=True)
class Schema:
    """A table of the contract, or one that people edit. `repeats` is true where the same key may
    come twice (a page repeats itself); `source` and `certainty` are those of all rows, where a row
    has none of its own.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    row_vi: str = ""
    row_en: str = ""
    repeats: bool = False
    source: str = ""
    certainty: str = ""

    def name_row(self, language: str) -> str:
        """What a row of it is, in English where a further language is asked for."""
        return self.row_vi if language == DEFAULT else self.row_en

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """Return one column by its name."""
        return next(column for column in self.columns if column.name == name)


@cache
def load_schema(name: str) -> Schema:
    """Return the schema of a table of the contract.

    >>> load_schema("01_numbers").column_names
    ['document_id', 'text', 'role', 'rule', 'start', 'end', 'row_id']
    """
    path = SCHEMA_FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise ContractError(
            f"there is no table {name!r}",
            place=str(SCHEMA_FOLDER),
            hint="known tables: " + ", ".join(list_schemas()),
        )
    return _read_schema(path)


def list_columns(name: str) -> list[str]:
    """Return the columns that a room fills in: all but the row's number, which is added in writing.

    >>> list_columns("01_numbers")
    ['document_id', 'text', 'role', 'rule', 'start', 'end']
    """
    return load_schema(name).column_names[:-1]


@cache
def list_schemas() -> tuple[str, ...]:
    """Return the names of all tables, in the order of the notebooks that write them."""
    return tuple(sorted(path.stem for path in SCHEMA_FOLDER.glob("[0-9]*.yaml")))


def _read_schema(path: Path) -> Schema:
    written = read_yaml(path)
    if written["table"] != path.stem:
        raise _name_fault(f"the table is called {written['table']!r}", path)
    return build_schema(path.stem, written, path, _common_columns())


def build_schema(
    name: str, written: Mapping[str, Any], path: Path, common: Mapping[str, dict] | None = None
) -> Schema:
    """Return a table's schema from all that a file says of it: the form of every table's schema.

    `common` says what a column is that other tables have too. ContractError where the file is at
    odds with itself.
    """
    row = written.get("row", {"vi": "", "en": ""})
    schema = Schema(
        name,
        tuple(written["key"]),
        tuple(_read_columns(written["columns"], common or {})),
        row["vi"],
        row["en"],
        written.get("repeats", False),
        written.get("source", ""),
        written.get("certainty", ""),
    )
    _check_schema(schema, path)
    return schema


def _read_columns(written: list[str | dict], common: Mapping[str, dict]) -> Iterator[Column]:
    """The columns of a table, those in further languages (`message_{language}`) written out."""
    read: dict[str, Column] = {}
    for entry in written:
        base = entry.removesuffix(IN_LANGUAGES) if isinstance(entry, str) else ""
        if base and base != entry:
            yield from (_translate(read[base], language) for language in LANGUAGES[1:])
        else:
            own = {"name": entry} if isinstance(entry, str) else entry
            column = describe_column(common.get(own["name"], {}) | own)
            read[column.name] = column
            yield column


def _translate(column: Column, language: str) -> Column:
    return replace(
        column,
        name=name_column(column.name, language),
        nullable=True,
        description_vi=f"{column.description_vi} ({language})",
        description_en=f"{column.description_en} ({language})",
    )


def describe_column(facts: Mapping[str, Any]) -> Column:
    """Return a column from all that a file says of it."""
    return Column(
        name=facts["name"],
        type=facts["type"],
        unit=facts.get("unit", ""),
        nullable=facts.get("nullable", True),
        allowed=tuple(facts.get("allowed", ())),
        minimum=facts.get("minimum"),
        description_vi=facts.get("vi", ""),
        description_en=facts.get("en", ""),
        digits=facts.get("digits", 0),
        is_verbatim=facts.get("verbatim", False),
        refers_to=tuple(facts.get("refers_to", {}).items()),
    )


@cache
def _common_columns() -> dict[str, dict]:
    return read_yaml(COLUMNS_FILE)


def _check_schema(schema: Schema, path: Path) -> None:
    names = schema.column_names
    is_kept = schema.name[:1].isdigit()  # its last column is filled in writing
    faults = [
        (is_kept and names[-1] != "row_id", "the last column is not row_id"),
        (len(set(names)) != len(names), "a column is named twice"),
        (
            not set(schema.key) <= set(names[:-1] if is_kept else names),
            "the key names a column that is not there",
        ),
        (
            any(column.type not in (*PANDAS_TYPES, *HAND_TYPES) for column in schema.columns),
            "a type is not one of " + ", ".join((*PANDAS_TYPES, *HAND_TYPES)),
        ),
    ]
    for is_fault, message in faults:
        if is_fault:
            raise _name_fault(message, path)


def _name_fault(message: str, path: Path) -> ContractError:
    return ContractError(message, place=str(path), hint="mend the schema file")


@cache
def build_check(name: str) -> pandera.DataFrameSchema:
    """Return the pandera check of a table, built from its schema file: of what a shaped table could
    still break. That it has these columns, of these types, is how it was made.
    """
    import pandera.pandas as pandera

    schema = load_schema(name)
    checks = {column: _list_checks(column, pandera) for column in schema.columns}
    columns = {
        column.name: pandera.Column(checks=of_column, nullable=column.nullable)
        for column, of_column in checks.items()
        if of_column or not column.nullable
    }
    is_unique = ["row_id"] if schema.repeats else [*schema.key]
    return pandera.DataFrameSchema(
        columns, checks=_list_row_checks(schema, pandera), unique=is_unique, name=name
    )


def _list_checks(column: Column, pandera) -> list:
    checks = []
    if column.allowed:
        checks.append(
            pandera.Check.isin(column.allowed, error="is none of " + ", ".join(column.allowed))
        )
    if column.type == "date":
        checks.append(
            pandera.Check.str_matches(
                re.compile(r"\d{4}-\d{2}-\d{2}\Z"), error="is no date like 2022-03-08"
            )
        )
    if column.minimum is not None:
        checks.append(pandera.Check.ge(column.minimum, error=f"is less than {column.minimum}"))
    return checks


def _list_row_checks(schema: Schema, pandera) -> list:
    if not {"quote", "start", "end"} <= set(schema.column_names):
        return []
    return [
        pandera.Check(
            _spans_fit_quotes, error="end − start is not the length of the quote", ignore_na=False
        )
    ]


def _spans_fit_quotes(frame: pd.DataFrame) -> pd.Series:
    length = frame["end"] - frame["start"]
    return (length == frame["quote"].str.len()).fillna(True).astype(bool)


def check_frame(frame: pd.DataFrame, name: str) -> None:
    """Raise ContractError, naming table, column, row and value, where a shaped frame breaks its
    schema.
    """
    from pandera.errors import SchemaErrors

    try:
        build_check(name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        faults = _describe_faults(errors.failure_cases, frame, load_schema(name))
        shown = "; ".join(faults[:5]) + (f"; and {len(faults) - 5} more" if len(faults) > 5 else "")
        advice = f"compare the rows with src/rankings/store/schemas/{name}.yaml"
        raise ContractError(
            f"the table breaks its schema: {shown}", place=f"table {name}", hint=advice
        ) from None


def _describe_faults(failures: pd.DataFrame, frame: pd.DataFrame, schema: Schema) -> list[str]:
    faults = {}
    for failure in failures.to_dict("records"):
        number, check = failure["index"], str(failure["check"])
        where = "" if number is None or number != number else f"row {int(number)}, "
        if check == "multiple_fields_uniqueness":
            key = ", ".join(f"{name} {frame[name].iloc[int(number)]}" for name in schema.key)
            faults[where + "key"] = f"two rows have the same key ({key})"
        elif failure["schema_context"] == "DataFrameSchema":
            faults[where + check] = f"{where}{_print_span(frame, number)}: {check}"
        else:
            said = (
                "a value is missing"
                if check == "not_nullable"
                else f"{failure['failure_case']!r} ({check})"
            )
            faults[where + str(failure["column"]) + check] = (
                f"{where}column {failure['column']}: {said}"
            )
    return list(dict.fromkeys(faults.values()))


def _print_span(frame: pd.DataFrame, number: object) -> str:
    if number is None or number != number or "quote" not in frame.columns:
        return "the table"
    row = frame.iloc[int(number)]
    return f'span {row["start"]}–{row["end"]} of "{str(row["quote"])[:40]}"'
