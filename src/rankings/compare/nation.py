"""National indices: what outside eyes say, and whether a gain is more than the nation's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd

from rankings.compare.groups import Group, Place
from rankings.compare.pairs import YearPair, pair_years
from rankings.compare.versions import count_scored
from rankings.registry.framework_file import NationalMean

NATION_COLUMNS = [
    "index_name",
    "framework",
    "year",
    "score",
    "rank",
    "rank_of",
    "provinces_scored",
    "previous_year",
    "previous_score",
    "previous_rank",
    "gain",
    "nation_gain",
    "gain_over_nation",
    "comparable",
    "why_not",
    "status",
]


def compare_with_nation(
    groups: list[Group], national_means: Iterable[NationalMean] = ()
) -> pd.DataFrame:
    """One row per index and year: score, rank of N, and the gain since the year before beside the
    nation's gain.

    `national_means` are the registry's (framework, year, value). Gains in the index's own points,
    only where the index was measured in the same way in both years and both figures are known.
    Nothing is averaged across indices.
    """
    means = {(mean.framework, mean.year): mean.value for mean in national_means}
    indices = [group for group in groups if group.level == "province"]
    before = {
        (pair.later.index_name, pair.later.year): pair
        for pair in pair_years(indices)
        if pair.later.year - pair.earlier.year == 1
    }
    rows = [
        describe_index(group, group.places[0], before.get((group.index_name, group.year)), means)
        for group in sorted(indices, key=lambda group: (group.index_name, group.year))
        if group.places
    ]
    return pd.DataFrame(rows, columns=NATION_COLUMNS)


def describe_index(group: Group, place: Place, pair: YearPair | None, means: Mapping) -> dict:
    """One row: the place, and the year before where it is known."""
    previous = pair.earlier.places[0] if pair else None
    gain = subtract(place.score, previous.score) if previous and not pair.why_not else None
    nation = (
        subtract(
            means.get((group.framework, group.year)), means.get((group.framework, group.year - 1))
        )
        if gain is not None
        else None
    )
    return {
        "index_name": group.index_name,
        "framework": group.framework,
        "year": group.year,
        "score": place.score,
        "rank": place.rank,
        "rank_of": place.rank_of,
        "provinces_scored": count_scored(group.scale.version, group.year),
        "previous_year": pair.earlier.year if pair else None,
        "previous_score": previous.score if previous else None,
        "previous_rank": previous.rank if previous else None,
        "gain": gain,
        "nation_gain": nation,
        "gain_over_nation": subtract(gain, nation),
        "comparable": None if pair is None else not pair.why_not,
        "why_not": pair.why_not if pair else "",
        "status": place.status,
    }


def subtract(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    """The difference where both are known.

    >>> subtract(Decimal("86.37"), Decimal("83.72")), subtract(Decimal("45.34"), None)
    (Decimal('2.65'), None)
    """
    return None if later is None or earlier is None else later - earlier
