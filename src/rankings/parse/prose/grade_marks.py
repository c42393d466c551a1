"""Grades as marks: adjectives that are grades only behind a marker, or at the head of a line."""

from __future__ import annotations

import re

from rankings.language.text import either
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.quantities import span_of
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered


@remembered(maxsize=1)
def _grade_pattern() -> re.Pattern[str]:
    # "Trung bình - Thấp" is the grade "Trung bình thấp".
    words = either(map(str.lower, load_lexicon().words("grade")), space=r"(?:\s|\s?[-–]\s?)")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


# "2. Tốt: Sở Y tế …", "- Xuất sắc (3 đơn vị): …": a line that opens with the grade of its list.
_GRADE_OPENS = re.compile(r"(?:[-–+*•]\s?|(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s?)?[\"“']?")
_GRADE_HEADS = re.compile(r"[\"”']?(?:\s?\([^()]{1,40}\))?\s?(?::|[-–]\s|gồm\b|có\s\d)")


# "nhóm 16 tỉnh có điểm trung bình cao", "nhóm các địa phương đạt chỉ số trung bình thấp"
_IN_GROUP = re.compile(
    r"nhóm\s(?:(?P<count>\d{1,2})\s|các\s|những\s)?(?:tỉnh|địa phương|đơn vị|thành phố)"
    r"(?:,?\s(?:thành phố|thành|có|đạt|mức|điểm|số|chỉ số|kết quả|hiệu quả|ở|tổng)){1,6}\s\Z"
)
_NO_GRADE_BEFORE = (
    " nhất",
    " hơn",
    " điểm",
    " giá trị",
    " chỉ số",
    " được",
    " kết quả",
    " tỷ lệ",
    " tỉ lệ",
    " trên",
    " từ",
)


def lex_grades(text: str, folded: str, start: int, end: int, marks: list[Mark]) -> list[Mark]:
    """Grades are common adjectives: believed behind a marker ("loại Tốt"), or capitalised behind a
    counted noun.
    """
    pattern, grades = _grade_pattern(), []
    marker = re.compile(r"(?:loại|mức|(?<!thứ )hạng|mức độ|nhóm)\s[\"“']?\Z")
    noun = re.compile(r"(?:đơn vị|địa phương|cơ quan|sở|nơi|phường|xã|huyện|khác)\s[\"“']?\Z")
    # "94,17 điểm (Xuất sắc)", "88 điểm - Tốt"
    behind_score = re.compile(r"(?:điểm|%|\d)\s?(?:[,–-]\s|\()\s?\Z")
    ends = re.compile(r"\s?(?:[),.;]|\Z|\n)")
    for match in pattern.finditer(text, start, end):
        before = folded[max(start, match.start() - 14) : match.start()]
        if match[0].islower() and folded.startswith(_NO_GRADE_BEFORE, match.end()):
            continue  # "mức tăng hạng cao nhất", "nhóm đạt điểm thấp nhất"
        is_told = match[0][0].isupper() and (
            noun.search(before)
            or (behind_score.search(before) and ends.match(text, match.end(), end))
        )
        grouped = _IN_GROUP.search(folded, max(start, match.start() - 80), match.start())
        is_class = grouped and (grouped["count"] or " " in match[0])
        if marker.search(before) or is_told or is_class:
            grades.append(
                Mark("grade", match.start(), match.end(), span_of(text, match.start(), match.end()))
            )
    opens = _GRADE_OPENS.match(folded, start, end)
    grade = pattern.match(text, opens.end(), end) if opens else None
    if grade and _GRADE_HEADS.match(folded, grade.end(), end):
        grades.append(Mark("grade", *grade.span(), span_of(text, *grade.span())))
    return grades + [
        Mark("grade", *match.span("code"), span_of(text, *match.span("code")))
        for match in _CODE.finditer(text, start, end)
        if match["of_class"] or _is_class(text, match, start)
    ]


# "xếp loại A", "thuộc các tỉnh nhóm B", "Nhóm A (từ 90% trở lên): …"; "Nhóm B: các sở" is no grade
_CODE = re.compile(
    r"(?:(?P<of_class>loại)|[Nn]hóm)\s[\"“']?(?P<code>IV|V|I{1,3}|[ABCD])(?!\w)(?!\.\d)"
)
_PUT_IN = re.compile(
    r"(?:xếp|thuộc|vào|đạt|ở|trong|nằm|tỉnh|thành phố|địa phương|đơn vị)\s\Z", re.IGNORECASE
)
_BOUNDS = re.compile(
    r"[\"”']?\s?\((?:nhóm\s)?(?:có\s|gồm\s)?(?:\w+\s){0,7}?(?:từ|trên|dưới|đạt|>|≥|<)\s?[^()]{0,40}?\d"
)


def _is_class(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a group named by a letter is one of scores: the words put somebody into it, or its
    bounds were told.
    """
    if match["code"] not in "ABCD":
        return False
    put_in = _PUT_IN.search(text, max(start, match.start() - 14), match.start())
    bounds = (_BOUNDS.match(text, other.end()) for other in _CODE.finditer(text, 0, match.end()))
    return bool(put_in or any(bounds))
