"""`04_frameworks`: what each framework version measures, with how many points, whom it ranks, what
it disclosed (`compare.disclosure`).
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from rankings.compare.groups import Group, text_of
from rankings.compare.ranks import to_decimal
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.store.schemas import list_columns
from rankings.store.spreadsheet import is_missing


def list_framework_themes(
    groups: list[Group], criteria: pd.DataFrame, disclosure: pd.DataFrame
) -> pd.DataFrame:
    """One row per theme of every framework version that ranked agencies here (columns of
    `04_frameworks`).

    Points are sums of printed maxima only (`02_criteria`); where a version prints none, points and
    share are empty and the theme still stands. Counts are those of the version's newest list.
    """
    rows = []
    for version_id, level, group in newest_lists(groups):
        version = load_frameworks().get(version_id)
        points = sum_points(criteria, group)
        told = disclosure[
            (disclosure["level"] == level)
            & disclosure["document_id"].isin(group.scale.documents)
            & (disclosure["year"] == group.year)
        ]
        facts = told.iloc[0] if len(told) else {}
        for theme, members in sort_by_theme(version, level).items():
            known = [points[name] for name in members if points.get(name) is not None]
            rows.append(
                {
                    "framework_version": version_id,
                    "level": level,
                    "theme": theme,
                    "criteria": [members[name] for name in members],
                    "points": sum(known, Decimal(0)) if len(known) == len(members) else None,
                    "units_ranked": facts.get("population"),
                    "units_published": facts.get("published"),
                    "grades_published": facts.get("graded"),
                    "disclosed": facts.get("disclosed"),
                }
            )
    themes = pd.DataFrame(rows, columns=list_columns("04_frameworks"))
    themes["share"] = [
        100 * points / total if total else None
        for points, total in zip(themes["points"], add_up(themes), strict=True)
    ]
    return themes


def newest_lists(groups: list[Group]) -> list[tuple[str, str, Group]]:
    """(framework version, level, its newest list) for the agencies' lists whose version is on
    record.
    """
    newest: dict[tuple[str, str], Group] = {}
    for group in sorted(groups, key=lambda group: (group.scale.version, group.level, group.year)):
        if group.scale.version and group.level != "province":
            newest[group.scale.version, group.level] = group
    return [(version, level, group) for (version, level), group in newest.items()]


def sort_by_theme(version: FrameworkVersion | None, level: str) -> dict[str, dict[str, str]]:
    """{theme: {criterion id: name}} of a version at a level, themes in the registry's order."""
    if version is None or level not in version.levels:
        return {}
    themes: dict[str, dict[str, str]] = {theme: {} for theme in load_themes()}
    for criterion in version.levels[level].leaves():
        if criterion.theme:
            themes[criterion.theme][criterion.id] = criterion.vi
    return {theme: members for theme, members in themes.items() if members}


def sum_points(criteria: pd.DataFrame, group: Group) -> dict[str, Decimal | None]:
    """{criterion id: printed maximum} of the documents of a list."""
    here = criteria[
        criteria["document_id"].isin(group.scale.documents) & (criteria["level"] == group.level)
    ]
    return {
        text_of(row["criterion_id"]): to_decimal(row["max_score"])
        for row in here.to_dict("records")
        if not is_missing(row["max_score"])
    }


def add_up(themes: pd.DataFrame) -> list[Decimal | None]:
    """For each row, all points of its framework version and level; None where a theme has no
    printed points.
    """
    totals = {}
    for key, rows in themes.groupby(["framework_version", "level"]):
        totals[key] = (
            None
            if any(is_missing(points) for points in rows["points"])
            else sum(rows["points"], Decimal(0))
        )
    return [totals[key] for key in zip(themes["framework_version"], themes["level"], strict=True)]
