"""Who was ranked and who was not, year by year, and who vanished without a word."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS, RankedList, complete_years, ranked_lists
from rankings.report.marks import mark_year


def show_populations(report: Report) -> Markup:
    """How many units each year's lists name, level by level; who was not graded and why; who left unsaid."""
    words, lists, excluded = report.words, ranked_lists(report), report.rows("02_exclusions")
    if not lists:
        return Markup("")
    levels = [level for level in LEVELS if any(ranked.level == level for ranked in lists)]
    graded = report.rows("02_grade_counts")
    columns = [Column(words("column.year"), "name"), *(Column(words(f"level.{level}"), "number") for level in levels),
               *(Column(words(f"column.{name}"), "number") for name in ("all_levels", *(["graded"] if graded else []), "left_out"))]
    rows = []
    for year in sorted({ranked.year for ranked in lists}):
        named = [list_named(lists, level, year) for level in levels]
        left_out, counts = select_rows(excluded, year=year), select_rows(graded, year=year)
        rows.append([mark_year(year), *(report.count(units) if units else "" for units in named),
                     report.count([row for units in named for row in units]), *([report.total(counts, "count", "sum") if counts else ""] if graded else []), report.count(left_out) if left_out else ""])
    table = build_table("table-populations", words("populations.caption"), columns, rows, words("populations.note"))
    return heading(words("populations.heading")) + table + tell_excluded(report, excluded) + tell_vanished(report, lists, excluded)


def list_named(lists: list[RankedList], level: str, year: int) -> list[dict]:
    """The rows of a level's lists of a year that hold a rank, a score or a grade."""
    return [row for ranked in lists if (ranked.level, ranked.year) == (level, year) for row in ranked.rows
            if any(row[name] is not None for name in ("rank", "score", "grade"))]


def tell_excluded(report: Report, excluded: list[dict]) -> Markup:
    """Who was not graded, and the reason printed, year by year."""
    parts = []
    for year, level in dict.fromkeys((row["year"], row["level"]) for row in excluded):
        units = select_rows(excluded, year=year, level=level)
        parts.append(paragraph(report.words("populations.excluded", year=mark_year(year), units=report.count(units), names=[report.named(row) for row in units],
                                            reason=units[0]["reason"] or "", evidence=report.evidence(units[0]))))
    return Markup("\n").join(parts)


def tell_vanished(report: Report, lists: list[RankedList], excluded: list[dict]) -> Markup:
    """Who stands in one complete list and neither in the next one nor among the units named as not graded."""
    said = []
    for level in LEVELS:
        whole = [ranked for ranked in reversed(lists) if ranked.level == level and ranked.year in complete_years(report, level)]
        for before, after in zip(whole, whole[1:], strict=False):
            known = {row["unit_id"] for row in after.rows} | {row["unit_id"] for row in select_rows(excluded, year=after.year)}
            gone = [row for row in before.scored if row["unit_id"] and row["unit_id"] not in known]
            if gone:
                said.append(report.words("populations.vanished", names=[report.named(row) for row in gone], first=mark_year(before.year), last=mark_year(after.year)))
    return paragraph(Markup(" ").join(said)) if said else Markup("")
