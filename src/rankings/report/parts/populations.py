"""Who was ranked and who was not, year by year, and who vanished without a word."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.versions import version_of
from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS, RankedList, complete_years, ranked_lists
from rankings.report.marks import mark_year


def show_populations(report: Report) -> Markup:
    """How many units each year's lists name, and how many they grade, level by level; who was left
    out and why; who left unsaid.
    """
    words, lists, excluded = report.words, ranked_lists(report), report.rows("02_exclusions")
    if not lists:
        return Markup("")
    levels = [level for level in LEVELS if any(ranked.level == level for ranked in lists)]
    columns = [
        Column(words("column.year"), "name"),
        *(Column(words(f"level.{level}"), "number") for level in levels),
        Column(words("column.all_levels"), "number"),
        Column(words("column.left_out"), "number"),
    ]
    rows = []
    for year in sorted({ranked.year for ranked in lists}):
        named = {
            level: [
                row
                for ranked in lists
                if (ranked.level, ranked.year) == (level, year)
                for row in ranked.known
            ]
            for level in levels
        }
        left_out = select_rows(excluded, year=year)
        rows.append(
            [
                mark_year(year),
                *(
                    count_population(
                        report,
                        named[level],
                        select_rows(report.rows("02_grade_counts"), level=level, year=year),
                        find_size(report, level, year),
                    )
                    for level in levels
                ),
                count_population(
                    report,
                    [row for units in named.values() for row in units],
                    select_rows(report.rows("02_grade_counts"), year=year),
                    find_whole(report, lists, year),
                ),
                report.count(left_out) if left_out else "",
            ]
        )
    table = build_table(
        "table-populations", words("populations.caption"), columns, rows, words("populations.note")
    )
    return (
        heading(words("populations.heading"))
        + table
        + tell_excluded(report, excluded)
        + tell_vanished(report, lists, excluded)
    )


def find_whole(report: Report, lists: list[RankedList], year: int) -> str:
    """How many agencies of all levels a page of that year speaks of, where it says so and not how
    many each list has.
    """
    versions = {version_of(ranked.rows[0]) for ranked in lists if ranked.year == year}
    shares = [
        str(row["disclosed"] or "")
        for row in report.rows("04_frameworks")
        if row["framework_version"] in versions and row["units_ranked"] is None
    ]
    return next(
        (
            share.partition(" ")[0].partition("/")[2]
            for share in shares
            if "/" in share and "?" not in share
        ),
        "",
    )


def find_size(report: Report, level: str, year: int) -> str:
    """How many units the only list of a level and year ranks, where it names a part of them and no
    counts by grade tell.
    """
    lists = report.rows("03_lists", level=level, year=year, index_name=None)
    counted = select_rows(report.rows("02_grade_counts"), level=level, year=year)
    if len(lists) != 1 or lists[0]["complete"] or counted:
        return ""
    return str(lists[0]["group_size"] or "")


def count_population(
    report: Report, units: list[dict], grades: list[dict], whole: str = ""
) -> Markup:
    """How many units are named, of how many in all, and how many the counts by grade add up to, as
    far as a page says.
    """
    if not units:
        return Markup("")
    return report.words(
        "populations.cell",
        units=report.count(units),
        graded=report.total(grades, "count", "sum") if grades else "",
        whole=Markup('<cite class="name">{}</cite>').format(whole) if whole else "",
    )


def tell_excluded(report: Report, excluded: list[dict]) -> Markup:
    """Who was not graded, and the reason printed, year by year."""
    parts = []
    for year, level in dict.fromkeys((row["year"], row["level"]) for row in excluded):
        units = select_rows(excluded, year=year, level=level)
        parts.append(
            paragraph(
                report.words(
                    "populations.excluded",
                    year=mark_year(year),
                    units=report.count(units),
                    names=[report.named(row) for row in units],
                    reason=units[0]["reason"] or "",
                    evidence=report.evidence(units[0]),
                )
            )
        )
    return Markup("\n").join(parts)


def tell_vanished(report: Report, lists: list[RankedList], excluded: list[dict]) -> Markup:
    """Who stands in one complete list and neither in the next one nor among the units named as not
    graded.
    """
    said = []
    for level in LEVELS:
        whole = [
            ranked
            for ranked in reversed(lists)
            if ranked.level == level and ranked.year in complete_years(report, level)
        ]
        for before, after in itertools.pairwise(whole):
            known = {row["unit_id"] for row in after.rows} | {
                row["unit_id"] for row in select_rows(excluded, year=after.year)
            }
            gone = [row for row in before.scored if row["unit_id"] and row["unit_id"] not in known]
            if gone:
                said.append(
                    report.words(
                        "populations.vanished",
                        names=[report.named(row) for row in gone],
                        first=mark_year(before.year),
                        last=mark_year(after.year),
                    )
                )
    return paragraph(Markup(" ").join(said)) if said else Markup("")
