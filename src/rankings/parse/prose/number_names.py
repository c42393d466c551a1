"""Numbers that name something and count nothing: a level, a document, a picture, a telephone, the
places of a list, the scale behind a score.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rankings.language.text import fold_letters
from rankings.parse.prose.quantities import STREAK
from rankings.registry.vocabulary import compile_words

SCALE = "scale"
_LABEL_BEFORE = re.compile(
    r"(?:mức độ|mức|điều|khoản|phụ lục|bảng|biểu|hình|mẫu|cấp độ|chương|mục|phần|trang|đề án|lần"
    r" thứ|năm thứ|khóa|đợt|quý|vòng|nghị quyết(?: số)?|quyết định số|nghị định(?: số)?"
    r"|thông tư(?: số)?|kế hoạch số|phiên bản|version|số hiệu|ipv)"
    r"\s{1,2}(?:\d{1,3}(?:\s?[,và-]{1,2}\s?)){0,4}\Z",
    re.IGNORECASE,
)
# "xếp vào nhóm 3 (nhóm trung bình thấp)", but not "nhóm 20 tỉnh dẫn đầu"
_GROUP_BEFORE = re.compile(r"(?:nhóm|loại|bậc|mức)\s\Z", re.IGNORECASE)
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-–]?|_)\Z")
_ORDINAL_BEHIND = re.compile(r"(?:st|nd|rd|th)(?!\w)")  # "ranked 12th", on a page in English
_LIST_NUMERAL = re.compile(r"(?:\A|\n)[\s|#]*(?:\d{1,2}\.\s?){0,2}\Z")
_NUMERAL_ENDS = re.compile(r"(?:\.\s?\d{1,2}){0,2}[.)](?:\s|[^\W\d])")
_FILE_SIZE = re.compile(r"\s?[kKMG]B(?!\w)")
_FREQUENCY = re.compile(r"\s?lần/", re.IGNORECASE)
_MONTHS = r"\s?(?:@months_word|tháng năm(?= \d))(?!\w)"
_AGE = re.compile(r"\s{0,2}tuổi(?!\w)|\s?°", re.IGNORECASE)  # and degrees of the weather
# "Bộ chỉ số 766", "CSTP 8 Dịch vụ hỗ trợ", "Ảnh 1."; "bộ chỉ số 10 tiêu chí" counts
_DOCUMENT_BEFORE = re.compile(r"(?:bộ chỉ số|chỉ thị|công văn|văn bản số)\s\Z", re.IGNORECASE)
_COUNTED_BEHIND = r"(?i)\s(?:@criterion_word|@part_word|chỉ số|nhóm)(?!\w)"
_CODE_BEFORE = re.compile(r"(?<!\w)[A-ZĐ]{3,5}\s\Z")
_PICTURE_BEFORE = re.compile(r"(?<!\w)(?:ảnh|hình|clip|video)\s\Z", re.IGNORECASE)
# "Chỉ số 1 Chỉ số 2 Tổng điểm": the heads of a table
_HEAD_BEFORE = re.compile(r"(?<!\w)(?:Chỉ số|Tiêu chí|Nội dung|Trụ cột|Nhóm)\s\Z")
_CONTACT_BEFORE = re.compile(
    r"(?<!\w)(?:hotline|điện thoại(?! (?:thông minh|di động|cố định))|đt|tel|fax|sđt"
    r"|đường dây nóng)(?!\w)[^;\n]{0,30}\Z",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"(?:GMT|UTC)\s?[+-]\s?\Z")
_TOP_BEFORE = re.compile(r"(?<!\w)(?:top|tốp)\s\Z", re.IGNORECASE)
# "(1-63)", "(1 – 34)": the places of a list
_PLACES_BEFORE, _PLACES_BEHIND = re.compile(r"\(\s?\Z"), re.compile(r"\s?[-–]\s?(?:34|6[1-4])\s?\)")
_LAST_PLACE_BEFORE = re.compile(r"\(\s?1\s?[-–]\s?\Z")
# "41,6 điểm trên thang điểm 80", "(thang điểm 100)", "(trên tổng điểm tối đa 100)"
_SCALE_BEFORE = re.compile(
    r"(?:\d(?:\s?(?:điểm|%))?[\s,(]{1,2}(?:trên|theo)\s|\(\s?(?:trên\s|theo\s)?|\d\s?\(%/)"
    r"(?:tổng\s)?(?:thang(?:\sđiểm|\sđo)?|(?:số\s)?điểm tối đa|số điểm)?\s?(?:là\s)?\Z",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(r"thang|tối đa", re.IGNORECASE)
# "28/03/2022 | Lượt xem: 1.204 Cỡ chữ Bản in"
_COUNTER_BEFORE = re.compile(
    r"(?<!\w)(?:lượt (?:xem|đọc|truy cập)|đã xem|phản hồi|bình luận|views?|hits?)\s?:\s?\Z",
    re.IGNORECASE,
)
# "Nhóm I: chỉ số từ 0,8 trở lên; nhóm II: từ 0,65 đến dưới 0,8": what a grade asks for
_BOUND_BEFORE = re.compile(
    r"(?<!\w)(?:nhóm|loại|mức)\s\w{1,10}\s?[:(]\s?(?:(?:có|chỉ số|(?:tổng )?điểm|đạt)\s){0,3}"
    r"(?:từ\s(?:[\d.,]{1,7}\s(?:điểm\s|%\s)?đến\s(?:dưới\s)?)?|dưới\s|trên\s)\Z",
    re.IGNORECASE,
)
_RULES = (
    ("bound", _BOUND_BEFORE, re.compile(r"")),
    ("counter", _COUNTER_BEFORE, re.compile(r"")),
    ("contact", _CONTACT_BEFORE, re.compile(r"(?!\s?%)")),
    ("time", _CLOCK_BEFORE, re.compile(r"")),
    ("picture", _PICTURE_BEFORE, re.compile(r"\s?(?:[.:,;)\n]|\Z)")),
    ("top", _TOP_BEFORE, re.compile(r"")),
    ("name", _HEAD_BEFORE, re.compile(r"\s[A-ZĐ]\w*\s[a-zà-ỹ]")),
    ("code", _CODE_BEFORE, re.compile(r"\s[A-ZĐ]\w*\s[a-zà-ỹ]")),
    ("places", _PLACES_BEFORE, _PLACES_BEHIND),
    ("places", _LAST_PLACE_BEFORE, re.compile(r"\s?\)")),
)


def name_of_number(text: str, start: int, end: int) -> str:
    """Return what a number names, where it names something: "numbering", "contact", "counter",
    "time", "picture", "top", "code", "places", "bound", "document", "scale" or "name"; "" where it
    counts.

    >>> page = "mức độ 3, 4 là 513.922 hồ sơ"
    >>> [name_of_number(page, 7, 8), name_of_number(page, 10, 11), name_of_number(page, 15, 22)]
    ['name', 'name', '']
    """
    return _name_between(text[max(0, start - 60) : start], text[end : end + 24])


@lru_cache(maxsize=1024)
def _name_between(before: str, after: str) -> str:
    is_glued = re.match(r"[^\W\d]", after) and not _ORDINAL_BEHIND.match(after)
    if is_glued or _GLUED_BEFORE.search(before[-2:]):
        return "name"
    if compile_words(_MONTHS).match(fold_letters(after)):
        return "time"
    if _LIST_NUMERAL.search(before) and _NUMERAL_ENDS.match(after):
        return "numbering"
    for rule, leads, follows in _RULES:
        if leads.search(before) and follows.match(after):
            return rule
    if _DOCUMENT_BEFORE.search(before) and not compile_words(_COUNTED_BEHIND).match(after):
        return "document"
    scale = _SCALE_BEFORE.search(before)
    if scale and _SCALE_WORD.search(scale[0] + after[:16]):
        return SCALE
    if STREAK.match(after):
        return ""  # "năm thứ 4 liên tiếp" counts
    if _GROUP_BEFORE.search(before) and re.match(r"\s?(?:[,;.()]|\Z|trên tổng)(?!\d)", after):
        return "name"
    if _AGE.match(after) or _FREQUENCY.match(after) or _FILE_SIZE.match(after):
        return "name"
    is_named = _LABEL_BEFORE.search(before[-40:]) and not re.match(r"\s?(?:%|điểm|/)", after)
    return "name" if is_named else ""
