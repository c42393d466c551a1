"""Units named as examples in words, and where they stand in the lists that came after."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import RankedList, league_lists
from rankings.report.marks import mark_year

TOP_HALF = 0.5


def show_mentions(report: Report) -> Markup:
    """The units named for good work, how often, and their rank in every league table after; empty where none is named."""
    words = report.words
    praised = [row for row in report.rows("02_mentions", tone="good") if row["unit_id"]]
    lists = sorted((ranked for ranked in league_lists(report)), key=lambda ranked: ranked.year)
    if not praised or not lists:
        return Markup("")
    years = sorted({ranked.year for ranked in lists})
    columns = [Column(words("column.unit"), "name"), Column(words("column.times_named"), "number"), *(Column(words("column.rank_in", year=mark_year(year)), "number") for year in years)]
    units = {row["unit_id"]: row for row in praised}
    ordered = sorted(units, key=lambda unit: (-len(select_rows(praised, unit_id=unit)), str(units[unit]["unit"])))
    rows = [[report.unit(units[unit]), report.count(select_rows(praised, unit_id=unit)), *(place_in_year(report, unit, lists, year) for year in years)] for unit in ordered]
    return heading(words("mentions.heading")) + paragraph(tell_fit(report, units, lists)) + build_table("table-mentions", words("mentions.caption"), columns, rows, words("mentions.note"))


def find_place(unit: str, lists: list[RankedList], year: int) -> tuple[RankedList, dict] | None:
    """The list of a year that ranks a unit, and its row."""
    for ranked in lists:
        row = next((row for row in ranked.scored if row["unit_id"] == unit), None)
        if ranked.year == year and row:
            return ranked, row
    return None


def place_in_year(report: Report, unit: str, lists: list[RankedList], year: int) -> Markup:
    """A unit's rank of how many in a year's list; nothing where it is not ranked."""
    found = find_place(unit, lists, year)
    return Markup("{}/{}").format(report.figure(found[1], "rank"), report.count(found[0].scored)) if found else Markup("")


def tell_fit(report: Report, units: dict[str, dict], lists: list[RankedList]) -> Markup:
    """How many of the praised units stand in the upper half of the newest list that ranks them."""
    newest = {unit: next((found for ranked in reversed(lists) if (found := find_place(unit, lists, ranked.year))), None) for unit in units}
    known = [found for found in newest.values() if found]
    upper = [row for ranked, row in known if float(row["rank"]) <= TOP_HALF * len(ranked.scored)]
    if not known:
        return Markup("")
    return report.words("mentions.fit", units=report.count(list(units.values())), known=report.count([row for _, row in known]), upper=report.count(upper))
