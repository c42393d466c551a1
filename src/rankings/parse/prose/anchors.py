"""Which names of a sentence are ranked, and by which index: the anchors of its chains."""

from __future__ import annotations

import itertools

from rankings.parse.prose.chain_items import has_told
from rankings.parse.prose.marks import Mark

_NEXT = 12  # letters between a place and its index: "thứ 3 về PCI", "dẫn đầu Chỉ số PCI"


def choose_anchors(
    marks: list[Mark], is_national: bool, index: Mark | None, page_province: str | None
) -> list[tuple[int, Mark | None]]:
    """Positions of the marks that are ranked, each with the index it is ranked by where the words
    name one.
    """
    anchors: list[tuple[int, Mark | None]] = []
    segment_index = index if is_national else None
    # named in an earlier part of the sentence; of nobody: "PAPI được công bố; tỉnh đạt 42,86 điểm"
    said_index = said_own = None
    agencies_in_segment = False
    for position, mark in enumerate(marks):
        if mark.kind == "semicolon":
            said_own = None if has_told(marks[:position]) else said_index
            segment_index, agencies_in_segment = (segment_index if is_national else None), False
        if mark.kind == "index_name":
            previous = marks[position - 1] if position else None
            before_previous = marks[position - 2] if position > 1 else None
            if (
                previous
                and previous.kind == "open"
                and before_previous
                and before_previous.kind == "index_name"
            ):
                segment_index = (
                    mark  # "Chỉ số cải cách hành chính (PAR INDEX)": the short name stands for both
                )
                if anchors and anchors[-1][1] is before_previous:
                    anchors[-1] = (position, mark)
                continue
            segment_index = said_index = mark
            if anchors and anchors[-1][1] is mark:
                continue  # the province before it is ranked by it
            if _counts_units(marks[:position]) or _is_agencys(marks, position, anchors):
                continue
            pair = _find_pair(marks[:position], anchors)
            if not agencies_in_segment and not is_national:
                anchors += [(place, mark) for place in pair] or [(position, mark)]
        elif mark.kind == "unit" and mark.name.level == "province":
            is_other = page_province is not None and not mark.span.text.lower().endswith(
                page_province.lower()
            )
            is_subject = (
                segment_index is None and (index or said_own) and not agencies_in_segment
            )  # the paragraph's index, or the sentence's, told of its own province
            spoken = _led_to(marks, position) or segment_index or said_own or index
            spoken = spoken or (said_index if is_other else None)
            if not (spoken or agencies_in_segment):
                spoken = _find_index_ahead(marks, position)
                is_subject = spoken is not None
            if anchors and not is_other and _is_placed_beside(marks, position, anchors):
                spoken, is_subject = anchors[-1][1], True
            if is_national or is_subject or (is_other and spoken is not None):
                if (
                    anchors
                    and marks[anchors[-1][0]] is segment_index
                    and [
                        other.kind
                        for other in marks[anchors[-1][0] + 1 : position]
                        if other.kind != "year"
                    ]
                    == ["link"]
                ):
                    anchors.pop()  # "tỉnh dẫn đầu bảng PCI là Quảng Ninh"
                anchors.append((position, spoken))
        elif mark.kind == "unit":
            if (
                not agencies_in_segment
                and anchors
                and segment_index is not None
                and marks[anchors[-1][0]] is segment_index
            ):
                anchors.pop()
            agencies_in_segment = True
            anchors.append((position, None))
    if is_national and anchors:
        anchors = sorted(anchors + _untold_indices(marks), key=lambda anchor: anchor[0])
    named = next(
        (
            position
            for position in reversed(range(len(marks)))
            if marks[position].kind == "index_name"
        ),
        None,
    )
    if is_national and not anchors and named is not None:  # "Về Chỉ số PAR INDEX, tỉnh đạt 87,15%"
        anchors.append((named, marks[named]))
    return anchors


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


def _is_agencys(marks: list[Mark], position: int, anchors: list[tuple[int, Mark | None]]) -> bool:
    """ "Đơn vị này có tổng điểm 68,3 điểm; chỉ số CCHC 81,3%": a value right behind an index, in a
    part of the sentence that names nobody, is told of the agency before it.
    """
    kinds = [mark.kind for mark in marks]
    start = position - [*reversed(kinds[:position]), "semicolon"].index("semicolon")
    is_told = kinds[position + 1 : position + 2] in (["percent"], ["score"])
    names_nobody = "unit" not in kinds[start:] and start > 0
    is_agency = bool(anchors) and marks[anchors[-1][0]].kind == "unit"
    return is_told and names_nobody and is_agency and anchors[-1][1] is None


def _find_pair(marks: list[Mark], anchors: list[tuple[int, Mark | None]]) -> list[int]:
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


def _is_placed_beside(
    marks: list[Mark], position: int, anchors: list[tuple[int, Mark | None]]
) -> bool:
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
        return ahead[place] if behind & {"rank", "score", "percent"} else None
    is_placed = bool(lead & {"first", "rank"} and behind & {"score", "percent"})
    # behind other names only "dẫn đầu PCI" is clear
    return ahead[place] if is_placed and (is_only or place == 1) else None


_LEADS = {"first", "second", "last", "rank"}


def _led_to(marks: list[Mark], position: int) -> Mark | None:
    """ "Quảng Ninh dẫn đầu PAR INDEX với 90,10%": the index right behind a province's place, which
    goes before the one that the paragraph spoke of.
    """
    behind = marks[position + 1 : position + 3]
    is_led = [mark.kind for mark in behind[1:]] == ["index_name"] and behind[0].kind in _LEADS
    return behind[1] if is_led and behind[1].start - behind[0].end <= _NEXT else None


def _untold_indices(marks: list[Mark]) -> list[tuple[int, Mark | None]]:
    """ "…; còn SIPAS của tỉnh tăng từ 81,82% lên 84,4%": an index in a part of the sentence that
    names no province.
    """
    told: list[tuple[int, Mark | None]] = []
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
            told.append((indices[0], marks[indices[0]]))
    return told
