"""The panel of national indices as a workbook: what it is, its columns, and one table a sheet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from rankings.report.report_words import load_words
from rankings.report.workbook import bind_tables
from rankings.store.catalogue import NATIONAL
from rankings.store.files import write_bytes_atomically
from rankings.store.paths import table_path
from rankings.store.schemas import load_schema
from rankings.store.tables import read_table

TABLES = ("07_standing", "07_panel", "07_coverage", "07_changes", "07_agreement", "02_findings")


def write_national_workbook(out: Path, language: str) -> Path:
    """Write the tables `07_*` and the findings of `national` as a workbook and return its path; the
    same bytes for the same tables.
    """
    words = load_words(language)
    lines = [words.plain(f"national_workbook.{key}") for key in ("title", "about", "cite")]
    made = {
        name: read_table(name, NATIONAL) for name in TABLES if table_path(name, NATIONAL).is_file()
    }
    columns = pd.DataFrame(
        [
            {
                "table": name,
                "column": column.name,
                "type": column.type,
                "description": column.describe(language),
            }
            for name in made
            for column in load_schema(name).columns
        ]
    )
    return write_bytes_atomically(out, bind_tables(lines, {**made, "columns": columns}))
