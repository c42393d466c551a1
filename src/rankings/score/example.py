"""Sheets filled in by a seeded generator: for the example, for tests, for trying a framework."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from rankings.registry.reference import remembered
from rankings.score.framework import load_framework
from rankings.score.nodes import ScoredFramework
from rankings.score.results import Year, score_year
from rankings.score.sheet_form import Entry
from rankings.score.sheet_read import read_sheet
from rankings.score.sheet_write import Fill
from rankings.store.paths import project_root

STEP = Decimal("0.25")
EXAMPLES = project_root() / "data" / "examples"


def fill_by_seed(
    framework: ScoredFramework,
    seed: int,
    *,
    step: Decimal = STEP,
    skill: tuple[float, float] = (0.55, 0.97),
    inapplicable: float = 0.0,
) -> Fill:
    """Return what `write_sheet` asks for: scores drawn by a seed, in steps, so that ties occur.

    Each unit has a skill of its own from `skill`; units claim a little more than is verified.

    >>> from rankings.score.framework import load_framework
    >>> fill = fill_by_seed(load_framework("hung-yen_egov_2018"), 1)
    >>> fill("district", "Huyện Yên Mỹ", "presence") == fill("district", "Huyện Yên Mỹ", "presence")
    True
    """

    def fill(level: str, unit: str, criterion: str) -> Entry:
        own = np.random.default_rng([seed, *unit.encode()])
        able = own.uniform(*skill)
        here = np.random.default_rng([seed, *level.encode(), *unit.encode(), *criterion.encode()])
        if here.random() < inapplicable:
            return Entry(None, None, applies=False, evidence="")
        maximum = framework.levels[level].by_id[criterion].max_score
        steps = int(maximum / step)
        verified = round(steps * min(1.0, max(0.0, here.normal(able, 0.12))))
        claimed = min(steps, verified + int(here.integers(0, 3)) * (here.random() < 0.4))
        return Entry(verified * step, claimed * step, True, "")

    return fill


@remembered(maxsize=2)
def score_example(year: int = 2024) -> Year:
    """Return the scored example year of `data/examples`, 2023 or 2024; its scores are generated.

    >>> score_example().sheet.year, list(score_example().levels)
    (2024, ['department', 'district'])
    """
    framework = load_framework(EXAMPLES / "framework.yaml")
    return score_year(read_sheet(EXAMPLES / f"sheet_{year}.xlsx", framework), framework)
