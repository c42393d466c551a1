"""Rankings in the layout of 02_rankings, typed from the pages, so that the floor is tested without
the floors above.
"""

import importlib.util
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from rankings.compare.agreement import list_agreement
from rankings.compare.groups import Place, gather_groups
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table

from .answers import copy_tables, run_cells

ORACLE = Path(__file__).parents[1] / "oracle" / "agreement.py"
spec = importlib.util.spec_from_file_location("oracle_agreement", ORACLE)
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = {
    "egov": "phu-tho_egov_1609",
    "dti": "phu-tho_dti_2953",
    "ict_use": "phu-tho_ict_use_2017",
}


@pytest.fixture(scope="session")
def told_home(tmp_path_factory):
    return copy_tables(tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="session")
def told(told_home):
    """{(notebook, province): the lines it says in words}, run in a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(told_home))
        return {
            (notebook, province): run_cells(notebook, province)
            for notebook in ("03_compare_years", "04_compare_frameworks")
            for province in ("phu-tho", "hung-yen")
        }


def row_of(frame, **facts):
    chosen = frame
    for column, value in facts.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1, facts
    return chosen.iloc[0]


def place(rank, score, grade=""):
    score = None if score is None else Decimal(score)
    return Place(f"u{rank}", f"u{rank}", f"Sở {rank}", "", rank, score, "", 0, grade)


def version_of(row: dict) -> str:
    return VERSIONS.get(row["framework"], "")


@pytest.fixture(scope="session")
def rankings() -> pd.DataFrame:
    return pd.read_csv(FIXTURES / "phu_tho_rankings.csv", dtype="string")


@pytest.fixture(scope="session")
def groups(rankings):
    return gather_groups(rankings, version_of)


@pytest.fixture(scope="session")
def agreement(groups):
    """Every pair of years measured once; no test writes in it."""
    return list_agreement(groups)


@pytest.fixture(scope="session")
def panel():
    return read_table("07_panel", NATIONAL)


@pytest.fixture(scope="session")
def standing():
    return read_table("07_standing", NATIONAL)


@pytest.fixture(scope="session")
def national_changes():
    return read_table("07_changes", NATIONAL)


def place_of(standing, index, year, province, vintage="63"):
    rows = standing[
        (standing["index"] == index)
        & (standing["year"] == year)
        & (standing["province"] == province)
        & (standing["vintage"] == vintage)
    ]
    return rows.iloc[0]
