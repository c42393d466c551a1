"""The first page: what the report is about, three sentences, the ends of the newest lists, one
chart, what to ask for.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.publisher import load_publisher
from rankings.report.fragments import Fragment, build_section, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import format_day
from rankings.report.parts.citation import list_outside_sources, write_title
from rankings.report.parts.first_page import (
    draw_first_chart,
    list_sentences,
    show_ends,
    tell_request,
)


def show_cover(report: Report) -> Fragment:
    """Title and one line on date and sources, from which exporters set the head of the first page;
    below it what is to be known in two minutes.
    """
    sentences = list_sentences(report)
    head = Markup(
        '<header class="report-cover" data-title="{0}" data-description="{1}" data-as-of="{2}"'
        ' data-version="{3}"><h1>{0}</h1><p>{1}</p></header>'
    ).format(write_title(report), write_description(report), report.as_of, report.version)
    items = Markup("\n").join(
        Markup('<li class="answer">{}</li>').format(said) for said in sentences
    )
    brief = build_section(
        "brief",
        report.words("brief.title"),
        Markup('<ol class="answers">\n{}\n</ol>').format(items)
        if sentences
        else paragraph(report.words("answers.none"), "missing"),
        show_ends(report),
        draw_first_chart(report),
        paragraph(tell_request(report), "ask"),
    )
    return Fragment(head + brief.html)


def write_description(report: Report) -> str:
    """One line: who publishes it, the day of the newest source, how many were used, those of
    national figures apart.
    """
    if not report.has_pages:
        named = {row["document_id"] for row in report.national("07_panel")}
        return report.words.plain("cover.national_description", sources=len(named))
    days = [row[day] for row in report.sources for day in ("published_date", "decision_date")]
    newest = max((str(day)[:10] for day in days if day), default="")
    return report.words.plain(
        "cover.description",
        publisher=load_publisher().name[report.language],
        sources=len(report.sources),
        outside=len(list_outside_sources(report)),
        newest=format_day(newest, report.language) if newest else "",
    )
