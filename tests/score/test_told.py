"""What is said of a scored year."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rankings.score.beside import (
    compare_last_year,
)
from rankings.score.robust import (
    shake_level,
)
from rankings.score.told import show_percent, tell_last_year, tell_shaken, tell_year
from rankings.score.year_tables import list_scores


def test_what_is_made_of_others_is_told_with_its_parts(year, before):
    scores = list_scores(before).query("depth == 0").assign(framework="example_dti")
    beside = compare_last_year(year, scores)
    beside.loc[0, ["previous_rank", "common_rank", "common_previous_rank"]] = np.nan
    beside.loc[0, "parts"] = "Sở A (3); Sở B (7)"
    said = tell_last_year(beside, "en")
    unit = beside.loc[0, "unit"]
    assert any(line.startswith(unit) and line.endswith("Sở A (3); Sở B (7).") for line in said)
    assert not any(line.startswith("Not ranked last year") for line in said)


def test_a_level_without_units_is_told(year):
    fewer = replace(year, levels={"department": year.levels["department"]})
    assert "The sheet has no unit of the level districts." in tell_year(fewer, "en")


def test_what_is_said_holds_the_shares(year):
    shaken = shake_level(year, "district")
    said = tell_shaken(shaken, "en")
    leader = shaken.units[int(np.argmin(shaken.official))]
    share = show_percent(shaken.spread.first[shaken.units.index(leader)], "en")
    assert said[0] == f"In {share} of 1,000 simulations of the weights, {leader} ranks first."
    assert "1.000 lần mô phỏng" in tell_shaken(shaken, "vi")[0]
