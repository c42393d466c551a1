"""`reports --graph`: the steps as a picture: what comes after what, and what would run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from rankings.run.steps import Step
from rankings.store.files import write_text_atomically

WIDE, HIGH, GAP, MARGIN = 250, 26, 60, 20
FRESH, STALE, INK, SOFT = "#ffffff", "#f6d7c3", "#1f2328", "#8b95a1"
STYLE = f"text{{font:12px sans-serif;fill:{INK}}}path{{fill:none;stroke:{SOFT}}}"


def write_graph(steps: Sequence[Step], reasons: Mapping[str, str], out: Path) -> Path:
    """Write the steps as an SVG, in columns: a step stands to the right of all it comes after.
    Those that would run are filled, and say why to whoever points at them. Returns `out`.
    """
    return write_text_atomically(out, draw_graph(steps, reasons))


def draw_graph(steps: Sequence[Step], reasons: Mapping[str, str]) -> str:
    """Return the SVG. `reasons` says, by title, why a step would run, "" where it is up to date."""
    places = place_steps(steps)
    width = MARGIN * 2 + (WIDE + GAP) * (max(x for x, _ in places.values()) + 1) - GAP
    height = MARGIN * 2 + (HIGH + MARGIN) * (max(y for _, y in places.values()) + 1) - MARGIN
    arrows = [
        draw_arrow(places[before], places[step.title])
        for step in steps
        for before in step.after
        if before in places
    ]
    boxes = [draw_box(step.title, places[step.title], reasons[step.title]) for step in steps]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f"<style>{STYLE}</style>\n" + "\n".join([*arrows, *boxes]) + "\n</svg>\n"
    )


def place_steps(steps: Sequence[Step]) -> dict[str, tuple[int, int]]:
    """Return the column and row of each step: the column after the last it comes after."""
    known = {step.title: step for step in steps}

    @cache
    def count_before(title: str) -> int:
        return max((count_before(one) + 1 for one in known[title].after if one in known), default=0)

    filled: dict[int, int] = {}
    places = {}
    for title in known:
        column = count_before(title)
        places[title] = (column, filled.get(column, 0))
        filled[column] = places[title][1] + 1
    return places


def draw_box(title: str, place: tuple[int, int], reason: str) -> str:
    """Return a step as a box with its title, and the reason to run it as a hint."""
    x, y = find_corner(place)
    hint = f"<title>{escape(reason)}</title>" if reason else ""
    fill = STALE if reason else FRESH
    return (
        f'<g>{hint}<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="4" fill="{fill}"'
        f' stroke="{INK}"/><text x="{x + 8}" y="{y + 17}">{escape(title)}</text></g>'
    )


def draw_arrow(before: tuple[int, int], after: tuple[int, int]) -> str:
    """Return the line from one box to the next."""
    (left, high), (right, low) = find_corner(before), find_corner(after)
    start, end, middle = left + WIDE, right, (left + WIDE + right) / 2
    high, low = high + HIGH / 2, low + HIGH / 2
    return f'<path d="M{start} {high}C{middle} {high} {middle} {low} {end} {low}"/>'


def find_corner(place: tuple[int, int]) -> tuple[int, int]:
    """Return the upper left corner of a box."""
    column, row = place
    return MARGIN + column * (WIDE + GAP), MARGIN + row * (HIGH + MARGIN)
