"""Short names for readers: provinces, grades, themes, sources, and the first letter of a line."""

from __future__ import annotations

import textwrap
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rankings.compare.versions import version_of
from rankings.registry.framework_file import Criterion, FrameworkVersion
from rankings.registry.frameworks import load_frameworks
from rankings.registry.glossary import find_term
from rankings.registry.lexicon import load_lexicon
from rankings.report.inputs import Report
from rankings.report.marks import is_missing, mark_day

ADDRESSES = ("http://", "https://")
TITLE = 36  # letters of a title by which a source is called; its entry has the whole of it


def raise_first(text: str) -> str:
    """A text with its first letter as a capital.

    >>> raise_first("ứng dụng CNTT")
    'Ứng dụng CNTT'
    """
    return text[:1].upper() + text[1:]


def name_grade(report: Report, grade: str | None) -> Markup:
    """A grade in this language; a grade nobody translated stays as printed."""
    return (
        report.words(f"grades.{grade}")
        if grade and f"grades.{grade}" in report.words
        else escape(grade or "")
    )


def gloss_grade(report: Report, grade: str) -> Markup:
    """A grade in this language, in another than Vietnamese with the printed one behind it."""
    name = name_grade(report, grade)
    if report.language == "vi":
        return name
    return Markup('{} (<span lang="vi">{}</span>)').format(name, grade)


def name_theme(report: Report, theme: str | None) -> Markup:
    """A theme's name in this language."""
    return (
        report.words(f"theme.{theme}") if f"theme.{theme}" in report.words else escape(theme or "")
    )


def name_source(report: Report, document_id: str, known: dict | None = None) -> Markup:
    """A source's short name — its decision and date, its publisher, or how its title begins —
    linked to its entry in the annex. `known`: its row of the catalogue, where it is not the
    province's own.
    """
    own = (source for source in report.sources if source["document_id"] == document_id)
    row = next(own, known or {})
    document = next(
        (found for found in report.rows("02_documents") if found["document_id"] == document_id), {}
    )
    number = row.get("decision_number") or document.get("decision_number")
    day = row.get("decision_date") or document.get("decision_date")
    if number:
        text = report.words(
            "source.decision",
            number=Markup('<cite class="number">{}</cite>').format(number),
            day=mark_day(day, report.language),
        )
    elif row.get("publisher"):
        text = report.words(
            "source.page",
            publisher=row["publisher"],
            day=mark_day(row.get("published_date"), report.language),
        )
    else:
        title = textwrap.shorten(row.get("title") or document_id, TITLE, placeholder="…")
        text = Markup("<cite>{}</cite>").format(title)
    named = Markup('<a href="#source-{}">{}</a>').format(document_id, text)
    return named + link_outside(report, row.get("url"))


def gloss_unit(report: Report, unit: str) -> Markup:
    """The unit of a count in this language, on screens the Vietnamese behind it (a printed cell
    is narrow); as printed where the glossary has no word for it.
    """
    said = find_term(unit, report.language)
    if report.language == "vi" or not said:
        return Markup('<span lang="vi">{}</span>').format(unit)
    behind = Markup('<span class="screen-only"> (<span lang="vi">{}</span>)</span>').format(unit)
    return Markup("{}{}").format(said, behind)


def gloss_grades(report: Report, text: str) -> str:
    """A note in this language, the grades in it translated, the Vietnamese behind them."""
    if report.language == "vi":
        return text
    for row in report.rows("02_grade_counts"):
        grade = row["grade"] or ""
        if f"grades.{grade}" in report.words:
            said = report.words.plain(f"grades.{grade}")
            text = text.replace(f"graded {grade} ", f"graded {said} ({grade}) ")
    return text


def link_outside(report: Report, address: str | None) -> Markup:
    """A small arrow to a source where it was published; empty where that is not on the web."""
    if is_missing(address) or not str(address).startswith(ADDRESSES):
        return Markup("")
    return Markup(
        ' <a class="outside screen-only" href="{}" rel="noreferrer" title="{}">↗<span'
        ' class="unseen"> {}</span></a>'
    ).format(address, address, report.words("source.outside"))


def name_basis(report: Report, version: FrameworkVersion) -> Markup:
    """The decision that sets the criteria of a framework; where none is on record, the source of
    what is known of it.
    """
    if decision := find_criteria_decision(version):
        return name_decision(report, decision) + tell_second_hand(report, str(decision["source"]))
    return name_origin(report, version)


def name_origin(report: Report, version: FrameworkVersion) -> Markup:
    """The text that a framework version is known from: a source of the province's, or its host."""
    address = version.facts["source"]
    if not str(address).startswith(ADDRESSES):
        return name_source(report, address)
    return link_text(address, urlsplit(address).netloc.removeprefix("www."))


def find_criteria_decision(version: FrameworkVersion) -> dict | None:
    """The decision on record that sets a version's criteria; None where none is known."""
    decisions = version.facts.get("legal_basis") or ()
    return next((one for one in decisions if one["role"] == "criteria"), None)


def name_decision(report: Report, decision: dict) -> Markup:
    """A decision of a framework's legal basis by number and day, linked to where it was read."""
    text = report.words(
        "source.decision",
        number=Markup('<cite class="number">{}</cite>').format(decision["number"]),
        day=mark_day(decision["date"], report.language),
    )
    address = str(decision["source"])
    if not address.startswith(ADDRESSES):
        return Markup('<a href="#source-{}">{}</a>').format(address, text)
    return link_text(address, text)


def is_second_hand(address: str) -> bool:
    """Whether an address is a page of people with no part in what it tells, and no newspaper's.

    >>> is_second_hand("https://m.tothethao.com/pci.html"), is_second_hand("https://dti.gov.vn")
    (True, False)
    """
    site = urlsplit(address).netloc.removeprefix("www.").removeprefix("m.")
    return site in load_lexicon().words("second_hand_site")


def tell_second_hand(report: Report, address: str) -> Markup:
    """Behind a link: that it leads to a page at second hand; nothing where it does not."""
    if not is_second_hand(address):
        return Markup("")
    return Markup(", {}").format(report.words("source.second_hand"))


def link_text(address: str, text: str) -> Markup:
    """A text as the link to a page outside."""
    return Markup('<a class="outside" href="{}" rel="noreferrer"><cite>{}</cite></a>').format(
        address, text
    )


def gloss_names(report: Report, row: dict) -> Markup:
    """The criteria of a theme; for a reader of English their English names on record, on screens
    the Vietnamese behind them.
    """
    version = load_frameworks().get(row["framework_version"])
    level = version.levels.get(row["level"]) if version else None
    english = {leaf.vi: leaf.en for leaf in (level.leaves() if level else ())}
    scored = find_scored_names(report, row["framework_version"], row["level"])
    return Markup("; ").join(
        name_both(report, scored.get(name, name), english.get(name, ""))
        for name in row["criteria"] or ()
    )


def find_scored_names(report: Report, version: str, level: str) -> dict[str, str]:
    """{a criterion's name on record: the name under which the page prints its scores}, where the
    two differ.
    """
    known = load_frameworks().get(version)
    asked = known.levels.get(level) if known else None
    names = {leaf.id: leaf.vi for leaf in (asked.leaves() if asked else ())}
    return {
        names[row["criterion_id"]]: row["criterion"]
        for row in report.rows("02_criteria", level=level)
        if row["criterion_id"] in names
        and version_of(row) == version
        and row["criterion"].casefold() != names[row["criterion_id"]].casefold()
    }


def name_both(report: Report, name: str, english: str) -> Markup:
    """A Vietnamese name; for a reader of English its English one, on screens that one behind it."""
    printed = Markup('<span lang="vi">{}</span>').format(name)
    if report.language == "vi" or not english:
        return printed
    return Markup('{}<span class="screen-only"> ({})</span>').format(english, printed)


def cite_criterion(report: Report, row: dict) -> Markup:
    """A criterion as printed, behind its English name for a reader of English."""
    return name_both(report, row["criterion"], gloss_criterion(report, row))


def name_criterion(report: Report, row: dict) -> Markup:
    """A criterion's name in this language, where the Vietnamese one stands near by; as printed
    where it has no other.
    """
    gloss = gloss_criterion(report, row)
    return escape(gloss) if gloss else name_both(report, row["criterion"], "")


def gloss_criterion(report: Report, row: dict) -> str:
    """A criterion's English name on record, for a reader of English; empty for one of
    Vietnamese.
    """
    leaf = None if report.language == "vi" else find_criterion(row)
    return leaf.en if leaf else ""


def name_theme_of(report: Report, row: dict) -> Markup | str:
    """The theme of a criterion on record; empty for one of none."""
    leaf = find_criterion(row)
    return name_theme(report, leaf.theme) if leaf and leaf.theme else ""


def find_criterion(row: dict) -> Criterion | None:
    """A row's criterion as its framework version has it on record."""
    version = load_frameworks().get(version_of(row)) if row.get("criterion_id") else None
    level = version.levels.get(row["level"]) if version else None
    leaves = level.leaves() if level else ()
    return next((leaf for leaf in leaves if leaf.id == row["criterion_id"]), None)
