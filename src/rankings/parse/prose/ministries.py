"""Ministries and other bodies of the state where a sentence ranks them: "Trong các bộ, Bộ Tài chính
xếp thứ nhất".
"""

from __future__ import annotations

import re

from rankings.language.text import either
from rankings.parse.names import Name
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

LEVEL = "ministry"
_MINISTRY = re.compile(r"Bộ\s(?=[A-ZĐ])")
_SHORT_FIELD = re.compile(r"[A-ZĐ][A-ZĐ&-]{1,9}(?!\w)")  # "Bộ TN-MT"
# What a body of the state does where it is ranked: "Bộ Y tế (0,55 điểm)", "Bộ Nội vụ đứng cuối"
_IS_TOLD = re.compile(
    r"\s(?:(?:tiếp tục|vẫn|cũng|đã|được|lần đầu|lần lượt|vươn lên|nay|chỉ)\s){0,3}"
    r"(?:dẫn đầu|đứng|xếp\s(?:hạng|thứ|vị trí|ở|đầu|cuối|sau|chót)|giữ\s(?:vững\s)?(?:vị trí|hạng)"
    r"|đạt|quán quân|á quân|với\s(?:số điểm\s)?\d|có\s(?:điểm|chỉ số|giá trị|kết quả|số điểm))"
    r"|\s?\(\s?(?:đạt\s|với\s)?\d|:\s\d|\s\d+[,.]\d+"
)
_LEADS = re.compile(r"(?:\slà|\sgồm|\sđến|thuộc về|:)\s\Z")
_GOES_ON = re.compile(r"\s?[,;]?\s?(?:và\s)?")
_IS_ASKED = re.compile(r"(?<!\w)(?:của|do|theo|từ|cùng|với|tại|bởi|giữa|cho|thuộc|cả|qua)\s\Z")
# Only words like these make a body of the state one of several that are ranked.
_AMONG = re.compile(
    r"(?<!\w)(?:các|những|khối|nhóm|cấp|\d{1,2})\s(?:các\s)?(?:cơ quan\s)?"
    r"(?:bộ|cấp bộ|ngang bộ)(?!\w)"
    r"|bộ,? ngành|ngang bộ|cơ quan thuộc chính phủ"
)
_NEAR = 700  # letters before a sentence in which the bodies are spoken of


def find_ministries(text: str, folded: str, start: int, end: int) -> list[Name]:
    """Return the bodies of the state that ``text[start:end]`` ranks, in order; those that only
    publish or report are no names. `folded` is the text in small letters.
    """
    openings = list(_openings().finditer(text, start, end))
    if not openings or not _AMONG.search(folded, max(0, start - _NEAR), end):
        return []
    found: list[Name] = []
    passed: list[Name] = []  # right before the next, not known to be told of so far
    for match in openings:
        stop = match.end() if match["body"] else _end_of_field(text, match.end(), end)
        if not stop:
            continue
        before = folded[max(start, match.start() - 14) : match.start()]
        goes_on = found and _GOES_ON.fullmatch(text, found[-1].end, match.start())
        is_told = _IS_TOLD.match(folded, stop, end) and not _IS_ASKED.search(before)
        if passed and not _GOES_ON.fullmatch(text, passed[-1].end, match.start()):
            passed = []
        name = Name(match.start(), stop, LEVEL)
        if is_told or goes_on or (_LEADS.search(before) and _ends_list(folded, stop, end)):
            found += [*passed, name]  # "Bộ Nội vụ, Bộ Tài chính lần lượt xếp thứ 3, 4"
            passed = []
        else:
            passed.append(name)
    return found


@remembered(maxsize=1)
def _openings() -> re.Pattern[str]:
    bodies = either(load_lexicon().words("state_body"))
    return re.compile(rf"(?<!\w)(?:(?P<body>{bodies})(?!\w)|{_MINISTRY.pattern})")


def _end_of_field(text: str, position: int, end: int) -> int:
    named = load_lexicon().headed_name(text, position)
    short = _SHORT_FIELD.match(text, position, end)
    return max(named.end if named else 0, short.end() if short else 0)


def _ends_list(folded: str, position: int, end: int) -> bool:
    return position >= end or folded[position : position + 1] in (",", ";", ".", "…", " ", "(")
