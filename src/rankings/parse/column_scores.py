"""Which columns of points are the score of a year, an earlier one's, a part of a total."""

from __future__ import annotations

import itertools
import re

from rankings.language.text import fold
from rankings.parse.column import Column, read_figures
from rankings.parse.header_words import OF_RANK, find_years, is_year_alone
from rankings.registry.vocabulary import find_words

SELF_ASSESSED = re.compile(r"tự (?:đánh giá|chấm|xếp)|\btđg\b|\btự cđ\b")
_TOTAL = re.compile(r"tổng|cuối cùng|chính thức|cả năm")
_IS_TOTAL = re.compile(
    r"(?:(?:tổng|tổng cộng|cộng|chung)|(?:hài lòng|điểm|chỉ số|kết quả|mức)\D{0,25}\schung)"
    r"(?:\s?\([^()]*\))?\Z"
)
_PART = re.compile(r"thành phần|trong đó|bao gồm")
OVERALL = re.compile(r"tổng|chung|toàn|thẩm định|chính thức|công nhận|cuối cùng|cả năm")


def settle_scores(columns: list[Column], caption: str) -> None:
    """Keep one score a year (and index); the rest are components. A lone unnamed figure may be the
    score.
    """
    _settle_named(columns)
    _prefer_shares(columns)
    for index_name in {column.index_name for column in columns}:
        _keep_newest(columns, index_name, caption)
    if not any(column.role in ("score", "percent") for column in columns):
        _find_unnamed_scores(columns, caption)
    for column in columns:
        if column.is_numeric and not column.role:
            column.role = "component" if column.header else "number"  # nobody says of what


def _settle_named(columns: list[Column]) -> None:
    """Take a column named as the total for a score; say of what the earlier value is."""
    for column in columns:
        if column.is_numeric and not column.role and column.headers:
            is_total = _IS_TOTAL.match(fold(column.headers[-1]))
            column.role = "score" if is_total else ""  # "Tổng" beside "Điểm thẩm định"
        if column.role == "previous":
            column.role = (
                "previous_rank" if OF_RANK.search(fold(column.header)) else "previous_score"
            )


def _keep_newest(columns: list[Column], index_name: str, caption: str) -> None:
    """Of the scores by one index keep one a year; those of earlier years are earlier values."""
    scores = _part_components(
        [column for column in columns if column.role == "score" and column.index_name == index_name]
    )
    ranks = [
        column
        for column in columns
        if column.role == "rank" and column.index_name in ("", index_name)
    ]
    for year in {column.year for column in scores}:
        _keep_total([column for column in scores if column.year == year], ranks)
    kept = [column for column in scores if column.role == "score"]
    dated = sorted(
        (column for column in kept if column.year),
        key=lambda column: column.year or 0,
        reverse=True,
    )
    undated = [column for column in kept if not column.year]
    ranked = [column.year or 0 for column in columns if column.role == "rank"]
    is_latest = dated and (
        dated[0].year in (max(ranked, default=0), *_years_in(caption))
        or bool(OVERALL.search(fold(dated[0].header)))
    )
    if undated and is_latest and len(undated) == 1:
        undated[0].role = "component"
    elif undated and dated:
        for column in dated:
            column.role = "previous_score"
    for earlier in dated[1:]:
        earlier.role = "previous_score"


def _find_unnamed_scores(columns: list[Column], caption: str) -> None:
    """Where no head names a score: columns headed by years, a total of the others, or a lone
    figure.
    """
    open_columns = [column for column in columns if column.is_numeric and not column.role]
    of_years = [
        column for column in open_columns if column.year and is_year_alone(column.headers[-1])
    ]
    if of_years:
        latest = max(column.year or 0 for column in of_years)
        kind = _kind_of_years(of_years, caption)
        for column in of_years if kind else []:
            column.role = kind if column.year == latest else f"previous_{kind}"
    elif total := _find_total(open_columns):
        total.role = "score"
    elif len(open_columns) == 1 and (
        not open_columns[0].header or any(column.role == "rank" for column in columns)
    ):
        open_columns[0].role = "score"


def _prefer_shares(columns: list[Column]) -> None:
    """Where units are scored out of different maxima ("Điểm tối đa": 71,5 and 100), only the share
    reached compares them: it is the score, the points are a component.
    """
    maxima = [column for column in columns if column.role == "max"]
    shares = [column for column in columns if column.role == "percent"]
    scores = [column for column in columns if column.role == "score"]
    figures = {figure for column in maxima for figure in read_figures(column.texts) if figure}
    if len(maxima) == len(shares) == len(scores) == 1 and len(figures) > 1:
        shares[0].role = "score"
        maxima[0].role, scores[0].role = "note", "component"
    for column in maxima if shares and not scores else []:
        column.role = "component"  # the most points that can be had, beside a share of them


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
    return "rank" if OF_RANK.search(words) else ""


def _years_in(caption: str) -> list[int]:
    return [int(caption[slice(*year)]) for year in find_years(caption)]


def _part_components(scores: list[Column]) -> list[Column]:
    """Return the scores without the parts of a total: those under a head "Điểm thành phần", and
    undated ones whose sum stands beside them with its year.
    """
    undated = [column for column in scores if not column.year]
    parts = [column for column in scores if _PART.search(fold(" ".join(column.headers[:-1])))]
    for year in {column.year for column in scores if column.year}:
        total = _find_sum(undated + [column for column in scores if column.year == year])
        if total is not None and total.year:
            parts = undated
    if len(parts) == len(scores):
        return scores
    for column in parts:
        column.role = "component"
    return [column for column in scores if column.role == "score"]


def _keep_total(scores: list[Column], ranks: list[Column]) -> None:
    """Of several scores for one year keep the total, never one that the ranks contradict; the first
    exact "điểm" or the first that is not self-assessed, else.
    """
    if len(scores) < 2:
        return
    sums = _find_sum(scores)

    def preference(column: Column) -> tuple[bool, ...]:
        words = fold(column.header)
        return (
            column is sums,
            not any(
                rank.year in (None, column.year) and _contradicts(rank, column) for rank in ranks
            ),
            not SELF_ASSESSED.search(words),
            bool(_TOTAL.search(words)),
            bool(OVERALL.search(words)),
            len(column.headers) == 1,
            column.leaf.is_exact,
        )

    best = max(scores, key=preference)  # the first of equals
    for column in scores:
        if column is not best:
            column.role = "component"


def _contradicts(rank: Column, score: Column) -> bool:
    """Whether a better rank has the lower figure in every third pair of neighbours."""
    places, figures = read_figures(rank.texts), read_figures(score.texts)
    if len(places) != len(figures):
        return False  # cells are missing: nobody knows which stand side by side
    both = zip(places, figures, strict=True)
    known = sorted((place, -figure) for place, figure in both if place and figure is not None)
    rises = sum(figure < before for (_, before), (_, figure) in itertools.pairwise(known))
    return rises > max(1, len(known) // 3)


def _find_total(columns: list[Column]) -> Column | None:
    """Return the column "Tổng (100)" among columns without a role, or the last of several, where it
    alone bears a framework's name ("Chuyển đổi số cấp tỉnh (PDTI)"); None for none.
    """
    named = [column for column in columns if fold(column.header).startswith("tổng")]
    if not named and len(columns) > 2:
        named = [column for column in columns if _names_framework(column.header)]
        named = named if named == columns[-1:] else []
    return named[0] if len(named) == 1 else None


def _names_framework(header: str) -> bool:
    return any(word.start == 0 for word in find_words(header, "framework_word"))


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
