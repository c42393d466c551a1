"""The same unit in the same group and year, printed twice: all rows are kept, one is preferred."""

from __future__ import annotations

import pandas as pd

STATUS_ORDER = ("printed", "transcribed", "restated", "derived")
GROUP = ["province", "framework", "level", "index_name", "year"]


def mark_preferred(rankings: pd.DataFrame) -> pd.DataFrame:
    """The same rows with `preferred`: printed before transcribed before restated before derived.

    One document may rank a unit in two groups (two labels): each of these rows is preferred in its
    own group. Of two documents with the same status the one that announces the result (first by id)
    is preferred.
    """
    if rankings.empty:
        return rankings.assign(preferred=pd.Series(dtype=bool))
    who = rankings["unit_id"].fillna(rankings["unit"])
    group = [rankings[name].astype(object).where(rankings[name].notna(), "") for name in GROUP]
    order = rankings["status"].map(STATUS_ORDER.index)
    is_best = order == order.groupby([*group, who]).transform("min")
    best_document = rankings["document_id"].where(is_best).groupby([*group, who]).transform("min")
    return rankings.assign(preferred=is_best & (rankings["document_id"] == best_document))
