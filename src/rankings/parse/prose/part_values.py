"""Points that a part may give, or gives, to a total: none of them is a unit's score."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import PLACE_KINDS, Mark, free_mark
from rankings.registry.vocabulary import compile_words, find_words

# "(mỗi chỉ số 10 điểm)", "mỗi tiêu chí tối đa 5 điểm"
_OF_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)\s[^,;.:()\d]{2,40}\Z")
# "83,32 điểm, trong đó điểm thẩm định là 51,75, điểm điều tra là 31,57": what a total is made of
_OF_TOTAL = re.compile(
    r"""
    (?:\d|điểm|%)\s?[,;(]\s?(?:trong\ đó|gồm|bao\ gồm)[,:]?\s  # the total, and of what it is made
    (?:[^\n]{0,160}?(?:[,;]|\svà)\s)?                          # other parts
    điểm\s(?!số\s|tổng|trung\ bình|bình\ quân)[^,;.:()\d]{3,60}?\s(?:là|đạt|được|chiếm)\s\Z
    """,
    re.VERBOSE,
)


def drop_shares_of_each(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with what each part may give, or gives to a total, as a bare number."""
    return [
        replace(mark, kind="number")
        if mark.kind == "score" and _is_of_a_part(text, mark.start)
        else mark
        for mark in marks
    ]


# "Tỷ lệ hồ sơ trực tuyến của Sở Y tế đạt 71,2%, đứng thứ hai", "Tăng trưởng kinh tế của tỉnh đạt
# 9,3%, đứng đầu": the place is one by the share
_OWN_SHARE = re.compile(
    r"""
    (?<!\w)
    (?:t[ỷỉ]\slệ\s(?:(?!điểm|hài|hoàn|đồng|chấm|chỉ\ssố|đánh)[^\W\d]\S*\s){2,12}
    |(?:tăng\strưởng|grdp)\s(?:[^\W\d]\S*\s){0,8}?)
    của\s[^;.:\d]{2,70}\s(?:đạt|là|chiếm|lên|tới)\s\Z
    """,
    re.VERBOSE,
)


def drop_own_shares(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the share of something that belongs to a unit as a bare number, and the
    places by it as those by another measure.
    """
    settled: list[Mark] = []
    shares = False
    for mark in marks:
        if mark.kind in ("unit", "semicolon", "index_name"):
            shares = False
        if mark.kind == "percent":
            before = fold_letters(text)[max(0, mark.start - 160) : mark.start]
            shares = bool(_OWN_SHARE.search(before))
        is_other = shares and mark.kind in PLACE_KINDS | {"percent"}
        settled.append(free_mark(mark) if is_other else mark)
    return settled


_FEWEST_WORDS = 3  # that name a field: no unit's "tỉnh xếp thứ 5"


def drop_places_of_fields(text: str, marks: list[Mark]) -> list[Mark]:
    """ "một số lĩnh vực còn thấp như: Xây dựng văn bản xếp thứ 52/63; cải cách bộ máy xếp thứ 49":
    what is listed behind a word for parts, and names nobody, are places of parts.
    """
    kinds = [mark.kind for mark in marks]
    colon = kinds.index("colon") if "colon" in kinds else len(kinds)
    behind = marks[colon + 1 :]
    first = next((mark for mark in behind if mark.kind in PLACE_KINDS), None)
    if first is None or "criterion_word" not in kinds[:colon] or "unit" in kinds[colon:]:
        return marks
    named = [mark for mark in behind if mark.end <= first.start and mark.kind == "count_noun"]
    if named or len(text[marks[colon].end : first.start].split()) <= _FEWEST_WORDS:
        return marks
    listed = [
        replace(mark, kind="region_rank") if mark.kind in PLACE_KINDS else mark for mark in behind
    ]
    return [*marks[: colon + 1], *listed]


# "tăng 10 bậc về hạ tầng", but not "tăng 10 bậc về chỉ số PCI", "tăng 2 bậc về thứ hạng"
_GAINED_IN = re.compile(
    r"\s(?:về|ở|trong)\s(?:lĩnh vực\s|mảng\s)?"
    r"(?!(?:thứ|xếp|vị|bảng|tổng|điểm|kết|chỉ số|bộ chỉ số|năm|kỳ|giai|cả|toàn|vòng|khối|nhóm)\s)"
    r"(?P<field>[^\W\d][^,;.:()\d]{2,60})"
)


def drop_gains_in_fields(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the places that a unit gained in a field, and the one it has there, as
    those of a part: "tăng 10 bậc về hạ tầng, đứng thứ 39/63".
    """
    settled, of_field = [], False
    is_placed = any(mark.kind == "rank" for mark in marks)
    for mark in marks:
        if mark.kind in ("unit", "semicolon", "index_name"):
            of_field = False
        if mark.kind == "places":
            told = _GAINED_IN.match(text, mark.end)
            field = fold_letters(told["field"]) if told else ""
            of_field = bool(told) and not any(find_words(field, "framework_word"))
            of_field = of_field and not (is_placed and compile_words(_MEASURED).match(field))
        is_other = of_field and mark.kind in PLACE_KINDS | {"places"}
        settled.append(replace(mark, kind="region_rank") if is_other else mark)
        of_field = of_field and mark.kind not in PLACE_KINDS
    return settled


# "tăng 7 bậc về năng lực cạnh tranh, xếp thứ 23/63": what an index measures
_MEASURED = r"@measured_word"
_ON_A_PART = re.compile(r"\s(?:ở|về|tại|trong|đối với)\s[^,;.:()\d]{0,24}")
_RISEN_FROM = re.compile(
    r"(?<!\w)từ\s(?:(?:nhóm|loại|mức|hạng|xếp|mức xếp)\s){1,3}\Z", re.IGNORECASE
)
_TO_ANOTHER = re.compile(r"[^;.:()]{0,40}?\s(?:lên|xuống|sang|thành)\s(?:nhóm|loại|mức|hạng|xếp)\s")


def drop_other_grades(text: str, marks: list[Mark]) -> list[Mark]:
    """ "ở nhóm trung bình cao ở tiêu chí Quản trị môi trường", "từ nhóm khá năm 2021 lên nhóm tốt":
    a grade that a part has, or the unit had before; so all behind "chỉ số Quản trị môi trường của".
    """
    settled, of_part = [], False
    for mark, following in itertools.pairwise([*marks, *marks[-1:]]):
        is_owned = mark.kind == "pillar" and following.kind == "unit"
        is_owned = is_owned and text[mark.end : following.start].strip() in ("của", "thì", "tại")
        of_part = (of_part and mark.kind not in ("semicolon", "index_name")) or is_owned
        is_other = mark.kind == "grade" and (
            of_part or _is_of_part(text, mark, following) or _is_left_behind(text, mark)
        )
        settled.append(free_mark(mark) if is_other else mark)
    return settled


def _is_of_part(text: str, grade: Mark, following: Mark) -> bool:
    is_part = following.kind in ("pillar", "criterion_word")
    return is_part and bool(_ON_A_PART.fullmatch(text, grade.end, following.start))


def _is_left_behind(text: str, grade: Mark) -> bool:
    risen = _RISEN_FROM.search(text, max(0, grade.start - 30), grade.start)
    return bool(risen and _TO_ANOTHER.match(text, grade.end))


_WHOLES = (100, 1000)


def drop_weights(marks: list[Mark]) -> list[Mark]:
    """ "thẩm định của Hội đồng (65 điểm) và điều tra xã hội học (35 điểm)": what parts may give."""
    alone = [
        place
        for place, mark in enumerate(marks)
        if mark.kind == "score"
        and mark.span.text.isdigit()
        and [other.kind for other in marks[max(0, place - 1) : place + 2]]
        == ["open", "score", "close"]
    ]
    is_whole = len(alone) > 1 and sum(int(marks[place].span.text) for place in alone) in _WHOLES
    return [
        replace(mark, kind="number") if is_whole and place in alone else mark
        for place, mark in enumerate(marks)
    ]


_ALL_PARTS = (
    r"(?i)(?:@criterion_word|@part_word)(?: thành phần)?,?\s(?:với\s|có\s)?tổng\s"
    r"(?:cộng\s|số\s|điểm\s|là\s)*\Z"
)


def drop_sums_of_parts(text: str, marks: list[Mark]) -> list[Mark]:
    """ "có 6 tiêu chí, tổng 500 điểm": what all parts may give."""
    sums = compile_words(_ALL_PARTS)
    return [
        replace(mark, kind="number")
        if mark.kind == "score" and sums.search(text, max(0, mark.start - 60), mark.start)
        else mark
        for mark in marks
    ]


def drop_ends_of_groups(marks: list[Mark]) -> list[Mark]:
    """ "nhóm đạt điểm “Cao” từ 43,44 - 47,88 điểm (16 tỉnh)": how far a group reaches, no score."""
    kinds = [mark.kind for mark in marks]
    return [
        replace(mark, kind="number")
        if mark.kind in ("score", "percent")
        and kinds[max(0, place - 3) : place] == ["from", "number", "dash"]
        and not {"rise", "fall"} & {*kinds[max(0, place - 5) : place]}
        else mark
        for place, mark in enumerate(marks)
    ]


# "điểm kiểm chứng được 62,88 điểm, điểm khảo sát đạt 24,42 điểm, tổng điểm là 95,44"
_SUMMED_UP = re.compile(r"[^\n;]{1,200}?[,;]\s(?:và\s)?tổng (?:số )?(?:điểm|cộng)\s")
_PART = re.compile(r"(?<!\w)điểm\s(?!số\s|tổng)[^,;.:()\d]{3,60}?\s(?:là|đạt|được)\s\Z")


def _is_of_a_part(text: str, start: int) -> bool:
    before = fold_letters(text)[max(0, start - 240) : start]
    is_of_total = ("gồm" in before or "trong đó" in before) and _OF_TOTAL.search(before)
    is_summed = _PART.search(before[-80:]) and _SUMMED_UP.match(
        fold_letters(text)[start : start + 240]
    )
    return bool(_OF_EACH.search(before[-50:]) or is_of_total or is_summed)
