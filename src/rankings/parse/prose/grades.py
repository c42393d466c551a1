"""Counts of grades ("11 đơn vị xếp loại Khá") and criterion scores said in passing ("90 điểm ở tiêu
chí chính sách").
"""

from __future__ import annotations

import itertools
import re

from rankings.language.number_words import COUNTED
from rankings.parse.model import Span, Statement
from rankings.parse.prose.aims import is_aim
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.grade_marks import grade_it_follows
from rankings.parse.prose.marks import NAMED_PLACES, Mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words, first_level

# "chia thành 3 nhóm: …", "3 chỉ số thuộc nhóm trung bình cao": no units are counted
_COUNTS_GRADES = (
    r"(?i)\s(?:nhóm|mức|loại|hạng)\s?[:;,(]|\s(?:@criterion_word|@part_word|chỉ số)(?!\w)"
)
# "các xã, thị trấn thuộc huyện Quảng Điền có 5 đơn vị loại Tốt": of those, not of the whole list
_IN_A_PLACE = re.compile(
    r"(?:các|những)\s(?:xã|phường|thị trấn)[^.;:\d]{0,40}?\sthuộc\s"
    r"(?:huyện|quận|thị xã|thành phố|TP\.?)\s[^.;:,\d]{2,30}?(?=\scó\s)"
)
# "9 xã của huyện Lạc Dương đều xếp loại Khá"
_OF_A_PLACE = re.compile(
    r"\s(?:xã|phường|thị trấn|đơn vị)(?:,? (?:xã|phường|thị trấn)){0,2}\s(?:thuộc|của)\s"
    r"(?:huyện|quận|thị xã|thành phố|TP\.?)?\s?[A-ZĐ][^.;:,\d]{1,30}?(?=\s(?:đều|cùng|có|được|xếp))"
)
# "số bác sĩ trên 10.000 dân vẫn ở nhóm thấp"
_COUNTS_PEOPLE = re.compile(r"\s(?:dân|người|hộ|phiếu|ý kiến|hồ sơ|tỷ|triệu)(?!\w)")
# "Trong 15 huyện, chưa địa phương nào đạt loại Tốt": of whom none is, not how many are
_NONE_OF_THEM = re.compile(
    r"(?<!\w)(?:chưa|không|chẳng)\s(?:hề\s)?(?:có\s)?(?:bất kỳ\s|một\s)?"
    r"(?:[^\W\d]+\s){1,3}nào(?!\w)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:và|hoặc)\s")  # "thang điểm 100 và ba mức Tốt, Khá, Trung bình"
_VERB_BEFORE_SCORE = re.compile(
    r"\s(?:dừng ở|đạt|được|là|chỉ|có|với|ghi)\s*(?:được|đạt|gần|trên|hơn)?\s*\Z"
)


def read_grade_counts(
    text: str, sentence: Sentence, marks: list[Mark], chains: list[Chain], context: Context
) -> list[Statement]:
    """Return one statement for every "N units are graded G", with the units where the words list
    them.
    """
    statements: list[Statement] = []
    for position, mark in enumerate(marks):
        if mark.kind not in ("number", "none_word", "count_word") or _is_part(marks, position):
            continue
        if compile_words(_COUNTS_GRADES).match(text, mark.end) or _AND.match(text, mark.end):
            continue
        if _COUNTS_PEOPLE.match(text, mark.end):
            continue
        if mark.kind != "none_word" and is_aim(text, sentence, mark.start):
            continue
        window = marks[position + 1 : position + 7]
        if mark.kind == "none_word" and not _counts_nobody(mark, window):
            continue  # "trong mỗi nhóm không xếp thứ tự, trừ nhóm tốt"
        headed = grade_it_follows(text, marks, position)
        if headed and headed.span not in {row.fields["grade"] for row in statements}:
            statements.append(
                _count_behind_grade(sentence, headed, marks, position, chains, context)
            )
            continue
        if _SPEAKS_FOR.search(text, max(sentence.start, mark.start - 20), mark.start):
            continue  # "Đại diện một sở thuộc nhóm khá cho hay": one of them, and no count
        behind = list(itertools.takewhile(lambda other: other.kind not in _ENDS_COUNT, window))
        grade = next((other for other in behind if other.kind == "grade"), None)
        is_told = grade and any(other.kind in _SAYS_COUNT for other in behind)
        is_taken = mark.used and mark.kind != "none_word" and not _counts_a_list(mark, chains)
        if is_told and not is_taken and not _is_denied(text, mark, grade):
            statement = _count_before_grade(text, sentence, mark, grade, behind, context)
            _list_units(statement, grade, chains)
            if noun := _find_counted(text, mark, grade):
                statement.fields["counted"] = noun
            statements.append(statement)
    return statements


def _is_denied(text: str, mark: Mark, grade: Mark) -> bool:
    """Whether none of those counted is graded so."""
    first = max(0, mark.start - 8)  # "không một huyện nào"
    return mark.kind != "none_word" and bool(_NONE_OF_THEM.search(text, first, grade.start))


_SAYS_COUNT = {"count_noun", "grade_marker", "same"}
_ENDS_COUNT = {
    *("unit", "number", "none_word", "semicolon", "colon", "score", "percent", "open", "year"),
    "rank",
}
_COUNTED_NOUN = re.compile(
    r"\s*([^\W\d_]+(?:\s(?!loại|xếp|đạt|được|ở|thuộc|cùng|khác|đều)[^\W\d_]+)?)"
)


def _count_before_grade(
    text: str, sentence: Sentence, mark: Mark, grade: Mark, behind: list[Mark], context: Context
) -> Statement:
    """ "11 đơn vị xếp loại Khá": the count, whom it counts, and whether those are all."""
    statement = new_statement("grade_count", "grade_count", sentence, context)
    part = text.rfind(";", sentence.start, mark.start) + 1
    if part and (level := first_level(text[part : mark.start])):
        statement.level = level  # "…; khối huyện có 3 địa phương mức Tốt"
    of_place = _OF_A_PLACE.match(text, mark.end)
    if place := _IN_A_PLACE.search(text, sentence.start, mark.start) or of_place:
        statement.label = place[0].strip()
    if mark.value:
        statement.attributes["count"] = mark.value
    if mark.of is not None:
        statement.fields["of"] = mark.of
    printed = mark.span.text.split()[0] if mark.kind == "none_word" else mark.span.text
    count = Span(printed, mark.start, mark.start + len(printed))
    statement.fields |= {"grade": grade.span, "count": count}
    mark.used = grade.used = True
    is_all = any(other.kind == "same" for other in behind)
    is_rest = "còn lại" in text[mark.end : grade.start]  # "12 huyện còn lại đều loại Khá"
    is_whole = text[max(0, mark.start - 4) : mark.start].strip().lower() == "cả"
    if not is_rest and (is_whole or (is_all and not of_place)):
        statement.attributes["whole_group"] = "yes"
    return statement


def _find_counted(text: str, mark: Mark, grade: Mark) -> Span | None:
    """The noun behind a count: "đơn vị"."""
    last = min(mark.end + 30, max(grade.start, mark.end))
    noun = _COUNTED_NOUN.match(text, mark.end, last)
    return Span(noun[1], *noun.span(1)) if noun else None


def _list_units(statement: Statement, grade: Mark, chains: list[Chain]) -> None:
    """Name the counted units where a list of them follows the grade."""
    linked = (chain for chain in chains if chain.is_linked and _leads_to(grade, chain))
    chain = next(linked, None)
    if chain is not None and not _names_examples(chain, grade):
        _name_units(statement, chain)


def _name_units(statement: Statement, chain: Chain) -> None:
    first = chain.items[0]
    statement.fields |= {
        f"unit:{number}": item.anchor.span for number, item in enumerate(chain.items)
    }
    statement.level = first.anchor.name.level if first.index is None else statement.level


def _is_part(marks: list[Mark], position: int) -> bool:
    """ "29/44 đơn vị loại Tốt" is a share; "08/08 huyện đều ở mức Khá" counts them all."""
    mark = marks[position]
    if mark.of is None:
        return False
    whole = mark.span.text.lstrip("0") == mark.of.text.lstrip("0")
    behind = [other.kind for other in marks[position + 1 : position + 4]]
    return not (whole and "same" in behind)


def _counts_nobody(none: Mark, window: list[Mark]) -> bool:
    """ "không có đơn vị nào", "không đơn vị nào": what is denied is that there are units."""
    behind = window[0] if window else None
    is_counted = behind is not None and behind.kind == "count_noun" and behind.start <= none.end + 2
    return " " in none.span.text or is_counted


_SPEAKS_FOR = re.compile(
    r"(?:đại diện|lãnh đạo|giám đốc|chủ tịch|cán bộ|chuyên viên|theo|của|tại)\s\Z", re.IGNORECASE
)


def _count_behind_grade(
    sentence: Sentence,
    grade: Mark,
    marks: list[Mark],
    position: int,
    chains: list[Chain],
    context: Context,
) -> Statement:
    mark = marks[position]
    statement = new_statement("grade_count", "grade_count", sentence, context)
    statement.fields |= {"grade": grade.span, "count": mark.span}
    if marks[position + 1 : position + 2] and marks[position + 1].kind == "count_noun":
        statement.fields["counted"] = marks[position + 1].span
    if mark.value:
        statement.attributes["count"] = mark.value
    mark.used = grade.used = True
    chain = next(
        (
            chain
            for chain in chains
            if chain.is_linked and any(other is grade for other in chain.head)
        ),
        None,
    )
    is_all = chain is not None and not _names_examples(chain, grade)
    if is_all and not any(other.kind in NAMED_PLACES for other in chain.head):
        _name_units(statement, chain)
    return statement


def _names_examples(chain: Chain, grade: Mark) -> bool:
    """ "5 đơn vị loại Tốt, tiêu biểu là A, B", "…, trong đó có A, B": not all five."""
    words = [mark.span.text.lower() for mark in chain.head]
    if words[-2:] == [",", "có"]:
        return True
    return any(
        mark.start > grade.start
        and (mark.kind == "praise" or (mark.kind == "link" and mark.span.text.lower() == "như"))
        for mark in chain.head
    )


def _leads_to(grade: Mark, chain: Chain) -> bool:
    """A grade heads a list if no other grade, count or superlative stands between the two."""
    behind = (
        [mark.kind for mark in chain.head if mark.start > grade.start]
        if any(mark is grade for mark in chain.head)
        else ["none"]
    )
    return not set(behind) & {
        *("none", "grade", "number", "highest", "lowest", "first", "last", "semicolon")
    }


def _counts_a_list(mark: Mark, chains: list[Chain]) -> bool:
    return any(mark is other for chain in chains for other in chain.head)


def read_criterion_scores(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> list[Statement]:
    """Return the scores that a sentence gives "ở tiêu chí X" to the unit it speaks of, or to the
    only one of the sentence before.
    """
    if context.criterion is not None or not any(mark.kind == "criterion_word" for mark in marks):
        return []
    statements: list[Statement] = []
    stops = [mark.start for mark in marks if mark.kind == "semicolon"] + [sentence.end]
    first = sentence.start
    for stop in stops:
        part = [mark for mark in marks if first <= mark.start < stop]
        statements += _read_part(text, sentence, part, (first, stop), marks, context)
        first = stop
    return statements


def _read_part(
    text: str,
    sentence: Sentence,
    part: list[Mark],
    edges: tuple[int, int],
    marks: list[Mark],
    context: Context,
) -> list[Statement]:
    words = [
        mark for mark in part if mark.kind == "criterion_word" and not _is_pointing(text, mark)
    ]
    scores = [mark for mark in part if mark.kind == "score" and mark.of is None]
    if not words or not scores:
        return []
    between = text[scores[0].end : words[0].start]
    # "90 điểm ở tiêu chí X", not "tiêu chí X được 90 điểm", "đạt 90 điểm, A …, trong đó tiêu chí X"
    name_follows = words[0].start > scores[0].start and "trong đó" not in between
    statements: list[Statement] = []
    for position, score in enumerate(scores):
        before = scores[position - 1].end if position else edges[0]
        after = scores[position + 1].start if position + 1 < len(scores) else edges[1]
        first, last = (score.end, after) if name_follows else (before, score.start)
        word = next((word for word in words if first <= word.start < last), None)
        has_unit = any(mark.kind == "unit" and before <= mark.start < score.start for mark in part)
        if word is None and (name_follows or not statements or has_unit):
            continue
        led = text[word.end : score.start] if word and not name_follows else None
        if led is not None and not _VERB_BEFORE_SCORE.search(led):
            continue  # "lĩnh vực tài chính công (10 điểm)" is what the field is worth
        named = [mark for mark in marks if mark.kind == "unit" and mark.start < score.start]
        unit = named[-1] if named else context.last_named  # none where several were named
        name = _trim(text, word.end if word else before, last)
        if "tối đa" in name.text:
            continue  # "8 chỉ số thành phần với tổng số điểm tối đa là 80 điểm"
        if unit is not None and unit.name is not None and len(name.text.split()) >= 2:
            statements.append(_state_score(sentence, context, unit, name, score))
    return statements


_COUNTS = re.compile(rf"(?:{COUNTED}|các|những|\d)\s\Z", re.IGNORECASE)


def _is_pointing(text: str, word: Mark) -> bool:
    """ "tiêu chí này", "hai tiêu chí", "6 tiêu chí" name no criterion."""
    counted = _COUNTS.search(text[max(0, word.start - 6) : word.start])
    behind = text[word.end : word.end + 5].strip().lower()
    return bool(counted) or behind.startswith(("này", ":"))


def _state_score(
    sentence: Sentence, context: Context, unit: Mark, name: Span, score: Mark
) -> Statement:
    score.used = True
    statement = new_statement(
        "criterion", "criterion_in_passing", sentence, context, unit.name.level if unit.name else ""
    )
    statement.fields |= {"criterion": name, "unit": unit.span, "score": score.span}
    if score.unit is not None:
        statement.fields["score_unit"] = score.unit
    statement.attributes["statistic"] = "value"
    return statement


_LEADS_TO_NAME = r"[\s,;:.]*(?:(?:còn|và|riêng|là|ở|về)\s+)*(?:(?:@criterion_word|@part_word)\s+)?"


def _trim(text: str, first: int, last: int) -> Span:
    piece = text[first:last]
    lead = compile_words(_LEADS_TO_NAME).match(piece)
    first += lead.end()
    piece = text[first:last]
    verb = _VERB_BEFORE_SCORE.search(" " + piece)
    if verb:
        piece = piece[: max(0, verb.start() - 1)]
    piece = re.sub(r"(?:[\s,;.:]|\svà)+\Z", "", piece)
    return Span(piece, first, first + len(piece))
