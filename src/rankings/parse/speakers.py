"""Names of those who speak, or for whom somebody speaks: they are not what is ranked."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters

# Behind an office a name is where a person works, not what is ranked.
_OFFICE_BEFORE = re.compile(
    r"(?<!\w)(?:giám đốc|chủ tịch|trưởng phòng|lãnh đạo|đại diện|chánh văn phòng|trưởng ban"
    r"|bí thư|phóng viên|cán bộ|chuyên viên) \Z"
)
# "Theo báo cáo của Sở Nội vụ, …": who reports is not what is ranked.
_REPORTS_BEFORE = re.compile(
    r"(?<!\w)theo (?:(?:báo cáo|số liệu|thống kê|tổng hợp|thông tin|đánh giá|công bố|đề nghị"
    r"|đề xuất|tham mưu)(?: \w+){0,3}? (?:của|từ) )?\Z"
)


def is_speaker(text: str, start: int) -> bool:
    """Return whether the words before a name make it the one who speaks, or for whom somebody
    speaks.

    >>> page = "Giám đốc Sở Y tế cho biết"
    >>> is_speaker(page, page.index("Sở")), is_speaker("Sở Y tế dẫn đầu", 0)
    (True, False)
    """
    folded = fold_letters(text)
    return folded.endswith(" ", 0, start) and bool(
        _OFFICE_BEFORE.search(folded, max(0, start - 16), start)
        or _REPORTS_BEFORE.search(folded, max(0, start - 40), start)
    )
