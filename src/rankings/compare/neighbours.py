"""What is set side by side: positions on the same printed maximum."""

from __future__ import annotations

import pandas as pd

from rankings.compare.lists import load_lists
from rankings.compare.positions import list_positions
from rankings.registry.neighbours import choose_neighbours
from rankings.store.paths import table_path
from rankings.store.schemas import list_columns


def load_positions_of_others(province: str) -> pd.DataFrame:
    """The positions of the provinces that stand beside one (`registry.neighbours`), in one frame.

    A province whose notebooks 01 and 02 have not run yet is left out: it is no error of this one.
    """
    frames = [
        list_positions(load_lists(other))
        for other in choose_neighbours(province)
        if table_path("02_rankings", other).is_file()
    ]
    known = [frame for frame in frames if len(frame)]
    return (
        pd.concat(known, ignore_index=True)
        if known
        else pd.DataFrame(columns=list_columns("04_positions"))
    )
