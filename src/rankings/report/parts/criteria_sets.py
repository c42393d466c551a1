"""Sets of criteria as the report tells them: which years and levels each one measured here, and the
decision that sets it.
"""

from __future__ import annotations

import itertools

from rankings.compare.versions import version_of
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import load_frameworks
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import ranked_lists
from rankings.report.naming import find_criteria_decision
from rankings.report.parts.agreement import name_relation


def gather_columns(rows: list[dict]) -> list[tuple[str, list[str]]]:
    """(framework version, the levels that it asks the same), in the order of `04_frameworks`."""
    asked: dict[tuple, list[str]] = {}
    for version, level in dict.fromkeys((row["framework_version"], row["level"]) for row in rows):
        themes = select_rows(rows, framework_version=version, level=level)
        key = (version, str([(row["theme"], row["criteria"], row["points"]) for row in themes]))
        asked.setdefault(key, []).append(level)
    return [(version, levels) for (version, _), levels in asked.items()]


def list_years(report: Report, version: str) -> list[int]:
    """The years that a framework version measured here."""
    return sorted(
        {ranked.year for ranked in ranked_lists(report) if version_of(ranked.rows[0]) == version}
    )


def list_silent_years(report: Report, version: FrameworkVersion) -> list[int]:
    """The years of a version whose kept page names no criteria at all: neither is it the text that
    they were read in, nor does it score any.
    """
    told = {row["document_id"] for row in report.rows("02_criteria")} | {version.facts["source"]}
    kept = {row["document_id"] for row in report.rows("02_documents", kind="page")}
    return sorted(
        {
            ranked.year
            for ranked in ranked_lists(report)
            if version_of(ranked.rows[0]) == version.id and ranked.document in kept - told
        }
    )


def is_unsaid(report: Report, version: str, levels: list[str]) -> bool:
    """Whether no source says that two years of a version share one set of criteria."""
    pairs = itertools.pairwise(list_years(report, version))
    return any(
        name_relation(report, {"level": level, "year_from": before, "year_to": after}) == "unsaid"
        for level, (before, after) in itertools.product(levels, pairs)
    )


def list_unread_decisions(
    report: Report,
) -> list[tuple[FrameworkVersion, dict | None, list[dict]]]:
    """The decisions that set criteria here and are not among the sources: (version, decision, the
    version's rows of `04_frameworks`), the newest version first; behind them, without a decision,
    the versions of which none is on record.
    """
    held = {row["decision_number"] for row in (*report.sources, *report.rows("02_documents"))}
    known, found = load_frameworks(), []
    rows = report.rows("04_frameworks")
    for version in dict.fromkeys(row["framework_version"] for row in rows):
        decision = find_criteria_decision(known[version]) if version in known else None
        if version in known and (decision is None or decision["number"] not in held):
            own = select_rows(rows, framework_version=version)
            found.append((known[version], decision, own))
    return sorted(found, key=lambda unread: unread[1] is None)
