"""Chart of one list as dots on the scale of points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rankings.compare.ranks import TOP
from rankings.report.charts import COLOURS, Chart, mark_whole_numbers, wrap_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Dot:
    """One unit of a list: its label, its score, the score as the reader sees it, and its rank."""

    unit: str
    score: float
    score_text: str
    rank: int


def chart_scores(name: str, dots: Sequence[Dot], alt: str) -> Chart:
    """One list as dots on the scale of points, best on top; the first places are coloured."""

    def draw(axes: Axes, narrow: bool) -> None:
        low, high = min(dot.score for dot in dots), max(dot.score for dot in dots)
        reach = (high - low) or 1.0
        axes.hlines(
            range(len(dots)),
            low - 0.05 * reach,
            high + 0.02 * reach,
            color=COLOURS["band"],
            linewidth=0.8,
            zorder=0,
        )  # across: a line to the dot would look like a bar from zero
        colours = [COLOURS["main"] if dot.rank <= TOP else COLOURS["muted"] for dot in dots]
        axes.scatter([dot.score for dot in dots], range(len(dots)), c=colours, s=24, zorder=3)
        for place, dot in enumerate(dots):
            write_score(axes, place, dot)
        axes.set_yticks(
            range(len(dots)),
            [wrap_label(f"{dot.rank}. {dot.unit}", 24 if narrow else 60) for dot in dots],
        )
        axes.set_ylim(len(dots) - 0.4, -0.6)
        axes.set_xlim(low - 0.05 * reach, high + (0.38 if narrow else 0.16) * reach)
        mark_whole_numbers(axes.xaxis, reach, 3 if narrow else 6)

    return Chart(
        name,
        draw,
        alt,
        height=0.35 + 0.168 * len(dots),
        narrow_height=0.45 + 0.29 * len(dots),
        cut_axis=True,
    )


def write_score(axes: Axes, place: int, dot: Dot) -> None:
    """A score beside its dot; that of a first place stands out."""
    is_top = dot.rank <= TOP
    axes.annotate(
        dot.score_text,
        (dot.score, place),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=COLOURS["main" if is_top else "soft"],
        fontweight="bold" if is_top else "normal",
    )
