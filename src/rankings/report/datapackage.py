"""`datapackage.json`: what the tables of a province are, for programs that read Frictionless
Data.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from rankings.report.inputs import plain_rows
from rankings.store.catalogue import sources_of
from rankings.store.files import write_text_atomically
from rankings.store.paths import processed_dir
from rankings.store.schemas import Column, Schema, list_schemas, load_schema

# JSON columns are text to a reader of CSV; decimals keep their printed digits.
FIELD_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "decimal": "number",
    "boolean": "boolean",
    "date": "date",
    "json": "string",
}


def write_datapackage(province: str) -> Path:
    """Write data/processed/<province>/datapackage.json from the schemas and the tables there are;
    returns its path.
    """
    resources = [
        describe_table(load_schema(name), processed_dir(province) / f"{name}.csv")
        for name in list_schemas()
        if (processed_dir(province) / f"{name}.csv").is_file()
    ]
    package = {
        "profile": "tabular-data-package",
        "name": f"rankings-{province}",
        "title": f"Published rankings of state agencies: {province}",
        "sources": [describe_source(row) for row in plain_rows(sources_of(province))],
        "resources": resources,
    }
    return write_text_atomically(
        processed_dir(province) / "datapackage.json",
        json.dumps(package, ensure_ascii=False, indent=1) + "\n",
    )


def describe_table(schema: Schema, path: Path) -> dict:
    """One table as a tabular data resource."""
    content = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": schema.name,
        "path": path.name,
        "title": schema.row_en,
        "description": schema.row_vi,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": {
            "fields": [describe_column(column) for column in schema.columns],
            "missingValues": [""],
            "primaryKey": ["row_id"],
        },
    }


def describe_column(column: Column) -> dict:
    """One column as a field; what is required or allowed becomes a constraint."""
    field = {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "description": column.description_en,
        "description_vi": column.description_vi,
    }
    if column.unit:
        field["unit"] = column.unit
    constraints = {"required": True} if not column.nullable else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {**field, "constraints": constraints} if constraints else field


def describe_source(row: dict) -> dict:
    """One source of the catalogue."""
    return {
        name: value
        for name, value in (("title", row["title"] or row["document_id"]), ("path", row["url"]))
        if value
    }
