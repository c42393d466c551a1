"""What a figure measures: the words that lead to it or follow it, the figure before it, else the
heading or the index that the sentence speaks of.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_values import is_place
from rankings.parse.prose.claim_words import (
    is_size_of,
    noun_behind,
    phrase_before,
    phrase_behind,
    unit_of,
)
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.number_names import SCALE
from rankings.parse.prose.quantities import STREAK
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words, find_words, first_level

_GAIN_VERB = re.compile(
    r"\s(?:đạt|được|là|chiếm|với|bằng|ước|ước đạt|khoảng|gần|hơn|trên|dưới|ước tính|ở"
    r" mức|còn)\s*\Z",
    re.IGNORECASE,
)
_COUNTING_NOUN = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|mức|tổng số|số lượng|bình quân)\b", re.IGNORECASE
)
_LONGEST_LEAD = 12  # words before a count that say more than its noun: "tiếp nhận 420 hồ sơ"
_LEADS_NOWHERE = re.compile(
    r"(?<!\w)(?:của|dựa|trên|ở|trong|tại|gồm|có|thành|với|thuộc|về|đối|cuối|cho|từ|so)\Z"
)


def choose_measure(
    text: str, sentence: Sentence, mark: Mark, floor: int, bounds: str, current: Statement | None
) -> Span:
    """The words that tell what a value measures or counts: those before it where they lead to it,
    else those behind.
    """
    if bounds in ("<", "<=") and current is not None and "value" in current.fields:
        return current.fields["measure"]
    before = phrase_before(text, sentence.start if bounds or is_place(text, mark) else floor, mark)
    after = phrase_behind(text, sentence, mark)
    words = 0 if before.text.endswith(",") else len(before.text.split())
    leads = words >= 2 and (
        bool(bounds)
        or _GAIN_VERB.search(text[floor : mark.start])
        or _COUNTING_NOUN.match(before.text)
    )
    if is_size_of(text, mark):
        return after
    counts = mark.unit is None and mark.kind == "number" and mark.of is None
    says_more = counts and words <= _LONGEST_LEAD and not _LEADS_NOWHERE.search(before.text)
    says_more = says_more and after.text == unit_of(noun_behind(text, sentence, mark)).text
    is_short = len(after.text.split()) < (3 if says_more or not counts else 1) and words >= 2
    placed = mark.kind == "rank" and words > 2 and not STREAK.match(text, mark.end)
    if leads or placed or is_short or (words and is_place(text, mark)):
        return before
    return after if after.text.strip(" )") else phrase_before(text, sentence.start, mark)


_SAME_THING = re.compile(
    r"[,(–-]?\s*(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt được)(?:\s(?:với\s)?(?:tỷ|tỉ) lệ)?\s*\Z"
    r"|\A\s?(?:/\s?[\d.,]+\s?)?(?:điểm)?\s?\(\s?\Z"  # "17,86/18 điểm (99,2%)"
)
_ANOTHER_THING = re.compile(
    r";|\.\s|(?:tỷ|tỉ) lệ \w+ \w+|,\s(?:còn\s)?(?:của\s)?(?:khối|nhóm|cấp)\s"
)
# "74,71 điểm (năm 2020: 71,78 điểm)", "85,16 điểm (tuần trước 84,43 điểm)"
_BEFORE_THAT = re.compile(
    r"(?:\s?%|\s?điểm)?\s?\((?:cùng kỳ|(?:(?:tuần|tháng|quý|kỳ|lần) trước|năm (?:trước|20\d\d)))"
    r"(?:\s(?:là|đạt))?\s?:?\s?",
    re.IGNORECASE,
)


def measure_of_same_thing(text: str, mark: Mark, current: Statement | None) -> Span | None:
    """ "513.922 hồ sơ, đạt tỷ lệ 55,73%", "74,71 điểm (năm 2020: 71,78": as the figure before."""
    if current is None or "value" not in current.fields:
        return None
    if is_of_time_before(text, mark, current):
        return current.fields["measure"]
    if mark.kind != "percent" or "share_of" in current.attributes:
        return None
    between = text[current.fields["value"].end : mark.start]
    return (
        current.fields["measure"]
        if _SAME_THING.search(between) and not _ANOTHER_THING.search(between)
        else None
    )


def is_of_time_before(text: str, mark: Mark, current: Statement) -> bool:
    """Return whether a figure in brackets is what the one before them was at another time."""
    return bool(_BEFORE_THAT.fullmatch(text, current.fields["value"].end, mark.start))


_MEAN_LINE = re.compile(
    r"(?:^|\n)(?P<line>[^\n]{0,80}(?:trung bình|bình quân)[^\n.:;]{0,120})\s*\Z"
)


def mean_line_above(text: str, sentence: Sentence, mark: Mark) -> Span | None:
    """The line that says which mean a figure alone on the next line is."""
    if text[sentence.start : sentence.end].strip() != mark.span.text:
        return None
    found = _MEAN_LINE.search(text, max(0, sentence.start - 240), sentence.start)
    return Span(found["line"], *found.span("line")) if found else None


def share_measures(claims: list[Statement]) -> None:
    """ "96,42% đơn vị cấp sở, 100% đơn vị cấp xã đã bố trí cán bộ": what the last figure says, the
    ones before it say too; "…, (của) khối huyện đạt 86 điểm" measures what the one before does.
    """
    for before, claim in pairwise(claims):
        owner = _LED_BY_OF.match(claim.fields["measure"].text)
        measured = before.fields["measure"]
        if owner is None or " của " not in measured.text or "subject" in claim.fields:
            continue
        claim.fields["subject"] = _part(claim.fields["measure"], *owner.span("owner"))
        claim.level = first_level(owner["owner"]) or claim.level
        claim.fields["measure"] = _part(measured, 0, measured.text.index(" của "))
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


_LED_BY_OF = re.compile(r"(?:của )?(?P<owner>(?:khối|nhóm|các|cấp)\s.{2,60})")
_LEAD = re.compile(
    r"(?:[^,;:]{0,160}?\scho (?:thấy|biết),\s|so với (?:cùng kỳ )?năm (?:trước|20\d\d),\s"
    r"|theo (?!dõi|thang)[^,;:\d]{2,60},\s"
    r"|(?:trong )?năm 20\d\d,\s|trong đó,?\s|cụ thể,?\s|(?:trở lên|trở xuống)\s?,\s"
    r"|nhưng\s|và\s|lên\s|xuống\s)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*(?<!\w)(?:(?:nhưng|cũng|đều|vẫn|tiếp tục|đã)\s)?"
    r"(?:tăng|giảm|từ|đạt|xếp hạng|(?:xếp|đứng)(?: thứ)?)(?:\s(?:thêm|mạnh|từ|nhẹ))?[\s,]*\Z",
    re.IGNORECASE,
)


_SCALE_WORDS = re.compile(
    r"thang(?: điểm| đo)?(?: tối đa)?|(?:tổng |số )*điểm[^,;:.\d]{0,40}tối đa|tối đa", re.IGNORECASE
)


def name_scale(text: str, floor: int, mark: Mark) -> Span:
    """The words that call a number the end of a scale: "thang điểm", "điểm thẩm định tối đa"."""
    named = list(_SCALE_WORDS.finditer(text, floor, mark.start))
    return Span(named[-1][0], *named[-1].span()) if named else phrase_before(text, floor, mark)


def trim_measures(claims: list[Statement]) -> None:
    """Take off what only leads to a measure, and the verb that leads on to its figure."""
    for claim in claims:
        measure = claim.fields["measure"]
        figure = claim.figure
        leads_on = measure.end <= figure.start and claim.pattern != SCALE
        lead = _LEAD.match(measure.text)
        tail = _TAIL.search(measure.text) if leads_on else None
        start = lead.end() if lead else 0
        end = tail.start() if tail else len(measure.text)
        if start < end:
            claim.fields["measure"] = _part(measure, start, end)


_OF_RESULTS = ("ordinal", "points", "percentage", "fraction", "change")
_LONGEST_HEAD = 12  # words
_FAR = 1500  # letters before the paragraph in which an index may be named
# What a measure holds that names nothing: words of places, of time and of gaining
_NAMES_NOTHING = re.compile(
    r"(?<!\w)(?:(?:năm|hạng|thứ|bậc|top) \d+|năm nay|đứng|xếp|thứ hạng|thứ|hạng|vị trí|đạt được|đạt"
    r"|được|là|cao nhất|thấp nhất|dẫn đầu|đầu bảng|cuối bảng|đầu|cuối|nhất|nhì|với|điểm|số"
    r"|tổng|kết quả|chỉ số|giá trị|tỉnh thành|tỉnh|thành phố|thành|cả nước|toàn quốc|của|trong"
    r"|có|cũng|nhưng|tiếp theo|tiếp đến|sau|trở lên|và|đơn vị|địa phương|này|tỷ lệ|so|xuống|lên)"
    r"(?!\w)|[\W\d]"
)


def name_measures(
    text: str, sentence: Sentence, claims: list[Statement], marks: list[Mark], context: Context
) -> None:
    """Let a figure that no words measure but its unit, year and place be of what its heading names,
    else of the index told of.
    """
    units = [mark for mark in marks if mark.kind == "unit"]
    heading = sentence.heading
    for claim in claims:
        measure, figure = claim.fields["measure"], claim.fields.get("value")
        if claim.pattern not in _OF_RESULTS or "of_pillar" in claim.attributes or not figure:
            continue
        if not _says_nothing(measure, units):
            continue
        if part := compile_words(_PART_BEHIND).match(text, figure.end, sentence.end):
            claim.fields["measure"] = Span(part["name"], *part.span("name"))
        elif (
            heading is not None
            and (_is_head_of(heading, figure) or _opens_item(text, sentence, units))
            and not _OPENS.search(heading.text)
        ):
            claim.fields["measure"] = heading
            claim.attributes |= {} if first_level(heading.text) else {"of_pillar": "yes"}
        elif topic := _TOPIC.match(text, sentence.start, figure.start):
            claim.fields["measure"] = Span(topic["topic"], *topic.span("topic"))
        elif index := _index_before(text, sentence, figure, marks, context):
            claim.fields["measure"] = index


# "xếp hạng 1 ở chỉ số “hạ tầng kỹ thuật” với 0,79 điểm", "đứng thứ 3 về tính minh bạch"
_PART_BEHIND = (
    r"(?i)(?:\s?/\s?\d{1,3})?(?:\s(?:cả nước|toàn quốc))?"
    r"\s(?:về|(?:ở|tại|về)\s(?:@criterion_word|@part_word|chỉ số))\s"
    r"[“\"]?(?P<name>[^\W\d][^,;.()“”\"\d\n]{3,80}?)(?=[,;.(”\"]|\s(?:với|đạt|là|và)\s|\s?\Z)"
)
# "Các vị trí tiếp theo lần lượt là": heads a list and names nothing
_OPENS = re.compile(r"(?:lần lượt|như sau|cụ thể|gồm|là)\s?\Z", re.IGNORECASE)
_ENDS_OF_LIST = re.compile(r"(?:cao|thấp) nhất", re.IGNORECASE)


# "Đối với mức độ hài lòng của người dân, năm 2023 tỉnh đạt 80,1%"
_TOPIC = re.compile(
    r"(?:Đối với|Riêng về|Về) (?P<topic>(?!năm|tỉnh|khối|nhóm|các|cấp|mục tiêu)"
    r"[^\W\d][^,;:.\d]{5,120}),\s"
)


def _says_nothing(measure: Span, units: list[Mark]) -> bool:
    words = measure.text
    for unit in units:
        if measure.start <= unit.start and unit.end <= measure.end:
            words = words.replace(unit.span.text, "")
    if words == measure.text and _ENDS_OF_LIST.search(words):
        return False  # "điểm cao nhất là 48,06 điểm": of whomever it is
    return not _NAMES_NOTHING.sub("", fold_letters(words)).strip()


def _is_head_of(heading: Span, figure: Span) -> bool:
    """A short heading that does not hold the figure itself names what it measures."""
    return len(heading.text.split()) <= _LONGEST_HEAD and figure.start >= heading.end


_ITEM = re.compile(r"\n\s*[-–+*•]\s?\Z")
_LONGEST_ITEM = 40  # words


def _opens_item(text: str, sentence: Sentence, units: list[Mark]) -> bool:
    """ "+ Mức độ hài lòng đối với việc chính quyền cung cấp thông tin, giải thích chính sách: đạt
    80%": what an item of a list opens with names its figures, however long it is.
    """
    heading = sentence.heading
    return (
        heading.start == sentence.start
        and len(heading.text.split()) <= _LONGEST_ITEM
        and bool(_ITEM.search(text, max(0, sentence.start - 8), sentence.start))
        and not any(heading.start <= unit.start < heading.end for unit in units)
    )


def _index_before(
    text: str, sentence: Sentence, figure: Span, marks: list[Mark], context: Context
) -> Span | None:
    """The index named last before a figure, in its sentence or else in its paragraph; else the one
    that alone the paragraphs before it name.
    """
    if context.lists_parts and context.criterion is not None:
        return context.criterion  # "1. Công khai, minh bạch đạt 5,08 điểm; năm 2018 là 4,80 điểm"
    named = [mark for mark in marks if mark.kind == "index_name" and mark.end <= figure.start]
    known = named[-1:] or [context.index or context.section_index or context.page_index]
    if known[0] is not None:
        return known[0].span
    start = text.rfind("\n", 0, sentence.start) + 1
    for first in (start, max(0, start - _FAR)):
        words = list(find_words(text[first : figure.start], "framework_word"))
        if words and (first == start or len({word.value for word in words}) == 1):
            last = words[-1]
            return Span(
                text[first + last.start : first + last.end], first + last.start, first + last.end
            )
    return None


def head_claims(sentence: Sentence, claims: list[Statement]) -> None:
    """Let a short heading name whose the figures are that say nothing of it."""
    heading = sentence.heading
    for claim in claims if heading else []:
        figure = claim.figure
        measure = claim.fields["measure"]
        is_told = len(measure.text.strip(" ,;)").split()) > 1 and "unit" in claim.fields
        is_told = is_told or "bound" in claim.attributes
        if not is_told and measure != heading and _is_head_of(heading, figure):
            claim.fields.setdefault("subject", heading)


def _part(span: Span, start: int, end: int) -> Span:
    words = span.text[start:end].strip()
    first = span.start + span.text.index(words, start)
    return Span(words, first, first + len(words))
