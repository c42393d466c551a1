"""What stands beside a province's newest places in the national indices: the change on the year
before, the provinces it was merged with, and which document would tell the rest.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.answers import load_answers
from rankings.compare.peers import find_partners
from rankings.registry.frameworks import index_title, indices_of_provinces
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year
from rankings.report.parts.national_rows import (
    ORDER,
    find_step,
    find_witness,
    is_private,
    link_outside,
    list_places,
    tell_gain,
    tell_rank,
    tell_score,
)

NEAR = 2  # years by which a place beside may be older
MERGERS = "2025-07-01"  # Resolution 202/2025/QH15


def tell_change(report: Report, row: dict) -> Markup:
    """Points gained on the year before, the nation's beside them, and places gained; empty where
    the year before is not known.
    """
    step = find_step(report, row)
    places = step.get("places_gained")
    return report.words(
        "national.change",
        gain=tell_gain(report, step, "gain"),
        nation=tell_nation(report, step),
        places=report.figure(step, "places_gained", signed=True) if places is not None else "",
    )


def tell_private(report: Report, row: dict) -> Markup:
    """Where the figure of the year before a place stands, if private persons gathered that one and
    not the place's own.
    """
    before = select_rows(
        list_places(report, row["province"]),
        index=row["index"],
        vintage=row["vintage"],
        year=row["year"] - 1,
    )
    addresses = [find_witness(report, one)["url"] for one in (*before, row)]
    if not before or not is_private(addresses[0]) or is_private(addresses[1]):
        return Markup("")
    source = link_outside(report, addresses[0])
    return report.words(
        "national.before",
        index=row["index_name"],
        year=mark_year(before[0]["year"]),
        score=tell_score(report, before[0]),
        source=source,
    )


def tell_nation(report: Report, step: dict) -> Markup:
    """The change of the nation's mean or median in the same years, by its name; a computed one with
    the provinces behind it. Empty where it is not known.
    """
    if step.get("nation_gain") is None:
        return Markup("")
    base = report.figure(step, "nation_base") if step["nation_base"] is not None else ""
    of = report.words(f"national.of.{step['nation_kind']}", base=base)
    return Markup("{}: {}").format(of, tell_gain(report, step, "nation_gain"))


def gains_alone(report: Report, row: dict) -> bool:
    """Whether points gained on the year before are known, and the nation's are not."""
    step = find_step(report, row)
    return step.get("gain") is not None and step.get("nation_gain") is None


def newest_of_partners(report: Report, places: list[dict]) -> dict[str, dict[str, dict]]:
    """{province: {index: newest row}} of the provinces that went into the same province on 1 July
    2025, as far as it is of about the time of the own `places`: nothing is averaged. Empty where it
    was merged with none.
    """
    found = {
        slug: {row["index"]: row for row in list_places(report, slug) if row["vintage"] == "63"}
        for slug in find_partners(report.province)
        if slug != report.province
    }
    return {
        slug: {index: row for index, row in rows.items() if is_recent(places, row)}
        for slug, rows in found.items()
    }


def is_recent(places: list[dict], row: dict) -> bool:
    """Whether another province's place may stand beside the newest own ones: of the same year as
    the same index's, or not much older than the newest of all where the index is not known here.
    """
    own = [place["year"] for place in places if place["index"] == row["index"]]
    every = [place["year"] for place in places]
    return row["year"] == max(own) if own else not every or row["year"] >= max(every) - NEAR


def tell_partner(report: Report, row: dict | None) -> Markup:
    """The newest points and rank of another province, as far as they are known, with its year."""
    if not row:
        return Markup("")
    place = filter(None, (tell_score(report, row), tell_rank(report, row, order=ORDER)))
    return Markup("{}: {}").format(mark_year(row["year"]), Markup("; ").join(place))


def list_unknown(rows: list[dict]) -> list[str]:
    """The indices of provinces in which no place of the province is known."""
    known = {row["index"] for row in rows}
    return [index for index in indices_of_provinces() if index not in known]


def tell_unknown(report: Report, rows: list[dict]) -> Markup:
    """What is not known of the province in the national indices: whole indices, with the document
    that would tell, and years of the others. Empty where nothing is missing.
    """
    words, compared = report.words, load_answers(report.language)
    missing = [
        words(
            "national.unknown_index",
            index=index_title(index, report.language),
            document=compared.say(f"document.{index}"),
        )
        for index in list_unknown(rows)
    ]
    years = [
        words(
            "national.unknown_years",
            index=index_title(index, report.language),
            years=mark_spans(absent),
        )
        for index, absent in list_missing_years(report, rows).items()
    ]
    if not report.has_pages:
        missing.insert(0, words("national.own_agencies"))
    return words("national.unknown", missing=missing, years=years) if missing or years else Markup()


def list_missing_years(report: Report, rows: list[dict]) -> dict[str, list[int]]:
    """{index: the years without a place of the province, from its first known one to the newest of
    any province}.
    """
    newest = report.national_table("07_standing").groupby("index")["year"].max()
    known: dict[str, set[int]] = {}
    for row in rows:
        known.setdefault(row["index"], set()).add(row["year"])
    absent = {
        index: sorted(set(range(min(years), int(newest[index]) + 1)) - years)
        for index, years in known.items()
    }
    return {index: years for index, years in absent.items() if years}


def mark_spans(years: list[int]) -> list[Markup]:
    """Years as figures, those in a row as a span.

    >>> [span.striptags() for span in mark_spans([2019, 2022, 2023, 2024])]
    ['2019', '2022–2024']
    """
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return [
        Markup("–").join(mark_year(year) for year in dict.fromkeys((span[0], span[-1])))
        for span in spans
    ]
