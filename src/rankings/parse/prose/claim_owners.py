"""Whose a figure is that no ranking took: the one unit its part of the sentence, or its paragraph,
speaks of; nobody's where the words speak of a mean, the country, a region or others.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement
from rankings.parse.names import UPPER, find_names
from rankings.parse.prose.claim_values import is_place
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.other_names import is_named_after
from rankings.parse.sentences import Sentence
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words

_SAID_OF_NOBODY = {"streak", "gap", "average", "scale", "threshold"}
_RESULTS = {"percent", "score", "rank", "region_rank", "points", "places"}
_NEAR = 24  # letters between a unit and a figure that goes on about it: ", tăng 25,9%"
_BEHIND = re.compile(r",\s|\s?\(|\s[-–]\s|\s(?:thuộc|của)\s")
_INSIDE = {("commune", "district"), ("commune", "province"), ("district", "province")}
_COMPARED = re.compile(r"(?<!\w)(?:hơn|so với|sau)\s\Z")
_COUNTED = r"(?i)\s(?:@count_noun|bộ)(?!\w)"
_SPEAKS_OF_INDEX = r"(?i)chỉ số|index|@criterion_word|@part_word|hài lòng"
# "xếp ở 3 vị trí cuối bảng": so many places, of nobody
_COUNTED_PLACES = re.compile(r"\s?vị trí\s(?:cuối|đầu|dẫn|đứng|tiếp|này|còn)(?!\w)")
_PLACES = ("bậc", "hạng", "vị trí", "thứ bậc")
_GOES_ON = 60  # letters between a place and the score that goes on about it
_LONGEST = 1500  # letters of a paragraph that are searched for its one unit
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:(?:của|ở) (?:63|34|các) tỉnh|các địa phương|các bộ|mỗi (?:tỉnh|địa phương))(?!\w)"
)
# "cao hơn mức bình quân chung của cả nước" still speaks of the one that is higher
_COMPARISON = re.compile(
    r"(?:hơn|với|bằng|trên|dưới|vượt)\s(?:(?:mức|điểm|giá trị)\s){0,2}"
    r"(?:trung bình|bình quân|cả nước|của cả nước)[^,;.]*"
)
_OF_COUNTRY = re.compile(
    r"(?<!đầu )(?<!nhất )(?:của|chung|bình|chung trong) (?:cả nước|toàn quốc)(?!\w)"
    r"|(?<!\w)(?:cả nước|toàn quốc) (?:đạt|là|ở mức|chỉ|tăng|giảm|có)(?!\w)"
)


def find_owner(
    text: str, sentence: Sentence, marks: list[Mark], position: int, context: Context
) -> Span | None:
    """Return whose the figure at a position is; None where that is not sure.

    It is the unit of its part of the sentence where that names one only, before the figure (a place
    may lead to its unit); else the one unit of the sentence; else that of the paragraph so far,
    where the paragraph speaks of an index.
    """
    mark = marks[position]
    if mark.kind not in _RESULTS and not is_place(text, mark):
        return None
    if _COUNTED_PLACES.match(text, mark.span.end):
        return None
    if (beside := _unit_of_brackets(text, sentence, marks, mark)) is not None:
        return beside
    edges = [other for other in marks if other.kind == "semicolon"]
    first = max((edge.end for edge in edges if edge.end <= mark.start), default=sentence.start)
    last = min((edge.start for edge in edges if edge.start >= mark.end), default=sentence.end)
    units = _own_units(text, marks)
    before = [other for other in units if first <= other.start < mark.start]
    behind = [other for other in units if mark.end <= other.start < last]
    led = before[-1].end if before else first
    told = text[led : mark.start]
    if before and "rank" in mark.kind:  # "nằm trong nhóm trung bình của cả nước, xếp thứ 32/63"
        told = told[told.rfind(",") + 1 :]
    if _counts(text, marks, led, mark):
        return None
    if speaks_of_others(told, led == first):
        return _region_told(text, mark.start - len(told), mark.start)
    if before and is_named_after(text, before[-1].start):
        return None
    if before:
        between = text[before[-1].end : mark.start]
        is_next = len(between) <= _NEAR and not any(char.isdigit() for char in between)
        is_one = len({unit.span.text for unit in before}) == 1
        return before[-1].span if is_next or is_one else None
    if behind:
        is_led_to = mark.kind in ("rank", "region_rank") and len(behind) == 1
        return behind[0].span if is_led_to and first == sentence.start else None
    if units and not _OF_WHOMEVER.search(told):
        earlier = {unit.span.text: unit.span for unit in units if unit.start < first}
        return next(iter(earlier.values())) if len(earlier) == 1 else None
    return None if units else _unit_of_paragraph(text, sentence, context)


# "A đứng đầu; giá trị thấp nhất là 0,0992": not A's
_OF_WHOMEVER = re.compile(r"(?:cao|thấp) nhất", re.IGNORECASE)


def _unit_of_brackets(
    text: str, sentence: Sentence, marks: list[Mark], figure: Mark
) -> Span | None:
    """ "sau Quảng Ninh (đứng nhất năm thứ 4 liên tiếp), Đồng Tháp …": the unit right before the
    brackets that a figure opens, where they name no other.
    """
    opened = text.rfind("(", sentence.start, figure.start)
    if opened < 0 or re.search(r"[)\d]", text[opened : figure.start]):
        return None
    units = [mark for mark in marks if mark.kind == "unit" and mark.start < figure.start]
    is_beside = bool(units) and not text[units[-1].end : opened].strip()
    return units[-1].span if is_beside and units[-1].end <= opened else None


# "cao nhất là vùng Đồng bằng sông Hồng với kết quả đạt 90,17%"
_OF_REGION = re.compile(
    rf"(?:là|của|ở|tại)\s(?P<name>(?:vùng|khu vực)\s[{UPPER}][^,;.:()\d]*?)"
    r"(?=,|\s(?:với|đạt|có|là|xếp|đứng)\s|\s?\Z)"
)


def _region_told(text: str, start: int, end: int) -> Span | None:
    """The region that alone the words before a figure speak of."""
    named = list(_OF_REGION.finditer(text, start, end))
    return Span(named[0]["name"], *named[0].span("name")) if len(named) == 1 else None


def _counts(text: str, marks: list[Mark], start: int, figure: Mark) -> bool:
    """Return whether units are counted between: "1 cơ quan xếp loại kém với tỷ lệ dưới 60%"."""
    return any(
        mark.kind in ("number", "count_word")
        and mark.of is None
        and start <= mark.start < figure.start
        and compile_words(_COUNTED).match(text, mark.end)
        for mark in marks
    )


def goes_on(
    text: str, marks: list[Mark], before: Statement | None, claim: Statement
) -> Span | None:
    """The owner of the figure before, where a score follows its place: "xếp thứ 32 … với 36,72
    điểm".
    """
    if (
        before is None
        or before.pattern != "ordinal"
        or claim.pattern not in ("points", "percentage")
    ):
        return None
    start, end = before.fields["value"].end, claim.fields["value"].start
    others = any(mark.kind == "unit" and start <= mark.start < end for mark in marks)
    is_far = ";" in text[start:end] or end - start > _GOES_ON
    if others or is_far or _mean().search(fold_letters(text)[start:end]):
        return None
    return before.fields.get("subject")


def goes_on_about_a_part(marks: list[Mark], figure: Mark) -> bool:
    """Return whether the last one named before a figure is a part of a province: "đặc khu Phú Quốc
    có 3.845 hồ sơ, chiếm 66% tổng số hồ sơ toàn tỉnh".
    """
    units = [mark for mark in marks if mark.kind == "unit" and mark.start < figure.start]
    return bool(units) and units[-1].name.level != "province"


def says_nothing(claim: Statement, mark: Mark) -> bool:
    """Return whether a figure that is nobody's tells nothing: a place, a change of places, a score
    that no words lead to.
    """
    if "of_pillar" in claim.attributes or claim.pattern in _SAID_OF_NOBODY:
        return False
    measure = claim.fields["measure"]
    moved = claim.fields.get("change_unit")
    moves = "value" not in claim.fields and moved is not None and moved.text in _PLACES
    if "rank" in mark.kind or moves:
        return not measure.text.startswith("là ")  # "xếp thứ 2 là vùng Đông Nam Bộ"
    is_score = mark.kind == "score" and "share_of" not in claim.attributes
    return is_score and measure.start > mark.start


def _own_units(text: str, marks: list[Mark]) -> list[Mark]:
    """The units of a sentence without those compared with ("cao hơn A") and without the district
    behind a commune ("xã A, huyện B").
    """
    units = [mark for mark in marks if mark.kind == "unit"]
    parents = {
        parent.start
        for unit, parent in pairwise(units)
        if unit.name and parent.name and _BEHIND.fullmatch(text, unit.end, parent.start)
        if (unit.name.level, parent.name.level) in _INSIDE
    }
    return [
        unit
        for unit in units
        if unit.start not in parents
        and not _region().fullmatch(fold_letters(unit.span.text))
        and not _COMPARED.search(text, max(0, unit.start - 10), unit.start)
    ]


def speaks_of_others(words: str, names_nobody: bool = True) -> bool:
    """ "Giá trị trung bình của vùng", "cả nước đạt", "các tỉnh": a figure of others than the
    unit before.
    """
    folded = fold_letters(words).rstrip(" (")
    compared = list(_COMPARISON.finditer(folded))
    if compared and compared[-1].end() == len(folded):
        return True  # "cao hơn mức bình quân của cả nước (0,4014 điểm)" is the mean itself
    folded = _COMPARISON.sub("", folded)
    if _mean().search(folded):
        return True
    return names_nobody and bool(
        _OF_OTHERS.search(folded) or _OF_COUNTRY.search(folded) or _region().search(folded)
    )


@remembered(maxsize=1)
def _mean() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{alternation('average_word')})(?!\w)(?!\s(?:cao|thấp|khá|yếu|và))",
        re.IGNORECASE,
    )


@remembered(maxsize=1)
def _region() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{alternation('region_word')})(?!\w)(?!\s(?:công|tư))", re.IGNORECASE
    )


def _unit_of_paragraph(text: str, sentence: Sentence, context: Context) -> Span | None:
    """The province that alone the paragraph has named before the sentence, where it speaks of an
    index.
    """
    start = text.rfind("\n", 0, sentence.start) + 1
    told = text[start : sentence.start]
    speaks = context.index is not None or compile_words(_SPEAKS_OF_INDEX).search(
        text, start, sentence.end
    )
    if not speaks or not told.strip() or len(told) > _LONGEST:
        return None
    if speaks_of_others(text[sentence.start : sentence.end], names_nobody=True):
        return None
    names = {
        text[name.start : name.end].removeprefix("tỉnh ").removeprefix("Tỉnh "): name
        for name in find_names(text, start, sentence.start, context.province)
    }
    name = next(iter(names.values())) if len(names) == 1 else None
    name = name if name is not None and name.level == "province" else None
    return Span(text[name.start : name.end], name.start, name.end) if name is not None else None
