"""What the marks around a chain say of it: place, score, change, grade, count."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from rankings.parse.prose.comparisons import drop_other_comparisons
from rankings.parse.prose.marks import NAMED_PLACES, PLACE_KINDS, PLACE_OF_WORD, PLACE_WORDS, Mark
from rankings.parse.prose.one_of_many import is_one_of_many
from rankings.parse.prose.one_year import dates_another_place
from rankings.parse.prose.other_values import is_place


@dataclass
class Slots:
    """Printed values found in a stretch of marks; every mark stands in one slot at most."""

    words: dict[str, Mark] = field(
        default_factory=dict
    )  # first, last, highest, next, in_order, exclude, praise …
    ranks: list[Mark] = field(default_factory=list)
    scores: list[Mark] = field(default_factory=list)
    grades: list[Mark] = field(default_factory=list)
    counts: list[Mark] = field(default_factory=list)
    rank_change: tuple[Mark, int] | None = None
    score_change: tuple[Mark, int] | None = None
    previous_rank: Mark | None = None
    previous_score: Mark | None = None
    has_moved: bool = False  # "từ thứ 11 vươn lên thứ 5": two ranks say the change
    rank_range: Mark | None = None  # "từ thứ 4 đến thứ 6"
    baseline: Mark | None = None
    held: Mark | None = None  # the year in which an earlier place or score was held
    year: Mark | None = None
    maximum: Mark | None = None
    is_full: Mark | None = None  # "đạt điểm tối đa"

    def has(self, *words: str) -> bool:
        return not self.words.keys().isdisjoint(words)

    @property
    def places(self) -> bool:
        """Whether anything here says which place, score or grade a unit has."""
        return bool(
            self.ranks
            or self.scores
            or self.grades
            or self.is_full
            or self.has(*NAMED_PLACES, "next", "in_order", "top")
        )


_WORDS = {
    *PLACE_WORDS,
    *("exclude", "praise", "criticism", "same", "unchanged", "none_word", "average"),
    "almost_none",
}


# What a mark of an earlier time may fill; "tăng 3 bậc" of last year fills nothing.
_HELD_BEFORE = {
    *PLACE_KINDS,
    *("score", "percent", "number", "year", "places", "points", "grade"),
}


_VALUES = {"score", "percent", "points", "places"}
_ENDS = {"first", "last", "highest", "lowest", "top", "in_order"}
_AND_POINTS = [["and", "score"], ["and", "points"], ["and", "places"]]


def read_slots(marks: list[Mark]) -> Slots:
    """Return the slots that a stretch of marks fills, read from left to right.

    "tăng 2 bậc so với năm 2020" fills rank_change (+) and baseline; "từ thứ 11 vươn lên thứ 5"
    fills previous_rank and ranks.
    """
    walk = _Walk(drop_other_comparisons(marks))
    for position in range(len(walk.marks)):
        walk.take(position)
    _settle_earlier_rank(walk.slots)
    return walk.slots


@dataclass
class _Walk:
    """The marks of a stretch, the slots filled so far, and what the words before make of the next
    figure: `state` is rise, fall, from, previous, baseline, maximum, band, bounds, or "" for none.
    """

    marks: list[Mark]
    slots: Slots = field(default_factory=Slots)
    state: str = ""

    def take(self, position: int) -> None:
        """Put a mark into its slot."""
        mark = self.marks[position]
        if self._is_bound(position):
            return
        if mark.is_earlier and mark.kind == "first" and is_one_of_many(self.marks, mark):
            return  # "10 địa phương dẫn đầu PII 2023": nobody's place
        if mark.is_earlier and mark.kind in _HELD_BEFORE:
            if self.state in ("rise", "fall") and mark.kind in _VALUES:
                self.state = ""  # "năm 2022 từng giảm 0,90 điểm còn 63,60 điểm"
            else:
                _take_earlier(self.slots, mark)
            return
        if mark.kind in _WORDS and not self._is_left(position):
            self.slots.words.setdefault(mark.kind, mark)
        self.state = self._fill(position)

    def _is_left(self, position: int) -> bool:
        """ "Ba năm, từ nhóm cuối vào nhóm đầu": the place that was left."""
        before, mark = self.marks[max(0, position - 1)], self.marks[position]
        return before.kind == "from" and mark.kind in NAMED_PLACES and mark.start - before.end <= 1

    def _is_bound(self, position: int) -> bool:
        """ "loại Khá (từ 65 điểm đến dưới 80 điểm): A, B": the figures are the grade's bounds."""
        kinds = [mark.kind for mark in self.marks[max(0, position - 1) : position + 1]]
        if kinds == ["grade", "open"] and _holds_bounds(self.marks[position + 1 :]):
            self.state = "bounds"
        elif self.state != "bounds":
            return False
        elif kinds[-1] == "close":
            self.state = ""
        return True

    def _fill(self, position: int) -> str:
        """Fill the slot that a mark has; returns the state behind it."""
        mark, slots, state = self.marks[position], self.slots, self.state
        match mark.kind:
            case "moved_from" | "moved_to":
                slots.has_moved = True
                return ""
            case "maximum":
                return self._take_maximum(position)
            case "year" if not dates_another_place(self.marks, position):
                return _take_year(slots, mark, state)
            case "now":
                slots.year = None  # "Khác với năm 2022, năm nay dẫn đầu là …"
            case "rank_range":
                slots.rank_range = mark
                return ""
            case "rank":
                return _take_rank(slots, mark, state, self.marks[position + 1 : position + 2])
            case "score" | "percent" | "points" | "places":
                return self._take_value(position)
            case "number":
                return self._take_number(position)
            case "count_word" | "top_count":
                slots.counts.append(mark)
                if mark.kind == "top_count":
                    slots.words.setdefault("in_top", mark)
            case "grade":
                return self._take_grade(position)
            case _:
                return self._pass(position)
        return state

    def _pass(self, position: int) -> str:
        """The state behind a word or a stop that fills no slot."""
        kind, state = self.marks[position].kind, self.state
        match kind:
            case _ if kind in NAMED_PLACES:
                # "vươn lên vị trí dẫn đầu với 92,47 điểm": the points are no change
                return "" if state in ("rise", "fall", "baseline") else state
            case "rise" | "fall":  # "từ 38,4% lên 57,92%": the new value follows
                goes_from = state == "previous" and self.slots.previous_score is not None
                return "" if goes_from else kind
            case "gain_verb" if self.marks[position].span.text.lower().endswith("đạt"):
                # "vượt kỷ lục của mình khi đạt 70,19 điểm": the points are no change
                return "" if state in ("rise", "fall") else state
            case "versus":
                return "baseline"
            case "from":
                return "from"
            case "earlier":
                return "from" if state != "baseline" else state
            case "open" if _says_a_change(self.marks[:position]):
                return state  # "giảm nhẹ (1,35%)", "giảm điểm nhiều nhất (với 5,14 điểm)"
            case "comma" | "semicolon" | "colon" | "open" | "close" | "dash":
                return state if state == "maximum" else ""
        return state

    def _take_maximum(self, position: int) -> str:
        """ "đạt điểm tối đa", not "với tổng số điểm tối đa là 80 điểm"."""
        mark, before = self.marks[position], self.marks[max(0, position - 1) : position]
        leads = ("link", "score", "number")
        behind = itertools.takewhile(lambda other: other.kind in leads, self.marks[position + 1 :])
        is_reached = (
            [other.kind for other in before] == ["gain_verb"]
            and mark.start - before[0].end <= 1
            and not any(other.kind in ("score", "number") for other in behind)
        )
        if is_reached:
            self.slots.is_full = mark
        return "" if is_reached else "maximum"

    def _take_value(self, position: int) -> str:
        mark, slots, state = self.marks[position], self.slots, self.state
        behind = [other.kind for other in self.marks[position + 1 : position + 3]]
        goes_on = behind in _AND_POINTS  # "tăng 9 bậc và 1,23 điểm"
        if _is_bounded(self.marks, position, state):
            return ""  # "đạt hơn 93 điểm", "tăng khoảng 2,3 điểm": a bound is no value
        if mark.kind == "places" and not state and behind and behind[0] in _ENDS:
            slots.counts.append(mark)  # "5 vị trí đứng đầu lần lượt là"
            return ""
        if mark.kind in ("places", "points"):
            change = (mark, 1 if state == "rise" else -1)
            if state in ("rise", "fall") and mark.kind == "places":
                slots.rank_change = slots.rank_change or change
            elif state in ("rise", "fall"):
                slots.score_change = slots.score_change or change
            return state if goes_on else ""
        if state == "band" or (state == "from" and _opens_band(self.marks, position)):
            return "band" if state == "from" else ""  # "nhóm có kết quả từ 80% đến dưới 90%"
        return _take_score(slots, mark, state, goes_on)

    def _take_number(self, position: int) -> str:
        mark, slots = self.marks[position], self.slots
        if self.state == "maximum" and _is_scale(self.marks, position):
            slots.maximum = slots.maximum or mark
            return ""  # "871 điểm trên thang 1.000 (87,1 điểm theo thang 100)"
        (slots.ranks if is_place(self.marks, position) else slots.counts).append(mark)
        return self.state

    def _take_grade(self, position: int) -> str:
        following = self.marks[position + 1 : position + 5]
        if self.state == "from" and any(other.kind == "grade" for other in following):
            return ""  # "rơi từ nhóm Khá xuống nhóm Trung bình"
        self.slots.grades.append(self.marks[position])
        # "rơi xuống nhóm trung bình cao với 37,92 điểm": the points are no change
        return "" if self.state in ("rise", "fall") else self.state


_BOUNDS = {"about", "more_than", "less_than", "at_least", "at_most"}


def _says_a_change(before: list[Mark]) -> bool:
    kinds = [mark.kind for mark in before[-2:]]
    return kinds[-1:] in (["rise"], ["fall"]) or (
        kinds[:1] in (["rise"], ["fall"]) and kinds[1] in _BOUNDS
    )


def _opens_band(marks: list[Mark], position: int) -> bool:
    """ "kết quả từ 80 đến 90 điểm", "từ 80% đến dưới 90%": the ends of a band."""
    before = [mark.kind for mark in marks[max(0, position - 2) : position]]
    following = [mark.kind for mark in marks[position + 1 : position + 2]]
    return (
        before == ["from", "number"]
        or before[-1] in ("less_than", "at_most")
        or bool({"less_than", "at_most", "at_least", "dash"}.intersection(following))
    )


def _is_bounded(marks: list[Mark], position: int, state: str) -> bool:
    before = marks[position - 1] if position else None
    return (
        before is not None
        and before.kind in _BOUNDS
        and marks[position].start - before.end <= 1
        and state not in ("maximum", "baseline", "band", "from")
    )


def _is_scale(marks: list[Mark], position: int) -> bool:
    """ "trên thang 1.000", but not "điểm tối đa 9 đơn vị"."""
    mark, before = marks[position], marks[position - 1]
    following = marks[position + 1].kind if position + 1 < len(marks) else ""
    return (
        mark.of is None
        and before.kind == "maximum"
        and mark.start - before.end <= 1
        and following not in ("count_noun", "plural_type", "criterion_word", "unit")
    )


def _holds_bounds(marks: list[Mark]) -> bool:
    """ "(từ 65 điểm đến dưới 80 điểm)", but not "(92,5 điểm)"."""
    close = next((i for i, mark in enumerate(marks) if mark.kind == "close"), len(marks))
    kinds = {mark.kind for mark in marks[:close]}
    return bool(kinds & {"from", "less_than", "at_least", "at_most"}) and "unit" not in kinds


def _take_earlier(slots: Slots, mark: Mark) -> None:
    """ "kỳ trước đứng thứ 4", "đơn vị dẫn đầu năm 2018", "(năm 2020: 81,2 điểm)"."""
    if mark.kind in ("rank", *PLACE_OF_WORD) or (mark.kind == "number" and mark.of):
        slots.previous_rank = slots.previous_rank or mark
    elif mark.kind in ("score", "percent"):
        slots.previous_score = slots.previous_score or mark
    elif mark.kind == "year":
        slots.held = slots.held or mark
        slots.baseline = slots.baseline or mark


def _settle_earlier_rank(slots: Slots) -> None:
    """ "năm 2020 đứng thứ 18, nay hạng 11": of two places the one right behind a year was held
    before.
    """
    if slots.held and slots.baseline and slots.held.span.text != slots.baseline.span.text:
        # "giảm 3 bậc so năm 2018, nhưng tăng 25 bậc so năm 2016 (năm 2016 xếp thứ 36)"
        slots.previous_rank = slots.previous_score = None
    if (
        len(slots.ranks) == 2
        and slots.previous_rank is None
        and slots.year is not None
        and slots.year.end < slots.ranks[0].start < slots.ranks[1].start
    ):
        slots.previous_rank, slots.baseline = slots.ranks.pop(0), slots.baseline or slots.year
        slots.year = None


def _take_year(slots: Slots, mark: Mark, state: str) -> str:
    if state == "baseline":
        slots.baseline = slots.baseline or mark
        return ""
    if state in ("from", "previous"):  # "từ thứ 11 năm 2021 vươn lên thứ 5"
        slots.baseline = slots.baseline or mark
        return state
    slots.year = slots.year or mark
    return state


def _take_rank(slots: Slots, mark: Mark, state: str, behind: list[Mark]) -> str:
    if behind and behind[0].kind == "streak":
        return state
    if state == "from" and slots.previous_rank is None:
        slots.previous_rank, slots.has_moved = mark, True
        return "previous"
    slots.ranks.append(mark)
    return ""


def _take_score(slots: Slots, mark: Mark, state: str, goes_on: bool) -> str:
    if state in ("rise", "fall"):
        if slots.score_change is None:
            slots.score_change = (mark, 1 if state == "rise" else -1)
        return state if goes_on else ""  # "tăng 1,2 điểm và 2 bậc"
    if state == "from" and slots.previous_score is None:  # "từ 38,4% năm 2021 lên 57,92%"
        slots.previous_score = mark
        return "previous"
    if state == "maximum":
        slots.maximum = slots.maximum or mark
        return ""
    if state != "baseline":
        slots.scores.append(mark)
    return state
