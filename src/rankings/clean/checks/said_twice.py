"""What is said twice of one unit, in a sentence and a table or in two sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.ground import is_rounded
from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    WARNING,
    evidence,
    find,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Finding, Observations, Ranking
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold

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
                    and not (name == "rank" and _of_two_lists(other, row))
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
            severity=NOTE
            if _speaks_of_more(other) or (not is_table and _speaks_of_more(row))
            else WARNING
            if ranks_only
            else ERROR,
            evidence=evidence("row", *[row for _, row in pairs]),
            units=units,
            what=Part(f"field.{name}"),
            printed=said,
            where=Part("table_gives" if is_table else "other_sentence_gives"),
            other=found,
        )


# What a sentence may place a unit in beside the list itself.
_PART = re.compile(
    r"tiêu chí|trụ cột|lĩnh vực|chỉ số thành phần|nội dung|hạng mục|khu vực|vùng|cụm|trung bình"
    r"|mục tiêu|phấn đấu|dự kiến|tự (?:chấm|đánh giá)"
)


def _speaks_of_more(row: Ranking) -> bool:
    """Whether a sentence speaks of another year or of a part of the index or list too: what it says
    twice may be said of two things.
    """
    years = {int(year) for year in re.findall(r"(?<!\d)20[0-3]\d(?!\d)", row.quote)}
    return bool(years - {row.year}) or bool(_PART.search(fold(row.quote)))


def differ(said: object, found: object) -> bool:
    """Whether two values differ; grades differ by more than case."""
    if isinstance(said, str) and isinstance(found, str):
        return said.casefold() != found.casefold()
    if isinstance(said, Decimal) and isinstance(found, Decimal):
        return said != found and not is_rounded(said, found) and not is_rounded(found, said)
    return said != found


def _of_two_lists(row: Ranking, other: Ranking) -> bool:
    """Whether two places are printed as of lists of two sizes: "17/18" and "5/6"."""
    sizes = {one.spans["rank_of"].text for one in (row, other) if "rank_of" in one.spans}
    return len(sizes) > 1


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
            and not _speaks_of_more(row)
            and row.rank <= ranked[-1].rank
            and row.identity not in {other.identity for other in ranked}
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
