"""How the sets of criteria differ in words: themes added and dropped, and which weigh most."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.lists import RankedList
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS, find_facts, list_members, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import name_theme
from rankings.report.parts.criteria_sets import list_silent_years, list_years
from rankings.report.parts.leaders import name_kind
from rankings.report.parts.populations import tell_whole
from rankings.report.report_words import lower_first


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
            known=known,
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


def list_known_years(report: Report, version: str) -> list[Markup]:
    """The years of a version whose criteria are known; none where they are those of all its
    years.
    """
    known = load_frameworks().get(version)
    silent = list_silent_years(report, known) if known else []
    years = set(list_years(report, version)) - set(silent)
    return [mark_year(year) for year in sorted(years)] if silent else []


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


def tell_ranked(report: Report) -> Markup:
    """Of a set of criteria whose lists name some of the units only, how many of how many, and
    whose: kinds of agencies and levels; empty without one.
    """
    lists: dict[str, list[RankedList]] = {}
    for ranked in ranked_lists(report):
        lists.setdefault(ranked.framework, []).append(ranked)
    return Markup(" ").join(
        report.words(
            "frameworks.ranked",
            name=report.framework(framework),
            years=[mark_year(own[0].year)],
            kinds=list_kinds(report, own),
            known=report.count([row for one in own for row in list_members(report, one)]),
            whole=whole,
        )
        for framework, own in lists.items()
        if has_few(report, own) and (whole := tell_whole(report, own, own[0].year))
    )


def has_few(report: Report, lists: list[RankedList]) -> bool:
    """Whether some lists are of one year and name some of its units only."""
    is_whole = any(find_facts(report, ranked)["complete"] for ranked in lists)
    return len({ranked.year for ranked in lists}) == 1 and not is_whole


def list_kinds(report: Report, lists: list[RankedList]) -> list[Markup]:
    """The kinds of agencies that some lists name, then their other levels."""
    found = [
        name_kind(report, row["kind"])
        if ranked.level == "department" and row["kind"]
        else report.words(f"level.{ranked.level}")
        for ranked in sorted(lists, key=lambda ranked: LEVELS.index(ranked.level))
        for row in list_members(report, ranked)
    ]
    return list(dict.fromkeys(map(lower_first, found)))
