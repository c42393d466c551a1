"""Names that are not ranked where they stand: where a meeting was held, where a report was written,
ministries that bear the name of an agency.
"""

from __future__ import annotations

import re

from rankings.parse.names import UPPER, Name
from rankings.registry.vocabulary import compile_words

# "… diễn ra sáng 10/5 tại Hà Nội, Thừa Thiên Huế đã vươn lên dẫn đầu"
_VENUE_BEFORE = re.compile(
    r"(?:diễn ra|tổ chức|công bố|hội nghị|hội thảo|buổi lễ|lễ|họp|sáng|chiều|tối|ngày)"
    r"[^.;]{0,40}?\s(?:tại|ở)\s(?:thủ đô\s|thành phố\s|tp\.?\s)?\Z"
)
# "công bố ngày 11/4 tại Hà Nội mang lại tin vui cho tỉnh X"
_VENUE_OF = re.compile(
    r"(?:diễn ra|tổ chức|công bố|họp báo)"
    r"(?:\s(?:vào|sáng|chiều|tối|hôm|ngày|qua|nay|\d[\d/.-]*)){0,5},?\s(?:tại|ở)\s"
    r"(?:thủ đô\s|thành phố\s|tp\.?\s)?\Z"
)
_VENUE_BEHIND = re.compile(r"\s?[,.;)]|\s(?:ngày|vào|sáng|chiều|do|với)\s")
# "Hà Nội (TTXVN 18/4/2024) …", "Hà Nội, ngày 5/4 – …", "YênBái - Kết quả … cho thấy …"
_DATELINE = re.compile(
    r"\s?(?:\((?:TTXVN|VNA|[A-ZĐ]{2,6}\s?[-–)]|\d{1,2}[/-]\d)|[-–,]\s?(?:TTXVN|(?:[Nn]gày|[Ss]áng|[Cc]hiều)\s\d)"
    rf"|\s[-–]\s[{UPPER}]\w*\s[^\n]{{60}})"
)
# "Thanh tra Chính phủ", "Bảo hiểm xã hội Việt Nam": bodies of the state.
_OF_STATE = re.compile(r"\s(?:chính phủ|việt nam(?!\s(?:chi nhánh|-|–))|trung ương(?!\w))")
_OF_STATE_BEFORE = re.compile(r"(?<!\w)(?:[uủ][ỷy]\s|tổng\s)\Z")
_AMONG_MINISTRIES = re.compile(
    r"(?<!\w)(?:bộ,? ngành|các bộ|khối bộ|nhóm bộ|cơ quan (?:ngang bộ|thuộc chính phủ))(?!\w)"
    r"[^;.\n]{0,90}\Z"
)
_ALSO_CALLED = ("(nay là ", "(trước là ", "(trước đây là ", "(nay thuộc ")  # the same place again
_NAMED_AFTER = re.compile(
    r"(?<!\w)(?:Trường (?:Đại học|Cao đẳng|Chính trị|Trung cấp)|Đại học|Học viện|Bệnh viện|Công ty)"
    rf"(?:\s[{UPPER}]\w*)*\s(?:tỉnh\s)?\Z"
    # "Công an huyện Sơn Tịnh", "BHXH huyện Lâm Thao"
    r"|(?<!\w)(?:Công an|CA|Tòa án nhân dân|Viện kiểm sát nhân dân|Bảo hiểm xã hội|BHXH"
    r"|Huyện ủy|Thành ủy|Thị ủy|HĐND|Kho bạc Nhà nước|Ban Chỉ huy Quân sự)\s\Z"
)
# "Cổng thông tin điện tử của huyện Phú Vang được chấm 17/20 điểm", "Cổng thông tin điện tử Nghệ An"
_OWNED = re.compile(
    r"(?:(?:cổng|trang) thông tin điện tử\s(?:của\s)?|(?:website|bộ phận một cửa"
    r"|bộ phận tiếp nhận và trả kết quả|trung tâm (?:phục vụ )?hành chính công)\s(?:của|tại|ở)\s)"
    r"(?:[^,;.:()\d]{0,50}\svà\s)?(?:ubnd\s)?\Z"
)
_LONGER = re.compile(r"(?<!\w)(?:Bắc|Nam|Đông|Tây)\s\Z")  # "Bắc Nha Trang" is not Nha Trang
# "do Sở Nội vụ chấm", "dời hẳn về Trung tâm Hành chính công": who does it, and where
_DONE_BY = re.compile(r"(?<!\w)do\s(?:ubnd\s)?\Z")
_DOES = re.compile(
    r"\s(?:chấm|thẩm định|đánh giá|thực hiện|tổ chức|công bố|chủ trì|phối hợp)(?!\w)"
)
_SERVICE = re.compile(r"trung tâm (?:phục vụ )?hành chính công")
_BEGUN = re.compile(r"(?:về|tại|ở|với việc|đến|khi)\s\Z")
# "vùng Bắc Trung Bộ và Duyên hải miền Trung": a region that bears a district's name
_IN_REGION = r"(?:@region_word)\s(?:miền|nam|bắc|trung|đông|tây)(?!\w)"
_LONGEST = 130  # letters before a name that are looked at


def is_other_name(text: str, folded: str, name: Name, start: int, end: int) -> bool:
    """Whether a name is that of a place or a body that the sentence does not rank; `folded` is the
    text in small letters, `start` and `end` those of the sentence.
    """
    before = folded[max(start, name.start - _LONGEST) : name.start]
    if name.bare and compile_words(_IN_REGION).match(folded, name.start, end):
        return True
    if before.endswith(_ALSO_CALLED) or _OWNED.search(before):
        return True
    if name.level != "province" and _LONGER.search(text, max(start, name.start - 6), name.start):
        return True
    if name.level == "province":
        is_venue = _VENUE_BEFORE.search(before) and _VENUE_BEHIND.match(folded, name.end, end)
        is_venue = is_venue or _VENUE_OF.search(before)
        return bool(is_venue or (name.start == start and _DATELINE.match(text, name.end, end)))
    if _DONE_BY.search(before) and _DOES.match(folded, name.end, end):
        return True
    if _SERVICE.match(folded, name.start) and _BEGUN.search(before):
        return True
    if text.endswith("Bộ ", start, name.start):  # "không tính Bộ Công an": the ministry
        return True
    if name.level != "department" or before.endswith("sở ") or folded.startswith("sở", name.start):
        return False
    return bool(
        _OF_STATE.match(folded, name.end, end)
        or folded.endswith((" việt nam", " trung ương"), name.start, name.end)
        or _OF_STATE_BEFORE.search(before)
        or _AMONG_MINISTRIES.search(before)
    )


def is_paper(text: str, name: Name, start: int) -> bool:
    """Return whether a name is that of a newspaper: "(Báo Quảng Ngãi) - …"."""
    return text.endswith("Báo ", start, name.start)


def is_named_after(text: str, start: int) -> bool:
    """Return whether a place only ends a body's name: "Trường Đại học Khánh Hòa", "Công an huyện
    Sơn Tịnh".
    """
    return bool(_NAMED_AFTER.search(text, max(0, start - 60), start))
