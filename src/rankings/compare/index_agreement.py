"""Which national indices agree with each other, and who rises in several of them at once."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pandas as pd

from rankings.compare.nation import is_ranked_whole, list_shared
from rankings.compare.rank_correlation import correlate_ranks
from rankings.compare.ranks import plain_rows, rank_places
from rankings.compare.rules import MINIMUM_COMMON
from rankings.store.tables import shape_table


def list_index_agreement(standing: pd.DataFrame) -> pd.DataFrame:
    """One row per year and two indices that rank provinces in common (columns of `07_agreement`).

    Ranks are counted anew among the common provinces; below five of them no measure is given. Two
    lists of leaders share only provinces that do well in both: `whole` is false there.
    """
    from scipy.stats import kendalltau  # here, because it takes a second

    lists: dict[tuple, dict[str, dict]] = defaultdict(lambda: defaultdict(dict))
    for row in plain_rows(standing):
        lists[row["year"], row["vintage"]][row["index"]][row["province"]] = row
    rows = []
    for (year, vintage), indices in sorted(lists.items()):
        for one, other in combinations(sorted(indices), 2):
            first, second = indices[one], indices[other]
            shared = sorted(list_shared(first, second))
            if not shared:
                continue
            ranks = [
                rank_places([side[slug]["rank"] for slug in shared]) for side in (first, second)
            ]
            is_enough = len(shared) >= MINIMUM_COMMON
            rows.append(
                {
                    "year": year,
                    "vintage": vintage,
                    "index_a": one,
                    "index_b": other,
                    "n_common": len(shared),
                    "spearman": correlate_ranks(*ranks) if is_enough else None,
                    "kendall_tau_b": float(kendalltau(*ranks).statistic) if is_enough else None,
                    "whole": is_ranked_whole(first) and is_ranked_whole(second),
                    "why_not": "" if is_enough else "fewer_than_5_common",
                }
            )
    return shape_table(pd.DataFrame(rows), "07_agreement")


def lay_out_agreement(agreement: pd.DataFrame) -> pd.DataFrame:
    """The correlation matrix of the indices: the newest year in which both lists are whole, with
    the year and the number of common provinces; an empty cell where there is none.
    """
    newest = pick_newest(agreement)
    cells = newest.assign(
        said=[
            f"{value:.2f} ({year}, {count})"
            for value, year, count in zip(
                newest["spearman"], newest["year"], newest["n_common"], strict=True
            )
        ]
    )
    return cells.pivot(index="index_a", columns="index_b", values="said").fillna("")


def pick_newest(agreement: pd.DataFrame) -> pd.DataFrame:
    """The row of each two indices for the newest year in which both lists are whole."""
    whole = agreement[agreement["whole"] & agreement["spearman"].notna()]
    return whole.sort_values("year").groupby(["index_a", "index_b"], sort=True).tail(1)


def list_rises(changes: pd.DataFrame) -> pd.DataFrame:
    """One row per year and province: in how many indices it gained places since the year before,
    in how many it lost, and which; the most gains first. Only steps of one year whose places can
    be counted.
    """
    steps = changes[
        changes["places_gained"].notna() & (changes["year_to"] - changes["year_from"] == 1)
    ]
    rows = []
    for (year, vintage, province), own in steps.groupby(["year_to", "vintage", "province"]):
        up, down = own[own["places_gained"] > 0], own[own["places_gained"] < 0]
        rows.append(
            {
                "year": year,
                "vintage": vintage,
                "province": province,
                "unit": own["unit"].iloc[0],
                "known": len(own),
                "gained": len(up),
                "lost": len(down),
                "indices_gained": list(up["index"]),
                "places": int(own["places_gained"].sum()),
            }
        )
    columns = ["year", "vintage", "province", "unit", "known", "gained", "lost"]
    found = pd.DataFrame(rows, columns=[*columns, "indices_gained", "places"])
    return found.sort_values(
        ["gained", "lost", "year", "places", "province"],
        ascending=[False, True, False, False, True],
        ignore_index=True,
    )
