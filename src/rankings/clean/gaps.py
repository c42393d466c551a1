"""What is not known: totals that were not published, names behind a count, scales, years without a
page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from rankings.clean.absent_units import list_absent_units
from rankings.clean.merging import group_rows
from rankings.clean.observations import FEWEST, Exclusion, GradeCount, Observations, Ranking
from rankings.language.entries import DEFAULT, in_language, say_in_all
from rankings.language.sentences import Part, Sentences
from rankings.language.text import fold, key
from rankings.registry.unit_names import name_in_sentence
from rankings.registry.units import load_register

FOLDER = Path(__file__).with_name("gap_sentences")


@cache
def load_gap_sentences(language: str) -> Sentences:
    """Return what is said of a gap in a language."""
    return Sentences(FOLDER, language)


def find_gaps(sources: list[Observations]) -> list[dict]:
    """One row per thing that the sources leave open, with the annex that would close it where one
    is named.
    """
    found = [gap for source in sources for finder in FINDERS for gap in finder(source)]
    return [*found, *find_absent_units(sources), *find_missing_years(sources)]


def tell_gap(
    source: Observations | None, code: str, *, why: Part | None = None, **values: object
) -> dict:
    """The row of a gap: what is missing and why, as the catalogue says it; `why` where it depends.

    >>> tell_gap(None, "missing_years", level=Part("level.district"), years="2023")["missing_en"]
    'Rankings of districts for 2023'
    """
    document = source.document if source else None
    row = {
        "document_id": document.document_id if document else None,
        "annex_that_would_close_it": document.annex if document else None,
    }
    reason = why or Part(f"{code}.why", **values)
    missing = Part(f"{code}.missing", **values)
    return (
        row
        | say_in_all("missing", missing.say_from(load_gap_sentences))
        | say_in_all("why", reason.say_from(load_gap_sentences))
    )


def name_level(level: str) -> Part | str:
    """A level in the words of the sentence; as it is where it has none."""
    named = f"level.{level}"
    return Part(named) if named in load_gap_sentences(DEFAULT).entries else level


class UnitNames(Part):
    """Units inside a sentence, each as the registry names it in the language."""

    def __init__(self, rows: Iterable[Ranking | Exclusion]) -> None:
        self.bodies = [(row.unit, load_register().units.get(row.unit_id or "")) for row in rows]

    def say_in(self, sentences: Sentences) -> str:
        """Return the names in the order given; one without a translation in Vietnamese."""
        language = sentences.language
        return ", ".join(
            in_language(vars(body), "name", language)
            if body and language != DEFAULT
            else name_in_sentence(name)
            for name, body in self.bodies
        )


def find_missing_annex(source: Observations) -> Iterator[dict]:
    if source.document.annex:
        yield tell_gap(source, "missing_annex", annex=source.document.annex)


def find_unscored_units(source: Observations) -> Iterator[dict]:
    """Units that are ranked or graded without a total, and groups of a known size of which only
    some are named.
    """
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        scored = [row for row in rows if row.score is not None]
        size = group_size(source, rows)
        if size and size > len(scored):
            yield tell_gap(
                source,
                "unscored_of_size",
                why=count_printed(len(scored)),
                year=year,
                unscored=size - len(scored),
                size=size,
                level=name_level(level),
            )
        elif not size and level != "province" and any(row.score is None for row in rows):
            units = UnitNames(row for row in rows if row.score is None)
            yield tell_gap(
                source, "unscored_units", year=year, level=name_level(level), units=units
            )


def find_cut_lists(source: Observations) -> Iterator[dict]:
    """Lists typed from a document of which some totals were not at hand: whoever they do not name
    is missing as well.
    """
    if source.document.kind != "transcribed":
        return
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        if level != "province" and any(row.score is None for row in rows):
            yield tell_gap(
                source,
                "cut_list",
                year=year,
                level=name_level(level),
                named=len(rows),
                note=source.document.note or Part("cut_list.no_note"),
            )


def find_uncounted_units(source: Observations) -> Iterator[dict]:
    """A page that speaks of 39 agencies and prints the totals of four."""
    wholes = Counter(
        int(claim.of)
        for claim in source.claims
        if claim.of and re.search(r"đơn vị|cơ quan|sở, ban", fold(claim.unit or ""))
    )
    scored = [row for row in source.rankings if row.score is not None and row.level != "province"]
    if not wholes or not scored or any(row.source == "table" for row in scored):
        return
    size = wholes.most_common(1)[0][0]
    ranked = [row for row in source.rankings if row.rank is not None and row.level != "province"]
    if size > len(scored):
        yield tell_gap(
            source,
            "uncounted_units",
            why=count_printed(len(scored)),
            what=Part("totals" if len(ranked) > len(scored) else "ranks_and_totals"),
            year=scored[0].year,
            unscored=size - len(scored),
            size=size,
            criteria="" if source.criteria else Part("uncounted_units.criteria", size=size),
        )


def count_printed(scored: int) -> Part:
    """How many scores the page prints, in words."""
    return Part("some_printed", scored=scored) if scored else Part("none_printed")


def group_size(source: Observations, rows: list[Ranking]) -> int | None:
    """How many units the group has, where grade counts or "of N" say so and more than those listed
    are meant.
    """
    said = [row.rank_of for row in rows if row.rank_of]
    about = [
        row
        for row in source.grade_counts
        if row.level == rows[0].level and row.year == rows[0].year and row.count is not None
    ]
    graded = [row.count for row in about if row.label == rows[0].label] or [
        row.count for row in about if not row.label
    ]
    sizes = [*said[:1], *([sum(graded)] if graded else [])]
    return max(sizes) if sizes and rows[0].level != "province" else None


def find_unnamed_graded_units(source: Observations) -> Iterator[dict]:
    """Grades whose units are counted but not named. Where all other grades of the level are named
    in full, the units that the page names without a grade must be of this one: that many names
    follow, and are not missing."""
    for row in source.grade_counts:
        unnamed = min(count_unnamed(source, row), count_all_unnamed(source, row))
        if not row.level or unnamed <= 0:
            continue
        others = [
            other
            for other in source.grade_counts
            if other.level == row.level and other.label == row.label and other is not row
        ]
        implied = min(unnamed, len(list_ungraded(source, row.level)))
        follow = others and implied and all(count_unnamed(source, other) == 0 for other in others)
        if follow and implied == unnamed:
            continue
        yield tell_gap(
            source,
            "unnamed_graded",
            unnamed=unnamed - implied if follow else unnamed,
            grade=row.grade,
            level=name_level(row.level),
            settled=Part("unnamed_graded.settled", count=implied) if follow else "",
            implied=Part("unnamed_graded.implied", count=implied) if follow else "",
        )


def count_unnamed(source: Observations, row: GradeCount) -> int:
    """How many units of a grade the page counts without naming them."""
    named = {
        unit.unit
        for unit in source.rankings
        if unit.level == row.level and unit.grade and key(unit.grade) == key(row.grade)
    }
    return (row.count or 0) - len(named | set(row.units))


def count_all_unnamed(source: Observations, row: GradeCount) -> int:
    """How many units the counts of a list hold beyond the units named with any grade: none are
    missing where the sentence only counts the grades of the table wrongly.
    """
    counts = [
        other
        for other in source.grade_counts
        if (other.level, other.label, other.year) == (row.level, row.label, row.year)
    ]
    named = {unit.unit for unit in source.rankings if unit.level == row.level and unit.grade}
    named |= {name for other in counts for name in other.units}
    return sum(other.count or 0 for other in counts) - len(named)


def list_ungraded(source: Observations, level: str) -> set[str]:
    """The units of a level that the page names on some criterion, but in no grade."""
    graded = {unit.unit for unit in source.rankings if unit.level == level and unit.grade}
    graded |= {name for row in source.grade_counts if row.level == level for name in row.units}
    return {row.unit for row in source.criteria if row.level == level and row.unit} - graded


def find_unknown_scales(source: Observations) -> Iterator[dict]:
    """Lists of a document that scores its units, of which no maximum is printed."""
    lists = group_rows(source.rankings)
    scored = {key[3] for key, rows in lists.items() if any(row.score is not None for row in rows)}
    for (level, _label, _index_name, year), rows in lists.items():
        summed = any(row.level == level and row.max_score is not None for row in source.criteria)
        if (
            not summed
            and level != "province"
            and year in scored
            and all(row.max_score is None for row in rows)
        ):
            yield tell_gap(source, "unknown_scale", level=name_level(level), year=year)


def find_unpublished_cells(source: Observations) -> Iterator[dict]:
    by_level: dict[str, set[str]] = defaultdict(set)
    for row in source.criteria:
        by_level[row.level].add(row.criterion)
    for level, criteria in by_level.items():
        yield tell_gap(source, "unpublished_cells", level=name_level(level), criteria=len(criteria))


def find_missing_criteria(source: Observations) -> Iterator[dict]:
    """Lists of many units, of which nothing on any criterion is at hand: where points are lost is
    not known. The years that one page prints of a level are one gap.
    """
    years: dict[str, set[int]] = defaultdict(set)
    for (level, _label, _index_name, year), rows in group_rows(
        source.rankings + source.earlier
    ).items():
        told = any(row.level == level for row in source.criteria) or any(
            row.components for row in rows
        )
        if year and level != "province" and not told and len(rows) >= FEWEST:
            years[level].add(year)
    for level, seen in years.items():
        listed = ", ".join(map(str, sorted(seen)))
        typed = source.document.kind != "page"
        yield tell_gap(
            source,
            "missing_criteria",
            why=Part("missing_criteria.typed" if typed else "missing_criteria.why"),
            years=listed,
            level=name_level(level),
        )


def find_excluded_units(source: Observations) -> Iterator[dict]:
    """Units that were not graded without a reason, or with one that several of them share."""
    shared = Counter(row.reason for row in source.exclusions)
    for reason, count in shared.items():
        if count > 1 or not reason:
            yield tell_gap(
                source,
                "excluded_units" if reason else "excluded_unexplained",
                count=count,
                units=UnitNames(row for row in source.exclusions if row.reason == reason),
                reason=reason or "",
            )


def find_absent_units(sources: list[Observations]) -> Iterator[dict]:
    """Units that a whole list passes over without a word."""
    for source, level, year, rows in list_absent_units(sources):
        yield tell_gap(
            source,
            "absent_units",
            units=UnitNames(rows),
            year=year,
            level=name_level(level),
        )


def find_missing_decision(source: Observations) -> Iterator[dict]:
    document = source.document
    if (
        document.has_ranking
        and document.scope == "provincial"
        and document.kind == "page"
        and not document.decision_number
        and any(row.level != "province" for row in source.rankings)
    ):
        yield tell_gap(source, "missing_decision")


def find_missing_years(sources: list[Observations]) -> Iterator[dict]:
    """Years between the first and the last ranking of a level that no source covers."""
    years: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        for row in source.rankings + source.earlier:
            if row.year and row.level != "province":
                years[row.level].add(row.year)
    for level, seen in years.items():
        absent = sorted(set(range(min(seen), max(seen) + 1)) - seen)
        if absent:
            listed = ", ".join(map(str, absent))
            yield tell_gap(None, "missing_years", level=name_level(level), years=listed)


FINDERS = (
    find_missing_annex,
    find_unscored_units,
    find_cut_lists,
    find_uncounted_units,
    find_unnamed_graded_units,
    find_unknown_scales,
    find_unpublished_cells,
    find_missing_criteria,
    find_excluded_units,
    find_missing_decision,
)
