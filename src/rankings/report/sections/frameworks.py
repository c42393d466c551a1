"""What each framework measures, theme by theme, how much of it was disclosed, and how that stands
beside other provinces.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.marks import mark_year
from rankings.report.naming import (
    find_criteria_decision,
    find_scored_names,
    gloss_names,
    name_basis,
    name_origin,
    name_theme,
    raise_first,
)
from rankings.report.parts.beside import show_lost_beside, show_neighbours
from rankings.report.parts.criteria_sets import (
    gather_columns,
    is_unsaid,
    list_silent_years,
    list_years,
)
from rankings.report.parts.differences import list_known_years, tell_differences, tell_units
from rankings.report.parts.disclosure import show_disclosure


@about_pages
def show_frameworks(report: Report) -> Fragment:
    """What each framework measures by theme, with how many points, what was disclosed of it, and
    other provinces beside.
    """
    words, rows = report.words, report.rows("04_frameworks")
    parts = (
        [
            paragraph(tell_differences(report, rows)),
            tabulate_themes(report, rows),
        ]
        if rows
        else [paragraph(words("frameworks.none"), "missing")]
    )
    return build_section(
        "frameworks",
        words("frameworks.title"),
        *parts,
        show_others(report),
    )


def show_others(report: Report) -> Markup:
    """Other provinces beside this one: what the newest lists disclose, districts on one maximum,
    where the others lose points; empty where there is none.
    """
    differing, table = show_disclosure(report)
    parts = (differing, show_neighbours(report), table, show_lost_beside(report))
    shown = Markup("").join(parts)
    return heading(report.words("beside.heading")) + shown if shown else shown


def tabulate_themes(report: Report, rows: list[dict]) -> Markup:
    """Themes in rows; frameworks and the levels that they ask the same in columns, each cell its
    criteria and points.
    """
    words, asked = report.words, gather_columns(rows)
    columns = [
        Column(words("column.theme"), "name"),
        *(Column(head_column(report, rows, *column)) for column in asked),
    ]
    themes = [theme for theme in load_themes() if select_rows(rows, theme=theme)]
    lines = [line_theme(report, rows, asked, theme) for theme in themes]
    known = load_frameworks()
    bases = (
        tell_basis(report, known[version]) if version in known else Markup("–")
        for version, _ in asked
    )
    units = (tell_units(report, *column, list_column_years(report, *column)) for column in asked)
    lines.append([words("frameworks.units"), *units])
    lines.append([words("frameworks.based_on"), *bases])
    silent = {
        year
        for version, _ in asked
        if version in known
        for year in list_silent_years(report, known[version])
    }
    also = {
        name: scored
        for version, levels in asked
        for level in levels
        for name, scored in find_scored_names(report, version, level).items()
    }
    note = words(
        "frameworks.note",
        name=report.name,
        scored=any(row["points"] is not None for row in rows),
        unscored=any(row["points"] is None for row in rows),
        silent=[mark_year(year) for year in sorted(silent)],
        also=[words("frameworks.also", name=name, scored=also[name]) for name in also],
    )
    return build_table("table-themes", words("frameworks.caption"), columns, lines, note)


def tell_basis(report: Report, version: FrameworkVersion) -> Markup:
    """The decision that sets the criteria and the text that their names were read in; where no
    decision is on record, that, and where they stand.
    """
    basis = name_basis(report, version)
    if find_criteria_decision(version) is None:
        return report.words("frameworks.no_decision", source=basis)
    return report.words(
        "frameworks.read_in",
        basis=basis,
        source=name_origin(report, version),
    )


def line_theme(
    report: Report, rows: list[dict], asked: list[tuple[str, list[str]]], theme: str
) -> list[Markup]:
    """A theme and its criteria in every column."""
    return [
        raise_first(name_theme(report, theme)),
        *(
            describe_theme(
                report, select_rows(rows, framework_version=version, level=levels[0], theme=theme)
            )
            for version, levels in asked
        ),
    ]


def head_column(report: Report, rows: list[dict], version: str, levels: list[str]) -> Markup:
    """A framework version's name, its years here (`list_column_years`), and whom it measures: the
    levels, or that it asks all of them the same.
    """
    found = load_frameworks().get(version)
    name = report.framework(found.framework) if found else escape(version)
    years = list_column_years(report, version, levels)
    return report.words(
        "frameworks.column",
        name=raise_first(name),
        years=list(map(mark_year, years)),
        levels=[report.words(f"level.{level}") for level in levels],
        shared=len(levels) > 1 and {row["level"] for row in rows} == {*levels},
        unsaid=len(years) > 1 and is_unsaid(report, version, levels),
    )


def list_column_years(report: Report, version: str, levels: list[str]) -> list[int]:
    """The years that a framework version measured here; where nobody says that all of them have one
    set of criteria, those of which the criteria are known, if any are.
    """
    known = list_known_years(report, version) if is_unsaid(report, version, levels) else []
    return known or list_years(report, version)


def describe_theme(report: Report, rows: list[dict]) -> Markup:
    """The criteria of a theme, with its points and their share of all where they are printed."""
    if not rows:
        return Markup("–")
    row = rows[0]
    names = gloss_names(report, row)
    if row["points"] is None:
        return names
    return (
        names
        + " "
        + report.words(
            "frameworks.points",
            points=report.figure(row, "points"),
            share=report.figure(row, "share", digits=1) if row["share"] is not None else "",
        )
    )
