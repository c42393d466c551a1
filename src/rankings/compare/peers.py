"""A province beside others: those of its region, those nearest in score, those it was merged with;
and beside its own agencies.
"""

from __future__ import annotations

import pandas as pd

from rankings.compare.ranks import plain_rows
from rankings.registry.provinces import provinces_of

NEAREST = 3  # on either side
PEER_COLUMNS = ["kind", "province", "unit", "year", "score", "rank", "rank_of", "differs"]


def find_newest(standing: pd.DataFrame, index: str, province: str) -> dict | None:
    """The newest row of a province in an index; None where there is none."""
    own = standing[(standing["index"] == index) & (standing["province"] == province)]
    rows = plain_rows(own.sort_values(["year", "vintage"]))
    return rows[-1] if rows else None


def list_peers(
    standing: pd.DataFrame, index: str, province: str, year: int | None = None
) -> pd.DataFrame:
    """One row per peer of a province in an index and year (the newest with a figure, where none is
    named): `kind` is region, score (the nearest on either side) or merged; best rank first.
    """
    known = standing if year is None else standing[standing["year"] == year]
    here = find_newest(known, index, province)
    if here is None:
        return pd.DataFrame(columns=PEER_COLUMNS)
    rows = plain_rows(
        standing[
            (standing["index"] == index)
            & (standing["year"] == here["year"])
            & (standing["vintage"] == here["vintage"])
        ]
    )
    partners = set(find_partners(province))
    nearest = find_nearest(rows, here)
    kinds = {
        "region": lambda row: row["region"] == here["region"],
        "score": lambda row: row["province"] in nearest,
        "merged": lambda row: row["province"] in partners and here["vintage"] == "63",
    }
    found = [
        {"kind": kind, **{name: row[name] for name in PEER_COLUMNS[1:]}}
        for kind, belongs in kinds.items()
        for row in sorted(rows, key=lambda row: (row["rank"] or 1_000, row["province"]))
        if row["province"] == province or belongs(row)
    ]
    return pd.DataFrame(found, columns=PEER_COLUMNS)


def find_nearest(rows: list[dict], here: dict) -> set[str]:
    """The slugs of the three provinces next above and the three next below in score."""
    if here["score"] is None:
        return set()
    scored = [row for row in rows if row["score"] is not None and row is not here]
    scored = [row for row in scored if row["province"] != here["province"]]
    above = sorted((row for row in scored if row["score"] >= here["score"]), key=_by_score)
    below = sorted((row for row in scored if row["score"] < here["score"]), key=_by_score)
    return {row["province"] for row in [*above[:NEAREST], *below[-NEAREST:]]}


def _by_score(row: dict) -> tuple:
    return (row["score"], row["province"])


def find_partners(province: str) -> tuple[str, ...]:
    """Return the provinces that went into the same province on 1 July 2025, itself among them.

    >>> find_partners("vinh-phuc")
    ('phu-tho', 'vinh-phuc', 'hoa-binh')
    """
    old = provinces_of("63").get(province)
    new = provinces_of("34").get(old.successor if old else province)
    return (new.predecessors or (province,)) if new else (province,)


def list_parts(standing: pd.DataFrame, index: str, province: str) -> pd.DataFrame:
    """What is known of the provinces that went into one: a column a part, a row a year, the ranks
    as printed ("24/64"). Nothing is averaged.
    """
    parts = find_partners(province)
    rows = standing[
        (standing["index"] == index)
        & (standing["vintage"] == "63")
        & standing["province"].isin(parts)
    ]
    cells = rows.assign(
        said=[
            "/".join(str(row[name]) for name in ("rank", "rank_of") if row[name] is not None)
            for row in plain_rows(rows)
        ]
    )
    wide = cells.pivot(index="year", columns="province", values="said").fillna("")
    return wide[[part for part in parts if part in wide.columns]]


def list_beside(standing: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """The province's own lists (`03_lists`) beside its national places of the same year: one row
    per own list and index. `standing` holds the rows of the province alone.
    """
    own = lists[lists["level"].isin(["department", "district", "commune"])]
    rows = [
        {
            "year": mine["year"],
            "level": mine["level"],
            "framework": mine["framework"],
            "ranked": mine["ranked"],
            "index": place["index"],
            "rank": place["rank"],
            "rank_of": place["rank_of"],
            "same": place["index"] == mine["framework"],
        }
        for mine in plain_rows(own)
        for place in plain_rows(standing[standing["year"] == mine["year"]])
    ]
    columns = ["year", "level", "framework", "ranked", "index", "rank", "rank_of", "same"]
    # As objects: a size that is not printed would make floats of the others.
    return pd.DataFrame(rows, columns=columns, dtype=object)
