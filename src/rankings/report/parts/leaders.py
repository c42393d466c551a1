"""Who was first and among the first five how often, and how the kinds of agencies differ."""

from __future__ import annotations

import itertools

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList
from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import common_units, covered_years, find_facts, lists_of, name_key
from rankings.report.marks import mark_year
from rankings.report.parts.movement_charts import name_relation, pair_rows
from rankings.report.parts.same_units import name_years
from rankings.report.report_words import lower_first

MOST = 0.5  # of a move: a step that holds more is where it happened
FEW = 5  # a kind of so many units is named unit by unit


def tell_firsts(report: Report, level: str) -> Markup:
    """Who was first, in which years, of the lists that name a first; empty where there is one list
    only.
    """
    lists = report.rows("03_lists", level=level, index_name=None)
    if len({row["year"] for row in lists if row["ranked"]}) < 2:
        return Markup("")
    firsts = [row for row in report.rows("03_leaders", level=level) if row["times_first"]]
    firsts.sort(key=lambda row: (-row["times_first"], row["unit"]))
    return report.words(
        "leaders.firsts",
        parts=[
            report.words(
                "leaders.first_part",
                unit=report.named(row),
                times=report.figure(row, "times_first"),
                years=[mark_year(year) for year in row["years_first"]],
            )
            for row in firsts
        ],
    )


def tell_lasts(report: Report, level: str) -> Markup:
    """Who was last, in which years, of the lists that are whole; empty where none is."""
    last: dict[str, list[dict]] = {}
    for ranked in reversed(lists_of(report, level)):
        if find_facts(report, ranked)["complete"]:
            placed = [row for row in ranked.rows if row["rank"] is not None]
            for row in select_rows(placed, rank=max(row["rank"] for row in placed)):
                last.setdefault(name_key(row), []).append(row)
    if not last:
        return Markup("")
    return report.words(
        "leaders.lasts",
        parts=[
            report.words(
                "leaders.last_part",
                unit=report.named(rows[0]),
                years=[mark_year(row["year"]) for row in rows],
            )
            for rows in last.values()
        ],
    )


def follow_ranks(lists: list[RankedList]) -> dict[str, list[dict]]:
    """The ranked rows of every unit through the lists, earliest first."""
    ways: dict[str, list[dict]] = {}
    for ranked in sorted(lists, key=lambda ranked: ranked.year):
        for row in ranked.rows:
            if row["rank"] is not None:
                ways.setdefault(name_key(row), []).append(row)
    return ways


def show_kinds(report: Report, level: str) -> Markup:
    """Mean rank of each kind of agency in every list that ranks all units of the complete ones,
    among those units, and who stood in some lists only; empty for one kind only.
    """
    years = covered_years(report, level)
    ways = [row for row in common_units(report, level) if row["kind"]]
    visitors = list_visitors(report, level)
    kinds = list(dict.fromkeys(row["kind"] for row in (*ways, *(rows[-1] for rows in visitors))))
    if len(kinds) < 2 or len(years) < 2 or level != "department":
        return Markup("")
    told = [tell_kind(report, select_rows(ways, kind=kind), years, visitors) for kind in kinds]
    gone = [tell_gone(report, visitors, kind) for kind in kinds if not select_rows(ways, kind=kind)]
    members = {row["kind"]: row for row in ways if len(select_rows(ways, kind=row["kind"])) > 1}
    steps = [find_main_step(report, row, years) for row in members.values()]
    said = report.words(
        "leaders.kinds_told",
        first=mark_year(years[0]),
        last=mark_year(years[-1]),
        parts=list(filter(None, told)),
        gone=gone,
        changed=name_steps(report, steps, "other"),
        unsaid=name_steps(report, steps, "unsaid"),
    )
    return (
        heading(report.words("leaders.kinds_heading"))
        + paragraph(said)
        + tabulate_kinds(report, level, kinds, visitors)
    )


def tabulate_kinds(
    report: Report, level: str, kinds: list[str], visitors: list[list[dict]]
) -> Markup:
    """The mean rank of each kind, year by year, with the units that stood in some lists only."""
    words, years = report.words, covered_years(report, level)
    ways = [row for row in common_units(report, level) if row["kind"]]
    columns = [
        Column(words("column.kind"), "name"),
        Column(words("column.units_common"), "number"),
        *(Column(mark_year(year), "number") for year in years),
        Column(words("column.some_years")),
    ]
    lines = []
    for kind in kinds:
        members = select_rows(ways, kind=kind)
        means = [
            report.figure(find_kind(report, level, kind, year), "mean_rank", digits=1)
            if members
            else "–"
            for year in years
        ]
        told = [tell_visits(report, rows) for rows in visitors if rows[-1]["kind"] == kind]
        lines.append(
            [
                name_members(report, kind, members),
                report.count(members),
                *means,
                Markup("; ").join(told),
            ]
        )
    return build_table(
        f"table-kinds-{level}",
        words("leaders.kinds_caption", units=report.count(ways)),
        columns,
        lines,
        words("leaders.kinds_note"),
    )


def find_kind(report: Report, level: str, kind: str, year: int) -> dict:
    """The row of `03_kinds` of a kind in a year."""
    return report.rows("03_kinds", level=level, kind=kind, year=year)[0]


def tell_kind(
    report: Report, members: list[dict], years: list[int], visitors: list[list[dict]]
) -> Markup:
    """The mean rank of a kind with several units in the first and the last year, the step that
    holds most of its move, and how each of them moved where they are few, with the units of the
    kind that some lists lack and the mean leaves out; empty for a single unit.
    """
    if len(members) < 2:
        return Markup("")
    level, kind = members[0]["level"], members[0]["kind"]
    before, after = (find_kind(report, level, kind, year) for year in (years[0], years[-1]))
    first, last = (round(row["mean_rank"], 1) for row in (before, after))
    moves = {name_key(row): row for row in pair_rows(report, level, years[0], years[-1])}
    step = find_main_step(report, members[0], years)
    return report.words(
        "leaders.kind_told",
        step=name_years(step) if step else "",
        kind=lower_first(name_kind(report, kind)),
        units=report.count(members),
        before=report.figure(before, "mean_rank", digits=1),
        after=report.figure(after, "mean_rank", digits=1),
        move="fell" if last > first else "rose" if last < first else "stayed",
        moves=[
            report.words(
                "leaders.kind_move",
                unit=report.named(row),
                places=report.figure(moves[name_key(row)], "places_gained", signed=True),
            )
            for row in members
        ]
        if len(members) <= FEW
        else [],
        others=[report.named(rows[-1]) for rows in visitors if rows[-1]["kind"] == kind],
    )


def find_main_step(report: Report, member: dict, years: list[int]) -> dict:
    """The two successive lists between which a kind's mean rank made more than half of its move
    over all `years`; empty where none did, or there are no more lists.
    """
    means = [
        find_kind(report, member["level"], member["kind"], year)["mean_rank"] for year in years
    ]
    whole = means[-1] - means[0]
    steps = [
        {"level": member["level"], "year_from": before, "year_to": after}
        for (before, after), (first, last) in zip(
            itertools.pairwise(years), itertools.pairwise(means), strict=True
        )
        if whole and (last - first) / whole > MOST
    ]
    return steps[0] if len(years) > 2 and len(steps) == 1 else {}


def name_steps(report: Report, steps: list[dict], relation: str) -> list[Markup]:
    """The steps across which criteria changed, stayed or nobody says, each once, in order."""
    known = filter(None, steps)
    return sorted({name_years(step) for step in known if name_relation(report, step) == relation})


def tell_gone(report: Report, visitors: list[list[dict]], kind: str) -> Markup:
    """Between which ranks a kind stood of which no unit is in every complete list."""
    rows = [row for unit in visitors for row in unit if unit[-1]["kind"] == kind]
    return report.words(
        "leaders.kind_gone",
        kind=lower_first(name_kind(report, kind)),
        best=report.total(rows, "rank", "min"),
        worst=report.total(rows, "rank", "max"),
    )


def name_members(report: Report, kind: str, members: list[dict]) -> Markup:
    """A kind of agency; a kind of which one unit alone is compared, with that unit."""
    name = name_kind(report, kind)
    if len(members) != 1:
        return name
    return report.words("leaders.kind_alone", kind=name, unit=report.link_unit(members[0]))


def name_kind(report: Report, kind: str) -> Markup:
    """A kind of agency in words."""
    words = report.words
    return words(f"kind.{kind}") if f"kind.{kind}" in words else escape(kind)


def list_visitors(report: Report, level: str) -> list[list[dict]]:
    """The ranked rows, in all lists, of every unit with a kind that is not in all complete ones."""
    common = {name_key(row) for row in common_units(report, level)}
    ways = follow_ranks(lists_of(report, level)).items()
    return [rows for name, rows in ways if name not in common and rows[-1]["kind"]]


def tell_visits(report: Report, rows: list[dict]) -> Markup:
    """A unit that only some lists rank, with those years, its ranks and points in them."""
    visits = [
        report.words(
            "leaders.visit",
            year=mark_year(row["year"]),
            rank=report.cited(row, "rank"),
            score=report.cited(row, "score"),
        )
        for row in rows
    ]
    return report.words("leaders.visitor", unit=report.link_unit(rows[-1]), places=visits)
