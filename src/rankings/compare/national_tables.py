"""The national tables `07_*` as notebook 07 wrote them; where it has not run in a home yet, made
from what its sources say.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from rankings.compare.nation import list_national_changes
from rankings.compare.panel import gather_panel, list_ranked
from rankings.compare.standing import list_standing
from rankings.registry.frameworks import load_national_means
from rankings.registry.reference import remembered
from rankings.store.catalogue import NATIONAL
from rankings.store.paths import table_path
from rankings.store.tables import read_table


def load_national(name: str) -> pd.DataFrame:
    """Return the table `07_panel`, `07_standing` or `07_changes` of all provinces.

    >>> sorted(set(load_national("07_standing")["vintage"]))
    ['34', '63']
    """
    if table_path(name, NATIONAL).is_file():
        return read_table(name, NATIONAL)
    return make_national(*((path, path.stat().st_mtime_ns) for path in list_ranked()))[name].copy()


@remembered(maxsize=1)
def make_national(*_ranked: tuple[Path, int]) -> dict[str, pd.DataFrame]:
    """The national tables by name, made once of the tables of rankings there are and their times of
    change.
    """
    panel = gather_panel()
    standing = list_standing(panel)
    changes = list_national_changes(standing, load_national_means())
    return {"07_panel": panel, "07_standing": standing, "07_changes": changes}
