"""Which names of a sentence are ranked, and by which index: the anchors of its chains."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from rankings.parse.prose.chain_items import has_told
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark

# letters between a place and its index: "thứ 3 về PCI", "thứ 3/63 tỉnh thuộc Trung ương về PCI"
_NEXT = 32


Anchor = tuple[int, Mark | None]  # where a mark stands that is ranked, and by which index


def choose_anchors(
    marks: list[Mark], is_national: bool, index: Mark | None, page_province: str | None
) -> list[Anchor]:
    """Positions of the marks that are ranked, each with the index it is ranked by where the words
    name one.
    """
    walk = _Walk(marks, is_national, index, page_province, index if is_national else None)
    for position, mark in enumerate(marks):
        if mark.kind == "semicolon":
            walk.enter_part(position)
        elif mark.kind == "index_name":
            walk.meet_index(position)
        elif mark.kind == "unit" and mark.name.level == "province":
            walk.meet_province(position)
        elif mark.kind == "unit":
            walk.meet_agency(position)
    if not is_national:
        return walk.anchors
    if walk.anchors:
        return sorted(walk.anchors + _untold_indices(marks), key=lambda anchor: anchor[0])
    named = [position for position, mark in enumerate(marks) if mark.kind == "index_name"]
    # "Về Chỉ số PAR INDEX, tỉnh đạt 87,15%"
    return [(position, marks[position]) for position in named[-1:]]


@dataclass
class _Walk:
    """A walk over the marks of a sentence, and what it has met so far."""

    marks: list[Mark]
    is_national: bool
    index: Mark | None  # the paragraph's
    page_province: str | None
    part_index: Mark | None  # named in this part of the sentence
    anchors: list[Anchor] = field(default_factory=list)
    said_index: Mark | None = None  # named in this part or in an earlier one
    # named in an earlier part, of nobody: "PAPI được công bố; tỉnh đạt 42,86 điểm"
    said_own: Mark | None = None
    has_agencies: bool = False  # in this part

    def enter_part(self, position: int) -> None:
        self.said_own = None if has_told(self.marks[:position]) else self.said_index
        self.part_index = self.part_index if self.is_national else None
        self.has_agencies = False

    def meet_index(self, position: int) -> None:
        mark, before = self.marks[position], self.marks[max(0, position - 2) : position]
        if [other.kind for other in before] == ["index_name", "open"]:
            self.part_index = (
                mark  # "Chỉ số cải cách hành chính (PAR INDEX)": the short name is both
            )
            if self.anchors and self.anchors[-1][1] is before[0]:
                place = self.anchors[-1][0]  # of the index, or of a province placed by it
                is_unit = self.marks[place].kind == "unit"
                self.anchors[-1] = (place if is_unit else position, mark)
            return
        self.part_index = self.said_index = mark
        if self.anchors and self.anchors[-1][1] is mark:
            return  # the province before it is ranked by it
        ahead = self.marks[:position]
        counts = _counts_units(ahead) and not _tells_of_own(self.marks, position)
        if counts or _is_agencys(self.marks, position, self.anchors):
            return
        if not self.has_agencies and not self.is_national:
            pair = _find_pair(ahead, self.anchors)
            self.anchors += [(place, mark) for place in pair] or [(position, mark)]

    def meet_province(self, position: int) -> None:
        printed = self.marks[position].span.text.lower()
        own = self.page_province or self._first_province(position)
        is_other = not printed.endswith(own.lower())
        is_other = is_other or _is_bracketed(self.marks, position)
        # the paragraph's index, or the sentence's, told of its own province
        is_subject = bool(
            self.part_index is None and (self.index or self.said_own) and not self.has_agencies
        )
        led = _led_to(self.marks, position)
        named = led or self.part_index or self.said_own
        ahead = None
        if not (named or self.has_agencies or (is_other and self.said_index)):
            ahead = _find_index_ahead(self.marks, position)
        is_led = led is not None and not self.has_agencies and _names_one(self.marks[position:])
        is_subject = is_subject or ahead is not None or is_led
        index = named or ahead or (self.said_index if is_other else None) or self.index
        if self.anchors and not is_other and _is_placed_beside(self.marks, position, self.anchors):
            index, is_subject = self.anchors[-1][1], True
        if self.is_national or is_subject or (is_other and index is not None):
            if self._stands_for_the_index(position):
                self.anchors.pop()  # "tỉnh dẫn đầu bảng PCI là Quảng Ninh"
            self.anchors.append((position, index))

    def _first_province(self, position: int) -> str:
        """The first province of the sentence: on a page of none, a later one is another."""
        return next(
            mark.span.text
            for mark in self.marks[: position + 1]
            if mark.kind == "unit" and mark.name.level == "province"
        )

    def meet_agency(self, position: int) -> None:
        if not self.has_agencies and self._ends_in_index():
            self.anchors.pop()
        self.has_agencies = True
        self.anchors.append((position, None))

    def _ends_in_index(self) -> bool:
        """Whether the anchor before is the index of this part itself."""
        is_named = bool(self.anchors) and self.part_index is not None
        return is_named and self.marks[self.anchors[-1][0]] is self.part_index

    def _stands_for_the_index(self, position: int) -> bool:
        """Whether only "là" stands between the index of this part and a name."""
        if not self._ends_in_index():
            return False
        between = self.marks[self.anchors[-1][0] + 1 : position]
        return [mark.kind for mark in between if mark.kind != "year"] == ["link"]


def _is_bracketed(marks: list[Mark], position: int) -> bool:
    """ "PCI của Bến Tre đạt 43,2 điểm (Hậu Giang cao nhất, 46,7)": another province, by which the
    one told of is measured.
    """
    kinds = [mark.kind for mark in marks[:position]]
    return kinds[-2:] == ["score", "open"] and "unit" in kinds


def _counts_units(before: list[Mark]) -> bool:
    """ "4 đơn vị có Chỉ số CCHC cao nhất", "20 xã, phường, thị trấn có Chỉ số …": no place of the
    province.
    """
    kinds = [mark.kind for mark in before]
    if kinds[-1:] != ["link"]:
        return False
    while kinds[-2:-1] == ["comma"]:
        del kinds[-2]
    return kinds[-2:-1] in (["count_noun"], ["plural_type"])


def _tells_of_own(marks: list[Mark], position: int) -> bool:
    """ "Năm 2023, tỉnh có PAR INDEX đạt 86,2%": the page's own province, none of several."""
    noun, before = marks[position - 2], marks[max(0, position - 3) : position - 2]
    is_one = noun.span.text.lower() in ("tỉnh", "thành phố") and not (
        {mark.kind for mark in before} - {"comma", "year"}
    )
    return is_one and [mark.kind for mark in marks[position + 1 : position + 2]] in _OWN_VALUE


_OWN_VALUE = (["gain_verb"], ["percent"], ["score"], ["rank_verb"], ["rank"])


def _is_agencys(marks: list[Mark], position: int, anchors: list[Anchor]) -> bool:
    """ "Đơn vị này có tổng điểm 68,3 điểm; chỉ số CCHC 81,3%": a value right behind an index, in a
    part of the sentence that names nobody, is told of the agency before it.
    """
    kinds = [mark.kind for mark in marks]
    start = position - [*reversed(kinds[:position]), "semicolon"].index("semicolon")
    is_told = kinds[position + 1 : position + 2] in (["percent"], ["score"])
    names_nobody = "unit" not in kinds[start:] and start > 0
    is_agency = bool(anchors) and marks[anchors[-1][0]].kind == "unit"
    return is_told and names_nobody and is_agency and anchors[-1][1] is None


def _find_pair(marks: list[Mark], anchors: list[Anchor]) -> list[int]:
    """ "Ninh Bình và Thanh Hóa xếp thứ 6 và 12 trong bảng DTI": the last two provinces named in one
    breath before an index, where nothing was ranked so far.
    """
    kinds = [mark.kind for mark in marks]
    places = [
        position
        for position in range(len(kinds) - 2)
        if kinds[position : position + 3] in (["unit", "and", "unit"], ["unit", "comma", "unit"])
        and {marks[place].name.level for place in (position, position + 2)} == {"province"}
    ]
    return [places[-1], places[-1] + 2] if places and not anchors else []


def _is_placed_beside(marks: list[Mark], position: int, anchors: list[Anchor]) -> bool:
    """ "Quảng Ninh đứng đầu, trong khi Hà Nội đứng ở vị trí thứ 3": the page's own province, with a
    place of its own behind another's.
    """
    behind = [mark.kind for mark in marks[position + 1 : position + 3] if mark.kind != "streak"]
    return marks[anchors[-1][0]].kind == "unit" and behind[:1] in (["rank_verb"], ["rank"])


def _find_index_ahead(marks: list[Mark], position: int) -> Mark | None:
    """The index that a province's figures are told by, though its name comes behind: "Quảng Ninh
    dẫn đầu với kết quả PAR INDEX đạt 90,10%", "Đối với Quảng Nam, SIPAS xếp thứ 59".
    """
    ahead = list(itertools.takewhile(lambda mark: mark.kind != "semicolon", marks[position + 1 :]))
    kinds = [mark.kind for mark in ahead]
    place = kinds.index("index_name") if "index_name" in kinds else 0
    lead, behind = set(kinds[:place]), set(kinds[place + 1 : place + 4])
    if not place or "unit" in lead:
        return None
    is_only = kinds.count("index_name") == 1 and "unit" not in kinds
    if lead <= {"comma", "year", "colon"}:
        told = itertools.takewhile(lambda kind: kind != "index_name", kinds[place + 1 :])
        return ahead[place] if {"rank", "score", "percent"} & {*told} else None
    is_placed = bool(lead & {"first", "rank"} and behind & {"score", "percent"})
    # behind other names only "dẫn đầu PCI" is clear
    return ahead[place] if is_placed and (is_only or place == 1) else None


_LEADS = {"rank", *PLACE_OF_WORD, "last"}
_OPENS = {"link", "count_noun", "rank_verb", "streak"}  # "là địa phương đứng thứ 2 về PAPI"
_VALUES = {"score", "percent", "places", "grade", "rise", "fall", "versus", "baseline"}
_BETWEEN = {"comma", "gain_verb", "grade_marker", "unchanged", "year"}


def _led_to(marks: list[Mark], position: int) -> Mark | None:
    """ "Quảng Ninh dẫn đầu PAR INDEX với 90,10%": the index right behind a province's first place,
    which goes before the one that the paragraph spoke of; other values of it may stand between,
    where the sentence names no index before: "Sơn La đạt 90,12%, đứng đầu cả nước về SIPAS".
    """
    named_before = any(mark.kind == "index_name" for mark in marks[:position])
    passed = _OPENS if named_before else _OPENS | _VALUES | _BETWEEN
    behind = [*itertools.dropwhile(lambda mark: mark.kind in passed, marks[position + 1 :])]
    if not behind or behind[0].kind not in _LEADS:
        return None
    end, wide = behind[0].end, _names_one(marks[position:])
    for mark in behind[1:4]:
        if mark.start - end > _NEXT:
            return None
        if mark.kind == "index_name":
            return mark
        if mark.kind not in ("rank_verb", "grade_marker") and not (
            wide and mark.kind == "count_noun"
        ):
            return None
        end = mark.end
    return None


def _names_one(marks: list[Mark]) -> bool:
    """Whether marks name one index, under its short name too: "chỉ số CCHC (PAR INDEX)"."""
    kinds = [mark.kind for mark in marks]
    short = ["index_name", "open", "index_name"]
    pairs = sum(kinds[place : place + 3] == short for place in range(len(kinds)))
    return kinds.count("index_name") - pairs == 1


def _untold_indices(marks: list[Mark]) -> list[Anchor]:
    """ "…; còn SIPAS của tỉnh tăng từ 81,82% lên 84,4%": an index in a part of the sentence that
    names no province.
    """
    told: list[Anchor] = []
    stops = [position for position, mark in enumerate(marks) if mark.kind == "semicolon"]
    for before, after in itertools.pairwise([-1, *stops, len(marks)]):
        part = range(before + 1, after)
        indices = [position for position in part if marks[position].kind == "index_name"]
        if (
            before >= 0
            and indices
            and not any(marks[position].kind == "unit" for position in part)
            and any(
                marks[position].kind in ("rank", "score", "percent", "number") for position in part
            )
        ):
            told += [(place, marks[place]) for place in indices if _opens_its_own(marks, place)]
    return told


def _opens_its_own(marks: list[Mark], position: int) -> bool:
    """ "…; PAPI đứng ở nhóm trung bình thấp, còn PAR INDEX đứng thứ 51": the first index of a part,
    and each behind a comma with a value of its own.
    """
    before, behind = (
        [mark.kind for mark in marks[edge : edge + 1]] for edge in (position - 1, position + 1)
    )
    return before == ["semicolon"] or (before == ["comma"] and bool({*behind} & _TELLS))


_TELLS = {"rank_verb", "rank", "gain_verb", "score", "percent"}
