"""Units named as examples in words, and where they stand in the lists that came after."""

from __future__ import annotations

from string import ascii_lowercase

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import (
    LEVELS,
    RankedList,
    common_units,
    complete_years,
    place_units,
    ranked_lists,
)
from rankings.report.marks import aggregate, mark_year

AHEAD = 2  # places of the mean rank from which, in every list, praise and rank go together or not
FEW = 3  # a mean over fewer units is not told


def show_mentions(report: Report) -> Markup:
    """The units named for good work, how often, and their rank in every list after; empty where
    none is named.
    """
    words = report.words
    praised = [row for row in report.rows("02_mentions", tone="good") if row["unit_id"]]
    first = min((row["year"] for row in praised if row["year"]), default=0)
    lists = [
        ranked
        for ranked in reversed(ranked_lists(report))
        if ranked.year >= first and len(place_units(ranked)) >= FEWEST
    ]
    if not praised or not lists:
        return Markup("")
    return (
        heading(words("mentions.heading"))
        + paragraph(Markup(" ").join([tell_subjects(report, praised), *tell_fit(report, first)]))
        + tabulate_mentions(report, praised, lists)
    )


def tabulate_mentions(report: Report, praised: list[dict], lists: list[RankedList]) -> Markup:
    """The units named, for which of the subjects, and their rank in every list after."""
    words, years = report.words, sorted({ranked.year for ranked in lists})
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.subject")),
        *(Column(words("column.rank_in", year=mark_year(year)), "number") for year in years),
    ]
    letters = letter_subjects(praised)
    units = {row["unit_id"]: row for row in praised}
    named = {unit: {row["topic"] for row in praised if row["unit_id"] == unit} for unit in units}
    rows = [
        [
            report.link_unit(name_later(unit, units[unit], lists)),
            ", ".join(letters[topic] for topic in letters if topic in named[unit]),
            *(place_in_year(report, unit, lists, year) for year in years),
        ]
        for unit in sorted(units, key=lambda unit: (-len(named[unit]), str(units[unit]["unit"])))
    ]
    note = words("mentions.note")
    return build_table("table-mentions", words("mentions.caption"), columns, rows, note)


def letter_subjects(praised: list[dict]) -> dict[str, str]:
    """The subjects that units were named for, each with a letter.

    >>> letter_subjects([{"topic": "An toàn thông tin"}, {"topic": None}, {"topic": "Mạng"}])
    {'An toàn thông tin': 'a', 'Mạng': 'b'}
    """
    subjects = dict.fromkeys(row["topic"] for row in praised if row["topic"])
    return dict(zip(subjects, ascii_lowercase, strict=False))


def name_later(unit: str, row: dict, lists: list[RankedList]) -> dict:
    """A unit's row in the first list that ranks it, which has its kind and level; else its own."""
    placed = next((ranked for ranked in lists if unit in place_units(ranked)), None)
    return place_units(placed)[unit] if placed else row


def place_in_year(report: Report, unit: str, lists: list[RankedList], year: int) -> Markup:
    """A unit's rank in a year's list, of how many where the list is a league table; nothing where
    it is not named.
    """
    found = next(
        (ranked for ranked in lists if ranked.year == year and unit in place_units(ranked)), None
    )
    if not found:
        return Markup("")
    rank = report.figure(place_units(found)[unit], "rank")
    return Markup("{}/{}").format(rank, report.count(found.scored)) if found.is_league else rank


def tell_subjects(report: Report, praised: list[dict]) -> Markup:
    """How many units were named in which year, and for what."""
    years = sorted({row["year"] for row in praised if row["year"]})
    return report.words(
        "mentions.subjects",
        units=report.count(list({row["unit_id"]: row for row in praised}.values())),
        years=[mark_year(year) for year in years],
        subjects=[
            Markup('{}) <q lang="vi">{}</q>').format(letter, subject)
            for subject, letter in letter_subjects(praised).items()
        ],
    )


def tell_fit(report: Report, first: int) -> list[Markup]:
    """Level by level, among the units in every complete list, the mean rank of the units named
    beside that of all others, in the first and the newest list since a year, and whether being
    named goes with a high rank.
    """
    praised = {row["unit_id"] for row in report.rows("02_mentions", tone="good")}
    said = []
    for level in LEVELS:
        years = [year for year in complete_years(report, level) if year >= first]
        units = common_units(report, level)
        own = [row for row in units if row["unit_id"] in praised]
        others = [row for row in units if row["unit_id"] not in praised]
        if years and min(len(own), len(others)) >= FEW:
            said.append(tell_means(report, level, (own, others), years[:1] + years[1:][-1:]))
    return said


def tell_means(
    report: Report, level: str, parts: tuple[list[dict], list[dict]], years: list[int]
) -> Markup:
    """One level's mean ranks, year by year, and what follows."""
    own, others = parts
    leads = [
        aggregate(others, f"common_ranks.{year}", "mean")
        - aggregate(own, f"common_ranks.{year}", "mean")
        for year in years
    ]
    return report.words(
        "mentions.fit",
        level=report.words(f"level.{level}"),
        own=report.count(own),
        others=report.count(others),
        parts=[
            report.words(
                "mentions.means",
                year=mark_year(year),
                own=report.total(own, f"common_ranks.{year}", "mean", digits=1),
                others=report.total(others, f"common_ranks.{year}", "mean", digits=1),
            )
            for year in years
        ],
        verdict="with" if min(leads) >= AHEAD else "against" if max(leads) <= -AHEAD else "neither",
        narrower=leads[0] - leads[-1] >= AHEAD,
    )
