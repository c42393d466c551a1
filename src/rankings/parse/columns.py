"""What each column of a grid says: rank, unit, score of a year, change, grade … from its header and
its cells.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from rankings.language.text import fold
from rankings.parse.column import Column, read_figures
from rankings.parse.header_words import (
    find_years,
    head_level,
    is_group_head,
    is_year_alone,
)

_SELF_ASSESSED = re.compile(r"tự (?:đánh giá|chấm|xếp)")
_TOTAL = re.compile(r"tổng|cuối cùng|chính thức")
_OVERALL = re.compile(r"tổng|chung|toàn|thẩm định|chính thức|công nhận|cuối cùng")
_OF_RANK = re.compile(r"hạng|bậc|vị trí|vị thứ|thứ tự")


def runs_like_ranks(numbers: Sequence[int | None]) -> bool:
    """Return whether whole numbers count up row by row (1, 2, 3 …; ties and restarts allowed).

    >>> runs_like_ranks([1, 2, 2, 4]), runs_like_ranks([10, 8, 45])
    (True, False)
    """
    known = [number for number in numbers if number is not None]
    if not known or len(known) < 0.6 * len(numbers) or max(known) > 400:
        return False
    if len(known) > 2 and known[-1] == 1 and known[0] > 1:
        known = known[::-1]  # listed from the bottom up
    steps = [after - before for before, after in itertools.pairwise(known)]
    return (
        sum(step in (0, 1, 2) or after == 1 for step, after in zip(steps, known[1:], strict=True))
        >= 0.8 * len(steps)
        and known[0] <= 200
    )


def assign_roles(columns: list[Column], caption: str) -> None:
    """Give every column its role, from header and content together."""
    for column in columns:
        column.year = _year_of(column)
        column.role = _own_role(column)
    _choose_unit(columns)
    _settle_numbers(columns)
    _settle_scores(columns, caption)
    _settle_ranks(columns)
    for column in columns:
        column.counts_places = column.role == "change" and _counts_places(column, columns)


def _counts_places(changes: Column, columns: list[Column]) -> bool:
    """Return whether changes count places: whole numbers, where no earlier score is printed or the
    scores have decimals.
    """
    printed = [
        text[value.number.start : value.number.end]
        for value, text in zip(changes.values, changes.texts, strict=True)
        if value.number
    ]
    earlier = [
        text for column in columns if column.role == "previous_score" for text in column.texts
    ]
    return all(change.isdigit() for change in printed) and (
        not earlier or any("," in text or "." in text for text in earlier)
    )


def _year_of(column: Column) -> int | None:
    years = [int(header[slice(*year)]) for header in column.headers for year in find_years(header)]
    return years[-1] if years else None


def _own_role(column: Column) -> str:
    """Return the role that the column's own header and cells agree on, "" where they leave it
    open.
    """
    said = column.leaf.role
    if column.headers and is_group_head(column.headers[-1], "period"):
        return ""  # "Quý I" is no grade
    if _holds_years(column):
        return "year" if said in ("", "year") else ""
    if not column.values or not column.filled:
        return said if said in ("rank", "score", "note", "grade", "percent", "change") else ""
    if column.is_numeric:
        if said == "change" or column.count("change", "same") > 0.5 * column.filled:
            return "change"
        if said in ("number", "rank", "score", "percent", "max", "previous"):
            return said
        if said == "grade":
            return (
                "grade"
                if all(number is not None and number <= 6 for number in column.integers())
                else ""
            )
        return ""
    if column.count("grade") >= 0.5 * column.filled and said not in ("unit", "criterion", "note"):
        return "grade"
    if said in ("grade", "note", "criterion", "parent", "unit"):
        return said
    return ""


def _holds_years(column: Column) -> bool:
    """Return whether the cells are years: one table may rank several."""
    years = sum(is_year_alone(text) for text in column.texts)
    return years > 0 and years >= 0.9 * column.filled


_SIZES = ("province", "district", "commune")  # the larger place first


def _find_larger(columns: list[Column]) -> list[Column]:
    """Return the columns of places that hold the ranked ones: "Huyện" beside "Xã" or beside "Đơn
    vị".
    """
    sizes = {
        column.index: _SIZES.index(level)
        for column in columns
        if column.headers and (level := head_level(column.headers[-1])) in _SIZES
    }
    if not sizes or len(columns) < 2:
        return []
    is_told = any(column.role == "unit" and column.index not in sizes for column in columns)
    smallest = len(_SIZES) if is_told else max(sizes.values())
    return [column for column in columns if sizes.get(column.index, smallest) < smallest]


def _choose_unit(columns: list[Column]) -> None:
    """Leave one unit column: the one with most known names; a second text column may be the
    parent.
    """
    texts = [
        column
        for column in columns
        if column.is_text and column.role not in ("grade", "note", "year")
    ]
    for column in _find_larger(texts):
        column.role = "parent"
        texts.remove(column)
    if not texts:
        return
    best = max(
        texts,
        key=lambda column: (
            column.count("name"),
            column.role == "unit",
            column.role != "parent",
            -column.index,
        ),
    )
    names_known = best.count("name") >= 0.3 * max(1, best.filled)
    if not names_known:
        best = next((column for column in texts if column.role == "unit"), None)
    for column in texts:
        if column is best:
            continue
        if column.role == "unit" and best is not None:
            column.role = "parent" if column.count("name") else "note"
    if best is not None and best.role == "criterion" and not names_known:
        return
    if best is not None:
        best.role = "unit"


def _settle_numbers(columns: list[Column]) -> None:
    """Find the rank among numeric columns without a telling header."""
    for column in columns:
        if column.role == "rank" and column.count("grade") > 0.5 * column.filled:
            column.role = "grade"
        if (
            column.role == "rank"
            and column.is_numeric
            and _holds_decimals(column)
            and not column.count("mixed")
        ):
            column.role = "score"
    if any(column.role in ("rank", "number") for column in columns):
        return
    for column in columns:
        if (
            column.is_numeric
            and not column.role
            and not column.header
            and runs_like_ranks(column.integers())
        ):
            column.role = "number"
            return


def _holds_decimals(column: Column) -> bool:
    marked = sum(
        "," in text or "." in text
        for value, text in zip(column.values, column.texts, strict=True)
        if value.kind == "number"
    )
    return marked > 0.5 * column.filled


def _settle_scores(columns: list[Column], caption: str) -> None:
    """Keep one score a year (and index); the rest are components. A lone unnamed figure may be the
    score.
    """
    for column in columns:
        if column.role == "previous":
            column.role = (
                "previous_rank" if _OF_RANK.search(fold(column.header)) else "previous_score"
            )
    for index_name in {column.index_name for column in columns}:
        scores = [
            column
            for column in columns
            if column.role == "score" and column.index_name == index_name
        ]
        for year in {column.year for column in scores}:
            _keep_total([column for column in scores if column.year == year])
        kept = [column for column in scores if column.role == "score"]
        dated = sorted(
            (column for column in kept if column.year),
            key=lambda column: column.year or 0,
            reverse=True,
        )
        undated = [column for column in kept if not column.year]
        if undated and dated and len(undated) == 1 and _is_year_of(dated[0], caption):
            undated[0].role = "component"
        elif undated and dated:
            for column in dated:
                column.role = "previous_score"
        for earlier in dated[1:]:
            earlier.role = "previous_score"
    if not any(column.role in ("score", "percent") for column in columns):
        open_columns = [column for column in columns if column.is_numeric and not column.role]
        of_years = [
            column for column in open_columns if column.year and is_year_alone(column.headers[-1])
        ]
        latest = max((column.year or 0 for column in of_years), default=0)
        kind = _kind_of_years(of_years, caption)
        for column in of_years if kind else []:
            column.role = kind if column.year == latest else f"previous_{kind}"
        if not of_years and (total := _find_total(open_columns)):
            total.role = "score"
        elif (
            not of_years
            and len(open_columns) == 1
            and (not open_columns[0].header or any(column.role == "rank" for column in columns))
        ):
            open_columns[0].role = "score"
    for column in columns:
        if column.is_numeric and not column.role:
            column.role = (
                "component" if column.header or not runs_like_ranks(column.integers()) else "number"
            )


def _kind_of_years(columns: list[Column], caption: str) -> str:
    """Return whether columns headed by nothing but years hold scores or ranks, "" where neither the
    figures nor the words over them tell.
    """
    are_whole = all(
        number is not None or value.kind == "missing"
        for column in columns
        for number, value in zip(column.integers(), column.values, strict=True)
    )
    words = " ".join([fold(caption), *(fold(column.header) for column in columns)])
    if not are_whole or "điểm" in words:
        return "score"
    return "rank" if _OF_RANK.search(words) else ""


def _is_year_of(column: Column, caption: str) -> bool:
    return str(column.year) in caption


def _keep_total(scores: list[Column]) -> None:
    """Of several scores for one year keep the total; the first exact "điểm" or the first that is
    not self-assessed, else.
    """
    if len(scores) < 2:
        return
    sums = _find_sum(scores)

    def preference(column: Column) -> tuple[bool, bool, bool, bool, bool, int]:
        words = fold(column.header)
        return (
            column is sums,
            not _SELF_ASSESSED.search(words),
            bool(_TOTAL.search(words)),
            bool(_OVERALL.search(words)),
            column.leaf.is_exact,
            -column.index,
        )

    best = max(scores, key=preference)
    for column in scores:
        if column is not best:
            column.role = "component"


def _find_total(columns: list[Column]) -> Column | None:
    """Return the column "Tổng (100)" among columns without a role, None for none."""
    named = [column for column in columns if fold(column.header).startswith("tổng")]
    return named[0] if len(named) == 1 else None


def _find_sum(scores: list[Column]) -> Column | None:
    """Return the column whose figures are the sums of the others', row by row; None for none."""
    if len(scores) < 3:
        return None
    rows = list(zip(*(read_figures(column.texts) for column in scores), strict=True))
    rows = [row for row in rows if all(value is not None for value in row)]
    for place, column in enumerate(scores):
        if rows and sum(abs(sum(row) - 2 * row[place]) < 0.05 for row in rows) >= 0.8 * len(rows):
            return column
    return None


def _settle_ranks(columns: list[Column]) -> None:
    """Keep one rank (and index): the latest year's; an earlier year's is the previous rank; a
    second one is a component.
    """
    for index_name in {column.index_name for column in columns}:
        ranks = [
            column
            for column in columns
            if column.role == "rank" and column.index_name == index_name
        ]
        dated = [column for column in ranks if column.year]
        latest = max((column.year or 0 for column in dated), default=0)
        current = [column for column in ranks if not column.year or column.year == latest]
        for column in dated:
            if column.year != latest:
                column.role = "previous_rank"
        if len(current) > 1:
            best = max(
                current,
                key=lambda column: (
                    len(column.headers) <= 1,
                    bool(_OVERALL.search(fold(column.header))),
                    -column.index,
                ),
            )
            for column in current:
                if column is not best:
                    column.role = "component"
