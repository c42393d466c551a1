"""What a sentence says of an earlier year: "kỳ trước đứng thứ 4", "đơn vị dẫn đầu năm 2018 và nay
đứng thứ nhì", "(năm 2020: 81,2 điểm)".
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.parse.prose.marks import Mark
from rankings.parse.prose.one_year import compares, is_of_one_year
from rankings.parse.prose.series import part_years

_STOPS = {"comma", "semicolon", "colon", "open", "close", "dash", "now", "unit"}
_PLACES = {"rank", "first", "second", "last", "highest", "lowest", "score", "percent"}
_WORD_VALUES = {"first": "1", "second": "2"}
_COMPARED = re.compile(
    r"(?:như|bằng|giống|giống như|so với|kể từ|hơn)\s(?:cả\s|ở\s|thời\s|kết quả\s)?(?:năm\s)?\Z",
    re.IGNORECASE,
)
# "trong khi năm 2021 …", "còn kỳ trước …": another clause without a comma.
_CONTRAST = re.compile(
    r"(?:trong khi|nhưng|song|còn|dù)\s(?:ở\s|vào\s)?(?:năm\s)?\Z", re.IGNORECASE
)


_GIVEN_UP = re.compile(r"nhường[”\"]?\s(?:lại\s|ngôi\s)?\Z", re.IGNORECASE)  # "nhường vị trí thứ 3"
_ALL_PROVINCES = {"63", "34"}
_JOINS_MOVE = {"rank", "score", "percent", "number", "year", "open", "close", "earlier", "comma"}
_JOINS_MOVE |= {"rank_verb", "average"}  # "xếp thứ 27 của cả nước"
_MOVER = [["comma", "unit", "rise"], ["comma", "unit", "fall"]]


def settle_moves(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with what was left behind marked as earlier: "từ 79,10% (hạng 44) năm 2022
    lên 82,92% (hạng 26)".

    "từ" becomes `moved_from` and the verb `moved_to`: what follows the verb is where it went, not
    by how much it changed.
    """
    marks = _mark_bracketed_places(_mark_arrivals(text, marks))
    marks = [
        _turn_earlier(mark)
        if mark.kind in _PLACES and _GIVEN_UP.search(text, max(0, mark.start - 14), mark.start)
        else mark
        for mark in marks
    ]
    settled = _leave_for_now(marks)
    for position, mark in enumerate(marks):
        if mark.kind != "from":
            continue
        stop = position + 1
        while stop < len(marks) and marks[stop].kind in _JOINS_MOVE:
            stop += 1
        if [mark.kind for mark in marks[stop - 1 : stop + 2]] in _MOVER:
            stop += 1  # "từ 62,87 điểm, xếp thứ 27 năm 2021, Hà Tĩnh vươn lên thứ 18"
        then = _find_arrival_year(marks, position + 1)
        left = marks[position + 1 : then or stop]
        if then:
            stop = next(
                (
                    place
                    for place in range(then + 1, len(marks))
                    if marks[place].kind not in ("unit", "comma", "count_noun")
                ),
                stop,
            )
        arrives = (
            stop + 1 < len(marks)
            and marks[stop].kind in ("rise", "fall")
            and marks[stop + 1].kind
            in ("rank", "score", "percent", "number", "rank_verb", "places", "first")
        )
        if not arrives or not any(
            other.kind in ("rank", "score", "percent", "number") for other in left
        ):
            continue
        settled[position] = replace(mark, kind="moved_from")
        settled[stop] = replace(marks[stop], kind="moved_to")
        tells_places = any(
            other.kind == "places" for other in marks[max(0, position - 4) : position]
        ) or any(
            other.kind == "rank" or (other.of and other.of.text in _ALL_PROVINCES) for other in left
        )  # "tăng 10 bậc (từ 18 lên 8)", "giảm từ 51/63 xuống 56/63"
        for place in range(position + 1, then or stop):
            if marks[place].kind == "unit":
                continue
            settled[place] = _turn_earlier(_as_rank(marks[place]) if tells_places else marks[place])
        if tells_places:
            settled[stop + 1] = _as_rank(marks[stop + 1])
    return settled


def _leave_for_now(marks: list[Mark]) -> list[Mark]:
    """ "sau 2 năm ở vị trí thứ 5 nay lên thứ 2": the place before "nay" was left."""
    settled = list(marks)
    for position in range(len(marks) - 3):
        rank, now, verb, *behind = marks[position : position + 5]
        arrived = [mark.kind for mark in behind if mark.kind != "rank_verb"][:1] == ["rank"]
        if (rank.kind, now.kind) == ("rank", "now") and verb.kind in ("rise", "fall") and arrived:
            settled[position] = _turn_earlier(rank)
            settled[position + 2] = replace(verb, kind="moved_to")
    return settled


def _find_arrival_year(marks: list[Mark], first: int) -> int | None:
    """ "từ vị trí 63/63 của năm 2020, đến năm 2021 X vươn lên thứ 39": where the later year stands,
    behind the place that was left and its year.
    """
    near = marks[first : first + 5]
    years = [place for place, mark in enumerate(near) if mark.kind == "year"][:2]
    if len(years) < 2 or near[years[0]].span.text >= near[years[1]].span.text:
        return None
    left = {mark.kind for mark in near[: years[1]]}
    is_told = left & {"last", "first", "rank", "number"} and not left & {"rise", "fall"}
    return first + years[1] if is_told else None


def _mark_bracketed_places(marks: list[Mark]) -> list[Mark]:
    """ "xếp thứ 45 (năm 2022: 38)": a bare number behind an earlier year is the place it had."""
    settled = list(marks)
    for position, mark in enumerate(marks):
        inside = [
            other
            for other in marks[position + 1 : position + 6]
            if other.kind in ("open", "year", "number", "close")
        ]
        if (
            mark.kind == "rank"
            and [other.kind for other in inside[:4]] == ["open", "year", "number", "close"]
            and marks[position + 1] is inside[0]
            and inside[2].span.text.isdigit()
        ):
            settled = [
                replace(other, kind="rank" if other is inside[2] else other.kind, is_earlier=True)
                if other in (inside[1], inside[2])
                else other
                for other in settled
            ]
    return settled


_ARRIVES = re.compile(r"\s?(?:còn|xuống còn|đến|tới|thành)(?:\smức)?\s\Z", re.IGNORECASE)


def _mark_arrivals(text: str, marks: list[Mark]) -> list[Mark]:
    """ "giảm từ 88,20 còn 80,05": a word that no verb stands for says where the value went."""
    arrived: list[Mark] = []
    for position, mark in enumerate(marks):
        before = marks[position - 1] if position else None
        if (
            before is not None
            and position > 1
            and mark.kind in ("score", "percent")
            and before.kind == mark.kind
            and marks[position - 2].kind == "from"
            and _ARRIVES.fullmatch(text, before.end, mark.start)
        ):
            arrived.append(Mark("fall", before.end, mark.start, mark.span))
        arrived.append(mark)
    return arrived


def _as_rank(mark: Mark) -> Mark:
    return (
        replace(mark, kind="rank") if mark.kind == "number" and mark.span.text.isdigit() else mark
    )


def settle_earlier(text: str, marks: list[Mark], year: int | None) -> list[Mark]:
    """Return the marks with the places and scores that were held before marked as earlier.

    A clause speaks of an earlier time by its words ("kỳ trước", "năm ngoái", "từng") or by a year
    before `year`, the one evaluated. A year does so only beside another clause that has a place:
    "Năm 2020, Sở Y tế đứng thứ 3" alone is a statement about 2020.
    """
    marks = _settle_listed_years(settle_moves(text, marks))
    if is_of_one_year(marks) or _tells_years(marks):
        return marks
    clauses = _cut_clauses(text, marks)
    told = [
        clause
        for clause in clauses
        if _names_earlier_time(text, marks, clause, year) or _explains_baseline(text, marks, clause)
    ]
    years = {
        mark.span.text for first, last in told for mark in marks[first:last] if mark.kind == "year"
    }
    if (
        not told or len(years) > 1
    ):  # "năm 2020 thứ 29, năm 2021 thứ 41, năm 2022 thứ 37": a series, no year before
        return marks
    settled = list(marks)
    for clause in told:
        first, last = _reach(marks, clause, clauses)
        by_word = any(
            mark.kind == "earlier" for mark in marks[clause[0] : clause[1]]
        ) or _explains_baseline(text, marks, clause)
        others = [
            mark
            for position, mark in enumerate(marks)
            if mark.kind in _PLACES
            and not first <= position < last
            and marks[position - 1].kind != "pillar"  # "…; trong đó Kinh tế số xếp thứ 7"
        ]
        if not (by_word or others) or not _has_place(marks, (first, last)):
            continue
        behind_index = compares(marks[max(0, first - 3) : first])
        for position in range(first - behind_index, last):
            settled[position] = _turn_earlier(marks[position])
    return settled


def _settle_listed_years(marks: list[Mark]) -> list[Mark]:
    """ "đạt 83,45%, xếp thứ 40 (năm 2018 là 81,24%, năm 2017 đạt 79,76%)": brackets of several
    years, each with a value, hold what was before.
    """
    settled = list(marks)
    for position, mark in enumerate(marks[1:], 1):
        if mark.kind != "open" or marks[position - 1].kind not in _PLACES:
            continue
        inside = list(itertools.takewhile(lambda one: one.kind != "close", marks[position + 1 :]))
        kinds = [one.kind for one in inside if one.kind not in ("link", "gain_verb", "comma")]
        years, values = kinds[::2], kinds[1::2]
        is_list = len(years) > 1 and {*years} == {"year"} and {*values} <= _PLACES
        if is_list and len(values) == len(years):
            behind = position + 1 + len(inside)
            settled[position + 1 : behind] = map(_turn_earlier, inside)
    return settled


def _tells_years(marks: list[Mark]) -> bool:
    """ "năm 2021 đạt 63,80 điểm, xếp thứ 38/63; năm 2022 đạt 67,26 điểm, xếp thứ 12/63": every year
    has a score and a place of its own, the later year last.
    """
    if any(mark.kind in ("versus", "earlier", "now", "open") for mark in marks):
        return False
    parted = part_years(marks)
    kinds = [{mark.kind for mark in packet} for _, packet in parted]
    years = [year.span.text for year, _ in parted]
    return (
        bool(kinds)
        and years == sorted(years)
        and all("rank" in own and own & {"score", "percent"} for own in kinds)
    )


def _cut_clauses(text: str, marks: list[Mark]) -> list[tuple[int, int]]:
    """Return (first, behind last) positions of the marks between two stops; a unit's name opens a
    clause of its own.
    """
    clauses, start = [], 0
    for position, mark in enumerate(marks):
        if mark.kind in _STOPS or (
            mark.kind in ("year", "earlier")
            and _CONTRAST.search(text, max(0, mark.start - 24), mark.start)
        ):
            clauses.append((start, position))
            start = position
    clauses.append((start, len(marks)))
    return [clause for clause in clauses if clause[1] > clause[0]]


def _names_earlier_time(
    text: str, marks: list[Mark], clause: tuple[int, int], year: int | None
) -> bool:
    inside = marks[clause[0] : clause[1]]
    arrival = marks[clause[1] : clause[1] + 2]
    if [mark.kind for mark in arrival] == ["unit", "moved_to"]:
        return False  # "đến năm 2021 X vươn lên thứ 39"
    if any(
        mark.kind in ("versus", "from", "moved_from", "moved_to", "rank_range") for mark in inside
    ):
        return False
    for mark in inside:
        is_year = (
            mark.kind == "year"
            and year is not None
            and mark.span.text.isdigit()
            and int(mark.span.text) < year
        )
        if (is_year or mark.kind == "earlier") and not _COMPARED.search(
            text, max(0, mark.start - 24), mark.start
        ):
            return True
    return False


def _explains_baseline(text: str, marks: list[Mark], clause: tuple[int, int]) -> bool:
    """ "tăng 1,2 điểm so với năm 2021 (84 điểm, hạng 9)": brackets right behind the year compared
    with.
    """
    opened = marks[clause[0]]
    before = marks[max(0, clause[0] - 3) : clause[0]]
    if opened.kind != "open" or not before or text[before[-1].end : opened.start].strip():
        return False
    return before[-1].kind in ("versus", "earlier") or compares(before)


def _reach(
    marks: list[Mark], clause: tuple[int, int], clauses: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return the stretch that a clause's time holds for: "Kỳ trước, A chỉ đứng thứ 5" reaches over
    the comma and the name.

    A time inside a sentence ("nơi giữ ngôi đầu năm 2021, nay …") holds for its own clause alone;
    one that opens it goes on until another time, another unit or a semicolon.
    """
    if marks[clause[0]].kind == "open":
        return clause[0], next(
            (
                position
                for position in range(clause[0], len(marks))
                if marks[position].kind == "close"
            ),
            clause[1],
        )
    opens = clause[0] == 0 or marks[clause[0]].kind == "semicolon"
    has_place = _has_place(marks, clause)
    if has_place and not opens:
        return clause
    last = clause[1]
    for following in clauses[clauses.index(clause) + 1 :]:
        inside = marks[following[0] : following[1]]
        goes_on = inside[0].kind in ("comma", "colon") or (
            inside[0].kind == "unit" and not has_place
        )
        if not goes_on or any(
            mark.kind in ("now", "year", "earlier", "from", "versus") for mark in inside
        ):
            break
        last = following[1]
        has_place = has_place or _has_place(marks, following)
        if has_place and not opens:
            break
    return clause[0], last


def _has_place(marks: list[Mark], clause: tuple[int, int]) -> bool:
    return any(
        mark.kind in _PLACES or _is_place_number(mark) for mark in marks[clause[0] : clause[1]]
    )


def _is_place_number(mark: Mark) -> bool:
    """ "đứng 24/63"."""
    return mark.kind == "number" and mark.of is not None


def _turn_earlier(mark: Mark) -> Mark:
    return replace(mark, is_earlier=True, value=mark.value or _WORD_VALUES.get(mark.kind, ""))
