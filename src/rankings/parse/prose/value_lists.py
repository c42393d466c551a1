"""Values given in one breath: "số điểm lần lượt là 74,31; 73,87 và 73,05", "lần lượt 92,6 và 90,18
điểm", "từ thứ 4 đến thứ 6".
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.language.number_words import parse_count
from rankings.language.text import fold_letters
from rankings.parse.prose.marks import Mark

_JOINS = {"comma", "semicolon", "and"}
_VALUES = ("number", "score", "percent")
_IN_TURN = re.compile(
    r"(?:điểm|chỉ số|kết quả)[^.;\d]{0,40}?(?:lần lượt|tương ứng)(?:\slà|\sđạt|\s:)?\s*\Z|(?:lần"
    r" lượt|tương ứng)(?:\slà|\sđạt)?\s*\Z"
)
_DECIMAL = re.compile(r"\d{1,12}[.,]\d{1,4}\Z|0[.,]\d{1,12}\Z")


def settle_value_lists(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with every number of a list of values as a score, the semicolons in it as
    commas, and ranges of ranks as one mark.
    """
    marks = _score_lists(text, _score_named(text, _rank_lists(text, marks)))
    marks = _join_ranges(text, marks)
    return _join_end_of_range(marks)


_RANKS_IN_TURN = re.compile(
    r"(?<!\w)(?:hạng|thứ|trí)\s(?:lần lượt|tương ứng)\s(?:(?:là|ở|các|vị trí|thứ|hạng|số)\s)*\Z",
    re.IGNORECASE,
)


def _rank_lists(text: str, marks: list[Mark]) -> list[Mark]:
    """ "xếp hạng lần lượt 1, 2, 3": the first whole number of several is a place as well."""
    return [
        replace(mark, kind="rank")
        if mark.kind == "number"
        and mark.span.text.isdigit()
        and [other.kind for other in marks[place + 1 : place + 3]] in _MORE
        and _RANKS_IN_TURN.search(text, max(0, mark.start - 40), mark.start)
        else mark
        for place, mark in enumerate(marks)
    ]


_MORE = (["comma", "number"], ["and", "number"], ["comma", "rank"], ["and", "rank"])


def _score_named(text: str, marks: list[Mark]) -> list[Mark]:
    """ "gồm: Sở Nội vụ 95,1; Sở Tư pháp 94,2; Sở Y tế 93": three bare numbers or more, each
    directly behind a name, decimals among them, are scores.
    """
    behind = [
        place + 1
        for place, (mark, value) in enumerate(itertools.pairwise(marks))
        if mark.kind == "unit"
        and value.kind == "number"
        and value.of is None
        and not text[mark.end : value.start].strip(" (")
        and (place + 2 == len(marks) or marks[place + 2].kind in {*_JOINS, "close"})
    ]
    decimals = sum(bool(_DECIMAL.match(marks[place].span.text)) for place in behind)
    if len(behind) < 3 or decimals < len(behind) / 2:
        return marks
    return [
        replace(mark, kind="score") if place in behind else mark for place, mark in enumerate(marks)
    ]


def _score_lists(text: str, marks: list[Mark]) -> list[Mark]:
    settled = list(marks)
    position = 0
    while position < len(settled):
        end = _end_of_list(text, settled, position)
        values = [index for index in range(position, end) if settled[index].kind in _VALUES]
        if len(values) > 1 and _is_value_list(text, settled, position, values):
            last = settled[values[-1]]
            kind = last.kind if last.kind != "number" else "score"
            for index in range(position, end):
                mark = settled[index]
                settled[index] = (
                    replace(mark, kind=kind, unit=mark.unit or last.unit)
                    if index in values
                    else replace(mark, kind="comma" if mark.kind == "semicolon" else mark.kind)
                )
        position = max(end, position + 1)
    return settled


def _end_of_list(text: str, marks: list[Mark], position: int) -> int:
    """Where the run of decimals parted by commas, semicolons and "và" ends that starts here; behind
    "lần lượt" they may be whole numbers, if the last has a unit: "lần lượt 92, 91 và 90 điểm".
    """
    end = position
    while (
        end < len(marks)
        and marks[end].kind in _VALUES
        and marks[end].of is None
        and (_DECIMAL.search(marks[end].span.text) or _in_turn(text, marks[position]))
    ):
        follows = (
            end + 2 < len(marks)
            and marks[end + 1].kind in _JOINS
            and not text[marks[end].end : marks[end + 1].start].strip()
            and not text[marks[end + 1].end : marks[end + 2].start].strip()
        )
        end += 1
        if not follows or marks[end + 1].kind not in _VALUES:
            return end
        end += 1
    return max(end, position)


def _is_value_list(text: str, marks: list[Mark], position: int, values: list[int]) -> bool:
    has_unit = any(marks[index].kind != "number" for index in values)
    are_decimals = all(_DECIMAL.search(marks[index].span.text) for index in values)
    return has_unit or (are_decimals and bool(_in_turn(text, marks[position])))


def _in_turn(text: str, mark: Mark) -> re.Match[str] | None:
    return _IN_TURN.search(fold_letters(text), max(0, mark.start - 70), mark.start)


_TO = re.compile(r"\s(?:đến|tới)(?:\s[^\W\d]+){0,3}\s", re.IGNORECASE)  # "đến vị trí thứ"


def _join_ranges(text: str, marks: list[Mark]) -> list[Mark]:
    """ "từ thứ 4 đến thứ 6" is one mark: the ranks of a list, first and last."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if _is_shared(text, joined, mark):
            joined[-1:] = [] if joined[-1].kind == "dash" else joined[-1:]
            joined[-1] = replace(joined[-1], kind="rank_range", end=mark.end, of=mark.span)
        elif (
            before is not None
            and (before.kind == "rank" or _begins_range(text, before))
            and mark.kind in ("rank", "number")
            and _TO.fullmatch(text, before.end, mark.start)
            and (mark.kind == "rank" or mark.span.text.isdigit())
        ):
            joined[-1] = replace(before, kind="rank_range", end=mark.end, of=mark.span)
        else:
            joined.append(mark)
    return joined


_UP_TO = re.compile(r"\s?[-–]\s?(?:(?:thứ|hạng|vị trí)\s)?")
_NO_PLACE = re.compile(r"\s?(?:điểm|%|bậc|năm|[/.-]\s?\d)")


def _is_shared(text: str, joined: list[Mark], last: Mark) -> bool:
    """Whether a number ends the places that several share: "vị trí 2-3 là A và B"."""
    first = next((mark for mark in reversed(joined[-2:]) if mark.kind != "dash"), None)
    if first is None or first.kind != "rank" or first.of is not None or last.of is not None:
        return False
    told = (parse_count(first.span.text) or 0, parse_count(last.span.text) or 0)
    is_joined = _UP_TO.fullmatch(text, first.span.end, last.span.start)
    is_place = last.kind in ("rank", "number") and not _NO_PLACE.match(text, last.end)
    return bool(is_joined) and is_place and 0 < told[0] < told[1] < told[0] + _MOST_SHARED


_MOST_SHARED = 6
_RANKS_FROM = re.compile(r"(?<!\w)(?:hạng|vị trí)\stừ\s\Z", re.IGNORECASE)


def _begins_range(text: str, mark: Mark) -> bool:
    """ "theo thứ hạng từ 100 đến 102"."""
    is_bare = mark.kind == "number" and mark.of is None and mark.span.text.isdigit()
    return is_bare and bool(_RANKS_FROM.search(text, max(0, mark.start - 12), mark.start))


def _join_end_of_range(marks: list[Mark]) -> list[Mark]:
    """ "từ hạng 9 đến hạng 12 lần lượt là A, B, C; cuối cùng là D": where as many are named as have
    places, the last is that of the list, and D has the place that ends the range.
    """
    kinds = [mark.kind for mark in marks]
    ranged = marks[kinds.index("rank_range")] if "rank_range" in kinds else None
    ends = [place for place, kind in enumerate(kinds) if kind == "last"]
    if ranged is None or len(ends) != 1 or kinds[ends[0] + 1 :] != ["link", "unit"]:
        return marks
    first, last = (parse_count(span.text) or 0 for span in (ranged.span, ranged.of))
    named = sum(mark.kind == "unit" and mark.start > ranged.end for mark in marks)
    if named != last - first + 1:
        return marks
    end, link = marks[ends[0] : ends[0] + 2]
    return [*marks[: ends[0]], replace(end, kind="and", end=link.end), marks[-1]]
