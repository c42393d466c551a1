"""What stands over a table or a group of its rows: the label, and the level, year, maximum and
sizes it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rankings.language.dates import find_dates
from rankings.parse.boilerplate import is_date_line
from rankings.parse.cell_values import read_value
from rankings.parse.header_words import find_maximum, find_years
from rankings.parse.layout import is_running_text
from rankings.parse.model import Grid, Page, Span
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import (
    alternation,
    compile_words,
    find_words,
    heading_levels,
    is_baseline,
)

_MOST_LINES_ABOVE = 8
_LONGEST_LABEL = 260
_STOP = re.compile(r"[.;!?]\s+(?=[^\W\d_])")
# "Khối sở: điểm trung bình 83,20 điểm (năm 2021 là 81,05 điểm)": neither its year nor its maximum
_MEAN = re.compile(
    r"(?<!\w)(?:trung bình|bình quân|trung vị)(?!\w)[^\d\n]{0,30}\d[\d.,]*\s?(?:điểm|%).*\Z",
    re.IGNORECASE | re.DOTALL,
)
# Lines between a caption and its table that say something about it but are not its name.
_BETWEEN = re.compile(
    r"[(\[]?\s*(?:đơn vị tính|đvt|kèm theo|ban hành|công bố ngày|cập nhật|nguồn|đơn vị:)",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"[(\[].{0,20}(?:kèm theo|quyết định số).{0,200}[)\]]\Z", re.IGNORECASE)
_NAMES_A_TABLE = re.compile(
    r"(?:bảng|biểu|phụ lục|danh sách|kết quả|xếp hạng|thứ"
    r" hạng|nhóm|khối|cấp|[IVX]{1,5}[.)]|[A-H][.)]|\d{1,2}[.)])(?!\w)",
    re.IGNORECASE,
)
_LISTED_OF = r"(?i)(?<![0-9./])(?P<listed>[0-9]{1,3})\s?/\s?(?P<of>[0-9]{1,3})[ ]+(?:@count_noun)"
_LISTED = (
    r"(?i)(?<![0-9./])(?P<listed>[0-9]{1,3})[ ]+(?:@count_noun)(?:(?:[^\W\d_]|[ ,\-–]){0,40}?"
    r"(?P<part>dẫn đầu|đứng đầu|đầu bảng|cao nhất|cuối|thấp nhất))?(?!\w)"
)


@remembered(maxsize=1)
def _lists_grade() -> re.Pattern[str]:
    """ "Năm đơn vị đạt mức Xuất sắc (từ 90 điểm trở lên) gồm": a list of one grade."""
    return re.compile(
        rf"""
        \W{{0,3}}(?:trong\ đó,?\s)?(?:có\s)?(?:\w{{1,5}}\s|các\s|những\s)
        (?P<lead>[^\W\d_][^\d:;]{{0,60}}?)\s
        (?:đạt|xếp|loại|mức|nhóm|bị)\s(?:(?:loại|mức|độ|xếp)\s){{0,2}}
        ["“]?(?P<grade>{alternation("grade")})["”]?
        (?:\s?\([^()]*\))?                        # "(từ 90 điểm trở lên)"
        ,?(?:\s(?:gồm|bao\ gồm|có|là|như|sau))*\s?:?\Z
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@dataclass
class Facts:
    """What a label says about the rows below it; every printed fact with its span."""

    label: Span | None = None
    level: str = ""
    year: Span | None = None
    fields: dict[str, Span] = field(default_factory=dict)  # max_score, rank_of, listed
    is_partial: bool = False
    page_year: int = 0  # the year that the page evaluates, 0 where it does not say

    def under(self, outer: Facts) -> Facts:
        """Return these facts, completed by those of the label further out."""
        return Facts(
            self.label or outer.label,
            self.level or outer.level,
            self.year or outer.year,
            {**outer.fields, **self.fields},
            self.is_partial or (outer.is_partial and self.label is None),
            self.page_year or outer.page_year,
        )


def find_label(grid: Grid, page: Page) -> Span | None:
    """Return the caption directly above the table, or None where only running text or another table
    stands there.

    >>> from rankings.parse.model import Cell
    >>> page = Page("Bảng 1. Khối sở, ban, ngành\\n\\n(ĐVT: điểm)\\nTT | Đơn vị", "utf-8", "txt")
    >>> find_label(Grid([Cell(0, 0, "TT", 42, 44)], 42, 54, "bars"), page).text
    'Bảng 1. Khối sở, ban, ngành'
    """
    if grid.label is not None:
        return grid.label
    end = page.text.rfind("\n", 0, grid.start)
    for _ in range(_MOST_LINES_ABOVE):
        if end < 0:
            return None
        start = page.text.rfind("\n", max(0, end - 4 * _LONGEST_LABEL), end) + 1
        line = page.text[start:end].strip()
        if line and not line.strip("|-=_* "):
            line = ""
        if line and not is_aside(line):
            first = page.text.index(line, start)
            return _as_label(page.span(first, first + len(line)))
        end = start - 1
    return None


def is_aside(line: str) -> bool:
    """Return whether a line between a caption and its table only says something about it.

    >>> (
    ...     is_aside("(Kèm theo Quyết định số 94/QĐ-UBND ngày 19/01/2024)"),
    ...     is_aside("Khối sở, ban, ngành"),
    ... )
    (True, False)
    """
    return bool(_BETWEEN.match(line) or _DECIDED.match(line)) or is_date_line(line)


def _as_label(line: Span) -> Span | None:
    """Return the line as a label, without markdown's heading marks; None where it is a cell or a
    sentence.
    """
    marks = len(line.text) - len(line.text.lstrip("#* "))
    if is_running_text(line.text) and line.text.endswith(":"):
        marks = max(
            [marks, *(stop.end() for stop in _STOP.finditer(line.text))]
        )  # "… 736,32 điểm. Kết quả cụ thể như sau:"
    text = (
        line.text[marks:].rstrip("* :")
        if marks or not is_running_text(line.text)
        else line.text[marks:].rstrip("* ")
    )
    span = Span(text, line.start + marks, line.start + marks + len(text))
    if (
        not text
        or len(text) > _LONGEST_LABEL
        or "|" in text
        or "\t" in text
        or read_value(text).is_value
    ):
        return None
    if (
        (is_running_text(text) or text.endswith("."))
        and not text.endswith(":")
        and not _NAMES_A_TABLE.match(text)
    ):
        return None
    return span


def read_label(label: Span | None) -> Facts:
    """Return the facts that a label prints.

    >>> facts = read_label(Span("BẢNG 1 - CẤP HUYỆN (12/27 đơn vị)", 0, 33))
    >>> facts.level, facts.fields["rank_of"].text, facts.is_partial
    ('district', '27', True)
    >>> read_label(Span("Khối sở: trung bình 83,20 điểm (năm 2021: 81,05)", 0, 48)).year is None
    True
    """
    if label is None:
        return Facts()
    levels = heading_levels(label.text)
    facts = Facts(label, next(iter(levels)) if len(levels) == 1 else "")

    def part(start: int, end: int) -> Span:
        return Span(label.text[start:end], label.start + start, label.start + end)

    told = _MEAN.sub("", label.text)
    dates = [date for date in find_dates(label.text) if date.is_full]
    years = [
        year
        for year in find_years(told)
        if not any(date.start <= year[0] < date.end for date in dates)
        and not is_baseline(label.text, year[0])
    ]
    if years:
        facts.year = part(*years[-1])
    maximum = find_maximum(told)
    if maximum:
        facts.fields["max_score"] = part(*maximum)
    if match := compile_words(_LISTED_OF).search(label.text):
        facts.fields["listed"], facts.fields["rank_of"] = (
            part(*match.span("listed")),
            part(*match.span("of")),
        )
        facts.is_partial = int(match["listed"]) < int(match["of"])
    elif match := compile_words(_LISTED).search(label.text):
        facts.fields["listed"] = part(*match.span("listed"))
        facts.is_partial = match["part"] is not None
    match = _lists_grade().match(label.text)
    if match and not any(find_words(match["lead"], "grade")):
        facts.fields["grade"] = part(*match.span("grade"))
    return facts
