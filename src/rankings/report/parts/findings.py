"""Contradictions as tables: what does not fit, what the source says, what was found instead, where
it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup

from rankings.language.entries import in_language
from rankings.language.rounding import last_digit
from rankings.language.sentences import write_date
from rankings.registry.provinces import find_province
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report
from rankings.report.marks import mark_year
from rankings.report.naming import name_source
from rankings.report.unit_naming import english_name

OTHER_YEAR = "title_year_vs_body"  # the finding that a page names two years
SEVERITIES = ("error", "warning", "note")
# Two figures that both hold (another base), units that were ranked in one year and not in another,
# a word held against a threshold of the checks' own: what does not contradict itself.
NO_CONTRADICTION = (
    "adjective_vs_number",
    "universal_claim",
    "excluded_but_ranked",
    "unit_vanished",
)

# The slight findings by what they are of; those of no kind named here are counted last.
KINDS = {
    "wording": (
        "misspelt_name",
        "two_spellings",
        "two_number_formats",
        "number_spacing",
        "garbled_sentence",
        "criterion_two_names",
    ),
    "rate": ("percent_is_points", "rate_is_count", "percentage_vs_fraction", "change_mismatch"),
    "adjective": ("adjective_vs_number", "universal_claim"),
    "population": ("excluded_but_ranked", "unit_vanished"),
    "value": ("value_missing", "highest_without_value", "score_unchanged", "figure_reused"),
    "other": (),
}


def list_findings(report: Report, is_slight: bool) -> list[dict]:
    """The findings of both tables, the gravest first: slips of the pen where `is_slight`, else all
    others.
    """
    findings = [
        row
        for row in report.rows("02_findings") + report.rows("04_findings")
        if is_small(row) == is_slight
    ]
    return sorted(
        findings,
        key=lambda row: (
            SEVERITIES.index(row["severity"]) if row["severity"] in SEVERITIES else len(SEVERITIES)
        ),
    )


def tell_kinds(report: Report, findings: list[dict]) -> list[Markup]:
    """How many of some findings are of each kind, the most frequent first, others last."""
    kinds = {check: kind for kind, checks in KINDS.items() for check in checks}
    parted: dict[str, list[dict]] = {}
    for row in findings:
        parted.setdefault(kinds.get(row["check"], "other"), []).append(row)
    ordered = sorted(parted.items(), key=lambda part: (part[0] == "other", -len(part[1])))
    return [
        report.words(
            "doubts.kind", kind=report.words(f"doubts.kinds.{kind}"), count=report.count(rows)
        )
        for kind, rows in ordered
    ]


def is_small(finding: dict) -> bool:
    """Whether a finding is a slip of the pen, a difference of rounding, or no contradiction.

    >>> found = {"severity": "warning", "check": "change_mismatch", "said": "45.34"}
    >>> is_small(found | {"found": "45.35"}), is_small(found | {"found": "45.43"})
    (True, False)
    """
    if finding["severity"] == "note" or finding["check"] in NO_CONTRADICTION:
        return True
    pair = [str(finding[name] or "").replace(",", ".") for name in ("said", "found")]
    if not all(re.fullmatch(r"\d+\.\d+", text) for text in pair):
        return False
    said, found = map(Decimal, pair)
    return abs(said - found) <= max(last_digit(said), last_digit(found))


def tabulate_findings(report: Report, findings: list[dict], anchor: str, caption: Markup) -> Markup:
    """Findings as a table; one that stands in several places is one row with all its places."""
    words = report.words
    columns = [
        Column(words("column.message"), "name"),
        Column(words("column.said"), "text screen-only"),
        Column(words("column.found"), "text screen-only"),
        Column(words("column.source")),
    ]
    alike: dict[tuple, list[dict]] = {}
    for row in findings:
        alike.setdefault((row["message"], row["said"], row["found"]), []).append(row)
    english = list_english_names(report) if report.language != "vi" else {}
    rows = [
        [
            tell_finding(report, same[0], english),
            show_words(report, same[0], "said"),
            show_words(report, same[0], "found"),
            list_places(report, same),
        ]
        for same in alike.values()
    ]
    return build_table(anchor, caption, columns, rows)


def list_places(report: Report, rows: list[dict]) -> Markup:
    """The sources of some findings, each once, with links to its passages."""
    documents = dict.fromkeys(row["document_id"] for row in rows)
    return Markup("; ").join(
        Markup("{} {}").format(
            name_source(report, document),
            report.evidence(*(row for row in rows if row["document_id"] == document)),
        )
        for document in documents
    )


def tell_finding(report: Report, row: dict, english: dict[str, str]) -> Markup:
    """A finding's own message in this language, as an explanation made from the source's words;
    `english`: the names that stand there by their Vietnamese ones. Of doubts on a year, the one
    that counts here.
    """
    message = put_names(in_language(row, "message", report.language), english)
    told = [report.words("doubts.accepted")] if row["accepted"] else []
    if row["check"] == OTHER_YEAR and (year := find_year(report, row["document_id"])):
        told.append(report.words("doubts.used_year", year=mark_year(year)))
    return Markup(" ").join([Markup('<cite class="name">{}</cite>').format(message), *told])


def find_year(report: Report, document: str) -> int | None:
    """The year that a document's results are of, as far as it is known."""
    rows = report.rows("02_documents", document_id=document)
    return rows[0]["evaluation_year"] if rows else None


def list_english_names(report: Report) -> dict[str, str]:
    """The English names of the units and the province that a note may speak of."""
    rows = (row for name in ("02_rankings", "02_exclusions") for row in report.rows(name))
    names = {row["unit"]: english_name(row) for row in rows}
    names[find_province(report.province).name] = report.name
    return {name: english for name, english in names.items() if english}


def put_names(text: str, names: dict[str, str]) -> str:
    """A note with other names of what it speaks of; what it quotes stays as it is.

    >>> put_names("Sở Y tế: “Sở Y tế đứng đầu”", {"Sở Y tế": "Department of Health"})
    'Department of Health: “Sở Y tế đứng đầu”'
    """
    known = sorted(names, key=len, reverse=True)
    found = re.compile("|".join(["“[^”]*”", *(rf"\b{re.escape(name)}\b" for name in known)]))
    return found.sub(lambda part: names.get(part[0], part[0]), text)


def show_words(report: Report, row: dict, column: str) -> Markup:
    """What a finding sets against each other: in quotation marks where the passage has these very
    words, else as a remark.
    """
    text = row[column]
    if text is None:
        return Markup("")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return quote_text(write_date(text, report.language))
    own = " ".join(str(row["quote"] or "").split())
    for form in (text, text.replace(".", ",")):
        if form in own:
            return quote(form)
    return quote_text(
        text.replace(".", ",")
        if re.fullmatch(r"\d+\.\d+ ?%?", text) and report.language == "vi"
        else text
    )


def quote(text: object) -> Markup:
    """Words of a source in quotation marks; nothing where there are none."""
    return Markup('“<q lang="vi">{}</q>”').format(text) if text not in (None, "") else Markup("")


def quote_text(text: object) -> Markup:
    """A note made while reading a source; its figures are the source's words."""
    return Markup('<cite class="name">{}</cite>').format(text or "")
