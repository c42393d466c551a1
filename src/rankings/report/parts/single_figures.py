"""Figures that stand alone: of one year only, of context, or of no indicator on record."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.indicators import load_indicators
from rankings.report.fragments import Column, build_table, fold, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.naming import name_theme, raise_first
from rankings.report.parts.steps import (
    is_share,
    label_indicator,
    list_steps,
    name_indicator,
    show_step,
    tell_base,
    tell_signs,
)

MANY = 6  # so many figures of one year have a table of their own


def show_other_figures(report: Report) -> Markup:
    """Behind a fold: the figures that are context and those that are no indicator's; nothing where
    there are none.
    """
    words = report.words
    context = select_rows(list_steps(report), in_ladder="context")
    unsorted = [row for row in report.rows("02_indicators") if is_unsorted(row)]
    on_paper = paragraph(tell_on_paper(report, context), "note paper-only")
    if not context and not unsorted:
        return on_paper
    return (
        fold(
            words("ladder.other_title"),
            tabulate_context(report, context),
            tabulate_unsorted(report, unsorted) if unsorted else "",
            kind="fold screen-only",
        )
        + on_paper
    )


def tell_on_paper(report: Report, context: list[dict]) -> Markup:
    """The figures of context in a sentence, and where the others are; nothing where the page has
    only figures of no indicator.
    """
    if not list_steps(report):
        return Markup("")
    return report.words(
        "ladder.elsewhere",
        context=[
            report.words(
                "ladder.context",
                indicator=Markup('<cite class="name">{}</cite>').format(
                    name_indicator(report, row)
                ),
                year=mark_year(row["year"]),
                figure=show_step(report, row),
            )
            for row in context
        ],
    )


def is_unsorted(row: dict) -> bool:
    """Whether a figure is of no indicator that the registry knows; how many units a list names is
    said elsewhere.
    """
    return row["indicator_id"] is None and row["value"] is not None


def tabulate_unsorted(report: Report, rows: list[dict]) -> Markup:
    """The figures that belong to no known indicator, in the words of the page, behind a fold."""
    words = report.words
    columns = [
        Column(words("column.said"), "name"),
        Column(words("column.year")),
        Column(words("column.figure"), "number"),
    ]
    step = {"comparable_with_previous": None}
    lines = [
        [
            Markup('<q lang="vi">{}</q>').format(row["measure"] or row["subject"] or row["quote"]),
            mark_year(row["year"]) if row["year"] else "",
            show_step(report, {**row, **step}),
        ]
        for row in rows
    ]
    table = build_table(
        "table-unsorted",
        words("ladder.unsorted_caption"),
        columns,
        lines,
        tell_signs(report, rows, "ladder.note_single"),
        numbered=False,
    )
    return Markup('<details class="screen-only"><summary>{}</summary>{}</details>').format(
        words("ladder.unsorted", figures=report.count(rows)), table
    )


def tabulate_single(report: Report, rows: list[dict]) -> Markup:
    """The figures that one year only prints, each with what it is a share of: a table for each year
    with many of them, the newest first, and one for the other years.
    """
    years = sorted({row["year"] for row in rows}, reverse=True)
    many = [year for year in years if len(select_rows(rows, year=year)) >= MANY]
    others = [row for row in rows if row["year"] not in many]
    parts = [select_rows(rows, year=year) for year in many] + ([others] if others else [])
    return Markup("").join(tabulate_years(report, part) for part in parts)


def tabulate_years(report: Report, rows: list[dict]) -> Markup:
    """Figures of one year or of several, a line a theme and year."""
    words, themes = report.words, list(dict.fromkeys(row["theme"] for row in rows))
    years = sorted({row["year"] for row in rows})
    several = len(years) > 1
    places = sorted(
        {(row["theme"], row["year"]) for row in rows},
        key=lambda place: (themes.index(place[0]), place[1]),
    )
    columns = [
        Column(words("column.theme"), "name"),
        *([Column(words("column.year"))] if several else []),
        Column(words("column.figures"), "text"),
    ]
    lines = [
        [
            raise_first(name_theme(report, theme)),
            *([mark_year(year)] if several else []),
            tell_figures(report, select_rows(rows, theme=theme, year=year)),
        ]
        for theme, year in places
    ]
    return build_table(
        f"table-single-{'-'.join(map(str, years))}",
        words("ladder.single_caption", years=[mark_year(year) for year in years]),
        columns,
        lines,
        Markup("{} {}").format(
            tell_signs(report, rows, "ladder.note_single"), tell_bases(report, rows)
        ),
    )


def tell_bases(report: Report, rows: list[dict]) -> Markup:
    """Why what the fractions of a year are of is no longer what it was then; empty where it still
    was in the newest year with figures.
    """
    newest = max(row["year"] for row in list_steps(report))
    cuts: dict[str, list[int]] = {}
    for row in rows:
        known = load_indicators().get(row["indicator_id"])
        if known and row["of"] is not None and (cut := known.break_between(row["year"], newest)):
            cuts.setdefault(cut.say(report.language), []).append(row["year"])
    return report.words(
        "ladder.bases",
        bases=[
            report.words(
                "ladder.base_changed",
                years=[mark_year(year) for year in sorted(set(years))],
                reason=Markup('<cite class="name">{}</cite>').format(reason),
            )
            for reason, years in cuts.items()
        ],
    )


def tell_figures(report: Report, rows: list[dict]) -> Markup:
    """A line an indicator: its name, its figures, and what they are shares of; a count bears its
    own unit.
    """
    told = []
    for indicator in dict.fromkeys(row["indicator_id"] for row in rows):
        own = select_rows(rows, indicator_id=indicator)
        name = escape(name_indicator(report, own[0]))
        told.append(
            report.words(
                "ladder.single",
                indicator=Markup('<cite class="name">{}</cite>').format(name),
                figures=[show_step(report, row) for row in own],
                base=Markup('<cite class="name">{}</cite>').format(tell_base(report, own[0]))
                if is_share(own[0])
                else "",
            )
        )
    return Markup("<br>").join(told)


def tabulate_context(report: Report, rows: list[dict]) -> Markup:
    """Figures of context, one a line: indicator, year, figure."""
    words = report.words
    columns = [
        Column(words("column.indicator"), "name"),
        Column(words("column.year")),
        Column(words("column.figure"), "number"),
    ]
    lines = [
        [label_indicator(report, row), mark_year(row["year"]), show_step(report, row)]
        for row in rows
    ]
    return build_table(
        "table-context",
        words("ladder.context_caption"),
        columns,
        lines,
        tell_signs(report, rows, "ladder.note_single"),
    )
