"""Figures that are no place, score or grade of a unit: percentages, fractions, counts, averages,
scales, changes.
"""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.sentences import Sentence
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

_VALUES = {"percent", "score", "number", "places", "points", "rank", "count_word", "top_count"}
# A noun behind a count ends at a verb, a stop or another figure; "sở, ban, ngành" and "xã, phường,
# thị trấn" are one noun.
_NOUN_ENDS = re.compile(
    r"""[;:.()–…]|,(?!\s(?:ban|ngành|sở|UBND|thành|thị|phường|xã|huyện|quận
        |đơn\ vị|cơ\ quan|địa\ phương|thành\ phố|công\ chức|viên\ chức|cấp)\b)
      | \s(?:đã|được|đang|có|là|đạt|tăng|giảm|thực\ hiện|chiếm|với|trong\ đó|cho|để|từ|tại|theo|cùng
        |ở|đảm\ bảo|sử\ dụng|quan\ tâm|học|xếp|loại|bố\ trí|mở|ứng\ dụng|tham\ gia|hoàn\ thành
        |triển\ khai)\b|\s\d|$""",
    re.VERBOSE,
)
_GAIN_VERB = re.compile(
    r"\s(?:đạt|được|là|chiếm|với|bằng|ước|ước đạt|khoảng|gần|hơn|trên|dưới|ước tính|ở"
    r" mức|còn)\s*\Z",
    re.IGNORECASE,
)
_COUNTING_NOUN = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|mức|tổng số|số lượng|bình quân)\b", re.IGNORECASE
)
_TRAILING_VERB = re.compile(
    r"(?:\s|^)(?:đạt|được|là|chiếm|với|có|bằng|ước|ước"
    r" đạt|đã|khoảng|gần|hơn|trên|dưới|này|chỉ|còn|ước tính|ít nhất|tối thiểu|và|gồm|bao"
    r" gồm|cả|toàn|ở mức|:|–|-|\()\s*$",
    re.IGNORECASE,
)
_LEADING_WORD = re.compile(
    r"^(?:và|trong đó|đến nay|hiện nay|hiện|còn|riêng|theo đó|cụ thể|ngoài ra|đồng thời|tuy"
    r" nhiên|,|:|–|-|\s)+(?=\s|\b)\s*",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[;:(…]\s?|\.\s|,\s(?=(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|trong đó|riêng|còn|năm|đến nay|dịch"
    r" vụ)\b)"
)
_COMPARATORS = {"at_least": ">=", "more_than": ">", "less_than": "<", "about": "~", "at_most": "<="}
_SCALE_WORDS = re.compile(r"thang điểm|tổng điểm tối đa|điểm tối đa|chấm trên thang|tối đa")
_SCALE_RANGE = re.compile(r"thang(?: điểm| đo)? (?:từ )?(?:0 ?(?:đến|tới|-|–) ?)?\Z")
_SAME_THING = re.compile(
    r"[,(–-]?\s*(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt được)(?:\s(?:với\s)?(?:tỷ|tỉ) lệ)?\s*\Z"
)


def read_claims(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> list[Statement]:
    """Return a claim for every value of the sentence that no other statement took, changes joined
    to the value they change.
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
                mark.kind == "count_word" or (mark.kind == "rank" and not mark.span.text.isdigit())
            ):
                current = _new_claim(text, sentence, marks, position, floor, context, current)
                claims.append(current)
                if left is not None:
                    _take(current, "previous_value", left)
                    left = None
            state = ""
        if mark.kind in _VALUES and not _is_label(text, marks, position):
            floor = mark.end
    for claim in claims if sentence.is_heading else []:
        claim.attributes["heading"] = "yes"
    _share_measures(claims)
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
        "unit": _unit_of(_noun_behind(text, sentence, mark)),
        "measure": _phrase_behind(text, sentence, mark),
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
    r" thứ|khóa|đợt|quý|vòng|nghị quyết(?: số)?|quyết định số|nghị định(?: số)?|thông tư(?: số)?|kế"
    r" hoạch số|phiên bản|version|số hiệu|ipv)"
    r"\s{1,2}(?:\d{1,3}(?:\s?[,và-]{1,2}\s?)){0,4}\Z",
    re.IGNORECASE,
)
_LIST_NUMERAL = re.compile(r"(?:\A|\n)[\s|#]*\Z")
# "547 dịch vụ công mức độ 3": the words behind "mức" were cut, for the figure there is a name of
# its own.
_OPEN_LABEL = re.compile(
    r"\s(?:mức|mức độ|cấp độ|cấp|đợt|quý|lần|giai đoạn|hạng|loại)\Z", re.IGNORECASE
)
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
    if re.search(r"(?:[^\W\d_][-–]?|_)\Z", before) or re.match(r"[^\W\d]", after):
        return True
    if _LIST_NUMERAL.search(before) and re.match(r"(?:\.\d+)?[.)]\s", after):
        return True
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
        current.fields["measure"] = _phrase_before(text, sentence.start, mark)
        claims.append(current)
    _take(current, "change", mark)
    current.attributes["change_sign"] = "+" if state == "rise" else "-"
    current.fields["change_unit"] = mark.unit or _noun_behind(text, sentence, mark)
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
    behind = _noun_behind(text, sentence, mark)
    claim.fields["unit"] = mark.unit or _unit_of(behind)
    before, previous = _phrase_before(text, floor, mark), marks[position - 1] if position else None
    if mark.unit is not None and behind.text:
        claim.fields["subject"] = behind
    shared = _measure_of_same_thing(text, mark, current)
    leads = len(before.text.split()) >= 2 and (
        _GAIN_VERB.search(text[floor : mark.start]) or _COUNTING_NOUN.match(before.text)
    )
    after = _phrase_behind(text, sentence, mark)
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
    claim.pattern = _pattern_of(text, sentence, mark, marks, position, claim)
    grade = _grade_with_threshold(text, sentence, mark)
    if grade is not None:
        claim.pattern, claim.fields["measure"] = "threshold", grade
        if "comparator" not in claim.attributes:
            claim.attributes["comparator"] = _bound_of(
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


def _bound_of(before: str, after: str) -> str:
    """ "từ 85 trở lên" and "từ 70 đến" are lower bounds, "25% trở xuống" and "đến 75%" upper
    ones.
    """
    if re.match(r"\s*(?:điểm\s*)?trở xuống", after) or re.search(r"(?:đến|tới)\s*\Z", before):
        return "<="
    return ">="


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
            and measure is not None
            and len(measure.text) <= len(subject.text)
            and "subject" in following.fields
        ):
            claim.fields["measure"] = following.fields["measure"]


def _unit_of(noun: Span) -> Span:
    """The counted thing without what belongs to it: "người", "triệu công dân", "tỷ đồng/tháng"."""
    match = re.match(r"(?:(?!(?:trên|của|trong|cho|thuộc|về|tại)\b)\S+(?:\s|$)){1,5}", noun.text)
    unit = _OPEN_LABEL.sub("", match[0].strip() if match else noun.text)
    return Span(unit, noun.start, noun.start + len(unit))


def _pattern_of(
    text: str, sentence: Sentence, mark: Mark, marks: list[Mark], position: int, claim: Statement
) -> str:
    before = text[max(sentence.start, mark.start - 40) : mark.start].lower()
    if mark.kind == "rank":
        return (
            "streak"
            if any(other.kind == "streak" for other in marks[position : position + 2])
            else "ordinal"
        )
    if any(other.kind == "average" for other in marks[max(0, position - 3) : position]):
        return "average"
    if _SCALE_RANGE.search(before):
        return "scale" if mark.span.text != "0" else "scale_from"
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
    match = re.search(
        r"[;.](?!\d)|,\s(?=\d)|\s\(|,\s(?:tăng|giảm|đạt|đạt tỷ lệ|số|tổng|tỷ lệ|tỉ lệ|trong đó|góp"
        r" phần)\s|\s(?:là|đạt)\s(?=\d)",
        text[first : sentence.end],
    )
    last = first + match.start() if match else sentence.end
    phrase = text[first:last][:160].rstrip(" ,.…")
    return Span(phrase, first, first + len(phrase))


def _phrase_before(text: str, floor: int, mark: Mark) -> Span:
    """The words that lead to a figure, from the last stop or figure, without the verb right before
    it.
    """
    first = floor + max(
        (match.end() for match in _CLAUSE_START.finditer(text[floor : mark.start])), default=0
    )
    if mark.start - first > 200:
        first = text.find(" ", mark.start - 200) + 1
    lead = _LEADING_WORD.match(text[first : mark.start])
    first += lead.end() if lead else 0
    first += len(text[first : mark.start]) - len(text[first : mark.start].lstrip(" ,%)"))
    phrase = text[first : mark.start].rstrip()
    while match := _TRAILING_VERB.search(phrase):
        phrase = phrase[: match.start()].rstrip(" ,")
    return Span(phrase, first, first + len(phrase))


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
