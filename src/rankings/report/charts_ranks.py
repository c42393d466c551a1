"""Charts of rankings: one list as dots, several years as ranks among the common units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rankings.compare.ranks import TOP
from rankings.report.charts import (
    COLOURS,
    Chart,
    hide_axis,
    mark_whole_numbers,
    wrap_label,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


LABEL = 42  # letters of a name that stay on one line beside the ranks


@dataclass(frozen=True)
class Dot:
    """One unit of a list: its label, its score, the score as the reader sees it, and its rank."""

    unit: str
    score: float
    score_text: str
    rank: int


@dataclass(frozen=True)
class Course:
    """One unit through several lists: its common rank in each, None where the list lacks it; with
    the address of its card, by which a page marks it.
    """

    unit: str
    ranks: tuple[int | None, ...]
    colour: str = "muted"  # main: highlighted climber, other: highlighted faller
    card: str = ""

    @property
    def gid(self) -> str:
        return f"unit:{self.card}"


def chart_scores(name: str, dots: Sequence[Dot], alt: str) -> Chart:
    """One list as dots on the scale of points, best on top; the first places are coloured."""

    def draw(axes: Axes, narrow: bool) -> None:
        axes.margins(x=0.02)
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


def chart_ranks(
    name: str,
    courses: Sequence[Course],
    titles: Sequence[str],
    eras: Sequence[str],
    break_label: str,
    alt: str,
) -> Chart:
    """Ranks over several lists; `eras` name each list's framework: no line crosses from one era
    into the next.

    `titles` are the columns' headings (years). Units keep their names at the left and the right
    end.
    """
    breaks = [column for column in range(1, len(eras)) if eras[column] != eras[column - 1]]
    lines = [
        place_ties([course.ranks[column] for course in courses]) for column in range(len(titles))
    ]
    places = [
        column + 0.55 * sum(column >= mark for mark in breaks) for column in range(len(titles))
    ]

    def draw(axes: Axes, narrow: bool) -> None:
        size = max(rank for course in courses for rank in course.ranks if rank is not None)
        for index, course in sorted(enumerate(courses), key=lambda pair: pair[1].colour != "muted"):
            draw_course(axes, course, places, [line[index] for line in lines], set(breaks))
        for column, align in ((0, "right"), (len(titles) - 1, "left")):
            for index, course in enumerate(courses):
                if course.ranks[column] is not None:
                    write_name(axes, course, (places[column], lines[column][index]), align, narrow)
        for mark in breaks:
            draw_break(axes, places[mark - 1 : mark + 1], (size + 1) / 2, break_label)
        write_heads(axes, places, titles, narrow)
        write_eras(axes, places, [0, *breaks], eras, narrow)
        axes.set_ylim(size + 0.7, -2.6 if narrow else -1.6)
        room = (1.0 if narrow else 0.95) * max(places[-1], 1)
        axes.set_xlim(-room, places[-1] + room)
        hide_axis(axes, "x")
        hide_axis(axes, "y")
        drop_spines(axes)

    size = len(courses)
    pitch = (
        0.215 if any(len(course.unit) > LABEL for course in courses) else 0.148
    )  # inches of a row of two lines, of one
    return Chart(name, draw, alt, height=0.62 + pitch * size, narrow_height=0.9 + 0.29 * size)


def write_name(
    axes: Axes, course: Course, place: tuple[float, int], align: str, narrow: bool
) -> None:
    """A unit's name beside its first or its last rank."""
    is_muted = course.colour == "muted"
    axes.annotate(
        wrap_label(course.unit, 17 if narrow else LABEL),
        place,
        xytext=(8 if align == "left" else -8, 0),
        textcoords="offset points",
        ha=align,
        va="center",
        linespacing=1,
        color=COLOURS["ink" if is_muted else course.colour],
        fontweight="normal" if is_muted else "bold",
        fontsize=6.5 if narrow or len(course.unit) > LABEL else 7.5,
        annotation_clip=False,
        gid=course.gid,
    )


def draw_break(axes: Axes, sides: Sequence[float], height: float, label: str) -> None:
    """A band between the columns of two frameworks, with its label along it."""
    middle = sum(sides) / 2
    axes.axvspan(middle - 0.16, middle + 0.16, color=COLOURS["band"], zorder=0)
    axes.text(
        middle,
        height,
        label,
        rotation=90,
        ha="center",
        va="center",
        color=COLOURS["soft"],
        fontsize=7,
    )


def write_heads(axes: Axes, places: Sequence[float], titles: Sequence[str], narrow: bool) -> None:
    """The year above every column."""
    for place, title in zip(places, titles, strict=True):
        axes.text(
            place,
            0.1,
            f"’{title[-2:]}" if narrow else title,
            ha="center",
            va="bottom",
            fontsize=7 if narrow else 8.5,
            fontweight="bold",
        )


def write_eras(
    axes: Axes, places: Sequence[float], starts: list[int], eras: Sequence[str], narrow: bool
) -> None:
    """The framework's name above its columns."""
    for first, after in zip(starts, [*starts[1:], len(places)], strict=True):
        axes.text(
            (places[first] + places[after - 1]) / 2,
            -0.75,
            wrap_label(eras[first], 9 if narrow else 24),
            ha="center",
            va="bottom",
            fontsize=6.5 if narrow else 8,
            color=COLOURS["soft"],
        )


def drop_spines(axes: Axes) -> None:
    """Leave the numbers and names, and no frame around them."""
    axes.spines[["left", "bottom"]].set_visible(False)


def place_ties(ranks: Sequence[int | None]) -> list[int]:
    """The line each rank is drawn on: units of one rank stand below each other, in the lines their
    ties leave free.

    >>> place_ties([1, 3, 3, 2, None])
    [1, 3, 4, 2, 0]
    """
    return [
        0 if rank is None else rank + sum(other == rank for other in ranks[:index])
        for index, rank in enumerate(ranks)
    ]


def draw_course(
    axes: Axes, course: Course, places: Sequence[float], lines: Sequence[int], breaks: set[int]
) -> None:
    """One unit's dots with its rank in them, joined inside a framework only."""
    highlighted = course.colour != "muted"
    colour = COLOURS[course.colour]
    for column in range(1, len(places)):
        if column not in breaks and None not in (course.ranks[column - 1], course.ranks[column]):
            axes.plot(
                places[column - 1 : column + 1],
                lines[column - 1 : column + 1],
                color=colour if highlighted else COLOURS["line"],
                linewidth=2.2 if highlighted else 1.1,
                zorder=2 + highlighted,
                gid=course.gid,
            )
    for place, line, rank in zip(places, lines, course.ranks, strict=True):
        if rank is not None:
            axes.text(
                place,
                line,
                str(rank),
                ha="center",
                va="center",
                fontsize=6.5,
                zorder=5,
                gid=course.gid,
                color=COLOURS["paper"] if highlighted else COLOURS["ink"],
                bbox={
                    "boxstyle": "circle,pad=0.22",
                    "facecolor": colour if highlighted else COLOURS["band"],
                    "edgecolor": "none",
                },
            )
