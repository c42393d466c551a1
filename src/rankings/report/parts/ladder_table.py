"""The tables of indicators: those of several years with years in columns, then those of one year,
theme by theme; and what their figures rest on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from rankings.registry.frameworks import load_themes
from rankings.registry.indicators import load_indicators
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_day, mark_year
from rankings.report.naming import name_theme, raise_first
from rankings.report.parts.steps import (
    explain_break,
    find_unit,
    label_indicator,
    list_steps,
    part_by_years,
    show_step,
    tell_signs,
)

MOST = 13  # so many indicators stand in one table: no more fit a printed page


def tabulate_ladder(report: Report, steps: list[dict]) -> Markup:
    """The indicators of several years in one table; those of one year theme by theme, themes that
    do not fit one printed page in a table of their own. The first table explains the signs of all.
    """
    series, single = part_by_years(steps)
    tables = [tabulate_series(report, order_themes(series), steps)] if series else []
    for rows in part_by_themes(single):
        tables.append(tabulate_single(report, rows, [] if tables else steps))
    return Markup("").join(tables)


def order_themes(steps: list[dict]) -> list[dict]:
    """Steps by theme in the registry's order, those of other themes last."""
    order = list(load_themes())
    return sorted(
        steps, key=lambda row: order.index(row["theme"]) if row["theme"] in order else len(order)
    )


def part_by_themes(steps: list[dict]) -> list[list[dict]]:
    """Steps by theme, as many themes together as have no more indicators than fit a page.

    >>> row = {"theme": "use", "indicator_id": "mail"}
    >>> [
    ...     [one["theme"] for one in part]
    ...     for part in part_by_themes([row, row | {"theme": "people"}])
    ... ]
    [['people', 'use']]
    """
    parts: list[list[dict]] = []
    held = 0
    for _, rows in groupby(order_themes(steps), lambda row: row["theme"]):
        own = list(rows)
        size = len({row["indicator_id"] for row in own})
        if not parts or held + size > MOST:
            parts.append([])
            held = 0
        parts[-1] += own
        held += size
    return parts


def tabulate_series(report: Report, rows: list[dict], every: list[dict]) -> Markup:
    """A line for each theme's name, below it a line an indicator, a column a year; below an
    indicator's name why its series breaks.
    """
    words, years = report.words, sorted({row["year"] for row in rows})
    columns = [
        Column(words("column.indicator"), "name"),
        *(Column(mark_year(year), "number") for year in years),
    ]
    lines = []
    for theme, own in groupby(rows, lambda row: row["theme"]):
        lines.append([name_group(report, theme), *[""] * len(years)])
        lines += [
            [
                label + tell_breaks(report, steps),
                *(show_steps(report, select_rows(steps, year=year), unit) for year in years),
            ]
            for label, unit, steps in list_indicators(report, list(own))
        ]
    note = tell_note(report, rows, every)
    return build_table("table-ladder", words("ladder.caption"), columns, lines, note)


def tabulate_single(report: Report, rows: list[dict], every: list[dict]) -> Markup:
    """A line for each theme's name, if there are several, below it a line an indicator with its
    year and figure.
    """
    words, themes = report.words, list(dict.fromkeys(row["theme"] for row in rows))
    columns = [
        Column(words("column.indicator"), "name"),
        Column(words("column.year"), "number"),
        Column(words("column.figure"), "number"),
    ]
    lines = []
    for theme in themes:
        lines += [[name_group(report, theme), "", ""]] if themes[1:] else []
        lines += [
            [label, mark_year(steps[0]["year"]), show_steps(report, steps, unit)]
            for label, unit, steps in list_indicators(report, select_rows(rows, theme=theme))
        ]
    return build_table(
        f"table-ladder-{themes[0].replace('_', '-')}",
        words("ladder.single_caption", themes=[name_theme(report, theme) for theme in themes]),
        columns,
        lines,
        tell_note(report, rows, every),
    )


def name_group(report: Report, theme: str) -> Markup:
    """A theme's name above its indicators."""
    return Markup("<strong>{}</strong>").format(raise_first(name_theme(report, theme)))


def list_indicators(report: Report, rows: list[dict]) -> Iterator[tuple[Markup, str | None, list]]:
    """Each indicator: its name with what it is a share or a count of, the unit said there, its
    steps.
    """
    for indicator in dict.fromkeys(row["indicator_id"] for row in rows):
        steps = select_rows(rows, indicator_id=indicator)
        unit = find_unit(steps)
        yield label_indicator(report, steps[0], unit), unit, steps


def show_steps(report: Report, steps: list[dict], unit: str | None) -> Markup:
    """The figures of a cell, one below the other."""
    return Markup("<br>").join(show_step(report, row, unit) for row in steps)


def tell_note(report: Report, rows: list[dict], every: list[dict]) -> Markup:
    """What a table's note tells: its doubts; of `every` step the signs and which years were not
    over.
    """
    told = [tell_signs(report, every, "ladder.note")] if every else []
    told += [tell_signs(report, rows, "ladder.note_doubts")]
    told += [tell_bases(report, rows), tell_part_years(report, every)]
    return Markup(" ").join(filter(None, told))


def tell_breaks(report: Report, rows: list[dict]) -> Markup:
    """Why an indicator's series breaks where it does, a line a break; empty where it does not."""
    reasons = dict.fromkeys(
        report.words(
            "ladder.broken",
            year=mark_year(row["year"]),
            reason=explain_break(report, row),
        )
        for row in rows
        if row["comparable_with_previous"] is False
    )
    return report.words("ladder.breaks", reasons=reasons)


def tell_bases(report: Report, rows: list[dict]) -> Markup:
    """Why what the fractions of a year are of is no longer what it was then; empty where it still
    was in the newest year with figures.
    """
    newest = max((row["year"] for row in list_steps(report)), default=0)
    followed = {row["indicator_id"] for row in rows if row["comparable_with_previous"] is not None}
    cuts: dict[str, list[int]] = {}
    for row in rows:
        known = load_indicators().get(row["indicator_id"])
        is_told = row["of"] is None or row["indicator_id"] in followed
        if known and not is_told and (cut := known.break_between(row["year"], newest)):
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


def tell_part_years(report: Report, rows: list[dict]) -> Markup:
    """The years whose figures a document prints before the year is over, with the document's day;
    empty without any.
    """
    days = {
        row["document_id"]: str(row["published_date"] or row["decision_date"] or "")[:10]
        for row in report.sources
    }
    early = sorted(
        {
            (row["year"], days[row["document_id"]])
            for row in rows
            if days.get(row["document_id"], "").startswith(str(row["year"]))
        }
    )
    return report.words(
        "ladder.part_years",
        parts=[
            report.words(
                "ladder.part_year", year=mark_year(year), day=mark_day(day, report.language)
            )
            for year, day in early
        ],
    )
