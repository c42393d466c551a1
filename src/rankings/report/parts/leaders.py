"""Who was first and among the first five how often, and how the kinds of agencies differ."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.compare.ranks import TOP
from rankings.report.fragments import Column, build_table, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import RankedList, find_facts, name_key, place_units, ranked_lists
from rankings.report.marks import mark_year


def show_leaders(report: Report, level: str) -> Markup:
    """How often each unit was first and among the first five, of the lists that name it; empty
    where there is one list only.
    """
    lists = [
        ranked
        for ranked in ranked_lists(report)
        if ranked.level == level and any(row["rank"] is not None for row in ranked.rows)
    ]
    if len({ranked.year for ranked in lists}) < 2:
        return Markup("")
    ways = follow_ranks(lists)
    leading = [rows for rows in ways.values() if count_within(rows, TOP)]
    leading.sort(
        key=lambda rows: (
            -len(count_within(rows, 1)),
            -len(count_within(rows, TOP)),
            rows[-1]["rank"],
            rows[-1]["unit"],
        )
    )
    words = report.words
    firsts = [
        words(
            "leaders.first_part",
            unit=report.named(rows[-1]),
            times=report.count(count_within(rows, 1)),
            years=[mark_year(row["year"]) for row in count_within(rows, 1)],
        )
        for rows in leading
        if count_within(rows, 1)
    ]
    columns = [
        Column(words("column.unit"), "name"),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("times_first", "times_top", "times_ranked")
        ),
    ]
    lines = [
        [
            report.link_unit(rows[-1]),
            report.count(count_within(rows, 1)),
            report.count(count_within(rows, TOP)),
            report.count(rows),
        ]
        for rows in leading
    ]
    return paragraph(words("leaders.firsts", parts=firsts)) + build_table(
        f"table-leaders-{level}",
        words("leaders.caption", level=words(f"level.{level}")),
        columns,
        lines,
        words("leaders.note"),
    )


def follow_ranks(lists: list[RankedList]) -> dict[str, list[dict]]:
    """The ranked rows of every unit through the lists, earliest first."""
    ways: dict[str, list[dict]] = {}
    for ranked in sorted(lists, key=lambda ranked: ranked.year):
        for row in ranked.rows:
            if row["rank"] is not None:
                ways.setdefault(name_key(row), []).append(row)
    return ways


def count_within(rows: list[dict], places: int) -> list[dict]:
    """The rows whose rank is among the first `places`.

    >>> count_within([{"rank": 1}, {"rank": 6}], 5)
    [{'rank': 1}]
    """
    return [row for row in rows if row["rank"] <= places]


def show_kinds(report: Report, level: str) -> Markup:
    """Mean rank of each kind of agency in every league table, who is of which kind, and how the
    kinds moved; empty for one kind only."""
    lists = [
        ranked
        for ranked in reversed(ranked_lists(report))
        if ranked.level == level and ranked.is_league and find_facts(report, ranked)["complete"]
    ]
    kinds = list(
        dict.fromkeys(
            row["kind"] for ranked in lists for row in place_units(ranked).values() if row["kind"]
        )
    )
    if len(kinds) < 2 or level != "department":
        return Markup("")
    words = report.words
    columns = [
        Column(words("column.kind"), "name"),
        *(Column(mark_year(ranked.year)) for ranked in lists),
    ]
    lines = [
        [
            name_kind(report, kind, lists),
            *(
                tell_kind(report, select_rows(place_units(ranked).values(), kind=kind))
                for ranked in lists
            ),
        ]
        for kind in kinds
    ]
    table = build_table(
        f"table-kinds-{level}",
        words("leaders.kinds_caption"),
        columns,
        lines,
        words("leaders.kinds_note"),
    )
    return paragraph(tell_kind_moves(report, level, kinds)) + table


def name_kind(report: Report, kind: str, lists: list[RankedList]) -> Markup:
    """A kind of agency; its members by name where they are few."""
    words = report.words
    members = {
        name_key(row): report.unit(row)
        for ranked in lists
        for row in select_rows(place_units(ranked).values(), kind=kind)
    }
    name = words(f"kind.{kind}") if f"kind.{kind}" in words else escape(kind)
    few = (
        Markup(' <span class="subtitle">({})</span>').format(Markup("; ").join(members.values()))
        if len(members) <= TOP
        else ""
    )
    return Markup("{}{}").format(name, few)


def tell_kind(report: Report, rows: list[dict]) -> Markup:
    """One kind in one list: mean rank, how many, from which rank to which."""
    if not rows:
        return Markup("")
    return report.words(
        "leaders.kind",
        mean=report.total(rows, "rank", "mean", digits=1),
        units=report.count(rows),
        best=report.total(rows, "rank", "min"),
        worst=report.total(rows, "rank", "max"),
        several=len(rows) > 1,
    )


def tell_kind_moves(report: Report, level: str, kinds: list[str]) -> Markup:
    """How the mean rank of each kind of two members or more moved between the first and the last
    complete list, among the units in both; empty where there are no two complete lists."""
    ways = [
        row
        for row in report.rows("03_trajectories", level=level)
        if row["common_ranks"] and not row["index_name"]
    ]
    kept = {row["unit_id"]: row["kind"] for row in ways}
    years = sorted(
        {
            int(year)
            for row in ways
            for year, rank in zip(row["years"], row["common_ranks"], strict=True)
            if rank is not None
        }
    )
    if len(years) < 2:
        return Markup("")
    pairs = [
        row
        for row in report.rows(
            "03_year_changes", level=level, year_from=years[0], year_to=years[-1]
        )
        if row["unit_id"] in kept
    ]
    parts = []
    for kind in kinds:
        members = [row for row in pairs if kept[row["unit_id"]] == kind]
        if len(members) > 1:
            parts.append(
                report.words(
                    "leaders.kind_move",
                    kind=(
                        report.words(f"kind_short.{kind}")
                        if f"kind_short.{kind}" in report.words
                        else kind
                    ),
                    units=report.count(members),
                    before=report.total(members, "common_rank_from", "mean", digits=1),
                    after=report.total(members, "common_rank_to", "mean", digits=1),
                )
            )
    return (
        report.words(
            "leaders.kind_moves", first=mark_year(years[0]), last=mark_year(years[-1]), parts=parts
        )
        if len(parts) > 1
        else Markup("")
    )
