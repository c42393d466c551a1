"""`python -m tools.example_year`: the two sheets of data/examples, filled in by a seed.

Run it again after a change of data/examples/framework.yaml or of the sheet's form.
"""

from __future__ import annotations

from rankings.report.year_desk import examples_dir
from rankings.score.example import fill_by_seed
from rankings.score.framework import load_framework
from rankings.score.sheet_write import write_sheet

PROVINCE = "phu-tho"
SEEDS = {2023: 2023, 2024: 2024}
SKILLS = {2023: (0.40, 0.90), 2024: (0.45, 0.97)}


def main() -> None:
    """Write the sheets of both years."""
    framework = load_framework(examples_dir() / "framework.yaml")
    for year, seed in SEEDS.items():
        out = examples_dir() / f"sheet_{year}.xlsx"
        fill = fill_by_seed(framework, seed, skill=SKILLS[year])
        print(write_sheet(framework, PROVINCE, year, out, fill).name)


if __name__ == "__main__":
    main()
