"""The report's sections: each `show_…(report)` in a room of this folder that returns a fragment."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

from rankings.report.fragments import Fragment
from rankings.report.inputs import Report


def list_sections() -> dict[str, Callable[[Report], Fragment]]:
    """Return every section by its name; a room added to the folder is found.

    >>> list_sections()["show_ladder"].__module__
    'rankings.report.sections.ladder'
    """
    rooms = [import_module(f"{__name__}.{room.name}") for room in pkgutil.iter_modules(__path__)]
    return {
        name: show
        for room in rooms
        for name, show in vars(room).items()
        if name.startswith("show_")
        and show.__module__ == room.__name__
        and show.__annotations__.get("return") == "Fragment"
    }
