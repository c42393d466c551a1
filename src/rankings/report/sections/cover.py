"""The first page: what the report is about, three sentences, the ends of the newest lists, one
chart, what to ask for.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.peers import find_partners
from rankings.language.sentences import write_date
from rankings.registry.provinces import name_province
from rankings.registry.publisher import load_publisher
from rankings.report.fragments import Fragment, build_section, paragraph
from rankings.report.inputs import Report
from rankings.report.lists import list_part_years, list_unlisted_years
from rankings.report.parts.answer import list_answers
from rankings.report.parts.citation import (
    list_agency_sources,
    list_beside_sources,
    list_outside_sources,
    write_title,
)
from rankings.report.parts.first_page import (
    draw_first_chart,
    list_sentences,
    show_ends,
    tell_request,
)
from rankings.report.parts.national_beside import MERGERS


def show_cover(report: Report) -> Fragment:
    """Title and one line on date and sources, from which exporters set the head of the first page;
    below it what is to be known in two minutes.
    """
    sentences = list_sentences(report)
    head = Markup(
        '<header class="report-cover" data-title="{0}" data-description="{1}" data-as-of="{2}"'
        ' data-version="{3}"><h1>{0}</h1><p>{1}</p></header>'
    ).format(write_title(report), write_description(report), report.as_of, report.version)
    brief = build_section(
        "brief",
        report.words("brief.title"),
        list_answers(sentences)
        if sentences
        else paragraph(report.words("answers.none"), "missing"),
        show_ends(report),
        draw_first_chart(report),
        paragraph(tell_request(report), "ask"),
    )
    return Fragment(head + brief.html)


def write_description(report: Report) -> str:
    """One line: who publishes it, when the newest results were announced and posted, how many
    sources were used, those of national figures and of other provinces apart.
    """
    if not report.has_pages:
        named = {row["document_id"] for row in report.national("07_panel")}
        return report.words.plain("cover.national_description", sources=len(named))
    own = list_agency_sources(report)
    announced, posted, is_decided = find_newest_days(report, own)
    return report.words.plain(
        "cover.description",
        publisher=load_publisher().name[report.language],
        sources=len(own),
        outside=len(list_outside_sources(report)) + len(report.sources) - len(own),
        beside=len(list_beside_sources(report)),
        is_decided=is_decided,
        unlisted=list_unlisted_years(report),
        parts=list_part_years(report),
        place=report.place,
        merged=write_date(MERGERS, report.language) if is_of_merged(report, posted) else "",
        partners=[
            name_province(slug, report.language)
            for slug in find_partners(report.province)
            if slug != report.province
        ],
        announced=write_date(announced or posted, report.language) if announced or posted else "",
        posted=write_date(posted, report.language)
        if posted and announced and posted != announced
        else "",
    )


def is_of_merged(report: Report, day: str) -> bool:
    """Whether the newest source was posted before the province was merged with others."""
    return len(find_partners(report.province)) > 1 and day < MERGERS


def find_newest_days(report: Report, sources: list[dict]) -> tuple[str, str, bool]:
    """Of the newest of some sources, the day on which its results were decided or announced, and
    that on which it was posted (ISO); empty where a day is not known. Then whether it was decided.
    """
    told = {row["document_id"]: row for row in report.rows("02_documents")}
    days = []
    for row in sources:
        own = told.get(row["document_id"], {})
        announced = str(row["decision_date"] or own.get("decision_date") or "")[:10]
        number = row["decision_number"] or own.get("decision_number")
        days.append((announced, str(row["published_date"] or "")[:10], bool(announced and number)))
    return max(days, key=lambda day: max(day[:2]), default=("", "", False))
