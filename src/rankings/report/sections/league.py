"""League tables: the newest list of each level with distances, all years beside each other, what a
point is worth.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.lists import RankedList
from rankings.report.charts_scores import Dot, chart_scores
from rankings.report.fragments import (
    Column,
    Fragment,
    build_figure,
    build_section,
    build_table,
    fold,
    heading,
    leave_paper,
)
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.lists import (
    find_facts,
    imply_grades,
    is_on_one_scale,
    list_newest,
    name_key,
    newest_leagues,
    ranked_lists,
    tell_crowd,
    tell_part,
)
from rankings.report.marks import format_number, mark_year, printed_digits
from rankings.report.naming import name_grade, name_source
from rankings.report.parts.density import show_density
from rankings.report.parts.years_table import index_positions, tabulate_years
from rankings.report.unit_naming import plain_unit

# How columns of a league table stand; what a phone has no room for is in the unit's card.
OPTIONAL = ("grade", "percent", "change", "places", "next", "top5")
KINDS = {"grade": "text grade"} | dict.fromkeys(("percent", "next", "top5"), "number wide-only")


@about_pages
def show_league_tables(report: Report) -> Fragment:
    """Level by level the newest list with its finding, its earlier years behind folds, all years in
    one table, then what a point is worth.
    """
    words, lists = report.words, ranked_lists(report)
    parts: list[object] = []
    for newest in [*newest_leagues(report), *partial_lists(report)]:
        head = heading(
            words(f"league.heading.{newest.level}", year=mark_year(newest.year)),
            anchor=f"league-{newest.anchor}",
        )
        own = [row for row in lists if row.level == newest.level]
        shown, has_earlier = stack_years(report, newest, own), len(own) > 1
        if newest.is_league:
            whole = fold(words("years.label"), tabulate_years(report, newest.level))
            parts += [head, leave_paper(shown), whole]
        elif not holds_criteria(report, newest):
            parts += [head, shown]
        elif has_earlier:
            parts.append(leave_paper(head + shown))
    parts = [part for part in (*parts, show_density(report)) if part]
    return build_section("league", words("league.title"), *parts) if parts else Fragment("")


def holds_criteria(report: Report, ranked: RankedList) -> bool:
    """Whether a list's units stand with grades and totals in the table of criteria too."""
    return any(
        row["statistic"] and row["max_score"]
        for row in report.rows("02_criteria", level=ranked.level, year=ranked.year)
    )


def stack_years(report: Report, newest: RankedList, lists: list[RankedList]) -> Markup:
    """A level's lists, the newest open, each earlier one behind a fold named by its year; a page
    that can turns them into a choice of years.
    """
    earlier = {ranked.anchor: ranked for ranked in lists if ranked.anchor != newest.anchor}
    years = Markup("\n").join(
        fold(
            report.words(
                "league.year",
                year=mark_year(ranked.year),
                framework=report.framework(ranked.framework),
            ),
            tabulate_list(report, ranked),
            kind="year",
        )
        for ranked in earlier.values()
    )
    shown = (
        draw_league(report, newest, tabulate_league(report, newest))
        if newest.is_league
        else tabulate_known(report, newest)
    )
    return Markup(
        '<div class="years" data-year="{}">\n<div class="year">{}</div>\n{}\n</div>'
    ).format(newest.year, shown, years)


def tabulate_list(report: Report, ranked: RankedList) -> Markup:
    """A list as a table: a league where enough totals are published, else what is known."""
    return tabulate_league(report, ranked) if ranked.is_league else tabulate_known(report, ranked)


def partial_lists(report: Report) -> list[RankedList]:
    """The newest list of each level that has no league table: leaders, grades."""
    with_league = {ranked.level for ranked in newest_leagues(report)}
    return list_newest(ranked for ranked in ranked_lists(report) if ranked.level not in with_league)


def tabulate_known(report: Report, ranked: RankedList) -> Markup:
    """What was published of a list without totals: the ranks, scores and grades there are, best
    grade first, and the grades that follow for units that no page grades by name."""
    words, rows = report.words, order_known(report, ranked)
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.grade"), "text grade"),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("rank", "score", "maximum", "percent")
        ),
        Column(words("column.known")),
    ]
    places = index_positions(report, ranked)
    lines = [
        [
            report.link_unit(row),
            name_grade(report, row["grade"]),
            report.cited(row, "rank"),
            report.cited(row, "score"),
            *(
                report.cited(places.get(name_key(row), {}), column, **form)
                for column, form in (("max_score", {}), ("percent_of_max", {"digits": 1}))
            ),
            Markup("{} {}").format(report.tag(row["status"]), report.evidence(row)),
        ]
        for row in rows
    ]
    note = words(
        "league.known_note",
        source=name_source(report, ranked.document),
        implied=any(row["status"] == "derived" for row in rows),
    )
    caption = words("league.known_caption", **name_list(report, ranked))
    return build_table(f"table-known-{ranked.anchor}", caption, columns, lines, note)


def order_known(report: Report, ranked: RankedList) -> list[dict]:
    """The units of a list, ranked ones first, then by grade, best first."""
    counts = report.rows("02_grade_counts", level=ranked.level, year=ranked.year)
    grades = {row["grade"]: place for place, row in enumerate(counts)}
    return sorted(
        [*ranked.rows, *imply_grades(report, ranked)],
        key=lambda row: (
            row["rank"] is None,
            row["rank"] or 0,
            grades.get(row["grade"], len(grades)),
            row["start"] or 0,
        ),
    )


def name_list(report: Report, ranked: RankedList) -> dict[str, Markup]:
    """The words that a caption names a list by."""
    return {
        "framework": report.framework(ranked.framework),
        "level": report.words(f"level.{ranked.level}"),
        "year": mark_year(ranked.year),
    }


def draw_league(report: Report, ranked: RankedList, table: Markup) -> Markup:
    """The list as dots on the scale of points, in the rows of its table on a screen; the title says
    how close the units stand.
    """
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
    chart = chart_scores(f"league-chart-{ranked.anchor}", dots, alt)
    return build_figure(chart, title, subtitle, table, in_rows=True)


def tabulate_league(report: Report, ranked: RankedList) -> Markup:
    """One list with percent of a printed maximum, change among common units, gaps to the next rank
    and to the top five.

    A column that would be empty throughout is left out.
    """
    words, changes = report.words, previous_changes(report, ranked)
    places, scale = index_positions(report, ranked), [float(row["score"]) for row in ranked.scored]
    lines = [
        describe_place(report, row, places.get(name_key(row), {}), changes.get(name_key(row), {}))
        | {"dot": place_dot(row["score"], scale)}
        for row in ranked.rows
    ]
    shown = [name for name in OPTIONAL if any(line[name] for line in lines)]
    year_before = next((mark_year(row["year_from"]) for row in changes.values()), "")
    columns = [
        Column(words("column.rank"), "number"),
        Column(words("column.unit"), "name"),
        Column(words("column.score"), "number"),
        Column(words("column.dot"), "dot wide-only screen-only"),
        *(
            Column(words(f"column.{name}", year=year_before), KINDS.get(name, "number"))
            for name in shown
        ),
    ]
    note = words(
        "league.note",
        source=name_source(report, ranked.document),
        year_before=year_before,
        unsaid=not all(map(is_on_one_scale, changes.values())),
        has_maximum=any(row["max_score"] is not None for row in ranked.rows),
        part=tell_part(report, ranked),
    )
    return build_table(
        f"table-{ranked.anchor}",
        words("league.caption", status=report.tag(ranked.status), **name_list(report, ranked)),
        columns,
        [[line[name] for name in ("rank", "unit", "score", "dot", *shown)] for line in lines],
        note,
    )


def describe_place(report: Report, row: dict, place: dict, change: dict) -> dict[str, object]:
    """The cells of a unit's line in a league table by the name of their column."""
    digits = printed_digits(row["score"])
    return {
        "rank": report.cited(row, "rank") or "–",
        "unit": report.link_unit(row),
        "score": report.cited(row, "score") or report.words("missing.score"),
        "grade": name_grade(report, row["grade"]),
        "percent": report.cited(place, "percent_of_max", digits=1),
        "change": report.cited_change(change, "score_change", digits=digits, signed=True),
        "places": report.cited_change(change, "places_gained", signed=True),
        "next": report.cited(place, "gap_to_next", digits=digits),
        "top5": report.cited(place, "gap_to_top5", digits=digits)
        if place.get("gap_to_top5")
        else "",
    }


def place_dot(score: object, scale: list[float]) -> Markup:
    """A dot on the scale from the lowest to the highest score of a list; empty where there is no
    score.

    >>> place_dot(800, [780.0, 800.0, 820.0])
    Markup('<i style="--x:50%"></i>')
    """
    low, high = min(scale, default=0), max(scale, default=0)
    if score is None or low == high:
        return Markup("")
    return Markup('<i style="--x:{:.4g}%"></i>').format(100 * (float(score) - low) / (high - low))


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
