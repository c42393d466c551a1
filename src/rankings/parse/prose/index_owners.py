"""Figures of an index that are no unit's of the page: the nation's or the ministries', several
bodies', a range.
"""

from __future__ import annotations

import re

from rankings.language.number_words import COUNTED
from rankings.parse.prose.marks import Mark

_OF_NATION = re.compile(
    r"\)?(?:\s(?:năm\s)?20\d\d)?\s"
    r"(?:(?:cấp\s)?(?:quốc gia|cả nước|của cả nước|toàn quốc)|(?:của\s)?cấp bộ)(?!\w)"
)
# "giá trị DTI 2023 cấp tỉnh là 0,6783; …": the mean of the provinces, where no place goes with it
_OF_ALL_PROVINCES = re.compile(
    r"\)?(?:\s(?:năm\s)?20\d\d)?\scấp tỉnh\s(?:là|đạt)\s\d(?![^;.\n]*\s(?:xếp|đứng|hạng|thứ)\s)"
)
_OF_PROVINCES = re.compile(r"(?:[Đđ]ối với|[ỞởXx]ét|[Ởở]) cấp tỉnh,\s(?:giá trị\s|điểm\s)?\Z")
# "Đối với 9 bộ, ngành không có dịch vụ công, … dẫn đầu với giá trị DTI là 0,47"
_OF_MINISTRIES = re.compile(
    r"(?:[Đđ]ối với|[Tt]rong|[ỞởTt]ại)\s(?:(?:các|nhóm|khối|số|\d{1,2})\s){1,3}bộ"
    r"(?:,|\sngành|\scơ quan)[^.;\n]{0,200}\Z"
)
# "SIPAS của ba đơn vị này lần lượt là …", "chỉ số DTI các bộ không chênh lệch nhiều"
_OF_SEVERAL = re.compile(
    r"\)?(?:\s(?:chung|bình quân|trung bình))?"
    rf"\s(?:(?:của|tại)\s(?:các|những|cả|{COUNTED}|\d+|mỗi|từng)|(?:các|những)\s(?:bộ|tỉnh))\s"
)
# "giá trị DTI thấp nhất (0,12) và cao nhất (0,43)": from the last to the first of all
_RANGES = re.compile(
    r"[^.;:]{0,40}?(?:thấp|cao) nhất[^;:]{1,30}?(?:và|,|đến)\s[^;:]{0,20}?(?:thấp|cao) nhất"
)
# "Chỉ số CCHC của huyện đạt 85,3 điểm", where nothing says of which; "của UBND cấp huyện"
_OF_SMALLER = re.compile(
    r"\)?(?:\s(?:năm )?\d{4})?\s(?:của|tại)\s(?:UBND\s)?"
    r"(?:cấp\s)?(?:huyện|quận|thị xã|xã|phường|thị trấn|[sS]ở)\s"
    r"(?![A-ZĐ])"
)
# "báo cáo PCI nhận định một số tỉnh từng là những tỉnh dẫn đầu": whoever they are
_OF_SOME = re.compile(
    r"[^.;]{0,200}?\s(?:những|một số|nhiều)\s(?:tỉnh|địa phương|thành phố)\s"
    r"(?:(?:từng|đang|đã|luôn|cùng)\s)?(?:dẫn đầu|đứng đầu|cuối bảng|đứng cuối)(?!\w)"
)
_OWN = re.compile(r"\)?(?:\s(?:năm )?\d{4})?\s(?:của|toàn)\s(?:tỉnh|thành phố|địa phương)")

# "ngôi đầu PAPI cao hơn 9 điểm so với …": whoever leads
_LEADER_OF = re.compile(r"(?:ngôi (?:đầu|vương)|quán quân|á quân)\s(?:bảng\s)?\Z", re.IGNORECASE)


# "PCI 2023: Ngôi vương không đổi chủ"
_LEADER_BEHIND = re.compile(
    r"\)?(?:\s(?:năm\s)?\d{4})?\s?[:,–-]\s(?:ngôi|quán quân|á quân|top|tốp)\s", re.IGNORECASE
)


# "huyện ven biển này còn nằm ở vị trí thứ 7, tức chót bảng DDCI": of a smaller unit told before
_OF_THIS = re.compile(
    r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|sở)\s[^,.;:]{0,40}?\s?(?:này|đó|ấy)\s[^.;:]{0,90}\Z"
)


# "ban hành Bộ Chỉ số cải cách hành chính (điểm tối đa 100, …)": what it is made of
_SCALE_BEHIND = re.compile(
    r"\)?\s?\((?:thang điểm|(?:tổng )?điểm (?:tối đa|chuẩn))(?!\w)", re.IGNORECASE
)


def tells_its_scale(text: str, index: Mark) -> bool:
    """Return whether the brackets behind an index say what it is made of."""
    return bool(_SCALE_BEHIND.match(text, index.end))


def is_of_nobody(text: str, index: Mark, is_of_others: bool) -> bool:
    """Whether an index that no name owns is not the page's own province's either; `is_of_others`:
    the sentence names other provinces and not this one.
    """
    return bool(
        _OF_NATION.match(text, index.end)
        or _OF_ALL_PROVINCES.match(text, index.end)
        or _OF_PROVINCES.search(text, max(0, index.start - 40), index.start)
        or _OF_MINISTRIES.search(text, max(0, index.start - 240), index.start)
        or _LEADER_OF.search(text, max(0, index.start - 20), index.start)
        or _LEADER_BEHIND.match(text, index.end)
        or _OF_THIS.search(text, max(0, index.start - 140), index.start)
        or _OF_SEVERAL.match(text, index.end)
        or _RANGES.match(text, index.end)
        or _OF_SMALLER.match(text, index.end)
        or _OF_SOME.match(text, index.end)
        or (is_of_others and not _OWN.match(text, index.end))
    )


def tells_of_its_own(text: str, index: Mark) -> bool:
    """Return whether the words behind an index say "của tỉnh": of the province told of before."""
    return bool(_OWN.match(text, index.end))
