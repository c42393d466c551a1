"""Climbs and falls: the largest moves of every pair of years, and who moved up, down or not at
all.
"""

from __future__ import annotations

import pandas as pd

MOVE_COLUMNS = [
    "level",
    "year_from",
    "year_to",
    "units",
    "points_compared",
    "up",
    "down",
    "unchanged",
    "largest_gain",
    "largest_loss",
    "largest_climb",
    "largest_fall",
    "label",
]


def summarise_moves(changes: pd.DataFrame) -> pd.DataFrame:
    """One row per level and pair of years: how many units gained, lost or kept points (places where
    points may not be compared), and the units that moved most, as words with their figures.

    `points_compared` says which of the two `up`, `down` and `unchanged` count.
    """
    rows = []
    agencies = changes[changes["level"] != "province"]
    keys = ["level", "label", "year_from", "year_to"]
    for (level, label, year_from, year_to), members in agencies.fillna({"label": ""}).groupby(
        keys, sort=True
    ):
        scored = members[members["score_change"].notna()]
        moves = scored["score_change"] if len(scored) else members["places_gained"]
        rows.append(
            {
                "level": level,
                "label": label,
                "year_from": year_from,
                "year_to": year_to,
                "units": len(members),
                "points_compared": len(scored) > 0,
                "up": int((moves > 0).sum()),
                "down": int((moves < 0).sum()),
                "unchanged": int((moves == 0).sum()),
                "largest_gain": name_points(scored, largest=True),
                "largest_loss": name_points(scored, largest=False),
                "largest_climb": name_places(members, largest=True),
                "largest_fall": name_places(members, largest=False),
            }
        )
    return pd.DataFrame(rows, columns=MOVE_COLUMNS)


def name_points(scored: pd.DataFrame, largest: bool) -> str:
    """The unit with the largest gain (or loss) of points, "" where nobody gained (lost)."""
    if scored.empty:
        return ""
    ordered = scored.assign(change=scored["score_change"].astype(float)).sort_values(
        ["change", "unit"], ascending=[not largest, True], kind="stable"
    )
    row = ordered.iloc[0]
    if (row["change"] > 0) != largest or row["change"] == 0:
        return ""
    return f"{row['unit']} {row['score_change']:+.2f}".rstrip("0").rstrip(".")


def name_places(members: pd.DataFrame, largest: bool) -> str:
    """The unit that climbed (or fell) most among the common units, "" where nobody did; ties all
    named.
    """
    extreme = members["places_gained"].max() if largest else members["places_gained"].min()
    if pd.isna(extreme) or (extreme > 0) != largest or extreme == 0:
        return ""
    rows = members[members["places_gained"] == extreme].sort_values("unit")
    return "; ".join(
        f"{row.unit} {row.common_rank_from} → {row.common_rank_to}" for row in rows.itertuples()
    )
