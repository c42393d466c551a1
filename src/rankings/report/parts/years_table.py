"""One level's agencies through all published lists: a line a unit, a column a year."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from rankings.compare.lists import RankedList
from rankings.compare.ranks import TOP
from rankings.compare.rules import explain_part
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report
from rankings.report.lists import (
    complete_years,
    covered_years,
    find_facts,
    lists_of,
    name_key,
    newest_leagues,
    place_units,
)
from rankings.report.marks import mark_year, printed_digits
from rankings.report.naming import name_source
from rankings.report.parts.movement_charts import pair_rows

BEHIND = ("times_top", "next", "lead5")  # a phone leaves them to the unit's card


def tabulate_years(report: Report, level: str) -> Markup:
    """Rank and points of every unit of a level in every list that names as many as a top five, its
    places gained among the common units, times among the first five, and distances in the newest
    list. The order is that of the newest list, then of the ones before.
    """
    lists = [ranked for ranked in lists_of(report, level) if len(place_units(ranked)) >= TOP]
    if not lists:
        return Markup("")
    newest = lists[0]
    ways = {
        name_key(row): row
        for row in report.rows("03_trajectories", level=level, index_name=None)
        if (row["label"] or "") == newest.label
    }
    years = covered_years(report, level)
    moves = show_moves(report, level, years) if len(complete_years(report, level)) > 1 else {}
    distances = index_positions(report, newest)
    rows = [
        [
            report.link_unit(unit),
            *(
                show_place(report, place_units(ranked).get(key), ranked is newest)
                for ranked in reversed(lists)
            ),
            moves.get(key, ""),
            count_top(report, ways.get(key)),
            *show_distances(report, distances.get(key, {}), newest),
        ]
        for key, unit in order_units(lists).items()
    ]
    return build_table(
        f"table-years-{level}",
        report.words("years.caption", level=report.words(f"level.{level}")),
        head_years(report, lists, years if moves else []),
        rows,
        note_years(report, lists),
    )


def show_moves(report: Report, level: str, years: list[int]) -> dict[str, Markup]:
    """{unit: places gained} among the common units from the first of some lists to the last; on
    paper, which shows no card, also from each list to the next, where these add up.
    """
    steps = [
        {name_key(row): row for row in pair_rows(report, level, *pair)}
        for pair in itertools.pairwise(years)
    ]
    moves = {}
    for row in pair_rows(report, level, years[0], years[-1]):
        key = name_key(row)
        moves[key] = report.cited_change(row, "places_gained", signed=True)
        parts = [step[key] for step in steps if key in step]
        gained = sum(part["places_gained"] or 0 for part in parts)
        if len(parts) == len(steps) > 1 and gained == row["places_gained"]:
            told = [report.figure(part, "places_gained", signed=True) for part in parts]
            moves[key] += Markup('<span class="paper-only"> ({})</span>').format(
                Markup(", ").join(told)
            )
    return moves


def index_positions(report: Report, ranked: RankedList) -> dict[str, dict]:
    """The rows of `04_positions` of a list, by unit."""
    rows = report.rows("04_positions", level=ranked.level, year=ranked.year)
    return {name_key(row): row for row in rows if (row["framework"] or "") == ranked.framework}


def head_years(report: Report, lists: list[RankedList], years: list[int]) -> list[Column]:
    """The columns: unit, a year each, places gained between the first and the last of `years`
    (where there are any) by way of the others, what a phone leaves to the card.
    """
    words = report.words
    gained = (
        words(
            "column.gained",
            first=mark_year(years[0]),
            last=mark_year(years[-1]),
            via=[mark_year(year) for year in years[1:-1]],
        )
        if years
        else ""
    )
    return [
        Column(words("column.unit"), "name"),
        *(
            Column(words("column.rank_points", year=mark_year(ranked.year)), "number")
            for ranked in reversed(lists)
        ),
        Column(gained, "number"),
        *(Column(words(f"column.{name}"), "number wide-only") for name in BEHIND),
    ]


def note_years(report: Report, lists: list[RankedList]) -> Markup:
    """The sources of a level's lists, how to read its columns, what lists of fewer names say."""
    words, newest, first = report.words, lists[0], newest_leagues(report)[0].level
    shown = {ranked.year for ranked in lists}
    short = [ranked for ranked in lists_of(report, newest.level) if ranked.year not in shown]
    told = [] if newest.level == first else list_documents(lists_of(report, first))
    is_told = set(list_documents(lists)) <= set(told)
    return words(
        "years.note",
        sources=[] if is_told else [tell_list(report, ranked) for ranked in reversed(lists)],
        partial=[
            {"year": mark_year(ranked.year), "why": why}
            for ranked in reversed(lists)
            if is_told and (why := explain_list(report, ranked))
        ],
        short=[tell_short(report, ranked) for ranked in short if place_units(ranked)],
        blank=tell_blanks(
            report, [one for one in lists if len(place_units(one)) < len(order_units(lists))]
        ),
        assumed=any(
            row["lists_top5"] > row["times_ranked"]
            for row in report.rows("03_trajectories", level=newest.level)
        ),
        newest=mark_year(newest.year),
        several=len(lists) > 1,
        explained=newest.level == first,
        first=words(f"level.{first}"),
    )


def list_documents(lists: list[RankedList]) -> list[tuple[int, str]]:
    """The year and the document of some lists."""
    return [(ranked.year, ranked.document) for ranked in lists]


def explain_list(report: Report, ranked: RankedList) -> str:
    """Why a list is in part; empty where it is whole."""
    why = find_facts(report, ranked).get("why_partial")
    return explain_part(why, report.language) if why else ""


def tell_list(report: Report, ranked: RankedList) -> Markup:
    """A list's year and source, that it restates, why it is in part."""
    return report.words(
        "years.source",
        year=mark_year(ranked.year),
        source=name_source(report, ranked.document),
        status=report.tag(ranked.status) if ranked.status == "restated" else "",
        why_part=explain_list(report, ranked),
    )


def tell_blanks(report: Report, missed: list[RankedList]) -> Markup:
    """What an empty cell means in the column of a list that misses a unit: a whole list did not
    rank the unit, one in part does not name it, so that nobody knows but that it is below those
    named; empty without such lists.
    """
    in_part = [ranked for ranked in missed if not find_facts(report, ranked)["complete"]]
    below = {find_next_rank(ranked) for ranked in in_part}
    return report.words(
        "years.blank",
        whole=len(missed) > len(in_part),
        years=[mark_year(year) for year in sorted({ranked.year for ranked in in_part})],
        below=Markup('<cite class="name">{}</cite>').format(below.pop())
        if len(below) == 1 and None not in below
        else "",
    )


def find_next_rank(ranked: RankedList) -> int | None:
    """The best rank that a unit may have which a list does not name; None where its ranks leave a
    gap above the last.
    """
    ranks = sorted(row["rank"] for row in place_units(ranked).values())
    is_whole = all(rank <= place for place, rank in enumerate(ranks, 1))
    return len(ranks) + 1 if ranks and is_whole else None


def tell_short(report: Report, ranked: RankedList) -> Markup:
    """The few places that a list names which has no column."""
    places = [
        Markup("{} {}").format(report.named(row), show_place(report, row, True))
        for row in place_units(ranked).values()
    ]
    source = name_source(report, ranked.document)
    return report.words("years.short", year=mark_year(ranked.year), places=places, source=source)


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
    points = Markup("\u00a0·\u00a0{}").format(report.cited(row, "score"))
    return rank + (
        points if is_newest else Markup('<span class="wide-only">{}</span>').format(points)
    )


def count_top(report: Report, way: dict | None) -> Markup:
    """How often a unit was among the first five, of how many lists that tell whether it was."""
    if way is None:
        return Markup("")
    return Markup("{}/{}").format(
        report.figure(way, "times_top5"), report.figure(way, "lists_top5")
    )


def show_distances(report: Report, place: dict, newest: RankedList) -> list[Markup]:
    """Points to the next rank in the newest list; how many the first five have more than the sixth
    (+), and the others less than the fifth (−).
    """
    digits = printed_digits(newest.scored[0]["score"]) if newest.scored else None
    to_next = report.cited(place, "gap_to_next", digits=digits) if place.get("gap_to_next") else ""
    is_first = bool(place.get("rank")) and place["rank"] <= TOP
    other = newest.scored[TOP - 1 :][:1] if place.get("gap_to_top5") else []
    if is_first:
        other = newest.scored[TOP:][:1]
    own = [row for row in newest.scored if name_key(row) == name_key(place)] if other else []
    if not own:
        return [Markup(to_next), Markup("")]
    return [
        Markup(to_next),
        report.total([*own, *other], "score", "difference", digits=digits, signed=True),
    ]
