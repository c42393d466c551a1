"""What is said twice of one unit, in a sentence and a table or in two sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.ground import (
    list_told_rows,
    says_in_place,
    tells_of_whole,
    told_years,
)
from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    evidence,
    find,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Finding, Observations, Ranking
from rankings.language.rounding import same_figure
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold
from rankings.registry.vocabulary import name_framework

FIELDS = (
    "rank",
    "score",
    "grade",
    "previous_score",
    "previous_rank",
    "max_score",
    "rank_change",
    "score_change",
)


def check_said_twice(page: Observations) -> Iterator[Finding]:
    """A sentence gives a unit another rank, score or grade than the table (or than another
    sentence).
    """
    told: dict[tuple, list[tuple[Ranking, Ranking]]] = defaultdict(list)
    for row in page.rankings:
        for other in row.merged:
            for name in FIELDS:
                said, found = getattr(other, name), getattr(row, name)
                if (
                    said is not None
                    and found is not None
                    and differ(said, found)
                    and _is_sure(page, other, row, name)
                ):
                    told[name, other.start, other.end].append((other, row))
    for (name, _, _), pairs in told.items():
        other, row = pairs[0]
        is_table = row.source == "table"
        units = ", ".join(dict.fromkeys(row.unit for _, row in pairs))
        said, found = (
            ", ".join(write_number(getattr(row, name)) for row in rows)
            for rows in zip(*pairs, strict=True)
        )
        ranks_only = name == "rank" and all(pair[0].rank_source == "order" for pair in pairs)
        check = "top_list_vs_table" if name == "rank" else "value_said_twice"
        yield find(
            f"{check}.said_twice",
            other,
            said=said,
            found=found,
            severity=WARNING if ranks_only else ERROR,
            evidence=evidence("row", *[row for _, row in pairs]),
            units=units,
            what=Part(f"field.{name}"),
            printed=said,
            where=Part("table_gives" if is_table else "other_sentence_gives"),
            other=found,
        )


def _is_sure(page: Observations, other: Ranking, row: Ranking, name: str) -> bool:
    """Whether a sentence and a row surely give the same thing of one unit: the sentence speaks of
    the whole list in one year, and the value is its unit's; two sentences print it both and name
    what they measure.
    """
    if name == "rank" and _of_two_lists(other, row):
        return False
    if row.source == "table":
        return _is_about_list(other) and (
            _is_of_one_level(page, other)
            if name == "rank" and not says_in_place(other, "rank")
            else _belongs(page, other, name)
        )
    return all(
        _is_about_list(one)
        and says_in_place(one, name)
        and _belongs(page, one, name)
        and _names_its_measure(one, name)
        for one in (other, row)
    )


def _is_about_list(row: Ranking) -> bool:
    return tells_of_whole(row) and not told_years(row) - {row.year}


_TOTAL = re.compile(r"tổng điểm|điểm tổng|tổng số điểm|điểm chung|chung cuộc")


def _names_its_measure(row: Ranking, name: str) -> bool:
    """Whether a sentence says by what it ranks or scores: it names an index, or the total, or, of a
    rank, the year.
    """
    return bool(
        name_framework(row.quote)
        or _TOTAL.search(fold(row.quote))
        or (name != "score" and told_years(row))
    )


# "thăng hạng 2 bậc" is a change, "từ 80% đến 90%" a band.
_NO_VALUE_BEHIND = re.compile(r"\s*%?\s*(?:bậc|hạng(?! )|[-–]\s*\d|đến\s+\d)")
_NO_VALUE_BEFORE = re.compile(r"(?:\d\s*%?\s*[-–]|\bđến|\bdưới|\btrên|\blên)\s*\Z")
_IN_TURN = re.compile(r"lần lượt|cả hai")


def _belongs(page: Observations, row: Ranking, name: str) -> bool:
    """Whether a value is surely its unit's: no change, no bound, told of one unit alone and with no
    other unit between the two.
    """
    span, unit = row.spans.get(name), row.spans.get("unit")
    if span is None or unit is None:
        return span is None
    if _IN_TURN.search(fold(row.quote)):
        return False
    before, behind = page.text[max(0, span.start - 12) : span.start], page.text[span.end :][:12]
    if _NO_VALUE_BEHIND.match(fold(behind)) or _NO_VALUE_BEFORE.search(fold(before)):
        return False
    first, last = sorted((unit, span), key=lambda place: place.start)
    between = page.text[first.end : last.start]
    others = {one.unit_printed for one in list_told_rows(page) if one.identity != row.identity}
    return not any(name in between for name in others)


def _is_of_one_level(page: Observations, row: Ranking) -> bool:
    """Whether all units that a sentence lists are of one level: leaders of three lists have no
    places among themselves.
    """
    place = (row.start, row.end)
    return len({one.level for one in list_told_rows(page) if (one.start, one.end) == place}) == 1


def differ(said: object, found: object) -> bool:
    """Whether two values differ; grades differ by more than case."""
    if isinstance(said, str) and isinstance(found, str):
        return said.casefold() != found.casefold()
    if isinstance(said, Decimal) and isinstance(found, Decimal):
        return not same_figure(said, found)
    return said != found


def _of_two_lists(row: Ranking, other: Ranking) -> bool:
    """Whether two places are printed as of lists of two sizes: "17/18" and "5/6"."""
    sizes = {one.spans["rank_of"].text for one in (row, other) if "rank_of" in one.spans}
    return len(sizes) > 1


def _is_of_another_list(page: Observations, row: Ranking, ranked: list[Ranking]) -> bool:
    """Whether a sentence places three units or more and the table holds none of them: agencies of
    the state below the table of the departments.
    """
    place = (row.start, row.end)
    told = {one.identity for one in list_told_rows(page) if (one.start, one.end) == place}
    return len(told) > 2 and not told & {other.identity for other in ranked}


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
            and _is_about_list(row)
            and row.rank <= ranked[-1].rank
            and row.identity not in {other.identity for other in ranked}
            and not _is_of_another_list(page, row, ranked)
        ):
            near = min(ranked, key=lambda other: abs(other.rank - row.rank))
            yield find(
                "top_list_vs_table.absent_leaders",
                row,
                said=f"{row.rank}: {row.unit_printed}",
                found=f"{near.rank}: {near.unit_printed}",
                severity=WARNING,
                evidence=evidence("row", near),
                unit=row.unit,
                rank=row.rank,
                near_rank=near.rank,
                near_unit=near.unit,
            )


CHECKS = (check_said_twice, check_absent_leaders)
