"""One level's agencies through all published lists: a line a unit, a column a year."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ranks import TOP
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report
from rankings.report.lists import (
    RankedList,
    complete_years,
    find_facts,
    lists_of,
    name_key,
    place_units,
)
from rankings.report.marks import mark_year, printed_digits
from rankings.report.naming import name_source
from rankings.report.parts.leaders import count_within, follow_ranks
from rankings.report.parts.movement_charts import pair_rows

BEHIND = ("times_top", "next", "top5")  # a phone leaves them to the unit's card


def tabulate_years(report: Report, level: str) -> Markup:
    """Rank and points of every unit of a level in every list that names as many as a top five, its
    places gained among the common units, times among the first five, and distances in the newest
    list. The order is that of the newest list, then of the ones before.
    """
    lists = [ranked for ranked in lists_of(report, level) if len(place_units(ranked)) >= TOP]
    if not lists:
        return Markup("")
    words, newest = report.words, lists[0]
    ways = follow_ranks(lists_of(report, level))
    years = complete_years(report, level)
    gained = (
        {name_key(row): row for row in pair_rows(report, level, years[0], years[-1])}
        if (len(years) > 1)
        else {}
    )
    columns = [
        Column(words("column.unit"), "name"),
        *(
            Column(words("column.rank_points", year=mark_year(ranked.year)), "number")
            for ranked in reversed(lists)
        ),
        Column(
            words("column.gained", first=mark_year(years[0]), last=mark_year(years[-1]))
            if gained
            else "",
            "number",
        ),
        *(Column(words(f"column.{name}"), "number wide-only") for name in BEHIND),
    ]
    distances = {
        name_key(row): row
        for row in report.rows("04_positions", level=level, year=newest.year)
        if (row["framework"] or "") == newest.framework
    }
    rows = [
        [
            report.link_unit(unit),
            *(
                show_place(report, place_units(ranked).get(key), ranked is newest)
                for ranked in reversed(lists)
            ),
            report.cited_change(gained.get(key, {}), "places_gained", signed=True)
            if key in gained
            else "",
            count_top(report, ways[key]),
            *show_distances(report, distances.get(key, {}), newest),
        ]
        for key, unit in order_units(lists).items()
    ]
    return build_table(
        f"table-years-{level}",
        words("years.caption", level=words(f"level.{level}")),
        columns,
        rows,
        words(
            "years.note",
            sources=[
                words(
                    "years.source",
                    year=mark_year(ranked.year),
                    source=name_source(report, ranked.document),
                    is_part=not find_facts(report, ranked)["complete"],
                )
                for ranked in reversed(lists)
            ],
            newest=mark_year(newest.year),
            several=len(lists) > 1,
        ),
    )


def order_units(lists: list[RankedList]) -> dict[str, dict]:
    """Every ranked unit by its key, in the order of the newest list that ranks it."""
    units: dict[str, dict] = {}
    for ranked in lists:
        for key, row in place_units(ranked).items():
            units.setdefault(key, row)
    return units


def show_place(report: Report, row: dict | None, is_newest: bool) -> Markup:
    """A rank and, behind it, the points (on a phone those of the newest list alone); nothing where
    the list does not name the unit.
    """
    if row is None:
        return Markup("")
    rank = Markup('<span class="rank">{}</span>').format(report.cited(row, "rank"))
    if row["score"] is None:
        return rank
    points = Markup(" · {}").format(report.cited(row, "score"))
    return rank + (
        points if is_newest else Markup('<span class="wide-only">{}</span>').format(points)
    )


def count_top(report: Report, rows: list[dict]) -> Markup:
    """How often a unit was among the first five, of how many lists that rank it."""
    return Markup("{}/{}").format(report.count(count_within(rows, TOP)), report.count(rows))


def show_distances(report: Report, place: dict, newest: RankedList) -> list[Markup]:
    """Points to the next rank and to the fifth in the newest list."""
    digits = printed_digits(newest.scored[0]["score"]) if newest.scored else None
    return [
        report.cited(place, column, digits=digits) if place.get(column) else Markup("")
        for column in ("gap_to_next", "gap_to_top5")
    ]
