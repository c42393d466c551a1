"""Printed dates as ISO days."""

from __future__ import annotations

from rankings.language.dates import find_dates
from rankings.parse.model import Span


def read_date_at(span: Span | None, text: str) -> str | None:
    """The date printed at a place, read with the words before it ("ngày 18/4 (năm 2023)")."""
    if span is None:
        return None
    window = max(0, span.start - 12)
    near = [
        date
        for date in find_dates(text[window : span.end + 12])
        if date.start + window < span.end and date.end + window > span.start
    ]
    return next((date.iso for date in near if date.iso), None) or read_date(span.text)


def read_date(text: str) -> str | None:
    """The first full date of a text in ISO; None where day, month or year is missing.

    >>> read_date("Ngày 8/3/2022"), read_date("tháng 12/2024")
    ('2022-03-08', None)
    """
    return next((date.iso for date in find_dates(text or "") if date.iso), None)
