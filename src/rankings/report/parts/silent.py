"""What an analyst asks and the published data cannot answer: a line a question, with the reason,
what is known all the same, and the document that would tell.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.compare.lists import RankedList
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    league_lists,
    list_leagues,
    list_members,
    list_newest,
    newest_leagues,
    ranked_lists,
)
from rankings.report.marks import mark_year
from rankings.report.naming import name_grade
from rankings.report.parts.agreement import tell_meaning
from rankings.report.parts.beside import show_neighbours
from rankings.report.parts.bounds import show_bound
from rankings.report.parts.first_page import list_moving_levels
from rankings.report.parts.leaders import name_kind, show_kinds
from rankings.report.parts.means import show_means
from rankings.report.parts.mentions import list_praised, show_mentions
from rankings.report.parts.steps import list_steps
from rankings.report.report_words import lower_first

SET_APART = ("vertical agency", "armed forces")  # kinds whose absence from a list is said


def list_silent(report: Report) -> list[Markup]:
    """A line for each question that the report leaves without an answer of its own."""
    newest, moving = list_newest(ranked_lists(report)), list_moving_levels(report)
    if not newest:
        return []
    leagues = league_lists(report)
    totals = [row for ranked in newest for row in ranked.with_score]
    every = {ranked.year for ranked in ranked_lists(report)}
    known = {
        "place": report.name,
        "every": [mark_year(year) for year in sorted(every)],
        "years": [mark_year(year) for year in sorted({ranked.year for ranked in newest})],
        "some": bool(leagues),
        "totals": report.count(totals) if totals else "",
        "gaps": [said for ranked in newest if (said := tell_gap_of_totals(report, ranked))],
        "kinds": tell_kinds(report, newest),
        "named": bool(list_praised(report)),
    }
    words = report.words
    return [words(f"unknown.{key}", **known) for key in find_unanswered(report, moving)]


def find_unanswered(report: Report, moving: list[str]) -> list[str]:
    """The questions, in the analyst's order, on which no section has anything to say; where no two
    years can be compared, one line says so of all that hangs on it.
    """
    answers = {
        "leaders": newest_leagues(report),
        "movement": moving,
        "persistence": not moving or any(tell_meaning(report, level) for level in moving),
        "means": not moving or show_means(report, moving),
        "point": any(row["ranks_per_point"] is not None for row in list_leagues(report)),
        "kinds": any(show_kinds(report, level) for level in moving),
        "outside": report.rows("02_exclusions"),
        "criteria": any(
            row["statistic"] and row["max_score"] for row in report.rows("02_criteria")
        ),
        "beside": show_neighbours(report),
        "indicators": list_steps(report),
        "praise": moving and show_mentions(report),
    }
    return [key for key, answer in answers.items() if not answer]


def tell_gap_of_totals(report: Report, ranked: RankedList) -> Markup:
    """How far the published totals of a list of leaders stand apart, and what the others have at
    most; empty where there are less than two, and where they make a league table.
    """
    if not 2 <= len(ranked.scored) < FEWEST:
        return Markup("")
    pair = ranked.scored[0], ranked.scored[-1]
    bounds = report.rows("04_bounds", level=ranked.level, year=ranked.year, reading="strict")
    named = {row["unit_id"] for row in ranked.scored}
    others = [row for row in bounds if row["total_max"] is not None and row["unit_id"] not in named]
    widest = max(others, key=lambda row: row["total_max"], default=None)
    return report.words(
        "unknown.gap",
        level=report.words(f"level.{ranked.level}"),
        first=report.named(pair[0]),
        last=report.named(pair[1]),
        gap=report.total(list(pair), "score", "difference", digits=2),
        most=show_bound(report, widest, "total_max") if widest else "",
    )


def tell_kinds(report: Report, newest: list[RankedList]) -> Markup:
    """Which kinds of agencies the newest list of departments names, with their grades where there
    are any, and which kinds it does not name.
    """
    members = [
        row
        for ranked in newest
        if ranked.level == "department"
        for row in list_members(report, ranked)
        if row["kind"]
    ]
    kinds = dict.fromkeys(row["kind"] for row in members)
    return report.words(
        "unknown.kinds_known",
        parts=[tell_kind(report, select_rows(members, kind=kind), kind) for kind in kinds],
        absent=[lower_first(name_kind(report, kind)) for kind in SET_APART if kind not in kinds],
    )


def tell_kind(report: Report, members: list[dict], kind: str) -> Markup:
    """A kind of agency with how many units of it a list names and their grades; a single unit by
    its name.
    """
    if len(members) == 1:
        name, grades = report.named(members[0]), [name_grade(report, members[0]["grade"])]
        return report.words("unknown.kind", kind=name, units="", grades=list(filter(None, grades)))
    return report.words(
        "unknown.kind",
        kind=lower_first(name_kind(report, kind)),
        units=report.count(members),
        grades=tell_grades(report, members),
    )


def tell_grades(report: Report, members: list[dict]) -> list[Markup]:
    """How many of some units have which grade."""
    grades = dict.fromkeys(row["grade"] for row in members if row["grade"])
    return [
        report.words(
            "unknown.grade",
            units=report.count(select_rows(members, grade=grade)),
            grade=name_grade(report, grade),
        )
        for grade in grades
    ]
