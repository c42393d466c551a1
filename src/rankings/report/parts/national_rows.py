"""A province's places in the national indices, as the report tells them: from the tables `07_*` of
`national`, each figure with its source.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rankings.registry.frameworks import index_title
from rankings.report.inputs import Report
from rankings.report.marks import printed_digits
from rankings.report.naming import name_source

LONG = 4  # more digits behind the decimal mark than this were kept by a workbook, not printed


def list_places(report: Report, province: str = "") -> list[dict]:
    """The places of a province (the report's own, where none is named) in every index and year,
    earliest first.
    """
    rows = report.national("07_standing", province or report.province)
    named = (
        {**row, "framework": row["index"], "index_name": index_title(row["index"], report.language)}
        for row in rows
    )
    return sorted(named, key=lambda row: (row["index"], row["year"], row["vintage"]))


def list_parts_of_indices(report: Report) -> list[dict]:
    """What the province's own pages print of a part of an index ("PAPI: E-Governance")."""
    return [
        row
        for row in report.rows("02_rankings", level="province", preferred=True)
        if ":" in str(row["index_name"] or "") and row["score"] is not None
    ]


def find_step(report: Report, row: dict) -> dict:
    """The step that leads from the year before to a place; empty where that year is not known."""
    for step in report.national("07_changes"):
        same = all(step[name] == row.get(name) for name in ("index", "vintage"))
        if same and step["year_to"] == row["year"] and step["year_from"] == row["year"] - 1:
            return step
    return {}


def name_index(report: Report, row: dict) -> Markup:
    """An index's name in this language, of a part of an index as printed where nobody translated
    it.
    """
    name = row["index_name"] or ""
    return report.words(f"index.{name}") if f"index.{name}" in report.words else escape(name)


def tell_score(report: Report, row: dict) -> Markup:
    """A score as printed; one that a workbook holds with many digits, to two."""
    if row["score"] is None:
        return Markup("")
    digits = printed_digits(row["score"]) or 0
    return report.figure(row, "score", digits=2 if digits > LONG else None)


def tell_source(report: Report, row: dict) -> Markup:
    """Where a place is printed: the province's own source with its passage, or the address of the
    published text, with its words as a hint.
    """
    own = [
        printed
        for printed in report.rows("02_rankings", document_id=row["document_id"], level="province")
        if printed["year"] == row["year"] and printed["framework"] == row["framework"]
    ]
    if own:
        return Markup("{} {}").format(
            name_source(report, row["document_id"]), report.evidence(own[0])
        )
    panel = (
        figure
        for figure in report.national("07_panel", row.get("province") or report.province)
        if all(figure[name] == row[name] for name in ("document_id", "index", "year", "vintage"))
    )
    said = next((figure["published_quote"] for figure in panel), "")
    return link_outside(row["url"], said) if row["url"] else Markup("")


def link_outside(address: str, said: str | None = "") -> Markup:
    """A small link to the page on which a fact was published; `said` are its words."""
    return Markup(
        '<a class="outside" href="{}" rel="noreferrer" title="{}"><cite>{}</cite></a>'
    ).format(address, said or "", urlsplit(address).netloc.removeprefix("www."))


def tell_rank(report: Report, row: dict) -> Markup:
    """A rank of how many, as far as both are known; said to be an order where no rank is printed,
    and to be ours where it follows from the scores.
    """
    if row["rank"] is None:
        return Markup("")
    of = Markup("/{}").format(report.figure(row, "rank_of")) if row["rank_of"] is not None else ""
    how = {"order": "national.by_order", "score": "national.by_score"}.get(row["rank_source"] or "")
    return Markup("{}{} {}").format(
        report.figure(row, "rank"), of, report.words(how) if how else ""
    )
