"""Other provinces' positions, for setting two provinces side by side where they print the same
maximum.
"""

from __future__ import annotations

import pandas as pd

from rankings.compare.lists import load_lists
from rankings.compare.positions import POSITION_COLUMNS, list_positions
from rankings.store.catalogue import known_provinces
from rankings.store.paths import table_path


def load_positions_of_others(province: str) -> pd.DataFrame:
    """The positions of every other catalogued province whose `02_*` tables are made, in one frame.

    A province whose notebooks 01 and 02 have not run yet is left out: it is no error of this one.
    """
    made = [
        other
        for other in known_provinces()
        if other != province and table_path("02_rankings", other).is_file()
    ]
    frames = [list_positions(load_lists(other)) for other in made]
    known = [frame for frame in frames if len(frame)]
    return pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=POSITION_COLUMNS)
