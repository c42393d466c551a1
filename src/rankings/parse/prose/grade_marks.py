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
        if marker.search(before) or is_told:
            grades.append(
                Mark("grade", match.start(), match.end(), span_of(text, match.start(), match.end()))
            )
    opens = _GRADE_OPENS.match(folded, start, end)
    grade = pattern.match(text, opens.end(), end) if opens else None
    if grade and _GRADE_HEADS.match(folded, grade.end(), end):
        grades.append(Mark("grade", *grade.span(), span_of(text, *grade.span())))
    roman = re.compile(r"(?<=loại )(?:IV|V|I{1,3}|[ABCD])(?!\w)")
    return grades + [
        Mark("grade", match.start(), match.end(), span_of(text, *match.span()))
        for match in roman.finditer(text, start, end)
    ]
