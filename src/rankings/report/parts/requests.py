"""Which document would answer what is not known, and who has it."""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.frameworks import load_frameworks
from rankings.registry.glossary import find_term
from rankings.registry.lexicon import load_lexicon
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_day, mark_year
from rankings.report.naming import name_decision, name_source


def list_requests(report: Report) -> dict[str, list[dict]]:
    """The gaps by the document that leaves them open, the newest document first; those of no
    document last, under "".
    """
    gaps = report.rows("02_gaps")
    years = {row["document_id"]: row["evaluation_year"] for row in report.rows("02_documents")}
    documents = sorted(
        {row["document_id"] for row in gaps if row["document_id"]},
        key=lambda document: (-(years.get(document) or 0), document),
    )
    found = {document: select_rows(gaps, document_id=document) for document in documents}
    loose = select_rows(gaps, document_id=None)
    return found | ({"": loose} if loose else {})


def name_request(report: Report, document: str) -> Markup:
    """What to ask for: the annex of the document's decision; else the decision behind the page, by
    the day on which the page says that it was announced.
    """
    if not document:
        return report.words("gaps.unnamed", known=list_unheld_results(report))
    facts = next(iter(report.rows("02_documents", document_id=document)), {})
    return report.words(
        "gaps.annex_of",
        source=name_source(report, document),
        has_decision=bool(facts.get("decision_number")),
        day=mark_day(facts.get("decision_date"), report.language),
    )


def list_unheld_results(report: Report) -> list[dict[str, Markup]]:
    """The decisions on record that announced results of the province in a known year and are not
    among the sources, earliest first: year and decision.
    """
    held = {row["decision_number"] for row in (*report.sources, *report.rows("02_documents"))}
    found = [
        decision
        for version in load_frameworks().values()
        if version.province == report.province
        for decision in version.facts.get("legal_basis") or ()
        if decision.get("year") and decision["number"] not in held
    ]
    return [
        {"year": mark_year(row["year"]), "decision": name_decision(report, row)}
        for row in sorted(found, key=lambda row: row["year"])
    ]


def name_holder(report: Report, document: str, signed: bool = True) -> Markup:
    """Who has it: the body that issued it, where `signed` with whoever signed for it; else the
    province's People's Committee.
    """
    if not document:
        return Markup("")
    facts = next(iter(report.rows("02_documents", document_id=document)), {})
    issuer = str(facts.get("issuer") or "")
    committee = next(iter(load_lexicon().meanings("people_committee").values()))
    before, found, place = issuer.partition(committee)
    signer = before.strip() if found else ""
    holder = report.words(
        "gaps.holder",
        name=report.place,
        body=f"{found}{place}" if found else issuer,
        is_committee=bool(found) or not issuer,
    )
    if not signed:
        return holder
    known = find_term(signer, report.language) or signer
    return report.words("gaps.signed_holder", signer=known, holder=holder)


def name_annex(gaps: list[dict]) -> str:
    """How the page itself names the annex; empty where it names none."""
    return next(
        (
            row["annex_that_would_close_it"]
            for row in gaps
            if row["annex_that_would_close_it"] is not None
        ),
        "",
    )


def drop_annexes(gaps: list[dict]) -> list[dict]:
    """The gaps without the one that only says that an annex is missing, which is asked for."""
    return [
        row
        for row in gaps
        if row["missing"] is None
        or not row["annex_that_would_close_it"]
        or row["annex_that_would_close_it"].rstrip(".") not in row["missing"]
    ] or gaps
