"""Charts of what surrounds the rankings: frameworks in time, indices, indicators, criteria, bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rankings.report.charts import COLOURS, Chart, draw_chart, hide_axis, spread_labels, wrap_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Lane:
    """One framework's row in the timeline: its name, and per year what was published, at length and in short."""

    label: str
    points: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class Point:
    """One value on a scale, with its own label; `joined` is False where the series breaks before it."""

    place: float
    text: str
    role: str = "main"
    joined: bool = True


@dataclass(frozen=True)
class Scale:
    """One row of a chart: a label, and points or an interval on the common scale."""

    label: str
    points: Sequence[Point] = field(default_factory=tuple)
    interval: tuple[float, float] | None = None
    interval_text: str = ""


def chart_timeline(name: str, lanes: Sequence[Lane], alt: str) -> Chart:
    """Which framework measured which year; a new lane is a break, no line joins two lanes."""
    years = sorted({year for lane in lanes for year, *_ in lane.points})

    def draw(axes: Axes, narrow: bool) -> None:
        for row, lane in enumerate(lanes):
            seen = [year for year, *_ in lane.points]
            axes.hlines(row, min(seen) - 0.3, max(seen) + 0.3, color=COLOURS["band"], linewidth=16, zorder=1, capstyle="round")
            axes.scatter(seen, [row] * len(seen), s=46, color=COLOURS["main"], zorder=3)
            late = min(seen) > (years[0] + years[-1]) / 2
            axes.text(max(seen) + 0.4 if late else min(seen) - 0.4, row - 0.34, wrap_label(lane.label, 34 if narrow else 90), ha="right" if late else "left", va="bottom", fontweight="bold",
                      fontsize=7.5 if narrow else 8.5)
            for year, text, short in lane.points:
                axes.text(year, row + 0.2, short if narrow else text, ha="center", va="top", fontsize=6.5 if narrow else 7.5, color=COLOURS["soft"], linespacing=1.3)
        axes.set_ylim(len(lanes) - 0.2, -0.75)
        axes.set_xlim(years[0] - 0.75, years[-1] + 0.75)
        axes.set_xticks(range(years[0], years[-1] + 1), [f"’{year % 100:02d}" if narrow else str(year) for year in range(years[0], years[-1] + 1)])
        hide_axis(axes, "y")

    return draw_chart(name, draw, alt, height=0.5 + 1.25 * len(lanes), narrow_height=0.5 + 1.4 * len(lanes))


def chart_series(name: str, points: Sequence[tuple[int, float, str]], alt: str) -> Chart:
    """One index over the years: score as a line, the label of each year (its rank) beside the dot."""

    def draw(axes: Axes, narrow: bool) -> None:
        import seaborn  # here, because it takes seconds to import

        years, scores, labels = zip(*points, strict=True)
        seaborn.lineplot(x=list(years), y=list(scores), ax=axes, color=COLOURS["main"], linewidth=2, errorbar=None)
        axes.scatter(years, scores, s=22, color=COLOURS["main"], zorder=3)
        reach = (max(scores) - min(scores)) or 1
        for place, (year, score, label) in enumerate(points):
            falls = place and scores[place - 1] > score
            axes.annotate(label, (year, score), xytext=(0, -9 if falls else 7), textcoords="offset points", ha="center", va="top" if falls else "bottom",
                          fontsize=6.5 if narrow else 7.5, color=COLOURS["soft"])
        for place, align in ((0, "right"), (-1, "left")):
            axes.annotate(f"{labels[place]}", (years[place], scores[place]), alpha=0, ha=align)
        axes.set_ylim(min(scores) - 0.25 * reach, max(scores) + 0.25 * reach)
        ticks = [year for year in years if (years[-1] - year) % (-(-len(years) // (5 if narrow else 10))) == 0]
        axes.set_xticks(ticks, [str(year) for year in ticks])
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
        axes.set_xlabel("")
        axes.set_ylabel("")
        hide_axis(axes, "y")

    return draw_chart(name, draw, alt, height=2.5, narrow_height=2.3)


def chart_scales(name: str, scales: Sequence[Scale], alt: str, limits: tuple[float, float] = (0, 100), tick: str = "{:g} %", join: bool = False,
                 compact: bool = False) -> Chart:
    """Rows on one common scale: points with their own labels, or intervals that say how much is unknown.

    `join` draws a line between joined points; `compact` puts the rows' labels at the left.
    """

    def draw(axes: Axes, narrow: bool) -> None:
        low, high = limits
        axes.set_xlim(low - (high - low) * 0.02, high + (high - low) * 0.04)
        axes.hlines(range(len(scales)), low, high, color=COLOURS["band"], linewidth=1.2, zorder=0)
        for row, scale in enumerate(scales):
            if not compact:
                axes.annotate(wrap_label(scale.label, 46 if narrow else 90), (low, row), xytext=(0, 15), textcoords="offset points", ha="left", va="bottom",
                              fontsize=7.5 if narrow else 8.5, fontweight="bold", annotation_clip=False)
            if scale.interval:
                axes.hlines(row, *scale.interval, color=COLOURS["third"], linewidth=6, alpha=0.55, zorder=2)
                axes.annotate(scale.interval_text, (sum(scale.interval) / 2, row), xytext=(0, 5), textcoords="offset points", ha="center", va="bottom", fontsize=7)
            draw_points(axes, row, scale.points, (high - low) * (0.02 if narrow else 0.0105) * (1 + max((len(point.text) for point in scale.points), default=1)), join)
        axes.set_ylim(len(scales) - 0.45, -0.85)
        if compact:
            axes.set_yticks(range(len(scales)), [wrap_label(scale.label, 20 if narrow else 44) for scale in scales])
        else:
            hide_axis(axes, "y")
        steps = 5 if compact else 4
        ticks = [low + (high - low) * step / steps for step in range(steps + 1)]
        axes.set_xticks(ticks, [tick.format(place) for place in ticks])

    return draw_chart(name, draw, alt, height=0.6 + (0.3 if compact else 0.56) * len(scales), narrow_height=0.6 + (0.36 if compact else 0.62) * len(scales))


def keep_inside(places: Sequence[float], gap: float, limit: float) -> list[float]:
    """Labels' places pushed back from the right edge, still `gap` apart.

    >>> keep_inside([50, 95, 105], 10, 100)
    [50, 90, 100]
    """
    kept = list(places)
    for index in sorted(range(len(kept)), key=lambda index: -kept[index]):
        kept[index] = min(kept[index], limit)
        limit = kept[index] - gap
    return kept


def draw_points(axes: Axes, row: int, points: Sequence[Point], gap: float, join: bool) -> None:
    """The points of one row; labels are moved apart sideways, a break in the series is two short bars."""
    for before, after in zip(points, points[1:], strict=False):
        if join and after.joined:
            axes.plot([before.place, after.place], [row, row], color=COLOURS["main"], linewidth=2, zorder=2)
        elif join:
            middle = (before.place + after.place) / 2
            axes.text(middle, row, "‖", ha="center", va="center", color=COLOURS["other"], fontweight="bold", zorder=4)
    places = keep_inside(spread_labels([point.place for point in points], gap), gap, axes.get_xlim()[1] - gap / 3)
    for point, place in zip(points, places, strict=True):
        axes.scatter([point.place], [row], s=30, color=COLOURS[point.role], zorder=3)
        axes.annotate(point.text, (place, row), xytext=(0, 5), textcoords="offset points", ha="center", va="bottom", fontsize=7, color=COLOURS["soft" if point.role == "muted" else point.role], annotation_clip=False)
