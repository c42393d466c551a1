"""Ranks against scores, gaps and repeats, sentences against tables."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    WARNING,
    Place,
    evidence,
    place_of,
    place_of_span,
    write_english,
    write_number,
)
from rankings.clean.merging import group_rows
from rankings.clean.model import Finding, Observations, Ranking

MOSTLY_COMPLETE = Decimal("0.8")


def check_rank_score_order(page: Observations) -> Iterator[Finding]:
    """A better rank with a lower score: the fewest rows that must be wrong are named."""
    for rows in group_rows(page.rankings).values():
        ranked = [
            row
            for row in rows
            if row.rank is not None and row.score is not None and row.rank_source != "score"
        ]
        ranked.sort(key=lambda row: (row.rank, -row.score))
        if speaks_of_two_groups(ranked):
            continue
        for row, neighbour in find_out_of_order(ranked):
            yield Finding(
                "rank_score_order",
                ERROR,
                f"{row.unit} xếp hạng {row.rank} với {write_number(row.score)} điểm, nhưng"
                f" {neighbour.unit} xếp hạng {neighbour.rank} có {write_number(neighbour.score)}"
                " điểm: thứ hạng trái với điểm.",
                f"{row.unit} is ranked {row.rank} with {write_english(row.score)} points, but"
                f" {neighbour.unit}, ranked {neighbour.rank}, has {write_english(neighbour.score)}:"
                " the ranks contradict the scores.",
                f"{row.rank}: {row.score_text or row.score}",
                f"{neighbour.rank}: {neighbour.score_text or neighbour.score}",
                row.quote,
                row.start,
                row.end,
                evidence("row", place_of(neighbour)),
            )


def speaks_of_two_groups(ranked: list[Ranking]) -> bool:
    """Whether sentences without a heading give one rank to two units with two scores: wards and
    communes, say, side by side.
    """
    scores: dict[int, set[Decimal]] = defaultdict(set)
    for row in ranked:
        if row.source == "prose" and not row.label:
            scores[row.rank].add(row.score)
    return any(len(different) > 1 for different in scores.values())


def find_out_of_order(ranked: list[Ranking]) -> list[tuple[Ranking, Ranking]]:
    """The smallest set of rows to remove so that scores fall as ranks rise, each with a row it
    contradicts.
    """
    kept = longest_falling([row.score for row in ranked])
    pairs = []
    for index, row in enumerate(ranked):
        if index in kept:
            continue
        against = [
            ranked[other]
            for other in sorted(kept, key=lambda other: abs(other - index))
            if (other < index and ranked[other].score < row.score)
            or (other > index and ranked[other].score > row.score)
        ]
        if against:
            pairs.append((row, against[0]))
    return pairs


def longest_falling(scores: list[Decimal]) -> set[int]:
    """The places of a longest run of scores that never rises.

    >>> sorted(longest_falling([Decimal(9), Decimal(3), Decimal(8), Decimal(7)]))
    [0, 2, 3]
    """
    tails: list[Decimal] = []
    last_at: list[int] = []
    before: dict[int, int | None] = {}
    for index, score in enumerate(scores):
        length = bisect_right(tails, -score)
        before[index] = last_at[length - 1] if length else None
        if length == len(tails):
            tails.append(-score)
            last_at.append(index)
        else:
            tails[length], last_at[length] = -score, index
    kept, index = set(), last_at[-1] if last_at else None
    while index is not None:
        kept.add(index)
        index = before[index]
    return kept


def check_ties(page: Observations) -> Iterator[Finding]:
    """One rank for two scores is impossible; two ranks for one score is a decision the page does
    not explain.
    """
    for rows in group_rows(page.rankings).values():
        ranked = [
            row
            for row in rows
            if row.rank is not None and row.score is not None and row.rank_source != "score"
        ]
        ranked.sort(key=lambda row: (row.rank, -row.score))
        for row, following in itertools.pairwise(ranked):
            if row.score == following.score and row.rank != following.rank:
                yield Finding(
                    "tie_broken",
                    NOTE,
                    f"{row.unit} và {following.unit} cùng {write_number(row.score)} điểm nhưng xếp"
                    f" hạng {row.rank} và {following.rank}; trang không nêu căn cứ.",
                    f"{row.unit} and {following.unit} both have {write_english(row.score)} points"
                    f" but are ranked {row.rank} and {following.rank}; the page does not say why.",
                    f"{row.rank}, {following.rank}",
                    f"{row.score}",
                    following.quote,
                    following.start,
                    following.end,
                    evidence("row", place_of(row)),
                )


def check_rank_sequence(page: Observations) -> Iterator[Finding]:
    """In a table that counts from 1: a rank that is missing, and a rank given twice to different
    scores.
    """
    for rows in group_rows(page.rankings).values():
        ranked = [
            row
            for row in rows
            if row.rank is not None and row.source == "table" and row.rank_source != "score"
        ]
        counts = Counter(row.rank for row in ranked)
        if (
            not counts
            or min(counts) != 1
            or len(counts) < MOSTLY_COMPLETE * max(counts)
            or max(counts) < 3
        ):
            continue
        by_rank = {row.rank: row for row in ranked}
        yield from find_repeated(ranked)
        expected, due = set(), 1
        for rank in sorted(counts):
            expected |= set(range(due, rank))
            due = rank + counts[rank]
        for missing in sorted(expected):
            above = by_rank[max(rank for rank in counts if rank < missing)]
            below = by_rank[min(rank for rank in counts if rank > missing)]
            yield Finding(
                "rank_gap",
                WARNING,
                f"Bảng không có hạng {missing}: sau {above.unit} (hạng {above.rank}) là"
                f" {below.unit} (hạng {below.rank}).",
                f"The table has no rank {missing}: {above.unit} (rank {above.rank}) is followed by"
                f" {below.unit} (rank {below.rank}).",
                f"{above.rank} → {below.rank}",
                f"{missing}",
                below.quote,
                below.start,
                below.end,
                evidence("row", place_of(above)),
            )


def find_repeated(ranked: list[Ranking]) -> Iterator[Finding]:
    """Ranks given to two units whose scores differ; two units without a score may share a rank."""
    by_rank: dict[int, list[Ranking]] = defaultdict(list)
    for row in ranked:
        by_rank[row.rank].append(row)
    for rank, rows in by_rank.items():
        scores = {row.score for row in rows}
        if len(scores) > 1:
            first, other = rows[0], next(row for row in rows if row.score != rows[0].score)
            yield Finding(
                "rank_repeated",
                WARNING if None in scores else ERROR,
                f"Hạng {rank} được ghi cho {first.unit}"
                f" ({write_number(first.score) or 'không có điểm'}) và {other.unit}"
                f" ({write_number(other.score) or 'không có điểm'}) dù không bằng điểm.",
                f"Rank {rank} is given to {first.unit} ({write_english(first.score) or 'no score'})"
                f" and to {other.unit} ({write_english(other.score) or 'no score'}), which are not"
                " tied.",
                f"{rank}",
                f"{first.unit}; {other.unit}",
                other.quote,
                other.start,
                other.end,
                evidence("row", place_of(first)),
            )


def check_unit_twice(page: Observations) -> Iterator[Finding]:
    """One unit in two rows of the same table."""
    for rows in group_rows(page.rankings).values():
        seen: dict[str, Ranking] = {}
        for row in rows:
            first = seen.setdefault(row.identity, row)
            if first is not row and row.source == "table":
                yield Finding(
                    "unit_twice",
                    ERROR,
                    f"{row.unit} đứng hai lần trong cùng một bảng.",
                    f"{row.unit} stands twice in the same table.",
                    row.unit_printed,
                    first.unit_printed,
                    row.quote,
                    row.start,
                    row.end,
                    evidence("row", place_of(first)),
                )


FIELDS_VI = {
    "rank": "thứ hạng",
    "score": "điểm",
    "grade": "xếp loại",
    "previous_score": "điểm năm trước",
    "previous_rank": "thứ hạng năm trước",
    "max_score": "điểm tối đa",
    "rank_change": "số bậc thay đổi",
    "score_change": "số điểm thay đổi",
}
FIELDS_EN = {
    "rank": "rank",
    "score": "score",
    "grade": "grade",
    "previous_score": "last year's score",
    "previous_rank": "last year's rank",
    "max_score": "maximum",
    "rank_change": "change of rank",
    "score_change": "change of score",
}


def check_said_twice(page: Observations) -> Iterator[Finding]:
    """A sentence gives a unit another rank, score or grade than the table (or than another
    sentence).
    """
    told: dict[tuple, list[tuple[Ranking, Ranking]]] = defaultdict(list)
    for row in page.rankings:
        for other in row.merged:
            for name in FIELDS_VI:
                said, found = getattr(other, name), getattr(row, name)
                if said is not None and found is not None and differ(said, found):
                    told[name, other.start, other.end].append((other, row))
    for (name, _, _), pairs in told.items():
        other, row = pairs[0]
        is_table = row.source == "table"
        units = ", ".join(dict.fromkeys(pair[1].unit for pair in pairs))
        said = ", ".join(write_number(getattr(pair[0], name)) for pair in pairs)
        found = ", ".join(write_number(getattr(pair[1], name)) for pair in pairs)
        where_vi, where_en = (
            ("bảng ghi", "the table gives")
            if is_table
            else ("chỗ khác ghi", "another sentence gives")
        )
        ranks_only = name == "rank" and all(pair[0].rank_source == "order" for pair in pairs)
        yield Finding(
            "top_list_vs_table" if name == "rank" else "value_said_twice",
            WARNING if ranks_only else ERROR,
            f"{units}: câu này nêu {FIELDS_VI[name]} {said}, nhưng {where_vi} {found}.",
            f"{units}: this sentence gives the {FIELDS_EN[name]} as {said}, but {where_en}"
            f" {found}.",
            said,
            found,
            other.quote,
            other.start,
            other.end,
            evidence("row", *dict.fromkeys(place_of(pair[1]) for pair in pairs)),
        )


def differ(said: object, found: object) -> bool:
    """Whether two values differ; grades differ by more than case."""
    if isinstance(said, str) and isinstance(found, str):
        return said.casefold() != found.casefold()
    return said != found


def check_absent_leaders(page: Observations) -> Iterator[Finding]:
    """A sentence places a unit that the table of its level does not hold."""
    tables = group_rows([row for row in page.rankings if row.source == "table"])
    for row in page.rankings:
        same = [
            rows
            for (level, _, index, year), rows in tables.items()
            if (level, index, year) == (row.level, row.index_name or "", row.year or 0)
        ]
        if row.source != "prose" or row.rank is None or len(same) != 1 or len(same[0]) < 3:
            continue
        ranked = sorted(
            (other for other in same[0] if other.rank is not None), key=lambda other: other.rank
        )
        if (
            ranked
            and row.rank <= ranked[-1].rank
            and row.identity not in {other.identity for other in ranked}
        ):
            near = min(ranked, key=lambda other: abs(other.rank - row.rank))
            yield Finding(
                "top_list_vs_table",
                WARNING,
                f"Câu này xếp {row.unit} ở hạng {row.rank}, nhưng bảng không có đơn vị đó (gần"
                f" nhất: hạng {near.rank}, {near.unit}).",
                f"This sentence places {row.unit} at rank {row.rank}, but the table does not hold"
                f" it (nearest: rank {near.rank}, {near.unit}).",
                f"{row.rank}: {row.unit_printed}",
                f"{near.rank}: {near.unit_printed}",
                row.quote,
                row.start,
                row.end,
                evidence("row", place_of(near)),
            )


def check_rank_of(page: Observations) -> Iterator[Finding]:
    """A rank beyond the size of its group."""
    for row in page.rankings:
        if row.rank is not None and row.rank_of is not None and row.rank > row.rank_of:
            place = row.spans.get("rank_of")
            at: Place = place_of_span(place) if place else place_of(row)
            yield Finding(
                "rank_of_vs_scored",
                ERROR,
                f"{row.unit} xếp hạng {row.rank} trong khi nhóm chỉ có {row.rank_of}.",
                f"{row.unit} is ranked {row.rank} in a group of {row.rank_of}.",
                f"{row.rank}/{row.rank_of}",
                f"{row.rank_of}",
                row.quote,
                row.start,
                row.end,
                evidence("rank_of", at),
            )


CHECKS = (
    check_rank_score_order,
    check_ties,
    check_rank_sequence,
    check_unit_twice,
    check_said_twice,
    check_absent_leaders,
    check_rank_of,
)
