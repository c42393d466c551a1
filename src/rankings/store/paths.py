"""Where things lie: hung on this file, never on the folder a command was started in."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from rankings.errors import ContractError

SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def project_root() -> Path:
    """Return the folder of the project: the one that holds `src/rankings`."""
    return Path(__file__).resolve().parents[3]


def home() -> Path:
    """Return the folder that holds data/raw, data/processed and reports.

    The environment variable RANKINGS_HOME names another one, so that tests, benchmarks and trials
    write in a folder of their own.
    """
    named = os.environ.get("RANKINGS_HOME", "").strip()
    return _resolve(named) if named else project_root()


@cache
def _resolve(named: str) -> Path:
    return Path(named).expanduser().resolve()


def raw_dir() -> Path:
    """Return the folder of the published pages, which nobody edits."""
    return home() / "data" / "raw"


def catalogue_path() -> Path:
    """Return the path of the catalogue of sources."""
    return raw_dir() / "sources.csv"


def processed_dir(province: str) -> Path:
    """Return the folder of a province's tables (not created).

    >>> processed_dir("phu-tho").relative_to(home()).as_posix()
    'data/processed/phu-tho'
    """
    return home() / "data" / "processed" / check_folder(province)


def check_folder(province: str) -> str:
    """Return the name of a province's folder; ContractError for a name that no province has and
    that could lead elsewhere.

    >>> check_folder("phu-tho")
    'phu-tho'
    """
    if not SLUG.fullmatch(province):
        raise ContractError(
            "no province has a folder of this name",
            quote=province[:80],
            hint="write it as in phu-tho: small letters without marks, hyphens",
        )
    return province


def table_path(name: str, province: str) -> Path:
    """Return where a province's table lies."""
    return processed_dir(province) / f"{name}.csv"


def text_path(province: str, document_id: str) -> Path:
    """Return where the normalised text of a source lies, the text that offsets point into."""
    return text_dir(province) / f"{document_id}.txt"


def text_dir(province: str) -> Path:
    """Return the folder of the normalised texts of a province's sources."""
    return processed_dir(province) / "01_text"


def reports_dir(province: str = "") -> Path:
    """Return the folder of a province's reports, or of all reports (not created)."""
    return home() / "reports" / check_folder(province) if province else home() / "reports"


def reference_dir() -> Path:
    """Return the folder of what people know: the home's own if it has one, else the project's."""
    own = home() / "data" / "reference"
    return own if own.is_dir() else project_root() / "data" / "reference"
