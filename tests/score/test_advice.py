"""What a unit is good at, and what would gain it places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rankings.score.advice import gain_places, list_gains, list_strengths
from rankings.score.results import score_year


def test_the_cheapest_criteria_gain_the_places(year, framework):
    gains = list_gains(year, 3)
    for (name, unit), rows in gains.groupby(["level", "unit"]):
        level = year.levels[name]
        place = level.units.index(unit)
        entries = dict(year.sheet.entries)
        for row in rows.itertuples():
            key = (name, unit, row.criterion)
            points = entries[key].verified + Decimal(str(round(row.gained, 6)))
            entries[key] = replace(entries[key], verified=points)
            assert points <= level.level.by_id[row.criterion].max_score
        again = score_year(replace(year.sheet, entries=entries), framework).levels[name]
        rank = level.ranks["total"][place]
        assert again.ranks["total"][place] <= max(1, rank - 3)
        widest = rows["open"].sum() - rows["open"].iloc[-1]
        assert widest < rows["gained"].sum() + 1e-9  # one criterion fewer would not do
    leader = year.levels["department"].units[int(year.levels["department"].order()[0])]
    assert gain_places(year, "department", leader).empty


def test_strengths_stand_above_the_median_and_weaknesses_below(year):
    found = list_strengths(year)
    strong, weak = (found[found["kind"] == kind] for kind in ("strength", "weakness"))
    assert (strong["percent"] > strong["median"]).all() and (weak["percent"] < weak["median"]).all()
