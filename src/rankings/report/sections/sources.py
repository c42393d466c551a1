"""The sources: what they are, where they are, and their texts with every quoted passage marked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rankings.registry.frameworks import index_title
from rankings.registry.provinces import load_provinces, name_province
from rankings.report.fragments import Fragment, build_section, fold, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import is_missing, mark_day
from rankings.report.naming import is_second_hand
from rankings.report.parts.citation import (
    list_agency_sources,
    list_beside_sources,
    list_cited_figures,
    list_outside_sources,
    show_citation,
)
from rankings.report.parts.national_beside import mark_spans
from rankings.report.parts.national_rows import is_private
from rankings.report.parts.source_texts import show_source_text
from rankings.report.report_words import raise_sentence

ADDRESSES = ("http://", "https://")


def show_sources(report: Report) -> Fragment:
    """Every source, numbered, those about the province's agencies first, with a ready source line
    that says how it was come by, and its address; then the texts that were quoted.
    """
    words, entries = report.words, list_entries(report)
    cited = (*report.sources, *list_beside_sources(report))
    texts = [show_source_text(report, row) for row in cited]
    quoted = fold(words("source.texts"), paragraph(words("source.texts_lead")), *texts)
    note = words(
        "source.note",
        page=name_file(f"{report.province}_{report.language}.html"),
        workbook=name_file(f"{report.province}_{report.language}.xlsx"),
    )
    return build_section(
        "sources",
        words("source.title"),
        Markup('<div class="notes">{}</div>').format(entries) if entries else "",
        paragraph(note, "note") if entries else "",
        Markup('<div class="screen-only">{}{}</div>').format(
            show_citation(report), quoted if any(texts) else ""
        ),  # paper says the first at its head and foot
    )


def list_entries(report: Report) -> Markup:
    """The sources about the province's own agencies, then those of its places in national indices,
    then those of other provinces' lists, numbered through; empty where the province has no source
    of its own.
    """
    if not report.sources:
        return Markup("")
    agencies = list_agency_sources(report)
    indices = [row for row in report.sources if row not in agencies]
    groups = {
        "agencies": [describe_source(report, row) for row in agencies],
        "indices": [
            *(describe_source(report, row) for row in indices),
            *(
                describe_outside(report, address, place)
                for place, address in enumerate(sorted(list_outside_sources(report)), 1)
            ),
        ],
        "beside": [describe_source(report, row) for row in list_beside_sources(report)],
    }
    first, told = 1, Markup("")
    for name, entries in groups.items():
        if entries:
            items = Markup("").join(map(Markup("<li>{}</li>").format, entries))
            told += paragraph(report.words(f"source.about.{name}"))
            told += Markup('<ol start="{}">{}</ol>').format(first, items)
        first += len(entries)
    return told


def describe_outside(report: Report, address: str, place: int) -> Markup:
    """A page of which the report shows national figures: which, whether they were transcribed or
    private persons gathered them, its address.
    """
    kind = "national.collected" if is_private(address) else "source.kinds.transcribed"
    kind = "source.second_hand" if is_second_hand(address) else kind
    told = [report.words(kind)]
    told += [
        report.words("source.of_others", names=[name_province(slug, report.language)])
        for slug in find_other_provinces(report, address)[:1]
    ]
    return Markup('<span class="note-target" id="source-outside-{}"></span>{} ({}). {}').format(
        place, tell_used(report, address), Markup("; ").join(told), link_address(address)
    )


def find_other_provinces(report: Report, address: str) -> list[str]:
    """The provinces that an address names, in its path or as a portal of theirs, where it does not
    name the report's own.
    """
    parts = urlsplit(address)
    words, host = f"-{re.sub('[^a-z0-9]+', '-', parts.path.lower())}-", parts.netloc.split(".")
    named = [
        slug
        for slug in dict.fromkeys(one.slug for one in load_provinces())
        if f"-{slug}-" in words or (host[-2:] == ["gov", "vn"] and slug.replace("-", "") in host)
    ]
    return [] if report.province in named else named


def tell_used(report: Report, address: str) -> Markup:
    """Which indices a page outside gives figures of, and for which years."""
    years: dict[str, list[int]] = {}
    for row in list_cited_figures(report):
        if (row["url"] or "").partition("/blob/")[0] == address:
            years.setdefault(row["index"], []).append(int(row["year"]))
    told = (
        report.words(
            "source.used",
            index=index_title(index, report.language),
            years=mark_spans(sorted(set(own))),
        )
        for index, own in years.items()
    )
    return raise_sentence(Markup("; ").join(told))


def describe_source(report: Report, row: dict) -> Markup:
    """One source: its ready source line with how it was come by, its address."""
    words, language = report.words, report.language
    title = Markup('<cite lang="vi">{}</cite>').format(row["title"]) if row["title"] else ""
    line = report.words(
        "source.ready",
        title=title or Markup("<cite>{}</cite>").format(row["publisher"] or row["document_id"]),
        number=Markup("<cite>{}</cite>").format(row["decision_number"])
        if row["decision_number"]
        else "",
        day=mark_day(row["decision_date"], language),
        publisher=(row["publisher"] or "") if title else "",
        published=mark_day(row["published_date"], language),
    )
    return Markup('<span class="note-target" id="source-{}"></span>{} ({}). {}').format(
        row["document_id"],
        line,
        words(f"source.kinds.{row['kind']}"),
        link_address(row["url"]) or raise_sentence(words("source.no_address")),
    )


def name_file(name: str) -> Markup:
    """The name of a file that lies beside the report."""
    return Markup('<cite class="name">{}</cite>').format(name)


def link_address(address: str | None) -> Markup:
    """A web address as a link; anything else stays text."""
    if is_missing(address):
        return Markup("")
    if not str(address).startswith(ADDRESSES):
        return escape(address)
    return Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)
