"""Ranks against scores, gaps and repeats, sentences against tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.ground import (
    find_out_of_order,
    is_by_score,
    is_explained,
    ranked_lists,
)
from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    WARNING,
    evidence,
    find,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Finding, Observations, Ranking
from rankings.language.sentences import Part
from rankings.language.text import fold

MOSTLY_COMPLETE = Decimal("0.8")


def check_rank_score_order(page: Observations) -> Iterator[Finding]:
    """A better rank with a lower score: the fewest rows that must be wrong are named."""
    for rows in ranked_lists(page.rankings):
        ranked = [row for row in rows if row.score is not None]
        if speaks_of_two_groups(ranked) or not is_by_score(ranked) or measures_differ(ranked):
            continue
        for row, neighbour in find_out_of_order(ranked):
            yield find(
                "rank_score_order.rank_score_order",
                row,
                said=f"{row.rank}: {row.score_text or row.score}",
                found=f"{neighbour.rank}: {neighbour.score_text or neighbour.score}",
                evidence=evidence("row", neighbour),
                unit=row.unit,
                rank=row.rank,
                score=row.score,
                neighbour_unit=neighbour.unit,
                neighbour_rank=neighbour.rank,
                neighbour_score=neighbour.score,
            )


def speaks_of_two_groups(ranked: list[Ranking]) -> bool:
    """Whether sentences give one rank to two units with two scores: wards and communes, say, side
    by side, or groups whose heading stands inside the paragraph.
    """
    scores: dict[int, set[Decimal]] = defaultdict(set)
    for row in ranked:
        if row.source == "prose":
            scores[row.rank].add(row.score)
    return any(len(different) > 1 for different in scores.values())


def measures_differ(ranked: list[Ranking]) -> bool:
    """Whether sentences print some scores of a list in percent and some not, or out of different
    maxima: a lead of "12%" is no score beside 0,9238, nor "53/60" beside "61,2/70".
    """
    told = [row for row in ranked if row.source == "prose"]
    return len({(_is_percent(row), row.max_score) for row in told}) > 1


def _is_percent(row: Ranking) -> bool:
    unit = row.spans.get("score_unit")
    return unit is not None and unit.text == "%"


def check_ties(page: Observations) -> Iterator[Finding]:
    """One rank for two scores is impossible; two ranks for one score is a decision the page does
    not explain.
    """
    for rows in ranked_lists(page.rankings):
        for row, following in itertools.pairwise([row for row in rows if row.score is not None]):
            is_broken = row.score == following.score and row.rank != following.rank
            is_broken = is_broken and not _is_rounded(row)
            if is_broken and not is_explained(page, row) and not is_explained(page, following):
                yield find(
                    "tie_broken.ties",
                    following,
                    said=f"{row.rank}, {following.rank}",
                    found=row.score,
                    evidence=evidence("row", row),
                    unit=row.unit,
                    following_unit=following.unit,
                    rank=row.rank,
                    following_rank=following.rank,
                )


def _is_rounded(row: Ranking) -> bool:
    """Whether the score is a whole per cent: two that look alike need not be."""
    return _is_percent(row) and row.score == int(row.score)


def list_missing(counts: Counter[int]) -> Iterator[int]:
    """The ranks that a count from 1 on lacks; behind a tie of two, one rank is not due.

    >>> list(list_missing(Counter([1, 2, 2, 4, 6])))
    [5]
    """
    due = 1
    for rank in sorted(counts):
        yield from range(due, rank)
        due = rank + counts[rank]


def check_rank_sequence(page: Observations) -> Iterator[Finding]:
    """In a table that counts from 1: a rank that is missing, and a rank given twice to different
    scores.
    """
    for rows in ranked_lists(page.rankings):
        ranked = [row for row in rows if row.source == "table"]
        counts = Counter(row.rank for row in ranked)
        last = max(counts, default=0)
        if last < 3 or min(counts) != 1 or len(counts) < MOSTLY_COMPLETE * last:
            continue
        by_rank = {row.rank: row for row in ranked}
        if not _TIES.search(fold(page.text)):
            yield from find_repeated(ranked)
        told = {int(number) for number in _NAMED_RANK.findall(fold(page.text))}
        lost = [rank for rank in list_missing(counts) if rank not in told]
        # The missing rank may be that of a unit whose cell is empty: worth a word, no accusation.
        unranked = [
            row.unit or row.unit_printed for row in (find_unranked(page, ranked[0]) if lost else ())
        ]
        for missing in lost:
            above = by_rank[max(rank for rank in counts if rank < missing)]
            below = by_rank[min(rank for rank in counts if rank > missing)]
            yield find(
                "rank_gap.empty_cell" if unranked else "rank_gap.rank_sequence",
                below,
                said=f"{above.rank} → {below.rank}",
                found=f"{missing}",
                severity=NOTE if unranked else WARNING,
                evidence=evidence("row", above),
                missing=missing,
                above_unit=above.unit,
                above_rank=above.rank,
                below_unit=below.unit,
                below_rank=below.rank,
                unranked=", ".join(unranked),
            )


# "đồng hạng khi chênh lệch dưới 0,1 điểm": a rule of the page for ties.
_TIES = re.compile(r"đồng hạng khi|cùng hạng khi|xếp đồng hạng|xếp cùng hạng")
_NAMED_RANK = re.compile(r"(?:hạng|vị trí|xếp|đứng) (?:thứ )?0?(\d{1,3})(?!\d)")


def find_unranked(page: Observations, row: Ranking) -> list[Ranking]:
    """The units without a rank in the table of a row."""
    return [
        other
        for other in page.rankings
        if other.rank is None and other.source == "table" and other.group == row.group
    ]


def find_repeated(ranked: list[Ranking]) -> Iterator[Finding]:
    """Ranks given to two units whose scores differ; two units without a score may share a rank."""
    by_rank: dict[int, list[Ranking]] = defaultdict(list)
    for row in ranked:
        by_rank[row.rank].append(row)
    for rank, rows in by_rank.items():
        scores = {row.score for row in rows}
        if len(scores) > 1:
            first, other = rows[0], next(row for row in rows if row.score != rows[0].score)
            scored = [
                Part("points", score=row.score) if row.score is not None else Part("no_score")
                for row in (first, other)
            ]
            yield find(
                "rank_repeated.repeated",
                other,
                said=rank,
                found=f"{first.unit}; {other.unit}",
                severity=WARNING if None in scores else ERROR,
                evidence=evidence("row", first),
                one=first.unit,
                one_score=scored[0],
                two=other.unit,
                two_score=scored[1],
            )


def check_unit_twice(page: Observations) -> Iterator[Finding]:
    """One unit in two rows of the same table."""
    for rows in group_rows(page.rankings).values():
        seen: dict[tuple, Ranking] = {}
        for row in rows:
            first = seen.setdefault((row.identity, row.parent), row)
            if first is not row and row.source == "table":
                yield find(
                    "unit_twice.unit_twice",
                    row,
                    said=row.unit_printed,
                    found=first.unit_printed,
                    evidence=evidence("row", first),
                    unit=row.unit,
                )


def check_rank_of(page: Observations) -> Iterator[Finding]:
    """A rank beyond the size of its group."""
    for row in page.rankings:
        if row.rank is not None and row.rank_of is not None and row.rank > row.rank_of:
            place = row.spans.get("rank_of")
            at = place or row
            yield find(
                "rank_of_vs_scored.rank_of",
                row,
                said=f"{row.rank}/{row.rank_of}",
                found=row.rank_of,
                severity=ERROR,
                evidence=evidence("rank_of", at),
                unit=row.unit,
                rank=row.rank,
            )


CHECKS = (
    check_rank_score_order,
    check_ties,
    check_rank_sequence,
    check_unit_twice,
    check_rank_of,
)
