"""Figures that stand alone: one year only, context, or no indicator on record."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, fold, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.parts.steps import label_indicator, list_steps, name_indicator, show_step


def show_single_figures(report: Report, single: list[dict]) -> Markup:
    """Behind a fold: the figures that one year only prints, those that are context and those that
    are no indicator's; nothing where there are none.
    """
    words = report.words
    context = select_rows(list_steps(report), in_ladder="context")
    unsorted = [row for row in report.rows("02_indicators") if is_unsorted(row)]
    if not single and not context and not unsorted:
        return Markup("")
    return fold(
        words("ladder.single_title"),
        tabulate_single(report, single, "table-single", words("ladder.single_caption")),
        tabulate_single(report, context, "table-context", words("ladder.context_caption")),
        tabulate_unsorted(report, unsorted) if unsorted else "",
        kind="fold screen-only",
    ) + paragraph(tell_on_paper(report, context), "note paper-only")


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
        "table-unsorted", words("ladder.unsorted_caption"), columns, lines, numbered=False
    )
    return Markup('<details class="screen-only"><summary>{}</summary>{}</details>').format(
        words("ladder.unsorted", figures=report.count(rows)), table
    )


def tabulate_single(report: Report, rows: list[dict], anchor: str, caption: Markup) -> Markup:
    """Figures that stand alone, one a line: indicator, year, figure."""
    words = report.words
    columns = [
        Column(words("column.indicator"), "name"),
        Column(words("column.year")),
        Column(words("column.figure"), "number"),
    ]
    lines = [
        [
            label_indicator(report, row, is_series=False),
            mark_year(row["year"]),
            show_step(report, row),
        ]
        for row in rows
    ]
    return build_table(anchor, caption, columns, lines, words("ladder.note_single"))
