"""Grades said once for several units: by the words that lead to them, or behind them ("đều loại
Tốt", "ba cơ quan này xếp loại Tốt").
"""

from __future__ import annotations

import itertools
import re

from rankings.language.number_words import COUNTED, parse_count
from rankings.parse.model import Statement, list_ranked
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import Mark
from rankings.parse.sentences import Sentence
from rankings.registry.name_forms import place_types

_OPENS_GROUP = re.compile(r"\W*(?:trong|ở|thuộc|với|riêng)\s", re.IGNORECASE)
_LEADS_TO_UNITS = {
    *("link", "comma", "colon", "praise", "gain_verb", "number", "count_word", "count_noun"),
    *("plural_type", "open", "close"),
}


def spread_opening_grade(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    grade_counts: list[Statement],
    rankings: list[Statement],
) -> None:
    """ "Hai đơn vị xếp loại Khá là A, đạt 68%, thứ 14 và B, đạt 66%", "Loại Trung bình chỉ có A,
    đạt 68%": the grade that leads to the units is that of all of them; where they are counted, of
    as many.
    """
    grades = [position for position, mark in enumerate(marks) if mark.kind == "grade"]
    units = {row.fields["unit"].start for row in list_ranked(rankings)}
    if len(grades) != 1 or min(units, default=0) < marks[grades[0]].end:
        return
    before = {mark.kind for mark in marks[: grades[0]]}
    kinds = [mark.kind for mark in marks[grades[0] + 1 :] if mark.end <= min(units)]
    if kinds[:1] == ["open"] and "close" in kinds:  # "(từ 800 điểm trở lên)"
        kinds = kinds[kinds.index("close") :]
    between = set(kinds)
    leads = between & {"link", "colon"} or _OPENS_GROUP.match(text, sentence.start)
    counted = [
        row.attributes.get("count", row.fields["count"].text)
        for row in grade_counts
        if "count" in row.fields
    ]
    is_all = not counted or (
        len(counted) == 1 and counted[0].isdigit() and int(counted[0]) == len(units)
    )
    if leads and is_all and between <= _LEADS_TO_UNITS and not before & {"versus", "none_word"}:
        for statement in rankings:
            statement.fields.setdefault("grade", marks[grades[0]].span)


def spread_listed_grades(
    marks: list[Mark], grade_counts: list[Statement], rankings: list[Statement]
) -> None:
    """ "5 đơn vị loại Tốt gồm: A hạng 4, B hạng 5, …; 6 đơn vị loại Khá gồm: …": as many units as
    are counted, each with a place of its own up to the next grade, have the grade; where more or
    fewer follow, the words list not only them.
    """
    grades = [mark.start for mark in marks if mark.kind == "grade"]
    for counted in grade_counts:
        listed = [name for name in counted.fields if name.startswith("unit:")]
        if not listed or not counted.fields["count"].text.isdigit():
            continue
        start = counted.fields["grade"].start
        stop = next((place for place in grades if place > start), marks[-1].end)
        rows = {
            row.fields["unit"]: row
            for row in rankings
            if row.kind == "ranking" and "unit" in row.fields
            if start < row.fields["unit"].start < stop
        }
        if len(rows) <= len(listed):
            continue
        counted.fields = {key: span for key, span in counted.fields.items() if key not in listed}
        if len(rows) == int(counted.fields["count"].text):
            counted.fields |= {f"unit:{number}": unit for number, unit in enumerate(rows)}
            for row in rows.values():
                row.fields.setdefault("grade", counted.fields["grade"])


# "…, tiêu biểu như xã biên giới A"
_AMONG = re.compile(
    r"[^;.:]{0,25},\s(?:trong đó(?:\scó)?|(?:tiêu biểu|điển hình)(?:\s(?:như|là|có))?)\s"
    rf"(?:(?:các|những)\s)?(?:(?:{place_types()})\s(?:[^\W\d]+\s){{1,4}})?"
)


def spread_among(text: str, marks: list[Mark], rankings: list[Statement]) -> None:
    """ "13 đơn vị loại Tốt, trong đó A xếp thứ 4 (88,25 điểm), B xếp thứ 5; …": the grade of all
    that are told up to the next part, where it is the only one of its own.
    """
    edges = [mark.start for mark in marks if mark.kind == "semicolon"]
    for first, stop in itertools.pairwise([0, *edges, len(text)]):
        part = [mark for mark in marks if first <= mark.start < stop]
        grades = [mark for mark in part if mark.kind == "grade"]
        units = [mark for mark in part if mark.kind == "unit"]
        if (
            len(grades) != 1
            or not units
            or not _AMONG.fullmatch(text, grades[0].end, units[0].start)
        ):
            continue
        for row in list_ranked(rankings):
            if grades[0].end < row.fields["unit"].start < stop:
                row.fields.setdefault("grade", grades[0].span)


# "Ngoài ba cơ quan này, xếp loại Tốt còn có …": the grade is that of the three as well.
_BESIDE = re.compile(
    r"(?:Ngoài|Cùng với|Bên cạnh)\s(?:\w+\s){1,3}?(?:này|trên|nêu trên|kể trên)(?=,|\s(?:thì|còn))"
)
_COUNTED_BACK = re.compile(rf"(?<!\w)(?:cả\s)?(?P<count>\d{{1,2}}|{COUNTED})(?!\w)", re.IGNORECASE)


# "Đây cũng là 03 đơn vị duy nhất của khối thuộc nhóm Tốt", "Hai xã này cũng là 2 đơn vị bị xếp
# loại Trung bình", "Năm phường này xếp loại Tốt": of the units placed just before.
_THESE = re.compile(
    r"(?:(?:Đây|Đó|(?<=;\s)(?:đây|đó))\s(?:(?:cũng|đều|chính|chỉ)\s)?là\s(?:\w+\s){1,12}?"
    rf"|(?:\d{{1,2}}|{COUNTED.title()})\s(?:\w+\s){{1,6}}?này\s"
    r"(?:(?:cũng|đều|chính|chỉ|cùng)\s)?(?:là\s(?:\w+\s){1,12}?)?)"
    r"(?:thuộc|xếp|đạt|nằm|được|vào)(?!\w)"
)


def spread_common_grade(
    text: str, marks: list[Mark], rankings: list[Statement], context: Context
) -> None:
    """ "A rồi đến B, đều loại Tốt": the grade is that of all names before it in the same part of
    the sentence.

    "Cả ba cơ quan đều loại Tốt" names nobody: the grade is that of the units placed just before,
    where they are as many.
    """
    placed = list_ranked(rankings)
    grade = next((mark for mark in marks if mark.kind == "grade"), None)
    beside = grade and _BESIDE.search(text, max(0, marks[0].start - 12), grade.start)
    these = grade and _THESE.search(text, max(0, marks[0].start - 40), grade.end)
    if told := beside or these:
        before = [row for row in placed if row.fields["unit"].start < told.start()]
        for statement in _counted_back(told[0], before or context.recent, context.told):
            statement.fields.setdefault("grade", grade.span)
    for position, mark in enumerate(marks):
        behind = marks[position : position + 4] if mark.kind == "same" else []
        grade = next((other for other in behind if other.kind == "grade"), None)
        for statement in _graded_alike(text, marks, position, placed, context) if grade else []:
            statement.fields.setdefault("grade", grade.span)
    context.recent = placed or context.recent
    context.told += placed


_AS_WELL = re.compile(r"cùng\s(?:[^\W\d]+\s){1,6}(?:còn|cũng)\scó\s", re.IGNORECASE)
_THESE_ALL = re.compile(
    rf"(?<!\w)cả\s(?:\d{{1,2}}|{COUNTED})\s(?:[^\W\d]+\s){{1,4}}(?:này|trên|nói trên)?\s?\Z",
    re.IGNORECASE,
)


def _graded_alike(
    text: str, marks: list[Mark], position: int, placed: list[Statement], context: Context
) -> list[Statement]:
    """The units that "đều" speaks of: those before it in its part of the sentence, or those that
    the words count back to.
    """
    end = marks[position].start
    start = max(
        (other.end for other in marks[:position] if other.kind == "semicolon"),
        default=marks[0].start,
    )
    graded = [row for row in placed if start <= row.fields["unit"].start < end]
    back = _THESE_ALL.search(text, start, end)
    before = [row for row in placed if row.fields["unit"].start < end]
    if back and (counted := _counted_back(back[0], before, context.told + before)):
        return counted  # "A dẫn đầu; kế tiếp là B và C, cả ba huyện này đều loại Khá"
    if graded or any(other.kind == "unit" and start <= other.start < end for other in marks):
        return graded
    before = [row for row in placed if row.fields["unit"].start < start]
    if _AS_WELL.match(text, marks[position].start):
        return before  # "A dẫn đầu; cùng thuộc nhóm Tốt còn có B và C"
    return _counted_back(text[start:end], before or context.recent, context.told)


def _counted_back(words: str, recent: list[Statement], told: list[Statement]) -> list[Statement]:
    """Return the units placed just before, where the words count as many of them ("cả ba cơ
    quan"), else those of the whole paragraph ("cả 12 đơn vị nói trên").
    """
    said = _COUNTED_BACK.search(words)
    if said is None:
        return []
    count = parse_count(said["count"])
    for placed in (recent, told):
        if count == len({statement.fields["unit"].text for statement in placed}):
            return placed
    return []
