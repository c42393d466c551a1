"""Drawing: a chart is a function of (axes, narrow) turned into two SVGs, one for paper, one for a
phone.

Text stays text (so that machines can read it and fonts can be embedded), colours are named by role
and become CSS variables (so that the dark scheme can change them), and the same numbers give the
same bytes.
"""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rankings.report.apart import begin

if TYPE_CHECKING:  # matplotlib takes a second to import; only a notebook that draws pays for it
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

# Okabe–Ito hues, told apart by readers with any colour vision; each role has a light value here
# and a dark one in the style sheet (--chart-<role>).
COLOURS = {
    "ink": "#1f2328",
    "soft": "#5c6570",
    "line": "#c9ced6",
    "band": "#eef1f4",
    "main": "#0067a5",
    "other": "#c44601",
    "third": "#00735c",
    "muted": "#8b95a1",
    "paper": "#ffffff",
}
WIDE, NARROW = 6.7, 3.35  # inches: an A4 column, a phone of 360 px less its margins
FONT = "DejaVu Sans"  # has every Vietnamese letter, and comes with matplotlib

STYLE = {
    "svg.fonttype": "none",
    "font.family": FONT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": COLOURS["line"],
    "axes.labelcolor": COLOURS["soft"],
    "text.color": COLOURS["ink"],
    "xtick.color": COLOURS["soft"],
    "ytick.color": COLOURS["ink"],
    "axes.grid": False,
    "grid.color": COLOURS["line"],
    "grid.linewidth": 0.5,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "axes.titlesize": "medium",
    "axes.unicode_minus": True,
    "figure.dpi": 72,
    "svg.image_inline": True,
    "text.parse_math": False,  # a "$" in a name is a letter
}


SMALLEST = 7.6  # points of a chart's type: on a printed page, a little narrower, no less than seven


@dataclass(frozen=True)
class Chart:
    """One drawing in two widths, each drawn when it is asked for, with the words that stand for it
    where it cannot be seen. Heights are in inches.

    `cut_axis` is True where the scale does not begin at zero, which the caption then says.
    """

    name: str
    draw: Callable[[Axes, bool], None]
    alt: str
    height: float
    narrow_height: float | None = None
    cut_axis: bool = False

    @cached_property
    def wide(self) -> str:
        """The drawing for paper and wide screens; its identifiers start with the chart's name."""
        return render_svg(f"{self.name}-w", self.draw, WIDE, self.height, narrow=False)

    @cached_property
    def narrow(self) -> str:
        """The drawing for a phone."""
        height = self.narrow_height or self.height
        return render_svg(f"{self.name}-n", self.draw, NARROW, height, narrow=True)

    def draw_both(self) -> tuple[str, str]:
        """The drawings for paper and for a phone, made side by side."""
        collect = begin(lambda: self.narrow)
        return self.wide, collect()


def render_svg(
    name: str, draw: Callable[[Axes, bool], None], width: float, height: float, narrow: bool
) -> str:
    """One SVG element as text, without anything that changes between two runs."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    style = {**STYLE, "svg.hashsalt": name, "font.size": 8 if narrow else 8.5}
    with matplotlib.rc_context(style):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        axes.autoscale(False)  # each drawing sets its limits; else every mark moves them
        draw(axes, narrow)
        for text in figure.findobj(Text):
            text.set_fontsize(max(text.get_fontsize(), SMALLEST))
        page = io.StringIO()
        # a browser finds a font for a picture letter; a name of hundreds of letters leaves no room
        # for a layout
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", "Glyph .* missing from font|constrained_layout not applied"
            )
            figure.get_layout_engine().execute(figure)
            figure.set_layout_engine(None)  # or all is drawn twice, once to lay it out
            figure.savefig(
                page,
                format="svg",
                transparent=True,
                metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
            )
    return clean_svg(page.getvalue(), name)


def clean_svg(svg: str, name: str) -> str:
    """The svg element alone: no prologue, no metadata, only identifiers that are referred to,
    colours as variables.
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r' id="unit:([^"]+)"', r' data-unit="\1"', svg)
    used = set(re.findall(r'(?:url\(#|href="#)([^")]+)', svg))
    svg = re.sub(
        r' id="([^"]+)"', lambda found: f' id="{name}-{found[1]}"' if found[1] in used else "", svg
    )
    svg = re.sub(r'(url\(#|href="#)([^")]+)', lambda found: f"{found[1]}{name}-{found[2]}", svg)
    for role, colour in COLOURS.items():
        svg = svg.replace(colour, f"var(--chart-{role}, {colour})")
    size = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    svg = svg.replace(size[0], 'width="100%"', 1)
    svg = re.sub(r' xmlns:xlink="[^"]*"| version="1.1"', "", svg).replace("xlink:href", "href")
    svg = re.sub(
        r"<[^<>]*>", lambda tag: re.sub(r"(\d+\.\d{2})\d+", r"\1", tag[0]), svg
    )  # shorter places; what is written stays as it is
    svg = re.sub(r"\s*\n\s*", "\n", svg)
    return svg.strip()


def freeze_svg(svg: str) -> str:
    """The same drawing for a file of its own: fixed colours and a size in points.

    >>> path = '<path style="fill: var(--chart-ink, #1f2328)"/>'
    >>> freeze_svg(f'<svg width="100%" viewBox="0 0 15 9">{path}</svg>')
    '<svg width="15pt" height="9pt" viewBox="0 0 15 9"><path style="fill: #1f2328"/></svg>'
    """
    svg = re.sub(r"var\(--chart-\w+, (#\w+)\)", r"\1", svg)
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups()
    return svg.replace('width="100%"', f'width="{width}pt" height="{height}pt"', 1)


def wrap_label(text: str, width: int) -> str:
    """A long name over several lines, broken at spaces.

    >>> wrap_label("Sở Nông nghiệp và Phát triển nông thôn", 22)
    'Sở Nông nghiệp và Phát\\ntriển nông thôn'
    """
    return "\n".join(textwrap.wrap(text, width, break_long_words=False)) or text


def spread_labels(places: list[float], gap: float) -> list[float]:
    """Places moved apart so that neighbours are at least `gap` from each other, order kept, as
    little as needed.

    >>> spread_labels([1.0, 1.1, 5.0], 1.0)
    [0.55, 1.55, 5.0]
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    blocks: list[
        tuple[float, int]
    ] = []  # where a block of touching labels starts, how many it holds
    for index in order:
        start, members = places[index], 1
        while blocks and blocks[-1][0] + blocks[-1][1] * gap > start:
            before, size = blocks.pop()
            start = (before * size + (start - size * gap) * members) / (size + members)
            members += size
        blocks.append((start, members))
    moved = [0.0] * len(places)
    for index, place in zip(
        order,
        [start + step * gap for start, members in blocks for step in range(members)],
        strict=True,
    ):
        moved[index] = round(place, 6)
    return moved


def hide_axis(axes: Axes, which: str) -> None:
    """Take away an axis whose values stand beside the marks."""
    (axes.get_xaxis() if which == "x" else axes.get_yaxis()).set_visible(False)
    axes.spines["bottom" if which == "x" else "left"].set_visible(False)


def mark_whole_numbers(axis: Axis, reach: float, most: int) -> None:
    """Write at most about `most` whole numbers along an axis; none where `reach` holds too few,
    since fractions are written differently by language.
    """
    from matplotlib.ticker import (
        MaxNLocator,
        NullLocator,
    )  # here, because it takes seconds to import

    axis.set_major_locator(
        MaxNLocator(nbins=most, integer=True, steps=[1, 2, 5, 10]) if reach >= 3 else NullLocator()
    )
    axis.set_tick_params(labelsize=6.5, labelcolor=COLOURS["soft"])
