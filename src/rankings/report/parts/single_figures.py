"""Figures that stand alone: of context, or of no indicator on record."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, fold, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.parts.steps import (
    find_unit,
    label_indicator,
    list_steps,
    name_indicator,
    show_step,
    tell_signs,
)


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


def tabulate_context(report: Report, rows: list[dict]) -> Markup:
    """Figures of context, one a line: indicator, year, figure."""
    words = report.words
    columns = [
        Column(words("column.indicator"), "name"),
        Column(words("column.year")),
        Column(words("column.figure"), "number"),
    ]
    lines = [
        [
            label_indicator(report, row, unit := find_unit([row])),
            mark_year(row["year"]),
            show_step(report, row, unit),
        ]
        for row in rows
    ]
    return build_table(
        "table-context",
        words("ladder.context_caption"),
        columns,
        lines,
        tell_signs(report, rows, "ladder.note_single"),
    )
