"""Sentences that speak of one year alone, be it another than the page's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import PLACE_KINDS, Mark
from rankings.registry.vocabulary import compile_words

# "Với Chỉ số năng lực cạnh tranh, PCI năm 2022 của tỉnh là 65,18 điểm": what is spoken of stands
# before its year.
_OTHER_TIMES = {"versus", "earlier", "now", "moved_from"}
_VALUES = PLACE_KINDS | {"score", "percent", "number"}
_BEFORE_TIME = {"year", "earlier", "comma", "index_name", "open", "close"}

# "6 tháng đầu năm 2023", "quý I/2023", "nửa đầu năm": with its year, where one is named
PART_OF_YEAR = (
    r"(?i)(?<!\w)(?:(?:\d{1,2}|ba|sáu|chín)\s(?:@months_word)|nửa\s(?:đầu|cuối)\snăm"
    r"|quý\s(?:I{1,3}|IV|[1-4])(?!\w)(?:\s?[-/])?)(?:\s?(?:năm\s)?(?P<year>20\d\d))?"
)

_MONTH = r"(?i)(?<!\d )(?<!\w)tháng\s(?:0?[1-9]|1[0-2])(?:\s?[-/]\s?|\snăm\s)(?P<year>20\d\d)"


def year_of_months(title: str) -> str | None:
    """Return the year of which a title tells some months; None where it tells of none.

    >>> year_of_months("Xếp hạng 6 tháng đầu năm 2023"), year_of_months("Xếp hạng năm 2023")
    ('2023', None)
    """
    told = compile_words(PART_OF_YEAR).search(title) or re.search(_MONTH, title)
    return told["year"] if told else None


# "chưa công bố kết quả năm 2023", "kết quả DTI năm 2024 chưa có"
_DENIED_BEFORE = re.compile(r"(?<!\w)chưa (?:được )?(?:công bố|có)(?:\s\w+){0,4}\s\Z")
_DENIED_BEHIND = re.compile(r"\s(?:vẫn |hiện )?chưa (?:được )?(?:công bố|có)(?!\s\d)")


def is_denied(before: str, after: str) -> bool:
    """Return whether the words around a year, in small letters, say that it has no results yet.

    >>> is_denied("bộ chưa công bố kết quả năm ", ""), is_denied("kết quả năm ", " xếp thứ 3")
    (True, False)
    """
    return bool(_DENIED_BEFORE.search(before) or _DENIED_BEHIND.match(after))


def drop_denied_years(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without years that have no results yet."""
    return [
        mark
        for mark in marks
        if mark.kind != "year"
        or not is_denied(
            fold_letters(text)[max(0, mark.start - 60) : mark.start],
            fold_letters(text)[mark.end : mark.end + 30],
        )
    ]


def compares(before: list[Mark]) -> bool:
    """Whether brackets follow a year compared with: "so với năm 2022 (84,81%, xếp 42/63)", "so với
    PCI 2022 (hạng 10)".
    """
    kinds = [mark.kind for mark in before]
    if kinds == ["versus", "index_name", "year"]:
        return True
    led = before[-2] if len(before) > 1 and kinds[-1] == "year" else None
    return led is not None and (led.kind == "versus" or led.measures_against)


def explains_year(marks: list[Mark], position: int) -> bool:
    """Whether a mark right behind a year compared with opens what was then: brackets, or a second
    place behind the first, "hạng 4 (tăng 10 bậc so với năm 2021 - hạng 14)".
    """
    if not compares(marks[max(0, position - 3) : position]):
        return False
    if marks[position].kind == "open":
        return True
    kinds = [mark.kind for mark in marks[:position]]
    behind = [mark.kind for mark in marks[position + 1 : position + 2]]
    opened = len(kinds) - 1 - kinds[::-1].index("open") if "open" in kinds else len(kinds)
    since = len(kinds) - kinds[::-1].index("unit") if "unit" in kinds else 0
    is_inside = opened < len(kinds) and "close" not in kinds[opened:]
    joined = ("dash", "colon", "comma") if is_inside else ("dash", "colon")
    return marks[position].kind in joined and "rank" in kinds[since:opened] and behind == ["rank"]


_SPANS = re.compile(r"\s?(?:[-–]|đến(?: năm)?)\s?")


def find_periods(text: str, years: Iterable[Mark]) -> list[tuple[Mark, Mark]]:
    """Return the first and the last year of each period: "giai đoạn 2016-2020"."""
    return [
        (first, last)
        for first, last in itertools.pairwise(years)
        if _SPANS.fullmatch(text, first.end, last.start)
    ]


def is_once(mark: Mark) -> bool:
    """Return whether a mark only says that it was so once: "Năm 2014, tỉnh từng đứng thứ 16"."""
    return mark.kind == "earlier" and mark.span.text.lower() == "từng"


def _dates_its_unit(marks: list[Mark]) -> bool:
    """ "tỉnh Bạc Liêu năm 2017 đứng thứ 51/63, với chỉ số 0,490": the only year stands behind the
    only unit, before what the unit has.
    """
    kinds = [mark.kind for mark in marks]
    place = kinds.index("unit") if kinds.count("unit") == 1 else -1
    return (
        kinds.count("year") == 1
        and kinds[place + 1 : place + 2] == ["year"]
        and place >= 0
        and kinds[place + 2 : place + 3] in (["rank_verb"], ["rank"], ["gain_verb"], ["score"])
        and not (_OTHER_TIMES | {"rise", "fall"}) & {*kinds}
    )


def _dates_its_index(marks: list[Mark]) -> bool:
    """ "Theo công bố của Bộ …, DTI năm 2024 của Lạng Sơn đạt 0,7463": the only year stands right
    behind the index, before all that is told.
    """
    if "index_name" not in [mark.kind for mark in marks]:
        return False
    kinds = [mark.kind for mark in _drop_baselines(marks) if mark.kind != "close"]
    place = kinds.index("year") if kinds.count("year") == 1 else 0
    return (
        kinds[max(0, place - 1) : place] == ["index_name"]
        and not _VALUES & {*kinds[:place]}
        and not _OTHER_TIMES & {*kinds}
    )


def _drop_baselines(marks: list[Mark]) -> list[Mark]:
    """The marks without the years compared with: "…, tăng 2 bậc so với năm 2023"."""
    return [
        mark
        for position, mark in enumerate(marks)
        if [other.kind for other in marks[position : position + 2]] != ["versus", "year"]
        and not (
            [other.kind for other in marks[max(0, position - 1) : position + 1]]
            == ["versus", "year"]
            and {other.kind for other in marks[position + 1 : position + 2]} <= {"comma", "close"}
        )
    ]


def _dates_what_follows(marks: list[Mark]) -> bool:
    """ "Số liệu cho thấy, trong năm 2018, Hải Phòng đạt 64,48 điểm": the only year stands between
    commas, before all names and values.
    """
    kinds = [mark.kind for mark in marks]
    place = kinds.index("year") if kinds.count("year") == 1 else 0
    return (
        kinds[max(0, place - 1) : place + 2] == ["comma", "year", "comma"]
        and not (_VALUES | {"unit"}) & {*kinds[:place]}
        and not _OTHER_TIMES & {*kinds}
    )


_PARTS = {"comma", "open", "semicolon", "and"}
_VERBS = {"rank_verb", "gain_verb", "link", "colon"}


def dates_another_place(marks: list[Mark], position: int) -> bool:
    """Whether the year at a position, behind a place and a comma or bracket, is that of the place
    right behind it: "xếp thứ 10/63, năm 2019 xếp thứ 5/63", "thứ 10/63 (năm 2019: hạng 5)".
    """
    before = [mark.kind for mark in marks[:position]]
    behind = [mark for mark in marks[position + 1 : position + 4] if mark.kind not in _VERBS][:1]
    is_placed = any(mark.kind == "rank" or (mark.kind == "number" and mark.of) for mark in behind)
    return is_placed and "rank" in before and before[-1] in _PARTS


_THEN = re.compile(r"\s?thì\s(?:đến\s|sang\s|tới\s)?(?:năm\s)?", re.IGNORECASE)


def part_before_then(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Nếu năm 2021, A xếp loại Khá, B xếp loại Tốt, thì đến năm 2022 …": what is told of several
    in one year ends before another; the comma there parts the sentence as a semicolon does.
    """
    return [
        replace(mark, kind="semicolon")
        if (mark.kind, following.kind) == ("comma", "year")
        and _THEN.fullmatch(text, mark.end, following.start)
        and [other.kind for other in marks[:position]].count("unit") > 1
        else mark
        for position, (mark, following) in enumerate(itertools.pairwise([*marks, *marks[-1:]]))
    ]


def _heads_a_list(marks: list[Mark]) -> bool:
    """ "Kết quả năm 2024 của ba tỉnh cũ: A 40,18 điểm, xếp thứ 14; B 36,05 điểm, xếp thứ 24": the
    only year stands before the colon, the units and their values behind it.
    """
    kinds = [mark.kind for mark in marks]
    head = kinds[: kinds.index("colon")] if "colon" in kinds else []
    told = kinds[len(head) :]
    is_list = told[1:2] == ["unit"] and told.count("unit") > 1 and bool(_VALUES & {*told})
    is_dated = "year" in head and kinds.count("year") == 1 and not _VALUES & {*head}
    return is_list and is_dated and not (_OTHER_TIMES | {"from", "rise", "fall"}) & {*kinds}


def is_of_one_year(marks: list[Mark]) -> bool:
    """ "Năm 2022, PAR INDEX của tỉnh xếp thứ 41/63; SIPAS xếp thứ 25/63", "Trước đó, năm 2023, …":
    the time that opens the sentence, or dates its unit, is the only one it speaks of.
    """
    if _dates_its_unit(marks) or _dates_its_index(marks) or _dates_what_follows(marks):
        return True
    if _heads_a_list(marks):
        return True
    opening = next(
        (position for position, mark in enumerate(marks) if mark.kind not in _BEFORE_TIME),
        len(marks),
    )
    if all(mark.kind != "year" for mark in marks[:opening]):
        return False
    others = any(
        (
            mark.kind in ("year", "now", "earlier", "moved_from")
            and not is_once(mark)
            and marks[position - 1].kind not in ("versus", "from")
        )
        or explains_year(marks, position)
        for position, mark in enumerate(marks)
        if position >= opening
    )
    arrives = any(
        mark.kind in ("rise", "fall") and following.kind == "rank"
        for mark, following in itertools.pairwise(marks)
    )  # "… đứng thứ 10, vươn lên thứ 3"
    return not others and not arrives


def year_of_index(marks: list[Mark]) -> Mark | None:
    """Return the year right behind an index, where it is one: "Bảng xếp hạng PII 2024 được công
    bố".
    """
    years = [
        year
        for index, year in itertools.pairwise(mark for mark in marks if mark.kind != "close")
        if (index.kind, year.kind) == ("index_name", "year")
    ]
    return years[0] if len({year.span.text for year in years}) == 1 else None


_KEEPS_IT = re.compile(r"(?<!\w)(?:giữ|duy trì|bảo vệ)(?:\s\w+){0,2}\s\Z", re.IGNORECASE)


def drop_kept_times(text: str, marks: list[Mark]) -> list[Mark]:
    """ "giữ vị trí số 1 của năm trước": the marks without the time of a place that is kept."""
    kept = marks[:1]
    for before, mark in itertools.pairwise(marks):
        is_kept = (
            [before.kind, mark.kind] == ["rank", "earlier"]
            and text[before.end : mark.start].strip() == "của"
            and _KEEPS_IT.search(text, max(0, before.start - 30), before.start)
        )
        kept += [] if is_kept else [mark]
    return kept
