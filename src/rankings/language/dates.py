"""Dates as Vietnamese pages print them; a date is never completed from today's calendar."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_ENGLISH_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _ENGLISH_MONTHS)


class DateMention(NamedTuple):
    """A printed date: ``text[start:end]``; what is not printed (or cannot be) is None."""

    start: int
    end: int
    text: str
    iso: str | None
    year: int | None
    month: int | None
    day: int | None

    @property
    def is_full(self) -> bool:
        """True where day, month and year are all printed, even if no calendar has that day."""
        return None not in (self.year, self.month, self.day)


_NUMBER_OF_DOCUMENT = re.compile(
    r"[0-9]/[\w-]{3,20}\s(?:ngày\s[0-9/]{3,8}\s)?năm\s+\Z|công bố (?:trong|vào) năm\s+\Z",
    re.IGNORECASE,
)


def is_year_of_document(before: str) -> bool:
    """Whether a year, by the words before it, is that of a document's number, or of publishing.

    >>> is_year_of_document("Quyết định 61/QĐ-UBND năm "), is_year_of_document("của UBND năm ")
    (True, False)
    """
    return bool(_NUMBER_OF_DOCUMENT.search(before))


_DATE = re.compile(
    rf"""
    (?<![0-9])(?:
      # 2025-01-08, 2025/01/08
        (?P<iso_year>[12][0-9]{{3}}) (?P<iso_mark>[-/])
        (?P<iso_month>[0-9]{{1,2}}) (?P=iso_mark) (?P<iso_day>[0-9]{{1,2}})
        (?![0-9]|(?P=iso_mark)[0-9])
      # 8/3/2022, 08-01-2025, 14.11.2018, 1/1/0001
    |   (?P<day>[0-9]{{1,2}}) [ ]?(?P<mark>[-/.])[ ]?
        (?P<month>[0-9]{{1,2}}) [ ]?(?P=mark)[ ]? (?P<year>[0-9]{{4}})
        (?![0-9]|(?P=mark)[0-9])
      # 14 tháng 11 năm 2018, 14 tháng 11/2018, 14 tháng 11
    |   (?P<word_day>[0-9]{{1,2}}) \s{{0,3}}tháng\s{{0,3}} (?P<word_month>[0-9]{{1,2}})
        (?: (?:\s{{0,3}},?\s{{0,3}}năm\s{{0,3}} | [ ]?/[ ]?) (?P<word_year>[0-9]{{4}}) )?
        (?![0-9])
      # 24/5, 8-3, 11.4, 18/4 năm 2023, 18/4 (năm 2023): a date only behind a word like "ngày"
    |   (?P<short_day>[0-9]{{1,2}}) [-/.] (?P<short_month>[0-9]{{1,2}})
        (?: \s{{1,3}}(?P<bracket>\()?năm\s{{1,3}} (?P<short_year>[0-9]{{4}}) (?(bracket)\)) )?
        (?![0-9]|[-/.,][0-9]|\s{{1,3}}tháng)
      # 12/2024: a month of a year
    |   (?P<lone_month>[0-9]{{1,2}}) / (?P<lone_year>(?:19|20)[0-9]{{2}})
        (?![0-9]|[-/.,][0-9]|[ ]?/[ ]?[a-zđ])
      # 8 March 2022
    |   (?P<uk_day>[0-9]{{1,2}}) \s (?P<uk_month>{_ENGLISH_MONTH}),?\s
        (?P<uk_year>[0-9]{{4}})(?![0-9])
    )
      # March 8, 2022
    | \b(?P<us_month>{_ENGLISH_MONTH}) \s (?P<us_day>[0-9]{{1,2}}),?\s
        (?P<us_year>[0-9]{{4}})(?![0-9])
      # tháng 12 năm 2024
    | \btháng\s{{1,3}} (?P<long_month>[0-9]{{1,2}})
        \s{{1,3}}năm\s{{1,3}} (?P<long_year>[0-9]{{4}})(?![0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where one may begin: figures with what parts a day from a month behind them, and a word like a
# month's with a figure behind it.
_OPENING = re.compile(
    r"""
    [0-9jfmasondtJFMASONDT](?:
        (?<=[0-9])(?<![0-9].)[0-9]*+(?=[ ]?[-/.]|\s{0,3}[tT]|\s[jfmasondJFMASOND])
      | (?<!\w.)[^\W\d_]{2,8}\.?\s{1,3}(?=[0-9])
    )
    """,
    re.VERBOSE,
)
# What must stand before "24/5" to make it a day and not a fraction, and before "9/2022" a month.
_DAY_WORD_BEFORE = re.compile(
    r"""
    (?:\b(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|hôm\ nay|hôm\ qua)|\b(?-i:Đến))
    (?:\s{0,3}[0-9]{1,2}\s{0,2}(?:[-–,]|và|đến)){0,4}     # "ngày 19 - 25/1"
    \s{0,3}\(?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VIETNAMESE_LETTER = re.compile("[\u1ea0-\u1ef9ĂăĐđƠơƯưÂâÊêÔô]")
_JOINING_WORD = re.compile(
    r"\s*(?:đến|và|tới|hoặc|,|-|–)(?:\s*(?:hết\s+)?ngày)?\s*\Z", re.IGNORECASE
)


def find_dates(text: str) -> list[DateMention]:
    """Return the dates printed in a text, in order; "33/39" is a fraction and no date.

    A day with a month needs a word such as "ngày" before it, or a date it is joined to.

    >>> printed = "Ngày 8/3/2022; ngày 19/1; 33/39 cơ quan; tháng 12/2024"
    >>> [(date.text, date.iso) for date in find_dates(printed)]
    [('8/3/2022', '2022-03-08'), ('19/1', None), ('12/2024', None)]
    """
    return list(_iterate_dates(text))


def _iterate_dates(text: str) -> Iterator[DateMention]:
    position, last_end = 0, None
    while opening := _OPENING.search(text, position):
        match = _DATE.match(text, opening.start())
        mention = match and _understand(match)
        if match is None:
            position = opening.end()
        elif mention and _is_written_as_date(text, match, last_end):
            yield mention
            position = last_end = mention.end
        else:
            position = _end_of_digits(text, match.start())


def _end_of_digits(text: str, position: int) -> int:
    while position < len(text) and text[position].isalpha():
        position += 1
    while position < len(text) and not text[position].isdigit():
        position += 1
    while position < len(text) and text[position].isdigit():
        position += 1
    return position


def _is_written_as_date(text: str, match: re.Match[str], last_end: int | None) -> bool:
    """Return whether the words around a possible date allow one."""
    if match["us_month"] and match["us_month"].lower() == "may":
        # "Dệt may 10" is a company; May is a month only on an English page.
        return not _VIETNAMESE_LETTER.search(text, max(0, match.start() - 60), match.end() + 60)
    # "12" of one cell and "Tháng 5" of the next are no date, but a line may break behind "ngày 12".
    is_broken = bool(match["word_day"]) and "\n" in match[0].lower().partition("tháng")[0]
    if match["short_day"] is None and not is_broken:
        return True
    if _DAY_WORD_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
        return True
    return (
        last_end is not None
        and match.start() - last_end < 20
        and bool(_JOINING_WORD.match(text[last_end : match.start()]))
    )


def _understand(match: re.Match[str]) -> DateMention | None:
    printed = {name: value for name, value in match.groupdict().items() if value}
    parts: dict[str, int] = {}
    for name, value in printed.items():
        part = name.rsplit("_", 1)[-1]
        if part in ("day", "month", "year"):
            parts[part] = int(value) if value.isdigit() else _number_of_english_month(value)
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if not 1 <= month <= 12 or not (day is None or 1 <= day <= 31):
        return None
    return DateMention(
        match.start(), match.end(), match[0], _write_iso(year, month, day), year, month, day
    )


def _number_of_english_month(name: str) -> int:
    return next(
        number
        for number, full in enumerate(_ENGLISH_MONTHS, 1)
        if full.startswith(name.lower().rstrip("."))
    )


def _write_iso(year: int | None, month: int | None, day: int | None) -> str | None:
    # 1/1/0001 is what portals print when they hold no date.
    if year is None or month is None or day is None or not 1900 <= year <= 2100:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
