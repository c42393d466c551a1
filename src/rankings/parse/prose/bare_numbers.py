"""Numbers that bear no word of what they are, and percentages: places and scores by where they
stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.parse.prose.marks import PLACE_KINDS, Mark
from rankings.parse.prose.numerals import number_names


def settle_percents(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Chỉ số CCHC: Sở Nội vụ đạt 94,16% (tăng 1 bậc), …", "với chỉ số CCHC là 82,08%": in a
    sentence about an index, what a unit reaches in percent, of nothing else, is its score.
    """
    kinds = [mark.kind for mark in marks]
    if "index_name" not in kinds:
        return marks
    return [
        replace(mark, kind="score")
        if mark.kind == "percent"
        and not mark.is_earlier
        and (
            kinds[max(0, position - 1) : position] == ["gain_verb"]
            or kinds[max(0, position - 2) : position] == ["index_name", "link"]
        )
        and re.match(r"\s?(?:[,;.()]|\Z)", text[mark.end : mark.end + 2])
        else mark
        for position, mark in enumerate(marks)
    ]


def settle_numbers(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with every bare number that is a place or a score as what it is."""
    return _settle_bare_scores(text, _settle_counted_names(_settle_fractions(number_names(marks))))


_FEWEST_COUNTED = 3


def _settle_counted_names(marks: list[Mark]) -> list[Mark]:
    """ "tiếp theo là Hải Phòng (3), Đà Nẵng (4), Cần Thơ (5)": numbers that count names up in
    brackets, one by one, are their places.
    """
    runs: list[list[Mark]] = [[]]
    kinds = [mark.kind for mark in marks]
    for position, mark in enumerate(marks):
        around = kinds[max(0, position - 2) : position + 2]
        if around != ["unit", "open", "number", "close"] or not mark.span.text.isdigit():
            continue
        run = runs[-1]
        if run and int(mark.span.text) == int(run[-1].span.text) + 1:
            run.append(mark)
        else:
            runs.append([mark])
    placed = {mark.start for run in runs if len(run) >= _FEWEST_COUNTED for mark in run}
    return [replace(mark, kind="rank") if mark.start in placed else mark for mark in marks]


def _settle_fractions(marks: list[Mark]) -> list[Mark]:
    """ "Sở Nội vụ xếp thứ 1/19, Sở Tư pháp 2/19": a fraction of the same list behind a name is a
    place.
    """
    sizes = {mark.of.text for mark in marks if mark.kind == "rank" and mark.of is not None}
    return [
        replace(mark, kind="rank")
        if mark.kind == "number"
        and mark.of is not None
        and mark.of.text in sizes
        and any(other.kind == "unit" for other in marks[max(0, position - 3) : position])
        else mark
        for position, mark in enumerate(marks)
    ]


# "đứng thứ nhất với số điểm là 385,641"
_WITH_SCORE = re.compile(
    r"với (?:tổng )?(?:số điểm|điểm số|tổng điểm)(?:\sđạt)?(?:\slà)?\s\Z", re.IGNORECASE
)
_THREE_DECIMALS = re.compile(r"\d{1,3},\d{3}")
# "Cao Bằng có số điểm thấp nhất, chỉ 38,80"
_ONLY = re.compile(
    r"(?:thấp nhất|cao nhất|cuối bảng|cuối cùng|đứng đầu|dẫn đầu|điểm số|số điểm),?\s"
    r"(?:chỉ|với|đạt|chỉ đạt|là)\s\Z",
    re.IGNORECASE,
)
_TWO_DECIMALS = re.compile(r"\d{1,3}[.,]\d{2}")


def _is_only_score(text: str, mark: Mark) -> bool:
    return (
        mark.of is None
        and bool(_TWO_DECIMALS.fullmatch(mark.span.text))
        and bool(_ONLY.search(text, max(0, mark.start - 30), mark.start))
    )


def _settle_bare_scores(text: str, marks: list[Mark]) -> list[Mark]:
    """ "xếp hạng ba (91,290)", "với Chỉ số CCHC là 91,510": three decimals in the brackets of a
    place, or behind the index's name or "với số điểm là", are a score and no thousands.
    """
    return [
        replace(mark, kind="score")
        if mark.kind == "number"
        and (
            _is_told_as_score(text, marks, position)
            or _is_scored_alike(marks, position)
            or _is_only_score(text, mark)
        )
        else mark
        for position, mark in enumerate(marks)
    ]


def _is_told_as_score(text: str, marks: list[Mark], position: int) -> bool:
    mark = marks[position]
    if mark.of is not None or not _THREE_DECIMALS.fullmatch(mark.span.text):
        return False
    kinds = [other.kind for other in marks[max(0, position - 4) : position]]
    is_of_place = kinds[-1:] == ["open"] and not PLACE_KINDS.isdisjoint(kinds)
    is_named = kinds[-2:-1] == ["index_name"] and kinds[-1] in ("link", "gain_verb")
    is_named = is_named or bool(_WITH_SCORE.search(text, max(0, mark.start - 30), mark.start))
    return is_of_place or is_named


def _is_scored_alike(marks: list[Mark], position: int) -> bool:
    """ "A 95,1 điểm (hạng 1), B 94,2 (hạng 2)": between a name and its place, where another name
    has a score there.
    """
    first = position - 1 - (position > 1 and marks[position - 1].kind == "colon")
    around = [mark.kind for mark in marks[max(0, first) : position + 4]]
    if around[-4:] != ["number", "open", "rank", "close"] or around[:1] != ["unit"]:
        return False
    told = "".join(f"{mark.kind} " for mark in marks if mark.kind != "colon")
    return "unit score open rank close " in told
