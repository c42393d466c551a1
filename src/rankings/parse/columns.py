"""What each column of a grid says: rank, unit, score of a year, change, grade … from its header and
its cells.
"""

from __future__ import annotations

import re

from rankings.language.text import fold
from rankings.parse.column import Column, runs_like_ranks
from rankings.parse.column_scores import OVERALL, SELF_ASSESSED, settle_scores
from rankings.parse.header_words import (
    find_years,
    head_level,
    is_group_head,
    is_year_alone,
)
from rankings.registry.vocabulary import find_words

_TWO_YEARS = re.compile(r"20\d\d\s?\(\s?(?:năm\s)?20\d\d\s?\)", re.IGNORECASE)


def assign_roles(columns: list[Column], caption: str) -> None:
    """Give every column its role, from header and content together."""
    for column in columns:
        column.pairs_years = bool(_TWO_YEARS.search(column.header))
        column.year = _year_of(column)
        column.role = _own_role(column)
    _choose_unit(columns)
    _settle_numbers(columns)
    _settle_ranks(columns)
    settle_scores(columns, caption)
    is_checked = any(SELF_ASSESSED.search(fold(column.header)) for column in columns)
    for column in columns:
        if column.role == "change" and is_checked and not _names_time(column):
            column.role = "component"  # between an agency's own figure and the examined one
        column.counts_places = column.role == "change" and _counts_places(column, columns)


def _names_time(column: Column) -> bool:
    return bool(column.year) or "năm" in fold(column.header) or "kỳ" in fold(column.header)


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
    return years[-2 if column.pairs_years else -1] if years else None


def _own_role(column: Column) -> str:
    """Return the role that the column's own header and cells agree on, "" where they leave it
    open.
    """
    said = column.leaf.role
    if column.headers and is_group_head(column.headers[-1], "period"):
        return ""  # "Quý I" is no grade
    if _holds_years(column):
        return "year" if said in ("", "year", "score", "criterion") else ""  # "Chỉ số | Năm 2023"
    if not column.values or not column.filled:
        return said if said in ("rank", "score", "note", "grade", "percent", "change") else ""
    if column.is_numeric:
        if said == "change" or column.count("change", "same") > 0.5 * column.filled:
            return "change"
        if said in ("number", "rank", "score", "percent", "max", "previous"):
            return said
        if said == "note" and column.leaf.is_exact:
            return said  # "Số phiếu trả lời", but not "Chi phí thời gian"
        if said == "grade":
            return (
                "grade"
                if column.leaf.is_exact
                and all(number is not None and number <= 6 for number in column.integers())
                else ""
            )
        # "01 (0,912)" below "Năm 2018": a place with its score
        return "rank" if column.year and column.count("mixed") > 0.5 * column.filled else ""
    if said == "rank" and column.counts_in_roman:
        return "rank"  # "Thứ bậc" over I, II, III
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
        is_graded = column.count("grade") > 0.5 * column.filled and not column.counts_in_roman
        if column.role == "rank" and is_graded:
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
        beside = [
            column
            for column in columns
            if column.role in ("score", "percent", "") and column.index_name in ("", index_name)
            if column.is_numeric and not any(find_words(column.header, "goal_word", "plan_word"))
        ]  # "Năm 2019 | Xếp hạng năm 2018": the place is last year's
        latest = max((column.year or 0 for column in dated + beside), default=0)
        current = [column for column in ranks if not column.year or column.year == latest]
        for column in dated:
            if column.year != latest:
                column.role = "previous_rank"
        if len(current) > 1:
            best = max(
                current,
                key=lambda column: (
                    len(column.headers) <= 1,
                    bool(OVERALL.search(fold(column.header))),
                    -column.index,
                ),
            )
            for column in current:
                if column is not best:
                    column.role = "component"
