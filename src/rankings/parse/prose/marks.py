"""The mark: what a sentence is made of once everything that says nothing about rankings is left
out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rankings.parse.model import Span
from rankings.parse.names import Name


@dataclass
class Mark:
    """One mark of a sentence; `kind` is a role of the lexicon, a punctuation, or a kind of
    quantity.

    Quantities: rank, score, percent, points (percentage points), places, year, date, decision,
    number. `of` is the number behind a slash ("20/63"), `value` what a number word means ("nhất" →
    "1"); `is_earlier` where the words give it to an earlier year ("kỳ trước đứng thứ 4").
    """

    kind: str
    start: int
    end: int
    span: Span
    of: Span | None = None
    value: str = ""
    name: Name | None = None
    unit: Span | None = None
    is_earlier: bool = False
    used: bool = field(default=False, compare=False)
