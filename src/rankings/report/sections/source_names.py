"""A source's short name, as tables and sentences cite it."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.inputs import Report
from rankings.report.marks import mark_day


def name_source(report: Report, document_id: str) -> Markup:
    """A source's short name — its decision and date, or its title — linked to its entry in the
    annex.
    """
    row = next((source for source in report.sources if source["document_id"] == document_id), {})
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
        text = Markup("<cite>{}</cite>").format(row.get("title") or document_id)
    return Markup('<a href="#source-{}">{}</a>').format(document_id, text)
