"""Units named as examples in words, and where they stand in the lists that came after."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import FEWEST, RankedList, ranked_lists
from rankings.report.marks import mark_year

TOP_HALF = 0.5
CLEAR = 2 / 3        # from this share in one half of the lists praise and rank are said to go together, or not to


def show_mentions(report: Report) -> Markup:
    """The units named for good work, how often, and their rank in every list after; empty where none is named."""
    words = report.words
    praised = [row for row in report.rows("02_mentions", tone="good") if row["unit_id"]]
    first = min((row["year"] for row in praised if row["year"]), default=0)
    lists = [ranked for ranked in reversed(ranked_lists(report)) if ranked.year >= first and len(place_units(ranked)) >= FEWEST]
    if not praised or not lists:
        return Markup("")
    years = sorted({ranked.year for ranked in lists})
    columns = [Column(words("column.unit"), "name"), Column(words("column.times_named"), "number"),
               *(Column(words("column.rank_in", year=mark_year(year)), "number") for year in years)]
    units = {row["unit_id"]: row for row in praised}
    ordered = sorted(units, key=lambda unit: (-len(select_rows(praised, unit_id=unit)), str(units[unit]["unit"])))
    rows = [[report.unit(units[unit]), report.count(select_rows(praised, unit_id=unit)),
             *(place_in_year(report, unit, lists, year) for year in years)] for unit in ordered]
    table = build_table("table-mentions", words("mentions.caption"), columns, rows, words("mentions.note"))
    return heading(words("mentions.heading")) + paragraph(tell_fit(report, units, lists)) + table


def place_units(ranked: RankedList) -> dict[str, dict]:
    """The ranked rows of a list by unit."""
    return {row["unit_id"]: row for row in ranked.rows if row["rank"] is not None}


def place_in_year(report: Report, unit: str, lists: list[RankedList], year: int) -> Markup:
    """A unit's rank in a year's list, of how many where the list is a league table; nothing where it is not named."""
    found = next((ranked for ranked in lists if ranked.year == year and unit in place_units(ranked)), None)
    if not found:
        return Markup("")
    rank = report.figure(place_units(found)[unit], "rank")
    return Markup("{}/{}").format(rank, report.count(found.scored)) if found.is_league else rank


def tell_fit(report: Report, units: dict[str, dict], lists: list[RankedList]) -> Markup:
    """How many of the praised units stand in the upper half of the newest league table that ranks them, and what follows."""
    leagues = [ranked for ranked in reversed(lists) if ranked.is_league]
    newest = {unit: next(((ranked, place_units(ranked)[unit]) for ranked in leagues if unit in place_units(ranked)), None) for unit in units}
    known = [found for found in newest.values() if found]
    if not known:
        return Markup("")
    upper = [row for ranked, row in known if float(row["rank"]) <= TOP_HALF * len(ranked.scored)]
    share = len(upper) / len(known)
    verdict = "with" if share >= CLEAR else "against" if share <= 1 - CLEAR else "neither"
    return report.words("mentions.fit", units=report.count(list(units.values())), known=report.count([row for _, row in known]),
                        upper=report.count(upper), verdict=verdict)
