"""Which words of a page name what it ranks by: its framework, or an index that nobody prepared."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.model import Region, Span
from rankings.parse.whereabouts import LEAD
from rankings.registry.frameworks import national_indices
from rankings.registry.vocabulary import find_words


def find_framework(text: str, title: Span | None, body: Region) -> Span | None:
    """Return the words that name what is ranked: from the title, else the lead, else the body.

    None where the title or the lead names several national indices: then each row says which.
    """
    start = title.end if title else body.start
    parts = [(title.start, title.end)] if title else []
    parts += [(start, min(body.end, start + LEAD)), (body.start, body.end)]
    for first, last in parts:
        found = list(find_words(text[first:last], "framework_word", "index_name"))
        is_title = title is not None and first == title.start
        if is_title and not found and (unknown := _UNKNOWN_INDEX.search(text, first, last)):
            return Span(unknown[0], *unknown.span())
        degree = first + found[0].start if found and not is_title else first
        if fold_letters(text)[degree : degree + 6] == "mức độ" and (
            unknown := _UNKNOWN_SET.search(text, first, degree)
        ):
            return Span(unknown["name"], *unknown.span("name"))
        named = {word.value for word in found}
        several = len(named & national_indices()) > 1
        if several and (first == start or named <= national_indices()):
            return None
        if found:
            word = found[0]
            place = first + word.start, first + word.end
            return Span(text[slice(*place)], *place)
    return None


# "Chỉ số phục vụ người dân": an index that nobody prepared keeps the name it bears in the title.
_UNKNOWN_INDEX = re.compile(
    r"""
    (?<!các\ )(?<!những\ )(?<!nhiều\ )(?<![\d]\ )(?:bộ\ )?chỉ\ số[ ]
    (?!(?:của|năm|các|này|nào|khác|trong|về|để|đã|được|tăng|giảm)\b)
    (?!(?:thành\ phần|tổng\ hợp|xếp|đánh\ giá|(?:cao|thấp)\ nhất|toàn\ diện)\b)
    [^\W\d_][^,.;:()\n\d–-]{2,60}?
    (?=\ (?:năm|của\ (?:các|tỉnh|sở|huyện)|tỉnh|các|cấp|trên|tại|đối\ với|đạt)\b|\s?[,.;:()\n–-]|\Z)
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "kết quả Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân", of which "Mức độ
# hài lòng" is a part
_UNKNOWN_SET = re.compile(
    r"(?:kết quả|xếp hạng)\s(?:của\s|theo\s|đánh giá\s|thực hiện\s){0,2}"
    r"(?P<name>bộ chỉ số\s[^\W\d_][^;:.()\d\n]{5,80}?)"
    r"(?=,?\s(?:trong|trên|của|năm|tháng|quý|tuần|cấp|tại|tỉnh|thành phố|ngày)\b|\s?[;:.(\d\n])",
    re.IGNORECASE,
)
