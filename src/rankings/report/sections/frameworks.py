"""What each framework measures, theme by theme, how much of it was disclosed, and how that stands
beside other provinces.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList, gather_lists
from rankings.compare.versions import version_of
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.registry.provinces import name_province
from rankings.report.fragments import Column, Fragment, build_section, build_table, fold, paragraph
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.lists import list_newest
from rankings.report.marks import mark_year
from rankings.report.naming import (
    find_criteria_decision,
    find_scored_names,
    gloss_names,
    name_basis,
    name_both,
    name_origin,
    name_theme,
    raise_first,
)
from rankings.report.parts.beside import show_neighbours
from rankings.report.parts.criteria_sets import (
    gather_columns,
    is_unsaid,
    list_silent_years,
    list_years,
)
from rankings.report.parts.differences import list_frameworks, tell_differences, tell_ranked
from rankings.report.parts.disclosure import show_disclosure


@about_pages
def show_frameworks(report: Report) -> Fragment:
    """What each framework measures by theme, with how many points, what was disclosed of it, and
    other provinces beside.
    """
    words, rows = report.words, report.rows("04_frameworks")
    parts = (
        [
            paragraph(words("frameworks.lead", several=len(list_frameworks(rows)) > 1)),
            tabulate_themes(report, rows),
            paragraph(tell_differences(report, rows)),
            paragraph(tell_ranked(report)),
        ]
        if rows
        else [paragraph(words("frameworks.none"), "missing")]
    )
    return build_section(
        "frameworks",
        words("frameworks.title"),
        *parts,
        show_disclosure(report),
        show_neighbours(report),
        fold_shared(report, rows),
    )


def tabulate_themes(report: Report, rows: list[dict]) -> Markup:
    """Themes in rows; frameworks and the levels that they ask the same in columns, each cell its
    criteria and points.
    """
    words, asked = report.words, gather_columns(rows)
    columns = [
        Column(words("column.theme"), "name"),
        *(Column(head_column(report, version, levels)) for version, levels in asked),
    ]
    themes = [theme for theme in load_themes() if select_rows(rows, theme=theme)]
    lines = [line_theme(report, rows, asked, theme) for theme in themes]
    shares = (tell_shares(report, rows, version, levels) for version, levels in asked)
    lines.append([words("frameworks.disclosed"), *shares])
    known = load_frameworks()
    bases = (
        tell_basis(report, known[version]) if version in known else Markup("–")
        for version, _ in asked
    )
    lines.append([words("frameworks.based_on"), *bases])
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
        years=any(len(list_years(report, version)) > 1 for version, _ in asked),
        also=[words("frameworks.also", name=name, scored=also[name]) for name in also],
    )
    return build_table("table-themes", words("frameworks.caption"), columns, lines, note)


def tell_basis(report: Report, version: FrameworkVersion) -> Markup:
    """The decision that sets the criteria and the text that their names were read in, with the
    years whose results name none; where no decision is on record, that, and where they stand.
    """
    basis = name_basis(report, version)
    if find_criteria_decision(version) is None:
        return report.words("frameworks.no_decision", source=basis)
    return report.words(
        "frameworks.read_in",
        basis=basis,
        source=name_origin(report, version),
        silent=[mark_year(year) for year in list_silent_years(report, version)],
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


def tell_shares(report: Report, rows: list[dict], version: str, levels: list[str]) -> Markup:
    """The totals disclosed of a framework's newest lists of some levels, behind their year where
    the framework measured several.
    """
    shares = dict.fromkeys(tell_share(report, rows, version, level) for level in levels)
    told, years = Markup("; ").join(shares), list_years(report, version)
    return Markup("{}: {}").format(mark_year(years[-1]), told) if len(years) > 1 else told


def tell_share(report: Report, rows: list[dict], version: str, level: str) -> Markup:
    """The totals disclosed of the units ranked or named in a framework's newest list of a level."""
    first = select_rows(rows, framework_version=version, level=level)[0]
    if first["units_ranked"] is not None and first["units_published"] is not None:
        return Markup("{}/{}").format(
            report.figure(first, "units_published"), report.figure(first, "units_ranked")
        )
    share = str(first["disclosed"] or "").partition(" ")[0]
    return (
        Markup('<cite class="name">{}</cite>').format(share)
        if share and "?" not in share
        else Markup("–")
    )


def head_column(report: Report, version: str, levels: list[str]) -> Markup:
    """A framework version's name, the years it measured here, and whom."""
    found = load_frameworks().get(version)
    name = report.framework(found.framework) if found else escape(version)
    return report.words(
        "frameworks.column",
        name=raise_first(name),
        years=[mark_year(year) for year in list_years(report, version)],
        levels=[report.words(f"level.{level}") for level in levels],
        unsaid=is_unsaid(report, version, levels),
    )


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


def fold_shared(report: Report, rows: list[dict]) -> Markup:
    """The side-by-side of provinces behind a fold, off paper."""
    table = tabulate_shared(report, rows)
    label = report.words("frameworks.shared_label")
    return fold(label, table, kind="fold screen-only") if table else table


def tabulate_shared(report: Report, rows: list[dict]) -> Markup:
    """The themes of each framework that another province measures as well, side by side; empty
    where there is none.
    """
    known = load_frameworks()
    asked = [column for column in gather_columns(rows) if column[0] in known]
    frameworks = dict.fromkeys(known[version].framework for version, _ in asked)
    return Markup("").join(
        tabulate_beside(
            report,
            rows,
            [column for column in asked if known[column[0]].framework == framework],
            framework,
        )
        for framework in frameworks
    )


def tabulate_beside(
    report: Report, rows: list[dict], own: list[tuple[str, list[str]]], framework: str
) -> Markup:
    """The themes of one framework, the `own` columns beside those of other provinces; empty where
    no other measures it.
    """
    words, others = report.words, gather_other_columns(report, framework)
    if not others:
        return Markup("")
    heads = [
        *(Markup("{}<br>{}").format(report.name, head_column(report, *column)) for column in own),
        *others,
    ]
    lines = [
        [*line_theme(report, rows, own, theme), *(cells[theme] for cells in others.values())]
        for theme in load_themes()
    ]
    return build_table(
        f"table-shared-{framework}",
        words("frameworks.shared_caption", name=report.framework(framework)),
        [Column(words("column.theme"), "name"), *map(Column, heads)],
        [line for line in lines if any(cell != "–" for cell in line[1:])],
        words("frameworks.shared_note"),
    )


def gather_other_columns(report: Report, framework: str) -> dict[Markup, dict[str, Markup]]:
    """{heading: {theme: cell}} of the other provinces' newest lists of a framework, levels that are
    asked the same in one.
    """
    columns = {}
    for slug, tables in report.neighbours.items():
        alike: dict[str, tuple[list[RankedList], dict[str, Markup]]] = {}
        for ranked in list_newest(
            [
                ranked
                for ranked in gather_lists(tables["02_rankings"])
                if ranked.framework == framework
            ]
        ):
            if version_of(ranked.rows[0]):
                cells = {
                    theme: describe_other_theme(report, ranked, tables, theme)
                    for theme in load_themes()
                }
                alike.setdefault(str(cells), ([], cells))[0].append(ranked)
        for lists, cells in alike.values():
            head = report.words(
                "frameworks.column",
                name=raise_first(report.framework(framework)),
                years=[mark_year(year) for year in sorted({ranked.year for ranked in lists})],
                levels=[report.words(f"level.{ranked.level}") for ranked in lists],
                unsaid=False,
            )
            columns[Markup("{}<br>{}").format(name_province(slug, report.language), head)] = cells
    return columns


def describe_other_theme(
    report: Report, ranked: RankedList, tables: dict[str, list[dict]], theme: str
) -> Markup:
    """The criteria of a theme in another province's list, from the registry, with the sum of their
    printed maxima where all are printed.
    """
    level = load_frameworks()[version_of(ranked.rows[0])].levels.get(ranked.level)
    members = {
        criterion.id: name_both(report, criterion.vi, criterion.en)
        for criterion in (level.leaves() if level else ())
        if criterion.theme == theme
    }
    if not members:
        return Markup("–")
    names = Markup("; ").join(members.values())
    printed = {
        row["criterion_id"]: row
        for row in select_rows(tables["02_criteria"], level=ranked.level)
        if row["max_score"] is not None and row["criterion_id"] in members
    }
    return (
        names
        + " "
        + report.words(
            "frameworks.points",
            points=report.total(list(printed.values()), "max_score", "sum"),
            share="",
        )
        if len(printed) == len(members)
        else names
    )
