"""Who "đơn vị này" and "địa phương này" are, and which index goes on: what was named before."""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.language.number_words import COUNTED
from rankings.parse.model import Span
from rankings.parse.names import find_names
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import PLACE_KINDS, Mark
from rankings.registry.vocabulary import name_framework

_SEVERAL = re.compile(rf"(?:các|những|cả|{COUNTED}|\d)\s\Z", re.IGNORECASE)
_OFFICE = re.compile(r"giám đốc|chủ tịch|trưởng|lãnh đạo|đại diện|bí thư", re.IGNORECASE)
_FARTHEST = 200
_LEVELS = {
    "sở": {"department"},
    "huyện": {"district"},
    "tỉnh": {"province"},
    "xã": {"commune"},
    "địa": {"district", "commune", "province"},
}


def resolve_pronouns(text: str, start: int, marks: list[Mark], context: Context) -> list[Mark]:
    """Return the marks of the sentence that starts there with every pronoun of one unit turned into
    that unit, where it is clear which.

    In its own sentence it is the unit named last, the one a quoted person speaks for included; else
    the only unit of the sentence before. Behind a comma ("A xếp thứ 2, đơn vị này kém B") the words
    go on about the unit named, which is not named again.
    """
    resolved, again = list(marks), set()
    for position, mark in enumerate(marks):
        if mark.kind != "pronoun" or _SEVERAL.search(text, max(start, mark.start - 8), mark.start):
            continue
        named = (
            next((other for other in reversed(resolved[:position]) if other.kind == "unit"), None)
            or _find_office(text, start, mark, context)
            or context.last_named
        )
        levels = _LEVELS.get(text[mark.start : mark.end].split()[0].lower())
        if (
            named is not None
            and named.name is not None
            and (levels is None or named.name.level in levels)
        ):
            resolved[position] = replace(named, start=mark.start, end=mark.end, used=False)
            if marks[position - 1].kind == "comma" and text[start : mark.start].endswith(", "):
                again |= {position} if named in resolved[:position] else set()
    return [mark for position, mark in enumerate(resolved) if position not in again]


def remember_named(marks: list[Mark], context: Context) -> None:
    """Note the unit that a pronoun of the next sentence speaks of: the only one that this sentence
    names.
    """
    named = {mark.span.text: mark for mark in marks if mark.kind == "unit"}
    if named:
        context.last_named = next(iter(named.values())) if len(named) == 1 else None


def find_holder(marks: list[Mark], context: Context) -> Span | None:
    """Whose part of an index a sentence tells: the only unit it names, else the only one of the
    sentence before, or of the sentence that opens its list ("… của tỉnh Nam Định như sau:").
    """
    named = {mark.span.text: mark.span for mark in marks if mark.kind == "unit"}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    holder = context.last_named or context.list_owner
    return holder.span if holder is not None else None


def _find_office(text: str, start: int, pronoun: Mark, context: Context) -> Mark | None:
    names = (
        find_names(
            text,
            max(start, pronoun.start - _FARTHEST),
            pronoun.start,
            context.province,
            with_offices=True,
        )
        if _OFFICE.search(text, max(start, pronoun.start - _FARTHEST), pronoun.start)
        else []
    )
    if not names:
        return None
    name = names[-1]
    return Mark(
        "unit",
        name.start,
        name.end,
        Span(text[name.start : name.end], name.start, name.end),
        name=name,
    )


def remember_indices(context: Context, marks: list[Mark]) -> None:
    """Note the indices that a sentence names, the last as the one it goes on about; one in
    brackets with a value of its own is a part: "(trong đó Chỉ số SIPAS 8,5/10 điểm; …)".
    """
    for position, mark in enumerate(marks):
        if mark.kind == "index_name":
            context.index = context.index if _is_part(marks, position) else mark
            context.indices.setdefault(name_framework(mark.span.text) or mark.span.text, mark)
    places = [place for place, mark in enumerate(marks) if mark.kind == "index_name"]
    between = {mark.kind for mark in marks[places[0] : places[-1]]} if places else set()
    named = {name_framework(marks[place].span.text) for place in places}
    if len(named) > 1 and "and" in between and not _VALUES & {mark.kind for mark in marks}:
        context.index = context.page_index  # a meeting where several were announced


def _is_part(marks: list[Mark], position: int) -> bool:
    kinds = [mark.kind for mark in marks]
    opens = [at for at in range(position) if kinds[at] == "open"]
    if "index_name" not in kinds[:position] or not opens or "close" in kinds[opens[-1] : position]:
        return False
    behind = [kind for kind in kinds[position + 1 : position + 3] if kind != "gain_verb"]
    return behind[:1] in (["score"], ["percent"])


def only_index(context: Context, marks: list[Mark]) -> Mark | None:
    """The one national index that the page has named so far, for a sentence with a score or a place
    among so many that names none itself.
    """
    named = list(context.indices.values())
    tells = any(mark.kind in ("score", "percent") or mark.of is not None for mark in marks)
    is_free = tells and not any(mark.kind == "index_name" for mark in marks)
    return named[0] if is_free and len(named) == 1 else None


_VALUES = {"rank", "score", "percent", "first", "last", "highest", "lowest", "number"}
_OTHER_SUBJECTS = {"unit", "index_name", "year", "criterion_word", "pillar"}
_SCORES = {"score", "percent"}


def join_told_on(text: str, marks: list[Mark]) -> list[Mark]:
    """ "PCI đạt 63,97 điểm, tăng 1,75 điểm; xếp thứ 47/63", "… xếp hạng 9/63; tăng 4 bậc": what
    follows a semicolon with a place, or a change, and names nobody is said of the one unit or index
    before it.
    """
    joined = list(marks)
    edges = [place for place, mark in enumerate(marks) if mark.kind == "semicolon"]
    for number, edge in enumerate(edges):
        before = marks[(edges[number - 1] + 1 if number else 0) : edge]
        after = marks[edge + 1 : edges[number + 1] if number + 1 < len(edges) else len(marks)]
        anchors = [mark for mark in before if mark.kind in ("unit", "index_name")]
        tells = bool(after) and after[0].kind in ("rank", "rank_verb")
        names_nobody = not any(
            mark.kind in _OTHER_SUBJECTS
            and not (mark.kind == "year" and mark.is_earlier)
            and not text[max(0, mark.start - 12) : mark.start].endswith(("so với ", "so với năm "))
            for mark in after
        )
        is_open = not any(mark.kind in PLACE_KINDS for mark in before)
        scores = bool(after) and after[0].kind in ("gain_verb", *_SCORES)
        scores = scores and not is_open and not any(mark.kind in _SCORES for mark in before)
        changes = bool(after) and after[0].kind in ("rise", "fall")
        is_told_on = changes or scores or (tells and is_open)
        if names_nobody and is_told_on and _is_of_one(text, anchors):
            joined[edge] = replace(marks[edge], kind="comma")
    return joined


def _is_of_one(text: str, anchors: list[Mark]) -> bool:
    """ "PAR INDEX của tỉnh Long An": one unit at most, and one index at most."""
    units = {mark.span.text for mark in anchors if mark.kind == "unit"}
    indices = [mark for mark in anchors if mark.kind == "index_name"]
    is_one_index = len({mark.span.text for mark in indices}) < 2 or _is_short_name(text, indices)
    return bool(anchors) and len(units) < 2 and is_one_index


_OPENS_SHORT = re.compile(r"(?:\s(?:ở|của)?\s?Việt Nam)?\s?\(")


def _is_short_name(text: str, indices: list[Mark]) -> bool:
    """ "Chỉ số năng lực cạnh tranh cấp tỉnh ở Việt Nam (PCI)": one index under two names."""
    if len(indices) != 2:
        return False
    return bool(_OPENS_SHORT.fullmatch(text, indices[0].end, indices[1].start))
