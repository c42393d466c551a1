"""The mark: what a sentence is made of once everything that says nothing about rankings is left
out.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import takewhile

from rankings.parse.model import Span
from rankings.parse.names import Name


class Kind(StrEnum):
    """What a mark is: where it comes from and what it is taken for."""

    # names
    UNIT = "unit"  # an agency, district, commune or province, as far as its name is known
    INDEX_NAME = "index_name"  # a national index: "PAR INDEX"
    PLURAL_TYPE = "plural_type"  # "các huyện", "các sở": heads a list of names
    COUNT_NOUN = "count_noun"  # "đơn vị", "cơ quan"
    PILLAR = "pillar"  # "kinh tế số": a part of an index that has values of its own
    CRITERION_WORD = "criterion_word"  # "tiêu chí", "chỉ tiêu"
    PRONOUN = "pronoun"  # "đơn vị này"
    UNIT_WORD = "unit_word"  # what a figure counts, where no unit of score stands
    # quantities
    RANK = "rank"  # "thứ 5", "hạng 5/63"
    RANK_RANGE = "rank_range"  # "từ thứ 4 đến thứ 6"
    REGION_RANK = "region_rank"  # "thứ nhất khu vực Tây Nguyên": a place in a part of the list
    TOP_COUNT = "top_count"  # "top 5"
    SCORE = "score"  # "84,5 điểm"
    PERCENT = "percent"  # "84,5%"
    POINTS = "points"  # "2 điểm phần trăm"
    PLACE_KINDS = "places"  # "3 bậc"
    NUMBER = "number"  # any other number; `of` where it is a fraction
    COUNT_WORD = "count_word"  # "ba" in "ba đơn vị"
    YEAR = "year"  # "năm 2021"
    DATE = "date"  # a day, or a month
    DECISION = "decision"  # the number of a document
    DATE_PART = "date_part"  # a number that only belongs to a date
    TIME_PART = "time_part"  # a number that only belongs to a time of day
    GRADE = "grade"  # "Tốt", "Khá"
    # places in words
    FIRST = "first"  # "dẫn đầu", "quán quân"
    SECOND = "second"  # "á quân", "nhì"
    LAST = "last"  # "cuối bảng"
    HIGHEST = "highest"  # "cao nhất"
    LOWEST = "lowest"  # "thấp nhất"
    NEXT = "next"  # "tiếp theo", "theo sau"
    TOP = "top"  # "tốp đầu"
    IN_ORDER = "in_order"  # "lần lượt", "thứ tự từ cao xuống thấp"
    FROM_BELOW = "from_below"  # "thứ tự từ thấp lên cao"
    SAME = "same"  # "cùng", "đồng hạng"
    STREAK = "streak"  # "năm thứ 3 liên tiếp"
    # changes
    RISE = "rise"  # "tăng", "vươn lên"
    FALL = "fall"  # "giảm", "tụt"
    UNCHANGED = "unchanged"  # "giữ nguyên"
    MOVED_FROM = "moved_from"  # the earlier place of a move
    MOVED_TO = "moved_to"  # the later place of a move
    VERSUS = "versus"  # "so với"
    BASELINE = "baseline"  # the year compared with
    FROM = "from"  # "từ"
    EARLIER = "earlier"  # "năm trước", "kỳ trước"
    NOW = "now"  # "nay", "năm nay"
    # verbs and measures
    RANK_VERB = "rank_verb"  # "xếp", "đứng"
    GAIN_VERB = "gain_verb"  # "đạt", "được"
    GRADE_MARKER = "grade_marker"  # "xếp loại", "loại"
    LINK = "link"  # "là", "gồm"
    MAXIMUM = "maximum"  # "điểm tối đa", "thang điểm"
    AVERAGE = "average"  # "bình quân"
    ALMOST_NONE = "almost_none"  # "hầu như bằng 0"
    NONE_WORD = "none_word"  # "không có đơn vị nào"
    EXCLUDE = "exclude"  # "không đánh giá"
    PRAISE = "praise"  # "tiêu biểu"
    CRITICISM = "criticism"  # "còn hạn chế"
    # bounds
    MORE_THAN = "more_than"  # "trên"
    AT_LEAST = "at_least"  # "từ … trở lên"
    LESS_THAN = "less_than"  # "dưới"
    AT_MOST = "at_most"  # "không quá"
    ABOUT = "about"  # "khoảng"
    # punctuation
    COMMA = "comma"  # ","
    SEMICOLON = "semicolon"  # ";"
    COLON = "colon"  # ":"
    OPEN = "open"  # "("
    CLOSE = "close"  # ")"
    DASH = "dash"  # "–"
    SLASH = "slash"  # "/"
    AND = "and"  # "và"


# Words that stand for a number, the number; words that name a place; these and numbers.
PLACE_OF_WORD = {"first": 1, "second": 2}
NAMED_PLACES = (*PLACE_OF_WORD, "last", "highest", "lowest")
PLACE_KINDS = {"rank", *NAMED_PLACES}
# Words that give a place without a number; a form is named by the first of them that it holds.
PLACE_WORDS = (
    *NAMED_PLACES,
    "next",
    "in_order",
    "from_below",
    "top",
)


@dataclass
class Mark:
    """One mark of a sentence.

    `of` is the number behind a slash ("20/63"), `value` what a number word means ("nhất" →
    "1"); `is_earlier` where the words give it to an earlier year ("kỳ trước đứng thứ 4").
    """

    kind: Kind
    start: int
    end: int
    span: Span
    of: Span | None = None
    value: str = ""
    name: Name | None = None
    unit: Span | None = None
    is_earlier: bool = False
    used: bool = field(default=False, compare=False)

    @property
    def measures_against(self) -> bool:
        """Whether a change is told against another: "cao hơn năm 2019", "kém Sở Y tế"."""
        is_change = self.kind in ("rise", "fall")
        return is_change and self.span.text.lower().endswith(("hơn", "kém"))


def count_of(mark: Mark) -> int:
    """Return what a count says: "03", "ba"; 0 where it says no whole number."""
    said = mark.value or mark.span.text
    return int(said) if said.isdigit() else 0


def turn_earlier(mark: Mark) -> Mark:
    """Return a mark as one of an earlier time, a word of place with its number."""
    return replace(mark, is_earlier=True, value=mark.value or str(PLACE_OF_WORD.get(mark.kind, "")))


_VALUES = {"score", "percent", "places", "points", "grade"}


def free_mark(mark: Mark) -> Mark:
    """Return a place as one held elsewhere, a value as a bare number: neither is that of a unit
    that the sentence names. Any other mark stays as it is.
    """
    if mark.kind in PLACE_KINDS:
        return replace(mark, kind="region_rank")
    return replace(mark, kind="number") if mark.kind in _VALUES else mark


def free_behind(marks: list[Mark], start: int, stops: Container[str]) -> list[Mark]:
    """Return the marks with those from a place of the text on freed, up to the first of a kind
    that stops.
    """
    before = [mark for mark in marks if mark.start < start]
    behind = marks[len(before) :]
    own = list(takewhile(lambda mark: mark.kind not in stops, behind))
    return [*before, *map(free_mark, own), *behind[len(own) :]]
