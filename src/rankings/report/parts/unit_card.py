"""One unit's card: its places by set of criteria with a line of ranks, its neighbours, its points
by criterion, where it is named, and every source.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList
from rankings.registry.units import Unit, load_register, successors
from rankings.report.fragments import paragraph
from rankings.report.inputs import Report
from rankings.report.lists import is_on_one_scale, lists_of, name_key
from rankings.report.marks import mark_year, printed_digits
from rankings.report.naming import cite_criterion, name_grade, name_source, raise_first
from rankings.report.unit_naming import plain_unit

STEP, TALL, EDGE = 56, 56, 18  # of a line of ranks: between two years, in height, at its ends


def describe_unit(report: Report, row: dict) -> Markup:
    """The inside of a unit's card, without its frame."""
    words = report.words
    lists = sorted(lists_of(report, row["level"]), key=lambda ranked: -ranked.year)
    frameworks = list(dict.fromkeys(ranked.framework for ranked in lists))
    mentions = rows_of(report, row, "02_mentions")
    criteria = rows_of(report, row, "02_criteria")
    excluded = rows_of(report, row, "02_exclusions")
    parts = [
        Markup("<h4>{}</h4>").format(report.unit(row)),
        name_otherwise(report, row),
        name_successors(report, row),
        *(
            tell_framework(
                report, row, [ranked for ranked in lists if ranked.framework == framework]
            )
            for framework in frameworks
        ),
        *(
            paragraph(words("cards.excluded", year=mark_year(fact["year"])) + report.evidence(fact))
            for fact in excluded
        ),
        list_facts(words("cards.criteria"), [tell_criterion(report, fact) for fact in criteria]),
        list_facts(words("cards.mentions"), [tell_mention(report, fact) for fact in mentions]),
        list_sources(report, row, [*criteria, *excluded, *mentions], lists),
    ]
    return Markup("\n").join(part for part in parts if part)


def rows_of(report: Report, row: dict, table: str) -> list[dict]:
    """The rows of a table about a unit that the registry knows."""
    return [
        found
        for found in report.rows(table)
        if row["unit_id"] and found["unit_id"] == row["unit_id"]
    ]


def list_facts(lead: Markup, facts: list[Markup]) -> Markup:
    """A list behind its lead; empty without facts."""
    items = Markup("").join(Markup("<li>{}</li>").format(fact) for fact in facts)
    return Markup("<p>{}</p><ul>{}</ul>").format(lead, items) if facts else Markup("")


def find_row(row: dict, ranked: RankedList) -> dict | None:
    """The unit's row in a list."""
    return next((found for found in ranked.rows if name_key(found) == name_key(row)), None)


def tell_framework(report: Report, row: dict, lists: list[RankedList]) -> Markup:
    """One set of criteria: the line of ranks, then a line for each year, newest first; empty where
    the unit is in none of the lists.
    """
    named = [(ranked, found) for ranked in lists if (found := find_row(row, ranked))]
    if not named:
        return Markup("")
    title = Markup("<h5>{}</h5>").format(raise_first(str(report.framework(lists[0].framework))))
    places = Markup("").join(
        Markup("<li>{}</li>").format(tell_place(report, ranked, found)) for ranked, found in named
    )
    line = draw_rank_line(report, row, [pair for pair in named if pair[1]["rank"] is not None])
    return Markup('{}{}<ul class="places">{}</ul>').format(title, line, places)


def tell_place(report: Report, ranked: RankedList, found: dict) -> Markup:
    """Where a unit stood in one list: rank, score, change, gaps, and who stood just above and
    below.
    """
    words, digits = report.words, printed_digits(found["score"])
    position = position_of(report, ranked, found)
    change = change_of(report, ranked, found)
    facts = [
        words("cards.rank", rank=report.cited(found, "rank"), of=size_of(report, ranked, found))
        if found["rank"] is not None
        else "",
        words(
            "cards.score",
            score=report.cited(found, "score"),
            percent=report.cited(position, "percent_of_max", digits=1),
        )
        if found["score"] is not None
        else "",
        words("cards.grade", grade=name_grade(report, found["grade"])) if found["grade"] else "",
        words(
            "cards.change",
            year=mark_year(change["year_from"]),
            points=report.cited_change(change, "score_change", digits=digits, signed=True)
            if is_on_one_scale(change)
            else "",
            places=report.cited_change(change, "places_gained", signed=True),
        )
        if change
        else "",
        *(
            words(f"cards.{name}", gap=report.cited(position, column, digits=digits))
            for name, column in (("next", "gap_to_next"), ("top5", "gap_to_top5"))
            if position.get(column)
        ),
    ]
    return Markup('<b>{}</b> {} {} <span class="subtitle">{}</span>').format(
        mark_year(ranked.year),
        Markup(" · ").join(fact for fact in facts if fact),
        report.tag(found["status"]),
        tell_neighbours(report, ranked, found),
    )


def position_of(report: Report, ranked: RankedList, found: dict) -> dict:
    """The unit's row of `04_positions` in a list; empty where there is none."""
    rows = report.rows("04_positions", level=ranked.level, year=ranked.year, index_name=None)
    return next(
        (
            row
            for row in rows
            if (row["framework"] or "") == ranked.framework and name_key(row) == name_key(found)
        ),
        {},
    )


def change_of(report: Report, ranked: RankedList, found: dict) -> dict:
    """The change since the newest earlier year whose points may be compared; empty where there is
    none.
    """
    rows = [
        row
        for row in report.rows(
            "03_year_changes", level=ranked.level, year_to=ranked.year, comparable=True
        )
        if name_key(row) == name_key(found)
        and not row["index_name"]
        and (row["framework_to"] or "") == ranked.framework
    ]
    return max(rows, key=lambda row: row["year_from"], default={})


def size_of(report: Report, ranked: RankedList, found: dict) -> Markup:
    """How many units a rank is of: as printed, else as many as a whole list ranks; else empty."""
    if found["rank_of"] is not None:
        return report.figure(found, "rank_of")
    position = position_of(report, ranked, found)
    is_whole = ranked.is_league and position.get("group_size") is not None
    return report.figure(position, "group_size") if is_whole else Markup("")


def tell_neighbours(report: Report, ranked: RankedList, found: dict) -> Markup:
    """Who stood just above and just below in a league table; empty elsewhere."""
    placed = [row for row in ranked.rows if row["rank"] is not None]
    if found not in placed or not ranked.is_league:
        return Markup("")
    place = placed.index(found)
    return report.words(
        "cards.neighbours",
        above=report.link_unit(placed[place - 1]) if place else "",
        below=report.link_unit(placed[place + 1]) if place + 1 < len(placed) else "",
    )


def draw_rank_line(report: Report, row: dict, named: list[tuple[RankedList, dict]]) -> Markup:
    """The ranks of a unit under one set of criteria as a small line, first place on top; empty for
    one year only.
    """
    if len(named) < 2:
        return Markup("")
    ways = [(ranked.year, int(found["rank"]), len(ranked.rows)) for ranked, found in named[::-1]]
    lowest = max(max(rank, size) for _, rank, size in ways)
    points = [
        (EDGE + STEP * order, round(EDGE + (TALL - 2 * EDGE) * (rank - 1) / max(lowest - 1, 1), 1))
        for order, (_, rank, _) in enumerate(ways)
    ]
    alt = report.words.plain(
        "cards.line",
        unit=plain_unit(row, report.language),
        framework=report.framework(named[0][0].framework),
        places=[
            report.words("cards.line_place", year=year, rank=rank, of="") for year, rank, _ in ways
        ],
    )
    marks = Markup("").join(
        Markup('<circle cx="{}" cy="{}" r="4" fill="#0067a5"/>{}{}').format(
            x, y, write_label(x, y - 8, rank), write_label(x, TALL + 12, year)
        )
        for (x, y), (year, rank, _) in zip(points, ways, strict=True)
    )
    return Markup(
        '<svg class="rank-line" role="img" aria-label="{}" viewBox="-10 0 {} {}" width="{}"'
        ' height="{}"><polyline points="{}" fill="none" stroke="#0067a5" stroke-width="2"/>{}</svg>'
    ).format(
        alt,
        width := STEP * (len(points) - 1) + 2 * EDGE + 20,
        TALL + 16,
        width,
        TALL + 16,
        " ".join(f"{x},{y}" for x, y in points),
        marks,
    )


def write_label(x: float, y: float, text: object) -> Markup:
    """A few letters of a line of ranks, centred."""
    return Markup(
        '<text x="{}" y="{}" text-anchor="middle" font-family="DejaVu Sans" font-size="11"'
        ' fill="#555f6b">{}</text>'
    ).format(x, round(y, 1), text)


def tell_criterion(report: Report, fact: dict) -> Markup:
    """A unit's place on one criterion: highest, second, lowest, or a value of its own."""
    return report.words(
        "cards.criterion",
        criterion=cite_criterion(report, fact),
        statistic=fact["statistic"] or "",
        score=report.cited(fact, "score") or report.words("lost.unprinted"),
        maximum=report.cited(fact, "max_score"),
    ) + (report.evidence(fact) if fact["score"] is None else "")


def tell_mention(report: Report, mention: dict) -> Markup:
    """What a unit is named for, and in which year."""
    return Markup('<q lang="vi">{}</q> ({}){}').format(
        mention["topic"] or "", mark_year(mention["year"]), report.evidence(mention)
    )


def list_sources(
    report: Report, row: dict, facts: Iterable[dict], lists: list[RankedList]
) -> Markup:
    """Every source that the card rests on, each once."""
    placed = [found for ranked in lists if (found := find_row(row, ranked))]
    documents = dict.fromkeys(fact["document_id"] for fact in (*placed, *facts))
    return list_facts(
        report.words("cards.sources"), [name_source(report, name) for name in documents]
    )


def name_otherwise(report: Report, row: dict) -> Markup:
    """The unit's name in the other language, and how it was printed where that differs."""
    unit = load_register().units.get(row["unit_id"] or "")
    other = (unit.name_en if report.language == "vi" else row["unit"]) if unit else ""
    if not other or other == str(report.unit(row)):
        return Markup("")
    return Markup('<p class="subtitle" lang="{}">{}</p>').format(
        "en" if report.language == "vi" else "vi", other
    )


def name_successors(report: Report, row: dict) -> Markup:
    """Which body took over, where the unit no longer exists as it was."""
    heirs = list_heirs(row)
    if not heirs:
        return Markup("")
    said = (
        report.words("cards.same_name_mark")
        if keeps_name(row, heirs)
        else report.words("cards.successors", names=name_heirs(report, heirs))
    )
    return Markup('<p class="subtitle">{}</p>').format(said)


def list_heirs(row: dict) -> list[Unit]:
    """The bodies that took a unit's place; none where it still exists, or none is on record."""
    unit = load_register().units.get(row["unit_id"] or "")
    return [heir for heir in successors(unit) if heir.unit_id != unit.unit_id] if unit else []


def keeps_name(row: dict, heirs: list[Unit]) -> bool:
    """Whether one of the bodies that took a unit's place has its name."""
    return any(heir.name == load_register().units[row["unit_id"]].name for heir in heirs)


def name_heirs(report: Report, heirs: list[Unit]) -> list[Markup]:
    """Bodies by name in this language."""
    return [
        escape(heir.name if report.language == "vi" else heir.name_en or heir.name)
        for heir in heirs
    ]
