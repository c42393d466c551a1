"""Which index a sentence itself speaks of where no known name of one stands in it."""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.parse.model import Span
from rankings.parse.names import UPPER
from rankings.parse.prose.marks import Mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import find_words, name_framework

# "Đánh giá về xếp hạng mức độ ứng dụng công nghệ thông tin năm 2018 của Bộ …, Gia Lai xếp hạng 23"
_ASSESSED = re.compile(
    r"(?:(?:theo|về|tại|trong|kết quả|đánh giá|xếp hạng|bảng|việc|đối với)\s){1,5}mức độ\s",
    re.IGNORECASE,
)


def index_assessed(text: str, sentence: Sentence) -> Mark | None:
    """Return the framework that the sentence begins with, told of instead of an index before it."""
    opens = _ASSESSED.match(text, sentence.start, sentence.end)
    start = opens.end() if opens else sentence.end
    word = next(find_words(text[start : min(start + 60, sentence.end)], "framework_word"), None)
    if word is None or word.start:
        return None
    end = start + word.end
    return Mark("index_name", start, end, Span(text[start:end], start, end))


# "Bộ chỉ số phục vụ người dân, doanh nghiệp của tỉnh đạt 91,36 điểm", "91,36 điểm về kết quả đánh
# giá chỉ số phục vụ người dân, doanh nghiệp, xếp hạng 21/34"
_OTHER_INDEX = re.compile(
    rf"""
    (?<!\w)(?:(?:đánh\ giá|xếp\ hạng)\ (?=chỉ)|(?=bộ))
    (?P<name>
      (?:bộ\ )?chỉ\ số\ (?!(?:này|đó|trên|gồm|bao|của|năm|do|để|được|đã|là|có|mới|cấp|thành)\b)
      (?!(?:(?:cao|thấp)\ nhất|toàn\ diện)\b)
      [^\W\d_][^;:.()\d]{{5,80}}?
    )
    (?=,?\s(?:của|năm|tháng|tỉnh|thành\ phố|các|đạt|xếp|đứng|là|với|trên|tại|cấp|được|có)\b
      |,\s(?-i:[{UPPER}])|\s?[;:.(\d]|\s?\Z)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def unprepared_index(text: str, sentence: Sentence) -> Mark | None:
    """Return the index that the sentence itself names first, and that nobody prepared."""
    match = _OTHER_INDEX.search(text, sentence.start, sentence.end)
    if match is None or any(find_words(match["name"], "framework_word", "index_name")):
        return None
    if any(find_words(text[sentence.start : match.start()], "index_name")):
        return None
    return Mark("index_name", *match.span("name"), Span(match["name"], *match.span("name")))


_SHORT = re.compile(r"(?:(?<=có\s)|(?<=với\s)|(?<=về\s)|(?<=[,;:]\s))(?P<name>[A-ZĐ-]{3,12})(?!\w)")
_TELLS = re.compile(r"(?:\s(?:năm\s)?20\d\d)?\s(?:đạt|là|xếp|đứng)\s(?:(?:thứ|hạng)\s){0,2}\d")


def name_short_indices(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the short name of a framework, "CCHC đạt 91,5%; chỉ số SIPAS xếp thứ
    7", as an index where the sentence names another beside it, and no unit but provinces.
    """
    told = {name_framework(mark.span.text) for mark in marks if mark.kind == "index_name"}
    if not told or any(mark.kind == "unit" and mark.name.level != "province" for mark in marks):
        return marks
    taken = {place for mark in marks for place in range(mark.start, mark.end)}
    named = [
        Mark("index_name", *short.span("name"), Span(short["name"], *short.span("name")))
        for short in _SHORT.finditer(text, max(0, marks[0].start - 40), marks[-1].end)
        if short.start("name") not in taken
        and _TELLS.match(text, short.end("name"))
        and name_framework(short["name"]) not in {None, *told}
    ]
    return sorted([*marks, *named], key=lambda mark: mark.start) if named else marks


_OF_A_NAME = {"comma", "count_noun", "and"}
_LONGEST_NAME = 160  # letters: "Chỉ số hài lòng của người dân, tổ chức đối với sự phục vụ của … ("


def join_long_names(marks: list[Mark]) -> list[Mark]:
    """Return the marks with an index under its long name and the short one behind it, "chỉ số hài
    lòng SIPAS", or in brackets, "Chỉ số hài lòng của người dân, tổ chức … (SIPAS)", as one.
    """
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined and joined[-1].kind == mark.kind == "index_name" else None
        if before and mark.start - before.end <= 1 and _names_same(before, mark):
            joined[-1] = replace(mark, start=before.start)
            continue
        joined.append(mark)
        if [other.kind for other in joined[-3:]] != ["open", "index_name", "close"]:
            continue
        short, first = joined[-2], len(joined) - 4
        while first >= 0 and joined[first].kind in _OF_A_NAME:
            first -= 1
        long = joined[first] if first >= 0 else None
        if long is None or long.kind != "index_name" or short.start - long.end > _LONGEST_NAME:
            continue
        if _names_same(long, short):
            joined[first:] = [replace(short, start=long.start, end=mark.end)]
    return joined


def _names_same(long: Mark, short: Mark) -> bool:
    return name_framework(long.span.text) == name_framework(short.span.text) is not None
