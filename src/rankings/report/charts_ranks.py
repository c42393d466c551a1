"""Chart of rankings over several years, as ranks among the common units."""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rankings.report.charts import (
    COLOURS,
    WIDE,
    Chart,
    hide_axis,
    wrap_label,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


DOT = {False: 95, True: 140}  # square points of a dot; a coloured one holds two white digits
DOTTED = 0.15  # inches from the middle of a dot to a name beside it
PITCH = 0.46  # inches between two columns, at least: their years stand apart
NAME = 7.5  # points of a name on one line
LABEL = 42  # letters of a name that stay on one line beside the ranks


@dataclass(frozen=True)
class Course:
    """One unit through several lists: its common rank in each, None where the list lacks it; with
    the address of its card, by which a page marks it.
    """

    unit: str
    ranks: tuple[int | None, ...]
    colour: str = "muted"  # main: highlighted climber, other: faller, third: always on top
    card: str = ""

    @property
    def gid(self) -> str:
        return f"unit:{self.card}"


def chart_ranks(
    name: str,
    courses: Sequence[Course],
    years: Sequence[int],
    eras: Sequence[str],
    break_label: str,
    alt: str,
) -> Chart:
    """Ranks over the lists of some years; `eras` name each list's framework: no line crosses from
    one era into the next. Years without a list have an empty column, which lines cross broken.
    Units have their names at both ends, short ones also beside a change of framework.
    """
    spans, gaps, eras, breaks = lay_out_years(years, eras)
    courses = [spread_course(course, years, spans) for course in courses]
    columns = list(zip(*(course.ranks for course in courses), strict=True))
    plain = place_columns(len(spans), breaks, gaps)

    def draw(axes: Axes, narrow: bool) -> None:
        is_tight = narrow or any(first != last for first, last in spans)
        places, ends, room = lay_out_columns(courses, plain, breaks, is_tight)
        size = max(rank for course in courses for rank in course.ranks if rank is not None)
        for course in sorted(courses, key=lambda course: course.colour != "muted"):
            draw_course(axes, course, places, columns, set(breaks))
        for place, ranks in zip(places, columns, strict=True):
            write_ranks(axes, place, courses, ranks)
        for column, align in ends:
            write_names(axes, courses, column, places[column], align, narrow)
        for mark in breaks:
            draw_break(axes, places[mark - 1 : mark + 1], (size + 1) / 2, break_label)
        write_heads(axes, places, spans, gaps, narrow)
        write_eras(axes, places, [0, *breaks], eras, narrow)
        axes.set_ylim(size + 0.7, -2.6 if narrow else -1.6)
        axes.set_xlim(-room, places[-1] + room)
        hide_axis(axes, "x")
        hide_axis(axes, "y")
        drop_spines(axes)

    size, longest = len(courses), max(len(course.unit) for course in courses)
    pitch = 0.215 if longest > LABEL else 0.148  # inches of a row of two lines, of one
    return Chart(name, draw, alt, height=0.62 + pitch * size, narrow_height=0.9 + 0.29 * size)


def lacks_inner_names(courses: Sequence[Course], years: Sequence[int], eras: Sequence[str]) -> bool:
    """Whether the names of units whose lines stop at a change of framework do not fit beside it."""
    spans, gaps, _, breaks = lay_out_years(years, eras)
    is_tight = any(first != last for first, last in spans)
    ends = lay_out_columns(courses, place_columns(len(spans), breaks, gaps), breaks, is_tight)[1]
    return bool(breaks) and len(ends) == 2


def lay_out_years(
    years: Sequence[int], eras: Sequence[str]
) -> tuple[list[tuple[int, int]], list[int], list[str], list[int]]:
    """The columns of some years, which of them are years without a list, the era of each, and which
    begin another era than the one before.

    >>> lay_out_years([2020, 2021, 2023], ["old", "new", "new"])[1:]
    ([2], ['old', 'new', 'new', 'new'], [1])
    """
    spans = list(fill_years(years))
    gaps = [column for column, (_, last) in enumerate(spans) if last not in years]
    spread = [eras[bisect(years, last) - 1] for _, last in spans]
    breaks = [column for column in range(1, len(spread)) if spread[column] != spread[column - 1]]
    return spans, gaps, spread, breaks


def fill_years(years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The columns of some years: each year, and between them from which to which there is no list.

    >>> list(fill_years([2017, 2020, 2021]))
    [(2017, 2017), (2018, 2019), (2020, 2020), (2021, 2021)]
    """
    for before, year in zip([years[0] - 1, *years], years, strict=False):
        if year - before > 1:
            yield before + 1, year - 1
        yield year, year


def spread_course(course: Course, years: Sequence[int], spans: Sequence[tuple[int, int]]) -> Course:
    """A course with a rank a column, none in the years without a list."""
    ranks = dict(zip(years, course.ranks, strict=True))
    return replace(course, ranks=tuple(ranks.get(last) for _, last in spans))


def place_columns(columns: int, breaks: Sequence[int], gaps: Sequence[int]) -> list[float]:
    """Where each column stands: one that begins another era a little farther off, a year without a
    list a little nearer to its neighbours.

    >>> place_columns(5, [2], [3])
    [0.0, 1.0, 2.55, 3.3, 4.05]
    """
    places = [0.0]
    for column in range(1, columns):
        step = 0.75 if column in gaps or column - 1 in gaps else 1.0
        places.append(places[-1] + step + 0.55 * (column in breaks))
    return places


def lay_out_columns(
    courses: Sequence[Course], places: Sequence[float], breaks: Sequence[int], is_tight: bool
) -> tuple[list[float], list[tuple[int, str]], float]:
    """Where the columns stand, which of them have names and aligned how, and the room for names at
    both ends: the columns part at every change of framework where all names fit on both its sides,
    but not in a tight chart: of a phone, or with several years above one column.
    """
    ends = [(0, "right"), (len(places) - 1, "left")]
    name = DOTTED + max(measure_name(course) for course in courses)
    pitch = (WIDE - 2 * (len(breaks) + 1) * name) / max(places[-1], 1)
    if is_tight or not breaks or pitch < PITCH:
        return list(places), ends, (1.0 if is_tight else 0.93) * max(places[-1], 1)
    parted = [
        place + 2 * name / pitch * sum(mark <= column for mark in breaks)
        for column, place in enumerate(places)
    ]
    ends += [end for mark in breaks for end in ((mark - 1, "left"), (mark, "right"))]
    return parted, ends, name / pitch


def measure_name(course: Course) -> float:
    """How wide a unit's name is on one line, in inches."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    weight = "normal" if course.colour == "muted" else "bold"
    font = FontProperties(size=NAME, weight=weight)
    return TextToPath().get_text_width_height_descent(course.unit, font, ismath=False)[0] / 72


def write_names(
    axes: Axes, courses: Sequence[Course], column: int, place: float, align: str, narrow: bool
) -> None:
    """The units' names beside their ranks in a column, with a stroke along those that share one."""
    ranks = [course.ranks[column] for course in courses]
    bracket_ties(axes, place, ranks, 0.1 if align == "left" else -0.1)
    for course, row in zip(courses, place_ties(ranks), strict=True):
        if row:
            write_name(axes, course, (place, row), align, narrow)


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
        fontsize=6.5 if narrow or len(course.unit) > LABEL else NAME,
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


def write_heads(
    axes: Axes,
    places: Sequence[float],
    spans: Sequence[tuple[int, int]],
    gaps: Sequence[int],
    narrow: bool,
) -> None:
    """The year above every column; years without a list are pale."""
    for column, (place, span) in enumerate(zip(places, spans, strict=True)):
        years = [f"’{year % 100:02d}" if narrow else str(year) for year in sorted(set(span))]
        axes.text(
            place,
            0.1,
            "–".join(years),
            ha="center",
            va="bottom",
            fontsize=7 if narrow else 8.5,
            fontweight="normal" if column in gaps else "bold",
            color=COLOURS["soft" if column in gaps else "ink"],
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
            fontsize=6.5 if narrow else 7.5,
            color=COLOURS["soft"],
        )


def drop_spines(axes: Axes) -> None:
    """Leave the numbers and names, and no frame around them."""
    axes.spines[["left", "bottom"]].set_visible(False)


def place_ties(ranks: Sequence[int | None]) -> list[int]:
    """The row that each name stands in: names of one rank stand below each other, in the rows that
    their ties leave free.

    >>> place_ties([1, 3, 3, 2, None])
    [1, 3, 4, 2, 0]
    """
    return [
        0 if rank is None else rank + sum(other == rank for other in ranks[:index])
        for index, rank in enumerate(ranks)
    ]


def place_rank(rank: int, ranks: Sequence[int | None]) -> float:
    """The height of a rank in its column: units of one rank share it, amid the rows of their names.

    >>> place_rank(3, [1, 3, 3, 2, None]), place_rank(2, [1, 3, 3, 2, None])
    (3.5, 2.0)
    """
    return rank + (ranks.count(rank) - 1) / 2


def bracket_ties(axes: Axes, place: float, ranks: Sequence[int | None], offset: float) -> None:
    """A stroke along the names of units that share a rank."""
    for rank in {rank for rank in ranks if rank is not None and ranks.count(rank) > 1}:
        rows = rank - 0.3, rank + ranks.count(rank) - 0.7
        axes.plot([place + offset] * 2, rows, color=COLOURS["muted"], linewidth=0.8)


def write_ranks(
    axes: Axes, place: float, courses: Sequence[Course], ranks: Sequence[int | None]
) -> None:
    """The ranks of a column in their dots, one that units share once."""
    for rank in sorted({rank for rank in ranks if rank is not None}):
        own = [course for course, found in zip(courses, ranks, strict=True) if found == rank]
        is_coloured = any(course.colour != "muted" for course in own)
        axes.text(
            place,
            place_rank(rank, ranks),
            str(rank),
            ha="center",
            va="center",
            fontsize=6.5,
            zorder=4 + 3 * is_coloured,
            gid=own[0].gid if len(own) == 1 else None,
            color=COLOURS["paper" if is_coloured else "ink"],
        )


def draw_course(
    axes: Axes,
    course: Course,
    places: Sequence[float],
    columns: Sequence[Sequence[int | None]],
    breaks: set[int],
) -> None:
    """One unit's dots, joined inside a framework only; past a year without a list by a broken line.
    A coloured line runs above the lines of others, and below every dot.
    """
    is_coloured = course.colour != "muted"
    colour = COLOURS[course.colour]
    known = [column for column, rank in enumerate(course.ranks) if rank is not None]
    heights = {column: place_rank(course.ranks[column], columns[column]) for column in known}
    for before, after in itertools.pairwise(known):
        between = range(before + 1, after + 1)
        if breaks.isdisjoint(between) and not any(map(any, columns[before + 1 : after])):
            axes.plot(
                (places[before], places[after]),
                (heights[before], heights[after]),
                color=colour if is_coloured else COLOURS["line"],
                linewidth=2.2 if is_coloured else 1.1,
                linestyle="-" if after - before == 1 else (0, (2, 1.2)),
                zorder=2 + is_coloured / 2,
                gid=course.gid,
            )
    axes.scatter(
        [places[column] for column in known],
        [heights[column] for column in known],
        s=DOT[is_coloured],
        facecolor=colour if is_coloured else COLOURS["band"],
        edgecolor="none",
        zorder=3 + 3 * is_coloured,
        gid=course.gid,
    )
