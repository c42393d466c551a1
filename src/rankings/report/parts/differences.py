"""How the sets of criteria differ: themes added and dropped, which weigh most, how many units each
measured.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.versions import version_of
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import list_members, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_theme
from rankings.report.parts.criteria_sets import list_silent_years, list_years
from rankings.report.parts.populations import tell_whole


def list_frameworks(rows: list[dict]) -> dict[str, list[dict]]:
    """The rows of `04_frameworks` by framework, the newest version's framework first."""
    known, found = load_frameworks(), {}
    for row in rows:
        version = known.get(row["framework_version"])
        if version:
            found.setdefault(version.framework, []).append(row)
    return found


def tell_differences(report: Report, rows: list[dict]) -> Markup:
    """Level by level, which themes the newest set of criteria added and dropped against the one
    before, and, where points are printed, which themes weigh most.
    """
    levels = dict.fromkeys(row["level"] for row in rows)
    own = [select_rows(rows, level=level) for level in levels]
    changes: dict[tuple, list[Markup]] = {}
    for part in own:
        sets = list(list_frameworks(part).items())[:2]
        if len(sets) > 1:
            (newer, new_rows), (older, old_rows) = sets
            known = tuple(list_known_years(report, new_rows[0]["framework_version"]))
            changed = tell_themes_changed(report, new_rows, old_rows)
            changes.setdefault((newer, older, known), []).append(changed)
    said = [
        report.words(
            "frameworks.differences",
            newer=report.framework(newer),
            older=report.framework(older),
            known=list(map(mark_year, known)),
            parts=parts,
        )
        for (newer, older, known), parts in changes.items()
    ]
    return Markup(" ").join(filter(None, (*said, *(tell_weights(report, part) for part in own))))


def tell_themes_changed(report: Report, new_rows: list[dict], old_rows: list[dict]) -> Markup:
    """Which themes a level's newer set of criteria added to those of an older one and dropped."""
    new, old = ({row["theme"] for row in part} for part in (new_rows, old_rows))
    added, dropped = (
        [quote_theme(report, theme) for theme in load_themes() if theme in themes]
        for themes in (new - old, old - new)
    )
    return report.words(
        "frameworks.difference",
        level=report.words(f"level.{new_rows[0]['level']}"),
        added=added,
        dropped=dropped,
    )


def list_known_years(report: Report, version: str) -> list[int]:
    """The years of a version whose criteria are known; none where they are those of all its
    years.
    """
    known = load_frameworks().get(version)
    silent = list_silent_years(report, known) if known else []
    return sorted(set(list_years(report, version)) - set(silent)) if silent else []


def tell_weights(report: Report, rows: list[dict]) -> Markup:
    """Which themes have the most points of a level's newest set; empty where points are not
    printed.
    """
    newest = select_rows(rows, framework_version=rows[0]["framework_version"])
    shares = [row for row in newest if row["share"] is not None]
    most = max((row["share"] for row in shares), default=0)
    heaviest = [row for row in shares if row["share"] == most]
    if not heaviest:
        return Markup("")
    return report.words(
        "frameworks.weights",
        level=report.words(f"level.{rows[0]['level']}"),
        themes=[quote_theme(report, row["theme"]) for row in heaviest],
        share=report.figure(heaviest[0], "share", digits=1),
        alike=len(heaviest) > 1,
    )


def quote_theme(report: Report, theme: str) -> Markup:
    """A theme's name between quotation marks, as a name with a comma of its own needs it in a
    list.
    """
    return Markup("“{}”").format(name_theme(report, theme))


def tell_units(report: Report, version: str, levels: list[str], years: list[int]) -> Markup:
    """How many units the lists of a set of criteria name, year by year, of how many where a page
    says so.
    """
    lists = [
        ranked
        for ranked in ranked_lists(report)
        if version_of(ranked.rows[0]) == version and ranked.level in levels
    ]
    named = {
        year: [
            row for ranked in lists if ranked.year == year for row in list_members(report, ranked)
        ]
        for year in years
    }
    return Markup("; ").join(
        report.words(
            "frameworks.units_in",
            units=report.count(rows),
            whole=tell_whole(report, lists, year) if len(levels) > 1 else "",
            year=mark_year(year) if len(named) > 1 else "",
        )
        for year, rows in named.items()
        if rows
    )
