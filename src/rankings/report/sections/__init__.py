"""The report's sections: each `show_…(report)` in a room of this folder that returns a fragment."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import partial, wraps
from importlib import import_module

from markupsafe import Markup

from rankings.report.apart import begin_all
from rankings.report.fragments import Fragment
from rankings.report.inputs import Report, open_report

Show = Callable[[Report], Fragment]
# About half of what all take: made by another process while those before them are shown.
LATER = "show_frameworks show_ladder show_national show_gaps show_unit_cards show_sources".split()


def list_sections() -> dict[str, Show]:
    """Return every section by its name; a room added to the folder is found.

    >>> list_sections()["show_ladder"].__module__
    'rankings.report.sections.ladder'
    """
    return {name: take_begun(show) for name, show in find_sections().items()}


def find_sections() -> dict[str, Show]:
    """Every section by its name, as its room has it."""
    rooms = [import_module(f"{__name__}.{room.name}") for room in pkgutil.iter_modules(__path__)]
    return {
        name: show
        for room in rooms
        for name, show in vars(room).items()
        if name.startswith("show_")
        and show.__module__ == room.__name__
        and show.__annotations__.get("return") == "Fragment"
    }


def begin_report(province: str, language: str = "vi") -> Report:
    """Return the report of a province (`rankings.report.inputs.open_report`); its later sections
    are begun, where another process can make them.
    """
    report, shows = open_report(province, language), find_sections()
    works = {name: partial(write_section, shows[name], report) for name in LATER}
    report.begun.update(begin_all(works))
    return report


def write_section(show: Show, report: Report) -> str:
    """A section as the HTML that another process hands over."""
    return str(show(report).html)


def take_begun(show: Show) -> Show:
    """A section that is taken from the process that makes it, where one was begun."""

    @wraps(show)
    def take(report: Report) -> Fragment:
        begun = report.begun.get(show.__name__)
        return Fragment(Markup(begun())) if begun else show(report)

    return take
