"""Units named as examples in words, and where they stand in the lists that came after."""

from __future__ import annotations

from string import ascii_lowercase

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.compare.lists import RankedList
from rankings.compare.mentions import is_praise
from rankings.compare.rules import MINIMUM_COMMON
from rankings.registry.glossary import find_term
from rankings.report.fragments import Column, build_table, fold, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import (
    LEVELS,
    find_facts,
    list_partial_years,
    place_units,
    ranked_lists,
)
from rankings.report.marks import mark_year
from rankings.report.naming import gloss_unit
from rankings.report.parts.years_table import tell_blanks

AHEAD = 2  # places of the mean rank from which, in every list, praise and rank go together or not
FEW = 3  # a mean over fewer units is not told


def show_mentions(report: Report) -> Markup:
    """The units named for good work, how often, and their rank in every list after; empty where
    none is named.
    """
    words = report.words
    praised = list_praised(report)
    years = {row["year"] for row in praised if row["year"]}
    first = min(years, default=0)
    lists = [
        ranked
        for ranked in reversed(ranked_lists(report))
        if ranked.year >= first
        and (len(place_units(ranked)) >= FEWEST or (ranked.year in years and place_units(ranked)))
    ]
    if all(len(place_units(ranked)) < FEWEST for ranked in lists):
        return Markup("")
    told = [
        tell_subjects(report, praised),
        tell_same_year(report, praised, lists),
        tell_others(report, praised),
    ]
    return (
        heading(words("mentions.heading"))
        + paragraph(Markup(" ").join(filter(None, told)))
        + fold(words("mentions.caption"), tabulate_mentions(report, praised, lists))
        + paragraph(Markup(" ").join(tell_fit(report)))
    )


def list_praised(report: Report) -> list[dict]:
    """The mentions of known units in praise."""
    return [row for row in report.rows("02_mentions") if row["unit_id"] and is_praise(row)]


def tell_same_year(report: Report, praised: list[dict], lists: list[RankedList]) -> Markup:
    """Of the few units that lists of the year of the praise name, how many are praised; empty where
    no such list is in part.
    """
    units = {(row["year"], row["unit_id"]) for row in praised}
    placed = [
        row
        for ranked in lists
        if ranked.year in {year for year, _ in units} and not find_facts(report, ranked)["complete"]
        for row in place_units(ranked).values()
    ]
    named = [row for row in placed if (row["year"], row["unit_id"]) in units]
    if not placed:
        return Markup("")
    return report.words(
        "mentions.same_year",
        years=[mark_year(year) for year in sorted({row["year"] for row in placed})],
        units=report.count(placed),
        named=report.count(named),
        every=len(named) == len(placed),
    )


def tell_others(report: Report, praised: list[dict]) -> Markup:
    """The years of whose lists the kept pages are not on record as praising anybody, and those of
    which figures alone were typed, so that nobody knows; empty without any.
    """
    kinds = {row["document_id"]: row["kind"] for row in report.sources}
    named = {row["document_id"] for row in praised}
    years: dict[str | None, set[int]] = {}
    for ranked in ranked_lists(report):
        if ranked.document not in named:
            years.setdefault(kinds.get(ranked.document), set()).add(ranked.year)
    marked = {kind: [mark_year(year) for year in sorted(found)] for kind, found in years.items()}
    return report.words(
        "mentions.others", silent=marked.get("page", []), unread=marked.get("transcribed", [])
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
    levels = {unit: name_later(unit, row, lists).get("level") for unit, row in units.items()}
    missed = [
        ranked
        for ranked in lists
        if any(ranked.level == levels[unit] and unit not in place_units(ranked) for unit in units)
    ]
    note = Markup("{} {}").format(words("mentions.note"), tell_blanks(report, missed))
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
    """A unit's rank in a year's list, of how many where the list is whole; nothing where it is not
    named.
    """
    found = next(
        (ranked for ranked in lists if ranked.year == year and unit in place_units(ranked)), None
    )
    if not found:
        return Markup("")
    rank = report.figure(place_units(found)[unit], "rank")
    is_whole = find_facts(report, found)["complete"]
    ranked = report.count(list(place_units(found).values()))
    return Markup("{}/{}").format(rank, ranked) if is_whole else rank


def tell_subjects(report: Report, praised: list[dict]) -> Markup:
    """How many units were named in which year, and for what."""
    years = sorted({row["year"] for row in praised if row["year"]})
    return report.words(
        "mentions.subjects",
        units=report.count(list({row["unit_id"]: row for row in praised}.values())),
        years=[mark_year(year) for year in years],
        subjects=[
            report.words("mentions.subject", letter=letter, subject=gloss_subject(report, subject))
            for subject, letter in letter_subjects(praised).items()
        ],
        source=report.evidence(*{row["topic"]: row for row in praised}.values()),
    )


def gloss_subject(report: Report, subject: str) -> Markup:
    """A subject as printed, in another language by its name in the glossary if that has one."""
    printed = Markup('<q lang="vi">{}</q>').format(subject)
    is_known = report.language != "vi" and find_term(subject, report.language)
    return gloss_unit(report, subject) if is_known else printed


def tell_fit(report: Report) -> list[Markup]:
    """Level by level, among the units in every complete list, the mean rank of the units named
    beside that of all others, in every such list since the praise, and whether being named goes
    with a high rank.
    """
    rows = {level: report.rows("03_praise", level=level) for level in LEVELS}
    return [
        tell_means(report, level, years)
        for level, years in rows.items()
        if years and min(years[0]["praised"], years[0]["not_praised"]) >= FEW
    ]


def tell_means(report: Report, level: str, years: list[dict]) -> Markup:
    """One level's mean ranks, year by year, and what follows; without those named that are always
    among the first five, where there are others.
    """
    first, leads = years[0], [row["lead"] for row in years]
    is_parted = bool(first["always_top5"]) and first["below_top5"] >= FEW
    return report.words(
        "mentions.fit",
        level=report.words(f"level.{level}"),
        own=report.figure(first, "praised"),
        others=report.figure(first, "not_praised"),
        parts=[
            report.words(
                "mentions.means",
                year=mark_year(row["year"]),
                own=report.figure(row, "mean_rank", digits=1),
                others=report.figure(row, "mean_rank_others", digits=1),
            )
            for row in years
        ],
        partial=[
            mark_year(year)
            for year in list_partial_years(report, level)
            if year > min(row["year"] for row in years)
        ],
        verdict="with" if min(leads) >= AHEAD else "against" if max(leads) <= -AHEAD else "neither",
        narrower=leads[0] - leads[-1] >= AHEAD,
        steady=report.figure(first, "always_top5") if first["always_top5"] else "",
        below=report.figure(first, "below_top5"),
        rest=[
            report.words(
                "mentions.mean",
                year=mark_year(row["year"]),
                own=report.figure(row, "mean_rank_below", digits=1),
            )
            for row in years
            if is_parted
        ],
        rest_leads=is_parted and min(row["lead_below"] for row in years) > 0,
        is_few=first["praised"] < MINIMUM_COMMON,
    )
