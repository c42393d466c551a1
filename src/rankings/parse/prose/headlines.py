"""What a headline or an item opens: a group of units, or a part of an index."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.model import Span
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words

_GROUP_START = re.compile(
    r"(?:[ivx]{1,4}[.)]|[a-d][.)]|\d[.)])?\s*(?:khối|nhóm|cấp|bảng|phụ lục|các"
    r" (?:sở|huyện|quận|xã)|đối với|xếp hạng|kết quả)"
)
_OPENS_PART = (
    r"(?i)(?:\d{1,2}[.)]\s|[ivx]{1,4}\.\s"
    r"|(?:về|ở|@criterion_word|@part_word|chỉ số|nhóm|thành phần)\s){0,4}"
)


def part_of_headline(
    text: str, sentence: Sentence, marks: list[Mark], parts: set[str]
) -> Span | None:
    """Return the part of an index that a headline below the title opens with, one known as such or
    one of the `parts` that the page told: "Kinh tế số: A vươn lên".
    """
    lead = text[sentence.start : sentence.end].partition(":")[0].rstrip()
    opens = compile_words(_OPENS_PART).match(text, sentence.start, sentence.end)
    end = sentence.start + len(lead)
    named = Span(text[opens.end() : end], opens.end(), end)
    is_part = any(
        mark.kind == "pillar" and (mark.start, mark.end) == (named.start, end) for mark in marks
    )
    is_told = fold_letters(named.text) in parts
    return named if sentence.paragraph and (is_part or is_told) else None


def opens_with_part(heading: Span, marks: list[Mark], parts: set[str]) -> bool:
    """Return whether the words before a colon are a part of an index, one known as such or one of
    the `parts` that the page told: "- Hạ tầng kỹ thuật: Sở Y tế xếp thứ nhất".
    """
    inside = [mark for mark in marks if heading.start <= mark.start < heading.end]
    is_known = [(mark.kind, mark.start) for mark in inside[:1]] == [("pillar", heading.start)]
    is_alone = {mark.kind for mark in inside} <= {"pillar", "index_name", "and", "comma"}
    return is_alone and (is_known or fold_letters(heading.text) in parts)


_LONGEST_LABEL = 60


def group_of_headline(sentence: Sentence, opening: str, marks: list[Mark]) -> Span | None:
    """Return the group that a headline opens with, without what is said of it: "Khối ngành dọc: A
    dẫn đầu".
    """
    if not _GROUP_START.match(fold_letters(opening)):
        return None
    group, colon, _ = opening.partition(":")
    if colon and len(group) <= _LONGEST_LABEL:
        return Span(group, sentence.start, sentence.start + len(group))
    return None if _tells_a_place(opening, marks) else sentence.section


def _heads_blocks(*labels: Span) -> bool:
    """ "Khối sở, ngành", "Khối ngành dọc": lists side by side, and not "Kết quả chung"."""
    return all(label.text.lower().startswith(("khối", "nhóm", "cụm")) for label in labels)


def forget_sizes(sizes: dict[str, Span], group: Span, following: Span) -> dict[str, Span]:
    """Return the sizes without those that were told under the heading of a group, where another
    group follows beside it: "Trong số 21 sở" is said of no other block.
    """
    return {
        level: size
        for level, size in sizes.items()
        if size.start < group.start or not _heads_blocks(group, following)
    }


def _tells_a_place(opening: str, marks: list[Mark]) -> bool:
    """ "Khối cấp xã của huyện Quảng Điền … đứng đầu toàn tỉnh": a headline heads no group."""
    is_told = any(mark.kind in ("rank", *PLACE_OF_WORD, "last") for mark in marks)
    return is_told and len(opening) > _LONGEST_LABEL


# but not "ban hành Bộ tiêu chí đánh giá, gồm: 1. Bộ tiêu chí đối với các sở": whole sets
_LISTS_PARTS = re.compile(
    r"(?:chỉ số (?:nội dung|thành phần)|trục nội dung|trụ cột|(?<!bộ )tiêu chí|hợp phần)"
    r"(?:\s[^.:;\n\d]{0,50})?:\s*(?:\d{1,2}[.)]|[-–+*•])?\s*\Z",
    re.IGNORECASE,
)
LIST_BEGINS = re.compile(r":\s*(?:\d{1,2}[.)]\s*|[-–+*•]\s*)?\Z")


def lists_parts(text: str, sentence: Sentence) -> bool:
    """Return whether the words before a list announce parts of an index: "Điểm của 8 chỉ số nội
    dung như sau:".
    """
    return bool(_LISTS_PARTS.search(text, max(0, sentence.start - 90), sentence.start))


def part_of_item(text: str, sentence: Sentence, marks: list[Mark]) -> Span | None:
    """Return the part of an index that an item of a list begins with: "1. Công khai, minh bạch đạt
    5,08 điểm"; None where it begins with a unit.
    """
    values = (mark.start for mark in marks if mark.kind in ("gain_verb", "score", "percent"))
    value = next(values, sentence.end if sentence.is_heading else None)
    if value is None or any(mark.kind == "unit" and mark.end <= value for mark in marks):
        return None
    name = text[sentence.start : value].rstrip(" :-–\n")
    return Span(name, sentence.start, sentence.start + len(name)) if name else None


def tells_of_one(heading: Span, marks: list[Mark]) -> bool:
    """Return whether the words before a colon name a unit and a year: they are no heading."""
    kinds = {mark.kind for mark in marks if heading.start <= mark.start < heading.end}
    return {"unit", "year"} <= kinds


def is_unit(heading: Span, marks: list[Mark]) -> bool:
    """ "Huyện Đakrông: 78,0 điểm (thấp nhất)" opens with a unit, not with a criterion."""
    return any(
        mark.kind == "unit" and mark.start <= heading.start and mark.end >= heading.end
        for mark in marks
    )


def speaks_of_points(marks: list[Mark]) -> bool:
    """Return whether a sentence tells the most points of a part, or who has most of them."""
    kinds = {mark.kind for mark in marks}
    return (
        "maximum" in kinds
        or ("score" in kinds and bool(kinds & {"highest", "lowest"}))
        or "almost_none" in kinds
    )
