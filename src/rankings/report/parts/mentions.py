"""Units named as examples in words, and where they stand in the lists that came after."""

from __future__ import annotations

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.report.fragments import Column, build_table, fold, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import RankedList, place_units, ranked_lists
from rankings.report.marks import mark_year

TOP_HALF = 0.5
CLEAR = (
    2 / 3
)  # from this share in one half of the lists praise and rank are said to go together, or not to


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
    years = sorted({ranked.year for ranked in lists})
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.times_named"), "number"),
        *(Column(words("column.rank_in", year=mark_year(year)), "number") for year in years),
    ]
    units = {row["unit_id"]: row for row in praised}
    ordered = sorted(
        units, key=lambda unit: (-len(select_rows(praised, unit_id=unit)), str(units[unit]["unit"]))
    )
    rows = [
        [
            report.link_unit(units[unit]),
            report.count(select_rows(praised, unit_id=unit)),
            *(place_in_year(report, unit, lists, year) for year in years),
        ]
        for unit in ordered
    ]
    table = build_table(
        "table-mentions", words("mentions.caption"), columns, rows, words("mentions.note")
    )
    return (
        heading(words("mentions.heading"))
        + paragraph(
            tell_subjects(report, praised, lists) + " " + tell_fit(report, list(units), lists)
        )
        + fold(words("mentions.caption"), table, kind="fold screen-only")
    )


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


def tell_subjects(report: Report, praised: list[dict], lists: list[RankedList]) -> Markup:
    """How many units were named in which year, for what, and where each stood later."""
    years = sorted({row["year"] for row in praised if row["year"]})
    subjects = list(dict.fromkeys(row["topic"] for row in praised if row["topic"]))
    units = list({row["unit_id"]: row for row in praised}.values())
    return report.words(
        "mentions.subjects",
        units=report.count(units),
        years=[mark_year(year) for year in years],
        names=[name_with_ranks(report, row, lists) for row in units],
        years_after=[mark_year(year) for year in pick_ends(lists)],
        subjects=[Markup('<q lang="vi">{}</q>').format(subject) for subject in subjects],
    )


def pick_ends(lists: list[RankedList]) -> list[int]:
    """The years of the first and the newest league tables after the praise."""
    years = sorted({ranked.year for ranked in lists if ranked.is_league})
    return sorted({years[0], years[-1]}) if years else []


def name_with_ranks(report: Report, row: dict, lists: list[RankedList]) -> Markup:
    """A unit with its rank in the first and the newest league table after it was named."""
    leagues = [ranked for ranked in lists if ranked.is_league]
    placed = next((ranked for ranked in leagues if row["unit_id"] in place_units(ranked)), None)
    unit = place_units(placed)[row["unit_id"]] if placed else row
    ranks = [
        place_in_year(report, row["unit_id"], leagues, year) or Markup("–")
        for year in pick_ends(lists)
    ]
    return report.words("mentions.unit", unit=report.named(unit), ranks=ranks)


def tell_fit(report: Report, units: list[str], lists: list[RankedList]) -> Markup:
    """How many of the praised units stand in the upper half of the first league table after the
    praise, and of the newest one that ranks them, and what follows."""
    leagues = [ranked for ranked in lists if ranked.is_league]
    first, newest = (find_places(units, ordered) for ordered in (leagues, leagues[::-1]))
    if not newest:
        return Markup("")
    halves = [
        [row for ranked, row in places if float(row["rank"]) <= TOP_HALF * len(ranked.scored)]
        for places in (first, newest)
    ]
    share = len(halves[1]) / len(newest)
    verdict = "with" if share >= CLEAR else "against" if share <= 1 - CLEAR else "neither"
    return report.words(
        "mentions.fit",
        known=report.count([row for _, row in newest]),
        first=report.count(halves[0]),
        first_year=mark_year(min(ranked.year for ranked, _ in first)),
        upper=report.count(halves[1]),
        newest_year=mark_year(max(ranked.year for ranked, _ in newest)),
        verdict=verdict,
    )


def find_places(units: list[str], lists: list[RankedList]) -> list[tuple[RankedList, dict]]:
    """The first of some lists that ranks each unit, with its row there."""
    found = [
        next(
            (
                (ranked, place_units(ranked)[unit])
                for ranked in lists
                if unit in place_units(ranked)
            ),
            None,
        )
        for unit in units
    ]
    return [place for place in found if place]
