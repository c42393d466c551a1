"""The table of indicators: all of them by theme in rows, years in columns, and what its figures
rest on.
"""

from __future__ import annotations

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
    name_indicator,
    show_step,
    tell_signs,
)

MOST = 13  # so many indicators stand in one table: no more fit a printed page


def tabulate_ladder(report: Report, steps: list[dict]) -> Markup:
    """Indicators in rows theme by theme, those of one year too, years in columns; themes that do
    not fit one printed page in a table of their own.
    """
    parts = part_by_themes(steps)
    return Markup("").join(
        tabulate_themes(
            report,
            [row for theme in themes for row in select_rows(steps, theme=theme)],
            steps if themes is parts[0] else [],
        )
        for themes in parts
    )


def part_by_themes(steps: list[dict]) -> list[list[str]]:
    """Themes in the registry's order, as many together as have no more indicators than fit a page.

    >>> row = {"theme": "use", "indicator_id": "mail"}
    >>> part_by_themes([row, row | {"theme": "people"}])
    [['people', 'use']]
    """
    parts: list[list[str]] = []
    held = 0
    found = dict.fromkeys(row["theme"] for row in steps)
    known = [theme for theme in load_themes() if theme in found]
    for theme in (*known, *(theme for theme in found if theme not in known)):
        own = len({row["indicator_id"] for row in select_rows(steps, theme=theme)})
        if not parts or held + own > MOST:
            parts.append([])
            held = 0
        parts[-1].append(theme)
        held += own
    return parts


def tabulate_themes(report: Report, rows: list[dict], every: list[dict]) -> Markup:
    """One table: a line for each theme's name, below it a line an indicator. Its note tells the
    doubts and, of `every` step, the signs and what the figures rest on.
    """
    words, years = report.words, sorted({row["year"] for row in rows})
    columns = [
        Column(words("column.indicator"), "name"),
        *(Column(mark_year(year), "number") for year in years),
    ]
    themes = list(dict.fromkeys(row["theme"] for row in rows))
    lines = []
    for theme in themes:
        own = select_rows(rows, theme=theme)
        name = raise_first(name_theme(report, theme))
        lines.append([Markup("<strong>{}</strong>").format(name), *("" for _ in years)])
        lines += [
            line_indicator(report, select_rows(own, indicator_id=indicator), years)
            for indicator in dict.fromkeys(row["indicator_id"] for row in own)
        ]
    told = [tell_signs(report, every, "ladder.note")] if every else []
    told += [tell_signs(report, rows, "ladder.note_doubts")]
    told += [tell_breaks(report, rows), tell_bases(report, rows), tell_part_years(report, every)]
    return build_table(
        f"table-ladder-{themes[0].replace('_', '-')}",
        words("ladder.caption", themes=[name_theme(report, theme) for theme in themes]),
        columns,
        lines,
        Markup(" ").join(filter(None, told)),
    )


def line_indicator(report: Report, steps: list[dict], years: list[int]) -> list[Markup]:
    """An indicator with what it is a share of, and its figures year by year."""
    unit = find_unit(steps)
    return [
        label_indicator(report, steps[0], unit),
        *(
            Markup("<br>").join(
                show_step(report, row, unit) for row in select_rows(steps, year=year)
            )
            for year in years
        ),
    ]


def tell_breaks(report: Report, rows: list[dict]) -> Markup:
    """Why each series breaks where it does; empty where none does."""
    reasons = dict.fromkeys(
        report.words(
            "ladder.broken",
            indicator=name_indicator(report, row),
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
