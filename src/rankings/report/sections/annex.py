"""The annex of methods, tags and words: those that this report uses."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList
from rankings.registry.glossary import Term, list_terms
from rankings.report.fragments import Fragment, build_section
from rankings.report.inputs import Report
from rankings.report.lists import ranked_lists
from rankings.report.naming import raise_first

# Told only where the report has such figures: lines of methods.
NEEDS = {
    "ties": "tied",
    "two_years": "compared",
    "bounds": "bounded",
}
STATUSES = ("restated", "derived", "bounded", "not comparable")


def show_methods(report: Report) -> Fragment:
    """How the figures were made, what the tags mean, and the words of the trade. An entry with a
    word is left out of pages that do not use it (`rankings.report.used_words`).
    """
    words, known = report.words, list_known(report)
    methods = Markup("").join(
        Markup("<li>{}</li>").format(words(key))
        for key in words.entries
        if key.startswith("methods.points.") and NEEDS.get(key.rpartition(".")[2]) in {None, *known}
    )
    percent = enter(words.plain("column.percent"), words("methods.percent"))
    tags = Markup("").join(
        enter(
            f"tag-{status.replace(' ', '-')}",
            Markup("{} {}").format(report.tag(status), words(f"tag_means.{status}")),
        )
        for status in STATUSES
    )
    glossary = Markup("").join(
        enter(
            term.words[report.language],
            Markup("<b>{}</b>: {}").format(
                name_term(term, report.language), term.meanings[report.language]
            ),
        )
        for term in list_terms()
        if term.meanings[report.language]
    )
    return build_section(
        "methods",
        words("methods.title"),
        Markup('<div class="notes"><ul>{}{}{}{}</ul></div>').format(
            methods, percent, tags, glossary
        ),
    )


def enter(word: str, meaning: Markup) -> Markup:
    """An entry of the annex with the word that it explains."""
    return Markup('<li data-word="{}">{}</li>').format(word, meaning)


def list_known(report: Report) -> set[str]:
    """What kinds of figures the report has."""
    has = {
        "tied": any(has_ties(ranked) for ranked in ranked_lists(report)),
        "compared": report.rows("03_agreement"),
        "bounded": report.rows("04_bounds"),
    }
    return {kind for kind, found in has.items() if found}


def has_ties(ranked: RankedList) -> bool:
    """Whether units of a list share a rank."""
    ranks = [row["rank"] for row in ranked.rows if row["rank"] is not None]
    return len(set(ranks)) < len(ranks)


def name_term(term: Term, language: str) -> Markup:
    """A term in this language; beside an English one the Vietnamese words it stands for, where
    those are others.
    """
    name = escape(raise_first(term.words[language]))
    if term.words[language] == term.words["vi"]:
        return name
    return Markup('{} (<span lang="vi">{}</span>)').format(name, term.words["vi"])
