"""What is hoped for is no result: "phấn đấu đến năm 2025 đạt 95%", "Mục tiêu: …"."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import PLACE_KINDS, Mark, free_mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words, find_words

# "thúc đẩy cung cấp 100% dịch vụ công": so long as the same clause goes on
_FURTHERED = re.compile(
    r"(?<!\w)(?:thúc đẩy|hướng tới|hướng đến)\s[^,;:.\d]{0,40}\Z", re.IGNORECASE
)
# "so với mục tiêu của năm", "đã vượt mục tiêu", "mục tiêu … đã đạt 95%": told of what is reached
_IS_REACHED = re.compile(r"(?<!\w)(?:đã|kết quả|thực tế)(?!\w)", re.IGNORECASE)
_SERVES = re.compile(
    r"(?<!\w)(?:so với|vượt|hoàn thành|theo|đạt|với|vì|thực hiện|các|những)\s\Z", re.IGNORECASE
)
# "vượt kế hoạch đề ra (7%)": what was planned, told beside what was reached
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)"
    r"(?:\s(?:đã|đề ra|đặt ra|được|giao|năm(?: 20\d\d)?))*\s?\((?:là\s)?\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:\d{1,2}[.)]\s|[IVX]{1,4}[.)]\s)?(?:các\s)?(?:mục tiêu|chỉ tiêu (?:đến|năm)|phấn đấu)",
    re.IGNORECASE,
)


# "nhờ sự phấn đấu của cả hệ thống chính trị": what was done
_DONE = re.compile(r"(?<!\w)(?:sự|nhờ|tinh thần|quá trình|nỗ lực)(?:\s\w+)?,?\s\Z", re.IGNORECASE)


def names_aim(said: str) -> bool:
    """Return whether a sentence hopes for something.

    >>> names_aim("Tỉnh phấn đấu xếp thứ 5"), names_aim("xếp thứ 5 nhờ sự phấn đấu của các sở")
    (True, False)
    """
    return any(not _DONE.search(said[: word.start]) for word in find_words(said, "goal_word"))


# "A đạt 88,5 điểm, xếp thứ 4/19, phấn đấu …", "… 86 điểm và quyết tâm …": a clause of its own
_OPENS_AIM = re.compile(
    r"(?:[,;–-]|\svà)\s(?P<clause>(?!(?:là|so|theo|vượt|đạt)\s)(?:[^\W\d]+\s){0,4}(?:năm\s20\d\d,?\s"
    r"(?:[^\W\d]+\s){0,2})?)\Z",
    re.IGNORECASE,
)


def end_of_told(text: str, sentence: Sentence, marks: list[Mark]) -> int:
    """Return where a clause begins that hopes for something, behind what somebody has; the end of
    the sentence where there is none.
    """
    said = text[sentence.start : sentence.end]
    for word in find_words(said, "goal_word"):
        opens = _OPENS_AIM.search(said, 0, word.start)
        end = sentence.start + opens.start("clause") if opens else sentence.start
        told = {mark.kind for mark in marks if mark.end <= end}
        if _ANCHORS & told and _RESULTS & told:
            return end
    return sentence.end


_ANCHORS = {"unit", "index_name"}
_RESULTS = {*PLACE_KINDS, "score", "percent"}


# "thách thức để huyện tiếp tục giữ vững vị trí đứng đầu"
_KEEPING = r"(?<!\w)để\s(?:[^\W\d]+\s){0,5}(?:tiếp tục|duy trì|giữ vững)\s"
_TO_KEEP = re.compile(_KEEPING, re.IGNORECASE)
_KEPT = re.compile(rf"{_KEEPING}[^.;:,]{{0,40}}\Z", re.IGNORECASE)


def drop_hoped_places(text: str, begin: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks of the sentence that begins there without the places that something serves
    to keep.
    """
    if not (marks and _TO_KEEP.search(text, begin, marks[-1].end)):
        return marks
    hoped = {
        mark.start for mark in marks if _KEPT.search(text, max(begin, mark.start - 90), mark.end)
    }
    return [
        free_mark(mark) if mark.start in hoped else mark
        for mark in marks
        if not (mark.kind == "unchanged" and mark.start in hoped)
    ]


def is_aim(text: str, sentence: Sentence, place: int) -> bool:
    """Return whether a figure is hoped for: its heading, or the words before it, name an aim, and
    none behind them tells that it was reached.
    """
    headings = (sentence.heading, sentence.section)
    if any(heading is not None and _HEADING.match(heading.text) for heading in headings):
        return True
    first = max(sentence.start, text.rfind(";", sentence.start, place) + 1)
    if _FURTHERED.search(text, first, place) or _PLANNED.search(text, first, place):
        return True
    aims = compile_words(r"(?<!\w)(?:@goal_word|dự kiến|yêu cầu (?:các|từng|mỗi|tất cả))(?!\w)")
    told = [
        word.span()
        for word in aims.finditer(fold_letters(text)[first:place])
        if not _SERVES.search(text, max(0, first + word.start() - 12), first + word.start())
    ]
    return bool(told) and not _IS_REACHED.search(text, first + told[-1][1], place)
