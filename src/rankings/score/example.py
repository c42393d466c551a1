"""The scored example year, on which the examples of docstrings run."""

from __future__ import annotations

from rankings.registry.reference import remembered
from rankings.score.framework import load_framework
from rankings.score.results import Year, score_year
from rankings.score.sheet_read import read_sheet
from rankings.store.paths import project_root

EXAMPLES = project_root() / "data" / "examples"


@remembered(maxsize=2)
def score_example(year: int = 2024) -> Year:
    """Return the scored example year of `data/examples`, 2023 or 2024; its scores are generated.

    >>> score_example().sheet.year, list(score_example().levels)
    (2024, ['department', 'district'])
    """
    framework = load_framework(EXAMPLES / "framework.yaml")
    return score_year(read_sheet(EXAMPLES / f"sheet_{year}.xlsx", framework), framework)
