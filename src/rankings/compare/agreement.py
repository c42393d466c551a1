"""Do two rankings agree? The measures of agreement, and their table `03_agreement`.

The agencies are the whole population: there is no bootstrap. Measures are defined on the units
ranked in both years. Sources: Kendall 1945 (tau-b), Vigna 2015 (weighted tau, as scipy computes
it), Webber, Moffat and Zobel 2010, eq. 32 (extrapolated rank-biased overlap).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pandas as pd

from rankings.compare.groups import Group, name_series, order_common
from rankings.compare.pairs import YearPair, pair_years
from rankings.compare.rank_correlation import (
    correlate_ranks,
    correlate_rows,
    estimate_p_value,
    measure_middle,
)
from rankings.compare.ranks import TOP
from rankings.compare.rules import MINIMUM_COMMON
from rankings.compare.trajectories import find_common_bodies
from rankings.store.schemas import list_columns

PERSISTENCE = 0.9  # p of the rank-biased overlap: the top ten carry about 86 % of the weight
MEASURES = [
    "spearman",
    "kendall_tau_b",
    "weighted_tau",
    "rbo",
    "mean_abs_rank_change",
    "max_abs_rank_change",
    "discordant_pairs",
    "pairs",
    "p_permutation",
    "n_middle",
    "spearman_middle",
    "p_middle",
]
THROUGHOUT = {
    "n_middle": "n_middle_throughout",
    "spearman": "spearman_throughout",
    "p_permutation": "p_throughout",
    "spearman_middle": "spearman_middle_throughout",
    "p_middle": "p_middle_throughout",
    "discordant_pairs": "discordant_throughout",
    "pairs": "pairs_throughout",
}  # measures that are taken again among the units in every complete list
DECISIVE_COLUMNS = [
    "province",
    "level",
    "year_from",
    "year_to",
    "framework_from",
    "framework_to",
    "unit",
    "n_common",
    "spearman",
    "spearman_without",
    "shift",
    "index_name",
    "label",
]


@dataclass(frozen=True)
class CommonUnits:
    """The units ranked in both years, in order of unit_id: competition ranks, worths (larger =
    top), printed order.
    """

    units: list[str]
    rank_from: list[int]
    rank_to: list[int]
    worth_from: list[float]
    worth_to: list[float]
    order_from: list[tuple]
    order_to: list[tuple]


def take_common_units(pair: YearPair) -> CommonUnits:
    """The common units of a pair of years. A unit's worth is its score, or −rank where a year has
    only ranks.
    """
    common = pair.common
    ranks_from = [unit.common_rank_from for unit in common]
    ranks_to = [unit.common_rank_to for unit in common]
    return CommonUnits(
        [unit.later.unit for unit in common],
        ranks_from,
        ranks_to,
        weigh_places([unit.earlier.score for unit in common], ranks_from),
        weigh_places([unit.later.score for unit in common], ranks_to),
        [(unit.common_rank_from, unit.earlier.rank, unit.earlier.order) for unit in common],
        [(unit.common_rank_to, unit.later.rank, unit.later.order) for unit in common],
    )


def weigh_places(scores: list, ranks: list[int]) -> list[float]:
    """Scores as numbers if every unit has one, else minus the ranks.

    >>> weigh_places([None, None], [1, 2])
    [-1.0, -2.0]
    """
    if any(score is None for score in scores):
        return [-float(rank) for rank in ranks]
    return [float(score) for score in scores]


def overlap_rankings(order_from: Sequence[str], order_to: Sequence[str]) -> float:
    """Extrapolated rank-biased overlap of two orders of the same units, 0 … 1, the top weighing
    most.

    >>> overlap_rankings(["Sở Y tế", "Cục Thuế tỉnh"], ["Sở Y tế", "Cục Thuế tỉnh"])
    1.0
    """
    depth = len(order_from)
    overlaps = [len(set(order_from[:d]) & set(order_to[:d])) / d for d in range(1, depth + 1)]
    weighted = sum(overlap * PERSISTENCE**d for d, overlap in enumerate(overlaps, start=1))
    return float(overlaps[-1] * PERSISTENCE**depth + (1 - PERSISTENCE) / PERSISTENCE * weighted)


def find_discordant_pairs(
    rank_from: Sequence[int], rank_to: Sequence[int]
) -> list[tuple[int, int]]:
    """Positions (i, j) of two units where i stood strictly above j and now stands strictly below.

    >>> find_discordant_pairs([1, 2, 3], [2, 1, 3])
    [(0, 1)]
    """
    pairs = []
    for i, j in combinations(range(len(rank_from)), 2):
        if (rank_from[i] - rank_from[j]) * (rank_to[i] - rank_to[j]) < 0:
            pairs.append((i, j) if rank_from[i] < rank_from[j] else (j, i))
    return sorted(pairs, key=lambda pair: (rank_from[pair[0]], rank_from[pair[1]], pair))


def measure_agreement(common: CommonUnits) -> dict[str, float | int | None]:
    """All measures of agreement of two lists over their common units; every value None below five
    units.
    """
    count = len(common.units)
    if count < MINIMUM_COMMON:
        return dict.fromkeys(MEASURES)
    from scipy.stats import (
        kendalltau,
        weightedtau,
    )  # here, because it takes a second that no other notebook needs

    shifts = [abs(start - end) for start, end in zip(common.rank_from, common.rank_to, strict=True)]
    first = [unit for _, unit in sorted(zip(common.order_from, common.units, strict=True))]
    second = [unit for _, unit in sorted(zip(common.order_to, common.units, strict=True))]
    negated = [-rank for rank in common.rank_from], [-rank for rank in common.rank_to]
    return {
        "spearman": correlate_ranks(common.rank_from, common.rank_to),
        "kendall_tau_b": float(kendalltau(*negated).statistic),
        "weighted_tau": float(weightedtau(common.worth_from, common.worth_to).statistic),
        "rbo": overlap_rankings(first, second),
        "mean_abs_rank_change": sum(shifts) / count,
        "max_abs_rank_change": max(shifts),
        "discordant_pairs": len(find_discordant_pairs(common.rank_from, common.rank_to)),
        "pairs": count * (count - 1) // 2,
        "p_permutation": estimate_p_value(common.rank_from, common.rank_to),
        **measure_middle(common.rank_from, common.rank_to),
    }


def count_kept(pair: YearPair) -> dict[str, float | int | None]:
    """How many of the first five of one list are among the first five of the next (`top5_kept`),
    and how many an order drawn by lot keeps on average (`top5_by_lot`: first five × first five /
    units of the later list, where it is whole, else of the earlier); None where a list does not
    name all of its first five, or neither is whole.
    """
    tops = [
        {place.body for place in group.ranked if place.rank <= TOP}
        for group in (pair.earlier, pair.later)
    ]
    whole = [group for group in (pair.later, pair.earlier) if group.is_complete]
    if not whole or not (pair.earlier.names_first_five and pair.later.names_first_five):
        return {"top5_kept": None, "top5_by_lot": None}
    by_lot = len(tops[0]) * len(tops[1]) / len(whole[0].ranked)
    return {"top5_kept": len(tops[0] & tops[1]), "top5_by_lot": by_lot}


def list_agreement(groups: list[Group]) -> pd.DataFrame:
    """One row per pair of years and level (columns of `03_agreement`), levels with more than one
    unit.
    """
    rows = []
    for pair in pair_years([group for group in groups if group.level != "province"]):
        common = take_common_units(pair)
        measured = measure_agreement(common)
        rows.append(
            {
                **name_pair(pair),
                "n_common": len(common.units),
                **measured,
                **measure_throughout(pair, groups, measured),
                **count_kept(pair),
                "why_not": "fewer_than_5_common" if len(common.units) < MINIMUM_COMMON else "",
            }
        )
    counts = ["max_abs_rank_change", "discordant_pairs", "pairs", "n_middle", "top5_kept"]
    counts += ["n_throughout", "n_middle_throughout", "discordant_throughout", "pairs_throughout"]
    return pd.DataFrame(rows, columns=list_columns("03_agreement")).astype(
        dict.fromkeys(counts, "Int64")
    )


def measure_throughout(
    pair: YearPair, groups: list[Group], measured: dict[str, float | int | None]
) -> dict[str, float | int | None]:
    """The agreement of two lists among the units that every complete list of the level ranks, so
    that pairs of years are held against each other on the same units; every value None below five.
    Where these are all that the two lists share, it is what was `measured` of them.
    """
    series = [group for group in groups if name_series(group) == name_series(pair.later)]
    bodies = find_common_bodies(series) & {unit.later.body for unit in pair.common}
    ranks = [order_common(group, bodies) for group in (pair.earlier, pair.later)]
    kept = [
        replace(
            unit,
            common_rank_from=ranks[0][unit.earlier.body],
            common_rank_to=ranks[1][unit.later.body],
        )
        for unit in pair.common
        if unit.later.body in bodies
    ]
    if len(kept) < len(pair.common):
        measured = measure_agreement(take_common_units(replace(pair, units=kept)))
    return {
        "n_throughout": len(kept) if measured["pairs"] else None,
        **{name: measured[measure] for measure, name in THROUGHOUT.items()},
    }


def list_discordant_pairs(groups: list[Group]) -> pd.DataFrame:
    """One row per two units that changed order (columns of `03_discordant_pairs`): `unit_a` stood
    above `unit_b` in the first year and below it in the second, among the units ranked in both."""
    rows = []
    for pair in pair_years([group for group in groups if group.level != "province"]):
        common = take_common_units(pair)
        rows += [
            {**name_pair(pair), "unit_a": common.units[i], "unit_b": common.units[j]}
            for i, j in find_discordant_pairs(common.rank_from, common.rank_to)
        ]
    return pd.DataFrame(rows, columns=list_columns("03_discordant_pairs"))


def list_decisive_units(groups: list[Group]) -> pd.DataFrame:
    """The unit of every pair of years without which Spearman's rho would move the most
    (leave-one-out).

    One row per pair of years and level with five common units or more: the columns that name the
    pair, `unit`, `n_common`, `spearman` of all, `spearman_without` the unit, and `shift`, their
    difference.
    """
    rows = []
    for pair in pair_years([group for group in groups if group.level != "province"]):
        common = take_common_units(pair)
        if len(common.units) >= MINIMUM_COMMON:
            rows.append(
                {**name_pair(pair), "n_common": len(common.units), **leave_one_out(common).iloc[0]}
            )
    return pd.DataFrame(rows, columns=DECISIVE_COLUMNS)


def leave_one_out(common: CommonUnits) -> pd.DataFrame:
    """Spearman's rho with and without each unit in turn (columns unit, spearman, spearman_without,
    shift), the most decisive unit first; the ranks of the others are counted anew."""
    whole, count = correlate_ranks(common.rank_from, common.rank_to), len(common.units)
    rest = [[other for other in range(count) if other != left_out] for left_out in range(count)]
    without = correlate_rows(np.array(common.rank_from)[rest], np.array(common.rank_to)[rest])
    rows = {
        "unit": common.units,
        "spearman": whole,
        "spearman_without": without,
        "shift": without - whole,
    }
    return pd.DataFrame(rows).sort_values(
        "shift", key=abs, ascending=False, kind="stable", ignore_index=True
    )


def name_pair(pair: YearPair) -> dict:
    """The columns that name a pair of years."""
    return {
        "province": pair.later.province,
        "level": pair.later.level,
        "year_from": pair.earlier.year,
        "year_to": pair.later.year,
        "framework_from": pair.earlier.framework,
        "framework_to": pair.later.framework,
        "index_name": pair.later.index_name,
        "label": pair.label,
    }
