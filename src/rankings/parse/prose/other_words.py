"""Words of places that are none where they stand: "mức tăng cao nhất", "người đứng đầu", "phường
Nông Tiến".
"""

from __future__ import annotations

import re

from rankings.language.number_words import COUNTED
from rankings.parse.names import UPPER
from rankings.parse.prose.marks import Mark
from rankings.registry.vocabulary import compile_words, first_level

# "có điểm số tăng cao nhất" speaks of the rise, not of the place.
_OF_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|tụt|thăng|thụt|tiến|lùi|cải thiện|tăng trưởng|chênh lệch)"
    r"(?:\s(?:điểm|điểm"
    r" số|hạng|bậc|mức)){0,2}\s\Z"
)


# "dẫn đầu về mức tăng điểm": a place among the changes.
_BY_CHANGE = re.compile(
    r"(?:\s\w+){0,3}?\s(?:về|xét theo|tính theo|theo)\s(?:mức|tốc độ|số|mức độ)?\s?"
    r"(?:bậc |điểm |hạng )?(?:tăng|giảm|cải thiện|thăng)"
)

# "thứ hạng cao nhất từ trước đến nay", "cao nhất trong 10 năm qua": a place among its own years
_OF_TIME = re.compile(
    r",?\s(?:từ trước (?:đến|tới) nay|từ năm \d{4} (?:đến|tới) nay|trong lịch sử|kể từ"
    r"|trong (?:vòng )?(?:\d+|nhiều|các|những) năm(?! liên tiếp| liền))"
)
_COUNTED_GROUP = (
    r"nhóm\s\d{1,2}\s(?:tỉnh(?:,? thành(?: phố)?)?|đơn vị|địa phương|huyện|sở|xã|cơ quan)\s"
)
_GROUP_WITH = re.compile(rf"{_COUNTED_GROUP}\Z")  # "nhóm 16 tỉnh" before "có điểm thấp nhất"
_OF_GROUP = re.compile(
    rf"(?:{_COUNTED_GROUP}(?=có|đạt)|nhóm\s)"
    r"(?:(?:đạt|có|điểm|số|kết quả|chỉ)\s){0,3}[“”\"‘']?\Z"
)
_ALSO = re.compile(r"[^,;.:]{0,50}\scòn có\s")  # "dẫn đầu còn có A và B": some of them
# "khen thưởng các đơn vị dẫn đầu": nobody's place, unless a list follows or the words say "là
# những xã đứng đầu".
_OF_SEVERAL = r"(?<!là )(?<!\w)(?:các|những|nhiều|một số)\s(?:@count_noun|tập thể)\s\Z"
# "thấp hơn tỉnh dẫn đầu Quảng Ninh": the place of whom one is measured against.
_NAME = 40  # letters
_MEASURED_BY = (
    r"(?:(?:hơn|kém|so với|cách|bằng)|giữa\s[^,;.:]{2,40}\s(?:với|và))\s(?:@count_noun|nhóm)\s\Z"
)
# "cách biệt giữa địa phương đầu và cuối bảng": both ends, of nobody
_BETWEEN = re.compile(rf"(?<!\w)giữa\s[^,;.:({UPPER}]{{0,45}}\Z")
_LISTS = re.compile(r"[^.;]{0,80}?(?:\slà\s|\sgồm|:|\snhư\s|lần lượt|thuộc về|\sở\s)")
_NAMED_BEHIND = re.compile(rf"(?:\s\w+)?\s?(?:là\s|[(:]\s?)(?:\w+\s){{0,2}}[{UPPER}]")
# "xét riêng từng trụ cột" is no earlier time, "từng đứng đầu" is.
# "duy trì được thành tích cao", "vẫn giữ được sự tiến bộ", "duy trì top 5": no place is kept.
_KEEPS = re.compile(r"(?:duy trì|giữ vững|vẫn giữ|giữ được|ổn định)\Z")
_KEEPS_PLACE = re.compile(
    r"\s(?:được\s|vững\s|ở\s){0,2}(?:(?:vị trí|thứ hạng|thứ bậc|vị thứ|hạng|ngôi)"
    r"(?!\s(?:cao|tốt|khá|trong nhóm|trong top|dẫn đầu))|so với|như|thứ\s(?!hạng|bậc))"
    r"|\s?[,;.()]|\Z"
)
_EACH = (
    r"từng\s(?:@criterion_word|@part_word|@count_noun|chỉ số|nhóm|khối|địa bàn|ngành|cấp|năm|phần)"
    r"(?!\w)"
)
_ON = re.compile(r"trên (?:địa bàn|cơ sở|phạm vi|toàn|cả nước|bảng|môi trường)(?!\w)")
_AT_LAST = re.compile(r"cuối cùng\Z")
_LAST_TIME = re.compile(r"(?<!\w)(?:năm|lần|ngày|kỳ|đợt|vòng|hạn|tháng)\s(?:\w+\s){0,2}\Z")
# "cao nhất phần lớn nằm ở các quận, huyện: A, B": where they lie
_LIES_IN = re.compile(
    r"[^,;.:]{0,20}\s(?:nằm|tập trung|rơi vào|phân bố)"
    r"\s(?:ở|tại|vào|trong)?\s?(?:các|những|địa bàn)"
)
_LAST_IS = re.compile(r"\s(?:là|thuộc về|gồm|trong bảng|bảng|trong (?:khối|nhóm|số))(?!\w)|\s?:")
# "trong những năm tiếp theo", "chỉ đứng sau"
_NOT_NEXT = (
    "chỉ ",
    "chịu ",
    "năm ",
    "thời gian ",
    "kỳ ",
    "giai đoạn ",
    "lần ",
    "đợt ",
    "bước ",
    "tháng ",
)
# "giữ vị trí thứ 5, lần lượt xếp sau các địa phương A, B": those behind "sau" are ahead
_AFTER = re.compile(r"(?:xếp|đứng) sau(?! là)(?!\w)")
# "vươn lên thay thế vị trí đứng đầu của B": B's place
# "đã hai lần đứng cuối": no place of this year; "lần thứ 5 đứng đầu" is one
_SEVERAL_TIMES = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}|{COUNTED}|nhiều|mấy)\slần\s"
    r"(?:liên tiếp\s|đều\s|đứng\s|xếp\s|ở\s){0,3}\Z"
)
# "sau 4 năm liền giữ ngôi “Quán quân”, nay xếp thứ 5": held before, at no year told
_AFTER_YEARS = re.compile(
    rf"(?<!\w)sau\s(?:hơn\s|gần\s)?(?:\d{{1,2}}|{COUNTED}|nhiều|mấy)\snăm\s"
    r"(?:liền\s|liên tiếp\s|liên tục\s|qua\s)?(?:\w+\s){0,2}[“\"‘']?\Z"
)
_TAKEN = re.compile(r"(?:thay thế|thế chỗ|thế chân)\s(?:\w+\s){0,3}\Z")
_GOES_ON_AS_NAME = re.compile(rf"[{UPPER}]\w*\s[{UPPER}]")
_ENDS_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*\s\Z")  # "phường Nông Tiến" goes nowhere


# "Văn phòng UBND tỉnh đề nghị các xã xếp loại Khá rà soát", "Sở Nội vụ cho biết …": who asks or
# tells is not who is graded.
ACTS = re.compile(
    # its short name and its province: "Sở Tài chính (TC) Cà Mau cho biết"
    r"(?:\s\([^()\d]{1,20}\)(?:\s[^\W\d]+){0,3})?"
    r",?\s(?:đã\s|vừa\s|cũng\s|lần lượt\s)?(?:đề nghị|yêu cầu|chỉ đạo|kiến nghị"
    r"|đôn đốc|theo dõi|chủ trì|hướng dẫn|giao(?! thông)"
    r"|phê bình|cho biết|cho hay|cho thấy|chỉ ra|thông báo"
    r"|thông tin(?!\s(?:và|-|–|&)\s)"
    r"|nhận định|phân tích|khẳng định|công bố"
    r"|báo cáo|trình bày|phát biểu|tổng hợp|tham mưu|phê duyệt)(?!\w)"
)


# "không có được ngôi đầu", "chưa từng dẫn đầu", "để mất ngôi đầu"; "không chỉ dẫn đầu" leads
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa)\s"
    r"(?:(?:có|được|còn|giữ|giành|thể|phải|hề|từng|lần nào|là|ở|đơn vị)\s){0,4}\Z"
    r"|(?<!\w)(?:mất|tuột|vuột|rời|rời khỏi|truất|tước|bật khỏi|hất khỏi|thoát|thoát khỏi"
    r"|ra khỏi)\s(?:mất\s|vị trí\s|nhóm\s)?\Z"
)
_NOT_HELD = (_DENIED, _TAKEN, _SEVERAL_TIMES, _AFTER_YEARS)
# "thuộc nhóm dẫn đầu", "3 huyện nằm trong nhóm dẫn đầu là …": among the first, in no order
_AMONG_LEADERS = re.compile(
    r"(?<!\w)(?:thuộc|vào|nằm trong|góp mặt trong|có mặt trong|đứng trong|ở trong|lọt)"
    r"\s(?:(?:nhóm|tốp|top)\s)?\Z"
)
_ENDS = ("first", "last", "highest", "lowest")


def _is_other_end(text: str, folded: str, mark: Mark, before: int, end: int) -> bool:
    """Whether a first or last place is one among changes, groups or years, or that of several."""
    is_change = mark.kind != "first" and (
        _OF_CHANGE.search(folded, before, mark.start)
        or _OF_GROUP.search(folded, before, mark.start)
        or (folded.startswith("có ", mark.start) and _GROUP_WITH.search(folded, before, mark.start))
    )
    is_best = folded.endswith(("cao nhất", "thấp nhất"), mark.start, mark.end)
    is_of_time = is_best and _OF_TIME.match(folded, mark.end, end)
    of_several = compile_words(_OF_SEVERAL).search(folded, before, mark.start)
    is_listed = _LISTS.match(folded, mark.end, end)
    measures = compile_words(_MEASURED_BY).search(folded, before - _NAME, mark.start)
    names_it = text[mark.end : mark.end + 2].strip().isupper()
    is_between = _BETWEEN.search(text, max(0, mark.start - 52), mark.start)
    is_between = is_between and not (names_it or _NAMED_BEHIND.match(text, mark.end, end))
    by_change = _BY_CHANGE.match(folded, mark.end, end)
    return bool(
        is_change
        or by_change
        or _ALSO.match(folded, mark.end, end)
        or is_of_time
        or (of_several and not is_listed)
        or (measures and names_it)
        or is_between
    )


def _puts_ahead(folded: str, mark: Mark, before: int, end: int) -> bool:
    """ "giành ngôi á quân, chỉ đứng sau A", "lần lượt xếp sau A, B": who follows is ahead."""
    if mark.kind == "in_order":
        return bool(_AFTER.match(folded, mark.end + 1, end))
    leads = (*_NOT_NEXT, "lần lượt ") if _AFTER.match(folded, mark.start, end) else _NOT_NEXT
    return folded.endswith(leads, before, mark.start)


def is_other_word(text: str, folded: str, mark: Mark, start: int, end: int) -> bool:
    """Whether a word is no word of places here: "mức tăng cao nhất", "dẫn đầu về mức tăng", "nhóm
    cao nhất có 16 tỉnh", "xã Tiến Thành".
    """
    before = max(start, mark.start - 40)
    if mark.kind == "top" and folded.endswith(("ở ", "trong "), before, mark.start):
        return True  # "A, B và C ở tốp đầu bảng": in no order
    if mark.kind in ("first", "top") and _AMONG_LEADERS.search(folded, before, mark.start):
        return True
    if mark.kind in _ENDS and (
        _LIES_IN.match(folded, mark.end, end)
        or _is_other_end(text, folded, mark, before, end)
        or any(words.search(folded, before, mark.start) for words in _NOT_HELD)
    ):
        return True
    if mark.kind == "last" and folded.endswith(("nửa ", "phần ", "gần "), before, mark.start):
        return True  # "không công bố thứ hạng ở nửa cuối bảng xếp hạng"
    if mark.kind == "last" and _AT_LAST.match(folded, mark.start, mark.end):
        is_of_time = _LAST_TIME.search(folded, before, mark.start)  # "năm thực hiện cuối cùng là"
        return bool(is_of_time) or not _LAST_IS.match(folded, mark.end, end)  # "Cuối cùng, …"
    if mark.kind in ("next", "in_order") and _puts_ahead(folded, mark, before, end):
        return True
    if mark.kind in ("rise", "fall") and folded.startswith(("tiến độ", "hạ tầng"), mark.start):
        return True  # "tiến độ giải quyết 19,44/20 điểm", "tăng 10 bậc về hạ tầng"
    if mark.kind == "count_noun" and folded.endswith("cấp ", before, mark.start):
        return True  # "Chỉ số CCHC cấp tỉnh (xếp thứ 14/63)"
    if mark.kind == "gain_verb" and folded.endswith("đối ", before, mark.start):
        return True  # "Đối với các cơ quan ngành dọc: …"
    if mark.kind == "unchanged" and _KEEPS.match(folded, mark.start, mark.end):
        return not _KEEPS_PLACE.match(folded, mark.end, end)
    if mark.kind == "in_order" and ACTS.match(folded, mark.end, end):
        return True  # "lãnh đạo các sở lần lượt báo cáo kết quả"
    if mark.kind == "more_than" and _ON.match(folded, mark.start, end):
        return True
    if mark.kind == "first" and folded.endswith("người ", before, mark.start):
        return True  # "đánh giá người đứng đầu": who heads an agency
    is_never = folded.endswith(("chưa ", "chưa hề ", "không hề "), before, mark.start)
    if mark.kind == "earlier" and (is_never or compile_words(_EACH).match(folded, mark.start, end)):
        return True
    return _is_of_name(text, mark, before, end)


def _is_of_name(text: str, mark: Mark, before: int, end: int) -> bool:
    """Whether a word is a part of a name in capitals: "xã Tiến Thành", "phường Nông Tiến"."""
    if " " in mark.span.text or not mark.span.text[0].isupper():
        return False
    ends_name = (
        mark.kind in ("rise", "fall", "gain_verb", "link")
        and not text[mark.end : mark.end + 2].strip().isdigit()
    )
    return bool(
        _GOES_ON_AS_NAME.match(text, mark.start, end)
        or (ends_name and _ENDS_NAME.search(text, before, mark.start))
    )


# "UBND huyện vừa ban hành Quyết định …", "Chủ tịch UBND tỉnh ký": who acts, not who is ranked.
_OFFICE = re.compile(
    r"(?<!\w)(?:UBND|[Ủủ]y ban nhân dân)\s(?:tỉnh|thành phố|huyện|quận|thị xã)(?=\s(?!và\s)[a-zđ])"
)


def spoken_level(text: str) -> str:
    """Return the level that a sentence speaks of first, or "".

    >>> spoken_level("UBND huyện vừa công bố kết quả của UBND 23 xã, thị trấn")
    'commune'
    """
    return first_level(_OFFICE.sub("", text))
