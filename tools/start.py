"""How a tool starts: in our own environment, with errors as a person reads them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rankings.errors import RankingsError
from rankings.run.environment import prepare_process


def start_tool(run: Callable[..., int], *arguments: object) -> int:
    """Return the exit code of a tool: its own, or 1 where it says what is wrong."""
    prepare_process()
    try:
        return run(*arguments)
    except RankingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
