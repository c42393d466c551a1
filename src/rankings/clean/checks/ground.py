"""On what ground a check may accuse: rows of one list, ranked by one measure, of one year; nothing
that the page itself explains.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.report import sentence_at
from rankings.clean.merging import group_rows
from rankings.clean.observations import Observations, Ranking
from rankings.language.text import fold
from rankings.registry.name_forms import place_types
from rankings.registry.vocabulary import compile_words, find_words, name_framework

_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
# Why a score, rank or grade is not what one would expect.
_REASON = re.compile(
    r"(?<!\w)(?:do|vì|bởi|bị (?:hạ|trừ|khống chế)|hạ (?:một )?(?:bậc|loại)|không công bố"
    r"|chỉ được tính|kỷ luật|vi phạm|khống chế)(?!\w)"
)
# Scores put on another scale: an earlier one beside them may stand on the old.
_CONVERTED = re.compile(r"quy (?:đổi|về|ra)|tương đương|theo thang|trên thang")


def ranked_lists(rankings: list[Ranking]) -> Iterator[list[Ranking]]:
    """Yield the rows with a printed rank of each group that are surely one list by one measure, in
    the order of their ranks: of one size, one year and without a second beginning.
    """
    for rows in group_rows(rankings).values():
        ranked = [
            row
            for row in rows
            if row.rank is not None and row.rank_source != "score" and _is_of_list(row)
        ]
        sizes = dict.fromkeys(size for size in map(_printed_size, ranked) if size)
        for size in sizes if len(sizes) > 1 else [None]:
            alike = [row for row in ranked if size is None or _printed_size(row) == size]
            if not begins_again(alike):
                yield sorted(alike, key=lambda row: (row.rank, -(row.score or 0)))


def _is_of_list(row: Ranking) -> bool:
    """Whether rank and score of a row are surely those of the whole list."""
    has_own_score = row.score is None or says_in_place(row, "score")
    return tells_one_year(row) and tells_of_whole(row) and has_own_score


def _printed_size(row: Ranking) -> str | None:
    span = row.spans.get("rank_of")
    return span.text if span is not None and row.start <= span.start < row.end else None


def begins_again(rows: list[Ranking]) -> bool:
    """Whether ranks 1 and 2 are both given more than once: several lists in one table."""
    counts = Counter(row.rank for row in rows if row.source == "table")
    return counts[1] > 1 and counts[2] > 1


# What a sentence may place a unit in beside the whole list by the whole index.
_ASIDE = (
    r"thành phần|@part_word|khía cạnh|hạ tầng|nhân lực|(?<!loại )(?<!mức )trung bình"
    r"|@goal_word|dự kiến|tự (?:chấm|đánh giá)"
)
_INDEX = re.compile(r"chỉ số (?!này|đó|trên|của|năm|đạt|xếp|tổng|chung)(?P<name>[^,;.()]{3,90})")


def tells_of_whole(row: Ranking) -> bool:
    """Whether a row stands in a table, or in a sentence about the whole list by the whole index: it
    names no part of an index, no other index, no region.
    """
    if row.source == "table":
        return True
    words, index = fold(row.quote), name_framework(row.index_name)
    named = {word.value for word in find_words(row.quote, "framework_word")}
    others = len(named) > 1 or any(
        name_framework(match["name"]) != index for match in _INDEX.finditer(words)
    )
    return not (
        (others and not _names_own_index(row))
        or compile_words(_ASIDE).search(words)
        or any(find_words(row.quote, "criterion_word", "pillar_word", "region_word"))
    )


def _names_own_index(row: Ranking) -> bool:
    """ "A dẫn đầu về Chỉ số CCHC, còn B dẫn đầu về Chỉ số hài lòng với 88,46%": between a unit and
    its value the words name the index of the row and no other.
    """
    spans = [row.spans[name] for name in ("unit", "rank", "score") if name in row.spans]
    if not row.index_name or len(spans) < 2:
        return False
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    words = row.quote[max(0, first - row.start) : last - row.start]
    told = {word.value for word in find_words(words, "framework_word")}
    return told == {name_framework(row.index_name)}


def says_in_place(row: Ranking, name: str) -> bool:
    """Whether the row itself prints a value: one filled in from another sentence may be of another
    thing.
    """
    span = row.spans.get(name)
    return row.source == "table" or (span is not None and row.start <= span.start < row.end)


def earlier_years(row: Ranking) -> set[int]:
    """Return the years before its own that the sentence of a row names."""
    return {year for year in told_years(row) if row.year and year < row.year}


def tells_one_year(row: Ranking) -> bool:
    """Whether a row stands in a table, or in a sentence that places nobody in another year."""
    others = told_years(row) - {row.year, row.baseline}
    return not others or row.previous_rank is not None or row.previous_score is not None


def told_years(row: Ranking) -> set[int]:
    """Return the years that the sentence of a row names; none of a table's."""
    return {int(year) for year in _YEAR.findall(row.quote)} if row.source == "prose" else set()


def is_by_score(ranked: list[Ranking]) -> bool:
    """Whether the ranks of a list may follow its scores: not where less is better, nor
    where another column gives the order.
    """
    scores = [row.score for row in ranked]
    steps = [below - above for above, below in itertools.pairwise(scores)]
    if len(ranked) > 2 and sum(step > 0 for step in steps) > sum(step <= 0 for step in steps):
        return False  # less is better, or the numbers count the rows
    if ranked and all(row.components and _adds_up(row) for row in ranked):
        return True  # the other columns are its parts
    for header in ranked[0].components if ranked else ():
        values = [row.components.get(header) for row in ranked]
        if None not in values and len(ranked) > 2 and values == sorted(values, reverse=True):
            return len(set(values)) == 1
    return True


def _adds_up(row: Ranking) -> bool:
    """Whether the components of a row add up to its score."""
    parts = list(row.components.values())
    return len(parts) > 1 and None not in parts and sum(parts) == row.score


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


def doubt_misread(rankings: list[Ranking]) -> None:
    """Doubt the scores of a table whose ranks contradict them in every third row: nobody publishes
    such a list, so one of the two columns was misread.
    """
    for rows in ranked_lists([row for row in rankings if row.source == "table"]):
        ranked = [row for row in rows if row.score is not None]
        count = len(find_out_of_order(ranked)) if is_by_score(ranked) else 0
        if count > max(2, len(ranked) // 3):
            for row in ranked:
                row.doubts.append("score")


def is_explained(page: Observations, row: Ranking) -> bool:
    """Whether a sentence that names the unit of a row gives a reason for what it got."""
    for match in re.finditer(re.escape(row.unit_printed), page.text):
        sentence = sentence_at(page.text, match.start(), match.end())
        if _REASON.search(fold(sentence.quote)):
            return True
    return False


def list_told_rows(page: Observations) -> Iterator[Ranking]:
    """The rankings of a page, each before those merged into it."""
    for whole in page.rankings:
        yield from (whole, *whole.merged)


def is_converted(row: Ranking) -> bool:
    """Whether the sentence of a row speaks of two scales."""
    return row.source == "prose" and bool(_CONVERTED.search(fold(row.quote)))


_KIND = re.compile(r"văn bản (đi|đến)")
_SCOPE = (
    rf"của (?:@count_noun|ban|{place_types('district', 'commune')})(?= \w)|toàn tỉnh|cả tỉnh"
    r"|cấp (?:@count_noun)"
)


def is_of_two_things(whole: str, part: str) -> bool:
    """Whether two shares name two kinds of papers, or whose they are, differently."""
    patterns = (_KIND, compile_words(_SCOPE))
    pairs = [(set(found.findall(whole)), set(found.findall(part))) for found in patterns]
    return any(one and other and not one & other for one, other in pairs)
