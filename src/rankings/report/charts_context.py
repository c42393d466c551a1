"""Charts of what surrounds the rankings: frameworks in time, indices, indicators, criteria,
bounds.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rankings.report.charts import (
    COLOURS,
    NARROW,
    WIDE,
    Chart,
    hide_axis,
    mark_whole_numbers,
    spread_labels,
    wrap_label,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


LABEL = 42  # letters of a row's label that stay on one line beside a wide chart
LONG_LABEL = 58  # the same where rows stand so close that a second line would cover the next row
LABELLED = 6  # so many years have room for their labels on a phone
CLEAR = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.6}  # no line through a label


@dataclass(frozen=True)
class Point:
    """One value on a scale, with its own label."""

    place: float
    text: str
    role: str = "main"


@dataclass(frozen=True)
class Scale:
    """One row of a chart: a label, and points or an interval on the common scale."""

    label: str
    points: Sequence[Point] = field(default_factory=tuple)
    interval: tuple[float, float] | None = None
    interval_text: str = ""


def chart_series(name: str, points: Sequence[tuple[int, float, str]], alt: str) -> Chart:
    """One index over the years: score as a line, the label of each year beside its dot; on a phone
    those of so many years as have room, the newest among them.
    """

    def draw(axes: Axes, narrow: bool) -> None:
        years, scores, _labels = zip(*points, strict=True)
        for (start, from_score, _), (end, to_score, _) in itertools.pairwise(points):
            axes.plot(
                (start, end),
                (from_score, to_score),
                color=COLOURS["main"],
                linewidth=2,
                linestyle="-" if end == start + 1 else (0, (1, 1.5)),
            )
        axes.scatter(years, scores, s=22, color=COLOURS["main"], zorder=3)
        reach = (max(scores) - min(scores)) or 1
        stride = -(-len(points) // (LABELLED if narrow else len(points)))
        for place, point in enumerate(points):
            if (len(points) - 1 - place) % stride:
                continue  # on a phone labels of all years would cover each other
            falls = bool(place) and scores[place - 1] > point[1]
            write_beside(axes, point, falls, 6.5 if narrow else 7.5)
        axes.set_ylim(min(scores) - 0.25 * reach, max(scores) + 0.25 * reach)
        mark_whole_numbers(axes.yaxis, reach, 4)
        axes.yaxis.grid(True)
        ticks = [
            year
            for year in years
            if (years[-1] - year) % (-(-len(years) // (5 if narrow else 12))) == 0
        ]
        axes.set_xticks(ticks, [str(year) for year in ticks])
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
        axes.set_xlabel("")
        axes.set_ylabel("")

    return Chart(name, draw, alt, height=2.0, narrow_height=2.2, cut_axis=True)


def write_beside(axes: Axes, point: tuple[int, float, str], is_below: bool, size: float) -> None:
    """The label of a year above its dot, below it where the line falls to it."""
    year, score, label = point
    axes.annotate(
        label,
        (year, score),
        xytext=(0, -9 if is_below else 7),
        textcoords="offset points",
        ha="center",
        va="top" if is_below else "bottom",
        fontsize=size,
        color=COLOURS["soft"],
        bbox=CLEAR,
    )


def chart_scales(
    name: str,
    scales: Sequence[Scale],
    alt: str,
    limits: tuple[float, float] = (0, 100),
    tick: str = "{:g}%",
    compact: bool = False,
) -> Chart:
    """Rows on one common scale: points with their own labels, or intervals that say how much is
    unknown.

    `compact` keeps the rows' labels at the left on a phone too, for charts of many rows.
    """

    def draw(axes: Axes, narrow: bool) -> None:
        low, high = limits
        beside = compact or not narrow
        width = 46 if not beside else 20 if narrow else LONG_LABEL if compact else LABEL
        labels = [wrap_label(scale.label, width) for scale in scales]
        letters = max((len(line) for label in labels for line in label.splitlines()), default=0)
        room = 72 * (NARROW if narrow else WIDE) - 30 - (4.4 * letters if beside else 0)
        axes.set_xlim(low - (high - low) * 0.02, high + (high - low) * 0.04)
        axes.hlines(range(len(scales)), low, high, color=COLOURS["band"], linewidth=1.2, zorder=0)
        for row, scale in enumerate(scales):
            if not beside:
                write_above(axes, row, low, labels[row])
            if scale.interval:
                draw_interval(axes, row, scale)
            draw_points(axes, row, scale.points, (high - low) / room)
        axes.set_ylim(len(scales) - 0.45, -0.6 if beside else -0.85)
        if beside:
            axes.set_yticks(range(len(scales)), labels, fontsize=7.5)
        else:
            hide_axis(axes, "y")
        mark_scale(axes, limits, 5 if compact else 4, tick)

    return Chart(
        name,
        draw,
        alt,
        height=0.36 + 0.116 * len(scales) if compact else 0.4 + 0.35 * len(scales),
        narrow_height=0.5 + (0.36 if compact else 0.62) * len(scales),
        cut_axis=limits[0] > 0,
    )


def mark_scale(axes: Axes, limits: tuple[float, float], steps: int, tick: str) -> None:
    """The ticks of a scale, in equal steps from its low to its high end."""
    low, high = limits
    ticks = [low + (high - low) * step / steps for step in range(steps + 1)]
    labels = [tick.format(place) for place in ticks]
    axes.set_xticks(ticks, labels, fontsize=7.5, color=COLOURS["soft"])


def write_above(axes: Axes, row: int, low: float, label: str) -> None:
    """A row's label above the row."""
    axes.annotate(
        label,
        (low, row),
        xytext=(0, 17),
        textcoords="offset points",
        ha="left",
        va="bottom",
        fontsize=7.5,
        fontweight="bold",
        annotation_clip=False,
    )


def draw_interval(axes: Axes, row: int, scale: Scale) -> None:
    """A row's interval as a bar, its ends in figures before it."""
    axes.hlines(row, *scale.interval, color=COLOURS["third"], linewidth=6, alpha=0.55, zorder=2)
    axes.annotate(
        scale.interval_text,
        (scale.interval[0], row),
        xytext=(-4, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=6.8,
        color=COLOURS["soft"],
        bbox=CLEAR,
    )


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


def draw_points(axes: Axes, row: int, points: Sequence[Point], step: float) -> None:
    """The points of one row, the figure above each; `step` is one printer's point on the axis.

    Labels that would touch are moved apart sideways, each led back to its dot.
    """
    gap = step * (4.3 * max((len(point.text) for point in points), default=1) + 3)
    places = keep_inside(
        spread_labels([point.place for point in points], gap), gap, axes.get_xlim()[1] - gap / 3
    )
    for point, place in zip(points, places, strict=True):
        axes.scatter([point.place], [row], s=24, color=COLOURS[point.role], zorder=3)
        aside = (place - point.place) / step
        leader = (
            {
                "arrowstyle": "-",
                "color": COLOURS["line"],
                "linewidth": 0.7,
                "shrinkA": 0,
                "shrinkB": 1,
            }
            if abs(aside) > 5
            else None
        )
        axes.annotate(
            point.text,
            (point.place, row),
            xytext=(aside, 5 if leader is None else 7),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=6.8,
            color=COLOURS["soft" if point.role == "muted" else point.role],
            bbox=CLEAR,
            annotation_clip=False,
            arrowprops=leader,
            zorder=2,
        )
