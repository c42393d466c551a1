"""League tables: the newest list of each level with distances, what a point is worth, who was
ranked and who not.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.charts_ranks import Dot, chart_scores
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    RankedList,
    find_facts,
    list_newest,
    name_key,
    newest_leagues,
    ranked_lists,
    tell_crowd,
    tell_part,
)
from rankings.report.marks import evidence_id, format_number, mark_year, printed_digits
from rankings.report.naming import name_grade, name_source
from rankings.report.parts.density import show_density
from rankings.report.parts.populations import show_populations
from rankings.report.unit_naming import plain_unit


def show_league_tables(report: Report) -> Fragment:
    """The newest league table of each level as a chart and a table, then the units that were not
    graded.
    """
    words, newest = report.words, newest_leagues(report)
    parts: list[object] = []
    if not newest:
        parts.append(paragraph(words("league.none"), "missing"))
    for ranked in newest:
        parts += [
            heading(
                words(f"league.heading.{ranked.level}", year=mark_year(ranked.year)),
                anchor=f"league-{ranked.anchor}",
            ),
            draw_league(report, ranked),
            tabulate_league(report, ranked),
        ]
    parts += [tabulate_known(report, ranked) for ranked in partial_lists(report)]
    parts += [show_density(report), show_populations(report)]
    return build_section("league", words("league.title"), *parts)


def partial_lists(report: Report) -> list[RankedList]:
    """The newest list of each level that has no league table: leaders, grades."""
    with_league = {ranked.level for ranked in newest_leagues(report)}
    return list_newest(ranked for ranked in ranked_lists(report) if ranked.level not in with_league)


def tabulate_known(report: Report, ranked: RankedList) -> Markup:
    """What was published of a list without totals: the ranks, scores and grades there are, best
    grade first, and the grades that follow for units that no page grades by name."""
    words = report.words
    grades = {
        row["grade"]: place
        for place, row in enumerate(
            report.rows("02_grade_counts", level=ranked.level, year=ranked.year)
        )
    }
    rows = sorted(
        [*ranked.rows, *imply_grades(report, ranked)],
        key=lambda row: (
            row["rank"] is None,
            row["rank"] or 0,
            grades.get(row["grade"], len(grades)),
            row["start"] or 0,
        ),
    )
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.grade")),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("rank", "score", "maximum", "percent")
        ),
        Column(words("column.known")),
    ]
    places = {
        name_key(row): row
        for row in report.rows("04_positions", level=ranked.level, year=ranked.year)
    }
    lines = [
        [
            report.unit(row),
            name_grade(report, row["grade"]),
            figure_or_blank(report, row, "rank"),
            score_with_evidence(report, row) if row["score"] is not None else "",
            *(
                figure_or_blank(report, places.get(name_key(row), {}), column, **form)
                for column, form in (("max_score", {}), ("percent_of_max", {"digits": 1}))
            ),
            Markup("{} {}").format(report.tag(row["status"]), report.evidence(row)),
        ]
        for row in rows
    ]
    caption = words(
        "league.known_caption",
        framework=report.framework(ranked.framework),
        level=words(f"level.{ranked.level}"),
        year=mark_year(ranked.year),
    )
    implied = any(row["status"] == "derived" for row in rows)
    return build_table(
        f"table-known-{ranked.anchor}",
        caption,
        columns,
        lines,
        words("league.known_note", source=name_source(report, ranked.document), implied=implied),
    )


def imply_grades(report: Report, ranked: RankedList) -> list[dict]:
    """Units of a list that are graded by elimination only, as rows of it: the counts by grade leave
    them no other.
    """
    listed = {row["unit_id"] for row in ranked.rows}
    bounds = report.rows("04_bounds", level=ranked.level, year=ranked.year, reading="strict")
    blank = dict.fromkeys(("rank", "score", "start", "end", "document_id", "quote"))
    return [
        {**row, **blank, "status": "derived"}
        for row in bounds
        if row["unit_id"] and row["grade"] and row["unit_id"] not in listed
    ]


def show_earlier_leagues(report: Report) -> Fragment:
    """The league tables of earlier years for the annex, and what is known of the lists that name a
    few units only.
    """
    newest = {ranked.anchor for ranked in newest_leagues(report)}
    shown = newest | {ranked.anchor for ranked in partial_lists(report)}
    earlier = {
        ranked.anchor: ranked for ranked in ranked_lists(report) if ranked.anchor not in shown
    }
    tables = [
        tabulate_league(report, ranked) if ranked.is_league else tabulate_known(report, ranked)
        for ranked in earlier.values()
    ]
    return build_section(
        "earlier",
        report.words("league.earlier"),
        *(tables or [paragraph(report.words("league.no_earlier"), "missing")]),
    )


def draw_league(report: Report, ranked: RankedList) -> Markup:
    """The list as dots on the scale of points; the title says how close the units stand."""
    words, rows = report.words, ranked.scored
    top, last = rows[0], rows[-1]
    dots = [
        Dot(
            plain_unit(row, report.language),
            float(row["score"]),
            format_number(row["score"], report.language, printed_digits(row["score"])),
            int(row["rank"]),
        )
        for row in rows
    ]
    alt = words.plain(
        "league.alt",
        level=words(f"level.{ranked.level}"),
        year=ranked.year,
        units=len(rows),
        best=dots[0].unit,
        best_score=dots[0].score_text,
        worst=dots[-1].unit,
        worst_score=dots[-1].score_text,
    )
    title = words(
        "league.chart_title",
        units=report.count(rows),
        reach=report.total([top, last], "score", "difference", digits=printed_digits(top["score"])),
        crowd=tell_crowd(report, find_facts(report, ranked)),
        part=tell_part(report, ranked),
    )
    subtitle = words("league.chart_subtitle", source=name_source(report, ranked.document))
    return build_figure(chart_scores(f"league-chart-{ranked.anchor}", dots, alt), title, subtitle)


def tabulate_league(report: Report, ranked: RankedList) -> Markup:
    """One list with percent of a printed maximum, change among common units, gaps to the next rank
    and to the top five.

    A column that would be empty throughout is left out.
    """
    words = report.words
    positions = {
        name_key(row): row
        for row in report.rows("04_positions", level=ranked.level, year=ranked.year)
        if (row["framework"] or "") == ranked.framework
    }
    changes = previous_changes(report, ranked)
    columns = [
        Column(words("column.rank"), "number"),
        Column(words("column.unit"), "name"),
        Column(words("column.score"), "number"),
    ]
    optional = ("grade", "percent", "change", "places", "next", "top5")
    lines = []
    for row in ranked.rows:
        key = name_key(row)
        place, change = positions.get(key, {}), changes.get(key, {})
        lines.append(
            {
                "rank": report.figure(row, "rank") if row["rank"] is not None else "–",
                "unit": report.unit(row),
                "score": score_with_evidence(report, row),
                "grade": name_grade(report, row["grade"]),
                "percent": figure_or_blank(report, place, "percent_of_max", digits=1),
                "change": figure_or_blank(
                    report, change, "score_change", digits=printed_digits(row["score"]), signed=True
                ),
                "places": figure_or_blank(report, change, "places_gained", signed=True),
                "next": figure_or_blank(
                    report, place, "gap_to_next", digits=printed_digits(row["score"])
                ),
                "top5": figure_or_blank(
                    report,
                    place if place.get("gap_to_top5") else {},
                    "gap_to_top5",
                    digits=printed_digits(row["score"]),
                ),
            }
        )
    shown = [name for name in optional if any(line[name] for line in lines)]
    year_before = next((mark_year(row["year_from"]) for row in changes.values()), "")
    columns += [
        Column(words(f"column.{name}", year=year_before), "" if name == "grade" else "number")
        for name in shown
    ]
    caption = words(
        "league.caption",
        level=words(f"level.{ranked.level}"),
        year=mark_year(ranked.year),
        framework=report.framework(ranked.framework),
        status=report.tag(ranked.status),
    )
    note = words(
        "league.note",
        source=name_source(report, ranked.document),
        year_before=year_before,
        has_maximum=any(row["max_score"] is not None for row in ranked.rows),
        part=tell_part(report, ranked),
    )
    return build_table(
        f"table-{ranked.anchor}",
        caption,
        columns,
        [
            [line["rank"], line["unit"], line["score"], *(line[name] for name in shown)]
            for line in lines
        ],
        note,
    )


def score_with_evidence(report: Report, row: dict) -> Markup:
    """A score that is itself the link to the row it was printed in."""
    if row["score"] is None:
        return report.words("missing.score")
    figure = report.figure(row, "score")
    return (
        Markup('<a href="#{}">{}</a>').format(evidence_id(row), figure)
        if evidence_id(row)
        else figure
    )


def figure_or_blank(report: Report, row: dict, column: str, **form: object) -> Markup:
    """A marked figure, or nothing where the table has none."""
    return report.figure(row, column, **form) if row and row.get(column) is not None else Markup("")


def previous_changes(report: Report, ranked: RankedList) -> dict[str, dict]:
    """Per unit, the change since the newest earlier year whose points may be compared; empty where
    there is none.
    """
    changes = [
        row
        for row in report.rows(
            "03_year_changes", level=ranked.level, year_to=ranked.year, comparable=True
        )
        if not row["index_name"]
        and (row["framework_to"] or "") == ranked.framework
        and row["score_change"] is not None
    ]
    if not changes:
        return {}
    newest = max(row["year_from"] for row in changes)
    return {name_key(row): row for row in select_rows(changes, year_from=newest)}
