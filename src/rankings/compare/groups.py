"""Rankings gathered into groups (one list of one year), and what is known of each list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import pandas as pd

from rankings.compare.ranks import TOP, rank_places, rank_scores, to_decimal, to_integer
from rankings.compare.rules import Scale
from rankings.registry.lexicon import load_lexicon
from rankings.store.spreadsheet import is_missing

GROUP_KEY = ["province", "level", "index_name", "year", "framework", "group_label"]


@dataclass(frozen=True)
class Place:
    """One unit in one list: the body, its published rank and its score with the printed digits."""

    body: str  # unit_id, or the name where nobody knows the unit
    unit_id: str
    unit: str
    kind: str
    rank: int | None
    score: Decimal | None
    score_text: str
    order: int  # place on the page, to break ties in the order printed
    grade: str = ""
    status: str = ""
    label: str = ""
    maximum: Decimal | None = None
    rank_of: int | None = None


@dataclass
class Group:
    """One list: the units of one level, one construct and one year."""

    province: str
    level: str
    index_name: str
    framework: str
    label: str
    year: int
    scale: Scale
    places: list[Place] = field(default_factory=list)
    size: int | None = None  # how many units were ranked, where that is known
    graded: int = 0  # how many units have a published grade, by name or by the counts
    why_partial: str = ""  # "" = the list is complete

    @property
    def is_complete(self) -> bool:
        return not self.why_partial

    @property
    def ranked(self) -> list[Place]:
        return [place for place in self.places if place.rank is not None]

    @property
    def names_first_five(self) -> bool:
        """Whether every unit of the first five is named, so that it is known who was not."""
        return self.is_complete or sum(place.rank <= TOP for place in self.ranked) >= TOP

    @property
    def name(self) -> str:
        """The list's level in words, with its heading where a page prints several lists of the
        level.
        """
        return f"{self.level}s ({self.label})" if self.label else f"{self.level}s"

    def find(self, body: str) -> Place | None:
        return next((place for place in self.places if place.body == body), None)


def text_of(value: object) -> str:
    """The value as text, "" where it is missing.

    >>> text_of(None), text_of(2021)
    ('', '2021')
    """
    return "" if is_missing(value) else str(value)


def gather_groups(
    rankings: pd.DataFrame,
    version_of: Callable[[dict], str] | None = None,
    grade_counts: pd.DataFrame | None = None,
    criteria: pd.DataFrame | None = None,
) -> list[Group]:
    """The lists of `02_rankings` (preferred rows only), in order of level, index, year.

    `version_of` maps a row's facts to the version of its criteria ("" = not on record). Group sizes
    come from printed "of N", from `02_grade_counts`, or from the list itself when it is complete;
    the maximum from the row or, where none is printed, from the sum of the printed criteria of the
    same document and level.
    """
    rows = sorted(label_groups(rankings).to_dict("records"), key=itemgetter(*GROUP_KEY))
    maxima = sum_printed_criteria(criteria)
    groups = []
    for key, members in groupby(rows, itemgetter(*GROUP_KEY)):
        facts, records = dict(zip(GROUP_KEY, key, strict=True)), list(members)
        places = [read_place(row, maxima) for row in records]
        versions = set(map(version_of, records)) if version_of else {""}
        known = {place.maximum for place in places} - {None}
        scale = Scale(
            facts["framework"],
            versions.pop() if len(versions) == 1 else "",
            known.pop() if len(known) == 1 else None,
            frozenset(row["document_id"] for row in records),
        )
        groups.append(
            Group(
                facts["province"],
                facts["level"],
                facts["index_name"],
                facts["framework"],
                facts["group_label"],
                int(facts["year"]),
                scale,
                rank_unranked(places),
            )
        )
    size_groups(groups, count_graded(grade_counts))
    return groups


def label_groups(rankings: pd.DataFrame) -> pd.DataFrame:
    """The preferred rows with `group_label`: the printed label only where one page prints several
    lists of the same level, index and year (a heading that differs only from year to year names no
    group). Rows of which nobody knows the level or the year belong to no list: they stay in
    `02_rankings`.
    """
    rows = rankings[
        rankings["preferred"].map(is_true) & rankings["year"].notna() & rankings["level"].notna()
    ].copy()
    for column in ("index_name", "framework", "label", "unit_id"):
        rows[column] = rows[column].map(text_of) if column in rows else ""
    rows["order"] = rows["start"].map(to_integer).fillna(0) if "start" in rows else 0
    rows["group_label"] = list_labels(rows.to_dict("records"))
    return rows.sort_values(["order", "unit_id", "unit"], kind="stable")


def list_labels(rows: list[dict]) -> list[str]:
    """The label of each row's list: as printed where one page prints several lists of the same
    level, index and year, else "".
    """
    page = itemgetter("document_id", "province", "level", "index_name", "framework", "year")
    labels: dict[tuple, set[str]] = {}
    for row in rows:
        if label := text_of(row["label"]):
            labels.setdefault(page(row), set()).add(label)
    return [text_of(row["label"]) if len(labels.get(page(row), ())) > 1 else "" for row in rows]


def is_true(value: object) -> bool:
    """True for True and for a table's "true"."""
    return not is_missing(value) and str(value).strip().lower() in {"true", "1"}


def read_place(row: dict, maxima: dict) -> Place:
    """One row of `02_rankings` as a Place; a missing maximum is the sum of the page's printed
    criteria.
    """
    unit_id = text_of(row.get("unit_id"))
    unit = text_of(row.get("unit")) or text_of(row.get("unit_printed"))
    maximum = to_decimal(row.get("max_score")) or maxima.get(
        (row["document_id"], row["level"], to_integer(row["year"]))
    )
    return Place(
        unit_id or f"?{unit}",
        unit_id,
        unit,
        text_of(row.get("kind")),
        to_integer(row.get("rank")),
        to_decimal(row.get("score")),
        text_of(row.get("score_text")),
        to_integer(row.get("order")) or 0,
        text_of(row.get("grade")),
        text_of(row.get("status")),
        text_of(row.get("label")),
        maximum,
        to_integer(row.get("rank_of")),
    )


def rank_unranked(places: list[Place]) -> list[Place]:
    """The places, with a rank by score for a scored unit that was printed without one (only where
    no unit of the list has a printed rank: a list half ranked stays as published)."""
    scored = [place.score for place in places if place.score is not None]
    if len(scored) < 2 or any(place.rank is not None for place in places):
        return places
    return [
        (
            Place(**{**place.__dict__, "rank": 1 + sum(other > place.score for other in scored)})
            if place.score is not None
            else place
        )
        for place in places
    ]


def sum_printed_criteria(criteria: pd.DataFrame | None) -> dict[tuple, Decimal]:
    """(document_id, level, year) → sum of the printed maxima of its criteria, where each has one
    printed.
    """
    sums: dict[tuple, Decimal] = {}
    if criteria is None or criteria.empty:
        return sums
    for (document_id, level, year), rows in criteria.groupby(["document_id", "level", "year"]):
        names = [
            text_of(one) or text_of(other)
            for one, other in zip(rows["criterion_id"], rows["criterion"], strict=True)
        ]
        maxima = rows.groupby(names)["max_score"].agg(
            lambda values: next(
                (to_decimal(value) for value in values if not is_missing(value)), None
            )
        )
        if len(maxima) > 1 and all(value is not None for value in maxima):
            sums[(document_id, level, int(year))] = sum(maxima, Decimal(0))
    return sums


def count_graded(grade_counts: pd.DataFrame | None) -> dict[tuple, dict[str, int]]:
    """(document_id, level, year, label) → {grade: printed count}; label "" sums over all labels."""
    graded: dict[tuple, dict[str, int]] = {}
    for row in [] if grade_counts is None else grade_counts.to_dict("records"):
        if not is_missing(row["year"]) and not is_missing(row["count"]):
            for label in {"", text_of(row.get("label"))}:
                counts = graded.setdefault(
                    (row["document_id"], row["level"], int(row["year"]), label), {}
                )
                counts[row["grade"]] = counts.get(row["grade"], 0) + int(row["count"])
    return graded


def add_named(counts: dict[str, int], places: list[Place]) -> int:
    """Units graded: the sum of the counts or the units named with a grade, whichever is more; where
    a grade is uncounted, per grade.
    """
    named: dict[str, int] = {}
    for place in places:
        if place.grade:
            named[place.grade] = named.get(place.grade, 0) + 1
    if named.keys() <= counts.keys():
        return max(sum(counts.values()), sum(named.values()))
    return sum(
        max(counts.get(grade, 0), named.get(grade, 0)) for grade in counts.keys() | named.keys()
    )


def size_groups(groups: list[Group], graded: dict[tuple, dict[str, int]]) -> None:
    """Fill in what is known of each list: its size, and why it is partial if it is."""
    longest: dict[tuple, int] = {}
    for group in groups:
        longest[name_series(group)] = max(longest.get(name_series(group), 0), len(group.ranked))
    for group in groups:
        printed = [place.rank_of for place in group.places if place.rank_of]
        counts = [
            graded.get((document, group.level, group.year, group.label), {})
            for document in group.scale.documents
        ]
        group.graded = max(add_named(counted, group.places) for counted in counts)
        told = max([*printed, *([group.graded] if any(counts) else [])], default=None)
        group.why_partial = find_cut(group, told, longest[name_series(group)])
        group.size = told or (None if group.why_partial else len(group.ranked))


def name_series(group: Group) -> tuple:
    """What the lists of several years have in common."""
    return group.province, group.level, group.index_name, group.label


def find_cut(group: Group, told: int | None, longest: int) -> str:
    """Why the list is only a part of the ranking; "" where it is whole."""
    ranked = group.ranked
    ranks = sorted(place.rank for place in ranked)
    if told and told > len(ranked):
        return "more_units_were_ranked"
    dense = [1 + sorted(set(ranks)).index(rank) for rank in ranks]  # 1, 2, 2, 3
    if not ranked or ranks not in (rank_places(ranks), dense):
        return "ranks_missing"
    if told:
        return ""
    unscored = [place.rank for place in ranked if place.score is None]
    if len(ranked) > 2 and unscored == [max(ranks)]:
        return "cut_inside_a_row"  # the last row alone lost its score: the list may go on
    if 2 * len(ranked) < longest or names_leaders(ranked[0].label):
        return "leaders_only"  # fewer than half of the level's longest list, or so the heading says
    return ""


def names_leaders(heading: str) -> bool:
    """True for a heading that announces leaders only.

    >>> (
    ...     names_leaders("BẢNG 2 - CẤP SỞ (5 đơn vị dẫn đầu)"),
    ...     names_leaders("Xếp hạng các sở, ban, ngành năm 2021"),
    ... )
    (True, False)
    """
    words = load_lexicon().words("first_word") + load_lexicon().words("top_word")
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", heading, re.IGNORECASE) for word in words
    )


def order_common(group: Group, bodies: set[str]) -> dict[str, int]:
    """Competition ranks of the bodies among themselves: by score where all have one, else by
    published rank.
    """
    places = [place for place in group.ranked if place.body in bodies]
    if all(place.score is not None for place in places):
        ranks = rank_scores([place.score for place in places])
    else:
        ranks = rank_places([place.rank for place in places])
    return {place.body: rank for place, rank in zip(places, ranks, strict=True)}
