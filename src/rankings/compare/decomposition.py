"""How much did the mean really move: the change of the common units against newcomers and leavers,
and who left the end of a list.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from rankings.compare.groups import Group, Place, name_series
from rankings.compare.pairs import YearPair, follow_complete_lists, pair_years
from rankings.compare.ranks import rank_scores
from rankings.compare.rules import require_comparable
from rankings.store.schemas import list_columns


def list_mean_changes(groups: list[Group]) -> pd.DataFrame:
    """One row per pair of comparable lists with scores in both (columns of `03_mean_changes`): the
    change of the printed mean = change of the common units + composition effect, in points.

    Pairs whose points may not be subtracted have no row. `both_complete`: both lists are whole, so
    that the means are those of the lists. `joined` and `left` hold names.
    """
    rows = [
        {
            "province": pair.later.province,
            "level": pair.later.level,
            "year_from": pair.earlier.year,
            "year_to": pair.later.year,
            "label": pair.label,
            "both_complete": pair.earlier.is_complete and pair.later.is_complete,
            "max_from": pair.earlier.scale.maximum,
            "max_to": pair.later.scale.maximum,
            **decompose_mean_change(pair),
        }
        for pair in pair_years([group for group in groups if group.level != "province"])
        if not pair.why_not and list_scored_pairs(pair)
    ]
    return pd.DataFrame(rows, columns=list_columns("03_mean_changes"))


def decompose_mean_change(pair: YearPair) -> dict:
    """What the means of two lists owe to the units in both and what to units that joined or left.

    Points. Raises ForbiddenComparison where the points of the two years may not be subtracted.
    """
    require_comparable(pair.why_not, pair.title)
    earlier, later = (
        [place for place in group.places if place.score is not None]
        for group in (pair.earlier, pair.later)
    )
    common = list_scored_pairs(pair)
    bodies = {place.body for place, _ in common}
    mean_from, mean_to = (average([place.score for place in side]) for side in (earlier, later))
    change = average([after.score - before.score for before, after in common])
    return {
        "n_from": len(earlier),
        "n_to": len(later),
        "n_common": len(common),
        "mean_from": mean_from,
        "mean_to": mean_to,
        "mean_change": mean_to - mean_from,
        "common_change": change,
        "composition_effect": mean_to - mean_from - change,
        "joined": name_others(later, bodies),
        "left": name_others(earlier, bodies),
    }


def list_scored_pairs(pair: YearPair) -> list[tuple[Place, Place]]:
    """The common units' places in both years, where both have a score."""
    return [
        (unit.earlier, unit.later)
        for unit in pair.common
        if unit.earlier.score is not None and unit.later.score is not None
    ]


def name_others(places: list[Place], bodies: set[str]) -> list[str]:
    """The units of some places that are not among the bodies, in order of body."""
    ordered = sorted(places, key=lambda place: place.body)
    return [place.unit for place in ordered if place.body not in bodies]


def average(scores: list[Decimal]) -> Decimal:
    """The arithmetic mean, exact.

    >>> average([Decimal("141.4"), Decimal("136.1")])
    Decimal('138.75')
    """
    return sum(scores, Decimal(0)) / len(scores)


def list_leavers(groups: list[Group], exclusions: pd.DataFrame) -> pd.DataFrame:
    """One row per unit of a whole list that is absent from the next whole one (columns of
    `03_leavers`), lowest first: who left matters as much as who moved, when the lowest are no
    longer ranked.

    `years_missing` are the whole lists without the unit, but for years whose page (`02_exclusions`)
    names it as not graded: with `year_to` among them it left without a word.
    """
    left_out = set(zip(exclusions["year"], exclusions["unit_id"], strict=True))
    rows = []
    for pair in follow_complete_lists(groups):
        staying = {unit.earlier.body for unit in pair.units}
        ranked = pair.earlier.ranked
        from_bottom = rank_scores([place.rank for place in ranked])
        leavers = [
            {
                "province": pair.earlier.province,
                "level": pair.earlier.level,
                "label": pair.earlier.label,
                "year_from": pair.earlier.year,
                "year_to": pair.later.year,
                "unit_id": place.unit_id,
                "unit": place.unit,
                "rank_from": place.rank,
                "from_bottom": bottom,
                "ranked": len(ranked),
                **find_years(place, pair.earlier, groups, left_out),
            }
            for place, bottom in zip(ranked, from_bottom, strict=True)
            if place.body not in staying
        ]
        rows += sorted(leavers, key=lambda leaver: leaver["from_bottom"])
    return pd.DataFrame(rows, columns=list_columns("03_leavers"))


def find_years(place: Place, group: Group, groups: list[Group], left_out: set[tuple]) -> dict:
    """In which whole lists of its series a unit is ranked, and from which it is missing though no
    page names it as not graded.
    """
    whole = [
        other for other in groups if other.is_complete and name_series(other) == name_series(group)
    ]
    ranked = {other.year for other in whole if other.find(place.body) in other.ranked}
    missing = {
        other.year
        for other in whole
        if other.year not in ranked and (other.year, place.unit_id) not in left_out
    }
    return {"years_ranked": sorted(ranked), "years_missing": sorted(missing)}
