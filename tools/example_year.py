"""`python -m tools.example_year`: the two sheets of data/examples, filled in by a seed.

Run it again after a change of data/examples/framework.yaml or of the sheet's form.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from rankings.score.example import EXAMPLES
from rankings.score.framework import load_framework
from rankings.score.nodes import ScoredFramework
from rankings.score.sheet_form import Entry
from rankings.score.sheet_write import Fill, write_sheet

PROVINCE = "phu-tho"
SEEDS = {2023: 2023, 2024: 2024}
SKILLS = {2023: (0.40, 0.90), 2024: (0.45, 0.97)}
STEP = Decimal("0.25")


def fill_by_seed(
    framework: ScoredFramework,
    seed: int,
    *,
    step: Decimal = STEP,
    skill: tuple[float, float] = (0.55, 0.97),
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
        here.random()  # a draw that is not used: the sheets of data/examples rest on it
        maximum = framework.levels[level].by_id[criterion].max_score
        steps = int(maximum / step)
        verified = round(steps * min(1.0, max(0.0, here.normal(able, 0.12))))
        claimed = min(steps, verified + int(here.integers(0, 3)) * (here.random() < 0.4))
        return Entry(verified * step, claimed * step, True, "")

    return fill


def main() -> None:
    """Write the sheets of both years."""
    framework = load_framework(EXAMPLES / "framework.yaml")
    for year, seed in SEEDS.items():
        out = EXAMPLES / f"sheet_{year}.xlsx"
        fill = fill_by_seed(framework, seed, skill=SKILLS[year])
        print(write_sheet(framework, PROVINCE, year, out, fill).name)


if __name__ == "__main__":
    main()
