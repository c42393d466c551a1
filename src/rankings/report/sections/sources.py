"""The sources: what they are, where they are, and their texts with every quoted passage marked."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.report.fragments import Fragment, build_section, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import is_missing, mark_day, mark_year
from rankings.report.naming import name_source
from rankings.report.parts.citation import show_citation
from rankings.report.parts.findings import list_findings, tabulate_findings
from rankings.report.parts.source_texts import show_source_text

ADDRESSES = ("http://", "https://")


def show_sources(report: Report) -> Fragment:
    """Every source with decision, date, address, checksum and a ready source line; then the texts
    that were quoted.
    """
    words = report.words
    entries = Markup("\n").join(describe_source(report, row) for row in report.sources)
    slips = list_findings(report, is_slight=True)
    table = tabulate_findings(report, slips, "table-notes", words("doubts.slight_caption"))
    slight = (
        heading(words("doubts.slight_heading"), anchor="slips")
        + paragraph(words("doubts.slight_lead", slight=report.count(slips)))
        + Markup("<details><summary>{}</summary>{}</details>").format(
            words("doubts.slight_label"), table
        )
        if slips
        else ""
    )
    texts = [show_source_text(report, row) for row in report.sources]
    quoted = Markup('<div class="screen-only">{}{}{}</div>').format(
        heading(words("source.texts")),
        paragraph(words("source.texts_lead")),
        Markup("\n").join(texts),
    )
    return build_section(
        "sources",
        words("source.title"),
        paragraph(words("source.lead")),
        entries,
        heading(words("source.cite_heading")),
        show_citation(report),
        paragraph(words("source.cite", name=report.name)),
        slight,
        quoted if any(texts) else "",
    )


def describe_source(report: Report, row: dict) -> Markup:
    """One source: title, its ready source line, then its other facts in small print."""
    words, language = report.words, report.language
    facts = [
        (words("source.year"), mark_year(row["evaluation_year"]) if row["evaluation_year"] else ""),
        (words("source.published"), mark_day(row["published_date"], language)),
        (words("source.retrieved"), mark_day(row["retrieved_date"], language)),
        (words("source.kind"), words(f"source.kinds.{row['kind']}")),
    ]
    long = [
        (words("source.annex"), Markup("“<q>{}</q>”").format(row["annex"]) if row["annex"] else ""),
        (words("source.address"), link_address(row["url"])),
        (words("source.checksum"), Markup("<code>{}</code>").format(row["sha256"] or "")),
    ]
    lines = [
        Markup(" · ").join(name_fact(*fact) for fact in facts if fact[1]),
        *(name_fact(*fact) for fact in long if fact[1]),
    ]
    title = (
        Markup('<cite lang="vi">{}</cite>').format(row["title"])
        if row["title"]
        else name_source(report, row["document_id"]).striptags()
    )
    return (
        heading(title, 3, f"source-{row['document_id']}")
        + paragraph(write_source_line(report, row))
        + paragraph(Markup("<br>\n").join(lines), "note")
    )


def name_fact(name: Markup, value: object) -> Markup:
    """A fact with its name before it."""
    return Markup("<b>{}</b> {}").format(name, value)


def write_source_line(report: Report, row: dict) -> Markup:
    """A ready line to put under a table: decision, date, publisher."""
    number = (
        Markup("<cite>{}</cite>").format(row["decision_number"]) if row["decision_number"] else ""
    )
    return report.words(
        "source.ready",
        number=number,
        day=mark_day(row["decision_date"], report.language),
        publisher=row["publisher"] or "",
        title=Markup("<cite>{}</cite>").format(row["title"]) if row["title"] else "",
    )


def link_address(address: str | None) -> Markup:
    """A web address as a link; anything else stays text."""
    if is_missing(address):
        return Markup("")
    if not str(address).startswith(ADDRESSES):
        return escape(address)
    return Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)
