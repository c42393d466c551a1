"""What the sources say against themselves, and what is not known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from markupsafe import Markup

from rankings.language.entries import in_language
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.provinces import name_province
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    paragraph,
)
from rankings.report.inputs import Report, about_pages
from rankings.report.marks import count_own, is_missing, mark_year
from rankings.report.naming import gloss_grades, name_decision, name_source
from rankings.report.parts.citation import list_beside_sources
from rankings.report.parts.criteria_sets import is_unsaid, list_unread_decisions, list_years
from rankings.report.parts.findings import (
    list_findings,
    quote,
    quote_text,
    tabulate_findings,
    tell_kinds,
)
from rankings.report.parts.national_beside import tell_unknown
from rankings.report.parts.national_rows import list_places
from rankings.report.parts.requests import (
    drop_annexes,
    list_requests,
    name_annex,
    name_holder,
    name_request,
)
from rankings.report.parts.silent import list_silent
from rankings.report.report_words import raise_sentence

OWN_DECISION = "QĐ-UBND"  # how the number of a People's Committee's decision ends


@about_pages
def show_contradictions(report: Report) -> Fragment:
    """The grave contradictions: what the source says, what was found instead, where it stands; the
    slight ones stand with the sources.
    """
    words = report.words
    grave, slight = list_findings(report, is_slight=False), list_findings(report, is_slight=True)
    if not grave and not slight:
        return build_section(
            "contradictions", words("doubts.title"), paragraph(words("doubts.none"), "missing")
        )
    lead = words(
        "doubts.lead",
        grave=report.count(grave),
        has_grave=bool(grave),
        slight=report.count(slight) if slight else "",
        kinds=tell_kinds(report, slight),
    )
    return build_section(
        "contradictions",
        words("doubts.title"),
        paragraph(lead),
        tabulate_findings(report, grave, "table-findings", words("doubts.caption")),
    )


@about_pages
def show_gaps(report: Report) -> Fragment:
    """What is not known by the document that would tell and who has it; then, a line each, the
    sections that had nothing to say.
    """
    words, requests = report.words, list_requests(report)
    silent, unread_decisions = list_silent(report), list_unread_decisions(report)
    if not requests and not silent and not unread_decisions:
        return build_section("gaps", words("gaps.title"), paragraph(words("gaps.none"), "missing"))
    numbers = (Markup('<cite class="name">({})</cite>').format(one) for one in itertools.count(1))
    rows = [list(tell_gaps(report, *asked, numbers)) for asked in requests.items() if asked[0]]
    rows += [list(tell_criteria(report, *unread, numbers)) for unread in unread_decisions]
    rows += [list(tell_gaps(report, *asked, numbers)) for asked in requests.items() if not asked[0]]
    return build_section(
        "gaps",
        words("gaps.title"),
        tabulate_requests(report, rows),
        paragraph(tell_unknown(report, list_places(report))),
        paragraph(tell_unaddressed(report)),
        list_questions(report, silent),
    )


def tabulate_requests(report: Report, rows: list[list[Markup]]) -> Markup:
    """What to ask for, of whom, and what it tells; a holder of all that is named in a note instead
    of a column.
    """
    words, holders = report.words, {row[1] for row in rows} - {""}
    columns = [
        Column(words("column.asked"), "name"),
        Column(words("column.holder")),
        Column(words("column.would_tell")),
    ]
    note = ""
    if len(holders) == 1:
        columns, rows = columns[::2], [row[::2] for row in rows]
        note = words("gaps.one_holder", holder=holders.pop())
    note = Markup("{} {}").format(words("gaps.elsewhere"), note)
    return build_table("table-gaps", words("gaps.caption"), columns, rows, note)


def tell_unaddressed(report: Report) -> Markup:
    """Which of the sources have no address on record, the province's own and those of the lists of
    others that are told of; empty where all have one.
    """
    named = [
        name_source(report, row["document_id"]) for row in report.sources if is_missing(row["url"])
    ]
    named += [
        Markup("{}: {}").format(
            name_province(row["province"], report.language),
            name_source(report, row["document_id"], row),
        )
        for row in list_beside_sources(report)
        if is_missing(row["url"])
    ]
    return report.words("gaps.no_address", sources=named) if named else Markup("")


def list_questions(report: Report, silent: list[Markup]) -> Markup:
    """The questions that stay open for want of what is not known, counted; nothing without any."""
    if not silent:
        return Markup("")
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in silent)
    lead = report.words("gaps.questions", questions=count_own(silent))
    return paragraph(lead) + Markup("<ul>{}</ul>").format(lines)


def tell_gaps(
    report: Report, document: str, gaps: list[dict], numbers: Iterator[Markup]
) -> Iterator[Markup]:
    """A document's annex: what to ask for, where, what it tells, each thing with a number."""
    yield tell_request(report, document, gaps)
    yield name_holder(report, document, signed=False)
    yield Markup("; ").join(
        Markup("{} {}").format(number, quote_text(gloss_grades(report, missing)))
        for gap in drop_annexes(gaps)
        for number, missing in [(next(numbers), in_language(gap, "missing", report.language))]
    )


def tell_request(report: Report, document: str, gaps: list[dict]) -> Markup:
    """What to ask for, and how the page itself calls it (in English on screens only)."""
    named = name_annex(gaps)
    asked = raise_sentence(name_request(report, document))
    called = report.words("gaps.named_by_page", annex=quote(named)) if named else ""
    return Markup("{} {}").format(asked, called) if called else asked


def tell_criteria(
    report: Report,
    version: FrameworkVersion,
    decision: dict | None,
    rows: list[dict],
    numbers: Iterator[Markup],
) -> Iterator[Markup]:
    """A decision that sets criteria and is not at hand, or not known by name: what to ask for,
    where, what it tells, with its number.
    """
    words, levels = report.words, list(dict.fromkeys(row["level"] for row in rows))
    unsaid = is_unsaid(report, version.id, levels)
    years = [mark_year(year) for year in list_years(report, version.id)]
    name, number = report.framework(version.framework), str(decision["number"]) if decision else ""
    yield raise_sentence(
        words(
            "gaps.criteria_of",
            decision=name_decision(report, decision) if decision else "",
            name=name,
            years=years,
        )
    )
    is_own = number.endswith(OWN_DECISION)
    yield words("gaps.criteria_holder", name=report.place, own=is_own) if number else Markup("")
    told = words(
        "gaps.criteria_tell",
        name=name,
        maxima=any(row["points"] is None for row in rows),
        years=years,
        unsaid=unsaid,
    )
    yield Markup("{} {}").format(next(numbers), raise_sentence(told))
