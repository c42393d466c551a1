"""Moves from one place to another: "từ hạng 44 năm 2022 lên hạng 26"; what was left is marked as
earlier.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.parse.prose.arrivals import (
    join_directions,
    mark_arrivals,
    settle_arrivals,
    settle_landings,
)
from rankings.parse.prose.marks import PLACE_KINDS, Mark, turn_earlier

PLACES = PLACE_KINDS | {"score", "percent"}
_GIVEN_UP = re.compile(r"nhường[”\"]?\s(?:lại\s|ngôi\s)?\Z", re.IGNORECASE)  # "nhường vị trí thứ 3"
_ALL_PROVINCES = {"63", "34"}
_JOINS_MOVE = {
    *("rank", "score", "percent", "number", "year", "open", "close", "earlier", "comma"),
    *("index_name", "count_noun", "plural_type"),
    *("rank_verb", "average"),  # "xếp thứ 27 của cả nước"
}
_LEFT = {"rank", "score", "percent", "number"}
_REACHED = {*_LEFT, "rank_verb", "places", "first"}
_MOVER = [["comma", "unit", "rise"], ["comma", "unit", "fall"]]


_YEAR = re.compile(r"20\d\d")


def settle_compared_years(marks: list[Mark]) -> list[Mark]:
    """ "so với 2017 (37,08 điểm)", "(PCI) 2022": a bare year that is compared with, or stands right
    behind an index, is one. "cao hơn năm 2016 là 5,09 điểm" tells a difference, and no score of
    2016.
    """
    settled = list(marks)
    kinds = [mark.kind for mark in marks]
    for position, mark in enumerate(marks):
        before = kinds[max(0, position - 3) : position]
        is_bare = mark.kind == "number" and mark.of is None
        is_told = before[-1:] == ["versus"] or before[-2:] == ["index_name", "close"]
        if is_told and is_bare and _YEAR.fullmatch(mark.span.text):
            settled[position] = replace(mark, kind="year")
        if mark.kind == "year" and before[-2:] == ["versus", "index_name"]:
            settled[position] = turn_earlier(mark)  # "So với PGI 2023, Hưng Yên tăng 2,87 điểm"
        if before in (["rise", "year", "link"], ["fall", "year", "link"]) and mark.kind in (
            "score",
            "percent",
        ):
            settled[position - 2] = turn_earlier(marks[position - 2])
            settled[position] = replace(mark, kind="points")
    return settled


_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,4}")
_SCORE_GREW = re.compile(r"(?<!\w)(?:số điểm|điểm số|điểm)\s\Z", re.IGNORECASE)


def settle_bracketed_scores(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Đồng Tháp (72,81 so với 72,1)": the score and the one before. "với số điểm tăng vượt trội
    (75,09)": what the score grew to, and not by how much.
    """
    settled = list(marks)
    kinds = ["score" if _is_bare_decimal(mark) else mark.kind for mark in marks]
    for position, mark in enumerate(marks):
        if kinds[max(0, position - 2) : position + 4] == _COMPARED_SCORES:
            settled[position] = replace(mark, kind="score")
            settled[position + 2] = turn_earlier(replace(marks[position + 2], kind="score"))
        grew = marks[max(0, position - 2)]
        if (
            kinds[max(0, position - 2) : position + 2] in _GROWN_SCORE
            and _is_bare_decimal(mark)
            and _SCORE_GREW.search(text, max(0, grew.start - 10), grew.start)
        ):
            settled[position] = replace(mark, kind="score")
            settled[position - 2] = replace(grew, kind="comma")
    return settled


_COMPARED_SCORES = ["unit", "open", "score", "versus", "score", "close"]
_GROWN_SCORE = (["rise", "open", "score", "close"], ["fall", "open", "score", "close"])


def _is_bare_decimal(mark: Mark) -> bool:
    return (
        mark.kind == "number"
        and mark.of is None
        and mark.unit is None
        and bool(_DECIMAL.fullmatch(mark.span.text))
    )


def leave_given_up(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with a place that was given up as an earlier one."""
    return [
        turn_earlier(mark)
        if mark.kind in PLACES and _GIVEN_UP.search(text, max(0, mark.start - 14), mark.start)
        else mark
        for mark in marks
    ]


def settle_moves(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with what was left behind marked as earlier: "từ 79,10% (hạng 44) năm 2022
    lên 82,92% (hạng 26)".

    "từ" becomes `moved_from` and the verb `moved_to`: what follows the verb is where it went, not
    by how much it changed.
    """
    marks = _mark_bracketed_places(mark_arrivals(text, join_directions(text, marks)))
    settled = _leave_for_now(marks)
    for position, mark in enumerate(marks):
        move = _find_move(marks, position) if mark.kind == "from" else None
        if move is None:
            continue
        left, verb = move
        settled[position] = replace(mark, kind="moved_from")
        settled[verb] = replace(marks[verb], kind="moved_to")
        tells_places = any(
            other.kind == "places" for other in marks[max(0, position - 4) : position]
        ) or any(
            marks[place].kind == "rank"
            or (marks[place].of and marks[place].of.text in _ALL_PROVINCES)
            for place in left
        )  # "tăng 10 bậc (từ 18 lên 8)", "giảm từ 51/63 xuống 56/63"
        for place in left:
            if marks[place].kind != "unit":
                was = _as_rank(marks[place]) if tells_places else marks[place]
                settled[place] = turn_earlier(was)
        if tells_places:
            settled[verb + 1] = _as_rank(marks[verb + 1])
    return settle_landings(text, settle_arrivals(text, settled))


def _find_move(marks: list[Mark], start: int) -> tuple[range, int] | None:
    """Where that stands which "từ" says was left, and the verb of what it went to; None where no
    value was left or none was reached.
    """
    stop = start + 1
    while stop < len(marks) and marks[stop].kind in _JOINS_MOVE:
        stop += 1
    if [mark.kind for mark in marks[stop - 1 : stop + 2]] in _MOVER:
        stop += 1  # "từ 62,87 điểm, xếp thứ 27 năm 2021, Hà Tĩnh vươn lên thứ 18"
    then = _find_arrival_year(marks, start + 1)
    left = range(start + 1, then or stop)
    verb = stop
    if then:
        verb = next(
            (
                place
                for place in range(then + 1, len(marks))
                if marks[place].kind not in ("unit", "comma", "count_noun")
            ),
            stop,
        )
    is_told = any(marks[place].kind in _LEFT for place in left)
    arrives = (
        verb + 1 < len(marks)
        and marks[verb].kind in ("rise", "fall")
        and marks[verb + 1].kind in _REACHED
    )
    return (left, verb) if is_told and arrives else None


def _leave_for_now(marks: list[Mark]) -> list[Mark]:
    """ "sau 2 năm ở vị trí thứ 5 nay lên thứ 2": the place before "nay" was left."""
    settled = list(marks)
    for position in range(len(marks) - 3):
        rank, now, verb, *behind = marks[position : position + 5]
        arrived = [mark.kind for mark in behind if mark.kind != "rank_verb"][:1] == ["rank"]
        if (rank.kind, now.kind) == ("rank", "now") and verb.kind in ("rise", "fall") and arrived:
            settled[position] = turn_earlier(rank)
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


def _as_rank(mark: Mark) -> Mark:
    return (
        replace(mark, kind="rank") if mark.kind == "number" and mark.span.text.isdigit() else mark
    )
