"""The report's title, its own ready citation (author, title, date, version, address), and the
sources it cites beside the province's own.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.lists import AGENCIES
from rankings.compare.ranks import plain_rows
from rankings.registry.publisher import load_publisher
from rankings.report.inputs import Report
from rankings.report.marks import mark_day
from rankings.report.parts.beside import list_beside
from rankings.report.parts.national_rows import (
    find_others,
    find_witness,
    list_places,
    mean_beside,
)
from rankings.store.catalogue import sources_of


def show_citation(report: Report) -> Markup:
    """A line to copy; the file is named where the publisher gives no web address."""
    publisher = load_publisher()
    page = f"{report.province}/{report.province}_{report.language}.html"
    line = report.words(
        "cite.line",
        publisher=publisher.name[report.language],
        title=Markup("<cite>{}</cite>").format(write_title(report)),
        day=mark_day(report.as_of, report.language),
        version=Markup("<code>{}</code>").format(report.version),
        address=f"{publisher.address}{page}" if publisher.address else page,
        is_public=bool(publisher.address),
    )
    return Markup('<blockquote class="citation"><p>{}</p></blockquote>').format(line)


def write_title(report: Report) -> str:
    """The report's title: province and years evaluated; without pages of its own, that it is about
    its national places.
    """
    if not report.has_pages:
        known = sorted(row["year"] for row in report.national("07_standing")) or [""]
        return report.words.plain(
            "cover.national_title", name=report.name, first=known[0], last=known[-1]
        )
    years = sorted(
        {
            int(row["year"])
            for row in report.rows("02_rankings")
            if row["year"] and row["level"] != "province"
        }
    )
    return report.words.plain(
        "cover.title",
        name=report.place,
        first=years[0] if years else "",
        last=years[-1] if years else "",
    )


def list_cited_figures(report: Report) -> list[dict]:
    """Index, year and address of each national figure that the report shows: places, what else is
    printed of them, means beside the newest.
    """
    places = list_places(report)
    newest = {row["index"]: row for row in places}.values()
    return [
        *(find_witness(report, row) for row in places),
        *(figure for row in places if row["differs"] for figure in find_others(report, row)),
        *(
            {"index": row["index"], "year": row["year"], "url": mean.source}
            for row in newest
            if (mean := mean_beside(row))
        ),
    ]


def list_outside_sources(report: Report) -> set[str]:
    """The addresses behind the national figures that the report shows, where none is a source of
    the province's own; the files of a private collection are one.
    """
    cited = {figure["url"] for figure in list_cited_figures(report)}
    whole = {address.partition("/blob/")[0] for address in cited if address}
    return whole - {row["url"] for row in report.sources}


def list_agency_sources(report: Report) -> list[dict]:
    """The sources about the province's own agencies: its pages, and what was typed from them; the
    others are about its places in national indices.
    """
    ranking = {row["document_id"] for row in report.rows("02_rankings") if row["level"] in AGENCIES}
    return [row for row in report.sources if row["kind"] == "page" or row["document_id"] in ranking]


def list_beside_sources(report: Report) -> list[dict]:
    """The catalogue's rows of other provinces' lists of which the report tells something."""
    return [
        row
        for slug, lists in list_beside(report).items()
        if lists
        for row in plain_rows(sources_of(slug))
        if row["document_id"] in {ranked.document for ranked in lists}
    ]
