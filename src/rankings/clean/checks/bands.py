"""The bands that a page prints for its grades."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rankings.clean.checks.report import Place, sentence_at
from rankings.clean.observations import Observations
from rankings.language.numbers import parse_number
from rankings.language.text import fold


@dataclass(frozen=True)
class Threshold:
    """A printed band of a grade: [low, high), in points or in percent of the maximum."""

    grade: str
    low: Decimal | None
    low_included: bool
    high: Decimal | None
    high_included: bool
    is_percent: bool
    place: Place


# %s is filled with the grades of the page
_BAND = r"""
    (?<!\w)(?<!giá\ trị\ )(?<!kết\ quả\ )(?<!điểm\ )  # "kết quả trung bình trên 80%%" is a mean
    (?P<grade>%s)[^\S\n]*(?:</?\w+>)?[^\S\n]*(?:\(|:\s*|là|khi)?[^\S\n]*(?:đạt\s+)?(?:
        từ\s*(?P<down>\d+(?:[.,]\d+)*)\s*(?P<p4>%%|điểm)?\s*trở\ xuống
      | (?P<low_word>từ|trên|≥|>=|>)\s*(?P<low>\d+(?:[.,]\d+)*)\s*(?P<p1>%%|điểm)?
          (?:\s*(?:đến|-|–)\s*(?P<below>dưới|<)?\s*(?P<high>\d+(?:[.,]\d+)*)\s*(?P<p2>%%|điểm)?)?
      | dưới\s*(?P<under>\d+(?:[.,]\d+)*)\s*(?P<p3>%%|điểm)?
    )"""


def read_thresholds(page: Observations) -> list[Threshold]:
    """The bands that a page prints for its grades ("Tốt từ 85 điểm trở lên; Khá từ 70 đến dưới 85
    điểm").
    """
    grades = {row.grade for row in page.rankings if row.grade}
    if not grades:
        return []
    words = "|".join(re.escape(grade) for grade in sorted(grades, key=len, reverse=True))
    pattern = re.compile(_BAND % words, re.VERBOSE | re.IGNORECASE)
    return [_read_band(match, page.text) for match in pattern.finditer(page.text)]


def _read_band(match: re.Match[str], text: str) -> Threshold:
    read = {
        name: parse_number(match[name], ",") if match[name] else None
        for name in ("low", "high", "under", "down")
    }
    is_percent = "%" in (match["p1"], match["p2"], match["p3"], match["p4"])
    high = read["high"] or read["under"] or read["down"]
    place = sentence_at(text, match.start(), match.end())
    return Threshold(
        match["grade"],
        read["low"],
        match["low_word"] is not None and fold(match["low_word"]) in ("từ", "≥", ">="),
        high,
        bool(read["down"]) or (read["high"] is not None and not match["below"]),
        is_percent,
        place,
    )


def has_two_bands(bands: list[Threshold]) -> bool:
    """Whether a grade has two bands: which of them holds for a unit is not sure."""
    told: dict[str, set[tuple]] = {}
    for band in bands:
        told.setdefault(fold(band.grade), set()).add((band.low, band.high))
    return any(len(different) > 1 for different in told.values())
