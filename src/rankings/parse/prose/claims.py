"""Figures that are no place, score or grade of a unit: percentages, fractions, counts, averages,
scales, changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_words import (
    bound_of,
    noun_behind,
    pattern_of,
    phrase_before,
    phrase_behind,
    unit_of,
)
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.quantities import STREAK
from rankings.parse.sentences import Sentence
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

_VALUES = {
    "percent",
    "score",
    "number",
    "places",
    "points",
    "rank",
    "region_rank",
    "count_word",
    "top_count",
}
_GAIN_VERB = re.compile(
    r"\s(?:đạt|được|là|chiếm|với|bằng|ước|ước đạt|khoảng|gần|hơn|trên|dưới|ước tính|ở"
    r" mức|còn)\s*\Z",
    re.IGNORECASE,
)
_COUNTING_NOUN = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|mức|tổng số|số lượng|bình quân)\b", re.IGNORECASE
)
_COMPARATORS = {"at_least": ">=", "more_than": ">", "less_than": "<", "about": "~", "at_most": "<="}
_SAME_THING = re.compile(
    r"[,(–-]?\s*(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt được)(?:\s(?:với\s)?(?:tỷ|tỉ) lệ)?\s*\Z"
)


def read_claims(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    owners: Mapping[int, Span],
    context: Context,
) -> list[Statement]:
    """Return a claim for every value of the sentence that no other statement took, changes joined
    to the value they change; `owners` are the pillars that values belong to (`pillars.own_values`).
    """
    claims: list[Statement] = []
    current: Statement | None = None
    state, floor = "", sentence.start
    left: Mark | None = None
    for position, mark in enumerate(marks):
        if mark.kind in ("moved_from", "moved_to"):
            state = ""
        elif (
            mark.is_earlier
            and mark.kind in _VALUES
            and not mark.used
            and marks[position - 1].kind == "moved_from"
        ):
            left = mark  # "tăng từ 2,91 lên 3,38 điểm"
        elif mark.kind in ("rise", "fall"):
            state = mark.kind
        elif mark.kind == "versus":
            state = "versus"
        elif mark.kind in ("semicolon", "comma", "and"):
            state = ""
        elif mark.kind in ("year", "date") and state == "versus":
            if (
                current is not None
                and "baseline" not in current.fields
                and ("change" in current.fields)
            ):
                _take(current, "baseline", mark)
            state = ""
        elif mark.kind in _VALUES and not mark.used and not _is_label(text, marks, position):
            if state in ("rise", "fall") and _is_behind(text, marks, position, state):
                current = _add_change(text, sentence, mark, state, current, context, claims)
            elif not (
                mark.kind == "count_word"
                or (mark.kind in ("rank", "region_rank") and not mark.span.text.isdigit())
            ):
                current = _new_claim(text, sentence, marks, position, floor, context, current)
                claims.append(current)
                if left is not None:
                    _take(current, "previous_value", left)
                    left = None
            if current is not None and mark.start in owners:
                current.fields |= dict.fromkeys(("subject", "measure"), owners[mark.start])
                current.attributes["of_pillar"] = "yes"
            state = ""
        if mark.kind in _VALUES and not _is_label(text, marks, position):
            floor = mark.end
    for claim in claims if sentence.is_heading else []:
        claim.attributes["heading"] = "yes"
    _share_measures(claims)
    for claim in claims if context.criterion is not None else []:
        if claim.pattern == "ordinal":  # "Riêng tiêu chí thể chế, A xếp thứ 5"
            claim.fields |= dict.fromkeys(("subject", "measure"), context.criterion)
    for claim in claims if sentence.heading else []:
        if (
            len(claim.fields["measure"].text.strip(" ,;)").split()) < 2
            or "unit" not in claim.fields
        ):
            claim.fields.setdefault("subject", sentence.heading)
    _add_years(claims, marks)
    return claims


def claim_list_count(
    text: str, sentence: Sentence, rankings: list[Statement], context: Context
) -> list[Statement]:
    """Return the printed size of an ordered list as a claim of its own: "… là 5 đơn vị đứng
    đầu".
    """
    counted = next((statement for statement in rankings if "list_count" in statement.fields), None)
    if counted is None or not counted.fields["list_count"].text.isdigit():
        return []
    count = counted.fields["list_count"]
    mark = Mark("number", count.start, count.end, count)
    claim = new_statement("claim", "list_count", sentence, context, counted.level)
    claim.fields |= {
        "value": count,
        "unit": unit_of(noun_behind(text, sentence, mark)),
        "measure": phrase_behind(text, sentence, mark),
    }
    return [claim]


def _take(statement: Statement, name: str, mark: Mark) -> None:
    mark.used = True
    statement.fields[name] = mark.span


def _is_behind(text: str, marks: list[Mark], position: int, state: str) -> bool:
    """The verb of change stands right before its figure: "tăng 22,10%", "giảm khoảng 5%"."""
    verb = next(mark for mark in reversed(marks[:position]) if mark.kind == state)
    return len(text[verb.end : marks[position].start].strip()) <= 14


def _is_label(text: str, marks: list[Mark], position: int) -> bool:
    return is_label(text, marks[position].span.start, marks[position].span.end)


_LABEL_BEFORE = re.compile(
    r"(?:mức độ|mức|điều|khoản|phụ lục|bảng|biểu|hình|mẫu|cấp độ|chương|mục|phần|trang|đề án|lần"
    r" thứ|năm thứ|khóa|đợt|quý|vòng|nghị quyết(?: số)?|quyết định số|nghị định(?: số)?"
    r"|thông tư(?: số)?|kế hoạch số|phiên bản|version|số hiệu|ipv)"
    r"\s{1,2}(?:\d{1,3}(?:\s?[,và-]{1,2}\s?)){0,4}\Z",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-–]?|_)\Z")
_LIST_NUMERAL = re.compile(r"(?:\A|\n)[\s|#]*\Z")
_FILE_SIZE = re.compile(r"\s?[kKMG]B(?!\w)")
_FREQUENCY = re.compile(r"\s?lần/", re.IGNORECASE)
_AGE = re.compile(r"\s{0,2}tuổi(?!\w)", re.IGNORECASE)


def is_label(text: str, start: int, end: int) -> bool:
    """Tell whether a number names something instead of counting it: "mức độ 3", "Điều 2", "1.",
    "COVID-19", "từ 15 tuổi".

    >>> page = "mức độ 3, 4 là 513.922 hồ sơ"
    >>> [is_label(page, 7, 8), is_label(page, 10, 11), is_label(page, 15, 22)]
    [True, True, False]
    """
    before, after = text[max(0, start - 40) : start], text[end : end + 12]
    if _GLUED_BEFORE.search(before[-2:]) or re.match(r"[^\W\d]", after):
        return True
    if _LIST_NUMERAL.search(before) and re.match(r"(?:\.\d+)?[.)]\s", after):
        return True
    if STREAK.match(after):
        return False  # "năm thứ 4 liên tiếp" counts
    if _AGE.match(after) or _FREQUENCY.match(after) or _FILE_SIZE.match(after):
        return True
    return bool(_LABEL_BEFORE.search(before)) and not re.match(r"\s?(?:%|điểm|/)", after)


def _add_change(
    text: str,
    sentence: Sentence,
    mark: Mark,
    state: str,
    current: Statement | None,
    context: Context,
    claims: list[Statement],
) -> Statement:
    joins = (
        current is not None
        and "change" not in current.fields
        and "value" in current.fields
        and ";" not in text[current.fields["value"].end : mark.start]
    )
    if not joins:
        current = new_statement("claim", "change", sentence, context)
        current.fields["measure"] = phrase_before(text, sentence.start, mark)
        claims.append(current)
    _take(current, "change", mark)
    current.attributes["change_sign"] = "+" if state == "rise" else "-"
    current.fields["change_unit"] = mark.unit or noun_behind(text, sentence, mark)
    return current


def _new_claim(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    position: int,
    floor: int,
    context: Context,
    current: Statement | None,
) -> Statement:
    mark = marks[position]
    claim = new_statement("claim", "", sentence, context)
    _take(claim, "value", mark)
    if mark.of is not None:
        claim.fields["of"] = mark.of
    behind = noun_behind(text, sentence, mark)
    claim.fields["unit"] = mark.unit or unit_of(behind)
    before, previous = phrase_before(text, floor, mark), marks[position - 1] if position else None
    if mark.unit is not None and behind.text:
        claim.fields["subject"] = behind
    shared = _measure_of_same_thing(text, mark, current)
    leads = len(before.text.split()) >= 2 and (
        _GAIN_VERB.search(text[floor : mark.start]) or _COUNTING_NOUN.match(before.text)
    )
    after = phrase_behind(text, sentence, mark)
    claim.fields["measure"] = shared or (
        before
        if leads or (len(after.text.split()) < 3 and len(before.text.split()) >= 2)
        else after
    )
    if shared:
        claim.attributes["share_of"] = current.fields["value"].text
    if (
        previous is not None
        and previous.kind in _COMPARATORS
        and not text[previous.end : mark.start].strip()
    ):
        claim.fields["comparator"] = previous.span
        claim.attributes["comparator"] = _COMPARATORS[previous.kind]
    claim.pattern = pattern_of(text, sentence, mark, marks, position, claim)
    grade = _grade_with_threshold(text, sentence, mark)
    if grade is not None:
        claim.pattern, claim.fields["measure"] = "threshold", grade
        if "comparator" not in claim.attributes:
            claim.attributes["comparator"] = bound_of(
                text[sentence.start : mark.start], text[mark.end : sentence.end]
            )
    if (
        mark.is_earlier and current is not None and "baseline" in current.fields
    ):  # "tăng 3,5 điểm so với năm 2022 (76,75 điểm)"
        claim.fields |= {"year": current.fields["baseline"], "measure": current.fields["measure"]}
    if claim.pattern == "other":
        claim.attributes["measure"] = "other"
    return claim


_BOUND = re.compile(r"(?:từ|trên|dưới|đạt|đến|tới|≥|>|<)", re.IGNORECASE)


def _grade_with_threshold(text: str, sentence: Sentence, mark: Mark) -> Span | None:
    """ "Khá từ 70 đến dưới 85 điểm", "Nâng cao (trên 50% đến 75%)": the grade whose bound a figure
    is.
    """
    match = _threshold_pattern().search(
        text, max(sentence.start, mark.span.start - 70), mark.span.start
    )
    if match and mark.kind not in ("score", "percent") and not _BOUND.search(match[0]):
        return None  # "loại Xuất sắc (03 đơn vị)" counts
    return Span(match["grade"], *match.span("grade")) if match else None


@remembered(maxsize=1)
def _threshold_pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in load_lexicon().words("grade"))
    return re.compile(
        rf"(?:(?:[;:,]\s|\A)(?:loại\s|mức\s)?|(?:loại|mức|nhóm)\s)[\"“]?(?P<grade>{forms})[\"”]?\s?(?:\(|:)?\s?(?:là\s)?(?:từ|trên|dưới|đạt"
        r" từ|đạt|≥|>|<)?[\s\d.,%]*(?:điểm\s)?(?:đến|tới)?(?:\sdưới)?\s?\Z"
    )


def _measure_of_same_thing(text: str, mark: Mark, current: Statement | None) -> Span | None:
    """ "513.922 hồ sơ, đạt tỷ lệ 55,73%": the share is that of the count before it."""
    if (
        current is None
        or mark.kind != "percent"
        or "value" not in current.fields
        or "share_of" in current.attributes
    ):
        return None
    between = text[current.fields["value"].end : mark.start]
    return (
        current.fields["measure"]
        if _SAME_THING.search(between) and not re.search(r";|\.\s|(?:tỷ|tỉ) lệ \w+ \w+", between)
        else None
    )


def _share_measures(claims: list[Statement]) -> None:
    """ "96,42% đơn vị cấp sở, 100% đơn vị cấp xã đã bố trí cán bộ": what the last figure says, the
    ones before it say too.
    """
    for claim, following in zip(reversed(claims[:-1]), reversed(claims[1:]), strict=True):
        subject, measure = claim.fields.get("subject"), claim.fields.get("measure")
        if (
            subject is not None
            and "of_pillar" not in claim.attributes
            and measure is not None
            and len(measure.text) <= len(subject.text)
            and "subject" in following.fields
        ):
            claim.fields["measure"] = following.fields["measure"]


def _add_years(claims: list[Statement], marks: list[Mark]) -> None:
    """A year in the sentence that is no baseline is the year of its claims."""
    years = [mark for mark in marks if mark.kind == "year" and not mark.used]
    for claim in [claim for claim in claims if "year" not in claim.fields]:
        before = [
            year
            for year in years
            if year.start < claim.fields.get("value", claim.fields.get("change")).start
        ]
        chosen = before[-1] if before else years[0] if years else None
        if chosen is not None:
            claim.fields["year"] = chosen.span
            chosen.used = True
