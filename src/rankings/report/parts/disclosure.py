"""What was disclosed of each list, here and in the other provinces: totals, grades, scores by
criterion.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import RankedList, gather_lists, list_newest, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_province, raise_first

MOST = 0.8  # from this share of its units on a list is said to disclose totals


def show_disclosure(report: Report) -> Markup:
    """The newest list of each level, of this province and of the others, with what was disclosed of
    it; the contrast in words.
    """
    provinces = {
        report.province: {name: report.rows(name) for name in ("02_criteria", "02_grade_counts")}
    } | report.neighbours
    lists = {report.province: ranked_lists(report)} | {
        slug: gather_lists(tables["02_rankings"])
        for slug, tables in provinces.items()
        if slug != report.province
    }
    newest = {slug: list_newest(own) for slug, own in lists.items()}
    known = [(slug, ranked, provinces[slug]) for slug, own in newest.items() for ranked in own]
    if not known:
        return Markup("")
    words = report.words
    columns = [
        Column(words("column.province"), "name"),
        Column(words("column.year")),
        Column(words("column.framework")),
        Column(words("column.level")),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("with_score", "graded", "criteria_scored")
        ),
    ]
    lines = [describe_list(report, slug, ranked, tables) for slug, ranked, tables in known]
    table = build_table(
        "table-disclosure", words("disclosure.caption"), columns, lines, words("disclosure.note")
    )
    return (
        heading(words("disclosure.heading"))
        + paragraph(tell_contrast(report, newest, provinces))
        + table
    )


def describe_list(
    report: Report, slug: str, ranked: RankedList, tables: dict[str, list[dict]]
) -> list[object]:
    """The line of one list."""
    words, grades = (
        report.words,
        select_rows(tables["02_grade_counts"], level=ranked.level, year=ranked.year),
    )
    scored = find_scored_criteria(ranked, tables)
    return [
        name_province(slug),
        mark_year(ranked.year),
        raise_first(report.framework(ranked.framework)),
        words(f"level.{ranked.level}"),
        report.count(ranked.with_score) if ranked.with_score else "",
        report.total(grades, "count", "sum") if grades else "",
        report.count(scored) if scored else "",
    ]


def find_scored_criteria(ranked: RankedList, tables: dict[str, list[dict]]) -> list[dict]:
    """One row of each criterion of a list on which some score is printed."""
    rows = [
        row
        for row in select_rows(tables["02_criteria"], level=ranked.level, year=ranked.year)
        if row["statistic"] and row["score"] is not None
    ]
    return list({row["criterion"]: row for row in rows}.values())


def tell_contrast(
    report: Report, newest: dict[str, list[RankedList]], provinces: dict[str, dict[str, list[dict]]]
) -> Markup:
    """What each province's newest lists disclose, province by province; empty where there is one
    province only.
    """
    parts = []
    for slug, own in newest.items():
        if own:
            totals = sum(len(ranked.with_score) for ranked in own) >= MOST * sum(
                len(ranked.known) for ranked in own
            )
            parts.append(
                report.words(
                    "disclosure.part",
                    name=name_province(slug),
                    year=mark_year(max(ranked.year for ranked in own)),
                    totals=totals,
                    grades=any(row["grade"] for ranked in own for row in ranked.rows),
                    criteria=any(find_scored_criteria(ranked, provinces[slug]) for ranked in own),
                )
            )
    return report.words("disclosure.contrast", parts=parts) if len(parts) > 1 else Markup("")
