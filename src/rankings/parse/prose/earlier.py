"""What a sentence says of an earlier year: "kỳ trước đứng thứ 4", "đơn vị dẫn đầu năm 2018 và nay
đứng thứ nhì", "(năm 2020: 81,2 điểm)".
"""

from __future__ import annotations

import itertools
import re

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import Mark, turn_earlier
from rankings.parse.prose.one_year import (
    compares,
    drop_denied_years,
    drop_kept_times,
    explains_year,
    is_of_one_year,
    is_once,
)
from rankings.parse.prose.place_moves import (
    PLACES,
    leave_given_up,
    settle_bracketed_scores,
    settle_compared_years,
    settle_moves,
)
from rankings.parse.prose.series import part_years
from rankings.registry.vocabulary import compile_words

# Without a time, a change or brackets a sentence tells of nothing that was before.
_TELLS_TIME = {"year", "earlier", "now", "versus", "from", "rise", "fall", "close"}
_STOPS = {"comma", "semicolon", "colon", "open", "close", "dash", "now", "unit"}
_COMPARED = (
    r"(?:@baseline_word|như|bằng|giống|so|kể từ|hơn)\s"
    r"(?:cả\s|ở\s|thời\s|kết quả\s|thứ hạng\s|vị trí\s|mức\s)?(?:năm\s)?\Z"
)
# "trong khi năm 2021 …", "còn kỳ trước …", "… thì năm 2022 …": another clause without a comma.
_CONTRAST = re.compile(
    r"(?:trong khi|nhưng|song|còn|dù|thì)\s(?:ở\s|vào\s|sang\s)?(?:năm\s)?\Z",
    re.IGNORECASE,
)

_AFTER = re.compile(r"\ssau khi\s(?:từng\s|đã\s)?\Z")  # "xuống thứ hai sau khi đứng đầu năm 2021"


def settle_earlier(text: str, marks: list[Mark], year: int | None) -> list[Mark]:
    """Return the marks with the places and scores that were held before marked as earlier.

    A clause speaks of an earlier time by its words ("kỳ trước", "năm ngoái", "từng") or by a year
    before `year`, the one evaluated. A year does so only beside another clause that has a place:
    "Năm 2020, Sở Y tế đứng thứ 3" alone is a statement about 2020.
    """
    marks = leave_given_up(text, marks)
    if _TELLS_TIME.isdisjoint(mark.kind for mark in marks):
        return marks
    marks = _settle_times(text, marks)
    if is_of_one_year(marks):
        return [mark for mark in marks if not is_once(mark)]
    if _tells_years(marks):
        return marks
    clauses = _cut_clauses(text, marks)
    told = _find_told(text, marks, clauses, year)
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
            if mark.kind in PLACES
            and not first <= position < last
            and marks[position - 1].kind != "pillar"  # "…; trong đó Kinh tế số xếp thứ 7"
        ]
        if not (by_word or others) or not _has_place(marks, (first, last)):
            continue
        behind_index = compares(marks[max(0, first - 3) : first])
        for position in range(first - behind_index, last):
            settled[position] = turn_earlier(marks[position])
    return settled


def _settle_times(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without the times that date nothing, and with what moves, brackets and comparisons
    give to a time before.
    """
    marks = drop_denied_years(text, _drop_graded_years(marks))
    marks = drop_kept_times(text, _settle_told_then(text, marks))
    marks = settle_bracketed_scores(text, settle_compared_years(marks))
    return _drop_undated(text, _settle_listed_years(settle_moves(text, marks)))


def _find_told(
    text: str, marks: list[Mark], clauses: list[tuple[int, int]], year: int | None
) -> list[tuple[int, int]]:
    """The clauses that speak of an earlier time; those that say so without a year alone, where the
    only year is that of the index told: "DTI năm 2022, hạng 17; kỳ trước ở hạng 39".
    """
    told = [
        clause
        for clause in clauses
        if _names_earlier_time(text, marks, clause, year) or _explains_baseline(text, marks, clause)
    ]
    spoken = [
        (first, last)
        for first, last in told
        if any(mark.kind == "earlier" for mark in marks[first:last])
        and all(mark.kind != "year" for mark in marks[first:last])
    ]
    has_former = spoken or any(mark.is_earlier for mark in marks)
    return spoken if has_former and _dates_the_index(marks) else told


def _dates_the_index(marks: list[Mark]) -> bool:
    """Whether the latest year of a sentence stands first, right behind an index."""
    kinds = [mark.kind for mark in marks if mark.kind != "close"]
    years = [mark.span.text for mark in marks if mark.kind == "year"]
    is_latest = bool(years) and years[0] == max(years) and years.count(years[0]) == 1
    return is_latest and kinds[kinds.index("year") - 1] == "index_name" and "now" not in kinds


def _drop_undated(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without the places held once, nobody says when, beside places of other years: "X
    từng đứng thứ nhất, song cũng có lúc chỉ xếp thứ 17 (năm 2013)".
    """
    if any(mark.kind == "now" for mark in marks):
        return marks
    undated = {
        id(mark)
        for first, last in _cut_clauses(text, marks)
        if any(map(is_once, inside := marks[first:last]))
        and not any(mark.kind == "year" for mark in marks[:last])
        for mark in inside
        if mark.kind in PLACES or is_once(mark)
    }
    return [mark for mark in marks if id(mark) not in undated]


_JOINS_YEAR = ("link", "gain_verb", "rank_verb", "comma")


def _settle_listed_years(marks: list[Mark]) -> list[Mark]:
    """ "đạt 83,45%, xếp thứ 40 (năm 2018 là 81,24%, năm 2017 đạt 79,76%)": brackets of several
    years, each with a value, hold what was before.
    """
    settled = list(marks)
    for position, mark in enumerate(marks[1:], 1):
        before = (one.kind for one in reversed(marks[:position]) if one.kind != "count_noun")
        if mark.kind != "open" or next(before, "") not in PLACES:
            continue
        inside = list(itertools.takewhile(lambda one: one.kind != "close", marks[position + 1 :]))
        told = [one for one in inside if one.kind not in _JOINS_YEAR]
        kinds = ["rank" if _is_place_number(one) else one.kind for one in told]
        years, values = kinds[::2], kinds[1::2]
        is_list = len(years) > 1 and {*years} == {"year"} and {*values} <= PLACES
        if is_list and len(values) == len(years):
            behind = position + 1 + len(inside)
            settled[position + 1 : behind] = map(turn_earlier, inside)
    return settled


def _tells_years(marks: list[Mark]) -> bool:
    """ "năm 2021 đạt 63,80 điểm, xếp thứ 38/63; năm 2022 đạt 67,26 điểm, xếp thứ 12/63": every year
    has a score and a place of its own, the later year last.
    """
    marks = _without_short_names(marks)
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


_GRADED = {"year", "grade", "grade_marker", "rank_verb", "average", "gain_verb"}


def _drop_graded_years(marks: list[Mark]) -> list[Mark]:
    """The marks without brackets that only grade another year: "xếp vào nhóm khá (năm 2018 ở nhóm
    trung bình)".
    """
    kinds = [mark.kind for mark in marks]
    for place in range(1, len(marks)):
        close = kinds.index("close", place) if "close" in kinds[place:] else place
        inside = kinds[place + 1 : close]
        is_graded = {*inside} <= _GRADED and {"grade", "average"} & {*inside}
        is_beside = inside[:1] == ["year"] and "year" in kinds[:place]
        if kinds[place] == "open" and is_beside and is_graded:
            return _drop_graded_years([*marks[:place], *marks[close + 1 :]])
    return marks


def _settle_told_then(text: str, marks: list[Mark]) -> list[Mark]:
    """ "so với năm 2022 là năm tỉnh xếp thứ 7", "xếp thứ 27, tăng 26 bậc so với năm 2021 xếp thứ
    53" tell the place of then.
    """
    settled = list(marks)
    for place in range(len(marks) - 2):
        first, second, third = marks[place : place + 3]
        if [first.kind, second.kind] != ["versus", "year"]:
            continue
        is_year = third.kind == "link" and text[third.end : third.end + 5].strip() == "năm"
        is_told = third.kind in ("rank", "rank_verb") and "rank" in (
            one.kind for one in marks[:place]
        )
        if is_year or (is_told and not text[second.end : third.start].strip()):
            behind = range(place + 2, min(place + 7, len(marks)))
            for then in [at for at in behind if marks[at].kind in PLACES][:1]:
                settled[then] = turn_earlier(marks[then])
    return settled


def _without_short_names(marks: list[Mark]) -> list[Mark]:
    """The marks without brackets that only hold the short name of an index: "(PAR INDEX)"."""
    kinds = [mark.kind for mark in marks]
    short = {
        place + step
        for place in range(len(marks))
        if kinds[place : place + 3] == ["open", "index_name", "close"]
        for step in range(3)
    }
    return [mark for place, mark in enumerate(marks) if place not in short]


def _cut_clauses(text: str, marks: list[Mark]) -> list[tuple[int, int]]:
    """Return (first, behind last) positions of the marks between two stops; a unit's name opens a
    clause of its own.
    """
    clauses, start = [], 0
    for position, mark in enumerate(marks):
        splits = _CONTRAST if mark.kind in ("year", "earlier") else _AFTER
        if mark.kind in _STOPS or splits.search(text, max(0, mark.start - 24), mark.start):
            clauses.append((start, position))
            start = position
    clauses.append((start, len(marks)))
    return [clause for clause in clauses if clause[1] > clause[0]]


def _names_earlier_time(
    text: str, marks: list[Mark], clause: tuple[int, int], year: int | None
) -> bool:
    inside, arrival = marks[slice(*clause)], marks[clause[1] : clause[1] + 2]
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
        if is_year or mark.kind == "earlier":
            before = fold_letters(text)[max(0, mark.start - 24) : mark.start]
            if not compile_words(_COMPARED).search(before):
                return True
    return False


def _explains_baseline(text: str, marks: list[Mark], clause: tuple[int, int]) -> bool:
    """ "tăng 1,2 điểm so với năm 2021 (84 điểm, hạng 9)", "hạng 4 (tăng 10 bậc so với năm 2021 -
    hạng 14)": brackets right behind the year compared with, or a second place behind the first.
    """
    first = clause[0]
    if not first or text[marks[first - 1].end : marks[first].start].strip():
        return False
    if marks[first - 1].kind in ("versus", "earlier"):
        names_another = [mark.kind for mark in marks[first + 1 : first + 2]] == ["unit"]
        return marks[first].kind == "open" and not names_another
    return explains_year(marks, first)


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
    opens = clause[0] == 0 or marks[clause[0]].kind in ("semicolon", "colon")
    has_place = _has_place(marks, clause)
    if has_place and not opens:
        return clause[0], _behind_brackets(marks, clause[1])
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


def _behind_brackets(marks: list[Mark], last: int) -> int:
    """ "còn năm 2021 đạt 85,2% (hạng 40)": where brackets end that tell of the value before."""
    inside = list(itertools.takewhile(lambda mark: mark.kind != "close", marks[last + 1 :]))
    kinds = {mark.kind for mark in inside}
    opens = [mark.kind for mark in marks[last - 1 : last + 1]]
    is_of_value = opens[-1:] == ["open"] and opens[0] in PLACES and kinds <= {*PLACES, "rank_verb"}
    return last + 1 + len(inside) if is_of_value else last


def _has_place(marks: list[Mark], clause: tuple[int, int]) -> bool:
    return any(
        mark.kind in PLACES or _is_place_number(mark) for mark in marks[clause[0] : clause[1]]
    )


def _is_place_number(mark: Mark) -> bool:
    """ "đứng 24/63"."""
    return mark.kind == "number" and mark.of is not None
