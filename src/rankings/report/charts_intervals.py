"""Rank intervals: a bar from the low to the high rank of the draws, a dot at the rank itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rankings.report.charts import COLOURS, Chart, mark_whole_numbers, wrap_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Interval:
    """One unit: its rank, and the ranks within which most draws lie."""

    unit: str
    rank: int
    low: int
    high: int


def chart_intervals(name: str, intervals: Sequence[Interval], alt: str) -> Chart:
    """One list, best on top: each unit's rank as a dot on the interval of its ranks."""

    def draw(axes: Axes, narrow: bool) -> None:
        places = range(len(intervals))
        last = max(max(row.high, row.rank) for row in intervals)
        axes.hlines(places, 1, last, color=COLOURS["band"], linewidth=0.8, zorder=0)
        axes.hlines(
            places,
            [row.low for row in intervals],
            [row.high for row in intervals],
            color=COLOURS["muted"],
            linewidth=4,
            zorder=2,
        )
        axes.scatter([row.rank for row in intervals], places, c=COLOURS["main"], s=24, zorder=3)
        labels = [wrap_label(row.unit, 24 if narrow else 60) for row in intervals]
        axes.set_yticks(places, labels)
        axes.set_ylim(len(intervals) - 0.4, -0.6)
        axes.set_xlim(0.5, last + 0.5)
        mark_whole_numbers(axes.xaxis, last, 5 if narrow else 10)

    return Chart(
        name,
        draw,
        alt,
        height=0.35 + 0.168 * len(intervals),
        narrow_height=0.45 + 0.29 * len(intervals),
    )
