"""Charts at the analyst's desk: drawn in a notebook from its own frames, before any report is
made.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from IPython.display import SVG, Markdown, display

from rankings.compare.answers import load_answers
from rankings.compare.ranks import plain_rows
from rankings.registry.frameworks import index_title
from rankings.registry.provinces import name_province
from rankings.report.apart import begin
from rankings.report.charts import COLOURS, Chart, freeze_svg
from rankings.report.charts_context import Point, Scale, chart_scales
from rankings.report.charts_ranks import Course, chart_ranks
from rankings.report.charts_years import Trail, YearPoint, chart_trails

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chart_histories(
    trajectories: pd.DataFrame, published: pd.DataFrame, levels: Sequence[str], language: str = "en"
) -> None:
    """Show what `draw_histories` draws, one below the other."""
    display(*draw_histories(trajectories, published, levels, language))


def draw_histories(
    trajectories: pd.DataFrame, published: pd.DataFrame, levels: Sequence[str], language: str = "en"
) -> list[SVG | Markdown]:
    """Ranks of the units of each level over the lists that rank all units of its whole ones, among
    those units; no line crosses a change of framework. A sentence for a level without two whole
    lists to draw."""
    charts = [lay_out_history(trajectories, published, level, language) for level in levels]
    begun = [
        begin(partial(draw_desk, chart)) if isinstance(chart, Chart) else None for chart in charts
    ]
    return [
        SVG(collect()) if collect else chart for chart, collect in zip(charts, begun, strict=True)
    ]


def lay_out_history(
    trajectories: pd.DataFrame, published: pd.DataFrame, level: str, language: str
) -> Chart | Markdown:
    """The chart of one level's ranks, not drawn yet, or the sentence that stands for it."""
    words = load_answers(language)
    named = words.say(f"levels.{level}")
    lists = published[(published["level"] == level) & (published["label"] == "")]
    units = trajectories[(trajectories["level"] == level) & trajectories["covered_ranks"].notna()]
    if lists["complete"].sum() < 2 or units.empty:
        return Markdown(words.say("chart.no_history", level=named))
    ranks = [dict(zip(row.years, row.covered_ranks, strict=True)) for row in units.itertuples()]
    years = sorted({year for ranked in ranks for year, rank in ranked.items() if rank})
    framework_of = dict(zip(lists["year"], lists["framework"], strict=True))
    frameworks = [framework_of[year] for year in years]
    moved = [ranked[years[0]] - ranked[years[-1]] for ranked in ranks]
    courses = [
        Course(unit, tuple(ranked.get(year) for year in years), choose_colour(move, moved))
        for unit, ranked, move in zip(units["unit"], ranks, moved, strict=True)
    ]
    said = ", ".join(map(str, years))
    alt = words.say("chart.history", count=len(courses), level=named, years=said)
    changed = words.say("chart.break")
    return chart_ranks(f"history-{level}", courses, years, frameworks, changed, alt)


def draw_desk(chart: Chart) -> str:
    """The wide drawing of a chart, with colours and size of its own."""
    return freeze_svg(chart.wide)


def chart_lost_points(lost: pd.DataFrame, level: str, language: str = "en") -> SVG | Markdown:
    """Best, second and worst of every criterion of a level, in percent of its printed maximum; the
    most complete criteria stand last. A sentence where no criterion has a printed score and
    maximum."""
    words = load_answers(language)
    named = words.say(f"levels.{level}")
    percents = ["worst_percent", "second_percent", "best_percent"]
    known = lost[(lost["level"] == level) & lost[percents].notna().any(axis=1)]
    if known.empty:
        return Markdown(words.say("chart.no_lost", level=named))
    scales = [
        Scale(
            words.say("chart.criterion", criterion=row.criterion, most=row.max_score),
            [
                Point(float(getattr(row, percent)), f"{float(getattr(row, percent)):.3g}%", role)
                for percent, role in zip(percents, ("other", "muted", "main"), strict=True)
                if pd.notna(getattr(row, percent))
            ],
        )
        for row in known.sort_values("best_percent", kind="stable").itertuples()
    ]
    alt = words.say("chart.lost", count=len(scales), level=named)
    return SVG(draw_desk(chart_scales(f"lost-{level}", scales, alt)))


def chart_coverage(coverage: pd.DataFrame, language: str) -> SVG | Markdown:
    """How many provinces are known of every index and year: a square each, the darker the more, a
    frame where all provinces measured are known.
    """
    words = load_answers(language)
    title = words.say("chart.coverage")
    if coverage.empty:
        return Markdown(words.say("chart.unknown", title=title))
    rows = coverage.assign(share=coverage["provinces"] / coverage["measured"].clip(lower=1))
    shares, counts, whole = (
        rows.pivot_table(column, "index", "year", aggfunc="max").astype(float)
        for column in ("share", "provinces", "whole")
    )

    def draw(axes: Axes, narrow: bool) -> None:
        import seaborn  # here, because it takes a second to import
        from matplotlib.patches import Rectangle

        shades = seaborn.light_palette(COLOURS["main"], as_cmap=True)
        look = {"cmap": shades, "vmin": 0, "vmax": 1, "cbar": False, "linewidths": 1.5}
        seaborn.heatmap(shares, annot=counts, fmt="g", annot_kws={"fontsize": 6}, ax=axes, **look)
        for row, column in zip(*(whole == 1).values.nonzero(), strict=True):
            axes.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor=COLOURS["ink"]))
        axes.set(xlabel="", ylabel="")
        axes.set_xticklabels([f"’{year % 100:02d}" for year in shares.columns])
        axes.set_yticklabels([index_title(name, language) for name in shares.index], rotation=0)

    return SVG(freeze_svg(Chart("coverage", draw, title, 0.5 + 0.4 * len(shares)).wide))


def chart_standing(standing: pd.DataFrame, province: str, language: str) -> SVG | Markdown:
    """The percentile of a province in every index over the years, 100 on top; a line holds inside
    one edition of the index. A sentence where no rank is known.
    """
    own = standing[(standing["province"] == province) & standing["rank_percentile"].notna()]
    words, trails = load_answers(language), []
    for index, rows in own.sort_values("year").groupby(["index", "vintage"]):
        editions = [None, *rows["edition"]]
        trails.append(
            Trail(
                index_title(index[0], language),
                [
                    YearPoint(
                        row["year"],
                        row["rank_percentile"],
                        str(row["rank"]),
                        row["edition"] == before,
                        row["rank_source"] != "score",
                    )
                    for row, before in zip(plain_rows(rows), editions, strict=False)
                ],
            )
        )
    title = words.say("chart.standing", unit=name_province(province))
    if not trails:
        return Markdown(words.say("chart.unknown", title=title))
    return SVG(draw_desk(chart_trails("standing", trails, title)))


def choose_colour(move: int, moved: list[int]) -> str:
    """The role of a unit's line: the largest climb and the largest fall stand out.

    >>> [choose_colour(move, [12, 0, -9]) for move in (12, 0, -9)]
    ['main', 'muted', 'other']
    """
    return "main" if move == max(moved) > 0 else "other" if move == min(moved) < 0 else "muted"
