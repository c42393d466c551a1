"""The example year, read and scored once."""

from __future__ import annotations

import pytest

from rankings.score.framework import load_framework
from rankings.score.results import score_year
from rankings.score.sheet_read import read_sheet
from rankings.store.paths import project_root

EXAMPLES = project_root() / "data" / "examples"


@pytest.fixture(scope="session")
def framework():
    return load_framework(EXAMPLES / "framework.yaml")


@pytest.fixture(scope="session")
def draft():
    return load_framework(EXAMPLES / "framework_draft.yaml")


@pytest.fixture(scope="session")
def sheet(framework):
    return read_sheet(EXAMPLES / "sheet_2024.xlsx", framework)


@pytest.fixture(scope="session")
def year(sheet, framework):
    return score_year(sheet, framework)


@pytest.fixture(scope="session")
def before(framework):
    return score_year(read_sheet(EXAMPLES / "sheet_2023.xlsx", framework), framework)
