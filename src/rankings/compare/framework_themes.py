"""`04_frameworks`: what each framework version measures, with how many points, whom it ranks, what
it disclosed.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pandas as pd

from rankings.compare.answers import load_answers
from rankings.compare.groups import Group, text_of
from rankings.compare.ranks import to_decimal, to_integer
from rankings.language.entries import FALLBACK
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.store.schemas import list_columns
from rankings.store.spreadsheet import is_missing

DISCLOSURE_COLUMNS = [
    "document_id",
    "year",
    "framework",
    "level",
    "published",
    "graded",
    "population",
    "disclosed",
    "how_known",
    "label",
]


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


def count_disclosed(
    groups: list[Group], exclusions: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """One row per list of agencies: how many totals and grades are published, of how many units.

    The population is what the page tells: the size of the list plus the units named as not
    assessed; where the size is not known, `disclosed` sets the totals of all levels of the page
    against the denominator its fractions share ("33/39 cơ quan").
    """
    words, rows = load_answers(FALLBACK), []
    for group in groups:
        if group.level == "province":
            continue
        for document_id in sorted(group.scale.documents):
            rows.append(describe_disclosure(group, document_id, exclusions))
    disclosure = pd.DataFrame(rows, columns=DISCLOSURE_COLUMNS).sort_values(
        ["year", "document_id", "level"], ignore_index=True
    )
    shared = {
        document: find_shared_denominator(indicators, document)
        for document in disclosure["document_id"].unique()
    }
    for index, row in disclosure[disclosure["population"].isna()].iterrows():
        denominator = shared[row["document_id"]]
        together = disclosure.loc[
            (disclosure["document_id"] == row["document_id"]) & (disclosure["year"] == row["year"]),
            "published",
        ].sum()
        disclosure.loc[index, ["disclosed", "how_known"]] = (
            (f"{together}/{denominator} (all levels)", words.say("disclosure.by_fractions"))
            if denominator
            else (f"{row['published']}/?", words.say("disclosure.not_said"))
        )
    return disclosure


def describe_disclosure(group: Group, document_id: str, exclusions: pd.DataFrame) -> dict:
    """One row of the disclosure: totals and grades published for one level and year."""
    excluded = exclusions[
        (exclusions["document_id"] == document_id)
        & (exclusions["level"] == group.level)
        & (exclusions["year"] == group.year)
    ]["unit"].nunique()
    published = sum(place.score is not None for place in group.places)
    population = None if group.size is None else group.size + excluded
    return {
        "document_id": document_id,
        "year": group.year,
        "framework": group.framework,
        "level": group.level,
        "published": published,
        "graded": group.graded,
        "population": population,
        "disclosed": None if population is None else f"{published}/{population}",
        "label": group.label,
        "how_known": load_answers(FALLBACK).say(
            "disclosure.by_list_and_names" if excluded else "disclosure.by_list",
            ranked=group.size,
            excluded=excluded,
        ),
    }


def find_shared_denominator(indicators: pd.DataFrame, document_id: str) -> int | None:
    """The denominator that at least two fractions of a page share most often, or None."""
    here = indicators[
        (indicators["document_id"] == document_id)
        & indicators["of"].notna()
        & (indicators["status"] == "printed")
    ]
    counts = Counter(to_integer(value) for value in here["of"])
    (denominator, times), *_ = counts.most_common(1) or [(None, 0)]
    return denominator if times > 1 else None
