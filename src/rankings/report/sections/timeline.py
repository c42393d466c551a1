"""Which lists were published: frameworks in time, how many units with how much known of them, by
which decision, and who was left out.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.lists import RankedList
from rankings.registry.frameworks import succeeds
from rankings.report.fragments import Column, Fragment, build_section, build_table, paragraph
from rankings.report.inputs import Report, about_pages
from rankings.report.lists import list_members, list_part_years, list_unlisted_years, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_source, raise_first
from rankings.report.parts.answers_lists import find_position
from rankings.report.parts.populations import (
    tell_absent,
    tell_excluded,
    tell_reorganised,
    tell_totals,
    tell_vanished,
)
from rankings.report.parts.requests import list_unheld_results


@about_pages
def show_timeline(report: Report) -> Fragment:
    """Every list that is known and how many units it names, who was not graded, who left unsaid and
    who is no more.
    """
    words, lists = report.words, ranked_lists(report)
    if not lists:
        return build_section(
            "timeline", words("timeline.title"), paragraph(words("timeline.none"), "missing")
        )
    return build_section(
        "timeline",
        words("timeline.title"),
        paragraph(Markup("{} {}").format(tell_course(report, lists), tell_unlisted(report))),
        paragraph(tell_totals(report, lists)),
        tabulate_lists(report, lists),
        tell_excluded(report, report.rows("02_exclusions")),
        tell_vanished(report),
        tell_absent(report),
        tell_reorganised(report),
    )


def tell_course(report: Report, lists: list[RankedList]) -> Markup:
    """What was measured one after the other, and what that means for comparing."""
    frameworks = list(
        dict.fromkeys(ranked.framework for ranked in sorted(lists, key=lambda ranked: ranked.year))
    )
    form = "single"
    if len(frameworks) > 1:
        form = "several" if is_one_course(frameworks) else "apart"
    years = sorted({ranked.year for ranked in lists})
    return report.words(
        f"timeline.{form}",
        frameworks=[name_framework(report, name) for name in frameworks],
        years=[mark_year(year) for year in years],
        alone=len(years) == 1,
        first=mark_year(years[0]),
        last=mark_year(years[-1]),
    )


def tell_unlisted(report: Report) -> Markup:
    """The years of which no list is at hand, and the decisions that announced results of some of
    them; empty where there is none.
    """
    years = [mark_year(year) for year in list_unlisted_years(report)]
    known = [part for part in list_unheld_results(report) if part["year"] in years]
    return report.words("timeline.unlisted", years=years, known=known) if years else Markup("")


def is_one_course(frameworks: list[str]) -> bool:
    """Whether some frameworks, as far as they are named, are one evaluation whose criteria
    changed.
    """
    named = [name for name in frameworks if name]
    return all(succeeds(named[0], name) for name in named)


def name_framework(report: Report, framework: str) -> Markup:
    """What was measured; that no page says so, where none does."""
    return report.framework(framework) or report.words("timeline.unnamed")


def tabulate_lists(report: Report, lists: list[RankedList]) -> Markup:
    """Every list that is known: year, framework, level, units, maximum, source and how it is known
    from it; which years are in part, where not all are.
    """
    words = report.words
    columns = [
        Column(words("column.year")),
        Column(words("column.framework"), "name"),
        Column(words("column.level")),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("units", "with_score", "graded", "excluded", "maximum")
        ),
        Column(words("column.source")),
    ]
    parts, lines = list_part_years(report), [describe_list(report, ranked) for ranked in lists]
    return build_table(
        "table-lists",
        words("timeline.caption"),
        columns,
        lines,
        words(
            "timeline.note",
            graded=bool(report.rows("02_grade_counts")),
            excluded=any(line[-3] for line in lines),
            parts=list(map(mark_year, parts)) if set(parts) < {one.year for one in lists} else [],
        ),
    )


def describe_list(report: Report, ranked: RankedList) -> list[object]:
    """The line of one list."""
    words = report.words
    place = {"level": ranked.level, "year": ranked.year}
    excluded = report.rows("02_exclusions", **place)
    grades = report.rows("02_grade_counts", **place)
    is_copy = ranked.status == "transcribed"
    untold = "unread" if is_copy else "not_printed"
    printed = [row for row in ranked.rows if row["max_score"] is not None]
    top = (*printed, find_position(report, ranked.rows[0]))[0]
    summed = "" if printed else report.tag("derived")
    return [
        mark_year(ranked.year),
        raise_first(name_framework(report, ranked.framework)),
        words(f"level.{ranked.level}"),
        report.count(list_members(report, ranked)),
        report.count(ranked.with_score),
        report.total(grades, "count", "sum") if grades else "",
        report.count(excluded) if excluded else words("timeline.unread") if is_copy else "",
        Markup("{} {}").format(report.cited(top, "max_score"), summed)
        if top.get("max_score") is not None
        else words(f"timeline.{untold}"),
        Markup("{} {}").format(name_source(report, ranked.document), report.tag(ranked.status)),
    ]
