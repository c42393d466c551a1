"""A source as printed → observations: every figure a number, every name a unit, every row with its
witness.
"""

from __future__ import annotations

from rankings.clean.certainty import (
    doubt_bare_names,
    doubt_second_values,
    doubt_short_scales,
    part_unsure,
    settle_order,
)
from rankings.clean.checks.ground import doubt_misread
from rankings.clean.claims import claim_of_exclusions, claim_of_grade_count, read_claims
from rankings.clean.criteria import criteria_of_columns, read_criteria
from rankings.clean.documents import read_document
from rankings.clean.earlier import derive_earlier, restate_earlier
from rankings.clean.group_facts import (
    listed_units,
    read_exclusions,
    read_grade_counts,
    read_mentions,
    rows_of_grade_list,
)
from rankings.clean.identities import NameReader
from rankings.clean.merging import (
    derive_ranks,
    merge_rankings,
    settle_labels,
    spread_group_facts,
    spread_group_grades,
    withdraw_counted_ranks,
)
from rankings.clean.number_reader import NumberReader
from rankings.clean.observations import Claim, Observations, Ranking
from rankings.clean.place_doubts import doubt_districts_of_the_nation, doubt_places_beyond
from rankings.clean.rankings import read_rankings
from rankings.clean.source import Source
from rankings.registry.grade_order import grade_order


def observe(source: Source) -> Observations:
    """All that one source says, understood; findings are the work of the checks."""
    document = read_document(source)
    numbers = NumberReader(source)
    names = NameReader(document.province_slug, document.scope or "provincial")
    document.decimal_marks = {
        table: f"{mark.mark} ({mark.proof})" for table, mark in numbers.marks.items()
    }
    rankings, unsure = (
        understand_rankings(source, numbers, names) if document.has_ranking else ([], [])
    )
    observed = Observations(
        document=document,
        text=source.text,
        rankings=rankings,
        unsure=unsure,
        earlier=restate_earlier(rankings) + derive_earlier(rankings),
        criteria=read_criteria(source, numbers, names, document.framework)
        + criteria_of_columns(rankings),
        grade_counts=read_grade_counts(source, numbers, names),
        exclusions=read_exclusions(source, numbers, names),
        mentions=read_mentions(source, names),
    )
    claims = collect_claims(source, numbers, observed)
    observed.claims, observed.unsure_claims = part_unsure(claims, source.document_id)
    observed.unmatched = list(names.unmatched.values())
    return observed


_OF_THE_NAME = {"index", "year", "unit", "list"}  # doubts that hold for a grade too


def understand_rankings(
    source: Source, numbers: NumberReader, names: NameReader
) -> tuple[list[Ranking], list[Ranking]]:
    """One row per unit and group, ranks derived where the scores settle them, facts of the group on
    every row; and the rows that are unsure.
    """
    read = read_rankings(source, numbers, names)
    doubt_misread(read)
    doubt_second_values(read)
    doubt_short_scales(read)
    doubt_bare_names(read)
    doubt_places_beyond(read)
    doubt_districts_of_the_nation(read, source.text)
    settle_order(read)
    rows, unsure = part_unsure(read, source.document_id)
    placed = {row.spans["unit"].start: row for row in rows if "unit" in row.spans}
    doubted = {
        row.spans["unit"].start
        for row in unsure
        if "unit" in row.spans and not _OF_THE_NAME.isdisjoint(row.doubts)
    }
    for statement in source.statements:
        if statement.kind == "grade_count" and listed_units(statement):
            graded = rows_of_grade_list(statement, source, names, placed)
            rows += [row for row in graded if row.spans["unit"].start not in doubted]
    settle_labels(rows)
    rows = merge_rankings(rows)
    spread_group_facts(rows)
    spread_group_grades(rows, read_grade_counts(source, numbers, names))
    withdraw_counted_ranks(rows)
    derive_ranks(rows, grade_order())
    return rows, unsure


def collect_claims(source: Source, numbers: NumberReader, observed: Observations) -> list[Claim]:
    """All claims in the order of the page: printed claims, grade counts, the count of units left
    out.
    """
    claims = read_claims(source, numbers)
    claims += [claim for claim in map(claim_of_grade_count, observed.grade_counts) if claim]
    excluded = claim_of_exclusions(observed.exclusions)
    return sorted(claims + ([excluded] if excluded else []), key=lambda claim: claim.start)
