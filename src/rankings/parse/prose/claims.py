"""Figures that are no place, score or grade of a unit: percentages, fractions, counts, averages, scales, changes."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.lexer import Mark
from rankings.parse.sentences import Sentence

_VALUES = {"percent", "score", "number", "places", "points", "rank", "count_word", "top_count"}
# A noun behind a count ends at a verb, a stop or another figure.
_NOUN_ENDS = re.compile(r"[,;:.()–]|\s(?:đã|được|đang|có|là|đạt|tăng|giảm|thực hiện|chiếm|và|với|trong đó|cho|để|từ|tại|theo|cùng|ở|đảm bảo|sử dụng|quan tâm|học|xếp|loại)\b|\s\d|$")
_TRAILING_VERB = re.compile(
    r"(?:\s|^)(?:đạt|được|là|chiếm|với|có|bằng|ước|ước đạt|đã|khoảng|gần|hơn|trên|dưới|tỷ lệ|tỉ lệ|này|chỉ|còn|tiết kiệm|ước tính|ít nhất|tối thiểu|cung cấp|và|gồm|bao gồm|số|cả|toàn|:|–|-|\()\s*$",
    re.IGNORECASE,
)
_LEADING_WORD = re.compile(r"^(?:và|trong đó|đến nay|hiện nay|hiện|còn|riêng|tính đến|theo đó|cụ thể|ngoài ra|đồng thời|tuy nhiên|:|–|-|\s)+\s*", re.IGNORECASE)
_COMPARATORS = {"at_least": ">=", "more_than": ">", "less_than": "<", "about": "~", "at_most": "<="}
_SCALE_WORDS = re.compile(r"thang điểm|tổng điểm tối đa|điểm tối đa|chấm trên thang|tối đa")
_MONEY_OR_MAGNITUDE = re.compile(r"\s?(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm)(?:\s[^\W\d_]+(?:/[^\W\d_]+)?)?")


def read_claims(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> list[Statement]:
    """Return a claim for every value of the sentence that no other statement took, changes joined to the value they change."""
    claims: list[Statement] = []
    current: Statement | None = None
    state = ""
    for position, mark in enumerate(marks):
        if mark.kind in ("rise", "fall"):
            state = mark.kind
        elif mark.kind == "versus":
            state = "versus"
        elif mark.kind == "semicolon":
            state = ""
        elif mark.kind in ("year", "date") and state == "versus":
            if current is not None and "baseline" not in current.fields and ("change" in current.fields):
                _take(current, "baseline", mark)
            state = ""
        elif mark.kind in _VALUES and not mark.used and not _is_label(text, marks, position):
            if state in ("rise", "fall") and _is_behind(text, marks, position, state):
                current = _add_change(text, sentence, mark, state, current, context, claims)
            elif not (mark.kind == "count_word" or (mark.kind == "rank" and not mark.span.text.isdigit())):
                current = _new_claim(text, sentence, marks, position, context)
                claims.append(current)
            state = ""
    _add_years(claims, marks)
    return claims


def _take(statement: Statement, name: str, mark: Mark) -> None:
    mark.used = True
    statement.fields[name] = mark.span


def _is_behind(text: str, marks: list[Mark], position: int, state: str) -> bool:
    """The verb of change stands right before its figure: "tăng 22,10%", "giảm khoảng 5%"."""
    verb = next(mark for mark in reversed(marks[:position]) if mark.kind == state)
    return len(text[verb.end:marks[position].start].strip()) <= 14


def _is_label(text: str, marks: list[Mark], position: int) -> bool:
    return is_label(text, marks[position].span.start, marks[position].span.end)


_LABEL_BEFORE = re.compile(
    r"(?:mức độ|mức|điều|khoản|điểm|phụ lục|bảng|biểu|hình|mẫu|cấp độ|chương|mục|phần|đề án|lần thứ|khóa|đợt|quý|vòng|nghị quyết(?: số)?|quyết định số|nghị định(?: số)?|thông tư(?: số)?|kế hoạch số|phiên bản|version|số hiệu|ipv)"
    r"\s{1,2}(?:\d{1,3}(?:\s?[,và-]{1,2}\s?)){0,4}\Z",
    re.IGNORECASE,
)
_LIST_NUMERAL = re.compile(r"(?:\A|\n)[\s|]*\Z")
_AGE = re.compile(r"\s{0,2}tuổi(?!\w)", re.IGNORECASE)


def is_label(text: str, start: int, end: int) -> bool:
    """Tell whether a number names something instead of counting it: "mức độ 3", "Điều 2", "1.", "COVID-19", "từ 15 tuổi".

    >>> page = "mức độ 3, 4 là 513.922 hồ sơ"
    >>> [is_label(page, 7, 8), is_label(page, 10, 11), is_label(page, 15, 22)]
    [True, True, False]
    """
    before, after = text[max(0, start - 40):start], text[end:end + 12]
    if re.search(r"[^\W\d_][-–]?\Z", before) or re.match(r"[^\W\d_]", after):
        return True
    if _LIST_NUMERAL.search(before) and re.match(r"(?:\.\d+)?[.)]\s", after):
        return True
    if _AGE.match(after):
        return True
    return bool(_LABEL_BEFORE.search(before)) and not re.match(r"\s?(?:%|điểm|/)", after)


def _add_change(text: str, sentence: Sentence, mark: Mark, state: str, current: Statement | None, context: Context, claims: list[Statement]) -> Statement:
    joins = current is not None and "change" not in current.fields and "value" in current.fields and ";" not in text[current.fields["value"].end:mark.start]
    if not joins:
        current = new_statement("claim", "change", sentence, context)
        current.fields["measure"] = _phrase_before(text, sentence, mark)
        claims.append(current)
    _take(current, "change", mark)
    current.attributes["change_sign"] = "+" if state == "rise" else "-"
    current.fields["change_unit"] = mark.unit or _noun_behind(text, sentence, mark)
    return current


def _new_claim(text: str, sentence: Sentence, marks: list[Mark], position: int, context: Context) -> Statement:
    mark = marks[position]
    claim = new_statement("claim", "", sentence, context)
    _take(claim, "value", mark)
    if mark.of is not None:
        claim.fields["of"] = mark.of
    behind = _noun_behind(text, sentence, mark)
    magnitude = _MONEY_OR_MAGNITUDE.match(text, mark.end, sentence.end)
    claim.fields["unit"] = mark.unit or (Span(magnitude[0].strip(), mark.end + len(magnitude[0]) - len(magnitude[0].strip()), magnitude.end()) if magnitude else behind)
    before, previous = _phrase_before(text, sentence, mark), marks[position - 1] if position else None
    if mark.unit is not None and behind.text:
        claim.fields["subject"] = behind
    claim.fields["measure"] = before if len(before.text.split()) >= 2 else _phrase_behind(text, sentence, mark)
    if previous is not None and previous.kind in _COMPARATORS and not text[previous.end:mark.start].strip():
        claim.fields["comparator"] = previous.span
        claim.attributes["comparator"] = _COMPARATORS[previous.kind]
    claim.pattern = _pattern_of(text, sentence, mark, marks, position, claim)
    if claim.pattern == "other":
        claim.attributes["measure"] = "other"
    return claim


def _pattern_of(text: str, sentence: Sentence, mark: Mark, marks: list[Mark], position: int, claim: Statement) -> str:
    before = text[max(sentence.start, mark.start - 40):mark.start].lower()
    if mark.kind == "rank":
        return "streak" if any(other.kind == "streak" for other in marks[position:position + 2]) else "ordinal"
    if any(other.kind == "average" for other in marks[max(0, position - 3):position]):
        return "average"
    if _SCALE_WORDS.search(before):
        return "scale"
    if mark.of is not None:
        return "fraction"
    if mark.kind in ("percent", "points"):
        return "percentage"
    if mark.kind == "score":
        return "points"
    return "count" if claim.fields["unit"].text else "other"


def _noun_behind(text: str, sentence: Sentence, mark: Mark) -> Span:
    """The noun a figure counts: the words behind it up to a verb, a stop or the next figure."""
    first = mark.end
    while first < sentence.end and text[first] in " \n":
        first += 1
    match = _NOUN_ENDS.search(text, first, sentence.end)
    last = match.start() if match else sentence.end
    words = text[first:last].split(" ")[:12]
    noun = " ".join(words).rstrip(" .…")
    return Span(noun, first, first + len(noun))


def _phrase_behind(text: str, sentence: Sentence, mark: Mark) -> Span:
    first = mark.end
    while first < sentence.end and text[first] in " \n":
        first += 1
    match = re.search(r"[;.]|,\s(?=\d)|\s\(|,\s(?:tăng|giảm|đạt|đạt tỷ lệ)\s", text[first:sentence.end])
    last = first + match.start() if match else sentence.end
    phrase = text[first:last][:160].rstrip(" ,.…")
    return Span(phrase, first, first + len(phrase))


def _phrase_before(text: str, sentence: Sentence, mark: Mark) -> Span:
    """The words that lead to a figure, from the last stop or figure, without the verb right before it."""
    stop = max((match.end() for match in re.finditer(r"[;:.(]\s|\d[%)]?,?\s|,\s(?=[^,]{0,60}\Z)", text[sentence.start:mark.start])), default=0)
    first = sentence.start + stop
    if mark.start - first > 160:
        first = text.find(" ", mark.start - 160) + 1
    lead = _LEADING_WORD.match(text, first, mark.start)
    first = lead.end() if lead else first
    phrase = text[first:mark.start].rstrip()
    while match := _TRAILING_VERB.search(phrase):
        phrase = phrase[:match.start()].rstrip(" ,")
        if not phrase:
            break
    return Span(phrase, first, first + len(phrase))


def _add_years(claims: list[Statement], marks: list[Mark]) -> None:
    """A year in the sentence that is no baseline is the year of its claims."""
    years = [mark for mark in marks if mark.kind == "year" and not mark.used]
    for claim in claims:
        before = [year for year in years if year.start < claim.fields.get("value", claim.fields.get("change")).start]
        chosen = before[-1] if before else years[0] if years else None
        if chosen is not None:
            claim.fields["year"] = chosen.span
            chosen.used = True
