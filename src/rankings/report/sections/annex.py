"""The annex that does not depend on the numbers: methods, glossary, data dictionary."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.clean.checks.check_list import load_checks
from rankings.registry.glossary import Term, list_terms
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import TABLES, Report
from rankings.report.naming import raise_first
from rankings.store.schemas import load_schema

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
        Markup("<ul>{}</ul>").format(methods),
        heading(words("methods.tags")),
        Markup("<ul>{}</ul>").format(tags),
        heading(words("methods.glossary")),
        Markup("<ul>{}</ul>").format(glossary),
    )


def name_term(term: Term, language: str) -> Markup:
    """A term in this language; beside an English one the Vietnamese words it stands for."""
    name = escape(raise_first(term.words[language]))
    return (
        name
        if language == "vi"
        else Markup('{} (<span lang="vi">{}</span>)').format(name, term.words["vi"])
    )


def show_dictionary(report: Report) -> Fragment:
    """Every table behind the report: what a row is, and its columns; for screens, the workbook has
    it too.
    """
    words = report.words
    tables = Markup("\n").join(describe_table(report, name) for name in TABLES)
    inner = build_section(
        "dictionary",
        words("dictionary.title"),
        paragraph(words("dictionary.lead")),
        tables,
        describe_checks(report),
    )
    return Fragment(Markup('<div class="screen-only">{}</div>').format(inner.html))


def describe_table(report: Report, name: str) -> Markup:
    """One table of the contract behind a fold."""
    schema, language = load_schema(name), report.language
    columns = [
        Column(report.words("column.name"), "name"),
        Column(report.words("column.type")),
        Column(report.words("column.description")),
    ]
    rows = [
        [
            Markup("<code>{}</code>").format(column.name),
            column.type,
            getattr(column, f"description_{language}"),
        ]
        for column in schema.columns
    ]
    table = build_table(
        f"dictionary-{name}",
        report.words("dictionary.caption", table=name),
        columns,
        rows,
        numbered=False,
    )
    return Markup("<details><summary><code>{}</code>: {}</summary>{}</details>").format(
        name, getattr(schema, f"row_{language}"), table
    )


def describe_checks(report: Report) -> Markup:
    """Every check that can write a finding, with an example, behind a fold."""
    words = report.words
    columns = [
        Column(words("dictionary.check"), "name"),
        Column(words("dictionary.check_says")),
        Column(words("dictionary.check_example")),
    ]
    rows = [
        [
            Markup("<code>{}</code>").format(entry.check),
            Markup("<q>{}</q>").format(entry.title(report.language)),
            Markup("<q>{}</q>").format(entry.example),
        ]
        for entry in load_checks().values()
    ]
    table = build_table(
        "dictionary-checks", words("dictionary.checks"), columns, rows, numbered=False
    )
    return Markup("<details><summary>{}</summary>{}</details>").format(
        words("dictionary.checks"), table
    )
