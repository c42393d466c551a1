"""`04_disclosure`: how many totals and grades a list publishes, of how many units."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from rankings.compare.groups import Group
from rankings.compare.lists import load_lists
from rankings.compare.ranks import to_integer
from rankings.store.schemas import list_columns
from rankings.store.tables import read_table, shape_table


def load_disclosure(province: str) -> pd.DataFrame:
    """`04_disclosure` of a province, from its `02_*` tables, whether notebook 04 has run for it or
    not. Raises ContractError where notebook 02 has not.
    """
    disclosure = count_disclosed(
        load_lists(province),
        read_table("02_exclusions", province),
        read_table("02_indicators", province),
    )
    return shape_table(disclosure, "04_disclosure")


def count_disclosed(
    groups: list[Group], exclusions: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """One row per list of agencies and page (columns of `04_disclosure`).

    The population is what the page tells: the size of the list plus the units named as not
    assessed; where the size is not known, `disclosed` sets the totals of all levels of the page
    against the denominator its fractions share ("33/39 cơ quan").
    """
    rows = [
        describe_disclosure(group, document_id, exclusions)
        for group in groups
        if group.level != "province"
        for document_id in sorted(group.scale.documents)
    ]
    rows.sort(key=lambda row: (row["year"], row["document_id"], row["level"]))
    for row in rows:
        whole = row["population"]
        if whole is None:
            whole = row["of_all_levels"] = find_shared_denominator(indicators, row["document_id"])
        row["disclosed"] = f"{row['published']}/{'?' if whole is None else whole}"
        if row["of_all_levels"]:
            together = sum(
                other["published"]
                for other in rows
                if (other["document_id"], other["year"]) == (row["document_id"], row["year"])
            )
            row["disclosed"] = f"{together}/{whole} (all levels)"
    return pd.DataFrame(rows, columns=list_columns("04_disclosure"))


def describe_disclosure(group: Group, document_id: str, exclusions: pd.DataFrame) -> dict:
    """What a page publishes of a list: totals, grades, and of how many units where that is told."""
    excluded = exclusions[
        (exclusions["document_id"] == document_id)
        & (exclusions["level"] == group.level)
        & (exclusions["year"] == group.year)
    ]["unit"].nunique()
    return {
        "province": group.province,
        "level": group.level,
        "index_name": group.index_name,
        "framework": group.framework,
        "year": group.year,
        "label": group.label,
        "document_id": document_id,
        "published": sum(place.score is not None for place in group.places),
        "graded": group.graded,
        "excluded": excluded,
        "population": None if group.size is None else group.size + excluded,
        "of_all_levels": None,
    }


def find_shared_denominator(indicators: pd.DataFrame, document_id: str) -> int | None:
    """The denominator that at least two fractions of a page share most often, or None."""
    here = indicators[
        (indicators["document_id"] == document_id)
        & indicators["of"].notna()
        & (indicators["status"] == "printed")
    ]
    counts = Counter(to_integer(value) for value in here["of"])
    (denominator, times), *_ = counts.most_common(1) or [(None, 0)]
    return denominator if times > 1 else None
