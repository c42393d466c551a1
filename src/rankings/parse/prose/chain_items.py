"""One unit of a sentence with what is said of it: its packet of marks, to the separator behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import Mark

SEPARATORS = {"comma", "semicolon", "and", "plural_type"}


_PACKET_KINDS = {
    "first",
    "last",
    "highest",
    "lowest",
    "score",
    "percent",
    "rank",
    "places",
    "points",
    "grade",
    "rise",
    "fall",
    "versus",
    "from",
    "year",
    "comma",
    "link",
    "gain_verb",
    "same",
    "dash",
    "number",
    "unchanged",
    "grade_marker",
    "rank_verb",
    "and",
    "semicolon",
    "about",
    "more_than",
}


@dataclass
class Item:
    """One name of a chain with what stands in its own brackets or directly behind it."""

    anchor: Mark
    packet: list[Mark] = field(default_factory=list)
    parent: Mark | None = None
    owner: Mark | None = None  # the province behind "Chỉ số PCI của"
    says: bool = False  # the packet has a verb: "A đạt 95 điểm"
    index: Mark | None = None


def read_item(
    text: str, marks: list[Mark], position: int, anchors: dict[int, Mark | None]
) -> tuple[Item, int]:
    """Return the unit or index at a mark with its packet, and where the packet ends."""
    anchor = marks[position]
    item = Item(anchor, index=anchors[position])
    after = position + 1
    # "Sở Y tế tỉnh Phú Thọ", "Chỉ số PCI của tỉnh Phú Thọ": the province only says whose.
    if (
        after < len(marks)
        and marks[after].kind == "unit"
        and marks[after].name.level == "province"
        and after not in anchors
        and gap(text, anchor.end, marks[after].start) in ("", "của")
    ):
        item.owner = marks[after]
        after += 1
    is_commune = anchor.kind == "unit" and anchor.name.level == "commune"
    if is_commune:
        item.parent, after = _find_parent(text, marks, after)
    after = _take_brackets(text, marks, item, after)
    if is_commune and item.parent is None:
        item.parent, after = _find_parent(text, marks, after)
    end = _end_of_inline_packet(text, marks, after)
    item.packet += marks[after:end]
    item.says = any(mark.kind in ("gain_verb", "link") for mark in marks[after:end])
    return item, _take_brackets(text, marks, item, end) if end > after else end


def _take_brackets(text: str, marks: list[Mark], item: Item, after: int) -> int:
    """Take the brackets right behind a name, or behind its value ("A 96,25 điểm (đứng đầu)"), where
    they speak of it; returns where the words go on.
    """
    opens = after < len(marks) and marks[after].kind == "open"
    if not opens or gap(text, marks[after - 1].end, marks[after].start) not in ("", "cấp tỉnh"):
        return after
    close = next((i for i in range(after, len(marks)) if marks[i].kind == "close"), None)
    inner = marks[after + 1 : close] if close is not None else []
    places = [mark for mark in inner if mark.kind == "unit"]
    speaks_of_name = all(
        mark.kind in _PACKET_KINDS and (mark.kind != "number" or mark.of is None or mark.is_earlier)
        for mark in inner
        if mark.kind != "unit"
    )
    if close is None or not speaks_of_name or (places and len(inner) > 1):
        return after
    if places:
        item.parent = places[0]
    item.packet += [mark for mark in inner if mark.kind != "unit"]
    return close + 1


# "soán ngôi của B", "từ tay B", "vượt qua B", "xếp trên B": B is what A's place is measured by.
_OBJECT_BEFORE = re.compile(
    r"(?:(?:soán|chiếm|giành|đoạt|thế)\s(?:(?:\w+\s){1,4}của|ngôi(?:\sđầu)?|chỗ)|bị|để|mà|từ"
    r" tay|vượt(?:\s(?:qua|mặt|lên|trên|cả|lên trên)){0,2}|thay(?:\s(?:thế|cho)){0,2}|xếp"
    r" (?:trên|dưới|sau)|đứng (?:trên|dưới|sau)|"
    r"nhường[^,;.]{1,30}\scho|đổi (?:chỗ|ngôi) (?:cho|với)|"
    r"bỏ (?:xa|cách|lại)(?:\s(?:phía|ở|đằng|sau|khá|lại)){0,3}|(?:bám|đuổi|áp) sát|"
    r"(?:thứ|hạng)\s\w+,?\s(?:chỉ\s)?sau|"
    r"ngay (?:trên|dưới|sau|trước)|(?:hơn|kém|so với|bằng|đẩy|qua mặt)(?:\scả)?"
    r"|gấp [\d.,]+ lần)\s\Z"
)


def is_object(text: str, start: int) -> bool:
    """Return whether the words before a name make it what another's place is measured by."""
    return bool(_OBJECT_BEFORE.search(fold_letters(text), max(0, start - 40), start))


def find_owner(
    text: str, marks: list[Mark], position: int, anchors: dict[int, Mark | None]
) -> Mark | None:
    """ "Riêng tỉnh Khánh Hòa, tuy PAR INDEX 2021 tăng 2,54% …": the province named before the index
    in the same part of the sentence, else the one right behind it.
    """
    for before in range(position - 1, -1, -1):
        mark = marks[before]
        if mark.kind in ("semicolon", "rank", "score", "percent") or (
            before in anchors and mark.kind != "unit"
        ):
            break
        if mark.kind == "unit":
            is_subject = mark.name.level == "province" and not is_object(text, mark.start)
            kinds = [one.kind for one in marks[max(0, before - 2) : before]]
            is_one = kinds not in (["unit", "and"], ["unit", "comma"])  # "A và B lần lượt xếp …"
            return mark if is_subject and is_one else None
    return _find_told_owner(marks, position, anchors)


def _find_told_owner(
    marks: list[Mark], position: int, anchors: dict[int, Mark | None]
) -> Mark | None:
    """ "Về Chỉ số SIPAS năm 2024, tỉnh Long An đạt …": the province right behind the index."""
    behind = position + 1
    while behind < len(marks) and marks[behind].kind in ("year", "comma", "open", "close"):
        behind += 1
    mark = marks[behind] if behind < len(marks) and behind not in anchors else None
    is_province = mark is not None and mark.kind == "unit" and mark.name.level == "province"
    return mark if is_province else None


def _find_parent(text: str, marks: list[Mark], after: int) -> tuple[Mark | None, int]:
    """The district behind a commune, and where the words go on: "xã An Hiệp, huyện Châu Thành đạt
    cao nhất", "phường Phước Nguyên thuộc thành phố Bà Rịa", "xã Gia Hiệp của Di Linh".
    """
    place = after + 1 if [mark.kind for mark in marks[after : after + 1]] == ["comma"] else after
    district = marks[place] if place < len(marks) else None
    if district is None or district.kind != "unit":
        return None, after
    said = gap(text, marks[after - 1].end, district.start)
    is_held = place == after and said in ("thuộc", "trực thuộc", "của", "ở", "tại")
    is_parent = is_held or (place > after and said == "," and not district.name.bare)
    is_parent = is_parent and district.name.level == "district"
    return (district, place + 1) if is_parent else (None, after)


def _end_of_inline_packet(text: str, marks: list[Mark], after: int) -> int:
    """ "A – 95 điểm, B – 93 điểm", "A đạt 95 điểm, B đạt 93 điểm": the value belongs to the name if
    another name follows or the bracket ends.
    """
    position = after
    while position < len(marks) and marks[position].kind in ("dash", "colon", "gain_verb", "link"):
        position += 1
    in_place = position > after or (
        0 < after < len(marks)
        and marks[after - 1].kind in ("close", "unit")
        and not gap(text, marks[after - 1].end, marks[after].start)
    )
    if position < len(marks) and marks[position].kind in ("score", "percent") and in_place:
        following = position + 1
        if position == after:  # "Tự Lạn (thị xã Việt Yên cũ) 71,36 điểm"
            return following
        if marks[after].kind in ("dash", "colon") or (
            following < len(marks) and marks[following].kind in SEPARATORS
        ):
            next_name = skip_separators(text, marks, following)
            if marks[after].kind in ("dash", "colon"):
                return _end_of_more_values(marks, following)
            if next_name is not None and marks[next_name].kind == "unit":
                return following
    return after


def _end_of_more_values(marks: list[Mark], position: int) -> int:
    """ "Đức Trọng - 91,72 điểm, hạng nhì; …": a place behind the score is the same unit's."""
    while (
        position + 1 < len(marks)
        and marks[position].kind in ("comma", "dash")
        and marks[position + 1].kind in ("rank", "grade")
    ):
        position += 2
    return position


def take_last_value(marks: list[Mark], item: Item, after: int) -> int:
    """ "lần lượt là A với 89,7 điểm, B với 87,6 điểm": the last of the row has its score like those
    before it.
    """
    kinds = [mark.kind for mark in marks[after : after + 3]]
    has_value = kinds[:1] in (["gain_verb"], ["link"]) and kinds[1:2] in (["score"], ["percent"])
    if not has_value or kinds[2:] not in ([], ["semicolon"]):
        return after
    item.packet, item.says = list(marks[after : after + 2]), True
    return after + 2


def skip_separators(text: str, marks: list[Mark], position: int) -> int | None:
    """Return where the next name of the list stands, or None if words that are no separators come
    first.
    """
    start = marks[position - 1].end
    seen_plural = False
    while position < len(marks):
        mark = marks[position]
        if gap(text, start, mark.start) not in ("", "các"):
            return None
        if mark.kind == "unit" or mark.kind == "index_name":
            return position
        if mark.kind not in SEPARATORS and not (mark.kind == "colon" and seen_plural):
            return None
        seen_plural = seen_plural or mark.kind == "plural_type"
        start = mark.end
        position += 1
    return None


_COUNTS_LIST = re.compile(r"\(\d{1,3}\)")


def gap(text: str, start: int, end: int) -> str:
    """Return the words between two marks, in lower case, without spaces, quotation marks and the
    numeral of a list.
    """
    return _COUNTS_LIST.sub("", text[start:end]).strip(" \n\t\"“”'").lower()


def has_told(marks: list[Mark]) -> bool:
    """Whether the last part of a sentence names a unit or gives a value."""
    kinds = [mark.kind for mark in marks]
    start = len(kinds) - kinds[::-1].index("semicolon") if "semicolon" in kinds else 0
    return bool({"unit", "score", "rank", "percent"} & {*kinds[start:]})


def opens_bracket(tail: list[Mark], head: list[Mark] | None) -> bool:
    """Return whether a bracket that names another opens right behind what a name has: "A đạt 43,21
    điểm (B đạt 46,72 điểm); hạng 38/63"; `head` leads to the other's name, None where nothing does.
    """
    if head is None:
        return bool(tail) and tail[-1].kind == "open"
    opens = "open" in (tail[-1].kind if tail else "", *[mark.kind for mark in head[:1]])
    return opens and any(mark.kind in ("score", "rank") for mark in tail)


def scores_fall(items: list[Item]) -> bool:
    """Return whether each name has one score and none a higher one than the name before: "A (87,3
    điểm), B (86,5 điểm)".
    """
    scores = [
        [mark.span.text.replace(",", ".") for mark in item.packet if mark.kind in _SCORES]
        for item in items
    ]
    if any(len(told) != 1 or told[0].count(".") > 1 for told in scores):
        return False
    values = [float(told[0]) for told in scores]
    return values[0] > values[-1] and values == sorted(values, reverse=True)


_SCORES = ("score", "percent")
