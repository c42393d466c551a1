"""Who was ranked and who was not, year by year, who vanished without a word, and who is no more."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList
from rankings.compare.versions import version_of
from rankings.registry.glossary import find_term
from rankings.report.fragments import paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    LEVELS,
    complete_years,
    list_members,
    list_newest,
    list_partial_years,
    lists_of,
    name_key,
    ranked_lists,
)
from rankings.report.marks import mark_year
from rankings.report.parts.leaders import follow_ranks
from rankings.report.parts.unit_card import keeps_name, list_heirs, name_heirs


def tell_totals(report: Report, lists: list[RankedList]) -> Markup:
    """How many units the lists of each year name together, of how many where a page says so; empty
    where there is one list a year.
    """
    years = sorted({ranked.year for ranked in lists})
    if len(years) == len(lists):
        return Markup("")
    parts = []
    for year in years:
        own = [ranked for ranked in lists if ranked.year == year]
        units = [row for ranked in own for row in list_members(report, ranked)]
        parts.append(
            report.words(
                "populations.total",
                year=mark_year(year),
                units=report.count(units),
                whole=tell_whole(report, lists, year),
                excluded=report.count(out)
                if (out := report.rows("02_exclusions", year=year))
                else "",
            )
        )
    graded = bool(report.rows("02_grade_counts"))
    return report.words("populations.totals", parts=parts, graded=graded)


def tell_whole(report: Report, lists: list[RankedList], year: int) -> Markup:
    """Of how many units, where a page says so or counts more of them by grade than it names; else
    empty.
    """
    if whole := find_whole(report, lists, year):
        return Markup('<cite class="name">{}</cite>').format(whole)
    if report.rows("02_exclusions", year=year) and (known := list_populations(report, lists, year)):
        return report.total(known, "population", "sum")
    graded = report.rows("02_grade_counts", year=year)
    own = [row for ranked in lists if ranked.year == year for row in list_members(report, ranked)]
    is_more = sum(row["count"] or 0 for row in graded) > len(own)
    return report.total(graded, "count", "sum") if is_more else Markup("")


def list_populations(report: Report, lists: list[RankedList], year: int) -> list[dict]:
    """The rows of `04_disclosure` that say how many units each list of a year is of; empty where
    one is not known.
    """
    known = [
        row
        for row in report.rows("04_disclosure", year=year, index_name=None)
        if row["population"] is not None
    ]
    levels = [ranked.level for ranked in lists if ranked.year == year]
    return known if sorted(row["level"] for row in known) == sorted(levels) else []


def find_whole(report: Report, lists: list[RankedList], year: int) -> str:
    """How many agencies of all levels a page of that year speaks of, where it says so and not how
    many each list has.
    """
    versions = {version_of(ranked.rows[0]) for ranked in lists if ranked.year == year}
    shares = [
        str(row["disclosed"] or "")
        for row in report.rows("04_frameworks")
        if row["framework_version"] in versions and row["units_ranked"] is None
    ]
    return next(
        (
            share.partition(" ")[0].partition("/")[2]
            for share in shares
            if "/" in share and "?" not in share
        ),
        "",
    )


def tell_excluded(report: Report, excluded: list[dict]) -> Markup:
    """Who was not graded, and the reason printed, year by year."""
    parts = []
    for year, level in dict.fromkeys((row["year"], row["level"]) for row in excluded):
        units = select_rows(excluded, year=year, level=level)
        reason = units[0]["reason"] or ""
        parts.append(
            paragraph(
                report.words(
                    "populations.excluded",
                    year=mark_year(year),
                    units=report.count(units),
                    names=[report.named(row) for row in units],
                    reason=gloss_reason(report, reason),
                    evidence=report.evidence(units[0]),
                    earlier=tell_earlier(report, units, year, level),
                )
            )
        )
    return Markup("\n").join(parts)


def gloss_reason(report: Report, reason: str) -> Markup:
    """A printed reason in this language, the Vietnamese behind it."""
    if report.language == "vi" or not reason:
        return escape(reason)
    said = find_term(reason, report.language)
    quoted = Markup('<q lang="vi">{}</q>').format(reason)
    return Markup("{}, {}").format(said, quoted) if said else quoted


def tell_earlier(report: Report, units: list[dict], year: int, level: str) -> Markup:
    """Which of some units that a year leaves out were ranked in earlier years, and in which; empty
    where none was.
    """
    ways = follow_ranks(lists_of(report, level))
    known: dict[tuple, list[dict]] = {}
    for row in units:
        ranked = [place["year"] for place in ways.get(name_key(row), []) if place["year"] < year]
        if ranked:
            known.setdefault(tuple(ranked), []).append(row)
    if not known:
        return Markup("")
    return report.words(
        "populations.earlier",
        year=mark_year(year),
        is_shared=bool(units[0]["reason"]),
        units=report.count([row for rows in known.values() for row in rows]),
        parts=[
            report.words(
                "populations.earlier_part",
                names=[report.named(row) for row in rows],
                years=[mark_year(past) for past in years],
            )
            for years, rows in known.items()
        ],
    )


def tell_vanished(report: Report) -> Markup:
    """Who stands in one whole list and neither in the next one nor among the units named as not
    graded: in which whole lists it stands, in which it does not.
    """
    gone: dict[tuple, dict[str, dict]] = {}
    for level in LEVELS:
        for row in report.rows("03_leavers", level=level):
            if row["unit_id"] and row["year_to"] in row["years_missing"]:
                years = level, tuple(row["years_ranked"]), tuple(row["years_missing"])
                gone.setdefault(years, {})[name_key(row)] = row
    said = [
        report.words(
            "populations.vanished",
            names=[report.named(row) for row in rows.values()],
            present=[mark_year(year) for year in present],
            absent=[mark_year(year) for year in absent],
            partial=[mark_year(year) for year in list_partial_years(report, level)],
        )
        for (level, present, absent), rows in gone.items()
    ]
    return paragraph(Markup(" ").join(said)) if said else Markup("")


def tell_absent(report: Report) -> Markup:
    """Which units that a page names as not graded are missing in whole lists of other years, and
    which of them no list ranks: of neither a reason is known. Empty without any.
    """
    missing: dict[tuple, list[dict]] = {}
    for level in LEVELS:
        ways = follow_ranks(lists_of(report, level))
        units = {name_key(row): row for row in report.rows("02_exclusions", level=level)}
        for key, row in units.items():
            ranked = {place["year"] for place in ways.get(key, [])}
            gone = set(complete_years(report, level)) - ranked - {row["year"]}
            if gone:
                missing.setdefault((level, tuple(sorted(gone)), not ranked), []).append(row)
    said = [
        report.words(
            "populations.absent",
            names=[report.named(row) for row in rows],
            years=[mark_year(year) for year in years],
            never=never,
            partial=[mark_year(year) for year in list_partial_years(report, level)],
        )
        for (level, years, never), rows in missing.items()
    ]
    return paragraph(Markup(" ").join(said)) if said else Markup("")


def tell_reorganised(report: Report) -> Markup:
    """Which departments and agencies of the newest list no body has the name of any more, and which
    took their place; empty where none is on record.
    """
    newest = [one for one in list_newest(ranked_lists(report)) if one.level == "department"]
    gone: dict[tuple, list[Markup]] = {}
    for ranked in newest[:1]:
        for row in list_members(report, ranked):
            if (heirs := list_heirs(row)) and not keeps_name(row, heirs):
                gone.setdefault(tuple(name_heirs(report, heirs)), []).append(report.named(row))
    if not gone:
        return Markup("")
    return paragraph(
        report.words(
            "populations.reorganised",
            year=mark_year(newest[0].year),
            parts=[
                report.words("populations.reorganised_part", units=units, names=list(names))
                for names, units in gone.items()
            ],
        )
    )
