"""Charts of shares over the years: one band per indicator, from 0 to 100 percent, years along the
bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rankings.report.charts import COLOURS, Chart, wrap_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DEPTH = 0.46  # how much of a row's height its band takes


@dataclass(frozen=True)
class YearPoint:
    """One share in one year, with its own label; `joined` is False where the series breaks before
    it, `printed` where the share is not derived from another figure."""

    year: int
    share: float
    text: str
    joined: bool = True
    printed: bool = True


@dataclass(frozen=True)
class Trail:
    """One indicator over the years."""

    label: str
    points: Sequence[YearPoint]


def chart_trails(name: str, trails: Sequence[Trail], alt: str) -> Chart:
    """Each indicator in a band of its own: a line where the series holds, two short bars where it
    breaks, an open dot for a derived figure."""
    years = sorted({point.year for trail in trails for point in trail.points})

    def draw(axes: Axes, narrow: bool) -> None:
        for row, trail in enumerate(trails):
            axes.axhspan(
                row - DEPTH / 2,
                row + DEPTH / 2,
                color=COLOURS["band"],
                alpha=0.6,
                linewidth=0,
                zorder=0,
            )
            draw_trail(axes, row, trail, narrow)
            if narrow:
                axes.text(
                    years[0] - 0.7,
                    row - DEPTH / 2 - 0.09,
                    trail.label,
                    ha="left",
                    va="bottom",
                    fontsize=7,
                )
        axes.set_yticks(
            [] if narrow else range(len(trails)),
            [] if narrow else [wrap_label(trail.label, 34) for trail in trails],
        )
        axes.set_xticks(
            range(years[0], years[-1] + 1),
            [
                f"’{year % 100:02d}" if narrow else str(year)
                for year in range(years[0], years[-1] + 1)
            ],
        )
        axes.set_xlim(years[0] - 0.7, years[-1] + 0.9)
        axes.set_ylim(len(trails) - 0.5, -0.75)

    return Chart(
        name, draw, alt, height=0.4 + 0.52 * len(trails), narrow_height=0.4 + 0.66 * len(trails)
    )


def draw_trail(axes: Axes, row: int, trail: Trail, narrow: bool) -> None:
    """One indicator's dots, lines and breaks in the band of its row."""
    points = trail.points
    places = [row + DEPTH / 2 - DEPTH * point.share / 100 for point in points]
    for order in range(1, len(points)):
        draw_link(axes, row, points[order - 1 : order + 1], places[order - 1 : order + 1])
    axes.scatter(
        [point.year for point in points],
        places,
        s=26,
        facecolor=[COLOURS["main"] if point.printed else "white" for point in points],
        edgecolor=COLOURS["main"],
        linewidth=1.4,
        zorder=3,
    )
    for order, (point, place) in enumerate(zip(points, places, strict=True)):
        begins = not (order and point.joined) and any(
            after.joined for after in points[order + 1 : order + 2]
        )
        axes.annotate(
            point.text,
            (point.year, place),
            xytext=(-5 if begins else 5, 0),
            textcoords="offset points",
            ha="right" if begins else "left",
            va="center",
            fontsize=6.5 if narrow else 7.5,
            zorder=5,
        )


def draw_link(axes: Axes, row: int, pair: Sequence[YearPoint], places: Sequence[float]) -> None:
    """A line between two years that may be compared, two bars between others."""
    years = [point.year for point in pair]
    if pair[1].joined:
        axes.plot(years, places, color=COLOURS["main"], linewidth=2, zorder=2)
        return
    axes.text(
        sum(years) / 2,
        row,
        "‖",
        ha="center",
        va="center",
        color=COLOURS["other"],
        fontweight="bold",
        zorder=4,
    )
