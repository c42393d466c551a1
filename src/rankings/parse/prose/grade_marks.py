"""Grades as marks: adjectives that are grades only behind a marker, or at the head of a line."""

from __future__ import annotations

import re

from rankings.language.number_words import COUNTED
from rankings.language.text import either
from rankings.parse.prose.marks import NAMED_PLACES, Mark
from rankings.parse.prose.quantities import span_of
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import compile_words


@remembered(maxsize=1)
def _grade_pattern() -> re.Pattern[str]:
    # "Trung bình - Thấp" is the grade "Trung bình thấp".
    words = either(map(str.lower, load_lexicon().words("grade")), space=r"(?:\s|\s?[-–]\s?)")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


# "2. Tốt: Sở Y tế …", "- Xuất sắc (3 đơn vị): …": a line that opens with the grade of its list.
_GRADE_OPENS = re.compile(r"(?:[-–+*•]\s?|(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s?)?[\"“']?")
_GRADE_HEADS = re.compile(r"[\"”']?(?:\s?\([^()]{1,40}\))?\s?(?::|[-–]\s|gồm\b|có\s\d)")


# "nhóm 16 tỉnh có điểm trung bình cao", "nhóm có chất lượng điều hành rất tốt"
_IN_GROUP = re.compile(
    r"nhóm(?:\s(?:(?P<count>\d{1,2})|các|những))?(?:\s(?:tỉnh|địa phương|đơn vị|thành phố))?"
    r"(?:,?\s(?:thành phố|thành|có|đạt|mức|điểm|số|chỉ số|kết quả|hiệu quả|ở|tổng"
    r"|(?P<governs>(?:chất lượng )?điều hành(?: kinh tế)?))){1,6}\s\Z"
)
_NO_GRADE_BEFORE = (
    " nhất",
    " hơn",
    " điểm",
    " số điểm",
    " tổng điểm",
    " giá trị",
    " chỉ số",
    " được",
    " kết quả",
    " tỷ lệ",
    " tỉ lệ",
    " trên",
    " từ",
    " tố",
)


_IS_ADVERB = re.compile(
    r"\s(?:nhanh|chậm|cao|thấp|mạnh|tốt|đều|sâu|xa|lớn|nhiều|ít|rõ|ổn định|ấn tượng|tích cực"
    r"|khiêm tốn|đồng đều|bền vững|ngoạn mục)(?!\w)"
)
_DEGREES = ("cao", "thấp")
_MARKER = re.compile(r"(?:xếp loại:|loại|mức|(?<!thứ )hạng|mức độ|nhóm)\s[\"“']?\Z")
# "các đơn vị có kết quả xếp loại thấp như: …", "xếp hạng thấp": nobody is put into a class
_VAGUE_BEFORE = re.compile(r"(?:kết quả (?:xếp |phân )?loại|(?:xếp|thứ) hạng)\s\Z")
# "được người dân đánh giá hài lòng ở mức cao"
_CONTENT_AT = re.compile(r"hài lòng (?:ở |đạt )?(?:mức|loại)\s\Z")
# "có tỷ trọng ngành công nghiệp, dịch vụ ở mức khá": how large a share is, no class of anybody
_OF_AMOUNT = (
    r"(?<!\w)(?:t[ỷỉ] trọng|mật độ|@other_measure_word)(?!\w)"
    r"(?:(?!xếp|đánh giá|phân loại|đạt)[^;.:\n])*\sở mức\s\Z"
)
_NOUNS = "đơn vị|địa phương|cơ quan|sở,? (?:ban,? )?ngành|sở|nơi|phường|xã|huyện"
_NOUN = re.compile(rf"(?:{_NOUNS}|khác)\s[\"“']?\Z")
# "4 đơn vị tốt, 3 đơn vị khá", "5 sở ngành được đánh giá tốt"
_COUNTED_NOUN = re.compile(rf"(?<!\w)(?:\d{{1,3}}|{COUNTED})\s(?:{_NOUNS})\s(?:được đánh giá\s)?\Z")
# "94,17 điểm (Xuất sắc)", "88 điểm - Tốt", "(88 điểm) - Tốt"
_BEHIND_SCORE = re.compile(r"(?:điểm|%|\d)\)?\s?(?:[,–-]\s|\()\s?\Z")
# "…; Tốt: 03 đơn vị - A, B, C; Trung bình (01 đơn vị): D"
_OPENS_PART = re.compile(r"[;:.]\s\Z|(?<!.)\Z")
_COUNTS_THEM = re.compile(rf"\s?[:(–-]\s?\d{{1,3}}\s(?:{_NOUNS})(?!\w)")
_BEHIND_NAME = re.compile(r"\s?(?::|\s[-–]|\()\s?")  # "Sở Y tế: Tốt; Sở Xây dựng: Khá"
_ENDS = re.compile(r"\s?(?:[),.;]|\Z|\n|(?:\(|[-–]\s|:\s)(?:đạt\s)?\d)")  # "Tốt (88,2 điểm)"
_BEFORE = 80  # letters before a grade that are looked at


def lex_grades(text: str, folded: str, start: int, end: int, marks: list[Mark]) -> list[Mark]:
    """Grades are common adjectives: believed behind a marker ("loại Tốt"), or capitalised behind a
    counted noun, a score or a name.
    """
    pattern = _grade_pattern()
    names = {mark.end for mark in marks if mark.kind == "unit"}
    spans = [
        match.span()
        for match in pattern.finditer(text, start, end)
        if _is_grade(text, folded, match, start, end)
        or (
            any(_BEHIND_NAME.fullmatch(text, name, match.start()) for name in names)
            and _stands_alone(text, match, end)
        )
    ]
    opens = _GRADE_OPENS.match(folded, start, end)
    grade = pattern.match(text, opens.end(), end) if opens else None
    spans += [grade.span()] if grade and _GRADE_HEADS.match(folded, grade.end(), end) else []
    spans += [
        match.span("code")
        for match in _CODE.finditer(text, start, end)
        if match["of_class"] or _is_class(text, match, start)
    ]
    names_smaller = any(mark.kind == "unit" and mark.name.level == "commune" for mark in marks)
    return [
        Mark("grade", *span, span_of(text, *span))
        for span in spans
        if names_smaller or not _OF_SMALLER.search(folded, max(start, span[0] - 120), span[0])
    ]


# "03 huyện có nhiều phòng chuyên môn được xếp loại tốt là A, B, C": no grade of the districts
_OF_SMALLER = re.compile(
    r"(?<![\w/])(?:nhiều|ít|số(?: lượng)?|tỷ lệ|tỉ lệ|\d{1,3}/\d{1,3})\s"
    r"(?:xã|phường|thị trấn|thôn|xóm|tổ|phòng|trường|trạm)(?!\w)[^;.:,]{0,100}\Z"
)


def _is_grade(text: str, folded: str, match: re.Match[str], start: int, end: int) -> bool:
    if match[0].islower() and folded.startswith(_NO_GRADE_BEFORE, match.end()):
        return False  # "mức tăng hạng cao nhất", "nhóm đạt điểm thấp nhất"
    if match[0].islower() and _IS_ADVERB.match(folded, match.end(), end):
        return False  # "lên hạng khá nhanh"
    before = folded[max(start, match.start() - _BEFORE) : match.start()]
    if _CONTENT_AT.search(before):
        return False
    if match[0].islower() and compile_words(_OF_AMOUNT).search(before):
        return False
    is_vague = _VAGUE_BEFORE.search(before) or folded.startswith(" như", match.end())
    if match[0].islower() and match[0] in _DEGREES and is_vague:
        return False
    grouped = _IN_GROUP.search(before)
    return bool(
        _MARKER.search(before)
        or (match[0][0].isupper() and _NOUN.search(before))
        or (_COUNTED_NOUN.search(before) and _ENDS_COUNT.match(text, match.end(), end))
        or (
            match[0][0].isupper()
            and _OPENS_PART.search(before)
            and _COUNTS_THEM.match(folded, match.end(), end)
        )
        or (_BEHIND_SCORE.search(before) and _stands_alone(text, match, end))
        or (grouped and (grouped["count"] or grouped["governs"] or " " in match[0]))
    )


def _stands_alone(text: str, match: re.Match[str], end: int) -> bool:
    return match[0][0].isupper() and bool(_ENDS.match(text, match.end(), end))


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


_COUNTED = [["number", "count_noun", "grade_marker"], ["count_word", "count_noun", "grade_marker"]]


def counts_grades(head: list[Mark]) -> bool:
    """Return whether the words before a name only count a list by grades and go on to its leader:
    "12 đơn vị xếp loại tốt và 9 đơn vị xếp loại khá; dẫn đầu là A".
    """
    kinds = [mark.kind for mark in head]
    grades = [position for position, kind in enumerate(kinds) if kind == "grade"]
    counted = [place for place in grades if kinds[max(0, place - 3) : place] in _COUNTED]
    if not counted or counted[-1] != grades[-1]:
        return False
    behind = kinds[counted[-1] + 1 :]
    goes_on = len(counted) > 1 or behind[:1] in (["semicolon"], ["and"])
    return goes_on and bool({*NAMED_PLACES} & {*behind})


_HEADED_BY = re.compile(
    r"[\"”]?\s?(?:\(|:|(?:(?:chỉ|còn|cũng|chiếm|đang)\s)?(?:có|là|với|gồm)\s)?\s?"
)
_ENDS_COUNT = re.compile(r"\s?(?:[,;.()]|và\s|\Z)")


def grade_it_follows(text: str, marks: list[Mark], position: int) -> Mark | None:
    """Return the grade that heads a count: "Xếp loại Xuất sắc (03 đơn vị): A, B", "nhóm khá 24 đơn
    vị, nhóm tốt 16 đơn vị", "số xếp loại khá là 14".
    """
    mark, before = marks[position], marks[max(0, position - 3) : position]
    grade = next((other for other in reversed(before) if other.kind == "grade"), None)
    if grade is None or mark.used or mark.kind == "none_word":
        return None
    if not _HEADED_BY.fullmatch(text, grade.end, mark.start):
        return None
    behind = marks[position + 1].kind if position + 1 < len(marks) else ""
    is_marked = [other.kind for other in before[: before.index(grade)]][-1:] == ["grade_marker"]
    ends = is_marked and mark.kind == "number" and _ENDS_COUNT.match(text, mark.end)
    return grade if behind == "count_noun" or ends else None
