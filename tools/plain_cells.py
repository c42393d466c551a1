"""The notebooks' cells as plain code, for one province in one process: what is left of a run when
there is no notebook, no record and no report's file. To measure against, never to make tables.
"""

from __future__ import annotations

import json
import sys

from rankings.run.environment import prepare_process
from rankings.run.notebooks import list_all_notebooks, list_notebooks
from rankings.store.catalogue import NATIONAL


def run_cells(province: str) -> None:
    """Run the code of the notebooks of a province, one after the other; of `national` that of its
    own notebook.
    """
    named = list_notebooks()
    if province == NATIONAL:
        named = [path for path in list_all_notebooks() if path.stem.endswith(NATIONAL)]
    for path in named:
        scope: dict[str, object] = {}
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), scope)
                if "parameters" in cell["metadata"].get("tags", []) and province != NATIONAL:
                    scope["province"] = province


if __name__ == "__main__":
    prepare_process()
    run_cells(sys.argv[1])
