"""How many units a whole list has that the page counts before it: "14 sở, ngành" over 14 lines."""

from __future__ import annotations

import re
from collections import defaultdict

from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement, list_ranked
from rankings.parse.prose.sizes import SIZE_NOUNS
from rankings.registry.vocabulary import compile_words, find_levels, find_words

_FEWEST = 5  # a list of fewer may be some of a longer one
# "12 xã, phường, thị trấn có điểm cao nhất"
_BEST = re.compile(
    r"[^.;:\n]{0,80}?\s(?:(?:cao|thấp|tốt|kém) nhất|(?:dẫn|đứng|tốp|top|nhóm|đi)\s(?:đầu|cuối)"
    r"|tiêu biểu|đại diện|đầu tiên|gửi|nộp|đúng hạn|chậm|trễ|có từ)(?!\w)"
)
_SOME = re.compile(r"(?:top|tốp|nhóm|còn|thêm|chỉ|mới|đã|hơn|gần|khoảng)\s\Z")


def size_whole_lists(text: str, statements: list[Statement]) -> None:
    """Give the rows of a list that names as many units as the page counts of their level before it
    that count as its size, where the page tells of no list of their level how long it is.
    """
    sized = {row.level for row in list_ranked(statements) if "rank_of" in row.fields}
    groups: dict[tuple, list[Statement]] = defaultdict(list)
    for row in list_ranked(statements):
        groups[row.level, row.label, row.index_name].append(row)
    for (level, label, _), rows in groups.items():
        units = {row.fields["unit"].text for row in rows}
        ranks = [int(row.told_rank) for row in rows if row.told_rank.isdigit()]
        if (
            level in sized | {"province"}
            or len(units) < _FEWEST
            or max(ranks, default=0) != len(units)
        ):
            continue
        size = _find_size(text, min(row.start for row in rows), len(units), level, label)
        for row in rows if size else []:
            if row.told_rank.isdigit():
                row.fields["rank_of"] = size


def _find_size(text: str, start: int, count: int, level: str, label: str) -> Span | None:
    """The last number before a list that counts so many units of its level."""
    folded = fold_letters(text)
    pattern = compile_words(rf"(?<![\d.,/-])(?P<count>0?{count}){SIZE_NOUNS}")
    for match in reversed([*pattern.finditer(folded, 0, start + len(label))]):
        line = folded.rfind("\n", 0, match.start()) + 1
        noun = next(find_words(match["noun"], "count_noun")).value
        named = (noun,) if noun else find_levels(folded[line : match.start()])
        if _BEST.match(folded, match.end()):
            return None
        if level in named[-1:] and not _SOME.search(folded, line, match.start()):
            return Span(text[slice(*match.span("count"))], *match.span("count"))
    return None
