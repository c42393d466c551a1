"""Sources against each other: what one page prints of a year against what another prints of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rankings.clean.checks.decision_dates import is_another_year, read_decision_dates
from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    Place,
    evidence,
    find,
    sentence_at,
)
from rankings.clean.documents import SEVERAL
from rankings.clean.observations import Claim, Finding, Observations, Ranking
from rankings.language.rounding import same_figure
from rankings.language.sentences import Part
from rankings.language.text import fold
from rankings.registry.frameworks import load_frameworks
from rankings.registry.vocabulary import name_framework


def check_same_year(sources: list[Observations]) -> Iterator[Finding]:
    """The same unit, index and year in two sources with another score, rank or "of N"."""
    seen: dict[tuple, list[tuple[Ranking, Observations]]] = defaultdict(list)
    for source in sources:
        for row in source.rankings + source.earlier:
            # A list of the 34 provinces of 1 July 2025 is another list than one of the 63.
            vintage = row.label if row.level == "province" else None
            series = name_series(row, source)
            seen[row.level, vintage, series, row.year, row.identity].append((row, source))
    for pairs in seen.values():
        for row, source in pairs[1:]:
            first, origin = pairs[0]
            if source is origin:
                continue
            page_row, page, other, other_source = (
                (row, source, first, origin)
                if source.document.kind == "page"
                else (first, origin, row, source)
            )
            yield from compare_rows(page_row, page, other, other_source)


def name_series(row: Ranking, source: Observations) -> str | None:
    """What a row measures: its framework, or the part of an index that it names ("PAPI:
    E-Governance").
    """
    if row.index_name and ":" in row.index_name:
        return row.index_name
    return (
        row.framework
        or name_framework(row.index_name)
        or row.index_name
        or source.document.framework
    )


def compare_rows(
    row: Ranking, page: Observations, other: Ranking, other_page: Observations
) -> Iterator[Finding]:
    """What two sources say differently of one unit in one year."""
    where = other_page.document.title or other_page.document.document_id
    if not same_figure(row.score, other.score):
        yield _differ("change_mismatch", row, page, other, "score", where)
    if row.rank is not None and other.rank is not None and row.rank != other.rank:
        is_derived = "derived" in (row.status, other.status)
        check = "rank_change_mismatch" if is_derived else "value_differs"
        yield _differ(check, row, page, other, "rank", where)
    if row.rank_of is not None and other.rank_of is not None and row.rank_of != other.rank_of:
        yield _differ("rank_of_vs_scored", row, page, other, "rank_of", where)


def _differ(
    check: str, row: Ranking, page: Observations, other: Ranking, name: str, where: str
) -> Finding:
    said, found = getattr(row, name), getattr(other, name)
    return find(
        f"{check}.sources_differ",
        row,
        said=f"{said}",
        found=f"{found}",
        severity=WARNING,
        evidence=evidence(other_name(other), other),
        document_id=page.document.document_id,
        unit=row.unit,
        index=f" ({row.index_name})" if row.index_name else "",
        year=row.year,
        what=Part(f"field.{name}"),
        printed=said,
        other=found,
        where=where,
        titled=tell_title(row, where) if name == "rank_of" else "",
    )


def tell_title(row: Ranking, title: str) -> Part | str:
    """That a source's own title has the rank and "of N" of a row, which its text contradicts."""
    printed = f"{row.rank}/{row.rank_of}"
    if printed not in title.split():
        return ""
    return Part("rank_of_vs_scored.titled", rank=row.rank, printed=row.rank_of)


def other_name(row: Ranking) -> str:
    return f"{row.status} row"


def check_reused_figures(sources: list[Observations]) -> Iterator[Finding]:
    """A figure of an earlier page in a later page, with the same change, and no date that says it
    is old.
    """

    def figures(source: Observations) -> dict[tuple, Claim]:
        return {
            (claim.value, claim.change): claim
            for claim in source.claims
            if claim.value is not None and claim.change is not None and claim.status == "printed"
        }

    dated = [
        (source.document.published_date or source.document.decision_date or "", source)
        for source in sources
    ]
    dated = sorted((item for item in dated if item[0]), key=lambda item: item[0])
    for index, (earlier_date, earlier) in enumerate(dated):
        for later_date, later in dated[index + 1 :]:
            shared = {
                pair: claim for pair, claim in figures(later).items() if pair in figures(earlier)
            }
            for pair, claim in shared.items():
                first = figures(earlier)[pair]
                yield find(
                    "figure_reused.reused_figures",
                    claim,
                    said=claim.value_text or "",
                    found=first.value_text or "",
                    evidence=evidence(earlier.document.document_id, first),
                    document_id=later.document.document_id,
                    value_text=claim.value_text,
                    unit=claim.unit or "",
                    earlier_date=earlier_date,
                    earlier_document_title=earlier.document.title,
                    later_date=later_date,
                    earlier_document_document_id=earlier.document.document_id,
                )


def check_excluded_before_ranked(sources: list[Observations]) -> Iterator[Finding]:
    """Units left out "because of their nature" that were ranked in another year, by whatever
    framework.
    """
    for source in sources:
        hits = [
            (row, list(find_ranked(row.unit_id, source, sources)))
            for row in source.exclusions
            if row.unit_id
        ]
        hits = [(row, found) for row, found in hits if found]
        if hits:
            names = "; ".join(
                f"{row.unit} ({', '.join(sorted({str(other.year) for other in found}))})"
                for row, found in hits
            )
            first = hits[0][0]
            yield find(
                "excluded_but_ranked.excluded_before_ranked",
                first,
                said=", ".join(row.unit for row, _ in hits),
                found=names,
                document_id=source.document.document_id,
                year=first.year,
                reason=f" ({first.reason})" if first.reason else "",
            )


def find_ranked(
    unit_id: str, source: Observations, sources: list[Observations]
) -> Iterator[Ranking]:
    """The rows in which other sources rank a unit, restated columns of earlier years among them."""
    for other in sources:
        if other is not source:
            yield from (
                row
                for row in [*other.rankings, *other.earlier]
                if row.unit_id == unit_id and (row.score is not None or row.rank is not None)
            )


def check_vanished_units(sources: list[Observations]) -> Iterator[Finding]:
    """A unit of an earlier whole table that a later page neither ranks nor names as left out,
    though it names those.
    """
    for source in sources:
        if not source.exclusions or not source.document.evaluation_year:
            continue
        level, year = source.exclusions[0].level, source.document.evaluation_year
        present = {row.unit_id for row in [*source.rankings, *source.exclusions] if row.unit_id}
        earlier = [
            (
                other,
                [
                    row
                    for row in other.rankings
                    if row.level == level and row.source == "table" and row.unit_id
                ],
            )
            for other in sources
            if other.document.kind == "page" and (other.document.evaluation_year or year) < year
        ]
        earlier = [(other, rows) for other, rows in earlier if len(rows) >= 10]
        if not earlier:
            continue
        _other, rows = max(earlier, key=lambda pair: pair[0].document.evaluation_year)
        gone = [row for row in rows if row.unit_id not in present]
        if gone:
            names = ", ".join(row.unit for row in gone)
            first = source.exclusions[0]
            yield find(
                "unit_vanished.vanished_units",
                first,
                said="—",
                found=names,
                document_id=source.document.document_id,
                gone_year=gone[0].year,
                year=year,
            )


def check_decisions_across(sources: list[Observations]) -> Iterator[Finding]:
    """One decision with one date on one page and another on a second page."""
    seen: dict[str, tuple[str, Place, Observations]] = {}
    for source in sources:
        for number, iso, place in read_decision_dates(source.text):
            first = seen.setdefault(number, (iso, place, source))
            is_other = is_another_year(first[0], iso)
            if first[0] != iso and first[2] is not source and not is_other:
                yield find(
                    "decision_date_conflict.decisions_across",
                    place,
                    said=iso,
                    found=first[0],
                    severity=ERROR,
                    evidence=evidence(first[2].document.document_id, first[1]),
                    document_id=source.document.document_id,
                    number=number,
                )


def check_decisions_on_record(sources: list[Observations]) -> Iterator[Finding]:
    """A decision whose date on the page is not the one on record in the register of frameworks."""
    for source in sources:
        on_record = {
            (basis["number"], version.province): (str(basis["date"]), str(basis["source"]))
            for version in load_frameworks().values()
            for basis in version.facts.get("legal_basis") or ()
            if basis.get("date") and "://" in str(basis["source"])
        }
        for number, iso, place in read_decision_dates(source.text):
            known = on_record.get((number, source.document.province_slug))
            if known and known[0] != iso:
                yield find(
                    "decision_date_conflict.decisions_on_record",
                    place,
                    said=iso,
                    found=known[0],
                    severity=WARNING,
                    document_id=source.document.document_id,
                    number=number,
                    known2=known[1],
                )


CATALOGUED = (
    "decision_number",
    "decision_date",
    "published_date",
    "evaluation_year",
    "framework",
    "title",
)


def check_catalogue(sources: list[Observations]) -> Iterator[Finding]:
    """What the catalogue of sources says against what the page prints; the page counts."""
    for source in sources:
        for name in CATALOGUED:
            noted, printed = source.document.catalogued.get(name), getattr(source.document, name)
            if (
                source.document.kind != "page"
                or not noted
                or printed is None
                or fold(str(noted)) == fold(str(printed))
                or noted in SEVERAL
            ):
                continue
            at = max(0, source.text.find(str(printed)))
            place = sentence_at(source.text, at, at + 1)
            yield find(
                "catalogue_differs.catalogue",
                place,
                said=noted,
                found=printed,
                document_id=source.document.document_id,
                what=Part(f"field.{name}"),
            )


CHECKS = (
    check_same_year,
    check_reused_figures,
    check_excluded_before_ranked,
    check_vanished_units,
    check_decisions_across,
    check_decisions_on_record,
    check_catalogue,
)
