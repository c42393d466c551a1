"""The ranked lists a report speaks of: which, in which order, and what is said of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.compare.lists import AGENCIES, RankedList, gather_lists
from rankings.registry.units import load_register
from rankings.report.inputs import Report
from rankings.report.marks import mark_day
from rankings.report.witnesses import name_key

# Why a list is known to be a part of a longer one; a hole in its places alone may be a misprint.
IN_PART = ("more_units_were_ranked", "leaders_only", "cut_inside_a_row")
LEVELS = AGENCIES


def ranked_lists(report: Report) -> list[RankedList]:
    """All lists of agencies, newest first, departments before districts."""
    return gather_lists(report.rows("02_rankings"))


def lists_of(report: Report, level: str, years: Collection[int] | None = None) -> list[RankedList]:
    """The lists of a level, newest first; of some years only, where they are named."""
    return [
        ranked
        for ranked in ranked_lists(report)
        if ranked.level == level and (years is None or ranked.year in years)
    ]


def league_lists(report: Report) -> list[RankedList]:
    """Lists with enough totals to be league tables; restated columns of an earlier year are not
    among them.
    """
    return [
        ranked
        for ranked in ranked_lists(report)
        if ranked.is_league and ranked.status in ("printed", "transcribed")
    ]


def list_leagues(report: Report) -> list[dict]:
    """The rows of `03_lists` with enough totals to be league tables, newest first; lists that name
    a few units of many are none.
    """
    rows = [
        row
        for row in report.rows("03_lists")
        if row["level"] in LEVELS
        and not row["index_name"]
        and (row["scored"] or 0) >= FEWEST
        and row["why_partial"] not in ("more_units_were_ranked", "leaders_only")
    ]
    return sorted(
        rows, key=lambda row: (-row["year"], LEVELS.index(row["level"]), row["label"] or "")
    )


def find_facts(report: Report, ranked: RankedList) -> dict:
    """What `03_lists` knows of a list: whether it is whole, and how dense."""
    facts = report.rows("03_lists", level=ranked.level, year=ranked.year, index_name=None)
    key = ranked.framework, ranked.label
    return next(
        (row for row in facts if (row["framework"] or "", row["label"] or "") == key),
        {"complete": False, "densest_units": None},
    )


def tell_part(report: Report, ranked: RankedList) -> Markup:
    """That a list names some units only, how many of how many, and the lowest place named; empty
    where it is whole.
    """
    facts = find_facts(report, ranked)
    placed = [row for row in ranked.rows if row["rank"] is not None]
    if facts.get("why_partial") not in IN_PART or not placed:
        return Markup("")
    return report.words(
        "league.part",
        named=report.count(ranked.known),
        size=report.figure(facts, "group_size") if facts.get("group_size") else "",
        unit=report.named(placed[-1]),
        rank=report.figure(placed[-1], "rank"),
    )


def tell_crowd(report: Report, facts: dict) -> Markup:
    """The densest stretch of a list in words: how many units, their ranks, within how many points;
    empty where no stretch holds three.
    """
    if facts["densest_units"] is None:
        return Markup("")
    return report.words(
        "density.crowd",
        units=report.figure(facts, "densest_units"),
        best=report.figure(facts, "densest_best"),
        worst=report.figure(facts, "densest_worst"),
        reach=report.figure(facts, "densest_width"),
        tied=facts["densest_units"] > facts["densest_worst"] - facts["densest_best"] + 1,
        also=[
            Markup('<cite class="name">{}–{}</cite>').format(*ends)
            for ends in facts["densest_also"] or []
        ],
    )


def list_unlisted_years(report: Report) -> list[int]:
    """The years between the first list of agencies and the newest of which there is none."""
    years = {ranked.year for ranked in ranked_lists(report)}
    return sorted(set(range(min(years, default=0), max(years, default=0))) - years)


def list_part_years(report: Report) -> list[int]:
    """The years of which a list of agencies is known in part only."""
    parts = (one for one in ranked_lists(report) if not find_facts(report, one)["complete"])
    return sorted({ranked.year for ranked in parts})


def newest_leagues(report: Report) -> list[RankedList]:
    """The newest league table of each level."""
    return list_newest(league_lists(report))


def list_newest(lists: Iterable[RankedList]) -> list[RankedList]:
    """The newest list of each level, the lists being newest first."""
    newest: dict[str, RankedList] = {}
    for ranked in lists:
        newest.setdefault(ranked.level, ranked)
    return list(newest.values())


def find_end(report: Report, ranked: RankedList) -> Markup:
    """The first day on which none of a list's units was there any more, nor any of their level;
    empty where one still is, or one is not on record.
    """
    register = load_register().units
    units = [register.get(row["unit_id"] or "") for row in ranked.known]
    last = [unit.valid_to if unit else None for unit in units]
    if not last or not all(last):
        return Markup("")
    gone = (date.fromisoformat(max(last)) + timedelta(days=1)).isoformat()
    left = any(unit.level == ranked.level and unit.is_valid(gone) for unit in register.values())
    return Markup("") if left else mark_day(gone, report.language)


def list_partial_years(report: Report, level: str) -> list[int]:
    """The years whose lists of a level are not known to be whole, earliest first."""
    years = {ranked.year for ranked in lists_of(report, level)}
    return sorted(years - set(complete_years(report, level)))


def common_units(report: Report, level: str) -> list[dict]:
    """The trajectories of the units ranked in every complete list of a level."""
    return [
        row
        for row in report.rows("03_trajectories", level=level)
        if row["common_ranks"] and not row["index_name"]
    ]


def complete_years(report: Report, level: str) -> list[int]:
    """The years of the complete lists, in order."""
    return list_years(common_units(report, level), "common_ranks")


def covered_years(report: Report, level: str) -> list[int]:
    """The same, with the years of partial lists that rank all units of the complete ones."""
    return list_years(common_units(report, level), "covered_ranks")


def known_years(report: Report, level: str) -> list[int]:
    """The same, between the first and the last of them also those of which only the first places
    are known.
    """
    years = covered_years(report, level)
    known = list_years(common_units(report, level), "known_ranks")
    return [year for year in known if years and years[0] <= year <= years[-1]]


def list_years(units: list[dict], column: str) -> list[int]:
    """The years in which some trajectories have a rank of a column, in order."""
    return sorted(
        {
            int(year)
            for row in units
            for year, rank in zip(row["years"], row[column], strict=True)
            if rank is not None
        }
    )


def rank_in(row: dict, year: int) -> int | None:
    """A trajectory's rank in a year among the units of the complete lists."""
    return dict(zip(row["years"], row["known_ranks"], strict=True)).get(year)


def is_on_one_scale(change: dict) -> bool:
    """Whether the maxima of both years of a change are printed.

    >>> is_on_one_scale({"max_from": 150, "max_to": None})
    False
    """
    return None not in (change["max_from"], change["max_to"])


def place_units(ranked: RankedList) -> dict[str, dict]:
    """The ranked rows of a list by unit."""
    return {name_key(row): row for row in ranked.rows if row["rank"] is not None}


def imply_grades(report: Report, ranked: RankedList) -> list[dict]:
    """Units of a list that are graded by elimination only, as rows of it: the counts by grade leave
    them no other.
    """
    listed = {row["unit_id"] for row in ranked.rows}
    bounds = report.rows("04_bounds", level=ranked.level, year=ranked.year, reading="strict")
    blank = dict.fromkeys(("rank", "score", "start", "end", "document_id", "quote"))
    return [
        {**row, **blank, "kind": find_kind(row["unit_id"]), "status": "derived"}
        for row in bounds
        if row["unit_id"] and row["grade"] and row["unit_id"] not in listed
    ]


def find_kind(unit_id: str) -> str | None:
    """The kind of a body; None where the registry does not know it."""
    unit = load_register().units.get(unit_id)
    return unit.kind if unit else None


def list_members(report: Report, ranked: RankedList) -> list[dict]:
    """The units of a list of which something is known, those graded by elimination too."""
    return [*ranked.known, *imply_grades(report, ranked)]
