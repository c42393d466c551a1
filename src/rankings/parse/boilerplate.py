"""Where the article begins and ends, and what inside it is no sentence: captions, counters,
players, the date line.

Every rule is named; the ledger writes the name beside each number that the rule set aside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from rankings.language.dates import find_dates
from rankings.parse.model import Grid, Page, Region, Span
from rankings.parse.names import LOWER, UPPER

_FEWEST_ROWS = 3  # lines with figures that make a table below a line
_LINE = re.compile(r"[^\n]+")
_OTHER_NEWS = re.compile(
    r"""
    (?:các\s)?(?:bài|tin|tin\ bài|bài\ viết|video)\s
    (?:liên\ quan|khác|mới|mới\ nhất|cùng\ chuyên\ mục|đã\ đưa|nổi\ bật|xem\ nhiều|đọc\ nhiều)\b
  | (?:mới\ nhất|đọc\ nhiều|xem\ nhiều|xem\ thêm|đọc\ thêm|có\ thể\ bạn\ quan\ tâm
      |sự\ kiện\ nổi\ bật|liên\ kết\ trang|liên\ kết\ website|tin\ nóng)\s*:?\s*$
  | (?:\(?\d+\)?\s)?(?:bình\ luận|ý\ kiến\ bạn\ đọc)\b
  | (?:\d+\s)?go\ top\b | thống?\ kê\ truy\ cập | th[ôố]ng\ kê\ truy\ cập | lượt\ truy\ cập
  | tổng\ lượt | ý\ kiến\ về\ (?:trang|cổng)
  | (?:từ\ khóa|tags?|chia\ sẻ|quảng\ cáo)\s*:? | \(?\s*nguồn\s*:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ATTACHMENT = re.compile(
    r"""(?=[xtdfvbcn])(?:   # the letters that these words begin with: most begin none
      (?:xem|tải|download).{0,60}?
        (?:tại\ đây|tài\ liệu\ đính\ kèm|file\ đính\ kèm|tệp\ đính\ kèm|phụ\ lục\ kèm\ theo
        |văn\ bản\ đính\ kèm)
      | (?:tài\ liệu|tệp|file|văn\ bản)\ (?:tin\ )?đính\ kèm
      | tải\ (?:về\ )?(?:phụ\ lục|văn\ bản|tệp|file)
      | (?:bấm|click|nhấn)\ vào\ (?:ảnh|đây|link))""",
    re.VERBOSE | re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:ảnh|hình|clip|video|đồ họa|infographic)(?:\s(?:minh họa|tư"
    r" liệu|\d+))?\s*[:.(]|[\w.-]+\.(?:jpe?g|png|gif|webp)\s*$|ảnh minh họa",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:lượt\s(?:xem|đọc|tải|truy cập)|số lượt|người trực tuyến|đang truy cập|\|\s*lượt"
    r"|(?:view|hit)s?(?: count)?\s?:)",
    re.IGNORECASE,
)
# A heading of other news with its date behind it: "» Kết quả xếp hạng … (02/04/2020)".
_RELATED = re.compile(
    r"(?:[»›►▪•*+-]|>>)?\s*\S[^\n]{15,170}\(\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\s*\)\s*\Z"
)
# ">> Xem thêm: Quảng Trị đứng thứ 17 về PAR INDEX": the headline of another page
_SEE_TOO = re.compile(
    r"(?:[»›►▪•*+-]|>>)?\s*(?:xem thêm|đọc thêm|(?:tin|bài)(?: viết)? liên quan)\s?:\s?\S",
    re.IGNORECASE,
)
_PLAYER = re.compile(r"(?:\d{1,2}:\d{2}\s*/?\s*){1,2}$|nghe (?:bài|nội dung|đọc)", re.IGNORECASE)
# "Trang 4/9", "Page 3 of 12", "- 5 -": where a printed page ends.
_PAGE_MARK = re.compile(
    r"^[ \t|]*(?:(?:trang|page)[ \t]*:?[ \t]*\d{1,3}(?:[ \t]*(?:/|of|trên)[ \t]*\d{1,3})?"
    r"|[-–—][ \t]?\d{1,3}[ \t]?[-–—])[ \t|]*$",
    re.IGNORECASE | re.MULTILINE,
)
CONTACT = re.compile(
    r"(?:hotline|đường dây nóng|điện thoại|email|fax|tòa soạn|giấy phép)\b", re.IGNORECASE
)
_WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_AROUND_DATE = re.compile(
    rf"{_WEEKDAY}|\b(?:ngày|tháng|năm|cập nhật|đăng|lúc|gmt|am|pm|lượt"
    r" xem)\b|[\s,|:()+•\-–/.]|\d{1,2}[:h]\d{2}(?::\d{2})?|\d+",
    re.IGNORECASE,
)
# "Lệ Thủy", "PhuthoPortal-Lệ Thủy", "P.V", "Tin, ảnh: Thu Hà": who wrote it, alone on a line.
_AUTHOR = re.compile(
    rf"(?:(?:tin|bài|ảnh|tin, ảnh|tin, bài|bài, ảnh|bài và ảnh|thực hiện|tác"
    rf" giả|theo|nguồn)\s*:?\s*)?(?:[\w.]+\s?[-–]\s?)?"
    rf"(?:[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,4}}|[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{1,3}}|P\.?\s?V\.?|[{UPPER}]\.[{UPPER}]\.?|BBT)(?:\s?[-–,]\s?[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}})?\s*$",
)


class Line(NamedTuple):
    """A non-empty line of the page without the spaces around it."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=8)
def split_lines(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """Return the non-empty lines of a text; remembered, because every question about a page is
    asked of the same lines.

    >>> [line.text for line in split_lines("Sở Y tế \\n\\n 843.24")]
    ['Sở Y tế', '843.24']
    """
    lines = []
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        stripped = match[0].strip(" \t|")
        if stripped:
            first = match.start() + match[0].index(stripped)
            lines.append(Line(first, first + len(stripped), stripped))
    return tuple(lines)


# "05/01/2022 | Cải cách hành chính", "07/02/2025 10:12 | ICT địa phương"
_CATEGORY = re.compile(r"(?:\s\d{1,2}[:h]\d{2})?\s*[|»]\s*[^\W\d][^\d.;:|]{2,40}")


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date of publication and nothing else (a view counter may follow).

    >>> [
    ...     is_date_line(line)
    ...     for line in (
    ...         "08/01/2025 16:25",
    ...         "Thứ Năm, 11/07/2019 1978",
    ...         "Ngày 8/3/2022, Chủ tịch UBND tỉnh ký",
    ...         "141,4",
    ...     )
    ... ]
    [True, True, False, False]
    """
    dates = find_dates(text) if len(text) <= 70 else []
    if not any(date.is_full for date in dates):
        return False
    if dates[0].start == 0 and _CATEGORY.fullmatch(text, dates[0].end):
        return True
    return not _AROUND_DATE.sub("", text[: dates[0].start] + " " + text[dates[-1].end :])


class Inside:
    """Whether a place stands inside one of many stretches (looked up by bisection)."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)

    def has(self, place: int) -> bool:
        position = bisect_right(self._stretches, (place, float("inf")))
        return any(
            start <= place < end for start, end in self._stretches[max(0, position - 3) : position]
        )


def find_body(page: Page, title: Span | None, grids: list[Grid]) -> Region:
    """Return the stretch of the article: from the title to the author's line, the attachment line
    or other news.
    """
    start = title.start if title else 0
    lines = [line for line in split_lines(page.text) if line.start >= start]
    inside = Inside([(grid.start, grid.end) for grid in grids])
    last_table = max(
        (grid.end for grid in grids if grid.layout != "html" or grid.start < len(page.text)),
        default=0,
    )
    has_spoken, longest_from = False, _last_long_line(lines, inside)
    for position, line in enumerate(lines[1:], 1):
        if inside.has(line.start):
            has_spoken = True
            continue
        if (
            has_spoken
            and len(line.text) < 70
            and _OTHER_NEWS.match(line.text)
            and not line.text.rstrip().endswith(".")
        ):
            return Region(start, lines[position - 1].end, "other_news")
        if (
            has_spoken
            and line.start >= last_table
            and _is_author(line, lines, position, longest_from)
        ):
            return Region(start, line.start, "author_line")
        if (
            has_spoken
            and line.start >= last_table
            and len(line.text) < 220
            and _ATTACHMENT.search(line.text)
            and _only_signature_follows(lines, position)
        ):
            return Region(start, line.end, "attachment_line")
        has_spoken = has_spoken or len(line.text) >= 60
    return Region(start, lines[-1].end if lines else len(page.text), "end_of_page")


def _last_long_line(lines: list[Line], inside: Inside) -> int:
    return max(
        (
            line.start
            for line in lines
            if len(line.text) >= _LONG_LINE and not inside.has(line.start)
        ),
        default=0,
    )


def _is_author(line: Line, lines: list[Line], position: int, longest_from: int) -> bool:
    if (
        len(line.text) > 48
        or any(char.isdigit() for char in line.text)
        or not _AUTHOR.match(line.text)
    ):
        return False
    # A signature closes what was written; a name that more sentences of the article follow is a
    # heading or a cell.
    before_ends = (
        lines[position - 1].text.rstrip("”\"').… ")[-1:]
        and lines[position - 1].text.rstrip()[-1:] in '.!?…”")'
    ) or _ATTACHMENT.search(lines[position - 1].text)
    if before_ends:
        return not (_rows_follow(lines, position) or _heads_paragraph(lines, position))
    return line.start > longest_from and not _figures_follow(lines, position)


def _heads_paragraph(lines: list[Line], position: int) -> bool:
    """ "KHỐI HUYỆN" right above a paragraph is a heading, whatever it follows."""
    below = lines[position + 1].text if position + 1 < len(lines) else ""
    is_paragraph = len(below) >= _LONG_LINE and below.endswith((".", ":", ";"))
    return lines[position].text.isupper() and is_paragraph and not CONTACT.match(below)


_LONG_LINE = 80  # letters: a paragraph, and no heading of other news


_NUMBERED_ROW = re.compile(r"\d{1,3}[.)]?\s[^\n]*\s\d")


def _rows_follow(lines: list[Line], position: int) -> bool:
    """ "TỔNG HỢP" above numbered rows of figures is the heading of a table, whatever it follows."""
    rows = [line.text for line in lines[position + 1 : position + 12]]
    return sum(bool(_NUMBERED_ROW.match(text)) for text in rows) >= _FEWEST_ROWS


def _figures_follow(lines: list[Line], position: int) -> bool:
    """Return whether a table stands below: "TỔNG HỢP" over rows of figures is no author."""
    rows = [line.text for line in lines[position + 1 : position + 12]]
    figures = [text for text in rows if re.search(r"\d", text) and not is_date_line(text)]
    return sum(not _rule_of(text, "", "") for text in figures) >= _FEWEST_ROWS


def _only_signature_follows(lines: list[Line], position: int) -> bool:
    following = list(lines[position + 1 : position + 4])
    return (
        not following or len(following[0].text) < 60 or bool(_OTHER_NEWS.match(following[0].text))
    )


def find_page_marks(text: str) -> list[Region]:
    """Return the lines that only number a printed page: they part no table and belong to none.

    >>> [region.rule for region in find_page_marks("Sở Y tế\\nTrang 4/9\\nTrang chủ\\n- 5 -")]
    ['page_mark', 'page_mark']
    """
    return [Region(*found.span(), "page_mark") for found in _PAGE_MARK.finditer(text)]


def find_regions(page: Page, body: Region, title: Span | None, grids: list[Grid]) -> list[Region]:
    """Return what the body holds besides sentences and tables, and what lies outside the body, each
    with its rule.
    """
    regions = list(page.regions)
    if body.start > 0:
        regions.append(Region(0, body.start, "before_title"))
    if body.end < len(page.text):
        regions.append(Region(body.end, len(page.text), "after_body"))
    inside = Inside([(grid.start, grid.end) for grid in grids])
    lines = [
        line for line in split_lines(page.text, body.start, body.end) if not inside.has(line.start)
    ]
    previous = ""
    for position, line in enumerate(lines):
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        if title and line.start < title.end:
            continue
        is_digit_of_counter = (
            line.text.isdigit()
            and len(line.text) <= 8
            and regions
            and regions[-1].rule == "counter"
        )
        rule = "counter" if is_digit_of_counter else _rule_of(line.text, previous, following)
        if rule:
            regions.append(Region(line.start, line.end, rule))
        previous = line.text
    return sorted(regions, key=lambda region: (region.start, -region.end))


def _rule_of(text: str, previous: str, following: str) -> str:
    if is_date_line(text):
        return "date_line"
    if _is_doubled(text, previous):
        return "repeated"
    if CAPTION.match(text) or (_is_doubled(text, following) and text[-1] not in ".;:"):
        return "caption"
    if _RELATED.match(text) or _SEE_TOO.match(text):
        return "related_news"
    if _PLAYER.match(text):
        return "player"
    if _COUNTER.match(text) or _is_status(text):
        return "counter"
    if CONTACT.match(text) and len(text) < 80:
        return "contact"
    if len(text) < 90 and _ATTACHMENT.search(text):
        return "attachment_line"
    return ""


def _is_status(text: str) -> bool:
    """ "Ngày đăng: 23/06/2020   Lượt xem: 1.377   Cỡ chữ: A- A+": labels of the portal, no
    sentence.
    """
    return (
        len(text) < 110
        and text.count(":") >= 2
        and bool(_COUNTER.search(text))
        and text[-1] not in ".;!?"
        and bool(find_dates(text))
    )


def find_attachments(text: str, body: Region) -> list[Span]:
    """Return the sentences that say what is attached and not on the page."""
    lines = split_lines(text, body.start, min(len(text), body.end + 1))
    return [
        Span(line.text, line.start, line.end)
        for line in lines
        if len(line.text) < 260 and _ATTACHMENT.search(line.text)
    ]


def _is_doubled(text: str, neighbour: str) -> bool:
    """A line stands twice: a picture's alternative text under the picture (a caption ends no
    sentence), or a paragraph, which is read once.
    """
    return len(text) >= 5 and text.rstrip(". ") == neighbour.rstrip(". ")
