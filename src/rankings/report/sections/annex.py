"""The annex that does not depend on the numbers: methods, tags, glossary."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.glossary import Term, list_terms
from rankings.report.fragments import Fragment, build_section
from rankings.report.inputs import Report
from rankings.report.naming import raise_first

STATUSES = ("restated", "derived", "bounded", "not comparable")


def show_methods(report: Report) -> Fragment:
    """How the figures were made, what the tags mean, and the words of the trade."""
    words = report.words
    methods = Markup("").join(
        Markup("<li>{}</li>").format(words(key))
        for key in words.entries
        if key.startswith("methods.points.")
    )
    tags = Markup("").join(
        Markup("<li>{} {}</li>").format(report.tag(status), words(f"tag_means.{status}"))
        for status in STATUSES
    )
    glossary = Markup("").join(
        Markup("<li><b>{}</b>: {}</li>").format(
            name_term(term, report.language), term.meanings[report.language]
        )
        for term in list_terms()
        if term.meanings[report.language]
    )
    return build_section(
        "methods",
        words("methods.title"),
        Markup(
            '<div class="pair"><div class="notes"><ul>{}</ul></div>\n'
            '<div class="notes"><ul>{}{}</ul></div></div>'
        ).format(methods, tags, glossary),
    )


def name_term(term: Term, language: str) -> Markup:
    """A term in this language; beside an English one the Vietnamese words it stands for."""
    name = escape(raise_first(term.words[language]))
    return (
        name
        if language == "vi"
        else Markup('{} (<span lang="vi">{}</span>)').format(name, term.words["vi"])
    )
