"""The first sheets of the workbook: ranks and points by unit and year, indicators by year, smaller
slips of the sources, checks.
"""

from __future__ import annotations

from rankings.clean.checks.check_list import load_checks
from rankings.language.entries import in_language
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS, name_key, ranked_lists
from rankings.report.naming import name_source, name_theme, raise_first
from rankings.report.parts.findings import list_findings
from rankings.report.parts.steps import explain_break, list_steps, name_indicator
from rankings.report.unit_naming import plain_unit

Sheet = tuple[list[str], list[list[object]]]


def lay_out_ranks(report: Report) -> Sheet:
    """Heads and rows: a line a unit, two columns a year (rank, points), by level and the order of
    the newest list.
    """
    words, lists = report.words, ranked_lists(report)
    years = sorted({ranked.year for ranked in lists})
    rows = []
    for level in LEVELS:
        own = [ranked for ranked in lists if ranked.level == level]
        units: dict[str, dict] = {}
        for ranked in own:
            for row in ranked.rows:
                units.setdefault(name_key(row), row)
        for key, unit in units.items():
            line: list[object] = [words.plain(f"level.{level}"), plain_unit(unit, report.language)]
            for year in years:
                found = next(
                    (
                        row
                        for ranked in own
                        if ranked.year == year
                        for row in ranked.rows
                        if name_key(row) == key
                    ),
                    {},
                )
                line += [found.get("rank"), found.get("score")]
            rows.append([*line, unit["grade"]])
    heads = [words.plain("column.level"), words.plain("column.unit")]
    for year in years:
        heads += [
            words.plain("workbook.rank", year=year),
            words.plain("workbook.points", year=year),
        ]
    return [*heads, words.plain("column.grade")], rows


def lay_out_indicators(report: Report) -> Sheet:
    """Heads and rows: a line an indicator and printed form, a column a year, and why it breaks."""
    words, steps = report.words, list_steps(report)
    years = sorted({row["year"] for row in steps})
    lines: dict[tuple, dict[int, object]] = {}
    first: dict[tuple, dict] = {}
    for row in steps:
        key = (row["indicator_id"], row["unit"], row["of"] is not None)
        lines.setdefault(key, {}).setdefault(row["year"], row["value"])
        first.setdefault(key, row)
    rows = []
    for key, values in lines.items():
        own = select_rows(steps, indicator_id=key[0])
        breaks = dict.fromkeys(
            f"{row['year']}: {explain_break(report, row)}"
            for row in own
            if row["comparable_with_previous"] is False
        )
        step = first[key]
        rows.append(
            [
                raise_first(name_theme(report, step["theme"]).striptags()),
                name_indicator(report, step),
                step["unit"],
                step["of"],
                *(values.get(year) for year in years),
                "; ".join(breaks),
            ]
        )
    names = ("theme", "indicator", "measure", "out_of")
    return [
        *(words.plain(f"column.{name}") for name in names),
        *(str(year) for year in years),
        words.plain("workbook.breaks"),
    ], rows


def lay_out_slips(report: Report) -> Sheet:
    """Heads and rows: the smaller matters in the sources, which the report only counts."""
    words = report.words
    names = ("message", "said", "found", "source")
    return [words.plain(f"column.{name}") for name in names], [
        [
            in_language(row, "message", report.language),
            row["said"],
            row["found"],
            name_source(report, row["document_id"]).striptags(),
        ]
        for row in list_findings(report, is_slight=True)
    ]


def lay_out_checks(report: Report) -> Sheet:
    """Heads and rows: every check that can write a finding, and what an office does about one."""
    words, language = report.words, report.language
    names = ("check", "check_says", "check_asks")
    return [words.plain(f"dictionary.{name}") for name in names], [
        [entry.check, entry.title(language), entry.advice(language)]
        for entry in load_checks().values()
    ]
