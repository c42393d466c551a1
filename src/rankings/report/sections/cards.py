"""Unit cards, for screens only: names and successors, places over the years, neighbours,
mentions.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.units import load_register, successors
from rankings.report.fragments import Fragment, build_section, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import LEVELS, RankedList, name_key, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_grade


def show_unit_cards(report: Report) -> Fragment:
    """A card for every unit that is named in a list, departments first, in order of the newest
    list.
    """
    words, lists = report.words, ranked_lists(report)
    parts: list[object] = [
        paragraph(words("cards.lead")),
        paragraph(words("cards.same_name"), "note"),
    ]
    for level in LEVELS:
        own = [ranked for ranked in lists if ranked.level == level]
        named = [
            row
            for row in report.rows("02_criteria", level=level)
            + report.rows("02_exclusions", level=level)
            if row["unit"]
        ]
        units = {
            name_key(row): row
            for row in (*named, *(row for ranked in reversed(own) for row in ranked.rows))
        }
        newest = {name_key(row): row["rank"] or 999 for row in (own[0].rows if own else ())}
        ordered = sorted(
            units.items(), key=lambda item: (newest.get(item[0], 1000), item[1]["unit"])
        )
        if ordered:
            cards = Markup("\n").join(describe_unit(report, row, own) for _, row in ordered)
            parts += [
                heading(words(f"cards.heading.{level}", units=report.count(list(units.values())))),
                Markup('<div class="cards">\n{}\n</div>').format(cards),
            ]
    section = build_section("cards", words("cards.title"), *parts)
    return Fragment(Markup('<div class="screen-only">{}</div>').format(section.html))


def describe_unit(report: Report, row: dict, lists: list[RankedList]) -> Markup:
    """One unit's card."""
    words = report.words
    places = [
        place_in(report, row, ranked)
        for ranked in sorted(lists, key=lambda ranked: (ranked.year, ranked.framework))
    ]
    mentions = [
        mention
        for mention in report.rows("02_mentions")
        if row["unit_id"] and mention["unit_id"] == row["unit_id"]
    ]
    topics = [
        Markup("<li>{} ({}) {}</li>").format(
            quote_topic(mention), mark_year(mention["year"]), report.evidence(mention)
        )
        for mention in mentions
    ]
    parts = [
        Markup("<h4>{}</h4>").format(report.unit(row)),
        name_otherwise(report, row),
        name_successors(report, row),
        Markup("<ul>{}</ul>").format(Markup("").join(place for place in places if place)),
    ]
    facts = [
        tell_criterion(report, fact)
        for fact in report.rows("02_criteria")
        if row["unit_id"] and fact["unit_id"] == row["unit_id"]
    ]
    if facts:
        parts.append(
            Markup("<p>{}</p><ul>{}</ul>").format(words("cards.criteria"), Markup("").join(facts))
        )
    excluded = [
        fact
        for fact in report.rows("02_exclusions")
        if row["unit_id"] and fact["unit_id"] == row["unit_id"]
    ]
    parts += [
        Markup("<p>{} {}</p>").format(
            words("cards.excluded", year=mark_year(fact["year"])), report.evidence(fact)
        )
        for fact in excluded
    ]
    if topics:
        parts.append(
            Markup("<p>{}</p><ul>{}</ul>").format(words("cards.mentions"), Markup("").join(topics))
        )
    return Markup('<article class="card">{}</article>').format(
        Markup("").join(part for part in parts if part)
    )


def tell_criterion(report: Report, fact: dict) -> Markup:
    """A unit's place on one criterion: highest, second, lowest, or a value of its own."""
    score = (
        report.figure(fact, "score")
        if fact["score"] is not None
        else report.words("lost.unprinted")
    )
    maximum = report.figure(fact, "max_score") if fact["max_score"] is not None else ""
    return Markup("<li>{} {}</li>").format(
        report.words(
            "cards.criterion",
            criterion=fact["criterion"],
            statistic=fact["statistic"] or "",
            score=score,
            maximum=maximum,
        ),
        report.evidence(fact),
    )


def quote_topic(mention: dict) -> Markup:
    return Markup('<q lang="vi">{}</q>').format(mention["topic"] or "")


def place_in(report: Report, row: dict, ranked: RankedList) -> Markup:
    """Where a unit stood in one list: rank, score, and who stood just above and below."""
    key = name_key(row)
    index = next((place for place, found in enumerate(ranked.rows) if name_key(found) == key), None)
    if index is None:
        return Markup("")
    found = ranked.rows[index]
    placed = [
        row for row in ranked.rows if row["rank"] is not None
    ]  # a unit without a rank stands beside nobody
    place = placed.index(found) if found in placed and ranked.is_league else None
    above = placed[place - 1] if place else None
    below = placed[place + 1] if place is not None and place + 1 < len(placed) else None
    rank = (
        report.words("cards.rank", rank=report.figure(found, "rank"))
        if found["rank"] is not None
        else ""
    )
    score = (
        report.words("cards.score", score=report.figure(found, "score"))
        if found["score"] is not None
        else ""
    )
    grade = (
        report.words("cards.grade", grade=name_grade(report, found["grade"]))
        if found["grade"]
        else ""
    )
    facts = [part for part in (rank, score, grade) if part]
    neighbours = (
        report.words(
            "cards.neighbours",
            above=report.unit(above) if above else "",
            below=report.unit(below) if below else "",
        )
        if above or below
        else ""
    )
    return Markup('<li>{} ({}): {} {} {} <span class="subtitle">{}</span></li>').format(
        mark_year(ranked.year),
        report.framework(ranked.framework),
        Markup(", ").join(facts),
        report.tag(found["status"]),
        report.evidence(found),
        neighbours,
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
    unit = load_register().units.get(row["unit_id"] or "")
    heirs = [heir for heir in successors(unit) if heir.unit_id != unit.unit_id] if unit else []
    if not heirs:
        return Markup("")
    if any(heir.name == unit.name for heir in heirs):
        return Markup('<p class="subtitle">{}</p>').format(report.words("cards.same_name_mark"))
    names = [
        escape(heir.name if report.language == "vi" else heir.name_en or heir.name)
        for heir in heirs
    ]
    return Markup('<p class="subtitle">{}</p>').format(
        report.words("cards.successors", names=names)
    )
