"""Rankings in the layout of 02_rankings, typed from the pages, so that the floor is tested without
the floors above.
"""

from pathlib import Path

import pandas as pd
import pytest

from rankings.compare.groups import gather_groups

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = {
    "egov": "phu-tho_egov_1609",
    "dti": "phu-tho_dti_2953",
    "ict_use": "phu-tho_ict_use_2017",
}


def version_of(row: dict) -> str:
    return VERSIONS.get(row["framework"], "")


@pytest.fixture(scope="session")
def rankings() -> pd.DataFrame:
    return pd.read_csv(FIXTURES / "phu_tho_rankings.csv", dtype="string")


@pytest.fixture(scope="session")
def groups(rankings):
    return gather_groups(rankings, version_of)
