"""The source against itself: every contradiction that a page, or two pages together, contain.

Values stay as printed; a finding quotes what contradicts what. `check_page` runs on any page,
`check_sources` over all sources of a province. The catalogue of checks, with an example each, is
docs/checks.md.
"""

from __future__ import annotations

from collections import Counter

from rankings.clean.checks import (
    across,
    changes,
    counted_shares,
    counts,
    decision_dates,
    oddities,
    percentages,
    rank_order,
    result_years,
    said_twice,
    scales,
    spellings,
    wholes,
    wording,
)
from rankings.clean.checks.report import ERROR, NOTE
from rankings.clean.observations import Finding, Observations

PAGE_CHECKS = (
    *rank_order.CHECKS,
    *said_twice.CHECKS,
    *counts.CHECKS,
    *percentages.CHECKS,
    *counted_shares.CHECKS,
    *changes.CHECKS,
    *scales.CHECKS,
    *wholes.CHECKS,
    *decision_dates.CHECKS,
    *result_years.CHECKS,
    *wording.CHECKS,
    *spellings.CHECKS,
    *oddities.CHECKS,
)
SOURCE_CHECKS = across.CHECKS
_FEW = 3


def check_page(page: Observations) -> list[Finding]:
    """The contradictions inside one page, in its order, each once."""
    found = [finding for check in PAGE_CHECKS for finding in check(page)]
    for finding in found:
        finding.document_id = page.document.document_id
    found = drop_repeats(found)
    accuses = Counter(finding.check for finding in found if finding.severity == ERROR)
    for finding in found:
        if accuses[finding.check] > max(_FEW, len(page.rankings) / 2):
            finding.severity = NOTE  # what every second row breaks is no slip of the page
    return found


def check_sources(sources: list[Observations]) -> list[Finding]:
    """The contradictions inside every page and between the pages of a province."""
    inside = [
        finding
        for source in sources
        for finding in check_page(source)
        if source.document.kind == "page"
    ]
    between = [finding for check in SOURCE_CHECKS for finding in check(sources)]
    order = {source.document.document_id: index for index, source in enumerate(sources)}
    return sorted(
        drop_repeats(inside + between),
        key=lambda finding: (order[finding.document_id], finding.start, finding.check),
    )


def drop_repeats(found: list[Finding]) -> list[Finding]:
    """One finding per contradiction: the same check with the same words on the same place counts
    once.
    """
    kept: dict[tuple, Finding] = {}
    for finding in sorted(found, key=lambda finding: (finding.start, finding.end, finding.check)):
        kept.setdefault(
            (finding.document_id, finding.check, finding.said, finding.found, finding.start),
            finding,
        )
    return list(kept.values())
