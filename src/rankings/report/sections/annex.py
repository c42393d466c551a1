"""The annex of methods, tags and words: those that this report uses."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.glossary import Term, list_terms
from rankings.report.fragments import Fragment, build_section
from rankings.report.inputs import Report
from rankings.report.naming import raise_first

# Told only where the report has such figures: lines of methods, tags, topics of the glossary.
NEEDS = {
    "two_years": "compared",
    "agreement": "compared",
    "comparison": "compared",
    "not comparable": "compared",
    "bounds": "bounded",
    "bounded": "bounded",
    "restated": "restated",
    "percent": "percent",
    "service": "indicators",
}
STATUSES = ("restated", "derived", "bounded", "not comparable")


def show_methods(report: Report) -> Fragment:
    """How the figures were made, what the tags mean, and the words of the trade, as far as the
    report uses them.
    """
    words, known = report.words, list_known(report)
    methods = Markup("").join(
        Markup("<li>{}</li>").format(words(key))
        for key in words.entries
        if key.startswith("methods.points.") and is_needed(key.rpartition(".")[2], known)
    )
    tags = Markup("").join(
        Markup("<li>{} {}</li>").format(report.tag(status), words(f"tag_means.{status}"))
        for status in STATUSES
        if is_needed(status, known)
    )
    glossary = Markup("").join(
        Markup("<li><b>{}</b>: {}</li>").format(
            name_term(term, report.language), term.meanings[report.language]
        )
        for term in list_terms()
        if term.meanings[report.language] and is_needed(term.topic, known)
    )
    return build_section(
        "methods",
        words("methods.title"),
        Markup(
            '<div class="pair"><div class="notes"><ul>{}</ul></div>\n'
            '<div class="notes"><ul>{}{}</ul></div></div>'
        ).format(methods, tags, glossary),
    )


def list_known(report: Report) -> set[str]:
    """What kinds of figures the report has."""
    has = {
        "compared": report.rows("03_agreement"),
        "bounded": report.rows("04_bounds"),
        "restated": [
            *report.rows("02_rankings", status="restated"),
            *report.rows("02_indicators", status="restated"),
        ],
        "percent": [row for row in report.rows("04_positions") if row["max_score"] is not None],
        "indicators": report.rows("03_indicator_ladder"),
    }
    return {kind for kind, rows in has.items() if rows}


def is_needed(told: str, known: set[str]) -> bool:
    """Whether a line, a tag or a topic is of figures that the report has.

    >>> is_needed("bounds", {"compared"}), is_needed("published", set())
    (False, True)
    """
    return NEEDS.get(told) in {None, *known}


def name_term(term: Term, language: str) -> Markup:
    """A term in this language; beside an English one the Vietnamese words it stands for."""
    name = escape(raise_first(term.words[language]))
    return (
        name
        if language == "vi"
        else Markup('{} (<span lang="vi">{}</span>)').format(name, term.words["vi"])
    )
